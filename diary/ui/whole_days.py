"""Lines on the screen that tear no day apart, nor what a space that doesn't break holds."""

import textual.content

from diary.wording.lines import unbroken

_divided = textual.content.divide_line  # type: ignore[attr-defined]


def _divided_whole(text: str, width: int, fold: bool = True) -> list[int]:
    """Where Textual breaks a line; it takes a space that doesn't break for any other."""
    return _divided(unbroken(text).replace("\u00a0", "_"), width, fold)


def keep_days_whole() -> None:
    """From now on, whatever the app shows as text. What is handed on has its own lines."""
    textual.content.divide_line = _divided_whole  # type: ignore[attr-defined]
