"""A diary as one file that only grows: `diary.jsonl`, a header and then a line a revision."""

# Paths are strings: importing pathlib would cost a check-in a third of a bare Python's start.
# ruff: noqa: PTH100, PTH118

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from itertools import count
from typing import Protocol

from diary.core.errors import DamagedError, NewerDiaryError, StorageError
from diary.storage import codec, files
from diary.storage.chain import Chain, begin
from diary.storage.lock import Lock

Notice = tuple[str, str]
Signature = tuple[int, int, int, int]
_UNKNOWN: Signature = (0, 0, 0, 0)


class Log(Protocol):
    """What keeps a chain of lines; the encrypted file will be another."""

    path: str
    #: The lines as last read. Another object after the file was read again from its start.
    chain: Chain
    #: Lines that were known are gone, and nobody has read yet what is there instead.
    has_lost: bool

    @property
    def notices(self) -> Sequence[Notice]:
        """What is to be said about the file."""

    def refresh(self) -> Chain:
        """Read what is new and give the chain. Changes nothing on the disk."""

    def append(self, bodies: Sequence[bytes]) -> range:
        """Add a line a body, all or none, on the disk on return; gives the seqs they have got."""

    def has_grown(self) -> bool:
        """Whether the file has changed since it was last read."""


class LogFile:
    """The plain file. Making one reads nothing, and reading makes nothing: no folder, no lock."""

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self._folder = os.path.abspath(folder)
        self.path = os.path.join(self._folder, "diary.jsonl")
        self.chain = Chain()
        self._seen: Signature | None = None
        self.has_lost = False
        self._happened: list[Notice] = []

    @property
    def notices(self) -> Sequence[Notice]:
        """What happened, `moved-aside` and `replaced`; what is the case, `file-gone`, `empty-file`,
        `damaged` and `torn-tail`; each with where.
        """
        chain, found = self.chain, list(self._happened)
        if self._is_gone:
            found.append(("file-gone", self.path))
        if chain.is_empty:
            found.append(("empty-file", self.path))
        elif chain.damaged_at is not None:
            found.append(("damaged", f"line {chain.damaged_at}"))
        elif chain.torn:
            found.append(("torn-tail", f"line {len(chain.lines) + 1}"))
        return found

    @property
    def _is_gone(self) -> bool:
        return self._seen is None and self.chain.has_begun

    def has_grown(self) -> bool:
        try:
            return _signature(os.lstat(self.path)) != self._seen
        except FileNotFoundError:
            return self._seen is not None
        except OSError:
            return True  # reading it says what is wrong

    def refresh(self) -> Chain:
        """Read what is new. Raises `NewerDiaryError`, `StorageError`, `OSError`."""
        if self.has_grown():
            try:
                descriptor = files.open_plain(self.path, os.O_RDONLY)
            except FileNotFoundError:
                self._seen = None
                return self.chain
            try:
                self._catch_up(descriptor)
            finally:
                files.close(descriptor)
        self._refuse_newer()
        return self.chain

    def append(self, bodies: Sequence[bytes]) -> range:
        """One save. Raises `StorageError` or `OSError`, and then no line of it is in the file.

        Only `NotConfirmedError` leaves that open.
        """
        files.make_folder(self._folder)
        with Lock(os.path.join(self._folder, "diary.lock")):
            try:
                descriptor = files.open_plain(self.path, os.O_RDWR | os.O_APPEND)
            except FileNotFoundError:
                return self._create(bodies)
            try:
                self._catch_up(descriptor)
                self._refuse_newer()
                if self.chain.is_empty:
                    raise DamagedError(self.path, "empty")
                if self.chain.damaged_at is not None:
                    raise DamagedError(self.path, f"line {self.chain.damaged_at}")
                if self.has_lost:
                    # Said once: what is there now is known from here on, and saved to if wanted.
                    self.has_lost = False
                    raise StorageError(self.path, "changed")
                if self.chain.torn:
                    self._move_aside(descriptor)
                lines = self.chain.seal(bodies)
                files.append(descriptor, _joined(lines), self.chain.end, self.path)
                return self._keep(lines, descriptor)
            finally:
                files.close(descriptor)

    def _catch_up(self, descriptor: int) -> None:
        """Read what is new, and look whether what was known is still there."""
        found = _signature(os.fstat(descriptor))
        chain = self.chain
        if found == self._seen and self._still_ends_with_last_line(descriptor):
            return  # nobody else was here: a save costs the same in year ten
        content = files.read_from(descriptor, 0)
        known = _joined(chain.lines) if chain.lines and not chain.damaged_at else b""
        if known and content.startswith(known):
            chain.extend(content[len(known) :])
            if not chain.damaged_at:
                self._seen = found
                return
        fresh = Chain()
        fresh.extend(content)
        if known and not fresh.damaged_at and fresh.lines[: len(chain.lines)] != chain.lines:
            self.has_lost = True
            self._happened.append(("replaced", self.path))
        self.chain, self._seen = fresh, found

    def _still_ends_with_last_line(self, descriptor: int) -> bool:
        """Whether the bytes of the last known line are there; times and sizes can be set back."""
        if not self.chain.lines or self.chain.damaged_at:
            return False
        last = _joined(self.chain.lines[-1:])
        return files.read_from(descriptor, self.chain.end - len(last)).startswith(last)

    def _refuse_newer(self) -> None:
        if self.chain.is_newer and self.chain.header is not None:
            raise NewerDiaryError(self.path, f"schema {self.chain.header.schema}")

    def _move_aside(self, descriptor: int) -> None:
        """Keep the unfinished last line in a file of its own, then cut it off."""
        for number in count(1):
            aside = os.path.join(self._folder, f"diary.torn-{number}")
            try:
                files.write_new(aside, self.chain.torn, os.O_EXCL)
            except FileExistsError:
                continue
            break
        files.sync_folder(self._folder)
        files.cut_back(descriptor, self.chain.end)
        self.chain.torn = b""
        self._happened.append(("moved-aside", aside))

    def _create(self, bodies: Sequence[bytes]) -> range:
        if self.chain.has_begun:
            raise StorageError(self.path, "gone")
        from diary.journal import new_id  # loaded by then; this room alone doesn't need it

        created_at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        chain = begin(codec.header(new_id(), created_at))
        lines = chain.seal(bodies)
        files.make_private_if_new(self._folder)
        files.create(self.path, _joined([*chain.lines, *lines]))
        self.chain = chain
        return self._keep(lines)

    def _keep(self, lines: Sequence[bytes], descriptor: int | None = None) -> range:
        """Remember what is on the disk now; nothing may fail any more."""
        first = len(self.chain.lines)
        self.chain.add_written(lines)
        try:
            self._seen = _signature(
                os.lstat(self.path) if descriptor is None else os.fstat(descriptor)
            )
        except OSError:
            self._seen = _UNKNOWN
        return range(first, first + len(lines))


def _joined(lines: Sequence[bytes]) -> bytes:
    return b"\n".join((*lines, b""))


def _signature(status: os.stat_result) -> Signature:
    """Two numbers of the file itself, then two of what it holds."""
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns
