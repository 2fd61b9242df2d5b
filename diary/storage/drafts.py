"""What is typed in the app and not saved yet, in files of their own beside the diary.

An app that runs has one file and holds its lock; a file whose lock is free was left behind. Each
draft is added to the file as one line, so that the one before it lasts until it is on the disk.
"""

from __future__ import annotations

import os
from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import sha256

from diary.core.errors import DamagedError, StorageError
from diary.storage import files, places
from diary.storage.lock import let_go, take

_ENDING = ".draft"
#: Bytes after which a draft moves to a new file.
_LARGE = 256 * 1024


class DraftFiles:
    """The drafts of one diary's folder. `seal` and `unseal` are those of its log."""

    def __init__(
        self,
        folder: str,
        other_form: str,
        seal: Callable[[bytes], bytes],
        unseal: Callable[[bytes, str], bytes],
    ) -> None:
        self._diary, self._other_form = folder, other_form
        self._folder = places.at(folder, places.DRAFTS)
        self._seal, self._unseal = seal, unseal
        self._path, self._descriptor, self._size, self._text = "", -1, 0, ""

    def keep(self, text: str) -> None:
        """Let this be the draft; returns once it is on the disk. Raises as a save does."""
        if self._descriptor >= 0 and text == self._text:
            return
        if files.exists(self._other_form):
            # The diary was encrypted meanwhile, say: nothing readable may be left beside it now.
            raise StorageError(self._diary, "other form")
        line = _line(self._seal(text.encode("utf-8", "surrogatepass")))
        if self._descriptor < 0 or self._size > _LARGE:
            self._begin(line)
        else:
            files.append(self._descriptor, line, self._size, self._path)
            self._size += len(line)
        self._text = text

    def _begin(self, line: bytes) -> None:
        """Put the draft into a new file; only then is the one before it thrown away."""
        if os.path.islink(self._folder):
            raise StorageError(self._folder, "a link")
        files.make_folder(self._folder)
        path = places.at(self._folder, os.urandom(8).hex() + _ENDING)
        descriptor = files.open_plain(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND)
        try:
            take(descriptor)
            files.append(descriptor, line, 0, path)
            files.sync_folder(self._folder)
        except BaseException:
            _let_go_of(path, descriptor)
            raise
        self.drop()
        self._path, self._descriptor, self._size = path, descriptor, len(line)

    def drop(self) -> None:
        """Throw this app's draft away: it was saved, or given up."""
        if self._descriptor >= 0:
            _let_go_of(self._path, self._descriptor)
        self._path, self._descriptor, self._size, self._text = "", -1, 0, ""

    def left(self) -> Sequence[tuple[str, str]]:
        """The drafts of apps that no longer run, newest first, as `(key, text)`."""
        found = []
        for name in self._names():
            with suppress(OSError, StorageError, ValueError):
                path = places.at(self._folder, name)
                text = self._left_in(path)
                if text is not None:
                    found.append((os.stat(path).st_mtime_ns, name, text))
        return [(name, text) for _, name, text in sorted(found, reverse=True)]

    def _names(self) -> list[str]:
        try:
            return [name for name in os.listdir(self._folder) if name.endswith(_ENDING)]
        except OSError:
            return []

    def _left_in(self, path: str) -> str | None:
        """The last whole draft of a file that no running app holds."""
        descriptor = files.open_plain(path, os.O_RDWR)
        try:
            take(descriptor)
            content = files.read_from(descriptor, 0)
            let_go(descriptor)
        finally:
            files.close(descriptor)
        for line in reversed(content.split(b"\n")):
            stored = _stored(line)
            if stored is not None:
                return self._unseal(stored, path).decode("utf-8", "surrogatepass")
        return None

    def drop_left(self, key: str) -> None:
        """Throw one of these away."""
        if key in self._names():
            files.remove(places.at(self._folder, key))


def _let_go_of(path: str, descriptor: int) -> None:
    with suppress(OSError):
        files.remove(path)
    files.close(descriptor)


def _line(stored: bytes) -> bytes:
    text = b64encode(stored)
    return text + b" " + sha256(text).hexdigest()[:16].encode() + b"\n"


def _stored(line: bytes) -> bytes | None:
    """What a line holds, None for one that is not whole."""
    text, _, digest = line.partition(b" ")
    if not digest or sha256(text).hexdigest()[:16].encode() != digest:
        return None
    return b64decode(text)


def convert(folder: str, change: Callable[[bytes, str], bytes]) -> None:
    """Put `change` of what it holds into every draft's file, when the diary changes its form."""
    folder = places.at(folder, places.DRAFTS)
    if not os.path.isdir(folder) or os.path.islink(folder):
        return
    for name in os.listdir(folder):
        path = places.at(folder, name)
        if not name.endswith(_ENDING):
            if name.endswith(places.NEW):
                files.remove(path)  # what a conversion that was cut short left
            continue
        lines = files.read(path).split(b"\n")
        stored = next((one for line in reversed(lines) if (one := _stored(line)) is not None), None)
        with suppress(DamagedError):  # a spoilt one stays as it is: nobody can read it
            files.replace(path, b"" if stored is None else _line(change(stored, path)))
