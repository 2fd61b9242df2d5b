"""What a start costs and what it needs: a check-in never pays for the app."""

import os
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import platformdirs
import pytest

from diary.cli import clock
from diary.cli.compose import default_home
from tests.cli.running import Patient, environment, in_a_process

IMPORTED = """
import sys, os
from diary.cli.main import main
status = main(sys.argv[1:])
print(*sorted(sys.modules), file=sys.stderr)
sys.exit(status)
"""
HEAVY = (
    "textual",
    "rich",
    "typst",
    "icalendar",
    "pyrage",
    "asyncio",
    "dateutil",
    "platformdirs",
    "difflib",
)


@pytest.mark.parametrize(
    ("args", "needless"),
    [
        (["log", "--rate", "neck:1:2"], (*HEAVY, "click")),
        (["log", "--same"], (*HEAVY, "click")),
        (["flags", "--json"], HEAVY),
        (["status"], HEAVY),
        (["session", "list"], HEAVY),
        (["export", "csv"], HEAVY),
        (["export", "ics"], ("textual", "rich", "typst", "pyrage")),
        (["timeline"], HEAVY),
        (["history"], HEAVY),
        (["search", "note"], HEAVY),
        (["log", "--on", "19 november 2025", "--rate", "neck:1:2"], ("textual", "rich")),
        (["demo"], ("textual", "rich")),
        (["--help"], ("textual", "rich", "tinydb")),
        ([], ("textual", "rich")),
    ],
)
def test_a_command_imports_no_more_than_it_needs(
    patient: Patient, args: list[str], needless: tuple[str, ...]
) -> None:
    patient.now = clock.now()
    patient.does("session", "add", "--on", "today", "--area", "neck")
    patient.does("log", "--on", "yesterday", "--rate", "neck:1:1")
    ran = in_a_process(args, home=patient.home, code=IMPORTED)
    assert ran.returncode == 0, ran.stderr
    imported = set(ran.stderr.splitlines()[-1].split())
    assert "diary.cli.main" in imported
    assert not imported & set(needless)


def test_python_m_diary_is_the_command(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "diary", "--version"],
        capture_output=True, text=True, check=True, env=environment(tmp_path),
    )  # fmt: skip
    assert ran.stdout.startswith("diary ")


def test_the_process_ends_with_the_commands_status(tmp_path: Path) -> None:
    assert in_a_process(["log", "--rate", "neck:9:9"], home=tmp_path).returncode == 2
    ran = in_a_process(["status"], home=tmp_path)
    assert (ran.returncode, "Nobody reads this diary live." in ran.stdout) == (0, True)


def test_a_relative_home_is_the_folder_it_says(
    patient: Patient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    patient.home = Path("here")
    patient.does("log", "--rate", "neck:1:1")
    assert (tmp_path / "here" / "diary.jsonl").is_file()


def test_home_is_taken_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DIARY_HOME", str(tmp_path))
    assert default_home() == str(tmp_path)
    monkeypatch.setenv("DIARY_HOME", "~/mine")
    assert default_home() == str(Path.home() / "mine")


@pytest.mark.parametrize("home", ["/home/ann", "relative", ""])
@pytest.mark.parametrize("data", [None, "", "/data", "relative"])
@pytest.mark.parametrize("chosen", [None, ""])
def test_home_is_else_what_platformdirs_says(
    monkeypatch: pytest.MonkeyPatch, home: str, data: str | None, chosen: str | None
) -> None:
    for name, value in (("HOME", home), ("XDG_DATA_HOME", data), ("DIARY_HOME", chosen)):
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)
    assert default_home() == str(platformdirs.user_data_path("mesotherapy-diary", appauthor=False))


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("Europe/Madrid", "Europe/Madrid"),
        (":America/St_Johns", "America/St_Johns"),
        ("/usr/share/zoneinfo/Asia/Kolkata", "Asia/Kolkata"),
        ("EST5EDT", "EST5EDT"),
        ("X\x1b[31mY", "X[31mY"),
    ],
)
def test_the_clock_names_its_zone(monkeypatch: pytest.MonkeyPatch, zone: str, name: str) -> None:
    monkeypatch.setenv("TZ", zone)
    assert clock.now().zone == name


def test_the_clock_reads_the_machines_offset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "XXX-05:45")
    time.tzset()
    try:
        now = clock.now()
    finally:
        monkeypatch.undo()
        time.tzset()
    assert now.offset == 345
    assert now.local - now.instant.replace(tzinfo=None) == timedelta(hours=5, minutes=45)


def test_without_tz_the_zone_is_where_localtime_leads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr("os.readlink", lambda _: "../usr/share/zoneinfo/Europe/Lisbon")
    assert clock.now().zone == "Europe/Lisbon"

    def no_link(_: str) -> str:
        raise OSError

    monkeypatch.setattr("os.readlink", no_link)
    assert clock.now().zone
    assert os.environ.get("TZ") is None


def test_on_a_terminal_the_bare_command_opens_the_app(
    patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    monkeypatch.setattr("diary.cli.compose.is_terminal", lambda: True)
    monkeypatch.setattr("diary.cli.compose.run_app", lambda *given: opened.append(given))
    ran = patient.does()
    assert (ran.out, len(opened)) == ("", 1)


def test_ctrl_c_ends_quietly(patient: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("diary.journal.Journal.summary", interrupted)
    ran = patient.run("status")
    assert tuple(ran) == (130, "", "")


def test_a_shell_can_complete_commands_and_options(tmp_path: Path) -> None:
    def completed(words: str, place: int) -> list[str]:
        asked = {"_DIARY_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(place)}
        ran = subprocess.run(
            [sys.executable, "-m", "diary"],
            capture_output=True, text=True, check=True, env={**environment(tmp_path), **asked},
        )  # fmt: skip
        return ran.stdout.split()

    assert completed("diary st", 1) == ["plain,status"]
    assert "plain,--same" in completed("diary log --s", 2)


def test_a_terminal_that_knows_few_letters_is_no_error(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "diary", "demo"],
        capture_output=True, check=True,
        env={**environment(tmp_path), "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    assert b"? Tell your clinic" in ran.stdout


def test_a_closed_output_is_no_reason_to_lose_a_check_in(treated: Patient) -> None:
    command = f"{sys.executable} -m diary log --on yesterday --rate neck:1:1 >&- 2>&-"
    ran = subprocess.run(command, shell=True, check=False, env=environment(treated.home))
    assert ran.returncode == 0
    assert len(treated.does("history", "--json").json) == 2


def test_inspect_is_loaded_when_it_is_asked_something_and_not_before(tmp_path: Path) -> None:
    code = (
        "from diary.cli.late import put_off_inspect; put_off_inspect()\n"
        "import sys, dataclasses\n"
        "assert 'dis' not in sys.modules\n"
        "@dataclasses.dataclass\n"
        "class Undocumented:\n    value: int\n"
        "assert Undocumented.__doc__ == 'Undocumented(value: int)'\n"
        "import inspect\n"
        "assert inspect.isfunction(put_off_inspect) and 'dis' in sys.modules\n"
    )
    assert in_a_process([], home=tmp_path, code=code).returncode == 0
