"""The report for the clinic, on paper: what its first page and the pages after it say."""

from collections.abc import Sequence
from datetime import date

from diary.core.areas import Area
from diary.core.flags import Flag
from diary.core.plan import CarePlan
from diary.core.records import CheckIn, Entry, Rating, Revision, TreatmentSession
from diary.core.scales import BRUISING, SORENESS, SYMPTOMS, Symptom, severity_word
from diary.core.summary import Completion
from diary.wording import clinic
from diary.wording.body import area_label, area_words, mark_words, severity_phrase
from diary.wording.days import count, day_words, moment_words, span_words
from diary.wording.flags import level_symbol

TITLE = "Symptom diary after mesotherapy"
PAGE = "Page"
OF = "of"

# The first page.

NAME, BORN, NUMBER, DAYS = "Name", "Born", "Patient number", "Days"
NOT_GIVEN = "not given here"
SAID_BY = (
    "The patient wrote this. Nothing in it was measured.",
    "Nobody reads the diary live.",
    "It does not diagnose.",
)
LOOK_AT = "What to look at"
NOTHING_FLAGGED = "Nothing is flagged now."
NO_FLAGS = "Nothing was flagged in these days."
PAST_FLAGS = "No longer active"
POSSIBLE = "Possible: it may be from another session."
DAY_BY_DAY = "Day by day"
NOTHING_LOGGED = "Nothing was logged in these days."
SESSIONS = "Sessions"
NO_SESSIONS = "No session in these days."
LOGGED = "How much was logged"
MISSED = "A missed day says nothing. It is not a zero."
NOTHING_EXPECTED = "No day had to be logged yet."
REMEDIES = "Remedies used"
NO_REMEDIES = "None was logged."
LEFT_OUT_REMEDIES = "Left out by the patient."
REMEDY_IS_NO_CURE = "The diary does not say if a remedy helped."
SIGNS = "Warning signs"
NO_SIGNS = "None was ticked."
NEVER_ASKED = "The diary did not ask about them in these days."
DAY, AREA = "Day", "Area"
SCALES_SHORT = f"{clinic.SCALES} X is 10."

# The pages after it.

AFTER_SESSIONS = "After each session"
ALL_FLAGS = "Everything that was flagged"
ENTRIES = "What was logged"
NO_ENTRIES = "No check-in in these days."
CHANGES = "What was changed later"
NO_CHANGES = "Nothing was changed later."
CHANGES_LEFT_OUT = "The patient left earlier versions out."
WITHDRAWN = "Entries that no longer count"
NOTHING_WITHDRAWN = "No entry was withdrawn."
TEST_ONLY = "Test injections open no expected days, and nothing is followed after them."
NOT_FOLLOWED = "Nothing was logged about this."
EARLIER = "earlier"
EXPECTED = "expected"
DAYS_AFTER = "days after the session"

# How to read it.

HOW_TO_READ = "How to read this"
SCALES = "The scales"
WINDOWS = "The expected days"
MARKS = "The marks"
WHERE_FROM = "Where this comes from"
SCALE_HEAD = ("Value", "Bruise", "In words")
SORE_HEAD = ("Value", "Soreness")
WINDOW_HEAD = ("Symptom", "Expected until", "Where this comes from")
BRUISE_BY_SIZE = "A bruise is told by its size, so that it reads the same on every skin."
SORE_AT_WORST = "Soreness is told from 0 to 10, at its worst that day."
SORE_BANDS = (("0", "not sore"), ("1–3", "mild"), ("4–6", "moderate"), ("7–10", "severe"))
NOT_SIGNED_OFF = "No clinician has signed these limits off. They are a prompt to tell the clinic."
ON_TIME = "On time means: logged before 4 in the morning of the next day."
IS_EXPECTED = "A day is expected while a treated area is followed."
MARK_WORDS = (
    ("0 to 10", "What the patient said for that day, the worst if it was said twice."),
    ("▲", "It was there later than the expected days."),
    ("△", "The same, but it may be from another session."),
    ("·", "A day that was expected and not logged. It is never read as a zero."),
    ("▼", "A session."),
    ("logged late", "Entered at 4 in the morning of the next day, or later."),
    ("corrected", "Changed by the patient after it was first saved."),
    ("[U+1F44D]", "A sign that could not be printed. The data holds it as it was typed."),
)


