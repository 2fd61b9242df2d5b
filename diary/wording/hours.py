"""How long it is until something, and what to leave be until then, for the app and the commands."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from diary.wording.days import count, day_words
from diary.wording.letters import small


def time_left(left: timedelta) -> str:
    """`1 h 12 min`, `2 days and 3 hours`: rounded up, as a wait is not over before its end."""
    minutes = -(-left // timedelta(minutes=1))
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    if days:
        return count(days, "day") + (f" and {count(hours, 'hour')}" if hours else "")
    parts = [f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes)
    return " ".join(parts) or "0 min"


def clock(moment: datetime, today: date) -> str:
    """`18:30`, `02:30 tomorrow`, `02:30 on Fri 20 Nov`."""
    days = (moment.date() - today).days
    if days == 0:
        return f"{moment:%H:%M}"
    when = "tomorrow" if days == 1 else f"on {day_words(moment.date(), today)}"
    return f"{moment:%H:%M} {when}"


def wait(words: str, until: datetime, left: timedelta, today: date) -> str:
    """`No hot shower until 18:30, in 1 h 12 min`, by the clock on the wall."""
    return f"{words} until {clock(until, today)}, in {time_left(left)}"


def over(words: Sequence[str]) -> str:
    """`Over by now: no make-up, no hot shower`, of waits that are done."""
    return f"Over by now: {', '.join(map(small, words))}"
