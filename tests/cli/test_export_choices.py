"""What of a diary goes out: areas, parts, the name, and to whom."""

import json
import os
import pty
import shutil
import stat
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from pyrage import decrypt, x25519

from tests.cli.running import TODAY, Patient, in_a_process, refused

CLINIC = x25519.Identity.generate()


@pytest.fixture
def ana(treated: Patient) -> Patient:
    """Someone who has said who they are, logged twice, changed one entry and withdrew another."""
    treated.does("profile", "set", "--name", "Ana Ruiz", "--clinic", "Clinica Sol, 555 0100")
    log = ("log", "--rate", "left-calf:2:3", "--rate", "neck:1:1", "--remedy", "arnica")
    treated.does(*log, "--on", "yesterday", "--note", "so tired")
    treated.does(*log, "--note", "ça va")
    first, second = (
        one["id"] for one in treated.does("history", "--json").json if one["kind"] == "check-in"
    )
    treated.does("amend", first, "--rate", "neck:2:2", "--reason", "mistake: I was asleep")
    treated.does("withdraw", second, "--reason", "it was a dream")
    return treated


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    path = tmp_path / "clinic.pub"
    path.write_text(f"# Clinica Sol\n{CLINIC.to_public()}\n")
    return path


def said(patient: Patient, *args: str) -> str:
    return patient.does("export", *args).err


def test_a_line_says_what_is_in_it_before_it_goes_out(ana: Patient) -> None:
    held = "19 to 22 Nov: 1 session, 1 check-in, 1 corrected, 1 withdrawn."
    assert said(ana, "json") == f"{held} With your name.\n"
    assert said(ana, "json", "--no-name", "--without", "notes", "--without", "remedies") == (
        f"{held} Left out: your notes and your remedies. Without your name.\n"
    )
    assert said(ana, "json", "--area", "neck", "--to", "yesterday") == (
        "Sat 21 Nov 2026, yesterday\n"
        "19 to 21 Nov: 1 session, 1 check-in, 1 corrected. Only neck. With your name.\n"
    )


def test_of_what_was_withdrawn_or_who_it_is_only_those_forms_speak_that_hold_it(
    ana: Patient,
) -> None:
    for form in ("csv", "text"):
        assert said(ana, form) == "19 to 22 Nov: 1 session, 1 check-in, 1 corrected.\n"
    assert said(ana, "json", "--without", "history") == (
        "19 to 22 Nov: 1 session, 1 check-in, 1 corrected. "
        "Left out: earlier versions. With your name.\n"
    )


def test_without_a_name_and_with_a_clinic_it_says_so(treated: Patient) -> None:
    assert said(treated, "json") == "19 to 22 Nov: 1 session, 0 check-ins.\n"
    treated.does("profile", "set", "--clinic", "Clinica Sol")
    assert "With what you said about you." in said(treated, "json")
    treated.does("profile", "set", "--name", "Ana", "--clear", "clinic")
    treated.does("profile", "set", "--clear", "name")
    assert "With your name." in said(treated, "json")  # it is in the history


def test_many_areas_are_counted(ana: Patient) -> None:
    names = ("neck", "chest", "scalp", "left-calf", "jawline")
    assert "Only 5 areas." in said(
        ana, "json", *(part for one in names for part in ("--area", one))
    )
    assert "Only neck and left calf." in said(ana, "json", "--area", "left calf", "--area", "Neck")


def test_what_is_left_out_is_in_no_form(ana: Patient) -> None:
    for form in ("csv", "json", "text"):
        out = ana.does(
            "export", form, "--area", "neck", "--no-name", "--without", "notes",
            "--without", "Remedies", "--without", "history",
        ).out  # fmt: skip
        assert "neck" in out.lower()
        for private in ("calf", "Ana", "Sol", "tired", "ça va", "asleep", "dream", "arnica"):
            assert private not in out, (form, private)


def test_the_reasons_go_with_the_notes_and_their_codes_stay(ana: Patient) -> None:
    found = json.loads(ana.does("export", "json", "--without", "notes").out)["revisions"]
    assert {one["reason"] for one in found} == {"", "mistake"}


