"""What `diary status` says of the treatment: what is due, what to leave be, what is planned."""

from contextlib import suppress
from typing import TYPE_CHECKING

from diary.cli.say import folded, show
from diary.core.moment import Now
from diary.wording import treatment as words

if TYPE_CHECKING:
    from diary.core.preparing import Planned
    from diary.core.summary import Summary


def now_on(summary: "Summary", now: Now) -> Now:
    """The same time of day on the as-of date, for a status as it stood then."""
    with suppress(OverflowError):
        return now._replace(instant=now.instant + (summary.as_of - now.today))
    return now


def planned_by(summary: "Summary", now: Now) -> "Planned":
    """What is planned, of all that was planned by then."""
    from diary.core.preparing import planned_now

    planned = summary.records.planned
    known = [one for one in planned if one.history[0].recorded_at <= now.instant]
    return planned_now(known, now.today)


def print_around(summary: "Summary", now: Now) -> None:
    """A paragraph for each thing there is to say, each line on its own for a screen reader."""
    for lines in (_due(summary, now), _hours(summary, now), _tips(summary, now), _results(summary)):
        if lines:
            show(*(part for line in lines for part in folded(line, _indent(line))), "")
    _print_planned(summary, now)


def _indent(line: str) -> str:
    return " " * (len(line) - len(line.lstrip(" ")))


def _due(summary: "Summary", now: Now) -> list[str]:
    from diary.core.asking import due
    from diary.journal.zones import zone_named

    return [words.due(one, summary.plan, summary.as_of) for one in due(summary, now, zone_named)]


def _hours(summary: "Summary", now: Now) -> list[str]:
    """The waits that run, each with its end; those that are over in one line."""
    from diary.core.aftercare import on_the_wall
    from diary.core.hours import hours_now
    from diary.journal.zones import zone_named

    hours = hours_now(summary, now, zone_named)
    lines = []
    for one in hours.running:
        with suppress(OverflowError):
            until = on_the_wall(one.until, now, zone_named)
            lines.append(words.running(one.timer, until, one.left(now), now.today))
    lines += [words.untimed(one) for one in hours.untimed]
    if hours.untimed:
        lines.append(words.NO_TIME)
    if hours.over:
        lines.append(words.over(hours.over))
    return lines


def _tips(summary: "Summary", now: Now) -> list[str]:
    from diary.core.aftercare import tips_now
    from diary.journal.zones import zone_named

    found = tips_now(summary, now, zone_named)
    return [words.WHAT_HELPS, *map(words.tip, found)] if found else []


def _results(summary: "Summary") -> list[str]:
    from diary.core.results import without_change

    areas = without_change(summary)
    return [words.no_change(areas, summary.plan)] if areas else []


def _print_planned(summary: "Summary", now: Now) -> None:
    from diary.core.preparing import checklist, time_left
    from diary.journal.zones import zone_named

    planned = planned_by(summary, now)
    for entry in (planned.waits, planned.ahead):
        if entry is None:
            continue
        left = time_left(entry.value, now, zone_named)
        show(*folded(words.planned_countdown(entry.value, left, now.today)))
        for one in checklist(entry.value, summary.plan, now, zone_named):
            if one.is_due and not one.is_done:
                show(*folded(words.item(one), "  ", "    "))
        show("")
