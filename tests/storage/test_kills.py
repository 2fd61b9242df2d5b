"""Programs that are killed while they save."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from diary.storage.store import FileStore
from tests.storage.samples import check_in, diary_of, kept

Fault = Callable[..., Any]


KILL_AT = ["open", "write", "fsync", "replace", "mkdir", "ftruncate", "chmod", "close", "lseek"]


def killed(folder: Path, number: int, at: int) -> bool:
    """A program that saves and is killed at its `at`th call, half-way if that is a write.

    Says whether it was; otherwise the save went through.
    """
    child = os.fork()
    if child == 0:
        calls = 0

        def fatal(name: str, real: Fault) -> Fault:
            def call(*arguments: Any, **named: Any) -> Any:
                nonlocal calls
                calls += 1
                if calls == at:
                    if name == "write":
                        real(arguments[0], arguments[1][: len(arguments[1]) // 2])
                    os.kill(os.getpid(), signal.SIGKILL)
                return real(*arguments, **named)

            return call

        try:
            for name in KILL_AT:
                setattr(os, name, fatal(name, getattr(os, name)))
            FileStore(folder).append(check_in(number))
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


@pytest.mark.parametrize("state", ["no diary", "a diary", "a torn line"])
def test_a_program_killed_at_any_call_leaves_the_diary_old_or_new_and_the_next_save_works(
    tmp_path: Path, state: str
) -> None:
    count = 0 if state == "no diary" else 2
    old = [check_in(n) for n in range(count)]
    at, was_killed, outcomes = 0, True, []
    while was_killed:
        at += 1
        folder = tmp_path / str(at) / "mine"
        path = folder / "diary.jsonl"
        if count:
            diary_of(folder, count)
        if state == "a torn line":
            with path.open("ab") as file:
                file.write(b"torn")
        was_killed = killed(folder, count, at)
        after = kept(folder)
        assert after in (old, [*old, check_in(count)])
        outcomes.append(after == old)
        FileStore(folder).append(check_in(9))
        assert kept(folder) == [*after, check_in(9)]
        if state == "a torn line":
            pieces = [one.read_bytes() for one in folder.glob("diary.torn-*")]
            assert b"torn" in pieces
    assert at > 8
    assert outcomes == sorted(outcomes, reverse=True)
    assert not outcomes[-1]


CHILD = """
import sys
from pathlib import Path
from diary.storage.store import FileStore
from tests.storage.samples import check_in
store = FileStore(Path(sys.argv[1]))
number = int(sys.argv[2])
while True:
    store.append(check_in(number), check_in(number + 1))
    print(number, flush=True)
    number += 2
"""


def test_no_confirmed_entry_is_lost_to_a_program_killed_at_random_moments(tmp_path: Path) -> None:
    draw, until, folder = Random(7), time.monotonic() + 15, tmp_path / "mine"
    confirmed: set[str] = set()
    kills = number = 0
    root = Path(__file__).parents[2]
    while kills < 20 and time.monotonic() < until:
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(folder), str(number)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=root,
        )
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(draw.random() * 0.02)
        child.send_signal(signal.SIGKILL)
        said = [first, *child.communicate()[0].splitlines(keepends=True)]
        for line in said:
            if line.endswith("\n"):
                confirmed |= {f"id-{int(line)}", f"id-{int(line) + 1}"}
                number = int(line) + 2
        number += 2
        kills += 1
        store = FileStore(folder)
        assert confirmed <= {one.id for one in store.revisions()}
        assert {key for key, _ in store.notices} <= {"torn-tail"}
    assert kills >= 10
    assert len(confirmed) > kills
