"""`diary encrypt`, `decrypt`, `passphrase`, and every command on an encrypted diary."""

import os
import sys
from collections.abc import Sequence
from errno import EIO
from pathlib import Path
from shutil import copytree
from typing import NamedTuple

import pexpect
import pytest

from diary.wording.problems import _RECORDS
from tests.cli.running import Patient, refused
from tests.storage.samples import PASSPHRASE, sealed_diary_of
from tests.terminal import EVENING

SECRET = "Geheimwort"


class Said(NamedTuple):
    """What a command on a terminal left behind."""

    status: int | None
    text: str


class Typist:
    """Somebody at a terminal with a diary of their own."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def types(self, *args: str, answers: Sequence[str] = (), stdin: str = "") -> Said:
        """Run `diary ARGS` and answer what it asks, each answer to one question."""
        command = f"{sys.executable} -m diary --home '{self.home}' {' '.join(args)}"
        if stdin:
            command = f"printf '{stdin}' | {command}"
        child = pexpect.spawn(
            "sh",
            ["-c", command],
            encoding="utf-8",
            timeout=60,
            dimensions=(24, 80),
            env={**os.environ, "TZ": EVENING, "LC_ALL": "C.UTF-8"},
        )
        seen = ""
        for answer in answers:
            child.expect(r"(again|hrase|y or n):")
            seen += child.before or ""
            if answer not in ("y", "n"):
                child.waitnoecho(10)
            child.sendline(answer)
        child.expect(pexpect.EOF)
        child.close()
        return Said(child.exitstatus, seen + (child.before or ""))

    def readable(self) -> list[str]:
        """The files in which the secret word stands."""
        files = [one for one in self.home.rglob("*") if one.is_file()]
        return [one.name for one in files if SECRET.encode() in one.read_bytes()]


@pytest.fixture
def typist(tmp_path: Path) -> Typist:
    """Somebody with an encrypted diary that opens quickly."""
    sealed_diary_of(tmp_path / "mine", 2)
    return Typist(tmp_path / "mine")


def test_a_diary_is_encrypted_used_and_decrypted_at_the_terminal(tmp_path: Path) -> None:
    typist = Typist(tmp_path / "mine")
    typist.types("session add --on yesterday --area left-calf")
    typist.types(f"log --rate left-calf:2:3 --note {SECRET}")
    typist.types("export text -o", f"'{tmp_path}/summary.txt'")
    assert typist.readable()
    done = typist.types("encrypt", answers=["blue horse", "blue horse"])
    assert done.status == 0
    assert "Files that you exported can still be read" in done.text
    assert "blue" not in done.text
    assert typist.readable() == []
    assert "encrypted already" in typist.types("encrypt").text
    assert SECRET in typist.types("history", answers=["blue horse"]).text
    done = typist.types("passphrase", answers=["blue horse", "red donkey", "red donkey"])
    assert done.status == 0
    wrong = typist.types("log --same", answers=["blue horse"])
    assert wrong.status == 1
    assert "That passphrase does not open this diary." in wrong.text
    assert typist.types("decrypt", answers=["red donkey", "y"]).status == 0
    assert SECRET in typist.types("history").text


def test_a_diary_is_said_to_be_encrypted_also_where_its_folder_cannot_be_searched_then(
    patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(folder: str) -> list[str]:
        raise OSError(EIO, "Input/output error")

    monkeypatch.setattr("diary.storage.beside.readable_beside", fails)
    monkeypatch.setattr("diary.cli.confirm.new_passphrase", lambda: PASSPHRASE)
    done = patient.does("encrypt")
    assert "The diary and its backups are encrypted" in done.err
    assert "“diary check” looks for them." in done.err


def test_encrypting_an_encrypted_diary_removes_what_a_decryption_has_left(
    patient: Patient,
) -> None:
    sealed_diary_of(patient.home, 1)
    piece = patient.home / "diary.jsonl.new"
    piece.write_bytes(b'{"format":"mesotherapy')
    assert refused(patient, "encrypt", status=1) == _RECORDS["encrypted-already"]
    assert not piece.exists()


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (["short"], "at least 8 characters"),
        (["blue horse", "blue house"], "not alike"),
        ([""], "at least 8 characters"),
    ],
)
def test_a_passphrase_that_cannot_be_taken_changes_nothing(
    tmp_path: Path, answers: list[str], said: str
) -> None:
    typist = Typist(tmp_path / "mine")
    typist.types("log --rate left-calf:2:3")
    before = (tmp_path / "mine" / "diary.jsonl").read_bytes()
    done = typist.types("encrypt", answers=answers)
    assert done.status == 1
    assert said in done.text
    assert (tmp_path / "mine" / "diary.jsonl").read_bytes() == before
    assert not list((tmp_path / "mine").rglob("*.age"))


COMMANDS = [
    "log --rate left-calf:1:1",
    "session add --on today --area neck",
    "session list",
    "status",
    "flags",
    "courses",
    "timeline",
    "history",
    "search note",
    "export csv",
    "export json",
    "export text",
    "check",
    "backup",
    "restore",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_asks_for_the_passphrase_and_works_with_it(
    typist: Typist, command: str
) -> None:
    done = typist.types(command, answers=[PASSPHRASE])
    assert "Traceback" not in done.text
    if command != "check":  # the samples keep no copy of the key
        assert done.status == 0, done.text
    before = {one: one.read_bytes() for one in typist.home.rglob("*.age")}
    done = typist.types(command, answers=["wrong wrong"])
    assert done.status == 1
    assert "That passphrase does not open this diary." in done.text
    assert {one: one.read_bytes() for one in typist.home.rglob("*.age")} == before


def test_without_a_terminal_the_passphrase_is_asked_of_nobody(
    patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diary.cli.confirm._has_terminal", lambda: False)
    sealed_diary_of(patient.home, 1)
    assert refused(patient, "status", status=1) == _RECORDS["needs-terminal"]
    assert refused(patient, "log", "--rate", "neck:1:1", status=1) == _RECORDS["needs-terminal"]


def test_a_note_from_a_pipe_and_the_passphrase_from_the_terminal(typist: Typist) -> None:
    done = typist.types("log --rate neck:1:1 --note -", stdin=SECRET, answers=[PASSPHRASE])
    assert done.status == 0, done.text
    assert typist.readable() == []
    assert SECRET in typist.types("history", answers=[PASSPHRASE]).text


def test_passphrase_and_decrypt_of_a_plain_diary_are_refused(patient: Patient) -> None:
    patient.does("log", "--rate", "neck:1:1")
    for command in ("decrypt", "passphrase"):
        assert refused(patient, command, status=1) == _RECORDS["not-encrypted"]


def test_decrypting_can_be_thought_better_of(typist: Typist) -> None:
    before = sorted(one.name for one in typist.home.iterdir())
    done = typist.types("decrypt", answers=[PASSPHRASE, "n"])
    assert done.status == 1
    assert "Nothing was changed." in done.text
    assert sorted(one.name for one in typist.home.iterdir()) == before


def test_a_diary_from_elsewhere_opens_here(tmp_path: Path) -> None:
    golden = Path(__file__).parents[1] / "storage" / "golden" / "v1-sealed"
    copytree(golden, tmp_path / "mine")
    done = Typist(tmp_path / "mine").types("history", answers=[PASSPHRASE])
    assert "Erste Sitzung" in done.text


@pytest.mark.parametrize("command", ["encrypt", "decrypt"])
def test_where_the_plain_side_was_emptied_half_way_the_encrypted_one_gives_it_back(
    typist: Typist, command: str
) -> None:
    for one in (typist.home / "backups").glob("*.jsonl*"):
        one.unlink()
    (typist.home / "diary.jsonl").write_bytes(b"")
    (typist.home / "diary.converting").write_bytes(b"")
    assert typist.types("restore", "--yes", answers=[PASSPHRASE]).status == 0
    answers = [PASSPHRASE] if command == "decrypt" else [PASSPHRASE, PASSPHRASE]
    assert typist.types(command, *(["--yes"] * (command == "decrypt")), answers=answers).status == 0
    answers = [] if command == "decrypt" else [PASSPHRASE]
    assert "Looked at 2 entries" in typist.types("check", answers=answers).text
