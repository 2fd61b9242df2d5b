"""A key pressed where the body shows, to a `Static` that updates."""

from itertools import cycle, islice
from pathlib import Path

from tests.benchmarks.both import Both

_LEFT, _RIGHT, _UP, _DOWN = "\x1b[D", "\x1b[C", "\x1b[A", "\x1b[B"
#: Columns and lines in which the body stands beside the rows of Today.
_WIDE = (120, 40)


def body(home: Path, years: int) -> None:
    """Choosing areas, replaying the healing, and a digit of Today with the body beside it."""
    _choosing(home / "choosing", years)
    _replaying(home / "replaying", years)
    _beside(home / "beside", years)


def _choosing(home: Path, years: int) -> None:
    both = Both(home, years)
    both.turn_to("a", "Where were you treated")
    both.turn_to("\t\t", "▸")
    _run(both, f"body, to the next area, {years} year(s)", _RIGHT, _DOWN, _LEFT, _UP)
    _run(both, f"body, an area chosen, {years} year(s)", " ")
    both.end()


def _replaying(home: Path, years: int) -> None:
    both = Both(home, years)
    both.turn_to("t", "Zoom")
    both.turn_to("4", "play")
    _run(both, f"body, to the next day, {years} year(s)", _LEFT, _RIGHT)
    _run(both, f"body, bruise and sore, {years} year(s)", "b")
    both.end()


def _beside(home: Path, years: int) -> None:
    both = Both(home, years, _WIDE)
    _run(both, f"Today with the body, a digit, {years} year(s)", *"0123")
    _run(both, f"Today with the body, a row down, {years} year(s)", *(_DOWN, _UP))
    both.end()


def _run(both: Both, name: str, *keys: str) -> None:
    both.paints(name, islice(cycle(keys), 45), 2)
