"""The journal's store over a diary's log."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from diary.core.errors import DamagedError, DiaryError
from diary.core.payload import revision_to_plain
from diary.core.records import Revision
from diary.storage import codec, files
from diary.storage.backups import Backup, Backups, strangers
from diary.storage.beside import READABLE_PIECE, beside
from diary.storage.chain import Chain
from diary.storage.forms import log_in
from diary.storage.log import LogFile, Notice
from diary.storage.places import SEALED
from diary.storage.tables import REVISIONS, LogDB

if TYPE_CHECKING:
    from pathlib import Path

    from diary.storage.choices import ChoiceFiles
    from diary.storage.drafts import DraftFiles


class FileStore:
    """`FileStore(folder)`: the diary in that folder, which need not be there before the first save.

    Reading changes nothing on the disk. What was decoded is kept, so that reading again costs only
    the lines that are new. Raises `StorageError` for a folder with a plain and an encrypted diary.
    """

    #: What is to be said about the file as last read, and about what lies beside it.
    notices: Sequence[Notice]

    def __init__(self, folder: str | os.PathLike[str], log: LogFile | None = None) -> None:
        self.log = log_in(folder) if log is None else log
        self.backups = Backups(self.log.folder)
        self._table = LogDB(self.log).table(REVISIONS)
        self.notices = ()
        self._beside: Sequence[Notice] = ()
        self._unsaved_copy: Sequence[Notice] = ()
        self._chain = self.log.chain
        self._decoded: dict[bytes, Revision] = {}
        self._unreadable: set[bytes] = set()

    @property
    def path(self) -> Path:
        """The diary's file."""
        from pathlib import Path  # for whoever asks; a check-in does without

        return Path(self.log.path)

    @property
    def diary_id(self) -> str | None:
        """The id in the file's header, None where there is no diary yet."""
        header = self._refresh().header
        return None if header is None else header.diary

    @cached_property
    def drafts(self) -> DraftFiles:
        """What is typed in the app and not saved yet."""
        from diary.storage.drafts import DraftFiles

        log = self.log
        return DraftFiles(log.folder, log.other, log.stored, log.opened)

    @cached_property
    def choices(self) -> ChoiceFiles:
        """How the owner wants the app to look and work."""
        from diary.storage.choices import ChoiceFiles

        return ChoiceFiles(self.log.folder)

    @property
    def is_encrypted(self) -> bool:
        return self.log.NAME == SEALED

    @property
    def is_locked(self) -> bool:
        return self.log.is_locked

    def unlock(self, passphrase: str) -> None:
        """Open an encrypted diary. Raises `WrongPassphraseError`, `StorageError`, `OSError`."""
        self.log.unlock(passphrase)

    def lock(self) -> None:
        """Forget the key and all that was read."""
        self.log.lock()
        self._look()

    def revisions(self, since: date | None = None) -> Sequence[Revision]:
        """All revisions in the log's order, or the check-ins recorded from `since` on and the rest.

        A record that has one of these comes with its whole history, so that it folds as it would
        among all others. A day more than asked for is given, as the log's dates are in UTC.
        """
        chain = self._refresh()
        self.log.has_lost = False  # whoever asked sees what is there now
        self.log.told = chain, len(chain.lines)
        lines = chain.readable if since is None else _recorded(chain.readable, since)
        try:
            return [revision for line in lines if (revision := self._held_by(line)) is not None]
        finally:
            self._look()

    def append(self, *revisions: Revision) -> None:
        """Keep these, all or none; returns once they are on the disk.

        The first save of a day is followed by a backup; that one can't be made is only said. Raises
        `RecordError` for one that would not be read back, `StorageError` and `OSError`.
        """
        if self._unreadable:
            raise DamagedError(self.log.path, _where(self._unreadable, self._chain))
        is_new = not self.log.chain.has_begun
        try:
            self._table.insert_multiple([revision_to_plain(one) for one in revisions])
            if is_new or READABLE_PIECE in self._beside:  # which the save has removed
                self._beside = beside(self.log, self.backups)
            if len(revisions) == 1:  # before several at once, a backup was made already
                self._back_up_daily(revisions[0].local_time.date())
        finally:
            self._look()

    def _back_up_daily(self, day: date) -> None:
        try:
            found = self.backups.listed()
            if any(one.day == day and not one.before and not one.is_aside for one in found):
                return
            with self.log.locked():
                if files.exists(self.log.other):
                    return  # encrypted meanwhile: no readable copy may be made any more
                self.backups.make(self.log, day.isoformat())
            if not strangers(found, self.log.chain):
                self.backups.thin_out(day)
        except (DiaryError, OSError) as error:
            self._unsaved_copy = [("no-backup", str(error))]
        else:
            self._unsaved_copy = ()

    def back_up(self, day: date, before: str = "") -> Backup | None:
        """Copy the diary as it is; None where there is none. Raises `StorageError`, `OSError`."""
        self._refresh()
        return self.backups.make(self.log, day.isoformat(), before)

    def has_grown(self) -> bool:
        """Whether the file has changed since it was last read; costs one `stat`."""
        return self.log.has_grown()

    def _refresh(self) -> Chain:
        has_grown = self.log.has_grown()
        try:
            chain = self.log.refresh()
            if has_grown or not chain.has_begun:
                self._beside = beside(self.log, self.backups)
            return chain
        finally:
            self._look()

    def _look(self) -> None:
        """Take over what the log has found, and forget what a replaced file said."""
        if self.log.chain is not self._chain:
            self._chain = self.log.chain
            self._decoded.clear()
            self._unreadable.clear()
        unreadable = [("unreadable-record", _where([one], self._chain)) for one in self._unreadable]
        self.notices = (*self.log.notices, *sorted(unreadable), *self._beside, *self._unsaved_copy)

    def _held_by(self, line: bytes) -> Revision | None:
        key = codec.digest_of(line)
        found = self._decoded.get(key)
        if found is None and line not in self._unreadable:
            try:
                found = self._decoded[key] = codec.revision_of(line, self._chain.schema)
            except DiaryError:
                self._unreadable.add(line)
        return found


def _recorded(lines: Sequence[bytes], since: date) -> list[bytes]:
    day = since - timedelta(1) if since > date.min else since
    return [lines[place] for place in codec.recorded_since(lines, day.isoformat())]


def _where(lines: Iterable[bytes], chain: Chain) -> str:
    """The number of the first of these lines in the file."""
    readable = chain.readable
    return f"line {min(readable.index(one) for one in lines) + 2}"
