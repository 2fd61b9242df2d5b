"""The terminal is closed, or the app killed, while somebody types: what is older stays."""

import os
import random
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from diary.core.records import CheckIn, Rating, TreatmentSession
from diary.core.scales import BRUISING, SORENESS
from diary.journal import Journal
from diary.storage.store import FileStore
from diary.ui.drafts import CheckInDraft, drafts_in
from tests.diaries import PLAN, revise
from tests.terminal import Terminal
from tests.test_terminal import today
from tests.ui.stage import BELLY, THIGH

#: Seconds; what was typed longer ago than this is never lost.
LOST_AT_MOST = 2.0
AT_ONCE = 5


class Evening:
    """Somebody who types a note, again and again, on a machine that keeps breaking off."""

    def __init__(self, home: Path, seed: int) -> None:
        self.home = home
        self.draw = random.Random(seed)
        #: The note as it was typed so far, with when each character was.
        self.note: list[tuple[str, float]] = []
        self.lost = 0

    def one_round(self) -> None:
        """Start, go on with what was left, type, and break off at a random moment."""
        terminal = Terminal(["-m", "diary", "--home", str(self.home)])
        if self.note:
            terminal.wait_for("You were typing a check-in")
            terminal.press("\r")
            terminal.wait_for("not saved yet")
        terminal.wait_for("Same as yesterday")
        if not self.note:
            terminal.press("2")
            terminal.wait_for("[coin]")
        terminal.press("\t")
        terminal.read(0.2)
        end = time.monotonic() + self.draw.uniform(0.1, 3.5)
        while time.monotonic() < end:
            typed = self.draw.choice("abcdefgh ijklm nopq")
            terminal.press(typed)
            self.note.append((typed, time.monotonic()))
            terminal.read(self.draw.uniform(0.005, 0.08))
        self.draw.choice((kill, close))(terminal)
        self._check(time.monotonic())

    def _check(self, broken_off: float) -> None:
        typed = "".join(one for one, _ in self.note)
        older = "".join(one for one, at in self.note if at < broken_off - LOST_AT_MOST)
        texts = FileStore(self.home).drafts.left()
        drafts = [draft for _, text in texts for draft in drafts_in(text)]
        found = [draft for draft in drafts if isinstance(draft, CheckInDraft)]
        assert found == drafts
        kept = found[0].note if found else ""
        assert typed.strip().startswith(kept.strip()), (typed, kept)
        assert kept.strip().startswith(older.strip()), (older, kept)
        assert len(found) <= 1
        if found:
            assert list(found[0].ratings.values()) == [2]
        self.note = [(one, 0.0) for one in kept]


def kill(terminal: Terminal) -> None:
    """As a dead battery does."""
    os.kill(terminal.child.pid or 0, signal.SIGKILL)
    terminal.child.wait()


def close(terminal: Terminal) -> None:
    """The window is closed: the app gets a SIGHUP, and nobody to talk to."""
    terminal.child.ptyproc.fileobj.close()  # type: ignore[attr-defined]  # the types lack it
    until = time.monotonic() + 20
    while terminal.child.isalive():
        assert time.monotonic() < until, "it runs on after its terminal was closed"
        time.sleep(0.02)


@pytest.mark.parametrize(
    "rounds", [30, pytest.param(500, marks=pytest.mark.long)], ids=["some", "all"]
)
def test_nothing_typed_two_seconds_before_the_end_is_lost(tmp_path: Path, rounds: int) -> None:
    day = today(tmp_path / "none")

    def evening(number: int) -> None:
        home = tmp_path / str(number)
        FileStore(home).append(
            revise("11111111-1111-4111-8111-111111111111", TreatmentSession(day, (THIGH, BELLY)))
        )
        somebody = Evening(home, number)
        for _ in range(rounds // AT_ONCE):
            somebody.one_round()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(evening, range(AT_ONCE)))


def test_an_app_whose_terminal_took_no_more_output_ends_with_it(tmp_path: Path) -> None:
    day = today(tmp_path / "none")
    home = tmp_path / "home"
    FileStore(home).append(
        revise("11111111-1111-4111-8111-111111111111", TreatmentSession(day, (THIGH, BELLY)))
    )
    terminal = Terminal(["-m", "diary", "--home", str(home)])
    terminal.wait_for("Same as yesterday")
    terminal.press("2")
    terminal.wait_for("[coin]")
    for _ in range(300):  # until what it paints fills the terminal that nobody reads
        terminal.press("t")
        time.sleep(0.01)
    close(terminal)
    [[draft]] = [drafts_in(text) for _, text in FileStore(home).drafts.left()]
    assert isinstance(draft, CheckInDraft) and draft.ratings == {(BELLY, BRUISING): 2}


#: As under `nohup`, and slow to come to where it listens.
_DEAF = """
import signal, time
from diary.cli.main import main
from diary.ui.app import DiaryApp
signal.signal(signal.SIGHUP, signal.SIG_IGN)
on_mount = DiaryApp.on_mount
def slowly(self):
    self._driver.write("deaf")
    time.sleep(1)
    on_mount(self)
DiaryApp.on_mount = slowly
main()
"""


def test_an_app_that_was_told_to_outlive_its_terminal_ends_with_it(tmp_path: Path) -> None:
    day = today(tmp_path / "none")
    home = tmp_path / "home"
    FileStore(home).append(
        revise("11111111-1111-4111-8111-111111111111", TreatmentSession(day, (THIGH, BELLY)))
    )
    terminal = Terminal(["-c", _DEAF, "--home", str(home)])
    terminal.wait_for("deaf")  # the window is closed while it starts, when nothing listens yet
    close(terminal)


@pytest.mark.parametrize("break_off", [kill, close])
def test_what_is_typed_of_telling_the_clinic_is_there_at_the_next_start(
    tmp_path: Path, break_off: Callable[[Terminal], None]
) -> None:
    day = today(tmp_path / "none")
    home = tmp_path / "home"
    FileStore(home).append(
        revise(
            "11111111-1111-4111-8111-111111111111", TreatmentSession(day - timedelta(5), (THIGH,))
        ),
        revise("22222222-2222-4222-8222-222222222222", CheckIn(day, (Rating(THIGH, SORENESS, 4),))),
    )
    terminal = Terminal(["-m", "diary", "--home", str(home)])
    terminal.wait_for("I told them")
    terminal.press("i")
    terminal.wait_for("When did you tell your clinic?")
    terminal.press("\tcream, then a call")
    terminal.wait_for("then a call")
    terminal.read(LOST_AT_MOST if break_off is kill else 0)
    break_off(terminal)
    again = Terminal(["-m", "diary", "--home", str(home)])
    again.wait_for("You were typing what you told your clinic")
    again.press("\r")
    again.wait_for("cream, then a call")
    again.press("\x13")
    again.wait_for("Noted: you told them")
    again.press("q")
    again.wait_for_end()
    [told] = Journal(FileStore(home), PLAN).records().told
    assert told.value.note == "cream, then a call"
    assert not FileStore(home).drafts.left()
