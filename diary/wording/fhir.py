"""What stands beside the codes in a FHIR bundle, for those who read it in a practice's software."""

from datetime import time

from diary.core.answers import Seen
from diary.core.areas import Area
from diary.core.courses import SessionRef
from diary.core.flags import Flag
from diary.core.plan import CarePlan
from diary.core.reasons import CHANGED, TOOK_PLACE, read_reason
from diary.core.records import Answer, Revision, SessionKind
from diary.core.rules import Rule
from diary.core.scales import BRUISING, BRUISING_WORDS, Symptom, severity_word
from diary.wording.answers import SEEN_WORDS
from diary.wording.body import BRUISE_HINTS, area_label, area_words
from diary.wording.days import count, day_words
from diary.wording.history import REASONS
from diary.wording.letters import capital

#: The check-in as a questionnaire.
FORM_TITLE = "Symptom diary: the daily check-in"
DAY = "The day it is about"
SIGNS = "Do you have any of these?"
NO_SIGN = "None of these"
REMEDIES = "What did you use?"
NOTE = "Note"
LEFTOVER = "Was any of it there before your latest session?"

SURVEY = "Survey"
NOT_LOGGED = "Not logged. A missed day says nothing. It is not a zero."
NUMBING_CREAM = "Numbing cream"
PATIENT_NUMBER = "The number the clinic knows the patient by"
TOLD = "Told the clinic"
THE_CLINIC = "The clinic"
TESTED = "Test injections"
REACTION = "Reaction of the skin to test injections, told by the patient"
HOW_LARGE = "How large it was"
WEEKS_AFTER = "Weeks after the session"
CHANGE_SEEN = "Change that the patient sees since the session"
MAY_BE_MASKED = "A numbing cream was used that day. It can hide soreness."
AS_DATA = "The diary's own data. “diary import” brings it into another diary."
AS_PDF = "The report for the clinic"

_ANSWERS = {Answer.YES: "Yes", Answer.NO: "No", Answer.UNSURE: "Not sure"}
_RULES = {
    Rule.BEYOND_WINDOW: "{} for longer than usual",
    Rule.NOT_CLEARING: "{} that does not clear",
    Rule.WORSENING: "{} that gets worse",
    Rule.SEVERE: "Severe {}",
    Rule.NEVER_CLEAR: "{} that never cleared between sessions",
    Rule.SIGN: "Warning sign",
    Rule.REACTION: "Reaction to test injections",
    Rule.LATE_CHECK: "Something new, found in a late check",
}
_SYMPTOMS = {
    "bruising": "Bruise at its worst that day, told by the patient",
    "soreness": "Soreness at its worst that day, told by the patient",
}


def question(area: Area, symptom: Symptom) -> str:
    """With its scale, for the answer is only a number."""
    if symptom is BRUISING:
        scale = ", ".join(f"{place} {word}" for place, word in enumerate(BRUISING_WORDS))
        return f"How bruised is your {area_words(area)}? {scale}."
    return f"How sore is your {area_words(area)}? 0 not sore, 10 the worst you can imagine."


def answer(one: Answer) -> str:
    return _ANSWERS[one]


def symptom(one: Symptom) -> str:
    """What an observation is of."""
    return _SYMPTOMS[one.name]


def scale(one: Symptom) -> str:
    """The unit of a severity, after the number: `of 10`."""
    return f"of {one.worst}"


def severity(one: Symptom, number: int) -> str:
    """`coin: the biggest is up to a coin`, `moderate`."""
    word = severity_word(one, number)
    return f"{word}: {BRUISE_HINTS[number]}" if one is BRUISING and number else word


def session(kind: SessionKind, plan: CarePlan) -> str:
    """`Mesotherapy session`, `Test injections (Mesotherapy)`: by the plan of its day."""
    if kind is SessionKind.TEST:
        return f"{TESTED} ({plan.title})"
    return f"{plan.title} session"


def planned(plan: CarePlan) -> str:
    return f"{session(SessionKind.TREATMENT, plan)}, planned"


def session_number(one: SessionRef) -> str:
    return f"Session {one.number}"


def session_time(at: time) -> str:
    return f"At {at:%H:%M}, by the clock there."


def rule(flag: Flag) -> str:
    """What kind of thing it is, with the rule's own name: `Bruise for longer … (beyond_window)`."""
    what = "" if flag.symptom is None else "bruise" if flag.symptom is BRUISING else "soreness"
    words = _RULES[flag.rule].format(what)
    where = f", {area_words(flag.area)}" if flag.area else ""
    return f"{capital(words)}{where} ({flag.rule.value})"


def evidence(flag: Flag, *, is_certain: bool) -> str:
    """The days that prove it, so many as can be read."""
    days = [one.day for one in flag.evidence if one.certain == is_certain]
    first, last = day_words(min(days)), day_words(max(days))
    span = first if first == last else f"{first} to {last}"
    said = f"Reported on {count(len(days), 'day')}: {span}"
    if is_certain:
        return said
    return f"{said}. {'It may be from another session' if flag.symptom else 'Not sure'}"


def told(note: str) -> str:
    return f"{TOLD}: {note}" if note else TOLD


def seen(one: Seen) -> str:
    """`No change`, `A slight change`."""
    return SEEN_WORDS[one.value].capitalize()


def points(number: int) -> str:
    return f"{count(number, 'place')} treated."


def done_before(what: str) -> str:
    """A point of the checklist that is done."""
    return f"Done: {what}"


def judged_by(flag: Flag, now: CarePlan) -> str:
    """Which plan raised it, where it is not the one that holds now."""
    if (flag.plan_id, flag.plan_version) == (now.id, now.version):
        return ""
    return f" Judged by the care plan {flag.plan_id}, version {flag.plan_version}."


def body_site(area: Area) -> str:
    return area_label(area)


def done(one: Revision, before: Revision) -> str:
    """What a change did."""
    if read_reason(one.reason).undone is not None:
        return "Taken back"
    if one.withdrawn:
        return "It took place" if one.reason == TOOK_PLACE else "Withdrawn"
    return "Brought back" if before.withdrawn else "Corrected"


def why(stored: str) -> str:
    """The patient's reason; empty where none was asked for."""
    reason = read_reason(stored)
    if stored in (CHANGED, TOOK_PLACE) or reason.undone is not None:
        return ""
    words = REASONS[reason.code][0] if reason.code else ""
    return ": ".join(part for part in (words, reason.text) if part)
