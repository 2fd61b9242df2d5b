"""The calendar and the search of a long diary, to a `Static` that updates."""

from itertools import cycle, islice
from pathlib import Path

from tests.benchmarks.both import Both

_KEYS = {"a day": "\x1b[D", "a week": "\x1b[A", "a month": "\x1b[5~"}
_FOUND = "newest first"


def calendar(home: Path, years: int) -> None:
    """Opening the calendar, and going back in it."""
    both = Both(home, years)
    both.opens(f"calendar opened, {years} year(s)", "c", "Earlier", "\x1b")
    both.turn_to("c", "Earlier")
    for name, key in _KEYS.items():
        both.paints(f"calendar, {name} back, {years} year(s)", [key] * 30, 5)
    both.end()


def searching(home: Path, years: int) -> None:
    """Opening the search, and typing words into it."""
    both = Both(home, years)
    both.opens(f"search opened, {years} year(s)", "/", _FOUND, "\x1b")
    both.turn_to("/", _FOUND)
    letters = islice(cycle("better" + 6 * "\x7f"), 60)
    both.paints(f"search, a letter, {years} year(s)", letters, 20)
    both.end()
