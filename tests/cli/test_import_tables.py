"""Bringing in a table, and the empty one to fill in."""

from pathlib import Path

from diary.cli.compose import open_journal
from diary.core.records import CheckIn
from tests.cli.running import TODAY, Patient, refused
from tests.cli.two import exported, whole

# Tables.


def test_an_exported_table_adds_nothing(treated: Patient, tmp_path: Path) -> None:
    treated.does("log", "--rate", "left-calf:2:3", "--note", "=1+1", "--sign", "fever")
    before = treated.bytes()
    ran = treated.does("import", exported(treated, tmp_path / "a.csv", "csv"))
    assert ran.err == "All of it is in your diary already. Nothing was changed.\n"
    assert treated.bytes() == before


def test_a_table_changed_in_a_spreadsheet_corrects_the_entry(
    treated: Patient, tmp_path: Path
) -> None:
    treated.does("log", "--rate", "left-calf:2:3", "--sign", "fever")
    path = Path(exported(treated, tmp_path / "a.csv", "csv"))
    content = path.read_bytes().replace(b",bruising,2,", b",bruising,4,").replace(b",", b";")
    path.write_bytes(content)
    ran = treated.does("import", str(path), "--yes")
    assert ran.out.splitlines() == [
        "A table: 1 correction, for Sun 22 Nov 2026.",
        "It is new.",
        "Changed:",
        "  Check-in for Sun 22 Nov 2026",
        "    left calf, bruise: coin → large",
    ]
    assert ran.err.startswith("Done. 1 correction came in.\n")
    assert "imported from a table" in treated.does("history").out
    assert whole(treated)["revisions"][-1]["payload"]["signs"] == ["fever"]
    treated.does("import", str(path))


def test_a_table_brought_into_an_empty_diary_says_what_it_cannot_hold(
    treated: Patient, other: Patient, tmp_path: Path
) -> None:
    treated.does("log", "--rate", "left-calf:2:3")
    ran = other.does("import", exported(treated, tmp_path / "a.csv", "csv"), "--yes")
    assert "Sessions, warning signs and remedies are not in it." in " ".join(ran.out.split())
    (entry,) = open_journal(other.home).records().check_ins
    assert not entry.latest.is_late_for(TODAY)


def test_the_empty_table_comes_in_as_it_is_and_filled_in(treated: Patient, tmp_path: Path) -> None:
    path = Path(exported(treated, tmp_path / "t.csv", "csv", "--template"))
    assert path.read_bytes().startswith(b"\xef\xbb\xbfday,")
    before = treated.bytes()
    assert treated.does("import", str(path)).out == (
        "A table. There is nothing in it to bring in.\n"
    )
    assert treated.bytes() == before
    filled = path.read_text("utf-8-sig").replace(
        "2026-11-20,,,neck,bruising,", "2026-11-20,,,neck,bruising,coin"
    )
    path.write_text(filled)
    ran = treated.does("import", str(path), "--yes")
    assert "What was kept on paper is marked as logged late." in ran.out
    assert "Check-in for Fri 20 Nov 2026" in ran.out
    check_ins = open_journal(treated.home).records().check_ins
    assert [type(one.value) for one in check_ins] == [CheckIn]
    assert check_ins[0].latest.is_late_for(check_ins[0].value.day)
    assert "already" in treated.does("import", str(path)).err
    assert "2026-11-20" not in treated.does("export", "csv", "--template").out


def test_the_empty_table_is_for_csv_alone(treated: Patient) -> None:
    assert "for csv alone" in refused(treated, "export", "json", "--template", status=2)
    given = ("export", "csv", "--template", "--from", "today")
    assert "goes with -o and nothing else" in refused(treated, *given, status=2)


def test_an_empty_table_without_rows_says_why(patient: Patient) -> None:
    ran = patient.does("export", "csv", "--template")
    assert ran.out.count("\n") == 1
    assert "No area is being followed" in ran.err


def test_a_date_that_could_be_two_is_refused_with_its_row(treated: Patient, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("day,area,symptom,severity\n\n11/05/2026,neck,bruising,2\n")
    assert refused(treated, "import", str(path), "--yes", status=1) == (
        "Row 3: “11/05/2026” is no clear date. Write days as 2026-11-19, or name the month."
    )


def test_help_says_what_it_takes(patient: Patient) -> None:
    ran = patient.does("import", "--help")
    for word in ("FILE", "--dry-run", "--yes", "--json"):
        assert word in ran.out
    assert "import" in patient.does("--help").out
