"""The journal's store over a diary's log."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from diary.core.errors import DamagedError, DiaryError
from diary.core.payload import revision_to_plain
from diary.core.records import Revision
from diary.storage import codec
from diary.storage.chain import Chain
from diary.storage.drafts import DraftFiles
from diary.storage.log import Log, LogFile, Notice
from diary.storage.tables import REVISIONS, LogDB

if TYPE_CHECKING:
    from pathlib import Path


class FileStore:
    """`FileStore(folder)`: the diary in that folder, which need not be there before the first save.

    Reading changes nothing on the disk. What was decoded is kept, so that reading again costs only
    the lines that are new.
    """

    #: What is to be said about the file as last read.
    notices: Sequence[Notice]

    def __init__(self, folder: str | os.PathLike[str], log: Log | None = None) -> None:
        self._log: Log = LogFile(folder) if log is None else log
        self.drafts = DraftFiles(os.fspath(folder))
        self.is_encrypted = False
        self._table = LogDB(self._log).table(REVISIONS)
        self.notices = ()
        self._chain = self._log.chain
        self._decoded: dict[int, Revision] = {}
        self._unreadable: set[int] = set()

    @property
    def path(self) -> Path:
        """The diary's file."""
        from pathlib import Path  # for whoever asks; a check-in does without

        return Path(self._log.path)

    @property
    def diary_id(self) -> str | None:
        """The id in the file's header, None where there is no diary yet."""
        header = self._refresh().header
        return None if header is None else header.diary

    def revisions(self, since: date | None = None) -> Sequence[Revision]:
        """All revisions in the log's order, or those recorded from `since` on and all sessions'.

        A record that has one of these comes with its whole history, so that it folds as it would
        among all others. A day more than asked for is given, as the log's dates are in UTC.
        """
        chain = self._refresh()
        self._log.has_lost = False  # whoever asked sees what is there now
        seqs = range(1, len(chain.lines)) if since is None else _recorded(chain, since)
        try:
            return [revision for seq in seqs if (revision := self._at(seq)) is not None]
        finally:
            self._look()

    def append(self, *revisions: Revision) -> None:
        """Keep these, all or none; returns once they are on the disk.

        Raises `RecordError` for one that would not be read back, `StorageError` and `OSError`.
        """
        if self._unreadable:
            raise DamagedError(self._log.path, _line(min(self._unreadable)))
        try:
            self._table.insert_multiple([revision_to_plain(one) for one in revisions])
        finally:
            self._look()

    def has_grown(self) -> bool:
        """Whether the file has changed since it was last read; costs one `stat`."""
        return self._log.has_grown()

    @property
    def is_locked(self) -> bool:
        return False

    def unlock(self, passphrase: str) -> None:
        """Open an encrypted diary."""

    def lock(self) -> None:
        """Forget the key and all that was read."""

    def _refresh(self) -> Chain:
        try:
            return self._log.refresh()
        finally:
            self._look()

    def _look(self) -> None:
        """Take over what the log has found, and forget what a replaced file said."""
        if self._log.chain is not self._chain:
            self._chain = self._log.chain
            self._decoded.clear()
            self._unreadable.clear()
        unreadable = [("unreadable-record", _line(seq)) for seq in sorted(self._unreadable)]
        self.notices = (*self._log.notices, *unreadable)

    def _at(self, seq: int) -> Revision | None:
        found = self._decoded.get(seq)
        if found is None and seq not in self._unreadable:
            try:
                found = self._decoded[seq] = codec.revision_of(self._chain.lines[seq], seq)
            except DiaryError:
                self._unreadable.add(seq)
        return found


def _recorded(chain: Chain, since: date) -> list[int]:
    day = since - timedelta(1) if since > date.min else since
    return [place + 1 for place in codec.recorded_since(chain.lines[1:], day.isoformat())]


def _line(seq: int) -> str:
    return f"line {seq + 1}"
