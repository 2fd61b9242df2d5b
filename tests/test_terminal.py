"""The whole path as a patient walks it, on a real terminal, and read back by the commands."""

import csv
import json
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from diary.core.records import CheckIn, TreatmentSession
from diary.storage.store import FileStore
from tests.diaries import revise
from tests.terminal import EVENING, Terminal
from tests.ui.stage import BELLY, THIGH, ratings


def diary(home: Path, *args: str) -> str:
    """What a command prints, in the zone of the terminal tests."""
    done = subprocess.run(
        [sys.executable, "-m", "diary", "--home", str(home), *args],
        env={**os.environ, "TZ": EVENING},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def today(home: Path) -> date:
    return date.fromisoformat(json.loads(diary(home, "flags", "--json"))["as_of"])


@pytest.fixture
def followed(home: Path) -> Path:
    """A session on two areas two days ago, logged yesterday."""
    day = today(home)
    session, before = day - timedelta(2), day - timedelta(1)
    FileStore(home).append(
        revise("11111111-1111-4111-8111-111111111111", TreatmentSession(session, (THIGH, BELLY))),
        revise(
            "22222222-2222-4222-8222-222222222222",
            CheckIn(before, ratings((BELLY, 1, 2), (THIGH, 2, 3))),
        ),
    )
    return home


def open_app(home: Path, **options: object) -> Terminal:
    return Terminal(["-m", "diary", "--home", str(home)], **options)  # type: ignore[arg-type]


def rows(home: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(diary(home, "export", "csv").lstrip("\ufeff").splitlines()))


def test_a_first_evening_from_an_empty_diary_to_the_clinics_file(home: Path) -> None:
    terminal = open_app(home)
    terminal.wait_for("Step 1 of 4")
    terminal.press("\r")
    terminal.wait_for("When was your session?")
    terminal.press("3 days ago")  # replaces the day that stands there
    terminal.wait_for("3 days ago")
    terminal.press("\r")
    terminal.wait_for("Where were you treated?")
    terminal.press(" ")
    terminal.wait_for("Chosen: lower abdomen")
    terminal.press("\r")
    terminal.wait_for("Step 4 of 4")
    terminal.press("2")
    terminal.wait_for("[coin]")
    terminal.press("\x1b[B")
    terminal.press("4")
    terminal.wait_for("[4]")
    terminal.press("\r\r")
    terminal.wait_for("Saved at")
    terminal.wait_for("▲ Tell your clinic")
    terminal.press("q")
    assert terminal.wait_for_end() == 0

    [flag] = json.loads(diary(home, "flags", "--json"))["flags"]
    assert (flag["rule"], flag["area"], flag["symptom"]) == (
        "beyond_window",
        "lower-abdomen",
        "soreness",
    )
    assert flag["first_day_number"] == 3
    found = [(row["area"], row["symptom"], row["severity"]) for row in rows(home)]
    assert found == [("lower-abdomen", "bruising", "2"), ("lower-abdomen", "soreness", "4")]


def test_an_unchanged_day_takes_three_keys_from_the_start(followed: Path) -> None:
    terminal = open_app(followed)
    terminal.press("s")
    terminal.wait_for("[spots]")
    terminal.press("\r\r")
    terminal.wait_for("Saved at")
    terminal.press("q")
    terminal.wait_for_end()
    day = today(followed).isoformat()
    assert [row["severity"] for row in rows(followed) if row["day"] == day] == ["1", "2", "2", "3"]


def test_a_changed_day_of_two_areas_takes_nine_keys(followed: Path) -> None:
    down = "\x1b[B"
    keys = ["0", down, "1", down, "1", down, "2", "\r", "\r"]
    assert len(keys) <= 10
    terminal = open_app(followed)
    for key in keys:
        terminal.press(key)
    terminal.wait_for("Saved at")
    terminal.press("q")
    terminal.wait_for_end()
    day = today(followed).isoformat()
    assert [row["severity"] for row in rows(followed) if row["day"] == day] == ["0", "1", "1", "2"]


def test_the_app_shows_what_another_terminal_logs_meanwhile(followed: Path) -> None:
    terminal = open_app(followed)
    terminal.wait_for("Same as yesterday")
    diary(followed, "log", "--rate", "lower-abdomen:palm:9")
    terminal.wait_for("[palm]")
    terminal.wait_for("[9]")
    terminal.press("q")
    terminal.wait_for_end()


def test_no_color_prints_no_colour_and_keeps_every_mark(followed: Path) -> None:
    terminal = open_app(followed, env={"NO_COLOR": "1"})
    terminal.press("s")
    terminal.wait_for("[spots]")
    terminal.press("q")
    terminal.press("q")
    terminal.wait_for_end()
    # Shades of grey are all that is left: red, green and blue are the same in each colour.
    colours = {
        parts
        for piece in terminal.bytes.split("\x1b[")[1:]
        for parts in [piece.split("m")[0]]
        if "8;2;" in parts
    }
    for colour in colours:
        numbers = colour.split("8;2;")[1].split(";")[:3]
        assert len(set(numbers)) == 1, colour


def test_a_small_window_that_is_resized_keeps_what_was_typed(followed: Path) -> None:
    terminal = open_app(followed, size=(60, 20))
    terminal.press("s")
    terminal.wait_for("[spots]")
    for lines, columns in ((12, 40), (5, 20), (24, 80)):
        terminal.child.setwinsize(lines, columns)
        terminal.screen.resize(lines, columns)
        terminal.read(0.5)
    terminal.wait_for("[spots]")
    terminal.press("\r\r")
    terminal.wait_for("Saved at")
    terminal.press("q")
    terminal.wait_for_end()


def test_where_there_is_no_terminal_the_status_is_printed(followed: Path) -> None:
    assert "Lower abdomen" in diary(followed)


def test_on_a_dumb_terminal_the_status_is_printed(followed: Path) -> None:
    terminal = open_app(followed, env={"TERM": "dumb"})
    assert terminal.wait_for_end() == 0
    assert "Lower abdomen" in terminal.text
    assert "\x1b" not in terminal.bytes


def test_the_demo_opens_and_leaves_the_real_diary_alone(home: Path) -> None:
    terminal = Terminal(["-m", "diary", "--home", str(home), "demo"])
    terminal.wait_for("demo")
    terminal.wait_for("Tell your clinic")
    terminal.press("t")
    terminal.wait_for("▼")
    terminal.press("\x1b")
    terminal.wait_for("Same as yesterday")
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert not home.exists()
