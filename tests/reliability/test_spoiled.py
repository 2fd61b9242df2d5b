"""Diaries that were cut off or changed on the disk, opened as a patient opens them."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from diary.core.errors import DiaryError
from diary.core.records import Revision
from diary.journal import Journal
from diary.storage.store import FileStore
from tests.cli.running import TODAY
from tests.diaries import PLAN
from tests.reliability.commands import check_in
from tests.reliability.forks import load
from tests.reliability.forms import Form, opened
from tests.reliability.program import run
from tests.reliability.report import Report
from tests.reliability.spoiling import KINDS

#: Every so many of them are opened by the real commands too.
_BY_COMMAND = 25
_DAYS = 12
_HISTORY = ("history", "--json")
_COMMANDS = (_HISTORY, ("status",), ("check",))


def made(home: Path, form: Form) -> tuple[Path, list[Revision]]:
    """A diary of some days with the backups of its days; gives its file and what it says."""
    store = FileStore(home)
    for number in range(_DAYS, -1, -1):
        store.append(check_in(number, "x" * (1 + number * 97 % 1100)))  # up to three sectors
    form.begin(home)
    store = opened(home)
    said = list(store.revisions())
    assert not store.notices
    return store.path, said


def stamps(home: Path) -> dict[str, tuple[int, int, int]]:
    """Everything in the folder, with what changes when it is written."""
    return {
        str(one): (status.st_size, status.st_mtime_ns, status.st_mode)
        for one in sorted(home.rglob("*"))
        if (status := one.lstat())
    }


def opening_of(home: Path, whole: list[Revision]) -> str:
    """What a program that opens the diary finds: `whole`, `noticed` or `refused`."""
    try:
        journal = Journal(opened(home), PLAN)
        found = list(journal.history())
        journal.summary(TODAY)
        journal.recent(TODAY)
    except (DiaryError, OSError):
        return "refused"
    if found == whole:
        return "whole"
    assert all(one in whole for one in found), "something was read that was never written"
    assert journal.notices, f"silently wrong: {len(found)} of {len(whole)} entries"
    return "noticed"


def open_by_command(home: Path, whole: str) -> None:
    """No command ends in a traceback, or takes what is spoiled for the whole diary."""
    for args in _COMMANDS:
        ran = run(home, *args)
        assert ran.status == 0, ran.err
        assert ran.value[0] in (0, 1)
        assert "Traceback" not in ran.err
        assert args is not _HISTORY or ran.out == whole or ran.err.strip(), "silently wrong"


@pytest.mark.parametrize(
    "number", [500, pytest.param(10_000, marks=pytest.mark.long)], ids=["some", "all"]
)
@pytest.mark.parametrize("form", Form)
def test_no_spoiled_diary_is_silently_wrong_and_opening_it_changes_nothing(
    fast_path: Path, form: Form, number: int, report: Report
) -> None:
    home, draw = fast_path / "home", Random(number)
    diary, said = made(home, form)
    whole, *_ = [run(home, *args, through=load).out for args in _COMMANDS]
    files = {one: one.read_bytes() for one in (diary, diary, home / "identity.age") if one.exists()}
    seen = Counter[str]()
    for count in range(number):
        kind, file = draw.choice(KINDS), draw.choice(list(files))
        spoiled = kind(files[file], draw)
        file.write_bytes(spoiled)
        before = stamps(home)
        try:
            seen[opening_of(home, said)] += 1
            if count % _BY_COMMAND == 0:
                open_by_command(home, whole)
            assert stamps(home) == before, "opening changed something"
        except Exception as error:
            what = f"{file.name}, {len(spoiled)} bytes"
            error.add_note(f"{kind.__name__}, {count} of {number}: {what}")
            raise
        assert file.read_bytes() == spoiled
        file.write_bytes(files[file])
    assert seen["noticed"] + seen["refused"] > number / 3
    report.add(
        "truncations and bit flips of a diary, opened",
        number,
        of=form,
        silently_wrong=0,
        tracebacks=0,
        bytes_changed=0,
        still_whole=seen["whole"],
    )
