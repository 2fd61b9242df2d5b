"""The words of the calendar, and of a day that is opened from it."""

from collections.abc import Container, Iterable
from datetime import date
from typing import TYPE_CHECKING

from diary.core.courses import SessionRef
from diary.core.months import Days, DayState, Mark
from diary.core.records import CheckIn, SessionKind, TreatmentSession
from diary.core.scales import Symptom
from diary.core.summary import Summary
from diary.wording.body import area_words, severity_phrase
from diary.wording.days import WEEKDAYS, after_session, day_words, month_words
from diary.wording.letters import capital

if TYPE_CHECKING:
    from diary.core.answers import PlannedSession

OPEN_KEY = "Open"
EARLIER = "Earlier"
LATER = "Later"
SESSION_BEFORE = "Session before"
SESSION_AFTER = "Session after"
FIRST_DAY = "First day"
DAY_BEFORE = "Day before"
DAY_AFTER = "Day after"

# What each key does.

TIP_DAY_BEFORE = "Go to the day before"
TIP_DAY_AFTER = "Go to the day after"
TIP_WEEK_BEFORE = "Go a week back"
TIP_WEEK_AFTER = "Go a week on"
TIP_MONTH_BEFORE = "Go a month back"
TIP_MONTH_AFTER = "Go a month on"
TIP_FIRST = "Go to the first day of your diary"
TIP_TODAY = "Go to today"
TIP_SESSION_BEFORE = "Go to the session before"
TIP_SESSION_AFTER = "Go to the session after"
TIP_OPEN = "Open this day to read it, fill it in or correct it"

#: What stands beside a day, and what it means.
MARKS = {
    Mark.LOGGED: ("●", "logged"),
    Mark.LATE: ("L", "logged late"),
    Mark.MISSED: ("·", "missed"),
    Mark.SESSION: ("▼", "session"),
    Mark.PLANNED: ("◇", "planned"),
    Mark.TEST: ("▽", "test injections"),
    Mark.FLAGGED: ("▲", "to tell your clinic"),
}
TODAY_MARKS = ("[", "]")
_APART = "  "

_NOTHING_LOGGED = "nothing logged"
_AHEAD = "still to come"


def not_open_yet(day: date, today: date) -> str:
    """Said where a day that has not come is to be opened."""
    return f"{day_words(day, today)} is still to come. You can open it once it is here."


def month_name(first: date) -> str:
    return month_words(first)


def weekday(number: int, room: int) -> str:
    """`Mon`, or as much of it as there is room for."""
    return WEEKDAYS[number][:room]


def day_heading(day: date, today: date, session: SessionRef | None) -> str:
    """`Thu 19 Nov · 3 days after session 2`."""
    words = day_words(day, today)
    return f"{words} · {_after(day, session)}" if session else words


def about(days: Days, day: date) -> list[str]:
    """What a day was, a line each, beside what can be changed of it."""
    records = days.summary.records
    marks = days.state(day).marks
    lines = [_visit_line(number, session) for number, session in days.visits(day)]
    lines += [_planned_line(one.value) for one in days.planned(day)]
    if Mark.MISSED in marks:
        lines.append(f"{MARKS[Mark.MISSED][0]} This day was missed. You can still fill it in.")
    if Mark.FLAGGED in marks:
        lines.append(f"{MARKS[Mark.FLAGGED][0]} This is one of the days to tell your clinic about.")
    for entry in records.by_day.get(day, ()):
        lines += [f"{capital(part)}" for part in _beside(entry.value)]
    for told in records.told:
        if told.value.day == day:
            note = f" Note: {told.value.note}" if told.value.note else ""
            lines.append(f"You told your clinic.{note}")
    return lines


def _visit_line(number: int | None, session: TreatmentSession) -> str:
    what = _visit(number, session)
    mark = Mark.TEST if session.kind is SessionKind.TEST else Mark.SESSION
    note = f" Note: {session.note}" if session.note else ""
    return f"{MARKS[mark][0]} {capital(what)}.{note}"


