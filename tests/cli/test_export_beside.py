"""What `export` makes beside the diary itself: reminders for a calendar, and what columns mean."""

from pathlib import Path

import pytest

from diary.sharing.csv_dictionary import dictionary
from tests.cli.running import Patient, refused
from tests.diaries import PLAN
from tests.storage.samples import sealed_diary_of

BOM = b"\xef\xbb\xbf"


def starts(calendar: str) -> list[str]:
    return [line for line in calendar.splitlines() if line.startswith("DTSTART")]


def test_the_calendar_rings_at_the_hour_that_was_chosen(treated: Patient) -> None:
    assert starts(treated.does("export", "ics").out)[0] == "DTSTART:20261123T210000"
    (treated.home / "settings.toml").write_text('reminder_hour = "08:15"\n')
    found = starts(treated.does("export", "ics").out)
    assert found[0] == "DTSTART:20261123T081500"
    assert len(found) == 6
    (treated.home / "settings.toml").write_text("reminder_hour = 8\n")
    assert starts(treated.does("export", "ics").out)[0] == "DTSTART:20261123T210000"


def test_the_calendar_is_written_and_says_so(treated: Patient, tmp_path: Path) -> None:
    path = tmp_path / "diary.ics"
    assert treated.does("export", "ics", "-o", str(path)).err == (
        f"These are reminders. Nothing that you logged is in them.\nWritten to {path}.\n"
    )
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_where_nothing_is_ahead_no_calendar_is_made(patient: Patient, tmp_path: Path) -> None:
    path = tmp_path / "diary.ics"
    said = refused(patient, "export", "ics", "-o", str(path), status=1)
    assert said == "There is nothing to remind you of: no area is followed now."
    assert not path.exists()


def test_the_dictionary_is_printed_and_written(treated: Patient, tmp_path: Path) -> None:
    shown = treated.does("export", "csv", "--dictionary")
    assert (shown.out.encode().replace(b"\r\n", b"\n"), shown.err) == (
        dictionary(PLAN).replace(b"\r\n", b"\n"),
        "",
    )
    path = tmp_path / "columns.csv"
    ran = treated.does("export", "CSV", "--dictionary", "-o", str(path))
    assert ran.err == f"Written to {path}.\n"
    assert path.read_bytes() == BOM + dictionary(PLAN)
    assert "already there" in refused(
        treated, "export", "csv", "--dictionary", "-o", str(path), status=1
    )


def test_for_the_dictionary_nobody_is_asked_for_a_passphrase(
    patient: Patient,
) -> None:
    sealed_diary_of(patient.home, 1)
    assert "severity" in patient.does("export", "csv", "--dictionary").out
    assert patient.run("export", "csv").status == 1


@pytest.mark.parametrize(
    "rest",
    [("json",), ("ics",), ("csv", "--from", "today"), ("csv", "--to", "today"),
     ("csv", "--area", "neck"), ("csv", "--without", "notes"), ("csv", "--no-name")],
)  # fmt: skip
def test_the_dictionary_is_of_the_table_alone(treated: Patient, rest: tuple[str, ...]) -> None:
    ran = treated.run("export", *rest, "--dictionary")
    assert (ran.status, ran.out) == (2, "")
    said = "goes with -o and nothing else" if rest[0] == "csv" else "--dictionary is for csv alone."
    assert said in ran.err


@pytest.mark.parametrize("other", ["--template", "--schema"])
def test_the_dictionary_goes_with_no_other_kind_of_file(treated: Patient, other: str) -> None:
    ran = treated.run("export", "csv", "--dictionary", other)
    assert (ran.status, ran.out) == (2, "")
