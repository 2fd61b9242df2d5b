"""The report for the clinic, on paper: what its first page says, and what is said of the file."""

from collections.abc import Sequence
from datetime import date

from diary.core.areas import Area
from diary.core.flags import Flag
from diary.core.plan import CarePlan
from diary.core.scales import SYMPTOMS
from diary.core.summary import Completion
from diary.wording import clinic
from diary.wording.body import area_words
from diary.wording.days import count, day_words, span_words
from diary.wording.flags import level_symbol

PAGE, OF = "Page", "of"

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
LEFT_OUT_REMEDIES = "The patient left them out."
REMEDY_IS_NO_CURE = "The diary does not say if a remedy helped."
SIGNS = "Warning signs"
NO_SIGNS = "None was ticked."
NEVER_ASKED = "The diary did not ask about them in these days."
AREA = "Area"
SCALES_SHORT = f"{clinic.SCALES} X is 10."

# Where what finds no room on the first page stands.
AFTER_SESSIONS = "After each session"
ALL_FLAGS = "Everything that was flagged"
ENTRIES = "What was logged"

# The file.

ATTACHMENT = "The entries of this report as data, which the program “diary” can read"
_FEW = 20


def heading(plan: CarePlan) -> str:
    """`Symptom diary: Mesotherapy`."""
    return f"Symptom diary: {clinic.treatment(plan)}"


def title(plan: CarePlan, first: date, last: date) -> str:
    """The document's own, without the patient's name."""
    return f"{heading(plan)}, {span_words(first, last, date.min)}"


def period(first: date, last: date) -> str:
    """`Thu 5 Nov 2026 to Sun 22 Nov 2026, 18 days`."""
    days = count((last - first).days + 1, "day")
    if first == last:
        return f"{day_words(first)}, {days}"
    return f"{day_words(first)} to {day_words(last)}, {days}"


def born(day: date) -> str:
    """`19 Mar 1980`: on which weekday nobody wants to know."""
    return day_words(day).partition(" ")[2]


# What to look at.


def card_label(flag: Flag) -> str:
    """`▲ To mention`."""
    return f"{level_symbol(flag.level)} {clinic.urgency(flag.level)}"


def also_later(number: int) -> str:
    return f"The same holds after {count(number, 'later session')}."


def told(flag: Flag, as_of: date) -> str:
    return f"The patient told the clinic on {day_words(flag.told.day, as_of)}." if flag.told else ""


def they_said(note: str) -> str:
    return f"What they said: {note}"


# What finds no room.


def more_flags(number: int) -> str:
    return f"{count(number, 'more thing')} flagged: see “{ALL_FLAGS}”."


def more_areas(areas: Sequence[Area]) -> str:
    names = ", ".join(area_words(area) for area in areas[:3])
    rest = f" and {len(areas) - 3} more" if len(areas) > 3 else ""
    return f"Not shown here: {names}{rest}. See “{ENTRIES}”."


def more_days(first: date, shown: int) -> str:
    """Said where the grid begins after the report does."""
    since = day_words(first)
    return f"These are the last {count(shown, 'day')}. All days since {since}: see “{ENTRIES}”."


def more_sessions(number: int) -> str:
    return f"{count(number, 'earlier session')}: see “{AFTER_SESSIONS}”."


def more_names(number: int) -> str:
    return f"{number} more: see “{ENTRIES}”."


# Day by day.


def legend(plan: CarePlan) -> list[tuple[str, str]]:
    """The marks of the grid, each with what it means."""
    bruise, sore = (plan.window_days(one) for one in SYMPTOMS)
    return [
        ("expected", f"expected: bruise {bruise}, soreness {sore} days after a session"),
        ("▲", "past that"),
        ("△", "maybe past that"),
        ("·", "missed"),
        ("session", "session"),
    ]


# How much was logged.


def completion(done: Completion) -> str:
    """`14 of 16 expected days on time (88 %)`."""
    share = round(100 * done.on_time / done.expected)
    return f"{done.on_time} of {count(done.expected, 'expected day')} on time ({share} %)"


def apart(done: Completion) -> str:
    """`1 logged late, 1 missed.`"""
    return f"{done.late} logged late, {done.missed} missed."


def on_days(days: int) -> str:
    return f"on {count(days, 'day')}"


def sign_days(words: str, days: Sequence[date], as_of: date) -> str:
    """`“Feeling hot and shivery” on Thu 12 and Fri 13 Nov`; of many days the last ones."""
    *others, last = (day_words(day, as_of) for day in days[-3:])
    shown = f"{', '.join(others)} and {last}" if others else last
    often = f"{count(len(days), 'day')}, the last " if len(days) > 3 else ""
    return f"“{words}” on {often}{shown}"


def asked(times: int, of: int) -> str:
    return f"Asked in {times} of {count(of, 'check-in')}."


# The file.


def unprinted(characters: Sequence[str]) -> str:
    """Which characters stand as their numbers: `U+1F44D 👍`."""
    names = [
        f"U+{ord(one):04X} {one}" if one.isprintable() else f"U+{ord(one):04X}"
        for one in characters
    ]
    shown = ", ".join(names[:_FEW])
    more = f" and {len(names) - _FEW} more" if len(names) > _FEW else ""
    return (
        f"Some characters could not be printed: {shown}{more}. Their numbers stand there instead."
    )
