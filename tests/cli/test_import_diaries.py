"""`diary import` of a diary's own file: a backup, or the copy that a sync program left."""

from pathlib import Path
from shutil import copytree

from tests.cli.running import Patient, refused
from tests.storage.samples import PASSPHRASE, sealed_diary_of


def two_courses(patient: Patient) -> Path:
    """A diary, and beside it a copy on which another machine went on."""
    patient.does("log", "--rate", "neck:1:1")
    copytree(patient.home, patient.home.parent / "other")
    patient.does("log", "--rate", "neck:2:2")
    other = Patient(patient.home.parent / "other", patient._capfd)
    other.now = patient.now
    other.does("log", "--rate", "neck:3:3")
    copy = patient.home / "diary (conflicted copy 2026-11-22).jsonl"
    copy.write_bytes(other.bytes())
    return copy


def ratings(patient: Patient) -> list[object]:
    return [one["payload"]["ratings"] for one in patient.does("history", "--json").json]


def test_a_conflict_copy_is_named_and_brought_in_with_nothing_lost_or_doubled(
    patient: Patient,
) -> None:
    copy = two_courses(patient)
    assert copy.name in patient.does("status").err.replace("\n", " ")
    ran = patient.does("import", str(copy), "--yes")
    assert "A diary's own file: 2 entries" in ran.out
    assert [one["neck"]["bruising"] for one in ratings(patient)] == [1, 2, 3]  # type: ignore[index]
    before = patient.bytes()
    assert "Nothing was changed" in patient.does("import", str(copy), "--yes").err
    assert patient.bytes() == before
    patient.does("check")


def test_of_a_damaged_copy_what_can_be_read_is_brought_in(patient: Patient) -> None:
    copy = two_courses(patient)
    copy.write_bytes(copy.read_bytes().replace(b'"bruising":1', b'"bruising":4'))
    ran = patient.does("import", str(copy), "--yes")
    assert "Damaged, and passed over: 1 line of the file." in ran.out
    assert len(ratings(patient)) == 3


def test_a_copy_of_a_newer_program_is_refused(patient: Patient) -> None:
    copy = two_courses(patient)
    copy.write_bytes(copy.read_bytes().replace(b'"schema":1', b'"schema":8'))
    assert "newer version" in refused(patient, "import", str(copy), "--yes", status=1)


def test_an_encrypted_file_of_another_diary_is_refused(patient: Patient, tmp_path: Path) -> None:
    patient.does("log", "--rate", "neck:1:1")
    sealed = sealed_diary_of(tmp_path / "sealed", 1)
    assert PASSPHRASE
    assert "another key" in refused(patient, "import", str(sealed), "--yes", status=1)
