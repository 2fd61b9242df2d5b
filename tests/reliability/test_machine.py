"""A diary used in any order of steps, held against a dictionary after each."""

import shutil
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from diary.core.records import Record, Revision
from diary.journal import Journal
from diary.sharing import json as json_out
from diary.sharing import json_in
from diary.storage.check import check
from diary.storage.conversion import change_passphrase, decrypt, encrypt
from diary.storage.restore import revisions_of
from diary.storage.sealed import SealedLog
from diary.storage.store import FileStore
from tests.cli.running import moment
from tests.diaries import PLAN
from tests.reliability.book import Book, Step, do
from tests.reliability.forms import opened
from tests.reliability.report import Report
from tests.reliability.scrypt import NEW_PASSPHRASE, PASSPHRASE
from tests.sharing.held import handed_on

seeds = st.integers(0, 2**32)


def _recorded(revision: Revision) -> datetime:
    return revision.recorded_at


class Diary(RuleBasedStateMachine):
    """One diary on the disk, another machine's, and the book that says what both must hold."""

    #: How often it was run, and how many steps were taken.
    runs = steps = 0

    def __init__(self) -> None:
        super().__init__()
        Diary.runs += 1
        self.folder = Path(tempfile.mkdtemp())
        self.home, self.book = self.folder / "home", Book()
        self.now = moment()
        #: Each with the book of what is new in it.
        self.exports: list[tuple[bytes, Book]] = []
        #: What the diary said when it had so many revisions.
        self.said: dict[int, dict[str, Record]] = {0: {}}
        self.reopen()

    def teardown(self) -> None:
        self.book.compare(Journal(opened(self.home), PLAN))
        report = check(opened(self.home))
        assert report.is_whole, report.findings
        shutil.rmtree(self.folder)

    @rule()
    def reopen(self) -> None:
        self.store: FileStore = opened(self.home)
        self.journal = Journal(self.store, PLAN)

    @rule(seed=seeds)
    def use(self, seed: int) -> None:
        """Add, amend, withdraw or undo."""
        self._do(self.journal, self.book.draw(Random(seed)))

    @rule(seed=seeds)
    def use_another_window(self, seed: int) -> None:
        """The same, in another program that is open at the same time."""
        self._do(Journal(opened(self.home), PLAN), self.book.draw(Random(seed)))

    def _do(self, journal: Journal, step: Step) -> None:
        self.book.apply(step, do(journal, step, self.now))
        self._remember()

    def _remember(self) -> None:
        self.said[len(self.book.history)] = dict(self.book.records)
        self.now = self.now._replace(instant=self.now.instant + timedelta(minutes=1))

    @rule(hours=st.sampled_from((1, 24, 24 * 8, 24 * 40)))
    def wait(self, hours: int) -> None:
        self.now = self.now._replace(instant=self.now.instant + timedelta(hours=hours))

    @precondition(lambda self: self.book.history)
    @rule()
    def export(self) -> None:
        self.exports.append((json_out.exported(handed_on(self.journal, self.now.today)), Book()))

    @rule(seed=seeds, steps=st.integers(1, 5))
    def export_from_another_machine(self, seed: int, steps: int) -> None:
        draw, book, home = Random(seed), Book(), self.folder / f"other-{len(self.exports)}"
        journal = Journal(FileStore(home), PLAN)
        for _ in range(steps):
            step = book.draw(draw)
            book.apply(step, do(journal, step, self.now))
            self.now = self.now._replace(instant=self.now.instant + timedelta(minutes=1))
        self.exports.append((json_out.exported(handed_on(journal, self.now.today)), book))

    @precondition(lambda self: self.exports)
    @rule(seed=seeds)
    def import_(self, seed: int) -> None:
        """All of it is there afterwards, and nothing twice."""
        content, other = Random(seed).choice(self.exports)
        incoming = json_in.read(content, self.now).revisions
        known = {(one.id, one.revision) for one in self.book.history}
        is_known = all((one.id, one.revision) in known for one in incoming)
        merge = self.journal.preview(incoming, self.now)
        assert self.journal.accept(merge, self.now) == (0 if is_known else len(other.history))
        if not is_known:
            new = self._new()
            assert sorted(new, key=_recorded) == sorted(other.history, key=_recorded)
            self.book.merge(other, new)
        self._remember()

    def _new(self) -> list[Revision]:
        """What the diary holds that the book does not have yet."""
        return list(self.journal.history())[len(self.book.history) :]

    @rule()
    def back_up(self) -> None:
        self.store.back_up(self.now.today, "by-hand")

    @precondition(lambda self: self.store.backups.listed())
    @rule(seed=seeds)
    def restore(self, seed: int) -> None:
        """The diary says again what it said then, and has forgotten nothing."""
        copy = Random(seed).choice(self.store.backups.listed())
        then = revisions_of(self.store.log, self.store.backups, copy)
        assert then == self.book.history[: copy.seq]
        merge = self.journal.going_back(then, self.now, "back")
        self.store.back_up(self.now.today, "restore")
        self.journal.accept(merge, self.now)
        for one in self._new():
            self.book.take(one, None if one.withdrawn else one.value)
        assert self.book.records == self.said[copy.seq]
        self._remember()

    @precondition(lambda self: not self.store.is_encrypted)
    @rule()
    def encrypt(self) -> None:
        encrypt(self.store.log, PASSPHRASE, self._day)
        self.reopen()

    @precondition(lambda self: self.store.is_encrypted)
    @rule()
    def decrypt(self) -> None:
        decrypt(self._sealed, self._day)
        self.reopen()

    @precondition(lambda self: self.store.is_encrypted)
    @rule(passphrase=st.sampled_from((PASSPHRASE, NEW_PASSPHRASE)))
    def change_passphrase(self, passphrase: str) -> None:
        change_passphrase(self._sealed, passphrase, self._day)
        self.reopen()

    @property
    def _sealed(self) -> SealedLog:
        assert isinstance(self.store.log, SealedLog)
        return self.store.log

    @property
    def _day(self) -> str:
        return self.now.today.isoformat()

    @invariant()
    def says_what_the_book_says(self) -> None:
        Diary.steps += 1
        self.book.compare(self.journal)
        assert not self.journal.notices


@pytest.mark.parametrize("runs", [25, pytest.param(1_000, marks=pytest.mark.long)])
def test_a_diary_says_what_a_dictionary_says_whatever_is_done_to_it(
    runs: int, report: Report
) -> None:
    Diary.runs = Diary.steps = 0
    run_state_machine_as_test(
        Diary, settings=settings(max_examples=runs, stateful_step_count=20, deadline=None)
    )
    assert Diary.runs >= runs
    report.add(
        "any order of steps, against a dictionary", Diary.runs, differences=0, steps=Diary.steps
    )
