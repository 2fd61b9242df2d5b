"""What the care plan asks of the hours and the weeks after a session."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import NamedTuple

from diary.core.areas import AREAS, Area
from diary.core.courses import SessionRef
from diary.core.entries import Entry
from diary.core.moment import Now
from diary.core.plan import Advice, CarePlan, Timer
from diary.core.records import Revision, SessionKind, TreatmentSession
from diary.core.summary import Summary

#: Gives the clock of a zone by its name; None for one that this machine does not know.
Zones = Callable[[str], tzinfo | None]


class Wait(NamedTuple):
    """Something to leave be, between two moments on the patient's wall clock, without a zone."""

    timer: Timer
    since: datetime
    until: datetime


class LateCheck(NamedTuple):
    """The day on which to ask for late reactions, so many weeks after a session."""

    week: int
    day: date
    session: SessionRef


class Countdown(NamedTuple):
    """Something to leave be, between two instants (UTC)."""

    timer: Timer
    since: datetime
    until: datetime

    def left(self, now: Now) -> timedelta:
        """How much time still has to pass; nothing once it is over."""
        return max(self.until - now.instant, timedelta(0))


def began(entry: Entry[TreatmentSession], zones: Zones) -> datetime | None:
    """The instant (UTC) of a session's time, by the clock of where that time was entered.

    None where nobody noted the time, and where the calendar ends before.
    """
    if entry.value.at is None:
        return None
    clock = _clock(entry, zones)
    wall = datetime.combine(entry.value.day, entry.value.at, clock)
    entered = _entered(entry).offset
    try:
        # An hour that comes twice was most likely the one whose clock is still going.
        again = wall.replace(fold=1)
        is_second = again.utcoffset() == timedelta(minutes=entered)
        return (again if is_second else wall).astimezone(UTC)
    except OverflowError:
        return None


def countdowns(
    entry: Entry[TreatmentSession], plan: CarePlan, zones: Zones
) -> tuple[Countdown, ...]:
    """One for each timer of the plan that covers an area of the session.

    None after test injections, and none where nobody noted the time. A timer counts the hours that
    pass, whatever the clocks do meanwhile and wherever the patient goes.
    """
    session = entry.value
    since = began(entry, zones) if session.kind is SessionKind.TREATMENT else None
    if since is None:
        return ()
    return tuple(
        Countdown(timer, since, until)
        for timer in plan.timers.values()
        if timer.covers(session.areas) and (until := _after(since, timer.hours))
    )


def waits(entry: Entry[TreatmentSession], plan: CarePlan, zones: Zones) -> tuple[Wait, ...]:
    """The same on the wall clock of where the session was."""
    found = []
    for one in countdowns(entry, plan, zones):
        with suppress(OverflowError):
            since, until = (on_its_wall(entry, at, zones) for at in (one.since, one.until))
            found.append(Wait(one.timer, since, until))
    return tuple(found)


def on_its_wall(entry: Entry[TreatmentSession], instant: datetime, zones: Zones) -> datetime:
    """An instant on the clock of where a session was, without a zone.

    Raises `OverflowError` past the calendar's end.
    """
    return instant.astimezone(_clock(entry, zones)).replace(tzinfo=None)


def tips(
    entry: Entry[TreatmentSession], plan: CarePlan, now: Now, zones: Zones
) -> tuple[Advice, ...]:
    """What helps by now after a session. Without a time it is taken to have been late that day."""
    since = began(entry, zones)
    if since is None:
        late = entry.value if entry.value.at else replace(entry.value, at=time(23, 59))
        since = began(entry._replace(value=late), zones)
    passed = now.instant - since if since else timedelta(0)
    return tuple(one for one in plan.tips.values() if timedelta(hours=one.hours) <= passed)


def tips_now(summary: Summary, now: Now, zones: Zones) -> tuple[Advice, ...]:
    """What helps by now after the last session, for the days in which its areas are followed.

    Not for longer where a bruise stays, nor for less where all cleared early: what keeps a result
    has nothing to do with a bruise.
    """
    last = summary.last_session
    if last is None or (summary.as_of - last.day).days > summary.plan.following_days:
        return ()
    return tips(summary.session_entry(last), summary.plan, now, zones)


def on_the_wall(instant: datetime, now: Now, zones: Zones) -> datetime:
    """An instant on the clock of where the patient is now, without a zone."""
    clock = zones(now.zone) or timezone(timedelta(minutes=now.offset))
    return instant.astimezone(clock).replace(tzinfo=None)


def late_checks(summary: Summary, areas: Iterable[Area] = AREAS) -> tuple[LateCheck, ...]:
    """All of them after the latest session on one of these areas, past ones too."""
    treated = [summary.areas[one].sessions for one in areas if one in summary.areas]
    latest = max((of_area[-1] for of_area in treated if of_area), key=_number, default=None)
    if latest is None:
        return ()
    weeks = [one for one in summary.plan.late_checks.weeks if timedelta(weeks=one) <= _left(latest)]
    return tuple(LateCheck(one, latest.day + timedelta(weeks=one), latest) for one in weeks)


def _clock(entry: Entry[TreatmentSession], zones: Zones) -> tzinfo:
    """The clock by which the session's time was entered; where its zone is unknown, one that stays
    as it was then.
    """
    entered = _entered(entry)
    return zones(entered.zone) or timezone(timedelta(minutes=entered.offset))


def _entered(entry: Entry[TreatmentSession]) -> Revision:
    at = entry.value.at
    return entry.entered(lambda one: isinstance(one, TreatmentSession) and one.at == at)


def _after(since: datetime, hours: int) -> datetime | None:
    """That much later; None where the calendar ends before."""
    try:
        return since + timedelta(hours=hours)
    except OverflowError:
        return None


def _number(session: SessionRef) -> int:
    return session.number


def _left(session: SessionRef) -> timedelta:
    return date.max - session.day
