"""Files to bring in that are none, do harm, or hold what this diary does not know."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from diary.sharing.incoming import LARGEST_FILE
from tests.cli.running import Patient, in_a_process, refused
from tests.cli.two import entry_id, exported, whole

# Files that are none, or not the right ones.


def sparse(path: Path, size: int) -> None:
    path.touch()
    os.truncate(path, size)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: None, "There is no file"),
        (lambda path: path.mkdir(), "is not a file that can be read"),
        (os.mkfifo, "is not a file that can be read"),
        (lambda path: path.symlink_to("/dev/zero"), "only leads to another file"),
        (lambda path: path.symlink_to("nowhere"), "only leads to another file"),
        (lambda path: path.write_bytes(b""), "This is neither"),
        (lambda path: path.write_bytes(b"%PDF-1.7\n"), "no diary's data in this PDF"),
        (lambda path: path.write_bytes(b"PK\x03\x04xlsx"), "Save it as CSV (UTF-8)"),
        (lambda path: path.write_bytes(b"age-encryption.org/v1\n-> X25519 x"), "is encrypted"),
        (lambda path: path.write_bytes("day;area\n".encode("utf-16")), "UTF-8"),
        (lambda path: path.write_bytes(b"[1, 2]"), "This is neither"),
        (lambda path: sparse(path, 10**10), "at most 16 MB"),
        (lambda path: sparse(path, LARGEST_FILE + 1), "at most 16 MB"),
    ],
)
def test_what_is_no_export_is_refused_in_one_line(
    treated: Patient, tmp_path: Path, make: Callable[[Path], object], said: str
) -> None:
    make(tmp_path / "x")
    sentence = refused(treated, "import", str(tmp_path / "x"), "--yes", status=1)
    assert said in sentence


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/tty", "/", "a\0b", "x" * 5000, "\x1b[31m"])
def test_a_path_that_cannot_be_one_is_refused_in_one_line(treated: Patient, path: str) -> None:
    sentence = refused(treated, "import", path, "--yes", status=1)
    assert "\x1b" not in sentence


def test_a_file_that_may_not_be_read_is_refused(
    treated: Patient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = exported(treated, tmp_path / "a.json")
    opened = os.open

    def without_rights(name: Any, flags: int, *rest: int) -> int:
        if str(name) == path:
            raise PermissionError(13, "Permission denied", name)
        return opened(name, flags, *rest)

    monkeypatch.setattr(os, "open", without_rights)
    assert path in refused(treated, "import", path, status=1)


def test_an_input_without_an_end_is_refused(tmp_path: Path) -> None:
    with Path("/dev/zero").open("rb") as endless:
        ran = in_a_process(["import", "-", "--yes"], home=tmp_path / "home", stdin=endless)
    assert ran.returncode == 1
    assert "at most 16 MB" in ran.stderr


def test_a_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    ran = in_a_process(["import", str(tmp_path / "pipe"), "--yes"], home=tmp_path / "home")
    assert ran.returncode == 1
    assert ran.stderr.count("\n") == 1


def test_a_faulty_entry_is_said_and_nothing_of_the_file_comes_in(
    treated: Patient, other: Patient, tmp_path: Path
) -> None:
    treated.does("log", "--rate", "left-calf:2:3")
    path = Path(exported(treated, tmp_path / "a.json"))
    path.write_text(path.read_text().replace('"bruising": 2', '"bruising": 9'))
    sentence = refused(other, "import", str(path), "--yes", status=1)
    assert sentence.startswith("Entry 2: Bruising “9” is off its scale.")
    assert not other.home.exists()


def test_nothing_in_a_file_acts_on_the_terminal(
    treated: Patient, other: Patient, tmp_path: Path
) -> None:
    treated.does("log", "--rate", "left-calf:2:3", "--note", "NOTE", "--remedy", "REMEDY")
    text = Path(exported(treated, tmp_path / "a.json")).read_text()
    nasty = "\\u001b]52;c;aGk=\\u0007\\u009b31m\\u202e\\ud800x"
    for word in ("NOTE", "REMEDY", "Europe/Madrid"):
        text = text.replace(word, nasty)
    (tmp_path / "a.json").write_text(text)
    ran = other.does("import", str(tmp_path / "a.json"), "--yes", "--json")
    found = other.does("search", "x").out
    for said in (ran.out, ran.err, other.does("history").out, found, other.bytes().decode()):
        assert not {"\x1b", "\x07", "\x9b", "\u202e", "\ud800"} & set(said)
    assert "\\u001b" not in ran.out + other.bytes().decode()
    (tmp_path / "a.json").write_text(text.replace('"left-calf": {', '"\\u001b[31m": {'))
    assert "\x1b" not in refused(other, "import", str(tmp_path / "a.json"), status=1)


# A warning sign that the plan of this diary doesn't know.


def test_a_sign_of_another_plan_is_kept_and_worth_a_call_today(
    treated: Patient, other: Patient, tmp_path: Path
) -> None:
    treated.does("log", "--rate", "left-calf:2:3", "--sign", "fever")
    path = Path(exported(treated, tmp_path / "a.json"))
    path.write_text(path.read_text().replace('"fever"', '"blue toes", "numb lips"'))
    ran = other.does("import", str(path), "--yes")
    assert "Warning signs: blue toes, numb lips" in ran.out
    assert "◆ Contact your clinic today: 3 things." in ran.err
    for command in ("status", "flags", "courses", "history", "timeline"):
        other.does(command)
    said = other.does("flags").out
    assert "◆ Contact your clinic today" in said
    assert "You ticked “blue toes” on Sun 22 Nov." in said
    assert "blue toes" in other.does("export", "text").out
    assert other.does("flags", "--json").json["flags"]
    assert other.does("export", "csv").out
    # The entry can be corrected, and keeps the sign.
    other.does("amend", entry_id(other), "--rate", "left-calf:1:3", "--reason", "mistake")
    assert whole(other)["revisions"][-1]["payload"]["signs"] == ["blue toes", "numb lips"]
    ran = other.does("amend", entry_id(other), "--on", "yesterday", "--reason", "wrong-day")
    other.does("withdraw", entry_id(other), "--reason", "twice")
    other.does("undo")
    assert "There is no sign" in refused(other, "log", "--sign", "blue toes", status=2)
