"""Bringing in what another diary holds, as a patient does it."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from diary.cli.compose import open_journal
from diary.sharing.json_in import read
from tests.cli.running import TODAY, Patient, piped, refused
from tests.cli.two import entry_id, exported, whole
from tests.terminal import Terminal

# Two diaries.


def test_an_empty_diary_takes_in_another_and_says_what_came(
    treated: Patient, other: Patient, tmp_path: Path
) -> None:
    treated.does("log", "--rate", "left-calf:2:3", "--note", "slept badly")
    ran = other.does("import", exported(treated, tmp_path / "a.json"), "--yes")
    assert ran.out.splitlines() == [
        "A diary's JSON export: 2 entries, for Thu 19 Nov 2026 to Sun 22 Nov 2026.",
        "All of it is new.",
        "New:",
        "  Session on Thu 19 Nov 2026: left calf, neck",
        "  Check-in for Sun 22 Nov 2026",
        "    Left calf - bruise: coin, sore: 3 (mild)",
        "    Note: slept badly",
    ]
    assert ran.err.startswith("Done. 2 entries came in.\n▲ Tell your clinic: 1 thing.")
    assert whole(other) == whole(treated)


def test_two_diaries_become_one_both_ways_and_a_second_time_adds_nothing(
    treated: Patient, other: Patient, tmp_path: Path
) -> None:
    treated.does("log", "--rate", "left-calf:2:3")
    other.does("log", "--on", "yesterday", "--rate", "neck:1:0")
    one, two = exported(treated, tmp_path / "a.json"), exported(other, tmp_path / "b.json")
    for _ in range(2):
        treated.does("import", two, "--yes")
        other.does("import", one, "--yes")
    assert whole(treated) == whole(other)
    before = treated.bytes()
    ran = treated.does("import", exported(other, tmp_path / "c.json"))
    assert ran.err == "All of it is in your diary already. Nothing was changed.\n"
    assert ran.out.count("\n") == 1
    assert treated.bytes() == before


def test_what_was_corrected_at_both_places_is_shown_and_both_are_kept(
    treated: Patient, other: Patient, tmp_path: Path
) -> None:
    treated.does("log", "--rate", "left-calf:2:3")
    other.does("import", exported(treated, tmp_path / "a.json"), "--yes")
    id_ = entry_id(treated)
    treated.does("amend", id_, "--rate", "left-calf:1:3", "--reason", "mistake")
    other.now = other.now._replace(instant=other.now.instant + timedelta(minutes=5))
    other.does("amend", id_, "--rate", "left-calf:3:-", "--reason", "remembered")
    ran = treated.does("import", exported(other, tmp_path / "b.json"), "--yes")
    assert ran.out.splitlines()[2:] == [
        "1 is new, 2 are in your diary already.",
        "Changed:",
        "  Check-in for Sun 22 Nov 2026",
        "    left calf, bruise: spots → palm",
        "    left calf, sore: 3 (mild) → not said",
        "Saved in two places, so both are kept:",
        "  Check-in for Sun 22 Nov 2026",
        "    saved Sun 22 Nov 2026 at 21:00, and Sun 22 Nov 2026 at 21:05, which counts",
        "    left calf, bruise: spots → palm",
        "    left calf, sore: 3 (mild) → not said",
    ]
    other.does("import", exported(treated, tmp_path / "c.json"), "--yes")
    assert whole(treated) == whole(other)
    assert len(whole(treated)["revisions"]) == 4


def test_a_withdrawal_and_a_return_from_elsewhere_are_told(
    treated: Patient, other: Patient, tmp_path: Path
) -> None:
    treated.does("log", "--rate", "left-calf:2:3")
    other.does("import", exported(treated, tmp_path / "a.json"), "--yes")
    other.does("withdraw", entry_id(other), "--reason", "twice")
    ran = treated.does("import", exported(other, tmp_path / "b.json"), "--yes")
    assert ran.out.splitlines()[-2:] == ["Withdrawn:", "  Check-in for Sun 22 Nov 2026"]
    other.does("undo")
    ran = treated.does("import", exported(other, tmp_path / "c.json"), "--yes")
    assert ran.out.splitlines()[-3:-1] == ["Back again:", "  Check-in for Sun 22 Nov 2026"]


def test_a_backup_is_made_first(treated: Patient, other: Patient, tmp_path: Path) -> None:
    other.does("log", "--rate", "neck:1:0")
    treated.does("import", exported(other, tmp_path / "b.json"), "--yes")
    assert "before an import" in treated.does("restore").out


def test_a_long_list_is_cut_short(treated: Patient, other: Patient, tmp_path: Path) -> None:
    for number in range(25):
        treated.does("log", "--rate", "left-calf:1:0", "--note", f"n{number}")
    ran = other.does("import", exported(treated, tmp_path / "a.json"), "--dry-run")
    assert ran.out.count("Check-in for") == 19
    assert "… and 6 more. “--json” shows all of them." in ran.out


# Asked first.


def test_without_a_terminal_it_only_shows_what_would_change(
    treated: Patient, other: Patient, tmp_path: Path
) -> None:
    ran = other.run("import", exported(treated, tmp_path / "a.json"))
    assert ran.status == 1
    assert "Session on Thu 19 Nov 2026" in ran.out
    assert ran.err == "Nothing was changed. Add --yes to go on without a question.\n"
    assert not other.home.exists()


def test_a_dry_run_changes_nothing(treated: Patient, other: Patient, tmp_path: Path) -> None:
    ran = other.does("import", exported(treated, tmp_path / "a.json"), "--dry-run", "--yes")
    assert "Session on Thu 19 Nov 2026" in ran.out
    assert ran.err == "Nothing was changed.\n"
    assert not other.home.exists()


@pytest.mark.parametrize(("typed", "status"), [("y\r", 0), ("perhaps\rn\r", 1), ("\x04", 1)])
def test_on_a_terminal_it_asks(
    treated: Patient, other: Patient, tmp_path: Path, typed: str, status: int
) -> None:
    path = exported(treated, tmp_path / "a.json")
    env = {"DIARY_HOME": str(other.home)}
    # The machine's own clock may be years behind the patient's.
    code = (
        "import sys; from diary.cli.main import main; from tests.cli.running import moment;"
        "sys.exit(main(sys.argv[1:], clock=moment))"
    )
    terminal = Terminal(["-c", code, "import", path], env=env)
    terminal.wait_for("Bring this in?")
    terminal.wait_for("y or n:")
    terminal.press(typed)
    assert terminal.wait_for_end() == status
    assert ("Done. 1 entry came in." in terminal.text) is not status
    assert other.file.exists() is not status


def test_the_input_can_be_the_file(
    treated: Patient, other: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = treated.does("export", "json").out.encode()
    monkeypatch.setattr("sys.stdin", piped(content))
    assert "--yes or --dry-run" in refused(other, "import", "-", status=2)
    assert other.does("import", "-", "--dry-run").out
    monkeypatch.setattr("sys.stdin", piped(content))
    other.does("import", "-", "--yes")
    assert whole(other) == whole(treated)
    monkeypatch.setattr("sys.stdin", None)
    assert "is not a file" in refused(other, "import", "-", "--yes", status=1)


def test_json_says_all_that_would_change(treated: Patient, other: Patient, tmp_path: Path) -> None:
    treated.does("log", "--rate", "left-calf:2:3")
    path = exported(treated, tmp_path / "a.json")
    ran = other.run("import", path, "--json")
    assert ran.status == 1
    assert ran.json["brought_in"] == 0
    found = other.does("import", path, "--json", "--yes").json
    first, second = whole(treated)["revisions"]
    assert found == {
        "form": "json",
        "entries": 2,
        "first_day": "2026-11-19",
        "last_day": "2026-11-22",
        "new": [{"id": one["id"], "revision": 1} for one in (first, second)],
        "known": [],
        "narrower": [],
        "collisions": [],
        "added": [first, second],
        "changed": [],
        "withdrawn": [],
        "returned": [],
        "unchanged": [],
        "remarks": [],
        "brought_in": 2,
    }
    id_ = second["id"]
    treated.does("amend", id_, "--rate", "left-calf:3:3", "--reason", "mistake")
    other.now = other.now._replace(instant=other.now.instant + timedelta(minutes=5))
    other.does("amend", id_, "--rate", "left-calf:4:3", "--reason", "mistake")
    path = exported(treated, tmp_path / "b.json")
    found = other.does("import", path, "--json", "--dry-run").json
    assert (found["changed"], found["unchanged"]) == ([], sorted([first["id"], id_]))
    (collision,) = found["collisions"]
    assert [one["payload"]["ratings"] for one in collision["versions"]] == [
        {"left-calf": {"bruising": severity, "soreness": 3}} for severity in (3, 4)
    ]
    found = treated.does("import", exported(other, tmp_path / "c.json"), "--json", "--dry-run").json
    (change,) = found["changed"][0]["changes"]
    assert (change["field"], change["old"], change["new"]) == ("rating", 3, 4)


# All or nothing.


def test_where_the_disk_is_full_nothing_comes_in(
    treated: Patient, other: Patient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in ("yesterday", "today"):
        other.does("log", "--on", day, "--rate", "neck:1:0")
    path = exported(other, tmp_path / "b.json")
    before = treated.bytes()
    written = os.write

    def full(descriptor: int, content: bytes) -> int:
        if b'"neck":{"bruising":1' in content:
            raise OSError(28, "No space left on device")
        return written(descriptor, content)

    monkeypatch.setattr(os, "write", full)
    ran = treated.run("import", path, "--yes")
    monkeypatch.undo()
    assert ran.status == 1
    assert "The disk is full" in ran.err
    assert treated.bytes() == before
    treated.does("import", path, "--yes")


def test_a_diary_that_grew_since_the_preview_is_merged_again(
    treated: Patient, other: Patient, tmp_path: Path
) -> None:
    for day in ("yesterday", "today"):
        other.does("log", "--on", day, "--rate", "neck:1:0")
    content = Path(exported(other, tmp_path / "b.json")).read_bytes()
    incoming = read(content, treated.now).revisions
    first, second = open_journal(treated.home), open_journal(treated.home)
    one, two = (held.preview(incoming, treated.now) for held in (first, second))
    assert len(one.new) == 2
    assert first.accept(one, treated.now) == 2
    assert second.accept(two, treated.now) == 0
    assert len(second.history()) == 3
    assert len(second.summary(TODAY).records.check_ins) == 2
