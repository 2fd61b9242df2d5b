"""A diary as one file that only grows: `diary.jsonl`, a header and then a line a revision."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from itertools import count

from diary.core.errors import DamagedError, NewerDiaryError, StorageError
from diary.storage import codec, files, places
from diary.storage.chain import Chain, begin, joined, read
from diary.storage.lock import Lock

Notice = tuple[str, str]
Signature = tuple[int, int, int, int]
_UNKNOWN: Signature = (0, 0, 0, 0)


class LogFile:
    """The plain file. Making one reads nothing, and reading makes nothing: no folder, no lock.

    What differs where the file is encrypted has a method of its own, for `SealedLog`.
    """

    NAME, OTHER = places.PLAIN, places.SEALED

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self.folder = os.path.abspath(folder)
        self.path = places.at(self.folder, self.NAME)
        self.other = places.at(self.folder, self.OTHER)
        self.chain = Chain()
        #: The lines that whoever saves was given, as the chain they are of and their number.
        self.told = self.chain, 0
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
                self._refuse_other_form()
                self._seen = None
                return self.chain
            try:
                self._catch_up(descriptor)
            finally:
                files.close(descriptor)
        self._refuse_newer()
        return self.chain

    @property
    def is_locked(self) -> bool:
        """Whether a passphrase has to be given before anything can be read."""
        return False

    def unlock(self, passphrase: str) -> None:
        """Nothing: a plain diary is open."""

    def lock(self) -> None:
        """Nothing: a plain diary has no key to forget."""

    def locked(self) -> Lock:
        files.make_folder(self.folder)
        return Lock(places.at(self.folder, places.LOCK))

    def read_for_saving(self) -> None:
        """Read what is there, and refuse it where it isn't whole. For whoever has the lock."""
        descriptor = files.open_plain(self.path, os.O_RDWR | os.O_APPEND)
        try:
            self._catch_up(descriptor)
            self._refuse_unsound()
            if self.chain.torn:
                self._move_aside(descriptor)
        finally:
            files.close(descriptor)

    def append(self, bodies: Sequence[bytes]) -> range:
        """One save. Raises `StorageError` or `OSError`, and then no line of it is in the file.

        Only `NotConfirmedError` leaves that open. What another program has just saved word for
        word, as where one file is imported twice at once, is there already and not added again.
        """
        with self.locked():
            try:
                descriptor = files.open_plain(self.path, os.O_RDWR | os.O_APPEND)
            except FileNotFoundError:
                self._refuse_other_form()
                return self.create(bodies)
            try:
                self._catch_up(descriptor)
                self._refuse_unsound()
                if self.chain.torn:
                    self._move_aside(descriptor)
                bodies = self._missing_of(bodies)
                if not bodies:
                    return range(0)
                if self.chain.schema < codec.SCHEMA:
                    self._migrate()
                    self._write(None, self.chain.seal(bodies))
                else:
                    self._write(descriptor, self.chain.seal(bodies))
            finally:
                files.close(descriptor)
        return range(len(self.chain.lines) - len(bodies), len(self.chain.lines))

    def _missing_of(self, bodies: Sequence[bytes]) -> Sequence[bytes]:
        """Those that aren't among the lines that came since whoever saves was told of any."""
        chain, lines = self.told
        fresh = self.chain.lines[lines if self.chain is chain else 0 :]
        there = set(map(codec.body_in, fresh))
        return [one for one in bodies if one not in there] if there else bodies

    def _refuse_other_form(self) -> None:
        """Another program has encrypted the diary, or decrypted it, since this one opened it."""
        if files.exists(self.other):
            raise StorageError(self.path, "other form")

    def _refuse_unsound(self) -> None:
        self._refuse_newer()
        if self.chain.is_empty:
            raise DamagedError(self.path, "empty")
        if self.chain.damaged_at is not None:
            raise DamagedError(self.path, f"line {self.chain.damaged_at}")
        if self.has_lost:
            # Said once: what is there now is known from here on, and saved to if wanted.
            self.has_lost = False
            raise StorageError(self.path, "changed")

    def _write(self, descriptor: int | None, lines: Sequence[bytes]) -> None:
        """Add lines to the file. One is appended; of several the power might leave only a part."""
        if descriptor is None or len(lines) > 1:
            self.put(joined([*self.chain.lines, *lines]))
            descriptor = None
        else:
            files.append(descriptor, joined(lines), self.chain.end, self.path)
        self._keep(lines, descriptor)

    def put(self, content: bytes) -> None:
        files.replace(self.path, self.stored(content))

    def stored(self, content: bytes) -> bytes:
        return content

    def opened(self, stored: bytes, path: str) -> bytes:
        return stored

    def _catch_up(self, descriptor: int) -> None:
        """Read what is new, and look whether what was known is still there."""
        found = _signature(os.fstat(descriptor))
        chain = self.chain
        if found == self._seen and self._still_ends_with_last_line(descriptor):
            return  # nobody else was here: a save costs the same in year ten
        content = self.opened(files.read_from(descriptor, 0), self.path)
        known = chain.content if chain.lines and not chain.damaged_at else b""
        if known and content.startswith(known):
            chain.extend(content[len(known) :])
            if not chain.damaged_at:
                self._seen = found
                return
        fresh = read(content)
        if known and not fresh.damaged_at and fresh.lines[: len(chain.lines)] != chain.lines:
            self.has_lost = True
            self._happened.append(("replaced", self.path))
        self.chain, self._seen = fresh, found

    def _still_ends_with_last_line(self, descriptor: int) -> bool:
        """Whether the bytes of the last known line are there; times and sizes can be set back."""
        if not self.chain.lines or self.chain.damaged_at:
            return False
        last = joined(self.chain.lines[-1:])
        return files.read_from(descriptor, self.chain.end - len(last)).startswith(last)

    def _refuse_newer(self) -> None:
        if self.chain.is_newer and self.chain.header is not None:
            raise NewerDiaryError(self.path, f"schema {self.chain.header.schema}")

    def _move_aside(self, descriptor: int) -> None:
        """Keep the unfinished last line in a file of its own, then cut it off."""
        aside = self.keep_aside(places.TORN, self.stored(self.chain.torn))
        self._cut_off_torn(descriptor)
        self.chain.torn = b""
        self._happened.append(("moved-aside", aside))

    def _cut_off_torn(self, descriptor: int) -> None:
        files.cut_back(descriptor, self.chain.end)

    def keep_aside(self, beginning: str, stored: bytes) -> str:
        """Keep bytes that the diary cannot use in a new file beside it; gives its path."""
        ending = self.NAME.removeprefix(places.PLAIN)
        for number in count(1):
            aside = places.at(self.folder, f"{beginning}{number}{ending}")
            try:
                files.write_new(aside, stored, os.O_EXCL)
            except FileExistsError:
                continue
            break
        files.sync_folder(self.folder)
        return aside

    def _migrate(self) -> None:
        """Bring the lines to the present schema, in memory; the save that follows writes them."""
        from diary.storage.backups import Backups

        old = self.chain
        Backups(self.folder).make(self, time.strftime("%Y-%m-%d", time.gmtime()), "migration")
        assert old.header is not None
        chain = begin(codec.header(old.header.diary, old.header.created_at))
        chain.add_written(chain.seal([codec.migrated(line, old.schema) for line in old.lines[1:]]))
        self.chain = chain

    def create(self, bodies: Sequence[bytes]) -> range:
        """Begin the diary, with these lines or none. For whoever has the lock."""
        if self.chain.has_begun:
            raise StorageError(self.path, "gone")
        chain = new_chain()
        lines = chain.seal(bodies)
        files.make_private_if_new(self.folder)
        files.create(self.path, joined([*chain.lines, *lines]))
        self.chain = chain
        self._keep(lines, None)
        return range(1, len(chain.lines))

    def _keep(self, lines: Sequence[bytes], descriptor: int | None) -> None:
        """Remember what is on the disk now; nothing may fail any more."""
        self.chain.add_written(lines)
        self.told = self.chain, len(self.chain.lines)
        try:
            self._seen = _signature(
                os.lstat(self.path) if descriptor is None else os.fstat(descriptor)
            )
        except OSError:
            self._seen = _UNKNOWN


def new_chain() -> Chain:
    """The chain of a diary that begins now."""
    from diary.journal import new_id  # loaded by then; this room alone doesn't need it

    return begin(codec.header(new_id(), time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())))


def _signature(status: os.stat_result) -> Signature:
    """Two numbers of the file itself, then two of what it holds."""
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns
