"""Test injections: which count, when a reaction would have shown, and a treatment without them."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from diary.core.aftercare import Zones, began
from diary.core.answer_flags import is_clinic_told
from diary.core.entries import Entry, Records
from diary.core.errors import RecordError
from diary.core.moment import Now
from diary.core.months import moved_days
from diary.core.plan import CarePlan
from diary.core.records import SessionKind, TreatmentSession
from diary.core.summary import Summary

if TYPE_CHECKING:
    from diary.core.answers import Reaction


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


def over_since(test: Entry[TreatmentSession], plan: CarePlan, zones: Zones) -> datetime:
    """The instant from which on a reaction would have shown; without a time, the next day's begin.

    By the clock of where they were given.
    """
    at = began(test, zones)
    hours = timedelta(hours=plan.test_injections.hours_before)
    if at is None:
        midnight = replace(test.value, day=moved_days(test.value.day, 1), at=time.min)
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
