"""Disks that fill up, fail or refuse at every call by which a command writes."""

import os
from collections import Counter
from collections.abc import Sequence
from errno import EACCES, EIO
from pathlib import Path
from typing import Any

import pytest

from diary.core.errors import NotConfirmedError
from diary.wording.problems import problem
from tests.reliability import calls
from tests.reliability.calls import Hook, Real
from tests.reliability.commands import CASES, NAMES, Command
from tests.reliability.faults import ERRORS, MORE_ERRORS, faults
from tests.reliability.forks import Ended
from tests.reliability.forms import Form
from tests.reliability.report import Report
from tests.reliability.stage import NUMBERS, Stage, StageOf

_MAY_OR_MAY_NOT = problem(NotConfirmedError(""))


def _of(command: Command, form: Form) -> str:
    return f"{command.name}, {form}"


def said_of(ran: Ended) -> str:
    """What a command claims about itself: `done`, `not done` or `unsure`."""
    assert ran.status == 0, ran.err
    assert "Traceback" not in ran.err
    status, _ = ran.value
    if status == 0:
        assert _MAY_OR_MAY_NOT not in ran.err
        return "done"
    assert status == 1
    assert (ran.out + ran.err).strip(), "nothing was said"
    return "unsure" if _MAY_OR_MAY_NOT in ran.err else "not done"


def run_with(stage: Stage, hook: Hook, what: str) -> str:
    """Let the fault happen; gives what the command claims, which must be true."""
    ran = stage.run(hook)
    with stage.blaming(what):
        claimed, found = said_of(ran), stage.goes_on()
        if claimed == "done":
            assert stage.is_new(found), f"said saved that is not: {ran.err}"
        if claimed == "not done":
            assert stage.is_old(found) or stage.is_half_way(found), (
                f"said lost that is there: {ran.err}"
            )
        return claimed


def said_after(stage: Stage, errors: Sequence[int], most: int) -> Counter[str]:
    """What a command claims after each fault, counted."""
    return Counter(
        run_with(stage, fault.hook(), f"{fault}, {stage.writing[fault.at - 1]}")
        for fault in stage.some(list(faults(stage.calls, errors)), most)
    )


@pytest.mark.parametrize("most", NUMBERS)
@pytest.mark.parametrize(("command", "form"), CASES, ids=NAMES)
def test_whatever_a_command_says_after_a_fault_is_true(
    stage_of: StageOf, command: Command, form: Form, most: int, report: Report
) -> None:
    said = said_after(stage_of(command, form), ERRORS, most)
    report.add(
        "ENOSPC, EIO, EACCES at every write-side call of each writing command",
        said.total(),
        of=_of(command, form),
        lost=0,
        said_saved_that_is_not=0,
        said_lost_that_is_there=0,
        said_to_be_unsure=said["unsure"],
    )


@pytest.mark.long
@pytest.mark.parametrize(("command", "form"), CASES, ids=NAMES)
def test_a_disk_that_can_only_be_read_and_a_full_share_are_no_different(
    stage_of: StageOf, command: Command, form: Form
) -> None:
    assert said_after(stage_of(command, form), MORE_ERRORS, 10**9).total()


@pytest.mark.parametrize("most", NUMBERS)
@pytest.mark.parametrize(("command", "form"), CASES, ids=NAMES)
def test_a_disk_that_cannot_be_read_makes_no_command_lie(
    stage_of: StageOf, command: Command, form: Form, most: int, report: Report
) -> None:
    stage = stage_of(command, form)
    looking = [name for name, writes in stage.calls if not writes]
    asked = stage.some(list(enumerate(looking, 1)), most)
    for at, name in asked:
        run_with(stage, unreadable(at), f"cannot be read: {name}, {at} of {len(looking)}")
    report.add("EIO at every call that only looks", len(asked), of=_of(command, form), lost=0)


def unreadable(at: int) -> Hook:
    """The `at`th call that only looks fails."""
    count = 0

    def hook(name: str, real: Real, arguments: tuple[Any, ...], named: dict[str, Any]) -> Any:
        nonlocal count
        if calls.is_writing(name, arguments, named):
            return real(*arguments, **named)
        count += 1
        if count == at:
            raise OSError(EIO, "Input/output error")
        return real(*arguments, **named)

    return hook


@pytest.mark.parametrize("most", NUMBERS)
@pytest.mark.parametrize(("command", "form"), CASES, ids=NAMES)
def test_a_file_out_of_reach_makes_no_command_lie(
    stage_of: StageOf, command: Command, form: Form, most: int, report: Report
) -> None:
    stage = stage_of(command, form)
    stage.run()
    paths = [stage.path / "home", *sorted((stage.path / "home").rglob("*"))]
    asked = stage.some([(path, error) for path in paths for error in (EIO, EACCES)], most)
    for path, error in asked:
        run_with(stage, out_of_reach(path, error), f"out of reach: {path}, {os.strerror(error)}")
    report.add("EIO, EACCES at every call on one file", len(asked), of=_of(command, form), lost=0)


def out_of_reach(path: Path, error: int) -> Hook:
    """Every call that names this file or folder fails."""

    def hook(name: str, real: Real, arguments: tuple[Any, ...], named: dict[str, Any]) -> Any:
        if any(isinstance(one, str | Path) and Path(one) == path for one in arguments[:2]):
            raise OSError(error, os.strerror(error), str(path))
        return real(*arguments, **named)

    return hook
