"""Programs killed at random moments while they add, amend, withdraw and undo."""

import os
import shutil
import signal
import time
import traceback
from collections import Counter
from datetime import time as clock
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import NoReturn

import pytest

from diary.core.moment import Now
from diary.journal import Journal
from tests.cli.running import TODAY, moment
from tests.diaries import PLAN
from tests.reliability.book import Book, Step, changed, do
from tests.reliability.forks import Messages
from tests.reliability.forms import Form, opened
from tests.reliability.report import Report

#: So many kills happen to one diary before the next one is begun.
_KILLS_A_DIARY = 20
#: Seconds until the kill, at most: time for a dozen saves.
_LONGEST = {Form.PLAIN: 0.015, Form.ENCRYPTED: 0.04}


class Life:
    """A diary that is used by one program after another, each of which is killed."""

    def __init__(self, home: Path, form: Form) -> None:
        self.home, self.form, self.book = home, form, Book()
        self.unsure: Step | None = None
        self.kills = 0
        form.begin(home)

    def kill_one(self, draw: Random) -> Counter[str]:
        """Let a program check the diary and use it, and kill it; gives what happened."""
        seen: Counter[str] = Counter()
        messages = Messages()
        child = os.fork()
        if child == 0:
            self._use(messages, draw)
        messages.only_received()
        # Until then it may go on; on a busy machine a time alone would see nothing done.
        saves = draw.choice((0, 1, 2))
        for kind, value in messages:
            match kind:
                case "found":
                    if value is not None:
                        assert self.unsure is not None
                        self.book.apply(self.unsure, value)
                        seen["in_flight_kept"] += 1
                    self.unsure = None
                    if not saves:
                        self._kill(child, draw)
                case "begins":
                    self.unsure = value
                case "done":
                    assert self.unsure is not None
                    self.book.apply(self.unsure, value)
                    self.unsure = None
                    seen["confirmed"] += 1
                    saves -= 1
                    if not saves:
                        self._kill(child, draw)
                case "wrong":
                    pytest.fail(f"after {self.kills} kills in {self.home}:\n{value}")
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert status == -signal.SIGKILL
        self.kills += 1
        return seen

    def _kill(self, child: int, draw: Random) -> None:
        time.sleep(draw.random() * draw.choice((0.1, 1)) * _LONGEST[self.form])
        os.kill(child, signal.SIGKILL)

    @property
    def _now(self) -> Now:
        """Every few kills another day begins, with the backup of its first save."""
        return moment(TODAY + timedelta(self.kills // 4), clock(21, self.kills % 60))

    def _use(self, messages: Messages, draw: Random) -> NoReturn:
        try:
            journal = Journal(opened(self.home), PLAN)
            messages.send(("found", self.check(journal)))
            while True:
                step = self.book.draw(draw)
                messages.send(("begins", step))
                revision = do(journal, step, self._now)
                messages.send(("done", revision))
                self.book.apply(step, revision)
        except BaseException:
            messages.send(("wrong", traceback.format_exc()))
        finally:
            os._exit(1)

    def check(self, journal: Journal) -> object:
        """Hold the diary against what was confirmed; gives what was in flight and is there."""
        found = journal.history()[len(self.book.history) :]
        if found and self.unsure is not None and self.book.may_have_saved(self.unsure, found[0]):
            self.book.apply(self.unsure, found[0])
            self.book.compare(journal)
            return found[0]
        self.book.compare(journal)
        return None


def warm_up(home: Path, form: Form) -> None:
    """Do one thing of each kind, so that no child has to import what that needs."""
    form.begin(home)
    journal, now, book = Journal(opened(home), PLAN), moment(), Book()
    revision = do(journal, book.draw(Random(1)), now)
    for step in (Step("amend", revision.id, changed(revision.value, "")), Step("undo")):
        do(journal, step, now)


@pytest.mark.parametrize(
    ("form", "kills"),
    [
        (Form.PLAIN, 300),
        (Form.ENCRYPTED, 30),
        pytest.param(Form.PLAIN, 10_000, marks=pytest.mark.long),
        pytest.param(Form.ENCRYPTED, 1_000, marks=pytest.mark.long),
    ],
)
def test_no_confirmed_entry_is_lost_to_a_program_killed_at_a_random_moment(
    tmp_path: Path, form: Form, kills: int, report: Report
) -> None:
    warm_up(tmp_path / "warm", form)
    draw, seen = Random(kills), Counter[str]()
    for place in range(0, kills, _KILLS_A_DIARY):
        home = tmp_path / f"home-{place}"
        life = Life(home, form)
        for _ in range(min(_KILLS_A_DIARY, kills - place)):
            seen += life.kill_one(draw)
        life.check(Journal(opened(home), PLAN))
        shutil.rmtree(home, ignore_errors=True)
    assert seen["confirmed"] > kills / 2
    report.add(
        f"SIGKILL at random moments, {form}",
        kills,
        unreadable=0,
        lost=0,
        confirmed_entries=seen["confirmed"],
        in_flight_and_kept=seen["in_flight_kept"],
    )
