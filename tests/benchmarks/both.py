"""The app on a long diary and a bare Textual app, pressed in turn."""

from collections.abc import Iterable
from itertools import cycle
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


class Both:
    """The app on a diary of that many years, and a bare Textual app beside it."""

    def __init__(self, home: Path, years: int, size: tuple[int, int] = (80, 24)) -> None:
        write(home, years)
        self.app = on_screen([PYTHON, "-m", "diary", "--home", str(home)], size)
        self.hello = on_screen([PYTHON, "-c", HELLO], size)
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

    def turn_to(self, key: str, shows: str) -> None:
        """Press a key, and wait for what it brings up."""
        self.app.send(key)
        self.app.expect_exact(shows)

    def end(self) -> None:
        for child in (self.app, self.hello):
            child.close(force=True)
