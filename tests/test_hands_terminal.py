"""The ways that matter most on a real terminal, once with keys alone and once with a mouse alone.

The mouse clicks what it reads on the screen. It types text only into a field that it clicked.
"""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from tests.terminal import Terminal
from tests.test_terminal import diary, followed, home, open_app, rows, today

__all__ = ["followed", "home"]  # the fixtures


def click(terminal: Terminal, text: str, right: int = 0, nth: int = 0, times: int = 1) -> None:
    """Press and release the button on the `nth` place where a text shows."""
    terminal.wait_for(text)
    terminal.read(0.3)  # what is still being painted
    places = [
        (line.index(text), y) for y, line in enumerate(terminal.screen.display) if text in line
    ]
    x, y = places[nth]
    at = f"{x + right + 1};{y + 1}"
    terminal.press(f"\x1b[<0;{at}M\x1b[<0;{at}m" * times)


def save_today_by_keys(terminal: Terminal) -> None:
    terminal.wait_for("Same as yesterday")
    terminal.press("s\x1b[B\x1b[B3\r\r")


def save_today_by_mouse(terminal: Terminal) -> None:
    click(terminal, "Same as yesterday")
    click(terminal, "palm", nth=1)
    click(terminal, "enter Save")
    click(terminal, "None of these")
    click(terminal, "enter Save")


@pytest.mark.parametrize("save", [save_today_by_keys, save_today_by_mouse])
def test_a_check_in_is_saved(save: object, followed: Path) -> None:
    terminal = open_app(followed)
    save(terminal)  # type: ignore[operator]
    terminal.wait_for("Saved at")
    click(terminal, "q Quit")
    assert terminal.wait_for_end() == 0
    day = today(followed).isoformat()
    found = [(row["area"], row["severity"]) for row in rows(followed) if row["day"] == day]
    assert found == [
        *(("lower-abdomen", "1"), ("lower-abdomen", "2")),
        *(("left-front-thigh", "3"), ("left-front-thigh", "3")),
    ]


def add_session_by_keys(terminal: Terminal) -> None:
    terminal.wait_for("Same as yesterday")
    terminal.press("ayesterday\t14:30\t \x13")


def add_session_by_mouse(terminal: Terminal) -> None:
    click(terminal, "v Sessions")
    click(terminal, "a Add")
    click(terminal, "When was your session?", right=26, times=2)  # takes the word in hand
    terminal.press("yesterday")
    click(terminal, "such as 14:30, or leave it empty")
    terminal.press("14:30")
    click(terminal, "▸")
    terminal.wait_for("Chosen: lower abdomen")
    click(terminal, "^s Save")


@pytest.mark.parametrize("add", [add_session_by_keys, add_session_by_mouse])
def test_a_session_is_added(add: object, followed: Path) -> None:
    terminal = open_app(followed)
    add(terminal)  # type: ignore[operator]
    terminal.wait_for("1 day after session 2" if add is add_session_by_keys else "Session 2")
    if add is add_session_by_mouse:
        click(terminal, "esc Today")
    click(terminal, "q Quit")
    assert terminal.wait_for_end() == 0
    listed = json.loads(diary(followed, "session", "list", "--json"))["sessions"]
    before = (today(followed) - timedelta(1)).isoformat()
    [added] = [one for one in listed if one["day"] == before]
    assert (added["areas"], added["at"]) == (["lower-abdomen"], "14:30")


def export_by_keys(terminal: Terminal) -> None:
    terminal.wait_for("Same as yesterday")
    terminal.press("p\x1b[B\x1b[B\x1b[B\x1b[A\t\t\t \x13")


def export_by_mouse(terminal: Terminal) -> None:
    click(terminal, "p Share")
    click(terminal, "Everything")
    click(terminal, "CSV, for a spreadsheet")
    click(terminal, "^s Save")


@pytest.mark.parametrize("export", [export_by_keys, export_by_mouse])
def test_a_file_is_exported(export: object, followed: Path, tmp_path: Path) -> None:
    terminal = open_app(followed, env={"HOME": str(tmp_path)})
    export(terminal)  # type: ignore[operator]
    terminal.wait_for("Saved")
    click(terminal, "esc Today")
    click(terminal, "q Quit")
    assert terminal.wait_for_end() == 0
    [csv] = tmp_path.glob("*.csv")
    [report] = tmp_path.glob("*.pdf")
    assert (
        csv.read_text("utf-8-sig").splitlines()
        == diary(followed, "export", "csv").lstrip("\ufeff").splitlines()
    )
    assert report.read_bytes().startswith(b"%PDF")