def title(first: date, last: date) -> str:
    """The document's own, without the patient's name."""
    return f"{TITLE}, {span_words(first, last, date.min)}"


def period(first: date, last: date) -> str:
    """`Thu 5 to Sun 22 Nov 2026, 18 days`."""
    days = count((last - first).days + 1, "day")
    return f"{day_words(first)} to {day_words(last)}, {days}"


def card_label(flag: Flag) -> str:
    """`▲ To mention`."""
    return f"{level_symbol(flag.level)} {clinic.urgency(flag.level)}"


def also_later(number: int) -> str:
    return f"The same holds after {count(number, 'later session')}."


def told(flag: Flag, as_of: date) -> str:
    return f"The patient told the clinic on {day_words(flag.told.day, as_of)}." if flag.told else ""


def they_said(note: str) -> str:
    return f"What they said: {note}"


def more_flags(number: int) -> str:
    return f"{count(number, 'more thing')} flagged: see “{ALL_FLAGS}”"


def more_areas(areas: Sequence[Area]) -> str:
    names = ", ".join(area_words(area) for area in areas[:3])
    rest = f" and {len(areas) - 3} more" if len(areas) > 3 else ""
    return f"Not shown here: {names}{rest}. See “{ENTRIES}”"


def more_days(first: date, last: date, shown: int) -> str:
    return f"The last {shown} days with something in them. All since {day_words(first)} are in “{ENTRIES}”"


def more_sessions(number: int) -> str:
    return f"{count(number, 'earlier session')}: see “{AFTER_SESSIONS}”"


def more_names(number: int) -> str:
    return f"{number} more: see “{ENTRIES}”"


def legend(plan: CarePlan) -> list[tuple[str, str]]:
    """The marks of the grid, each with what it means."""
    bruise, sore = (plan.window_days(one) for one in SYMPTOMS)
    return [
        ("expected", f"expected: bruise {bruise}, soreness {sore} days after a session"),
        ("▲", "past that"),
        ("△", "maybe past that"),
        ("·", "missed"),
        ("session", "session here"),
    ]


def chart_legend() -> list[tuple[str, str]]:
    """The marks of a chart."""
    return [
        ("expected", "expected"),
        ("▲", "past that"),
        ("△", "maybe past that"),
        ("·", "missed"),
        ("▼", "a session; its days stand in a row, the earlier sessions below"),
    ]


def completion(done: Completion) -> str:
    """`14 of 16 expected days on time (88 %)`."""
    share = round(100 * done.on_time / done.expected)
    return f"{done.on_time} of {count(done.expected, 'expected day')} on time ({share} %)"


def apart(done: Completion) -> str:
    """`1 logged late, 1 missed`."""
    return f"{done.late} logged late, {done.missed} missed"


def on_days(days: int) -> str:
    return f"on {count(days, 'day')}"


def sign_days(words: str, days: Sequence[date], as_of: date) -> str:
    """`Feeling hot and shivery: 12 and 13 Nov`."""
    shown = [day_words(day, as_of) for day in days[-3:]]
    before = f"on {count(len(days), 'day')}, the last " if len(days) > 3 else "on "
    return f"“{words}” {before}{' and '.join((', '.join(shown[:-1]), shown[-1])) if shown[1:] else shown[0]}"


def asked(times: int, of: int) -> str:
    return f"Asked in {times} of {count(of, 'check-in')}."


def shown_days(first: date, last: date) -> str:
    return span_words(first, last, last)


# The pages after the first.


def part_heading(area: Area) -> str:
    return area_label(area)


def expected_until(symptom: Symptom, day: date, as_of: date) -> str:
    """What the shaded days of a chart are."""
    return f"expected until {day_words(day, as_of)}"


def chart_title(symptom: Symptom) -> str:
    return "Bruise, 0 to 4" if symptom is BRUISING else "Soreness, 0 to 10"


def chart_words(sentence: str, first: date, said: Sequence[str], window: int) -> str:
    """What a chart shows, for whoever can't see it."""
    days = ", ".join(said)
    return f"{sentence} Day by day from {day_words(first)}: {days}. Expected for {count(window, 'day')}."


def point(severity: int | None, *, is_missing: bool, is_past: bool, is_possible: bool) -> str:
    """One day of a chart: `3 past the expected days`, `missed`."""
    if severity is None:
        return "missed" if is_missing else "nothing"
    past = " maybe" * is_possible + " past the expected days"
    return f"{severity}{past}" if is_past else str(severity)


