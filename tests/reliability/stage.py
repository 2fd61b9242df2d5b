"""The folder a command is run in, put back to its beginning as often as wanted."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any, NamedTuple, TypeVar

import pytest

from diary.core.errors import DamagedError
from diary.core.records import Revision
from diary.journal import Journal
from diary.storage.check import check
from tests.diaries import PLAN
from tests.reliability import calls
from tests.reliability.calls import Hook, Real
from tests.reliability.commands import NEXT, Command
from tests.reliability.forks import Ended, load
from tests.reliability.forms import Form, opened, opening

T = TypeVar("T")
#: What a fault may leave to be said: nothing is lost of what was saved.
_HARMLESS = frozenset(("torn-tail", "moved-aside", "no-backup"))
#: Left by a command that was cut short; the same command again puts it right.
_HALF_WAY = frozenset(("half-converted", "keys-differ"))
#: Left of a decryption that was cut short; the next save removes it.
_UNTIL_SAVED = frozenset(("readable-piece",))
#: How a diary is before it is restored.
_NOT_WHOLE = frozenset(("damaged", "older-than-backup"))

#: How many of the faults of one test are looked at by default, and how many in full.
NUMBERS = (pytest.param(4, id="some"), pytest.param(10**9, id="all", marks=pytest.mark.long))


class Said(NamedTuple):
    """What a program started now reads."""

    revisions: tuple[Revision, ...]
    is_half_way: bool
    is_encrypted: bool
    passphrases: tuple[str, ...]
    backups: frozenset[str]


def said(stage: Path, harmless: frozenset[str] = _HARMLESS) -> Said:
    """What the diary says to a program started now; it has to be whole, and so do its backups."""
    store = opened(stage / "home")
    journal = Journal(store, PLAN)
    try:
        history = tuple(journal.history())
    except DamagedError:
        if "damaged" in harmless:
            return _UNREADABLE
        raise
    assert journal.is_whole or "damaged" in harmless, journal.notices
    findings = check(store).findings
    noticed = {key for key, _ in journal.notices} | {one.key for one in findings if one.is_bad}
    assert noticed <= harmless, [*journal.notices, *findings]
    names = frozenset(one.name for one in store.backups.listed())
    is_half_way = bool(noticed & _HALF_WAY)
    passphrases = opening(stage / "home") if store.is_encrypted else ()
    return Said(history, is_half_way, store.is_encrypted, passphrases, names)


_UNREADABLE = Said((), False, True, (), frozenset())
StageOf = Callable[[Command, Form], "Stage"]


class Stage:
    """A command with its diary before it (`old`) and after it (`new`)."""

    def __init__(self, folder: Path, command: Command, form: Form) -> None:
        self.command, self.path, self._template = command, folder / "stage", folder / "template"
        shutil.rmtree(folder, ignore_errors=True)
        self._template.mkdir(parents=True)
        command.prepare(self._template)
        form.begin(self._template / "home")
        if command.damage is not None:
            file = opened(self._template / "home").path
            file.write_bytes(command.damage(file.read_bytes()))
        self.reset()
        self.old = said(self.path, self.harmless)
        #: Every call the command makes, in order, and whether that may change something.
        self.calls = self._calls()
        self.new = said(self.path)
        assert self.old != self.new or command.args[0] in ("check", "export")

    def reset(self) -> None:
        """Let the folder be as it was prepared."""
        shutil.rmtree(self.path, ignore_errors=True)
        shutil.copytree(self._template, self.path)

    def run(self, hook: Hook | None = None, notes: object = None) -> Ended:
        """Run the command on the diary as it was prepared."""
        self.reset()
        return self.command.run(self.path, hook, notes)

    def _calls(self) -> list[tuple[str, bool]]:
        noted: list[tuple[str, bool]] = []

        def note(name: str, real: Real, arguments: tuple[Any, ...], named: dict[str, Any]) -> Any:
            noted.append((name, calls.is_writing(name, arguments, named)))
            return real(*arguments, **named)

        self.command.run(self.path, through=load)
        ran = self.run(note, noted)
        status, found = ran.value
        assert status == 0, ran.err
        assert isinstance(found, list)
        return found

    def some(self, found: Sequence[T], most: int) -> Sequence[T]:
        """So many of these faults, but most of those of what is done every evening."""
        is_daily = self.command.args[0] == "log" and not self.old.is_encrypted
        return some(found, most * 8 if is_daily else most)

    @contextmanager
    def blaming(self, fault: str) -> Iterator[None]:
        """Whatever goes wrong within it carries the fault's name."""
        try:
            yield
        except Exception as error:
            error.add_note(f"{self.command.name}: {fault}")
            raise

    @property
    def writing(self) -> list[str]:
        """The calls that may change something, in order."""
        return [name for name, writes in self.calls if writes]

    def is_old(self, found: Said) -> bool:
        """Whether all is as it was."""
        return self._counting(found) == self._counting(self.old)

    def is_new(self, found: Said) -> bool:
        """Whether it is done, all of it."""
        return self._counting(found) == self._counting(self.new)

    def is_half_way(self, found: Said) -> bool:
        """Whether it has begun to change many files, and says so; what opened it opens it still."""
        opens = not found.is_encrypted or found.passphrases[:1] == self.old.passphrases
        return found.is_half_way and opens and found.revisions == self.old.revisions

    def _counting(self, found: Said) -> Said:
        """What counts of a state: backups are beside the point of all commands but one."""
        return found if self.command.name == "backup" else found._replace(backups=frozenset())

    def goes_on(self) -> Said:
        """What the diary says, which must be the old state or the new one.

        Then the next save has to work, and the same command again where it was half-way through.
        """
        found = said(self.path, self.harmless)
        assert self.is_old(found) or self.is_new(found) or self.is_half_way(found), "neither"
        if self.command.damage is not None and not self.is_new(found):
            self._run_again()
            assert self.is_new(said(self.path))
            return found
        opened(self.path / "home").append(NEXT)
        after_save = said(self.path, self.harmless - _UNTIL_SAVED)
        assert after_save.revisions == (*found.revisions, NEXT)
        if self.command.is_long and not self.is_new(found):
            self._run_again()
            after = said(self.path)
            assert self.is_new(after._replace(revisions=after.revisions[:-1]))
        return found

    @property
    def harmless(self) -> frozenset[str]:
        """What may be said of the diary after a fault."""
        if self.command.damage is not None:
            return _HARMLESS | _NOT_WHOLE
        if self.command.is_long:
            return _HARMLESS | _HALF_WAY | _UNTIL_SAVED
        return _HARMLESS

    def _run_again(self) -> None:
        ran = self.command.run(self.path)
        assert ran.value[0] == 0, ran.err


def some(found: Sequence[T], most: int) -> Sequence[T]:
    """All of them, or where there are more than `most`, as many drawn the same way each time."""
    return found if len(found) <= most else Random(most).sample(found, most)
