"""Commands run as a patient runs them: in this process with a fixed clock, or in one of its own."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from diary.cli.main import main
from diary.core.moment import Now

TODAY = date(2026, 11, 22)


def moment(day: date = TODAY, clock: time = time(21, 0), offset: int = 60) -> Now:
    """That time on the patient's wall clock, an hour ahead of UTC."""
    local = datetime.combine(day, clock, UTC)
    return Now(local - timedelta(minutes=offset), offset, "Europe/Madrid")


class Ran(NamedTuple):
    """What a command left behind."""

    status: int | None
    out: str
    err: str

    @property
    def json(self) -> Any:
        import json

        return json.loads(self.out)


class Patient:
    """Someone with a diary of their own, a clock that stands still and a terminal of 80 columns."""

    def __init__(self, home: Path, capfd: pytest.CaptureFixture[str]) -> None:
        self.home = home
        self.now = moment()
        self._capfd = capfd

    def run(self, *args: str) -> Ran:
        """Run `diary ARGS` on this diary."""
        self._capfd.readouterr()
        status = main(["--home", str(self.home), *args], clock=lambda: self.now)
        return Ran(status, *self._capfd.readouterr())

    def does(self, *args: str) -> Ran:
        """Run what must succeed."""
        ran = self.run(*args)
        assert ran.status == 0, ran
        return ran

    def on(self, day: date, clock: time = time(21, 0)) -> "Patient":
        """Let it be that time of that day."""
        self.now = moment(day, clock)
        return self

    @property
    def file(self) -> Path:
        return self.home / "diary.jsonl"

    def bytes(self) -> bytes:
        return self.file.read_bytes() if self.file.exists() else b""


def refused(patient: Patient, *args: str, status: int) -> str:
    """Run what must be refused: one line said, nothing printed, not a byte of the diary changed."""
    before = patient.bytes()
    ran = patient.run(*args)
    assert ran.status == status, ran
    assert ran.out == ""
    assert ran.err.count("\n") == 1, ran.err
    assert "Traceback" not in ran.err
    assert patient.bytes() == before
    return ran.err.strip()


def last_saved(patient: Patient) -> dict[str, Any]:
    """What was saved last, as `history` prints it."""
    found: dict[str, Any] = patient.does("history", "--json").json[-1]
    return found


def id_of(patient: Patient, kind: str) -> str:
    """The id of the first entry of that kind."""
    history = patient.does("history", "--json").json
    return next(str(one["id"]) for one in history if one["kind"] == kind)


def in_a_process(
    args: Sequence[str],
    *,
    home: Path,
    code: str = "import sys; from diary.cli.main import main; sys.exit(main())",
    **options: Any,
) -> "subprocess.CompletedProcess[str]":
    """Run `diary ARGS` in a process of its own, on the machine's clock."""
    return subprocess.run(
        [sys.executable, "-c", code, *args],
        env=environment(home),
        capture_output="stdout" not in options,
        text=True,
        check=False,
        timeout=60,
        **options,
    )


def environment(home: Path) -> dict[str, str]:
    return {**os.environ, "DIARY_HOME": str(home), "PYTHONUTF8": "1", "COLUMNS": "80"}


def typed(*lines: str) -> Callable[[str], str]:
    """Somebody who answers with these lines and then closes the terminal."""
    left = list(lines)

    def ask(question: str) -> str:
        sys.stderr.write(f"{question}\n")
        if not left:
            raise EOFError
        return left.pop(0)

    return ask


def piped(content: bytes) -> io.TextIOWrapper:
    """What stands in for stdin."""
    return io.TextIOWrapper(io.BytesIO(content))
