"""Reminders as a calendar file (RFC 5545): each day, after a session's waits, for late checks and
test injections, and for the sessions that are planned.

All of them are at floating local times: 21:00 is 21:00 wherever the patient is, whatever the clocks
do. A file made later replaces what an earlier one put into a calendar.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID, uuid5

from diary import __version__
from diary.core.aftercare import late_checks, on_its_wall, waits
from diary.core.answers import PlannedSession
from diary.core.areas import AREAS
from diary.core.asking import is_checked
from diary.core.errors import RecordError
from diary.core.injections import asked_about, is_answered, over_since
from diary.core.plan import Advice
from diary.core.records import DAY_ENDS
from diary.core.reminding import remind_until
from diary.core.shared import Shared
from diary.journal.zones import zone_named
from diary.wording import calendar_file as words

_OURS = UUID("c9a9e7a4-6c0e-4a4c-9d53-0f6b1f0a6f5e")
_EPOCH = date(1970, 1, 1)
_MINUTES = timedelta(minutes=5)
#: Of a planned session without a time.
_MORNING = time(8)


class Event(NamedTuple):
    """One thing to be reminded of, and on how many days from its first one on."""

    key: str
    start: datetime
    title: str
    text: str
    days: int = 1
    #: So long before it the alarm rings.
    before: timedelta = timedelta()


def exported(shared: Shared) -> bytes:
    """The reminders that are still ahead on the last day. Raises `RecordError` where none is.

    The same diary gives the same bytes: the moment in it is when the diary was last written in.
    """
    from icalendar import Alarm, Calendar
    from icalendar import Event as Component

    found = [*_daily(shared), *_waits(shared), *_late_checks(shared)]
    found += [*_tests(shared), *_planned(shared)]
    if not found:
        raise RecordError("nothing-to-remind")  # a calendar without an event is none
    made = Calendar()
    made.add("prodid", f"-//diary//Symptom diary {__version__}//EN")
    made.add("version", "2.0")
    made.add("name", words.NAME)
    made.add("x-wr-calname", words.NAME)
    stamp = _last_written(shared)
    for one in found:
        event, alarm = Component(), Alarm()
        event.add("uid", str(uuid5(_OURS, one.key.encode("utf-8", "replace").decode())))
        event.add("dtstamp", stamp)
        # A calendar that has this event already takes the newer one only with a higher number.
        event.add("sequence", max(0, (shared.last - _EPOCH).days))
        event.add("dtstart", one.start)
        event.add("duration", _MINUTES)
        if one.days > 1:
            event.add("rrule", {"freq": "daily", "count": one.days})
        event.add("summary", one.title)
        event.add("description", one.text)
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", -one.before)
        alarm.add("description", one.title)
        event.add_component(alarm)
        made.add_component(event)
    written: bytes = made.to_ical()
    return written


def _daily(shared: Shared) -> Iterator[Event]:
    until = remind_until(shared.summary, shared.selection.areas or AREAS)
    if until is None:
        return
    # Before the day's diary closes, at 04:00, a reminder is about the day before.
    nights = shared.remind_at < DAY_ENDS and until < date.max
    first, last = shared.last + timedelta(1), until + timedelta(nights)
    days = (last - first).days + 1
    start = datetime.combine(first, shared.remind_at)
    yield Event(_key(shared, "daily"), start, words.DAILY, words.daily(last), days)


def _waits(shared: Shared) -> Iterator[Event]:
    for entry in shared.records.sessions:
        for one in waits(entry, shared.summary.plan, zone_named):
            if one.until.date() >= shared.last:
                key = f"{entry.id}/{one.timer.name}"
                yield Event(key, one.until, words.WAIT, words.wait(one))


def _late_checks(shared: Shared) -> Iterator[Event]:
    question = shared.summary.plan.late_checks.question
    for one in late_checks(shared.summary, shared.selection.areas or AREAS):
        is_asked = one.day > shared.last and not is_checked(shared.summary, one.session, one.week)
        if is_asked:
            start = datetime.combine(one.day, _by_day(shared.remind_at))
            text = words.late_check(one, question)
            yield Event(_key(shared, f"week-{one.week}"), start, words.LATE_CHECK, text)


def _tests(shared: Shared) -> Iterator[Event]:
    """When to look at the test injections, unless it was said what they did."""
    test = asked_about(shared.summary)
    if test is None or not any(one.id == test.id for one in shared.records.sessions):
        return
    due = over_since(test, shared.summary.plan, zone_named)
    at = datetime.combine(date.max, time(12))
    with suppress(OverflowError):
        at = on_its_wall(test, due, zone_named)
    if at.time() == time():  # nobody noted when: any time of that day does
        at = datetime.combine(at.date(), _by_day(shared.remind_at))
    if at.date() >= shared.last and not is_answered(shared.summary, test, due):
        text = words.tested(shared.summary.plan.test_injections)
        yield Event(f"{test.id}/test", at, words.LATE_CHECK, text)


def _planned(shared: Shared) -> Iterator[Event]:
    """The sessions to come, each with what is still to be done before it."""
    plan = shared.summary.plan
    for entry in shared.records.planned:
        one = entry.value
        if one.day < shared.last:
            continue
        left = [item for item in plan.checklist.values() if item.name not in one.checked]
        start = datetime.combine(one.day, one.at or _MORNING)
        before = _before(start, one, left, shared)
        yield Event(
            f"{entry.id}/planned", start, words.PLANNED, words.planned(one, left), 1, before
        )


def _before(
    start: datetime, one: PlannedSession, left: Iterable[Advice], shared: Shared
) -> timedelta:
    """How long before it the checklist begins; of a session without a time by the hour chosen."""
    hours = timedelta(hours=max((item.hours for item in left), default=0))
    with suppress(OverflowError):
        begins = start - hours
        if one.at is None and hours:
            eve = datetime.combine(one.day, time()) - hours - timedelta(1)
            begins = datetime.combine(eve.date(), _by_day(shared.remind_at))
        if begins.date() >= shared.last:
            return start - begins
    return timedelta()


def _key(shared: Shared, what: str) -> str:
    """The same for a diary as long as its first session is: so a later file moves what is there."""
    return f"{shared.summary.sessions[0].id}/{what}"


def _by_day(at: time) -> time:
    """Nobody is asked at night to look for something."""
    return at if at >= DAY_ENDS else time(12)


def _last_written(shared: Shared) -> datetime:
    start = datetime.combine(shared.last, time(), UTC)
    moments = [one.recorded_at for one in shared.revisions]
    return max(moments, default=start).astimezone(UTC).replace(microsecond=0)
