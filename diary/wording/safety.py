"""The texts around keeping a diary safe: what was not saved, the lock, and a program that fails."""

from collections.abc import Sequence
from datetime import date

from diary.wording.days import WEEKDAYS_LONG, day_words

# What was typed and not saved.

NOT_KEPT = "What you type cannot be kept for the next start just now. Save it soon."

GO_ON = "Go on with it"
THROW_AWAY = "Throw it away"
LATER = "Decide later"
HERE_AGAIN = "What you typed is here again. It is not saved yet."


#: What can be left unsaved, besides a check-in.
A_SESSION = "a session"
A_PLAN = "a session to come"
A_SETTING = "a change of your settings"
AN_ANSWER = "an answer"
A_REASON = "why you withdraw an entry"
A_TELLING = "what you told your clinic"


def a_check_in(day: date, today: date) -> str:
    """`a check-in for Sunday 22 Nov`."""
    short = day_words(day, today)
    return f"a check-in for {WEEKDAYS_LONG[day.weekday()]}{short[3:]}"


def left_unsaved(forms: Sequence[str]) -> str:
    """`You were typing a check-in for Sunday 22 Nov and a session. They were not saved.`"""
    *others, last = forms
    said = f"{', '.join(others)} and {last}" if others else last
    was = "They were" if others else "It was"
    return f"You were typing {said}. {was} not saved."


# The lock.

LOCKED = "This diary is locked. It opens with your passphrase."
PASSPHRASE = "Your passphrase"
OPENS = "Open"
LEAVES = "Leave"
OPENING = "Opening…"

# A program that fails.

CRASHED = (
    "The diary had to close because of a mistake in the program. What you saved is safe. What you"
    " were typing is offered when you open it again."
)
CRASHED_WHERE = "Where it happened, for whoever repairs it. Nothing from your diary is in it."
NO_SCREENSHOT = "No picture is taken of a diary that is locked with a passphrase."
