"""The encrypted diary: the same lines in `diary.jsonl.age`, replaced whole on each save."""

import os
from collections.abc import Sequence
from contextlib import suppress

from diary.core.errors import DamagedError, LockedError, StorageError, WrongPassphraseError
from diary.storage import files, places
from diary.storage.chain import Chain
from diary.storage.forms import is_half_way
from diary.storage.keys import Key, unwrapped
from diary.storage.log import LogFile


class SealedLog(LogFile):
    """The encrypted file. Reads and writes only while it has its `key`."""

    NAME, OTHER = places.SEALED, places.PLAIN

    def __init__(self, folder: str | os.PathLike[str], key: Key | None = None) -> None:
        super().__init__(folder)
        self.key = key

    def unlock(self, passphrase: str) -> None:
        """Take the key out of `identity.age`, or out of its copy where that one is spoilt.

        Raises `WrongPassphraseError`, `StorageError` and `OSError`.
        """
        path = places.at(self.folder, places.IDENTITY)
        tried: set[bytes] = set()
        failed: StorageError = DamagedError(path, "no key")
        for place in (path, places.at(self.folder, places.BACKUPS, places.IDENTITY)):
            try:
                wrapped = files.read(place)
                if wrapped in tried:
                    continue
                tried.add(wrapped)
                self.key = unwrapped(wrapped, passphrase, place)
            except FileNotFoundError:
                continue
            except (WrongPassphraseError, DamagedError) as error:
                if not isinstance(failed, WrongPassphraseError):
                    failed = error
                continue
            if place != path:
                self._happened.append(("key-spoilt", path))
            return
        raise failed

    def lock(self) -> None:
        """Forget the key and all that it opened."""
        self.key, self.chain, self._seen = None, Chain(), None

    @property
    def is_locked(self) -> bool:
        return self.key is None

    def given_key(self) -> Key:
        """The key. Raises `LockedError` while there is none."""
        if self.key is None:
            raise LockedError(self.path)
        return self.key

    @property
    def _is_gone(self) -> bool:
        return self.key is not None and self._seen is None  # only a plain diary may be new

    def has_grown(self) -> bool:
        return self.key is None or super().has_grown()

    def refresh(self) -> Chain:
        self.given_key()
        self._refuse_half_way()
        return super().refresh()

    def _refuse_half_way(self) -> None:
        """A decryption was begun: the plain file is the diary now, and this one may be deleted."""
        if is_half_way(self.folder):
            raise StorageError(self.path, "other form")

    def append(self, bodies: Sequence[bytes]) -> range:
        self.given_key()
        return super().append(bodies)

    def stored(self, content: bytes) -> bytes:
        sealed = self.given_key().seal(content)
        if self.opened(sealed, self.path) != content:  # never yet; then nothing is written
            raise DamagedError(self.path, "sealed")
        return sealed

    def opened(self, stored: bytes, path: str) -> bytes:
        return self.given_key().open(stored, path)

    def _still_ends_with_last_line(self, descriptor: int) -> bool:
        return bool(self.chain.lines) and not self.chain.damaged_at  # each save is a new file

    def _write(self, descriptor: int | None, lines: Sequence[bytes]) -> None:
        super()._write(None, lines)
        self.remove_unfinished()

    def remove_unfinished(self) -> None:
        """Remove what a decryption that was cut short has left, for whoever has the lock.

        The one piece can be read, the other would mean something else later.
        """
        for name in (places.UNSEALED, places.CONVERTING):
            with suppress(OSError, StorageError):
                files.remove(places.at(self.folder, name))

    def _catch_up(self, descriptor: int) -> None:
        self._refuse_half_way()
        super()._catch_up(descriptor)

    def _cut_off_torn(self, descriptor: int) -> None:
        """Nothing: the save that follows writes the whole file, and leaves it out."""

    def create(self, bodies: Sequence[bytes]) -> range:
        raise StorageError(self.path, "gone")