def strip_words(number: int, said: Sequence[str]) -> str:
    """An earlier session beside it."""
    return f"Session {number} for comparison: {', '.join(said)}."


def entry_line(check_in: CheckIn) -> str:
    """`Left calf: bruise: coin, sore: 3 (mild)`, area by area."""
    areas: dict[Area, list[Rating]] = {}
    for one in check_in.ratings:
        areas.setdefault(one.area, []).append(one)
    answers = {one.area: one.answer.value for one in check_in.leftovers}
    parts = []
    for area in dict.fromkeys((*areas, *answers)):
        said = [severity_phrase(one.symptom, one.severity) for one in areas.get(area, ())]
        said += [f"there before the session: {answers[area]}"] if area in answers else []
        parts.append(f"{area_label(area)}: {', '.join(said)}".replace("bruise: ", "bruise ").replace("sore: ", "sore "))
    return " · ".join(parts)


def entry_signs(check_in: CheckIn, plan: CarePlan) -> str:
    """The warning signs that were ticked."""
    known = [plan.signs[one].words if one in plan.signs else one for one in sorted(check_in.signs or ())]
    return f"Warning signs: {', '.join(known)}" if known else ""


def used(check_in: CheckIn) -> str:
    return f"Used: {', '.join(check_in.remedies)}" if check_in.remedies else ""


def note(text: str) -> str:
    return f"Note: {text}"


def entered(entry: Entry[CheckIn]) -> str:
    """Where it was not entered in time, or not as it is now: when."""
    now = entry.entered(lambda record: record == entry.value)
    marks = mark_words(now.is_late_for(entry.value.day), entry.is_edited())
    return f"{marks}, {moment_words(now.local_time)}" if marks else ""


def session_facts(session: TreatmentSession) -> str:
    areas = ", ".join(area_words(area) for area in session.areas)
    cream = "with numbing cream" if session.numbing_cream else "no numbing cream logged"
    return f"Treated: {areas}. {cream[0].upper()}{cream[1:]}."


def changed_at(one: Revision, what: str) -> str:
    """`Sun 22 Nov 2026 at 21:18: check-in for Sat 21 Nov 2026`."""
    return f"{moment_words(one.local_time)}: {what}"


# How to read it.


def window_days(symptom: Symptom, days: int) -> tuple[str, str]:
    name = "Bruise" if symptom is BRUISING else "Soreness"
    return name, f"{count(days, 'day')} after the session"


def limits(plan: CarePlan) -> list[str]:
    """The other limits that raise a flag."""
    sore, bruise = plan.severe[SORENESS], severity_word(BRUISING, plan.severe[BRUISING])
    return [
        f"A bruise is flagged again if it is there more than {count(plan.not_clearing_days, 'day')} after.",
        f"Soreness of {sore} or more and a {bruise} bruise are flagged on any day.",
        "A clear rise is flagged too, and each warning sign.",
    ]


def plan_words(plan: CarePlan) -> str:
    return f"Care plan “{plan.title}” ({plan.id}), version {plan.version}."


def counts(records: int, revisions: int) -> str:
    """How much is in the data."""
    return f"{count(records, 'record')} in {count(revisions, 'version')}."


def made_by(version: str) -> str:
    return f"Made with the program “diary”, version {version}."


def digest_words(digest: str, *, is_attached: bool) -> tuple[str, str]:
    """What the digest is of, and the digest."""
    if is_attached:
        return "The same entries are in the file inside this PDF. SHA-256 of that file:", digest
    return "The data is not in this PDF. SHA-256 of the JSON export of the same days:", digest


ATTACHMENT = "The entries of this report as data, which the program “diary” can read"
NO_DATA_OPTION = "PDF only: leave the data out, so that no program can read it back."
ONLY_A_PDF = "--no-data is for a PDF."


def unprinted(characters: Sequence[str]) -> str:
    """Which characters stand as their numbers: `U+1F44D 👍`."""
    names = [f"U+{ord(one):04X}" + (f" {one}" if one.isprintable() else "") for one in characters]
    shown = ", ".join(names[:20]) + (f" and {len(names) - 20} more" if len(names) > 20 else "")
    is_are = "character" if len(names) == 1 else "characters"
    return f"No font here has {'this' if len(names) == 1 else 'these'} {is_are}: {shown}. The number stands in the PDF instead."
