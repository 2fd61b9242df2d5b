"""A diary with a passphrase that costs no two seconds to try, over the real plain one."""

import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from diary.core.errors import LockedError, WrongPassphraseError
from diary.core.records import Revision
from diary.journal import Journal
from diary.journal.store import Choices, Drafts
from diary.storage.store import FileStore
from tests.diaries import PLAN

PASSPHRASE = "correct horse"


class PassphraseStore:
    """Reads, writes and keeps drafts only while it is unlocked."""

    is_encrypted = True

    def __init__(self, home: Path) -> None:
        self._store = FileStore(home)
        self.is_locked = True
        self.reads = 0
        #: Seconds that a try takes.
        self.delay = 0.0

    def _open(self) -> FileStore:
        self.reads += 1
        if self.is_locked:
            raise LockedError("diary.jsonl.age")
        return self._store

    @property
    def choices(self) -> Choices:
        return self._store.choices

    @property
    def drafts(self) -> Drafts:
        return self._open().drafts

    @property
    def notices(self) -> Sequence[tuple[str, str]]:
        return self._store.notices

    def revisions(self, since: date | None = None) -> Sequence[Revision]:
        return self._open().revisions(since)

    def append(self, *revisions: Revision) -> None:
        self._open().append(*revisions)

    def has_grown(self) -> bool:
        return self.is_locked or self._store.has_grown()

    def unlock(self, passphrase: str) -> None:
        time.sleep(self.delay)
        if passphrase != PASSPHRASE:
            raise WrongPassphraseError("identity.age")
        self.is_locked = False

    def lock(self) -> None:
        self.is_locked = True
        self._store = FileStore(self._store.log.folder)


def locked_journal(home: Path) -> Journal:
    return Journal(PassphraseStore(home), PLAN)