def _planned_line(planned: "PlannedSession") -> str:
    what = _planned(planned)
    note = f" Note: {planned.note}" if planned.note else ""
    return f"{MARKS[Mark.PLANNED][0]} {capital(what)}.{note}"


def _planned(planned: "PlannedSession") -> str:
    """`planned session at 14:30: left thigh (front)`."""
    what = "planned session" + (f" at {planned.at:%H:%M}" if planned.at else "")
    return what + (f": {', '.join(map(area_words, planned.areas))}" if planned.areas else "")


def legend(states: Iterable[DayState], width: int) -> list[str]:
    """What the symbols among these days mean, in lines, and nothing about the others."""
    shown = list(states)
    used = {mark for state in shown for mark in state.marks}
    parts = [f"{symbol} {words}" for mark, (symbol, words) in MARKS.items() if mark in used]
    today = [f"{state.day.day}".join(TODAY_MARKS) for state in shown if state.is_today]
    lines = [""]
    for part in [*parts, *(f"{one} today" for one in today)]:
        longer = f"{lines[-1]}{_APART if lines[-1] else ''}{part}"
        if lines[-1] and len(longer) > width:
            lines.append(part)
        else:
            lines[-1] = longer
    return lines


def told(days: Days, day: date) -> str:
    """What a day says: what it was first, then what was reported, then in whose words."""
    summary, state = days.summary, days.state(day)
    entries = summary.records.by_day.get(day, ())
    areas = _areas(summary, day)
    parts = [day_words(day, summary.as_of), *_where(days, day, areas), *_how(state)]
    parts += [f"{area}: {', '.join(said)}" for area, said in areas.items()]
    for entry in entries:
        parts += _beside(entry.value)
    notes = [one.note for _, one in days.visits(day)] + [one.value.note for one in entries]
    notes += [one.value.note for one in days.planned(day)]
    parts += [f"note: {note}" for note in notes if note]
    return " · ".join(parts)


def _where(days: Days, day: date, said: Container[str]) -> list[str]:
    """Which session it was the day of, else how long after one."""
    visits = [_visit(number, session, said) for number, session in days.visits(day)]
    visits += [_planned(one.value) for one in days.planned(day)]
    if visits:
        return visits
    latest = days.latest_session(day)
    return [_after(day, latest)] if latest else []


def _after(day: date, session: SessionRef) -> str:
    return after_session((day - session.day).days, f"session {session.number}")


def _visit(number: int | None, session: TreatmentSession, said: Container[str] = ()) -> str:
    """`session 2 at 14:30: left thigh (front)`, without areas that are all `said` anyway."""
    what = "test injections" if session.kind is SessionKind.TEST else "session"
    what += f" {number}" if number else ""
    what += f" at {session.at:%H:%M}" if session.at else ""
    areas = [area_words(area) for area in session.areas]
    return what if all(one in said for one in areas) else f"{what}: {', '.join(areas)}"


def _how(state: DayState) -> list[str]:
    said = [MARKS[mark][1] for mark in state.marks if mark in (Mark.FLAGGED, Mark.LATE)]
    if Mark.MISSED in state.marks:
        return [*said, MARKS[Mark.MISSED][1]]
    if Mark.LOGGED not in state.marks and Mark.LATE not in state.marks:
        return [*said, _AHEAD if state.is_ahead else _NOTHING_LOGGED]
    return said


def _areas(summary: Summary, day: date) -> dict[str, list[str]]:
    """What was said of each area, as `bruise coin` and `sore 3 (mild)`."""
    areas: dict[str, list[str]] = {}
    for one in summary.ratings_on(day):
        areas.setdefault(area_words(one.area), []).append(_said(one.symptom, one.severity))
    return areas


def _said(symptom: Symptom, severity: int) -> str:
    return severity_phrase(symptom, severity).replace(": ", " ")


def _beside(check_in: CheckIn) -> list[str]:
    parts = []
    if check_in.signs:
        parts.append(f"warning signs: {_listed(check_in.signs)}")
    if check_in.remedies:
        parts.append(f"used: {', '.join(check_in.remedies)}")
    return parts


def _listed(signs: Iterable[str]) -> str:
    return ", ".join(one.replace("-", " ") for one in sorted(signs))
