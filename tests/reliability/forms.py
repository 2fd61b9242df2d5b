"""The two forms of a diary: a plain file, and one that a passphrase opens."""

from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from diary.core.errors import DiaryError
from diary.storage.conversion import encrypt
from diary.storage.forms import log_in
from diary.storage.sealed import SealedLog
from diary.storage.store import FileStore
from tests.cli.running import TODAY
from tests.reliability.scrypt import NEW_PASSPHRASE, PASSPHRASE


class Form(StrEnum):
    """How the bytes of a diary stand in its file."""

    PLAIN = "plain"
    ENCRYPTED = "encrypted"

    def begin(self, home: Path) -> None:
        """Let the diary in that folder, with or without an entry, have this form."""
        if self is Form.ENCRYPTED:
            encrypt(log_in(home), PASSPHRASE, TODAY.isoformat())


def opened(home: Path) -> FileStore:
    """The diary as a program finds it that is started now, unlocked if need be."""
    store = FileStore(home)
    if store.is_locked:
        (passphrase, *_) = opening(home)
        store.unlock(passphrase)
    return store


def opening(home: Path) -> tuple[str, ...]:
    """The passphrases that open the key in that folder; none where there is no key."""
    found = []
    for passphrase in (PASSPHRASE, NEW_PASSPHRASE):
        with suppress(DiaryError, OSError):
            SealedLog(home).unlock(passphrase)
            found.append(passphrase)
    return tuple(found)
