"""What is due to be asked around a session: the test injections, late checks, and the result."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from diary.core.aftercare import Zones, late_checks
from diary.core.answers import MOST_WEEKS
from diary.core.areas import Area
from diary.core.courses import SessionRef
from diary.core.entries import Entry
from diary.core.injections import asked_about, is_answered, latest_test, over_since
from diary.core.moment import Now
from diary.core.months import moved_days, moved_months
from diary.core.records import SessionKind, TreatmentSession
from diary.core.summary import Summary

if TYPE_CHECKING:
    from diary.core.answers import ResultAnswer


class ReactionDue(NamedTuple):
    """Did the skin around the test injections of this session react?"""

    session: Entry[TreatmentSession]


class LateCheckDue(NamedTuple):
    """Anything new, so many weeks after the latest session?"""

    session: SessionRef
    week: int


class ResultDue(NamedTuple):
    """Is there a change yet, in the areas of this session?"""

    session: SessionRef
    areas: tuple[Area, ...]


Due = ReactionDue | LateCheckDue | ResultDue


def due(summary: Summary, now: Now, zones: Zones) -> tuple[Due, ...]:
    """What to ask now, the most pressing first."""
    found = (reaction_due(summary, now, zones), late_check_due(summary), *results_due(summary))
    return tuple(one for one in found if one is not None)


def reaction_due(summary: Summary, now: Now, zones: Zones) -> ReactionDue | None:
    """From so many hours after the latest test injections until the treatment, if not answered.

    Where nobody noted their time, from the day after on. That there was no reaction is no answer
    before the hours have passed: it may still come.
    """
    test = asked_about(summary)
    if test is None:
        return None
    since = over_since(test, summary.plan, zones)
    if is_answered(summary, test, since) or now.instant < since:
        return None
    return ReactionDue(test)


def reaction_to_tell(summary: Summary) -> ReactionDue | None:
    """What a reaction is told of at any time from the injections on: the latest of them."""
    test = latest_test(summary)
    return ReactionDue(test) if test else None


def late_check_due(summary: Summary) -> LateCheckDue | None:
    """The latest check whose day has come, until it is answered or the next one's day comes."""
    come = [one for one in late_checks(summary) if one.day <= summary.as_of]
    if not come:
        return None
    last = come[-1]
    is_final = last.week == summary.plan.late_checks.weeks[-1]
    if is_final and summary.as_of > moved_days(last.day, summary.plan.late_checks.last_stays_days):
        return None
    answered = is_checked(summary, last.session, last.week)
    return None if answered else LateCheckDue(last.session, last.week)


def late_check_to_tell(summary: Summary) -> LateCheckDue | None:
    """What a lump, sore or pain found now is told as: the check that is due, else that of now.

    It may come between two checks, and before the first one. In the first week it would be no
    late one, and a plan without late checks has none.
    """
    last = summary.last_session
    if last is None or not summary.plan.late_checks.weeks:
        return None
    week = (summary.as_of - last.day) // timedelta(weeks=1)
    if not 1 <= week <= MOST_WEEKS:
        return None
    return late_check_due(summary) or LateCheckDue(last, week)


def to_tell_of(
    summary: Summary, session: Entry[TreatmentSession]
) -> ReactionDue | LateCheckDue | None:
    """What may be told of a session at any time, whether or not it is asked: a reaction of test
    injections, and what came late after the last session.
    """
    if session.value.day > summary.as_of:
        return None
    if session.value.kind is SessionKind.TEST:
        return ReactionDue(session)
    found = late_check_to_tell(summary)
    return found if found and found.session.id == session.id else None


def is_checked(summary: Summary, session: SessionRef, week: int) -> bool:
    """Whether the late check of a week after a session was answered up to the as-of date."""
    return any(
        one.value.session == session.id and one.value.week == week
        for one in summary.records.late_checks
        if one.value.day <= summary.as_of
    )


def results_due(summary: Summary) -> tuple[ResultDue, ...]:
    """Each area after its own sessions; the areas of one session together, the oldest first."""
    asked: dict[SessionRef, set[Area]] = {}
    for area, of_area in summary.areas.items():
        if session := _result_of(area, of_area.sessions, summary):
            asked.setdefault(session, set()).add(area)
    return tuple(
        ResultDue(one, tuple(filter(asked[one].__contains__, _areas(one, summary))))
        for one in sorted(asked, key=lambda one: one.number)
    )


def _areas(session: SessionRef, summary: Summary) -> tuple[Area, ...]:
    return summary.session_entry(session).value.areas


def _result_of(area: Area, sessions: Sequence[SessionRef], summary: Summary) -> SessionRef | None:
    """The session on an area whose result is asked for now.

    It is asked for some days after the area's last session, and each month after that. Where the
    next session comes before, its own day is when the one before it can still be told apart.
    """
    if not sessions:
        return None
    plan, last = summary.plan.results, sessions[-1]
    if last.day == summary.as_of:
        for before in sessions[-2:-1]:
            is_early = last.day <= moved_days(before.day, plan.first_day)
            if is_early and not _is_said(before, last.day, summary, area):
                return before
        return None
    first = moved_days(last.day, plan.first_day)
    # From the anchor each time: a month after the 31st is no reason to ask on the 28th ever after.
    days = [first, *(moved_months(last.day, one) for one in range(1, plan.most_months + 1))]
    come = max(day for day in days if day <= max(first, summary.as_of))
    is_time = come <= summary.as_of <= moved_days(come, plan.stays_days)
    return last if is_time and not _is_said(last, come, summary) else None


def _is_said(session: SessionRef, since: date, summary: Summary, area: Area | None = None) -> bool:
    """Whether something was said of a session's result from a day on, or of an area ever."""
    return any(
        one.value.day >= since or area in [each.area for each in one.value.seen]
        for one in results_of(summary, session)
    )


def results_of(summary: Summary, session: SessionRef) -> "tuple[Entry[ResultAnswer], ...]":
    """What was said about a session's result up to the as-of date, oldest first."""
    return tuple(
        one
        for one in summary.records.results
        if one.value.session == session.id and one.value.day <= summary.as_of
    )
