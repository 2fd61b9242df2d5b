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

#: Faults of what was typed, and the records that contradict themselves.
_USAGE = (DayError, FutureDayError, OffScaleError, UnknownNameError)
_CANNOT = frozenset(
    ("no-yesterday", "nothing-followed", "file-exists", "unreadable-record", "unknown-kind")
)


class Context:
    """One run of the program. The clock is read once; the diary is opened when first asked for."""

    def __init__(self, clock: Callable[[], Now], home: str | None = None) -> None:
        self.clock = clock
        self.home = home
        self._journal: Journal | None = None
        self._understood: list[date] = []

    @cached_property
    def now(self) -> Now:
        return self.clock()

    @property
    def journal(self) -> "Journal":
        if self._journal is None:
            from diary.cli.compose import open_journal

            self._journal = open_journal(self.home)
        return self._journal

    def day(self, text: str) -> date:
        """Read a day as typed; `echo` says what was understood."""
        from diary.core.days import read_day

        day = read_day(text, self.now.today)
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
