"""`diary answer`, `diary told` and a session to come: their help, and what they ask and say."""

from collections.abc import Iterable
from datetime import date

from diary.core.areas import Area
from diary.core.courses import SessionRef
from diary.core.plan import CarePlan
from diary.core.records import Revision
from diary.wording.answers import answer_words
from diary.wording.body import area_label
from diary.wording.days import ago, count, day_words
from diary.wording.history import said_lines

ANSWER = """Answer what the diary asks around a session.

Alone, on a terminal, it asks what is due, one line after another.

\b
  diary answer reaction none
  diary answer reaction redness swelling --size "as a coin"
  diary answer late-check no
  diary answer result left-calf:slight neck:none
"""
REACTION = """Say how the skin took the test injections.

Give “none”, or all that you saw: redness, itching, swelling, rash or other.
"""
REACTION_ON = "The day you saw it; today if left out."
REACTION_AT = "The time you saw it, as HH:MM."
REACTION_SIZE = "How large it was, in your own words."
LATE_CHECK = """Answer a late check: yes, no or unsure.

In some weeks after a session the diary asks if there is a new lump, sore or pain.
"""
LATE_WEEK = "The week it is about; the one that is due if left out."
RESULT = """Say if you can see a change yet, for each area.

none is no change, slight a slight one, clear a clear one.
"""
NOTE = "A note; “-” reads it from the input."
NOTHING_DUE = "Nothing is asked just now."
NOTHING_TO_ANSWER = "there is no answer. Give one, such as “none”."
NOT_ALONE = "say what you answer: reaction, late-check or result."

TOLD = """Note that you told your clinic.

FLAG is the id of what you told them; “diary flags” shows it. Its first part is enough.

\b
  diary told beyond_window:left-calf --note "they will look at it on Monday"
"""
TOLD_ON = "The day you told them; today if left out."
TOLD_NOTE = "What they said; “-” reads it from the input."

PLAN = """Plan a session, or see what to do before the next one.

With --on it adds a session to come. Alone it shows how long it is until the next one. It lists
what to do before it, and what is not clear yet.

\b
  diary session plan --on "in 2 weeks" --at 14:30 --area left-calf
  diary session plan --check no-caffeine
"""
PLAN_ON = "The day it is planned for, such as “next Friday”."
PLAN_AT = "The time of day, as HH:MM."
PLAN_AREA = "An area to be treated; give it once for each."
PLAN_CHECK = "Tick this point of the list; give it once for each."
PLAN_UNCHECK = "Take the tick back."
PLAN_NEEDS_ON = "{} is about a new plan, which needs its day: give --on too."
PLAN_EITHER = "--on adds a new plan, and {} is about one that is there. Choose one."
CONFIRM = """Say that a planned session took place, so that it becomes a session.

The day, the time, the areas and the note are those of the plan, unless you give others.

\b
  diary session confirm
  diary session confirm --at 15:10 --numbing-cream --points 40
"""
CONFIRM_ON = "The day it took place, if it was another one."

ASK_REACTION = "none of these, {} [Enter: none of these] "
HELP_REACTION = "Type what you saw, with commas between. Enter means that you saw none of these."
ASK_SIZE = "How large was it? [Enter: leave out] "
HELP_SIZE = "Say it in your own words, such as “as a coin”."
ASK_SEEN_ON = "On which day did you see it? [Enter: today] "
ASK_SEEN_AT = "At what time? [Enter: leave out] "
HELP_TIME = "Write it as HH:MM, such as 14:30."
ASK_LATE = "{} yes, no or unsure [Enter: leave for later] "
HELP_LATE = "Type yes, no or unsure. Enter asks you again another time."
ASK_RESULT = "{}: none, slight or clear [Enter: leave out] "
HELP_RESULT = "none is no change, slight a slight one, clear a clear one. Enter says nothing."
ASK_NOTE = "A note? [Enter: none] "
HELP_NOTE = "Anything you want to remember or tell your clinic, on one line."
LEFT_OPEN = "Nothing was answered, so nothing was saved."


def ask_reaction(plan: CarePlan) -> list[str]:
    names = ", ".join(one.lower() for one in plan.test_injections.reactions.values())
    return [plan.test_injections.question, ASK_REACTION.format(names)]


def ask_late(plan: CarePlan, week: int, session: SessionRef, today: date) -> str:
    after = f"{count(week, 'week')} after your session on {day_words(session.day, today)}."
    return f"{after} {ASK_LATE.format(plan.late_checks.question)}"


def ask_result(area: Area) -> str:
    return ASK_RESULT.format(area_label(area))


def saved(revision: Revision, today: date) -> list[str]:
    """What the disk has now, in words."""
    value = revision.value
    said = [f"  {line}" for line in said_lines(value)]
    return [f"Saved: {answer_words(value)} ({ago(value.day, today)}).", *said]


def still_too_early(plan: CarePlan) -> str:
    hours = count(plan.test_injections.hours_before, "hour")
    return f"A reaction may still come. The diary asks again {hours} after the test injections."


def told(number: int, day: date, today: date) -> str:
    what = "" if number == 1 else f" of {count(number, 'thing')}"
    return f"Noted: you told your clinic{what} on {day_words(day, today)}."


def others_planned(lines: Iterable[str]) -> list[str]:
    return ["", "Planned too:", *(f"  {line}" for line in lines)]
