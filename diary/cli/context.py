"""What a command is given: the clock, where the diary lives, and the diary once it is asked for."""

import sys
from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from diary.cli.say import say
from diary.core.errors import (
    DayError,
    DiaryError,
    FutureDayError,
    OffScaleError,
    RecordError,
    UnknownNameError,
)
from diary.core.moment import Now
from diary.core.text import LONGEST_NOTE

if TYPE_CHECKING:
    from diary.core.summary import Summary
    from diary.journal import Journal
    from diary.storage.store import FileStore

#: Faults of what was typed, and the records that contradict themselves.
_USAGE = (DayError, FutureDayError, OffScaleError, UnknownNameError)
_CANNOT = frozenset(
    (
        *("no-yesterday", "nothing-followed", "file-exists", "unreadable-record", "unknown-kind"),
        *("unchanged-record", "withdrawn-record", "nothing-to-undo", "unchanged-plan"),
        *("no-test", "no-session", "no-late-check", "nothing-planned", "confirm-early"),
        *("no-such-plan", "faulty-plan"),
        *("not-whole", "earlier-passphrase", "bad-typing", "stopped"),
        *("needs-terminal", "short-passphrase", "passphrases-differ", "encrypted-already"),
        *("not-encrypted", "nothing-to-back-up", "no-such-backup", "spoilt-backup"),
        *("no-such-file", "no-key", "bad-key", "secret-key", "nothing-to-remind"),
    )
)


class Context:
    """One run of the program. The clock is read once; the diary is opened when first asked for."""

    def __init__(self, clock: Callable[[], Now], home: str | None = None) -> None:
        self.clock = clock
        self.home = home
        self._store: FileStore | None = None
        self._journal: Journal | None = None
        self._understood: list[date] = []

    @cached_property
    def now(self) -> Now:
        return self.clock()

    @property
    def store(self) -> "FileStore":
        """What keeps the diary; it may be locked."""
        if self._store is None:
            from diary.cli.compose import open_store

            self._store = open_store(self.home)
        return self._store

    def unlocked(self) -> "FileStore":
        """What keeps the diary, unlocked: the passphrase is asked for where there is one."""
        if self.store.is_locked:
            from diary.cli.confirm import passphrase
            from diary.wording.keeping import PASSPHRASE

            self.store.unlock(passphrase(PASSPHRASE))
        return self.store

    @property
    def closed_journal(self) -> "Journal":
        """The diary as it is; where it is locked, whoever gets it unlocks it."""
        if self._journal is None:
            from diary.cli.compose import care_plan
            from diary.journal import Journal

            self._journal = Journal(self.store, care_plan())
        return self._journal

    @property
    def journal(self) -> "Journal":
        """The diary, unlocked."""
        self.unlocked()
        return self.closed_journal

    def forget(self) -> None:
        """Nothing more is to be said about the file: it has become another."""
        self._store = self._journal = None

    def day(self, text: str) -> date:
        """Read a day as typed; `echo` says what was understood."""
        from diary.core.days import read_day

        day = read_day(text, self.now.today)
        self._understood.append(day)
        return day

    def coming_day(self, text: str) -> date:
        """Read a day that may be to come."""
        from diary.core.days import read_coming_day

        day = read_coming_day(text, self.now.today)
        self._understood.append(day)
        return day

    def echo(self) -> None:
        """Say which days were understood, once nothing can be refused any more."""
        from diary.wording.commands import understood

        say(*(understood(day, self.now.today) for day in self._understood))

    def summary(self, as_of: str | None) -> "Summary":
        """The account as of the day typed, else of today."""
        found = self.journal.summary(self.now.today if as_of is None else self.day(as_of))
        self.echo()
        return found

    def close(self) -> int:
        """Say what the patient should know about the file; gives the exit status."""
        if self._journal is None or not self._journal.notices:
            return 0
        from diary.wording.problems import notice

        say(*(notice(key, detail) for key, detail in self._journal.notices))
        return int(not self._journal.is_whole)


def status_of(error: Exception) -> int:
    """2 for what was typed wrongly, 1 for what could not be done."""
    if isinstance(error, RecordError):
        return 1 if error.problem in _CANNOT else 2
    return 2 if isinstance(error, _USAGE) and isinstance(error, DiaryError) else 1


def piped() -> str:
    """The note from stdin, no longer than can be kept and a little: the journal says so then."""
    if sys.stdin is None:
        return ""
    content = sys.stdin.buffer.read(8 * LONGEST_NOTE)
    return content.decode("utf-8", "replace")
