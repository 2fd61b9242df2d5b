"""Programs killed at every call by which they work on files."""

import os
import signal
from typing import Any

import pytest

from tests.reliability import calls
from tests.reliability.calls import Hook, Real
from tests.reliability.commands import CASES, NAMES, Command
from tests.reliability.forms import Form
from tests.reliability.report import Report
from tests.reliability.stage import NUMBERS, Stage, StageOf

#: How much of a write is done before the kill, out of 4 parts; -1 is all but its last byte.
PARTS = (-1, 0, 2)


def fatal(at: int, part: int) -> Hook:
    """Kill the program at its `at`th call, a write after a part of it."""
    count = 0

    def hook(name: str, real: Real, arguments: tuple[Any, ...], named: dict[str, Any]) -> Any:
        nonlocal count
        count += 1
        if count == at:
            if calls.is_write(name):
                whole = len(arguments[1])
                calls.write_part(real, arguments, whole - 1 if part < 0 else whole * part // 4)
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **named)

    return hook


def kills(stage: Stage) -> list[tuple[int, int]]:
    """One kill at every call; at a write, one for every part of it."""
    return [
        (at, part)
        for at, (name, _) in enumerate(stage.calls, 1)
        for part in (PARTS if calls.is_write(name) else (0,))
    ]


@pytest.mark.parametrize("most", NUMBERS)
@pytest.mark.parametrize(("command", "form"), CASES, ids=NAMES)
def test_a_program_killed_at_any_call_leaves_the_diary_old_or_new_and_the_next_save_works(
    stage_of: StageOf, command: Command, form: Form, most: int, report: Report
) -> None:
    stage = stage_of(command, form)
    is_new = []
    for at, part in sorted(stage.some(kills(stage), most)):
        assert stage.run(fatal(at, part)).was_killed
        with stage.blaming(f"killed at call {at}, {stage.calls[at - 1][0]}"):
            is_new.append(stage.is_new(stage.goes_on()))
    # Nothing that was there once is gone again at a later kill.
    assert is_new == sorted(is_new)
    report.add(
        "SIGKILL at every system call of each writing command",
        len(is_new),
        of=f"{command.name}, {form}",
        unreadable=0,
        lost=0,
    )
