"""What Today asks and tells around a session: questions, waits, tips, and what was used."""

from collections.abc import Sequence
from datetime import date

from diary.core.areas import Area
from diary.core.courses import SessionRef
from diary.core.plan import CarePlan
from diary.wording.body import area_label, area_words
from diary.wording.days import count, day_words
from diary.wording.screens import UNDO_KEY

# What was used.

REMEDIES = "What you used"
USED = "Used"
TIP_REMEDIES = "Say what you used on this day, such as arnica or a cold pack"
WHICH_REMEDIES = "What did you use on this day?"
OTHER_REMEDY = "Something else, with a comma between two things"
NO_CURE = "The diary does not say if a remedy helped."
TAKE = "Take these"
TIP_TAKE = "Put these into your check-in"
TICK = "Tick"


def used(remedies: Sequence[str], plan: CarePlan) -> str:
    """`Used: Arnica, Cold pack, tea`."""
    return f"Used: {', '.join(remedy_words(one, plan) for one in remedies)}"


def remedy_words(remedy: str, plan: CarePlan) -> str:
    return plan.remedies.get(remedy.replace(" ", "-"), remedy)


#: Beside a wait whose end nobody can tell.
NO_TIME = "Add the time of your session to see until when: v, then e."


# The questions.

REACTION = "Your test injections"
LATE_CHECK = "A late check"
RESULT = "Your results"
NONE = "None"
NO = "No"
SAY_WHAT = "Say what you saw"
YES = "Yes or unsure"
ANSWER = "Answer"
SAY_NO = "Answer no"
TIP_NO = "Answer the question with no"
TIP_SAVE = "Keep this answer"
TIP_ANSWER = "Answer the question, in more than one word"

TELL_REACTION = "Tell of a reaction"
TIP_TELL_REACTION = "Say what you saw where the test injections were given"
TELL_LATE = "Tell of a lump, sore or pain"
TIP_TELL_LATE = "Say that something new came where you were treated, also between two checks"

SEEN_ON = "When was it seen?"
SEEN_AT = "At what time?"
SIZE = "How large is it?"
SIZE_EXAMPLE = "1 cm, or like a coin"
#: What is said of a form that does not answer its question, by the kind of the question.
UNANSWERED = {
    "reaction": "Tick what you saw. If there was nothing, go back.",
    "late-check": "Choose an answer first.",
    "result": "Choose an answer for one area at least.",
}
NOT_SAID = "not said"
MORE_NOTE = "A note, if you like"

LATE_ANSWERS = (("", NOT_SAID), ("yes", "yes"), ("unsure", "unsure"), ("no", "no"))
RESULT_ANSWERS = (("", NOT_SAID), ("none", "none"), ("slight", "slight"), ("clear", "clear"))


def about_test(day: date, as_of: date) -> str:
    return f"They were given on {day_words(day, as_of)}."


def about_late_check(week: int, session: SessionRef, as_of: date) -> str:
    """`Week 3 after session 2 (Thu 19 Nov).`"""
    when = day_words(session.day, as_of)
    return f"Week {week} after session {session.number} ({when})."


def about_result(session: SessionRef, areas: Sequence[Area], as_of: date) -> str:
    """`After session 1 (Sun 8 Nov): left thigh (front).`"""
    when = day_words(session.day, as_of)
    return f"After session {session.number} ({when}): {', '.join(map(area_words, areas))}."


def more_questions(number: int) -> str:
    return f"{count(number, 'more question')} after this one."


def seen_in(area: Area) -> str:
    return area_label(area)


def answered() -> str:
    return f"Answer saved. {UNDO_KEY}"
