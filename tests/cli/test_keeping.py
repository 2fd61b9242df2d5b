"""`diary check`, `diary backup`, `diary restore`: as a patient types them."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.running import TODAY, Patient, refused


@pytest.fixture
def logged(treated: Patient) -> Patient:
    """Someone who has logged two evenings since the session."""
    for ago, rate in ((2, "left-calf:2:3"), (1, "left-calf:2:1")):
        treated.on(TODAY - timedelta(ago)).does("log", "--rate", rate)
    return treated.on(TODAY)


def said(patient: Patient) -> list[str]:
    return [one["id"] for one in patient.does("history", "--json").json]


def test_a_whole_diary_is_said_to_be_whole(logged: Patient) -> None:
    assert logged.does("check").out == (
        "Looked at 3 entries and corrections and 3 backups. All is as it was saved.\n"
    )
    report = logged.does("check", "--json").json
    assert report == {"whole": True, "entries": 3, "backups": 3, "findings": []}


def test_a_check_names_what_is_wrong_and_changes_nothing(logged: Patient) -> None:
    logged.file.write_bytes(logged.bytes().replace(b'"bruising":2', b'"bruising":3', 1))
    before = logged.bytes()
    ran = logged.run("check")
    assert ran.status == 1
    assert "▲ The diary's file is damaged at line 3." in ran.out
    assert "Something is not as it should be. Nothing was changed." in ran.out
    assert ran.err == ""
    assert logged.run("check", "--json").json["findings"][0]["key"] == "damaged"
    assert logged.bytes() == before


def test_a_diary_cut_short_is_noticed_against_its_backups_and_brought_back(logged: Patient) -> None:
    whole = logged.bytes()
    ids = said(logged)
    logged.file.write_bytes(b"".join(whole.splitlines(keepends=True)[:-1]))
    status = logged.run("status")
    assert status.status == 1
    assert "Entries are missing that the backup of 2026-11-21 has." in status.err
    shown = logged.run("restore")
    assert shown.status == 1
    assert "3 entries and corrections in all" in shown.err
    assert "not in the diary's file now: 1" in shown.err
    assert logged.bytes() != whole
    assert logged.run("restore", "--dry-run").status == 0
    logged.does("restore", "--yes")
    assert logged.bytes() == whole
    assert said(logged) == ids
    assert logged.does("check").err == ""


def test_a_lost_file_comes_back_from_its_backups(logged: Patient) -> None:
    whole = logged.bytes()
    logged.file.unlink()
    assert logged.run("status").status == 1
    ran = logged.does("restore", "--yes")
    assert "Done. The diary has 3 entries and corrections." in ran.err
    assert logged.bytes() == whole


def test_a_damaged_file_is_kept_as_it_was(logged: Patient) -> None:
    damaged = logged.bytes().replace(b'"bruising":2', b'"bruising":3', 1)
    logged.file.write_bytes(damaged)
    ran = logged.does("restore", "--yes")
    assert (logged.home / "diary.damaged-1").read_bytes() == damaged
    assert str(logged.home / "diary.damaged-1") in ran.err.replace("\n", "")
    logged.does("check")


def test_backups_are_listed_newest_first(logged: Patient) -> None:
    ran = logged.does("backup")
    assert "Backup made and read back, with 3 entries and corrections:" in ran.err
    lines = logged.does("restore").out.splitlines()
    assert [line.split("  ")[0] for line in lines] == ["1", "2", "3", "4"]
    assert lines[0].endswith("made by you")
    assert "Thu 19 Nov 2026  1 entry" in lines[3]
    listed = logged.does("restore", "--json").json
    assert [one["entries"] for one in listed] == [3, 3, 2, 1]


def test_going_back_is_shown_first_and_loses_nothing(logged: Patient) -> None:
    before = logged.bytes()
    shown = logged.run("restore", "3")
    assert shown.status == 1
    assert "2 entries added since would be withdrawn" in shown.err
    assert logged.bytes() == before
    logged.does("restore", "3", "--yes")
    assert logged.bytes().startswith(before)
    assert logged.does("status", "--json").json["logged"] is False
    again = json.dumps(logged.does("courses", "--json").json["courses"])
    assert '"severity"' not in again
    assert len(said(logged)) == 5
    (copy,) = (
        str(one["number"])
        for one in logged.does("restore", "--json").json
        if ".before-restore." in one["name"]
    )
    logged.does("restore", copy, "--yes")
    assert '"severity": 2' in logged.does("courses", "--json").out


def test_going_back_prints_as_json_what_it_takes(logged: Patient) -> None:
    logged.does("log", "--rate", "left-calf:4:4")
    back = ["restore", logged.does("restore", "--json").json[1]["name"], "--json"]
    before = logged.does(*back, "--dry-run").json
    assert (before["form"], len(before["new"]), before["brought_in"]) == ("backup", 1, 0)
    refusal = logged.run(*back)
    assert (refusal.status, refusal.json["brought_in"]) == (1, 0)
    assert logged.does(*back, "--yes").json["brought_in"] == 1
    assert logged.does(*back, "--yes").json["new"] == []


@pytest.mark.parametrize("which", ["0", "9", "-1", "x", "..", "../diary.jsonl", "1" * 5000, "²"])
def test_a_backup_that_is_not_there_is_refused_in_a_sentence(logged: Patient, which: str) -> None:
    said = refused(logged, "restore", "--", which, status=1)
    assert "There is no backup" in said


def test_without_a_diary_there_is_nothing_to_copy_or_to_bring_back(patient: Patient) -> None:
    assert "nothing to copy" in refused(patient, "backup", status=1)
    assert "nothing that could be brought back" in refused(patient, "restore", status=1)
    assert "Looked at 0 entries" in patient.does("check").out
    assert not patient.home.exists()


def test_a_spoilt_backup_is_not_gone_back_to(logged: Patient) -> None:
    name = logged.does("restore", "--json").json[1]["name"]
    spoilt = logged.home / "backups" / name
    spoilt.write_bytes(spoilt.read_bytes()[:-5])
    assert "damaged" in refused(logged, "restore", "2", "--yes", status=1)
    assert "The backup" in logged.run("check").out


def test_a_backup_that_cannot_be_made_stops_nothing(logged: Patient, tmp_path: Path) -> None:
    for one in (logged.home / "backups").iterdir():
        one.unlink()
    (logged.home / "backups").rmdir()
    (logged.home / "backups").write_bytes(b"a file")
    ran = logged.does("log", "--rate", "left-calf:1:1")
    assert "Saved" in ran.err
    assert "today's backup could not be made" in ran.err
