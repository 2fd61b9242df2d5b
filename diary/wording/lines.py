"""Sentences in lines that fit, with no day torn apart and no word left alone."""

import re
from collections.abc import Sequence

from diary.wording.days import MONTHS, WEEKDAYS

_APART = "\x1f"
_DAYS, _MONTHS = "|".join(WEEKDAYS), "|".join(MONTHS)
# The space first: of most texts nothing but their spaces is looked at.
_IN_A_DAY = re.compile(
    rf" (?:(?<=\b(?:{_DAYS}) )(?=\d)|(?<=\d )(?=(?:{_MONTHS})\b|days?\b)"
    rf"|(?<=\b(?:{_MONTHS}) )(?=\d{{4}}\b))"
)


def wrapped(text: str, width: int, indent: str = "", hanging: str | None = None) -> list[str]:
    """`text` in as few lines as it takes, about as long as one another.

    Lines after the first begin with `hanging`, else with `indent`. A longer word has its own line.
    """
    following = indent if hanging is None else hanging
    words = _IN_A_DAY.sub(_APART, text).split(" ")
    words = [word.replace(_APART, " ") for word in words if word]
    lines = _filled(words, width, indent, following)
    if len(lines) > 1:
        lines = _balanced(words, width, indent, following, len(lines))
    return lines


def unbroken(text: str) -> str:
    """The same text in which no day can be torn apart, whoever puts it into lines."""
    return _IN_A_DAY.sub("\u00a0", text)


def side_by_side(parts: Sequence[str], width: int, indent: str = "") -> list[str]:
    """The parts with a dot between them, in lines that are broken there before anywhere else."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]} · {part}" if lines else part
        room = width - (len(indent) if len(lines) > 1 else 0)
        if lines and len(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(part)
    return [
        one
        for number, line in enumerate(lines)
        for one in wrapped(line, width, indent if number else "", indent)
    ]


def _balanced(words: list[str], width: int, indent: str, following: str, most: int) -> list[str]:
    """The narrowest lines that are no more than `most`."""
    low, high = 1, width
    while low < high:
        middle = (low + high) // 2
        if len(_filled(words, middle, indent, following)) <= most:
            high = middle
        else:
            low = middle + 1
    return _filled(words, high, indent, following)


def _filled(words: list[str], width: int, indent: str, following: str) -> list[str]:
    lines: list[str] = []
    line = indent
    is_begun = False
    for word in words:
        if is_begun and len(line) + 1 + len(word) > width:
            lines.append(line)
            line, is_begun = following, False
        line += f" {word}" if is_begun else word
        is_begun = True
    return [*lines, line]
