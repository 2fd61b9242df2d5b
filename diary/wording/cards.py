"""The cards of what to tell the clinic, and saying that it was told."""

from datetime import date

from diary.core.flags import Flag
from diary.core.plan import CarePlan
from diary.wording.days import count, day_words
from diary.wording.flags import heading, level_symbol, sentence
from diary.wording.screens import UNDO_KEY

WHY = "Why?"
TELL = "I told them"
TELL_TIP = "Note that you told your clinic"
TELL_WHEN = "When did you tell your clinic?"
TELL_NOTE = "What they said, if you like"
NOTHING_TO_TELL = "There is nothing that you have not told them."
NEXT_FLAG = "Next"


def card_heading(flag: Flag, as_of: date, *, is_now: bool = True) -> str:
    """`▲ Tell your clinic`, or since when they know."""
    if flag.told is None:
        return heading(flag, is_now=is_now)
    return f"{heading(flag, is_now=is_now)} · {told(flag.told.day, as_of)}"


def told(day: date, as_of: date) -> str:
    return f"you told them on {day_words(day, as_of)}"


def card_line(flag: Flag, plan: CarePlan, as_of: date) -> str:
    """A card that has one line: `▲ Your left calf is still sore 3 days after your session.`"""
    line = f"{level_symbol(flag.level)} {sentence(flag, plan)}"
    if flag.told is not None:
        line += f" (Y{told(flag.told.day, as_of)[1:]}.)"
    return line


def more(number: int) -> str:
    """Of cards that have no line of their own."""
    return f"And {count(number, 'more thing')} to tell your clinic."


def others(number: int) -> str:
    """The same where none of them has."""
    return f"{count(number, 'more thing')} for your clinic."


def noted(day: date, today: date) -> str:
    return f"Noted: {told(day, today)}. {UNDO_KEY}"


def they_said(note: str) -> str:
    return f"What they said: {note}"