def test_a_table_says_when_it_was_entered_and_changed_whatever_is_left_out(
    treated: Patient,
) -> None:
    treated.does("log", "--rate", "left-calf:2:-", "--rate", "neck:1:-")
    [id_] = {
        one["id"] for one in treated.does("history", "--json").json if one["kind"] == "check-in"
    }
    treated.on(TODAY + timedelta(3))
    treated.does("amend", id_, "--note", "later", "--rate", "neck:2:-", "--reason", "remembered")
    table = treated.does("export", "csv", "--without", "history", "--without", "notes").out
    rows = [row.split(",") for row in table.splitlines()[1:]]
    found = {row[3]: (row[9], row[12], row[8][:10]) for row in rows}
    assert found == {
        "left-calf": ("false", "false", "2026-11-22"),
        "neck": ("true", "true", "2026-11-25"),
    }


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (("--area", "elbow"), "There is no area “elbow”"),
        (("--without", "name"), "There is no part “name”. Use notes, remedies or history."),
        (("--schema", "--area", "neck"), "goes with -o and nothing else"),
        (("--schema", "--template"), "--template is for csv alone"),
    ],
)
def test_what_cannot_be_chosen_is_refused(ana: Patient, args: tuple[str, ...], why: str) -> None:
    assert why in refused(ana, "export", "json", *args, status=2)


def test_the_schema_is_printed_and_written(ana: Patient, tmp_path: Path) -> None:
    ran = ana.does("export", "json", "--schema")
    assert json.loads(ran.out)["title"] == "Symptom diary, export"
    assert ran.err == ""
    ana.does("export", "json", "--schema", "-o", str(tmp_path / "schema.json"))
    assert (tmp_path / "schema.json").read_text() == ran.out
    assert "for json alone" in refused(ana, "export", "csv", "--schema", status=2)


@pytest.mark.parametrize("form", ["csv", "json", "text"])
def test_only_the_clinic_opens_what_is_encrypted_to_it(
    ana: Patient, key_file: Path, tmp_path: Path, form: str
) -> None:
    plain, sealed = tmp_path / f"out.{form}", tmp_path / f"sealed.{form}"
    ana.does("export", form, "-o", str(plain))
    ran = ana.does("export", form, "--to-clinic", str(key_file), "-o", str(sealed))
    assert f"Written to {sealed}.age." in ran.err
    found = tmp_path / f"sealed.{form}.age"
    assert b"left" not in found.read_bytes()
    assert decrypt(found.read_bytes(), [CLINIC]) == plain.read_bytes()
    assert stat.S_IMODE(found.stat().st_mode) == 0o600
    again = ("export", form, "--to-clinic", str(key_file), "-o", f"{sealed}.age")
    assert "is already there" in refused(ana, *again, status=1)


@pytest.mark.skipif(shutil.which("age") is None, reason="needs age")
def test_the_stock_tool_opens_it(ana: Patient, key_file: Path, tmp_path: Path) -> None:
    secret, sealed = tmp_path / "secret", tmp_path / "x.csv.age"
    secret.write_text(f"{CLINIC}\n")
    ana.does("export", "csv", "--to-clinic", str(key_file), "-o", str(sealed))
    ran = subprocess.run(["age", "-d", "-i", secret, sealed], capture_output=True, check=True)
    assert ran.stdout.startswith(b"\xef\xbb\xbfday,")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "holds no public key"),
        (b"hello", "line 1” is no public key"),
        (str(CLINIC).encode(), "line 1” is a secret key"),
        (None, "There is no file"),
    ],
    ids=["nothing", "a word", "a secret key", "no file"],
)
def test_a_bad_key_file_is_refused_and_nothing_is_written(
    ana: Patient, tmp_path: Path, content: bytes | None, why: str
) -> None:
    bad = tmp_path / "bad.pub"
    if content is not None:
        bad.write_bytes(content)
    before = sorted(tmp_path.iterdir())
    out = str(tmp_path / "x.csv")
    given = ("export", "csv", "--to-clinic", str(bad), "-o", out)
    assert why in refused(ana, *given, status=1)
    assert sorted(tmp_path.iterdir()) == before


def test_what_could_wait_for_ever_is_no_key_file(ana: Patient, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path, "/dev/zero"):
        given = ("export", "csv", "--to-clinic", str(path))
        assert "holds no public key" in refused(ana, *given, status=1)


def test_what_is_encrypted_goes_into_a_pipe_and_not_onto_a_terminal(
    ana: Patient, key_file: Path
) -> None:
    args = ["export", "text", "--to-clinic", str(key_file)]
    read, terminal = pty.openpty()
    ran = in_a_process(args, home=ana.home, stdout=terminal, stderr=-1)
    os.close(terminal)
    os.close(read)
    assert (ran.returncode, "Name a file for it with -o" in ran.stderr) == (2, True)
    with (key_file.parent / "piped").open("w") as piped:
        assert in_a_process(args, home=ana.home, stdout=piped, stderr=-1).returncode == 0
    assert b"SYMPTOM DIARY" in decrypt((key_file.parent / "piped").read_bytes(), [CLINIC])
