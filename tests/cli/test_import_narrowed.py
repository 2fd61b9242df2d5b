"""A file with something left out of it, brought in beside what was left out."""

import json
from pathlib import Path

from tests.cli.running import Patient
from tests.cli.two import exported, whole


def logged(patient: Patient) -> Patient:
    patient.does("log", "--rate", "left-calf:2:3", "--rate", "neck:1:1", "--note", "so tired")
    return patient


def notes(patient: Patient) -> list[str]:
    return [one["payload"].get("note", "") for one in whole(patient)["revisions"][1:]]


def test_into_the_diary_it_came_from_it_changes_nothing(treated: Patient, tmp_path: Path) -> None:
    logged(treated)
    before = treated.bytes()
    for args in (("--without", "notes"), ("--area", "neck"), ("--area", "left-calf", "--no-name")):
        path = exported(treated, tmp_path / "a.json", "json", *args)
        ran = treated.does("import", path, "--yes")
        assert "Something was left out of it when it was made." in ran.out
        assert "Your diary says more already, and stays so: " in ran.out
        assert "two places" not in ran.out
        assert "All of it is in your diary already. Nothing was changed." in ran.err
        assert treated.bytes() == before


def test_into_an_empty_home_it_brings_what_was_chosen(
    treated: Patient, other: Patient, tmp_path: Path
) -> None:
    path = exported(logged(treated), tmp_path / "a.json", "json", "--without", "notes")
    other.does("import", path, "--yes")
    sent = json.loads(Path(path).read_text())
    assert sent.pop("left_out") == {"parts": ["notes"]}
    assert whole(other) == sent
    assert notes(other) == [""]


def test_the_whole_of_it_afterwards_brings_back_all_that_was_left_out(
    treated: Patient, other: Patient, tmp_path: Path
) -> None:
    logged(treated)
    other.does(
        "import",
        exported(treated, tmp_path / "a.json", "json", "--without", "notes", "--area", "neck"),
        "--yes",
    )
    ran = other.does("import", exported(treated, tmp_path / "b.json"), "--yes")
    assert "note: nothing → so tired" in ran.out or "so tired" in ran.out
    assert "two places" not in ran.out
    assert whole(other) == whole(treated)
    for command in ("history", "timeline", "courses"):
        assert other.does(command, "--json").json == treated.does(command, "--json").json
    again = other.does("import", exported(treated, tmp_path / "a.json", "json", "--area", "neck"))
    assert "Nothing was changed." in again.err
    assert other.does("check").status == 0


def test_what_differs_is_still_told(treated: Patient, other: Patient, tmp_path: Path) -> None:
    logged(treated)
    other.does("import", exported(treated, tmp_path / "a.json"), "--yes")
    [id_] = [one["id"] for one in whole(other)["revisions"] if one["kind"] == "check-in"]
    for one, note in ((treated, "here"), (other, "there")):
        one.does("amend", id_, "--note", note, "--reason", "mistake")
    path = exported(other, tmp_path / "b.json", "json", "--area", "neck")
    ran = treated.does("import", path, "--yes")
    assert "Saved in two places, so both are kept:" in ran.out
