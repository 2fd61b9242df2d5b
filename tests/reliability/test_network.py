"""The diary never asks the network for anything."""

import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from diary.core.areas import area_named
from diary.core.records import TreatmentSession
from diary.storage.store import FileStore
from tests.cli.running import environment
from tests.diaries import revise
from tests.reliability.commands import CASES
from tests.reliability.forks import Ended, ended
from tests.reliability.forms import Form
from tests.reliability.listening import listen
from tests.reliability.program import run
from tests.reliability.report import Report
from tests.reliability.stage import StageOf
from tests.terminal import Terminal

_LOOKING = (
    ("status",),
    ("flags", "--json"),
    ("courses", "--json"),
    ("timeline",),
    ("history",),
    ("search", "note"),
    ("export", "text"),
    ("export", "csv"),
    ("session", "list"),
    ("--help",),
    ("--version",),
)
#: Runs the app with somebody listening, who writes down what was heard.
_HEARD = """
from pathlib import Path
from tests.reliability.listening import listen
heard = []
listen(heard)
from diary.cli.main import main
main()
Path({noted!r}).write_text("\\n".join(["listened", *heard]))
"""
_ROOT = Path(__file__).parents[2]


def listening(heard: list[str]) -> Callable[[Callable[[], Any]], Ended]:
    """A child that is listened to; what it was heard to do comes back in `heard`."""

    def through(action: Callable[[], Any]) -> Ended:
        def do() -> Any:
            listen(heard)
            return action(), heard

        ran = ended(do)
        assert ran.status == 0, ran.err
        value, noted = ran.value
        heard[:] = noted
        return ran._replace(value=value)

    return through


def reach_out(how: str) -> None:
    with suppress(OSError):
        match how:
            case "a socket":
                socket.socket().close()
            case "a name":
                socket.gethostbyname("localhost")
            case "an address":
                socket.create_connection(("127.0.0.1", 1), 0.1)
            case "a page":
                urlopen("http://127.0.0.1:1", timeout=0.1)


@pytest.mark.parametrize("how", ["a socket", "a name", "an address", "a page"])
def test_whoever_reaches_out_is_heard(how: str) -> None:
    heard: list[str] = []
    listening(heard)(partial(reach_out, how))
    assert heard


def test_no_command_reaches_out(stage_of: StageOf, report: Report) -> None:
    for command, form in CASES:
        stage, heard = stage_of(command, form), list[str]()
        stage.reset()
        assert command.run(stage.path, through=listening(heard)).value[0] == 0
        assert heard == []
    for args in _LOOKING:
        for form in Form:
            home = stage_of(CASES[0][0], form).path / "home"
            assert run(home, *args, through=listening(heard)).value[0] == 0
            assert heard == []
    report.add("commands heard by an audit hook", len(CASES) + 2 * len(_LOOKING), connections=0)


def use(home: Path, *args: str) -> None:
    """The app, opened on a diary, used a little, and left."""
    day = datetime.now(UTC).date() - timedelta(3)
    FileStore(home).append(revise("s", TreatmentSession(day, (area_named("neck"),))))
    terminal = Terminal(args, env={"PYTHONPATH": str(_ROOT), "DIARY_HOME": str(home)})
    terminal.wait_for("Same as yesterday")
    terminal.press("2")
    terminal.wait_for("[coin]")
    terminal.press("\r\r")
    terminal.wait_for("Saved")
    terminal.press("q")
    terminal.wait_for_end()


def test_the_app_reaches_out_to_nobody(tmp_path: Path, report: Report) -> None:
    noted = tmp_path / "heard"
    use(tmp_path / "home", "-c", _HEARD.format(noted=str(noted)))
    assert noted.read_text() == "listened"
    report.add("the app heard by an audit hook", 1, connections=0)


def traced(noted: Path, *args: str) -> list[str]:
    """A Python that is traced: what it asks the system about the network goes to a file."""
    return ["strace", "-f", "-qq", "-e", "trace=%network", "-o", str(noted), sys.executable, *args]


def asked_for(home: Path, noted: Path, *args: str) -> str:
    """The calls of one traced program."""
    env = environment(home)
    subprocess.run(traced(noted, *args), env=env, check=False, timeout=60, capture_output=True)
    return noted.read_text()


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not there")
def test_the_system_is_asked_for_no_connection(tmp_path: Path, report: Report) -> None:
    home, noted = tmp_path / "home", tmp_path / "calls"
    assert "AF_INET" in asked_for(home, noted, "-c", "import socket; socket.socket().close()")
    runs = [("log", "--rate", "neck:1:2"), ("check",), ("export", "json")]
    for args in runs:
        assert "AF_INET" not in asked_for(home, noted, "-m", "diary", *args)
    start = "import os, sys; os.execvp(sys.argv[1], sys.argv[1:])"
    use(tmp_path / "app", "-c", start, *traced(noted, "-m", "diary"))
    found = noted.read_text()
    assert "AF_UNIX" in found  # the app talks to itself through a pair of sockets
    assert "AF_INET" not in found
    report.add("commands and the app under strace", len(runs) + 1, connections=0)
