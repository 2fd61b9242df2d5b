"""The first start, step by step."""

from datetime import date, time

from diary.wording import screens
from diary.wording.screens import UNDO_KEY

STEPS = ("What this is", "When was your session?", "Where were you treated?", "How is it now?")
WHAT = (
    "This diary keeps how bruised and how sore you are after each session.",
    "It shows what lasts longer than expected, so that you can tell your clinic.",
    "Nobody reads it live. It does not diagnose, and it is no medical advice.",
    "It starts with your last session. That takes about a minute.",
)
WHEN_HINT = "Type a day and, if you know it, the time: today 14:30, yesterday, 3 days ago, 19 Nov."
NEXT = "Next"
SKIP = "Skip"
NEXT_TIP = "Go on, or save in the last step"
BACK_TIP = "Go a step back; from the first one, skip all of it"
FIRST = "Step 4 of 4: how is it now? Set each row, then save."
COME_BACK = "That's all for today. Come back tomorrow evening."


def first_saved(saved: str) -> str:
    """What is said of any save, and after the first one when to come back."""
    return f"{saved.removesuffix(UNDO_KEY)}{COME_BACK} {UNDO_KEY}"


def heading(step: int) -> str:
    """`Step 1 of 4 · What this is`, counted from 0."""
    return f"Step {step + 1} of {len(STEPS)} · {STEPS[step]}"


def understood(day: date, at: time | None, today: date) -> str:
    """The echo of what was typed: `Thu 19 Nov, 3 days ago, at 14:30`."""
    words = screens.understood(day, today)
    return f"{words}, at {at:%H:%M}" if at else words
