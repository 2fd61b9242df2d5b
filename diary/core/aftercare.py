"""What the care plan asks of the hours and the weeks after a session."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import NamedTuple

from diary.core.areas import AREAS, Area
from diary.core.courses import SessionRef
from diary.core.plan import CarePlan, Timer
from diary.core.records import SessionKind, TreatmentSession
from diary.core.summary import Summary


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


def waits(
    session: TreatmentSession, plan: CarePlan, zone: tzinfo | None = None
) -> tuple[Wait, ...]:
    """One for each timer of the plan that covers an area of the session.

    None after test injections, and none where nobody noted the time. A timer counts the hours that
    pass, whatever the clocks do meanwhile; without a zone they are taken to stay as they are.
    """
    if session.at is None or session.kind is not SessionKind.TREATMENT:
        return ()
    since = datetime.combine(session.day, session.at)
    return tuple(
        Wait(timer, since, until)
        for timer in plan.timers.values()
        if timer.covers(session.areas) and (until := _after(since, timer.hours, zone))
    )


def late_checks(summary: Summary, areas: Iterable[Area] = AREAS) -> tuple[LateCheck, ...]:
    """All of them after the latest session on one of these areas, past ones too."""
    treated = [summary.areas[one].sessions for one in areas if one in summary.areas]
    latest = max((of_area[-1] for of_area in treated if of_area), key=_number, default=None)
    if latest is None:
        return ()
    weeks = [one for one in summary.plan.late_checks.weeks if timedelta(weeks=one) <= _left(latest)]
    return tuple(LateCheck(one, latest.day + timedelta(weeks=one), latest) for one in weeks)


def _after(since: datetime, hours: int, zone: tzinfo | None) -> datetime | None:
    """That much later; None where the calendar ends before."""
    try:
        instant = since.replace(tzinfo=zone or UTC).astimezone(UTC) + timedelta(hours=hours)
        return instant.astimezone(zone or UTC).replace(tzinfo=None)
    except OverflowError:
        return None


def _number(session: SessionRef) -> int:
    return session.number


def _left(session: SessionRef) -> timedelta:
    return date.max - session.day
