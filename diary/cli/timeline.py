"""`diary timeline`: the day grid as text, in blocks of whole weeks that fit the terminal."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

import click

from diary.cli.context import Context
from diary.cli.say import folded, say, show, show_json, table, width
from diary.core.errors import RecordError
from diary.core.grid import Cell, Row, rows, span
from diary.core.months import moved_days
from diary.wording import area_label, reports, symptom_label
from diary.wording import commands as words
from diary.wording.days import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from diary.core.summary import Summary

_LABEL, _CELL, _WEEK = 9, 4, 7
#: As many days as are shown where nobody asks for others.
_USUAL = 84


@click.command(help=words.TIMELINE, epilog=words.DAYS)
@click.option("--from", "first", metavar="DAY", help=words.FROM)
@click.option("--to", "--as-of", "as_of", metavar="DAY", help=words.AS_OF)
@click.option("--plain", is_flag=True, help=words.TIMELINE_PLAIN)
@click.option("--json", "as_json", is_flag=True, help=words.JSON)
@click.pass_obj
def timeline(
    context: Context, first: str | None, as_of: str | None, plain: bool, as_json: bool
) -> None:
    since = None if first is None else context.day(first)
    until = context.now.today if as_of is None else context.day(as_of)
    if since is not None and since > until:
        raise RecordError("from-after-to", words.day(since))
    summary = context.journal.summary(until)
    context.echo()
    whole = span(summary)
    if whole is None:
        if as_json:
            show_json({"as_of": summary.as_of.isoformat(), "rows": []})
        else:
            say(reports.NO_SESSION)
        return
    begin = max(whole[0], since or moved_days(summary.as_of, 1 - _USUAL))
    if since is None and begin > whole[0]:
        say(words.SHORTER_TIMELINE)
    days = [begin + timedelta(n) for n in range((summary.as_of - begin).days + 1)]
    if as_json:
        from diary.sharing.plain import timeline_plain

        show_json(timeline_plain(summary, days))
    elif plain:
        for line in _sentences(summary, days):
            show(line)
    else:
        show(*_grid(summary, days))
        show(*table(reports.LEGEND), *folded(reports.LEGEND_SCALES))


def _grid(summary: "Summary", days: Sequence[date]) -> Iterator[str]:
    """The blocks, the latest last; each ends on a whole week's last day, or on the as-of date."""
    weeks = max(1, (width() - _LABEL) // (_CELL * _WEEK))
    size = weeks * _WEEK
    every = rows(summary)
    for start in range(-(-len(days) % size) and len(days) % size - size, len(days), size):
        block = days[max(start, 0) : start + size]
        cells = [(row, [row.cell(day) for day in block]) for row in every]
        said = [(row, of_row) for row, of_row in cells if any(map(_says, of_row))]
        if not said:
            continue
        yield from _heading(block)
        area = None
        for row, of_row in said:
            if row.area is not area:
                area = row.area
                yield area_label(area)
                sessions = "".join(_session(cell) for cell in of_row).rstrip()
                if sessions:
                    yield " " * _LABEL + sessions
            yield f" {symptom_label(row.symptom)}".ljust(_LABEL) + "".join(map(_cell, of_row))
        yield ""


def _says(cell: Cell) -> bool:
    return cell.severity is not None or cell.is_missing or cell.session is not None


def _heading(block: Sequence[date]) -> Iterator[str]:
    months = [MONTHS[day.month - 1] if day.day == 1 or day == block[0] else "" for day in block]
    yield " " * _LABEL + "".join(f"{month:<{_CELL}}" for month in months).rstrip()
    yield " " * _LABEL + "".join(f"{WEEKDAYS[day.weekday()]:<{_CELL}}" for day in block).rstrip()
    yield " " * _LABEL + "".join(f"{day.day:>2}  " for day in block).rstrip()


def _session(cell: Cell) -> str:
    return " " * _CELL if cell.session is None else f"▼{cell.session}".ljust(_CELL)


def _cell(cell: Cell) -> str:
    """The severity, then how it stands to the window, then how it was entered."""
    value = "·" if cell.is_missing else "" if cell.severity is None else str(cell.severity)
    mark = "░" if cell.is_expected else " "
    if cell.is_past:
        mark = "△" if cell.is_possible else "▲"
    entered = {(True, False): "L", (False, True): "C", (True, True): "*"}
    return f"{value:>2}{mark}{entered.get((cell.is_late, cell.is_edited), ' ')}"


def _sentences(summary: "Summary", days: Sequence[date]) -> Iterator[str]:
    """One line a day that has something to say, the oldest first."""
    by_area: dict[object, list[Row]] = {}
    for row in rows(summary):
        by_area.setdefault(row.area, []).append(row)
    for day in days:
        parts: list[str] = []
        numbers = [session.number for session in summary.sessions if session.day == day]
        if numbers:
            parts.append(reports.session_on(numbers))
        for pair in by_area.values():
            cells = [row.cell(day) for row in pair]
            said = [
                reports.cell_words(row, cell, summary.plan.window_days(row.symptom))
                for row, cell in zip(pair, cells, strict=True)
            ]
            if any(said):
                parts.append(reports.area_day(pair[0], [one for one in said if one]))
            elif any(cell.is_missing for cell in cells):
                parts.append(reports.not_logged(pair[0]))
        if parts:
            yield f"{words.day(day)}. {' '.join(parts)}"
