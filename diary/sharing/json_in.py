"""The JSON export read back. It may come from anybody: it is taken apart piece by piece.

No piece is larger than an entry can be, so that 16 MiB of brackets take no more room than 16 MiB.
"""

import json
import re
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper
from typing import Any

from diary.core.errors import RecordError
from diary.core.moment import Now
from diary.core.payload import revision_from_plain
from diary.core.records import Revision
from diary.core.text import clean
from diary.sharing.incoming import Fault, Incoming, Receiver
from diary.sharing.json import FORMAT, SCHEMA

#: Characters. The longest entry the diary itself can hold is a fifth of it.
LONGEST_ENTRY = 65_536
_WINDOW = 4 * LONGEST_ENTRY
_LONGEST_NUMBER = 20
#: Of the outermost object; those that nobody knows are passed over.
_MOST_MEMBERS = 20
_BLANK = re.compile(r"[ \t\r\n]*")


def read(content: bytes, now: Now) -> Incoming:
    """The revisions in an export, each one checked. Raises `BadFileError`."""
    said: dict[str, Any] = {}
    with Fault(""):
        revisions = tuple(_revisions(_Text(content), said, now))
    return Incoming("json", revisions, (("narrowed", "1"),) if said.get("left_out") else ())


def _revisions(text: "_Text", said: dict[str, Any], now: Now) -> Iterator[Revision]:
    if not text.takes("{"):
        raise RecordError("not-an-export")
    for name in text.members():
        if name in said:
            raise RecordError("key-twice", name)
        if len(said) == _MOST_MEMBERS:
            raise RecordError("not-an-export")
        if name == "revisions" and text.takes("["):
            said[name] = []
            _check_form(said, is_whole=False)
            yield from _entries(text, now)
        else:
            said[name] = text.value()
    _check_form(said, is_whole=True)
    if not text.is_over:
        raise RecordError("broken-json")


def _check_form(said: dict[str, Any], *, is_whole: bool) -> None:
    """Refuse another format or schema as soon as it is named, and a file that names none."""
    if said.get("format", None if is_whole else FORMAT) != FORMAT:
        raise RecordError("not-an-export")
    schema = said.get("schema", None if is_whole else SCHEMA)
    if type(schema) is not int or schema < 1 or (is_whole and said.get("revisions") != []):
        raise RecordError("not-an-export")
    if schema > SCHEMA:
        raise RecordError("newer-export")


def _entries(text: "_Text", now: Now) -> Iterator[Revision]:
    receiver = Receiver(now)
    for number in text.elements():
        with Fault(f"entry {number}"):
            revision = receiver.take(_revision(text.value()))
        yield revision


def _revision(plain: Any) -> Revision:
    if not isinstance(plain, dict):
        raise RecordError("not-an-entry")
    id_ = plain.get("id")
    if isinstance(id_, str) and clean(id_) != id_:
        raise RecordError("bad-id", id_)  # cleaned, it could be another entry's
    try:
        return revision_from_plain(plain)
    except RecordError as error:
        if error.problem == "empty-check-in":
            raise RecordError("says-nothing") from None
        if error.problem == "unknown-kind":
            raise RecordError("newer-kind", error.detail) from None
        if error.problem == "unreadable-record":
            from diary.core.misread import misread  # hardly ever

            raise misread(plain) from None
        raise


class _Text:
    """JSON text, decoded a window at a time, from which values are taken one after another."""

    def __init__(self, content: bytes) -> None:
        self._stream = TextIOWrapper(BytesIO(content), "utf-8-sig", newline="")
        self._window, self._at, self._is_last = "", 0, False
        self._decoder = json.JSONDecoder(
            object_pairs_hook=_without_twins, parse_int=_whole_number, parse_constant=_no_number
        )

    def members(self) -> Iterator[str]:
        """The names of the members of the object just begun; the caller takes each one's value."""
        while not self.takes("}"):
            name = self.value()
            if not isinstance(name, str) or not self.takes(":"):
                raise RecordError("broken-json")
            yield name
            if not self.takes(","):
                self._must_take("}")
                return
            self._refuse_at("}")

    def elements(self) -> Iterator[int]:
        """The numbers, from 1, of the elements of the array just begun; the caller takes each."""
        number = 1
        while not self.takes("]"):
            yield number
            with Fault(f"entry {number}"):
                if not self.takes(","):
                    self._must_take("]")
                    return
                self._refuse_at("]")
            number += 1

    def takes(self, mark: str) -> bool:
        """Pass over blanks, and over this mark where it comes next."""
        self._skip_blanks()
        is_there = self._window.startswith(mark, self._at)
        self._at += is_there
        return is_there

    @property
    def is_over(self) -> bool:
        """Whether nothing but blanks is left."""
        self._skip_blanks()
        return self._at == len(self._window)

    def value(self) -> Any:
        """The value that comes next. Raises `RecordError` for one that is faulty or too long."""
        self._skip_blanks()
        try:
            found, end = self._decoder.raw_decode(self._window, self._at)
        except RecursionError:
            raise RecordError("too-deep") from None
        except json.JSONDecodeError as error:
            raise self._fault(error) from None
        if end - self._at > LONGEST_ENTRY:
            raise RecordError("entry-too-long")
        self._at = end
        return found

    def _fault(self, error: json.JSONDecodeError) -> RecordError:
        # Where the window ends inside a value, that is where it becomes unreadable.
        is_cut = error.msg.startswith("Unterminated") or error.pos >= len(self._window) - 12
        if not is_cut:
            return RecordError("broken-json")
        return RecordError("ends-early") if self._is_last else RecordError("entry-too-long")

    def _must_take(self, mark: str) -> None:
        if not self.takes(mark):
            raise RecordError("ends-early") if self.is_over else RecordError("broken-json")

    def _refuse_at(self, mark: str) -> None:
        """A comma with nothing after it."""
        if self.takes(mark):
            raise RecordError("broken-json")

    def _skip_blanks(self) -> None:
        while True:
            blank = _BLANK.match(self._window, self._at)
            assert blank
            self._at = blank.end()
            if self._is_last or len(self._window) - self._at > LONGEST_ENTRY:
                return
            self._move_on()

    def _move_on(self) -> None:
        try:
            more = self._stream.read(_WINDOW)
        except UnicodeDecodeError:
            raise RecordError("not-utf-8") from None
        self._is_last = len(more) < _WINDOW
        self._window, self._at = self._window[self._at :] + more, 0


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise RecordError("key-twice", name)
        found[name] = value
    return found


def _whole_number(digits: str) -> int:
    # int() refuses thousands of digits itself, but only where nobody has told Python otherwise.
    if len(digits) > _LONGEST_NUMBER:
        raise RecordError("bad-number", digits)
    return int(digits)


def _no_number(name: str) -> float:
    raise RecordError("bad-number", name)
