"""Between the app and its terminal: only text goes out, and what is pasted comes in as text."""

import codecs
import os
import re
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from diary.core.text import clean

#: Seconds.
_UNTIL_ASKED_AGAIN = 0.2
_BEGIN, _END = "\x1b[200~", "\x1b[201~"
#: What a terminal reads as the beginning of a command; a text needs none of it.
_CONTROLS = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"


class CleanLines(LineFilter):
    """The last door to the terminal: whatever a widget was given, only text goes through."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [Segment(_shown(segment.text), segment.style) for segment in segments]


def _shown(text: str) -> str:
    return "".join(one if one.isprintable() or clean(one) else " " * cell_len(one) for one in text)


class Output:
    """A terminal that may be gone: what is written to it then is lost, and nothing waits for it.

    An error would end the thread that writes, and the app would wait for that thread for ever.
    """

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        with suppress(OSError, ValueError):
            self._file.write(text)

    def flush(self) -> None:
        with suppress(OSError, ValueError):
            self._file.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


class TypedText(codecs.IncrementalDecoder):
    """Bytes from the terminal as text. What stands in a paste can't be taken for keys.

    Textual would take an escape sequence in a paste apart into key presses, and a single byte that
    is no UTF-8 would end the thread that reads the keys.
    """

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._is_paste = False
        #: What may be the beginning of a mark: in a paste held back, else passed on already.
        self._held = ""

    def decode(self, input: Any, final: bool = False) -> str:
        if not input and not final:
            _hang_up()
        text = self._decoder.decode(input, final)
        parts = []
        while text:
            inside = self._is_paste
            part, mark, text = self._until(_END if inside else _BEGIN, text, final)
            parts.append(re.sub(_CONTROLS, "", part) if inside else part)
            parts.append(mark)
            self._is_paste = inside != bool(mark)
        return "".join(parts)

    def _until(self, mark: str, text: str, final: bool) -> tuple[str, str, str]:
        """What comes before a mark, the mark or nothing of it yet, and what is left to read."""
        seen, self._held = self._held, ""
        before, found, rest = (seen + text).partition(mark)
        if not found:
            start = next((n for n in range(len(mark) - 1, 0, -1) if before.endswith(mark[:n])), 0)
            self._held = "" if final else before[len(before) - start :]
        if mark == _END:
            return (before if found or final else before.removesuffix(self._held)), found, rest
        # Keys never wait: what was seen of a mark was passed on as it came.
        if found:
            whole = before + found
            return (
                whole[len(seen) :].removesuffix(found),
                found[max(0, len(seen) - len(before)) :],
                rest,
            )
        return before[len(seen) :], "", ""


def _hang_up() -> None:
    """The terminal is gone. Its own signal may have come while a start was ignoring it.

    Textual would go on asking for keys, as fast as it can, for ever.
    """
    time.sleep(_UNTIL_ASKED_AGAIN)
    os.kill(os.getpid(), signal.SIGHUP)


def input_decoder(encoding: str) -> Callable[[], TypedText]:
    """In place of `codecs.getincrementaldecoder`."""
    return lambda: TypedText(encoding)
