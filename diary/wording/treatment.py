"""Around a session, line by line: what is due, what to leave be for some hours, what is planned."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from diary.core.answers import PlannedSession, ResultAnswer
from diary.core.areas import Area
from diary.core.asking import Due, LateCheckDue, ReactionDue
from diary.core.injections import Untested
from diary.core.plan import Advice, CarePlan, Timer
from diary.core.preparing import Item, NotClear
from diary.core.records import SessionKind, TreatmentSession
from diary.wording.answers import SEEN_WORDS
from diary.wording.body import area_label, area_words, severity_phrase
from diary.wording.days import ago, count, day_words
from diary.wording.hours import clock, time_left, wait
from diary.wording.hours import over as over_by_now
from diary.wording.preparing import untested

WHAT_HELPS = "What helps now:"
NO_TIME = "“diary amend” with --at adds the time of your session. Then it says until when."
_TAKES = "“diary answer” takes what you say."


def running(timer: Timer, until: datetime, left: timedelta, today: date) -> str:
    """`No hot shower until 18:30, in 1 h 12 min.`"""
    return f"{wait(timer.words, until, left, today)}."


def over(timers: Iterable[Timer]) -> str:
    """`Over by now: no make-up, no hot shower.`"""
    return f"{over_by_now([one.words for one in timers])}."


def untimed(timer: Timer) -> str:
    """`No hot shower for about 8 hours after your session.`"""
    return f"{timer.words} for about {count(timer.hours, 'hour')} after your session."


def tip(advice: Advice) -> str:
    return f"  {advice.words}"


def due(one: Due, plan: CarePlan, as_of: date) -> str:
    """A question that is due, and how to answer it."""
    if isinstance(one, ReactionDue):
        return f"{plan.test_injections.question} {_TAKES}"
    when = f"session {one.session.number} ({day_words(one.session.day, as_of)})"
    if isinstance(one, LateCheckDue):
        return f"{count(one.week, 'week')} after {when}: {plan.late_checks.question} {_TAKES}"
    areas = ", ".join(map(area_words, one.areas))
    return f"After {when}, {areas}: {plan.results.question} {_TAKES}"


def no_change(areas: Sequence[Area], plan: CarePlan) -> str:
    """Said calmly after as many sessions as usually show a result."""
    return f"No change seen yet: {', '.join(map(area_words, areas))}. {plan.results.words}"


def result(answer: ResultAnswer) -> str:
    """`Change seen: neck a slight change.`"""
    said = [f"{area_words(one.area)} {SEEN_WORDS[one.seen.value]}" for one in answer.seen]
    return f"Change: {', '.join(said)}."


# What is noted when a session is added. None of it is ever a reason to refuse one.

_MORE = {
    Untested.NO_TEST: (
        " They are given to check for an allergy."
        " If you had some, “diary session add --kind test” adds them."
    ),
    Untested.TOO_SOON: "",
    Untested.NO_ANSWER: " “diary answer reaction” adds it.",
    Untested.EARLY_ANSWER: " “diary answer reaction” adds how it was.",
    Untested.REACTED: " “diary told reaction” notes that they know.",
}


def note_on_tests(found: Untested, plan: CarePlan) -> str:
    """The quiet note on a treatment, and the command that adds what is missing."""
    return f"Note: {untested(found, plan)}{_MORE[found]}"


def ask_later(moment: datetime | None, today: date, plan: CarePlan) -> str:
    """Said of test injections: when the diary asks about them."""
    when = f"From {clock(moment, today)} on" if moment else "Tomorrow"
    return f"{when} the diary asks: {plan.test_injections.question}"


def also_planned(planned: PlannedSession, id_: str, today: date) -> str:
    return (
        f"A session is still planned for {day_words(planned.day, today)}. If this was it,"
        f" “diary withdraw {id_}” takes the plan out."
    )


def perhaps_to_come(meant: date) -> list[str]:
    """Said of a session saved for last year's day while the next such day is near."""
    return [
        f"If you meant {day_words(meant)}, “diary undo” takes this back.",
        f"Then “diary session plan --on {meant.isoformat()}” plans it.",
    ]


# A session to come.


def planned_line(planned: PlannedSession) -> str:
    """`planned session on Fri 27 Nov 2026 at 14:30: left calf`."""
    at = f" at {planned.at:%H:%M}" if planned.at else ""
    areas = f": {', '.join(map(area_words, planned.areas))}" if planned.areas else ""
    return f"planned session on {day_words(planned.day)}{at}{areas}"


def planned_countdown(planned: PlannedSession, left: timedelta | None, today: date) -> str:
    """`Your next session is on Fri 27 Nov at 14:30, in 4 days and 17 hours.`"""
    at = f" at {planned.at:%H:%M}" if planned.at else ""
    day = f"{day_words(planned.day, today)}{at}"
    if planned.day < today or (left is not None and left <= timedelta(0)):
        return (
            f"A session was planned for {day}. If it took place, “diary session confirm” adds it."
        )
    when = f"in {time_left(left)}" if left is not None else ago(planned.day, today)
    return f"Your next session is on {day}, {when}."


def item(one: Item) -> str:
    """`To do: No coffee (no-caffeine)`."""
    state = "Done" if one.is_done else "To do"
    hours = one.advice.hours
    since = "" if one.is_due or one.is_done else f" from {count(hours, 'hour')} before"
    return f"{state}{since}: {one.advice.words} ({one.advice.name})"


BEFORE = "Before the session:"
HOW_TO_CHECK = "“diary session plan --check NAME” ticks one, --uncheck takes the tick back."
NOT_CLEAR = "Not clear yet. Tell your clinic:"


def not_clear(one: NotClear, as_of: date) -> str:
    """`Left calf, bruise: coin on Sat 21 Nov, there since Thu 19 Nov`."""
    said = severity_phrase(one.symptom, one.severity)
    last, first = day_words(one.last_day, as_of), day_words(one.first_day, as_of)
    since = "" if one.first_day == one.last_day else f", there since {first}"
    return f"{area_label(one.area)}, {said} on {last}{since}"


# Telling of a session.


def cream(session: TreatmentSession, plan: CarePlan) -> str:
    """The remark on the soreness of that day; empty where no cream was used."""
    used = session.numbing_cream and session.kind is SessionKind.TREATMENT
    return plan.numbing_cream.words if used else ""
