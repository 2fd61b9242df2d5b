"""A mistake in the program, on a real terminal: what is said of it holds nothing of the diary."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from diary.core.records import CheckIn
from diary.journal import Journal
from diary.storage.store import FileStore
from diary.ui.drafts import CheckInDraft, drafts_in
from diary.wording.safety import CRASHED, CRASHED_WHERE
from tests.diaries import PLAN
from tests.terminal import Terminal
from tests.test_terminal import followed, home, today  # noqa: F401  # fixtures

ROOT = Path(__file__).parent.parent
SECRET = "hedgehog"

#: The app with one mistake in it, which has the note of a past day in its hands and in its words.
FAULTY = """
import sys
from diary.cli.clock import now
from diary.cli.compose import open_journal, run_app
from diary.ui.app import DiaryApp
from diary.ui.screens.timeline import TimelineScreen
from diary.ui.widgets.bar_chart import BarChart

journal = open_journal(sys.argv[1])
open_timeline = DiaryApp.action_timeline

def fail(*_):
    note = [one.value.note for one in journal.records().check_ins if one.value.note][0]
    parts = {{"note": note, "words": note.split()}}
    raise ValueError(f"cannot read {{note}}") from KeyError(note)

async def fail_later():
    fail()

def press_t(app):
    {fault}

DiaryApp.{method} = press_t
run_app(journal, now)
"""
ON_T = {
    "an action": "fail()",
    "a worker": "app.run_worker(fail_later())",
    "a thread": "app.run_worker(fail, thread=True)",
    "a timer": "app.set_timer(0.01, fail)",
    "after a paint": "app.call_after_refresh(fail)",
    "putting up a screen": "TimelineScreen.compose = fail; open_timeline(app)",
    "painting": "BarChart.render_line = fail; open_timeline(app)",
    "panic": "app.panic(str(journal.records()))",
    "the loop": "app._loop.call_soon(fail); app.exit(return_code=1)",
}


@pytest.fixture
def diary_home(followed: Path) -> Path:  # noqa: F811
    """A followed diary with a secret in the note of yesterday."""
    journal = Journal(FileStore(followed), PLAN)
    [entry] = journal.records().check_ins
    revision = entry.latest._replace(
        id="33333333-3333-4333-8333-333333333333",
        value=CheckIn(entry.value.day, note=f"a {SECRET}"),
    )
    FileStore(followed).append(revision)
    return followed


def faulty(diary_home: Path, fault: str, method: str = "action_timeline") -> Terminal:
    program = diary_home.parent / "faulty.py"
    program.write_text(FAULTY.format(fault=fault, method=method), "utf-8")
    return Terminal([str(program), str(diary_home)], env={"PYTHONPATH": str(ROOT)})


def in_ci(*names: str, of: Iterable[str]) -> list[ParameterSet]:
    """These always, the others where all of it is asked for."""
    return [pytest.param(one, marks=() if one in names else pytest.mark.long) for one in of]


@pytest.mark.parametrize("fault", in_ci("an action", "a worker", "painting", "panic", of=ON_T))
def test_a_crash_report_holds_nothing_of_the_diary(diary_home: Path, fault: str) -> None:
    terminal = faulty(diary_home, ON_T[fault])
    terminal.wait_for("Same as yesterday")
    terminal.press("2")
    terminal.wait_for("[coin]")
    terminal.press("t")
    assert terminal.wait_for_end() == 1
    assert SECRET not in terminal.bytes
    assert "Traceback" not in terminal.bytes
    if fault == "the loop":  # which goes on, whatever a call in it does
        return
    assert_told(terminal)
    assert ("builtins.ValueError" in terminal.bytes) is (fault != "panic")
    [(_, text)] = Journal(FileStore(diary_home), PLAN).drafts.left()
    [draft] = drafts_in(text)
    assert isinstance(draft, CheckInDraft) and list(draft.ratings.values()) == [2]


@pytest.mark.parametrize(
    "method", in_ci("on_mount", of=["on_mount", "on_ready", "get_default_screen", "on_load"])
)
def test_a_mistake_at_the_start_is_told_as_calmly(diary_home: Path, method: str) -> None:
    terminal = faulty(diary_home, "fail()", method)
    assert terminal.wait_for_end() == 1
    assert SECRET not in terminal.bytes
    assert_told(terminal)


def assert_told(terminal: Terminal) -> None:
    told = " ".join(terminal.bytes.rpartition("\x1b[?1049l")[2].split())
    assert CRASHED in told
    assert CRASHED_WHERE in told
