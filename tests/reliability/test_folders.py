"""Who may read the diary's files, where links lead to, and folders that take no files."""

import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.reliability import commands
from tests.reliability.commands import Command
from tests.reliability.forks import Ended, ended
from tests.reliability.forms import Form, opened
from tests.reliability.program import run
from tests.reliability.scrypt import PASSPHRASE
from tests.reliability.stage import NUMBERS, StageOf, said, some

_NOBODY = 65534
#: What a patient does with the form a diary has then, one after the other.
_LIFE: tuple[tuple[str, ...], ...] = (
    ("session", "add", "--on", "today", "--area", "neck"),
    ("log", "--rate", "neck:1:2"),
    ("log", "--rate", "neck:1:3", "--note", "again"),
    ("undo",),
    ("backup",),
    ("encrypt",),
    ("log", "--rate", "neck:0:0"),
    ("backup",),
    ("decrypt", "--yes"),
)


def live(home: Path) -> None:
    for args in _LIFE:
        ran = run(home, *args, typed=(PASSPHRASE,) * 2)
        assert ran.value[0] == 0, ran.err


def modes(folder: Path) -> dict[str, str]:
    """What in a folder others may do anything with."""
    return {
        str(one): oct(mode)
        for one in (folder, *folder.rglob("*"))
        if (mode := stat.S_IMODE(one.lstat().st_mode)) != (0o700 if one.is_dir() else 0o600)
    }


@pytest.mark.parametrize("umask", [0o000, 0o077, 0o777])
def test_nobody_else_may_look_into_the_folder_or_any_file_whatever_the_umask(
    fast_path: Path, umask: int
) -> None:
    before = os.umask(umask)
    try:
        live(fast_path / "above" / "home")
    finally:
        os.umask(before)
    assert modes(fast_path / "above") == {}


@pytest.mark.parametrize("umask", [0o000, 0o077, 0o777])
def test_an_export_is_for_its_owner_alone(stage_of: StageOf, fast_path: Path, umask: int) -> None:
    stage = stage_of(commands.ALL[0], Form.PLAIN)
    stage.reset()
    before = os.umask(umask)
    try:
        ran = run(stage.path / "home", "export", "csv", "-o", str(fast_path / "mine"))
    finally:
        os.umask(before)
    assert ran.value[0] == 0
    assert modes(fast_path) == {}


@pytest.mark.parametrize("form", Form)
def test_a_draft_is_for_its_owner_alone(fast_path: Path, form: Form) -> None:
    before = os.umask(0)
    try:
        form.begin(fast_path / "home")
        opened(fast_path / "home").drafts.keep("half typed")
    finally:
        os.umask(before)
    assert modes(fast_path / "home") == {}


def names(stage_of: StageOf, form: Form) -> list[str]:
    """Every file and folder that a life leaves in the diary's folder, and what it makes for it."""
    stage = stage_of(commands.ALL[0], form)
    stage.run()
    (stage.path / "home" / "drafts").mkdir()
    inside = [one.relative_to(stage.path / "home") for one in (stage.path / "home").rglob("*")]
    fresh = [Path(f"{one}.new") for one in inside if (stage.path / "home" / one).is_file()]
    return [str(one) for one in (*inside, *fresh, Path("diary.torn-1"), Path("diary.converting"))]


@pytest.mark.parametrize("most", NUMBERS)
@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("leads_to", ["a file", "a folder", "nothing"])
def test_no_link_in_the_folder_is_followed(
    stage_of: StageOf, fast_path: Path, form: Form, leads_to: str, most: int
) -> None:
    elsewhere = fast_path / "elsewhere"
    usual = [one for one in commands.ALL if one.prepare is commands.ALL[0].prepare]
    pairs = [(name, one) for name in names(stage_of, form) for one in usual if form in one.forms]
    daily = [(name, usual[0]) for name in names(stage_of, form)]
    for name, command in {*daily, *some(pairs, most)}:
        stage = stage_of(command, form)
        stage.reset()
        put_link(stage.path / "home" / name, elsewhere)
        before = make(elsewhere, leads_to)
        ran = command.run(stage.path)
        assert ran.status == 0, ran.err
        assert state_of(elsewhere) == before, f"{command.name}, {form}, {name}"


def put_link(link: Path, elsewhere: Path) -> None:
    """Let a link take the place of a file or a folder."""
    if link.is_dir():
        shutil.rmtree(link)
    link.unlink(missing_ok=True)
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(elsewhere)


def make(elsewhere: Path, leads_to: str) -> object:
    """What the link leads to, the same each time; gives its state."""
    if elsewhere.is_dir():
        shutil.rmtree(elsewhere)
    elsewhere.unlink(missing_ok=True)
    if leads_to == "a file":
        elsewhere.write_bytes(b"somebody else's")
        elsewhere.chmod(0o644)
    elif leads_to == "a folder":
        elsewhere.mkdir(mode=0o755)
    return state_of(elsewhere)


def state_of(path: Path) -> object:
    """What there is, and who may look at it."""
    if not path.exists():
        return None
    inside = sorted(path.iterdir()) if path.is_dir() else path.read_bytes()
    return inside, path.stat().st_mode


@pytest.fixture
def open_path() -> Iterator[Path]:
    """A folder that somebody else than its owner may enter."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for one in (folder, *folder.rglob("*")):
        one.chmod(0o700)
    shutil.rmtree(folder)


def as_nobody(action: Callable[[], Any]) -> Ended:
    """Let it be done by somebody whom the system's rules hold for; root is above them."""

    def do() -> Any:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setegid(_NOBODY)
            os.seteuid(_NOBODY)
        return action()

    return ended(do)


@pytest.mark.parametrize(("command", "form"), commands.CASES, ids=commands.NAMES)
def test_a_folder_that_takes_no_files_can_be_read_and_says_that_it_cannot_be_written(
    stage_of: StageOf, open_path: Path, form: Form, command: Command
) -> None:
    stage = stage_of(command, form)
    stage.reset()
    shutil.copytree(stage.path, open_path / "stage")
    for one in (open_path / "stage", *open_path.rglob("*")):
        one.chmod(0o555 if one.is_dir() else 0o444)
        if os.geteuid() == 0:
            os.chown(one, _NOBODY, _NOBODY)
    before = {str(one): one.lstat().st_mtime_ns for one in open_path.rglob("*")}
    ran = as_nobody(lambda: command.run(open_path / "stage", through=lambda action: action()))
    assert ran.status == 0, ran.err
    status, _ = ran.value
    if command.name != "check":
        assert status == 1
        assert "Nothing may be written" in ran.err, ran.err
    assert {str(one): one.lstat().st_mtime_ns for one in open_path.rglob("*")} == before
    assert as_nobody(lambda: said(open_path / "stage", stage.harmless)).value == stage.old
