"""What is due to be asked around a session: the test injections, late checks, and the result."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from diary.core.aftercare import Zones, began, late_checks
from diary.core.answer_flags import is_clinic_told
from diary.core.answers import MOST_WEEKS
from diary.core.areas import Area
from diary.core.courses import SessionRef
from diary.core.entries import Entry, Records
from diary.core.errors import RecordError
from diary.core.moment import Now
from diary.core.months import moved_months
from diary.core.plan import CarePlan
from diary.core.records import SessionKind, TreatmentSession
from diary.core.summary import Summary

if TYPE_CHECKING:
    from diary.core.answers import Reaction, ResultAnswer


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


def asked_about(summary: Summary) -> Entry[TreatmentSession] | None:
    """The latest test injections, until a treatment, or until nobody would remember."""
    test = latest_test(summary)
    if test is None or _is_old(test, summary):
        return None
    later = summary.records.sessions[summary.records.sessions.index(test) + 1 :]
    return None if any(one.value.day <= summary.as_of for one in later) else test


def _is_old(test: Entry[TreatmentSession], summary: Summary) -> bool:
    return (summary.as_of - test.value.day).days > summary.plan.test_injections.ask_days


def latest_test(
    summary: Summary, before: Entry[TreatmentSession] | None = None
) -> Entry[TreatmentSession] | None:
    """The latest test injections up to the as-of date, or up to another session."""
    found = None
    for one in summary.records.sessions:
        if one is before or one.value.day > summary.as_of:
            break
        if one.value.kind is SessionKind.TEST:
            found = one
    return found


def reaction_to_tell(summary: Summary) -> ReactionDue | None:
    """What a reaction is told of at any time from the injections on: the latest of them."""
    test = latest_test(summary)
    return ReactionDue(test) if test else None


def over_since(test: Entry[TreatmentSession], plan: CarePlan, zones: Zones) -> datetime:
    """The instant from which on a reaction would have shown; without a time, the next day's begin.

    By the clock of where they were given.
    """
    at = began(test, zones)
    hours = timedelta(hours=plan.test_injections.hours_before)
    if at is None:
        midnight = replace(test.value, day=_later(test.value.day, 1), at=time.min)
        at = began(test._replace(value=midnight), zones)
        assert at is not None  # no clock is a whole day ahead or behind
        hours = timedelta(0)
    return at + min(hours, datetime.max.replace(tzinfo=UTC) - at)


def is_answered(summary: Summary, test: Entry[TreatmentSession], since: datetime) -> bool:
    """Whether it was said what the test injections did; none counts only from then on."""
    return any(
        one.value.seen or one.latest.recorded_at >= since
        for one in summary.records.reactions
        if one.value.session == test.id and one.value.day <= summary.as_of
    )


def refuse_unseen(test: TreatmentSession, day: date, at: time | None, now: Now) -> None:
    """Raises `RecordError` where a reaction was seen before its test injections, or is yet to be.

    By the clock on the wall, as each was entered.
    """
    if at is not None and (day, at) > (now.today, now.local.time()):
        raise RecordError("seen-to-come", f"{at:%H:%M}")
    if day < test.day:
        raise RecordError("before-test", day.isoformat())
    if day == test.day and at is not None and test.at is not None and at < test.at:
        raise RecordError("seen-before-test", f"{test.at:%H:%M}")


class SaidEarly(NamedTuple):
    """That a none was said before a reaction would have shown, so many whole hours after them.

    None where nobody noted the time of the injections: it was on their day.
    """

    hours: int | None


def said_early(
    records: Records, reaction: "Entry[Reaction]", plan: CarePlan, zones: Zones
) -> SaidEarly | None:
    """Whether an answer is a none that counts for nothing yet."""
    for test in records.sessions:
        if test.id == reaction.value.session and not reaction.value.seen:
            given, said = began(test, zones), reaction.latest.recorded_at
            if said < over_since(test, plan, zones):
                passed = None if given is None else max(said - given, timedelta(0))
                return SaidEarly(None if passed is None else passed // timedelta(hours=1))
    return None


class Untested(StrEnum):
    """What to say quietly of a treatment; it is never a reason to refuse one."""

    NO_TEST = "no-test"
    TOO_SOON = "too-soon"
    NO_ANSWER = "no-answer"
    EARLY_ANSWER = "early-answer"
    REACTED = "reacted"


def untested(summary: Summary, treatment: Entry[TreatmentSession], zones: Zones) -> Untested | None:
    """Whether test injections came before a treatment, early enough, and what they did is known.

    One test counts for all the treatments after it. A reaction that the clinic does not know of
    goes before whatever else there is to say of the test.
    """
    if treatment.value.kind is not SessionKind.TREATMENT:
        return None
    test = latest_test(summary, treatment)
    if test is None:
        # Without a time it stands before all others of its day, which it may have come after.
        is_unclear = treatment.value.at is None and any(
            one.value.kind is SessionKind.TEST and one.value.day == treatment.value.day
            for one in summary.records.sessions
        )
        return Untested.TOO_SOON if is_unclear else Untested.NO_TEST
    if _is_untold(summary, test):
        return Untested.REACTED
    since = over_since(test, summary.plan, zones)
    given = began(treatment, zones)
    if test.value.day == treatment.value.day or (given is not None and given < since):
        return Untested.TOO_SOON
    if is_answered(summary, test, since):
        return None
    said = [one for one in summary.records.reactions if one.value.session == test.id]
    is_early = any(one.value.day <= summary.as_of for one in said)
    return Untested.EARLY_ANSWER if is_early else Untested.NO_ANSWER


def _is_untold(summary: Summary, test: Entry[TreatmentSession]) -> bool:
    days = [
        one.value.day
        for one in summary.records.reactions
        if one.value.session == test.id and one.value.seen and one.value.day <= summary.as_of
    ]
    told = days and is_clinic_told(summary.records, test.id, days[-1], summary.as_of)
    return bool(days) and not told


def late_check_due(summary: Summary) -> LateCheckDue | None:
    """The latest check whose day has come, until it is answered or the next one's day comes."""
    come = [one for one in late_checks(summary) if one.day <= summary.as_of]
    if not come:
        return None
    last = come[-1]
    is_final = last.week == summary.plan.late_checks.weeks[-1]
    if is_final and summary.as_of > _later(last.day, summary.plan.late_checks.last_stays_days):
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
            is_early = last.day <= _later(before.day, plan.first_day)
            if is_early and not _is_said(before, last.day, summary, area):
                return before
        return None
    first = _later(last.day, plan.first_day)
    # From the anchor each time: a month after the 31st is no reason to ask on the 28th ever after.
    days = [first, *(moved_months(last.day, one) for one in range(1, plan.most_months + 1))]
    come = max(day for day in days if day <= max(first, summary.as_of))
    is_time = come <= summary.as_of <= _later(come, plan.stays_days)
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


def _later(day: date, days: int) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))
