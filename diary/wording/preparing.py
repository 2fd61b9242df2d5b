"""Before a session: what is planned, what to do until then, and what was not tested before."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from diary.core.plan import Advice, CarePlan
from diary.core.scales import BRUISING
from diary.wording.body import area_words
from diary.wording.days import MONTHS, ago, count, day_words, span_words
from diary.wording.hours import time_left
from diary.wording.letters import capital
from diary.wording.screens import UNDO_KEY

if TYPE_CHECKING:  # few diaries have one of these, and a start does without them
    from diary.core.answers import PlannedSession
    from diary.core.injections import Untested
    from diary.core.preparing import NotClear, ToTell

TITLE = "Planned session"
TITLE_NEW = "Plan a session"
TITLE_EDIT = "Change a planned session"
TITLE_TEST = "Test injections"
TITLE_TOOK_PLACE = "It took place"

OPEN = "Open"
OPEN_TIP = "See the planned session, and what to do before it"
PLAN = "Plan"
PLAN_TIP = "Plan a session that is still to come"
TEST = "Test injections"
TEST_TIP = "Note the test injections of the day before"
CHANGE = "Change"
CHANGE_TIP = "Change the day or the areas of this plan"
WITHDRAW_TIP = "Withdraw this plan; it stays in the history"
TOOK_PLACE = "It took place"
TOOK_PLACE_TIP = "Make a session of the planned one, as it was planned"
WITH_DETAILS = "Add details first"
WITH_DETAILS_TIP = "Fill in what was used, then keep it as a session"
MORE = "More"
MORE_TIP = "Note products, places treated and who gave it"

CARE_PLAN = "Care plan"
CARE_PLAN_TIP = "See what the diary goes by, and where it comes from"

# The form.

TEST_HINT = "The diary asks how your skin took them, about a day later."
PLANNED_HINT = "It opens nothing until you say that it took place."
WHEN_TEST = "When were they given?"
WHERE_TEST = "Where were they given?"
WHEN = "When is your session?"
WHERE = "Where will you be treated?"
DAY_EXAMPLES = "in 3 days, next Friday, 3 Dec"
MORE_FIELDS = "More: products, places treated, who gave it"
PRODUCTS = "What was used?"
PRODUCTS_EXAMPLE = "product and batch number"
POINTS = "How many places?"
POINTS_EXAMPLE = "places treated, such as 40"
BY = "Who gave it?"

# A day to come.

KEEP_AS_PLAN = "Keep it as a plan"
ANOTHER_DAY = "Change the day"

NO_AREA = "No area chosen yet."
NOTHING_TO_DO = "Your care plan has no list for this."
TICK = "Tick"
TO_DO = "Before you go"
TO_TELL = "Not clear yet"
ALL_CLEAR = "Nothing is left from earlier sessions, as far as the diary knows."
NOT_ALL_READ = "Not all of your diary can be read, so this list may not be whole."
PLAN_GONE = "This plan is not in your diary any more. The history has it."
WAITS = "Its day is past. It counts once you say that it took place."

_UNTESTED = {
    "no-test": "No test injections are noted before this session.",
    "too-soon": (
        "The test injections were less than {} before this session."
        " Your clinic can say if that is long enough."
    ),
    "no-answer": "It is not noted how your skin took the test injections.",
    "early-answer": (
        "You said none before {} had passed since the test injections. A reaction may come later."
    ),
    "reacted": (
        "You saw a reaction to your test injections. Tell your clinic before any more treatment."
    ),
}


_ANSWERED = {
    "reaction": "a reaction to your test injections",
    "late_check": "a new lump, sore or pain",
}


def to_come(day: date, today: date) -> str:
    """`Thu 3 Dec, in 7 days. This is to come: keep it as a plan?`"""
    return f"{day_words(day, today)}, {ago(day, today)}. This is to come: keep it as a plan?"


def long_ago(day: date, meant: date, today: date) -> str:
    """`Wed 3 Dec 2025, 358 days ago. For a session to come, type 3 Dec 2026.`"""
    typed = f"{meant.day} {MONTHS[meant.month - 1]} {meant.year}"
    return f"{day_words(day)}, {ago(day, today)}. For a session to come, type {typed}."


def untested(why: "Untested", plan: CarePlan) -> str:
    """The quiet note on a treatment, which keeps nobody from anything."""
    return _UNTESTED[why.value].format(count(plan.test_injections.hours_before, "hour"))


def planned_saved(day: date, today: date) -> str:
    return f"A session is planned for {day_words(day, today)}. {UNDO_KEY}"


def plan_changed(day: date, today: date) -> str:
    return f"The session is planned for {day_words(day, today)} now. {UNDO_KEY}"


def heading(planned: "PlannedSession", today: date) -> tuple[str, str]:
    """What stands on the left and on the right of its page."""
    return TITLE, f"{when(planned, today)} · {ago(planned.day, today)}"


def when(planned: "PlannedSession", today: date) -> str:
    """`Thu 3 Dec, 14:30`."""
    at = f", {planned.at:%H:%M}" if planned.at else ""
    return f"{day_words(planned.day, today)}{at}"


def row(planned: "PlannedSession", today: date) -> list[str]:
    """`Planned`, `Thu 3 Dec, 14:30`, `in 7 days`, `left thigh (front)`."""
    where = [", ".join(map(area_words, planned.areas))] if planned.areas else []
    return ["Planned", when(planned, today), ago(planned.day, today), *where]


def card(planned: "PlannedSession", today: date) -> str:
    """One line of Today: `Session planned: Thu 3 Dec, 14:30, in 7 days.`"""
    asked = " Did it take place?" if planned.day < today else ""
    return f"Session planned: {when(planned, today)}, {ago(planned.day, today)}.{asked}"


def areas(planned: "PlannedSession") -> str:
    if not planned.areas:
        return NO_AREA
    words = ", ".join(map(area_words, planned.areas))
    return f"{capital(words)}."


def countdown(planned: "PlannedSession", left: timedelta | None, today: date) -> str:
    """`In 6 days and 4 hours.`, `In 1 h 12 min.`; without a time of day, in days."""
    if planned.day < today:
        return WAITS
    if left is None:
        when = ago(planned.day, today)
        return f"{capital(when)}."
    if left <= timedelta(0):
        return "Its time has come."
    return f"In {time_left(left)}."


def item(advice: Advice, *, is_due: bool) -> str:
    """`Nothing with caffeine (from 24 hours before)`, as long as its time has not come."""
    words = advice.words.rstrip(".")
    return words if is_due else f"{words} (from {count(advice.hours, 'hour')} before)"


def not_clear(found: "Sequence[NotClear]", today: date) -> list[str]:
    """What to tell the clinic of, a line each: area, what it was, and since when."""
    return [_not_clear(one, today) for one in found]


def _not_clear(one: "NotClear", today: date) -> str:
    what = "bruise" if one.symptom is BRUISING else "soreness"
    span = span_words(one.first_day, one.last_day, today)
    days = f"on {span}" if one.first_day == one.last_day else f"from {span}"
    area = area_words(one.area)
    return f"{capital(area)}: {what} {days}"


def to_tell(one: "ToTell", plan: CarePlan, today: date) -> str:
    """`Neck: a reaction to your test injections on Tue 3 Nov`, of what is flagged beside that."""
    from diary.wording.flags import sentence
    from diary.wording.signs import known

    flag = one.flag
    if flag.symptom is not None:
        return sentence(flag, plan)
    first, last = flag.first.day, flag.last.day
    span = span_words(first, last, today)
    days = f"on {span}" if first == last else f"from {span}"
    if flag.sign is not None:
        return f"“{known(flag.sign, plan).words}” {days}"
    what = _ANSWERED[flag.rule.value]
    what = what if flag.is_certain else f"maybe {what}"
    line = f"{', '.join(map(area_words, one.areas))}: {what}" if one.areas else what
    return f"{capital(line)} {days}"
