"""`diary export fhir` and `diary import` of what it made."""

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from diary.cli.exporters import FORMATS, FileExporters
from diary.sharing.incoming import LARGEST_FILE
from diary.storage.store import FileStore
from tests.benchmarks.long_diary import revisions
from tests.cli.running import TODAY, Patient, in_a_process, refused
from tests.cli.two import whole


def exported(patient: Patient, path: Path, *options: str) -> str:
    patient.does("export", "fhir", "-o", str(path), *options)
    return str(path)


def test_a_bundle_is_written_and_another_diary_gets_all_of_it_back(
    treated: Patient, other: Patient, tmp_path: Path
) -> None:
    treated.does("log", "--rate", "left-calf:2:3", "--note", "slept badly")
    treated.does("log", "--rate", "left-calf:3:3", "--rate", "neck:1:0")
    path = exported(treated, tmp_path / "diary.fhir.json")
    assert json.loads(Path(path).read_bytes())["type"] == "collection"
    ran = other.does("import", path, "--yes")
    assert ran.out.startswith("A FHIR bundle of a diary: 3 entries, for Thu 19 Nov 2026 to")
    assert whole(other) == whole(treated)
    again = exported(other, tmp_path / "again.fhir.json")
    assert Path(again).read_bytes() == Path(path).read_bytes()


def test_a_second_time_there_is_nothing_new(treated: Patient, tmp_path: Path) -> None:
    path = exported(treated, tmp_path / "diary.fhir.json")
    assert "Nothing was changed" in treated.does("import", path, "--yes").err


def test_a_bundle_of_another_program_is_refused_in_a_sentence(
    patient: Patient, tmp_path: Path
) -> None:
    (tmp_path / "theirs.json").write_text('{"resourceType": "Bundle", "type": "collection"}')
    said = refused(patient, "import", str(tmp_path / "theirs.json"), "--yes", status=1)
    assert "This FHIR bundle has no diary in it." in said


def test_only_the_days_asked_for_go_out(treated: Patient, tmp_path: Path) -> None:
    treated.does("log", "--on", "yesterday", "--rate", "left-calf:2:3")
    treated.does("log", "--rate", "left-calf:1:1")
    path = exported(treated, tmp_path / "b.fhir.json", "--from", "today")
    days = {
        entry["resource"]["effectiveDateTime"]
        for entry in json.loads(Path(path).read_bytes())["entry"]
        if entry["resource"]["resourceType"] == "Observation"
    }
    assert days == {TODAY.isoformat()}


def test_ten_years_make_a_bundle_that_can_be_brought_back(
    patient: Patient, other: Patient, tmp_path: Path
) -> None:
    FileStore(patient.home).append(*revisions(10, TODAY))
    path = exported(patient, tmp_path / "b.fhir.json")
    assert Path(path).stat().st_size > LARGEST_FILE
    other.does("import", path, "--yes")
    assert whole(other) == whole(patient)


def attached(path: str) -> list[str]:
    """The kinds of files that ride in a bundle."""
    return [
        entry["resource"]["content"][0]["attachment"]["contentType"]
        for entry in json.loads(Path(path).read_bytes())["entry"]
        if entry["resource"]["resourceType"] == "DocumentReference"
    ]


def test_the_data_is_left_out_and_the_report_put_in_where_asked_for(
    treated: Patient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = SimpleNamespace(exported=lambda shared, with_data: b"%PDF-1.7")
    monkeypatch.setitem(sys.modules, "diary.sharing.pdf", report)
    assert attached(exported(treated, tmp_path / "a")) == ["application/json"]
    assert attached(exported(treated, tmp_path / "b", "--no-data")) == []
    both = exported(treated, tmp_path / "c", "--with-pdf")
    assert attached(both) == ["application/json", "application/pdf"]
    bare = exported(treated, tmp_path / "d", "--no-data", "--with-pdf")
    assert attached(bare) == ["application/pdf"]


@pytest.mark.parametrize("option", ["--no-data", "--with-pdf"])
def test_both_options_are_for_fhir_alone(treated: Patient, option: str) -> None:
    assert "fhir alone" in refused(treated, "export", "json", option, status=2)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("report", ["report.json", "report.fhir.json"]),
        ("report.json", ["report.json", "report.fhir.json"]),
        ("report.fhir.json", ["report.json", "report.fhir.json"]),
    ],
)
def test_the_endings_of_two_forms_do_not_clash(
    patient: Patient, tmp_path: Path, typed: str, written: list[str]
) -> None:
    forms = [one for one in FORMATS if one.name in ("json", "fhir")]
    paths = FileExporters().paths(forms, str(tmp_path / typed))
    assert [Path(one).name for one in paths] == written


def test_logging_does_not_import_any_of_it(patient: Patient) -> None:
    code = (
        "import sys; from diary.cli.main import main; main(['log', '--rate', 'neck:1:1']); "
        "sys.exit(any('fhir' in name for name in sys.modules))"
    )
    assert in_a_process([], home=patient.home, code=code).returncode == 0
