"""The contrast of what an app really paints, cell by cell, as WCAG 2 reckons it.

    assert faults(app) == []

Text needs 4.5 to 1 on its own background, whatever it says; outlines and symbols need 3 to 1. A
cell that the ramp fills needs nothing: the digit on it, or beside it, carries the meaning.
"""

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from textual.app import App

from diary.ui.ramp import FILLS

TEXT, SYMBOL = 4.5, 3.0
_FILLS = {fill.lower() for fill in FILLS}


class Cell(NamedTuple):
    """One painted character and its two colours."""

    x: int
    y: int
    character: str
    color: str
    background: str

    @property
    def ratio(self) -> float:
        lighter, darker = sorted(map(_luminance, (self.color, self.background)), reverse=True)
        return (lighter + 0.05) / (darker + 0.05)

    @property
    def needed(self) -> float:
        if "\u2580" <= self.character <= "\u259f" and self.color in _FILLS:
            return 1.0
        if self.character in "░▒▓" and self.color == self.background:
            return 1.0  # the body's skin; its edge against the screen has a test of its own
        # Box drawing, blocks, shapes, and the marks of a flag and of a missed day.
        return SYMBOL if "\u2500" <= self.character <= "\u27bf" or self.character in "·•" else TEXT


def painted(app: App[None]) -> Iterator[Cell]:
    """Every cell with something in it, of all that is on the screen now."""
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            for character in segment.text:
                if not character.isspace() and not _is_behind(app, x, y):
                    yield Cell(x, y, character, *_colors(segment))
                x += max(1, cell_len(character))


def _is_behind(app: App[None], x: int, y: int) -> bool:
    """Whether it shows through from the screen below a question: out of use, and dimmed for it."""
    return app.screen.is_modal and app.screen.get_widget_at(x, y)[0] is app.screen


def faults(app: App[None], text: float = TEXT) -> list[str]:
    """Each pair of colours that is too close, once, with a word in it and its place."""
    found: dict[tuple[str, str], str] = {}
    for cell in painted(app):
        needed = text if cell.needed == TEXT else cell.needed
        if cell.ratio < needed:
            where = f"{cell.character!r} at {cell.x},{cell.y}"
            said = f"{cell.color} on {cell.background}: {cell.ratio:.2f} of {needed} ({where})"
            found.setdefault((cell.color, cell.background), said)
    return list(found.values())


def _colors(segment: Segment) -> tuple[str, str]:
    style = segment.style
    assert style is not None
    color, background = _hex(style.color), _hex(style.bgcolor)
    return (background, color) if style.reverse else (color, background)


def _hex(color: Color | None) -> str:
    assert color is not None, "a colour of the terminal's own cannot be reckoned with"
    return color.get_truecolor().hex.lower()


def _luminance(color: str) -> float:
    red, green, blue = (_linear(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
