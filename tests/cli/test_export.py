"""Exports as files and on stdout. What stands in them is tested in `tests/sharing`."""

import json
import os
import stat
from pathlib import Path

import pytest

from tests.cli.running import Patient, in_a_process

BOM = b"\xef\xbb\xbf"


@pytest.fixture
def logged(treated: Patient) -> Patient:
    """Someone with two days logged."""
    treated.does("log", "--on", "yesterday", "--rate", "left-calf:2:3", "--note", "=1+1")
    treated.does("log", "--rate", "left-calf:1:1", "--note", "ça va")
    return treated


@pytest.mark.parametrize("form", ["csv", "json", "text", "CSV"])
def test_a_file_holds_what_stdout_shows(logged: Patient, tmp_path: Path, form: str) -> None:
    path = tmp_path / "out"
    ran = logged.does("export", form, "-o", str(path))
    said = "19 to 22 Nov: 1 session, 2 check-ins."
    assert (ran.out, ran.err) == ("", f"{said}\nWritten to {path}.\n")
    shown = in_a_process(["export", form.lower()], home=logged.home).stdout.encode()
    # The real clock may be years later, and the summary is as of today.
    if form != "text":
        assert path.read_bytes().removeprefix(BOM).replace(b"\r\n", b"\n") == shown
    assert path.read_bytes().startswith(BOM) == (form.lower() == "csv")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_a_dash_is_stdout(logged: Patient) -> None:
    assert logged.does("export", "json", "-o", "-").out == logged.does("export", "json").out


def test_from_and_to_say_what_was_understood(logged: Patient) -> None:
    ran = logged.does("export", "csv", "--from", "yesterday", "--to", "yesterday")
    assert ran.err.startswith("Sat 21 Nov 2026, yesterday\n" * 2 + "21 Nov: 0 sessions, 1 check-in")
    assert [line[:10] for line in ran.out.splitlines()[1:]] == ["2026-11-21"] * 2


def test_an_export_changes_nothing_and_says_the_same_twice(logged: Patient) -> None:
    before = logged.bytes()
    first, second = logged.does("export", "json"), logged.does("export", "json")
    assert first == second
    assert logged.bytes() == before
    assert json.loads(first.out)["format"] == "symptom-diary-export"


def test_without_links_a_file_is_still_never_written_over(
    logged: Patient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(self: Path, target: Path) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    path = tmp_path / "out.json"
    logged.does("export", "json", "-o", str(path))
    content = path.read_bytes()
    assert json.loads(content)
    assert logged.run("export", "csv", "-o", str(path)).status == 1
    assert path.read_bytes() == content
    assert sorted(one.name for one in tmp_path.iterdir()) == ["home", "out.json"]


@pytest.mark.parametrize("fault", ["fsync", "hardlink_to"])
def test_a_write_that_fails_leaves_nothing_behind(
    logged: Patient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "hidden.part")

    if fault == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(Path, "hardlink_to", full)
        monkeypatch.setattr(Path, "replace", full)
    path = tmp_path / "out.csv"
    ran = logged.run("export", "csv", "-o", str(path))
    monkeypatch.undo()
    assert ran.status == 1
    assert ran.err.endswith(f".\nThe disk is full ({path}).\n")
    assert [one.name for one in tmp_path.iterdir()] == ["home"]


def test_a_file_that_appears_meanwhile_is_not_written_over(
    logged: Patient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.csv"
    sync = os.fsync

    def someone_else_is_faster(descriptor: int) -> None:
        path.write_text("theirs")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", someone_else_is_faster)
    ran = logged.run("export", "csv", "-o", str(path))
    assert (ran.status, "is already there" in ran.err) == (1, True)
    assert path.read_text() == "theirs"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["home", "out.csv"]


def test_notes_are_left_out_of_every_form(logged: Patient) -> None:
    logged.does("log", "--note", "alone")
    rows = logged.does("export", "csv").out.splitlines()
    without = logged.does("export", "csv", "--without", "notes").out.splitlines()
    assert any("ça va" in row for row in rows)
    assert not any("ça va" in row or "=1+1" in row or "alone" in row for row in without)
    assert len(without) == len(rows) - 1  # the check-in that was nothing but a note
    whole = logged.does("export", "json", "--without", "notes").out
    assert [one["kind"] for one in json.loads(whole)["revisions"]].count("check-in") == 2
    assert not any(note in whole for note in ("ça va", "=1+1", "alone"))


def test_a_diary_whose_table_is_empty_says_where_its_answers_go(patient: Patient) -> None:
    patient.does("session", "add", "--on", "yesterday", "--area", "neck", "--kind", "test")
    patient.does("answer", "reaction", "redness")
    ran = patient.does("export", "csv")
    assert ran.out.count("\n") == 1  # the header
    assert "Not in a csv: 1 answer. A pdf, json or fhir file has them." in ran.err
    assert "Not in a csv" not in patient.does("export", "json").err
    help_ = " ".join(patient.does("export", "csv", "--help").out.split())
    assert "late checks and results go by pdf, json or fhir" in help_
    explained = patient.does("export", "csv", "--dictionary").out
    assert "goes by pdf, json or fhir." in explained
