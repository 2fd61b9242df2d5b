"""The words of searching in what was written."""

from collections.abc import Sequence
from datetime import date

from diary.core.records import CheckIn, SessionKind, TreatmentSession
from diary.core.search import Written
from diary.wording.answers import KINDS
from diary.wording.days import ago, count, day_words

TITLE = "Search your notes"
HINT = "Words from a note"
NEWEST = "newest first"
CHOOSE_KEY = "Choose"
OPEN_KEY = "Open this day"
NOTHING_WRITTEN = "There is no note in this diary yet."

TIP_DOWN = "Go to the next one that was found"
TIP_UP = "Go to the one before"
PAGE_ON, PAGE_BACK = "A page on", "A page back"
TIP_PAGE_ON = "Go on by a page"
TIP_PAGE = "Go back by a page"
TIP_OPEN = "Open the day it was written for"

HELP = """Find words in your notes.

All the words must be in a note, or among what you used. Capitals and accents don't matter. The
newest day comes first.
"""


def nothing_found(typed: str) -> str:
    return f"Nothing in your notes has “{typed.strip()}”."


def number_found(number: int, is_all: bool) -> str:
    """`12 notes, newest first`, `3 found, newest first`; empty where there is none."""
    what = count(number, "note") if is_all else f"{number} found"
    return f"{what}, {NEWEST}" if number else ""


def heading(one: Written, today: date) -> str:
    """`Thu 19 Nov · check-in · 3 days ago`."""
    day = one.record.day
    return " · ".join((day_words(day, today), kind(one), ago(day, today)))


def kind(one: Written) -> str:
    record = one.record
    if isinstance(record, TreatmentSession):
        return "session" if record.kind is SessionKind.TREATMENT else "test injections"
    if isinstance(record, CheckIn):
        return "check-in"
    return KINDS.get(record.RECORD, "told your clinic")


def texts(one: Written) -> Sequence[tuple[str, str]]:
    """What was written, each with the words before it."""
    rest = ("Also: ", ", ".join(one.rest))
    return [
        pair
        for pair in (("Note: ", one.note), ("Used: ", ", ".join(one.remedies)), rest)
        if pair[1]
    ]
