"""The fonts a report is set in: those that come with the diary, and others for what they lack."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from diary.sharing.pdf.cmap import characters

if TYPE_CHECKING:
    from typst import Fonts

FOLDER = Path(__file__).parent / "fonts"

#: In the order in which they are asked for a character.
SHIPPED = {
    "Diary Sans": "sans-regular.ttf",
    "Diary Arabic": "arabic.ttf",
    "Diary Hebrew": "hebrew.ttf",
    "Diary Devanagari": "devanagari.ttf",
    "Diary Symbols": "symbols.ttf",
    "Diary Hangul": "hangul.ttf",
    "Diary Han": "han.ttf",
}


class Face(NamedTuple):
    """One font, and the characters it has."""

    family: str
    characters: frozenset[int]


def shipped() -> Iterator[Face]:
    """Those that come with the diary, each read when it is first come to."""
    return map(_shipped, SHIPPED)


@cache
def _shipped(family: str) -> Face:
    return Face(family, characters(str(FOLDER / SHIPPED[family])))


@cache
def installed() -> tuple[Face, ...]:
    """The upright fonts of this machine, by name. Looked for once, if at all."""
    import typst

    found: dict[str, frozenset[int]] = {}
    fonts = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False).fonts()
    for one in sorted(
        fonts, key=lambda font: (font.family, abs(font.weight - 400), str(font.path))
    ):
        if one.path is None or one.style != "normal" or one.family in found:
            continue
        found[one.family] = characters(one.path, one.index)
    return tuple(Face(family, held) for family, held in found.items() if held)


@cache
def book(*, with_installed: bool) -> "Fonts":
    """What typst looks fonts up in."""
    import typst

    return typst.Fonts(
        include_system_fonts=with_installed,
        include_embedded_fonts=False,
        font_paths=[str(FOLDER)],
    )
