"""`diary export pdf` and `diary import report.pdf`: what is said, and where it goes."""

import os
import pty
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import Patient, in_a_process


@pytest.fixture
def logged(treated: Patient) -> Patient:
    treated.does("log", "--on", "yesterday", "--rate", "left-calf:2:3", "--note", "a = #b 👍")
    treated.does("log", "--rate", "left-calf:1:1", "--note", "ça va, 痛い, مرحبا")
    return treated


def exported(patient: Patient, path: Path, *options: str) -> bytes:
    patient.does("export", "pdf", *options, "-o", str(path))
    return path.read_bytes()


def test_a_report_is_a_file_for_its_owner_alone(logged: Patient, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    assert exported(logged, path).startswith(b"%PDF-1.7")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    ran = logged.run("export", "pdf", "-o", str(path))
    assert (ran.status, "is already there" in ran.err) == (1, True)


def test_what_could_not_be_printed_is_named_once_and_never_stops_it(
    logged: Patient, tmp_path: Path
) -> None:
    ran = logged.does("export", "pdf", "-o", str(tmp_path / "report.pdf"))
    assert ran.out == ""
    assert ran.err.splitlines()[1:] == [
        "Some characters could not be printed: U+1F44D 👍. Their numbers stand there instead.",
        f"Written to {tmp_path / 'report.pdf'}.",
    ]


def test_nothing_is_said_where_everything_could_be_printed(
    treated: Patient, tmp_path: Path
) -> None:
    ran = treated.does("export", "pdf", "-o", str(tmp_path / "report.pdf"))
    assert "printed" not in ran.err
    assert ran.err.endswith(f"Written to {tmp_path / 'report.pdf'}.\n")


def test_it_goes_into_a_pipe_and_never_to_a_terminal(logged: Patient) -> None:
    environment = {**os.environ, "DIARY_HOME": str(logged.home)}
    argv = [sys.executable, "-m", "diary", "export", "pdf"]
    piped = subprocess.run(argv, env=environment, capture_output=True, check=True).stdout
    assert piped.startswith(b"%PDF-1.7")
    assert piped.rstrip().endswith(b"%%EOF")
    ours, theirs = pty.openpty()
    done = subprocess.run(
        argv, env=environment, stdout=theirs, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(theirs)
    os.set_blocking(ours, False)
    try:
        shown = os.read(ours, 10)
    except OSError:  # nobody wrote anything, and nobody is there any more
        shown = b""
    os.close(ours)
    assert (done.returncode, shown) == (2, b"")
    assert "this is no text to read." in done.stderr


def test_a_report_is_brought_into_another_diary_whole(logged: Patient, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    exported(logged, path)
    other = in_a_process(["import", str(path), "--yes"], home=tmp_path / "other")
    assert other.returncode == 0
    assert other.stdout.startswith("A report's PDF: 3 entries")
    both = [
        in_a_process(["export", "json"], home=home).stdout
        for home in (logged.home, tmp_path / "other")
    ]
    assert both[0] == both[1]


def test_without_data_it_cannot_be_brought_in(logged: Patient, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    exported(logged, path, "--no-data")
    ran = logged.run("import", str(path), "--yes")
    assert (ran.status, ran.err) == (
        1,
        "There is no diary's data in this PDF. It may have been left out of it.\n",
    )


@pytest.mark.parametrize("form", ["csv", "json", "text"])
def test_leaving_data_out_is_for_a_pdf_alone(logged: Patient, form: str) -> None:
    ran = logged.run("export", form, "--no-data")
    assert (ran.status, "--no-data is for pdf and fhir alone" in ran.err) == (2, True)


def test_the_other_commands_load_nothing_of_it(logged: Patient) -> None:
    code = (
        "import sys; from diary.cli.main import main; main(['log', '--rate', 'left-calf:1:1']);"
        "print([one for one in sys.modules if one.startswith(('typst', 'diary.sharing'))])"
    )
    environment = {**os.environ, "DIARY_HOME": str(logged.home)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
