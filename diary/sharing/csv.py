"""The diary as a table: CSV in long form, one row a rating (RFC 4180, UTF-8)."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from io import StringIO

from diary.core.areas import AREAS, Area
from diary.core.courses import SessionRef
from diary.core.entries import Entry
from diary.core.records import CheckIn, Record, Revision
from diary.core.scales import SYMPTOMS, severity_word
from diary.core.shared import Shared
from diary.core.summary import Summary
from diary.journal import Journal

HEADER = (
    *("day", "day_number", "session_day", "area", "symptom", "severity", "severity_words"),
    *("leftover", "recorded_at", "late", "note", "check_in", "edited"),
)

#: Put before the table in a file. Excel takes a file for UTF-8 only with this mark, and pandas
#: skips it. On stdout there is none: what reads a pipe expects the header to begin with `day`.
MARK = b"\xef\xbb\xbf"

# What a spreadsheet takes for a formula: these at the start, also after spaces, in their full-width
# forms, and after apostrophes of the patient's own, so that one apostrophe is always ours.
_FORMULA = re.compile(r"'*\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_PLACES = {area: place for place, area in enumerate(AREAS)}

Row = tuple[tuple[object, ...], tuple[str, ...]]


def exported(shared: Shared) -> bytes:
    """One row a rating, by day, area and symptom; a check-in without ratings has one of its own.

    Sessions after the last day don't exist in it.
    """
    rows = [row for entry in shared.records.check_ins for row in _rows(entry, shared)]
    rows.sort(key=lambda row: row[0])
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADER)
    for _, cells in rows:
        writer.writerow([harmless(cell) for cell in cells])
    return text.getvalue().encode("utf-8", "replace")


def template(journal: Journal, today: date) -> bytes:
    """The table to fill in by hand: what was followed on each day missed since the last session.

    Where none was, what is followed today. Day, area and symptom are there, all else is empty.
    """
    summary = journal.summary(today)
    since = summary.last_session.day if summary.last_session else today
    days = [day for day in summary.missed_days if day >= since] or [today]
    rest = [""] * (len(HEADER) - 5)
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADER)
    for day in days:
        for area in summary.followed_on(day):
            for symptom in SYMPTOMS:
                writer.writerow((day.isoformat(), "", "", area.name, symptom.name, *rest))
    return text.getvalue().encode()


def harmless(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _rows(entry: Entry[CheckIn], shared: Shared) -> Iterator[Row]:
    check_in = entry.value
    answers = {one.area: one for one in check_in.leftovers}
    for rating in check_in.ratings:
        answer = answers.get(rating.area)
        yield _row(
            entry,
            shared.entered(entry, rating.is_in),
            rating.area,
            SYMPTOMS.index(rating.symptom),
            shared,
            rating.symptom.name,
            str(rating.severity),
            severity_word(rating.symptom, rating.severity),
            answer.answer.value if answer else "",
        )
    rated = {one.area for one in check_in.ratings}
    alone = [one for one in check_in.leftovers if one.area not in rated]
    for answer in alone:
        entered = shared.entered(entry, answer.is_in)
        yield _row(entry, entered, answer.area, -1, shared, "", "", "", answer.answer.value)
    if not rated and not alone:
        entered = shared.entered(entry, lambda record: record == check_in)
        yield _row(entry, entered, None, -1, shared, "", "", "", "")


def _row(
    entry: Entry[CheckIn],
    entered: Revision,
    area: Area | None,
    place: int,
    shared: Shared,
    *said: str,
) -> Row:
    day = entry.value.day
    session = _current(shared.summary, area, day) if area else None
    order = (
        day,
        _PLACES[area] if area else -1,
        place,
        shared.first_entered(entry).recorded_at,
        entry.id,
    )
    return order, (
        day.isoformat(),
        str((day - session.day).days) if session else "",
        session.day.isoformat() if session else "",
        area.name if area else "",
        *said,
        _moment(entered),
        _truth(entered.is_late_for(day)),
        entry.value.note,
        entry.id,
        _truth(_is_edited(shared, entry, area, said[0])),
    )


def _truth(value: bool) -> str:
    """As pandas and DuckDB take it for what it is; a yes they would take for a text."""
    return "true" if value else "false"


def _is_edited(shared: Shared, entry: Entry[CheckIn], area: Area | None, symptom: str) -> bool:
    """Whether anything that its row shows was corrected."""
    if area is None:
        return shared.is_edited(entry)

    def shown(record: Record) -> object:
        if not isinstance(record, CheckIn):
            return None
        rated = [one for one in record.ratings if one.area is area and one.symptom.name == symptom]
        return rated, [one for one in record.leftovers if one.area is area], record.note

    return shared.is_edited(entry, lambda record: shown(record) == shown(entry.value))


def _current(summary: Summary, area: Area, day: date) -> SessionRef | None:
    """The session a report belongs to: the latest on the area, unless it is too long ago."""
    of_area = summary.areas.get(area)
    before = [one for one in of_area.sessions if one.day <= day] if of_area else []
    if before and (day - before[-1].day).days <= summary.plan.follow_up_days:
        return before[-1]
    return None


def _moment(revision: Revision) -> str:
    """The patient's wall clock with its offset, as in `2026-11-19T21:40:00+01:00`."""
    hours, minutes = divmod(abs(revision.offset), 60)
    sign = "-" if revision.offset < 0 else "+"
    return f"{revision.local_time.isoformat(timespec='seconds')}{sign}{hours:02}:{minutes:02}"
