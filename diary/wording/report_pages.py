"""The pages of the report after the first: each session, what was logged, how to read it."""

from collections.abc import Sequence
from datetime import date, datetime

from diary.core.areas import Area
from diary.core.plan import CarePlan
from diary.core.records import CheckIn, Rating, Revision, TreatmentSession
from diary.core.scales import BRUISING, SORENESS, Symptom, severity_word
from diary.core.stated import Marks
from diary.wording.body import area_label, area_words, mark_words
from diary.wording.days import count, day_words, moment_words

NO_ENTRIES = "No check-in in these days."
CHANGES = "What was changed later"
NO_CHANGES = "Nothing was changed later."
CHANGES_LEFT_OUT = "The patient left earlier versions out."
WITHDRAWN = "Entries that no longer count"
NOTHING_WITHDRAWN = "No entry was withdrawn."
TEST_ONLY = "After test injections alone, nothing is followed."
NOT_FOLLOWED = "Nothing was logged about this."
NOTE = "Note:"

CHART_LEGEND = (
    ("expected", "expected"),
    ("▲", "past that"),
    ("△", "maybe past that"),
    ("·", "missed"),
    ("▼", "a session; its days stand in a row, earlier sessions below"),
)

# How to read it.

HOW_TO_READ = "How to read this"
SCALES = "The scales"
WINDOWS = "The expected days"
MARKS = "The marks"
WHERE_FROM = "Where this comes from"
SCALE_HEAD = ("Value", "Bruise", "In words")
SORE_HEAD = ("Value", "Soreness")
WINDOW_HEAD = ("Symptom", "Expected until", "Where this comes from")
MARK_HEAD = ("Mark", "What it means")
BRUISE_BY_SIZE = "A bruise is told by its size, so that it reads the same on every skin."
SORE_AT_WORST = "Soreness is told from 0 to 10, at its worst that day."
SORE_BANDS = (("0", "not sore"), ("1–3", "mild"), ("4–6", "moderate"), ("7–10", "severe"))
NOT_SIGNED_OFF = "No clinician has signed these limits off. They are a prompt to tell the clinic."
ON_TIME = "On time means: logged before 4 in the morning of the next day."
IS_EXPECTED = "A day is expected while a treated area is followed."
MARK_WORDS = (
    ("0 to 10, X", "What the patient said for that day. The worst, if it was said twice. X is 10."),
    ("▲", "It was there later than the expected days."),
    ("△", "The same, but it may be from another session."),
    ("·", "A day that was expected and not logged. It is never read as a zero."),
    ("▼", "A session."),
    ("logged late", "Entered at 4 in the morning of the next day, or later."),
    ("corrected", "Changed by the patient after it was first saved."),
    ("[U+1F44D]", "A character that could not be printed, by its number."),
)

_ATTACHED = "The same entries are in the file inside this PDF. The SHA-256 of that file:"
_NOT_ATTACHED = "The data was left out of this PDF. The SHA-256 of the JSON export of the same:"


# After a session.


def facts(session: TreatmentSession) -> str:
    """`Treated: left calf, neck. With numbing cream.`"""
    cream = "With numbing cream" if session.numbing_cream else "No numbing cream was logged"
    return f"Treated: {', '.join(area_words(area) for area in session.areas)}. {cream}."


def chart_title(symptom: Symptom) -> str:
    return "Bruise, 0 to 4" if symptom is BRUISING else "Soreness, 0 to 10"


def chart_words(sentence: str, first: date, said: Sequence[str], window: int) -> str:
    """What a chart shows, for whoever can't see it."""
    days = f"Day by day from {day_words(first)}: {', '.join(said)}."
    return f"{sentence} {days} Expected for {count(window, 'day')}."


def point_words(severity: int | None, *, is_missing: bool, is_past: bool, is_possible: bool) -> str:
    """One day of a chart: `3 past the expected days`, `missed`."""
    if severity is None:
        return "missed" if is_missing else "nothing"
    if not is_past:
        return str(severity)
    return f"{severity} {'maybe ' * is_possible}past the expected days"


def beside(number: int, said: Sequence[str]) -> str:
    """An earlier session that stands beside it."""
    return f"Session {number} beside it: {', '.join(said)}."


# What was logged.


def entry_line(check_in: CheckIn) -> str:
    """`Left calf: bruise coin, sore 3 · Neck: bruise none, sore 0`."""
    areas: dict[Area, list[Rating]] = {}
    for one in check_in.ratings:
        areas.setdefault(one.area, []).append(one)
    answers = {one.area: one.answer.value for one in check_in.leftovers}
    parts = []
    for area in dict.fromkeys((*areas, *answers)):
        said = [_rated(one) for one in areas.get(area, ())]
        said += [f"there before the session: {answers[area]}"] if area in answers else []
        parts.append(f"{area_label(area)}: {', '.join(said)}")
    return " · ".join(parts)


def _rated(one: Rating) -> str:
    if one.symptom is BRUISING:
        return f"bruise {severity_word(BRUISING, one.severity)}"
    return f"sore {one.severity}"


def signs(check_in: CheckIn, plan: CarePlan) -> str:
    """The warning signs that were ticked; empty where none was."""
    ticked = sorted(check_in.signs or ())
    known = [plan.signs[one].words if one in plan.signs else one for one in ticked]
    return f"Warning signs: {', '.join(known)}" if known else ""


def used(check_in: CheckIn) -> str:
    return f"Used: {', '.join(check_in.remedies)}" if check_in.remedies else ""


def note(text: str) -> str:
    return f"{NOTE} {text}"


def entered(marks: Marks, when: datetime) -> str:
    """`logged late, Sat 14 Nov 2026 at 10:15`; empty where it was in time and is as it was."""
    said = mark_words(*marks)
    return f"{said}, {moment_words(when)}" if said else ""


def changed_at(one: Revision, what: str) -> str:
    """`Sun 22 Nov 2026 at 21:18: check-in for Sat 21 Nov 2026`."""
    return f"{moment_words(one.local_time)}: {what}"


# How to read it.


def window_words(symptom: Symptom, days: int) -> tuple[str, str]:
    name = "Bruise" if symptom is BRUISING else "Soreness"
    return name, f"{count(days, 'day')} after the session"


def limits(plan: CarePlan) -> list[str]:
    """The other limits that raise a flag."""
    again = count(plan.not_clearing_days, "day")
    sore, bruise = plan.severe[SORENESS], severity_word(BRUISING, plan.severe[BRUISING])
    return [
        f"A bruise is flagged once more if it is there after {again}.",
        f"Soreness of {sore} or more and a {bruise} bruise are flagged on any day.",
        "A clear rise is flagged too, and so is each warning sign.",
    ]


def plan_words(plan: CarePlan) -> str:
    return f"Care plan “{plan.title}” ({plan.id}), version {plan.version}."


def counts(records: int, revisions: int) -> str:
    """How much is in the data."""
    return f"{count(records, 'record')} in {count(revisions, 'version')}."


def digest_words(*, is_attached: bool) -> str:
    """What the digest is of."""
    return _ATTACHED if is_attached else _NOT_ATTACHED
