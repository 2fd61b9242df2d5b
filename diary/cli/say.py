"""Two voices: data on stdout, what is said about it on stderr. No control character passes."""

import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import IO, Any

from diary.core.text import clean_line

_NARROWEST, _WIDEST, _USUAL = 40, 100, 80


def show(*lines: str) -> None:
    """Print data."""
    _write(sys.stdout, lines)


def say(*lines: str) -> None:
    """Print something about the data, or about what was done."""
    if sys.stderr is not None and sys.stderr.isatty():
        room = width()
        lines = tuple(part for line in lines for part in _fitted(line, room))
    with suppress(OSError):  # what was done is done, also where nobody can be told
        _write(sys.stderr, lines)
        if sys.stderr is not None:
            sys.stderr.flush()


def _fitted(line: str, room: int) -> list[str]:
    """The line as it is where it fits, else in several with its indent."""
    if len(line) <= room:
        return [line]
    indent = " " * (len(line) - len(line.lstrip(" ")))
    return folded(line, indent)


def show_bytes(content: bytes) -> None:
    """Print data that has its own encoding, whatever the terminal's is."""
    if sys.stdout is None:
        raise OSError("nothing can be printed: the output is closed")
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def show_json(plain: Any) -> None:
    """Print plain values as JSON."""
    import json

    text = json.dumps(plain, ensure_ascii=False, indent=2)
    # A lone surrogate becomes `\ud800`, which in JSON is just what it was.
    show_bytes(text.encode("utf-8", "backslashreplace") + b"\n")


def _write(stream: IO[str] | None, lines: Iterable[str]) -> None:
    if stream is not None:
        stream.write("".join(f"{clean_line(line)}\n" for line in lines))


def width() -> int:
    """The columns to fill: the terminal's, within what reads well."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and len(columns) < 5:
        found = int(columns)
    else:
        try:
            found = os.get_terminal_size().columns
        except OSError:
            found = _USUAL
    return max(_NARROWEST, min(found or _USUAL, _WIDEST))


def folded(text: str, indent: str = "", hanging: str | None = None) -> list[str]:
    """`text` in lines that fit the terminal; see `wrapped`."""
    from diary.wording.lines import wrapped

    return wrapped(text, width(), indent, hanging)


def table(rows: Sequence[Sequence[str]], indent: str = "") -> list[str]:
    """Rows of cells as lines with aligned columns, two spaces apart."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        indent
        + "  ".join(cell.ljust(wide) for cell, wide in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
