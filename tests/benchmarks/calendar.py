"""The calendar and the search of a long diary, to a `Static` that updates."""

from collections.abc import Iterable
from itertools import cycle, islice
from pathlib import Path

from tests.benchmarks.long_diary import write
from tests.benchmarks.measure import (
    HELLO,
    PYTHON,
    on_screen,
    ratio,
    seconds_to_paint,
    seconds_to_text,
)

_KEYS = {"a day": "\x1b[D", "a week": "\x1b[A", "a month": "\x1b[5~"}
_FOUND = "newest first"


def calendar(home: Path, years: int) -> None:
    """Opening the calendar, and going back in it."""
    both = _Both(home, years)
    both.opens(f"calendar opened, {years} year(s)", "c", "Earlier", "\x1b")
    both.app.send("c")
    both.app.expect_exact("Earlier")
    for name, key in _KEYS.items():
        both.paints(f"calendar, {name} back, {years} year(s)", [key] * 30, 5)
    both.end()


def searching(home: Path, years: int) -> None:
    """Opening the search, and typing words into it."""
    both = _Both(home, years)
    both.opens(f"search opened, {years} year(s)", "/", _FOUND, "\x1b")
    both.app.send("/")
    both.app.expect_exact(_FOUND)
    letters = islice(cycle("better" + 6 * "\x7f"), 60)
    both.paints(f"search, a letter, {years} year(s)", letters, 20)
    both.end()


class _Both:
    """The app on a diary of that many years, and a bare Textual app beside it."""

    def __init__(self, home: Path, years: int) -> None:
        write(home, years)
        self.app = on_screen([PYTHON, "-m", "diary", "--home", str(home)])
        self.hello = on_screen([PYTHON, "-c", HELLO])
        self.app.expect_exact("Same as yesterday")
        self.hello.expect_exact("Hello world")
        self._digits = cycle("0123")

    def _floor(self) -> float:
        return seconds_to_paint(self.hello, next(self._digits))

    def paints(self, name: str, keys: Iterable[str], limit: float) -> None:
        runs = [(seconds_to_paint(self.app, key), self._floor()) for key in keys]
        ratio(f"{name}: time to Static.update", limit, runs[5:])

    def opens(self, name: str, key: str, shows: str, back: str) -> None:
        runs = []
        for _ in range(15):
            runs.append((seconds_to_text(self.app, key, shows), self._floor()))
            self.app.send(back)
            self.app.expect_exact("Same as yesterday")
        ratio(f"{name}: time to Static.update", 20, runs[1:])

    def end(self) -> None:
        for child in (self.app, self.hello):
            child.close(force=True)
