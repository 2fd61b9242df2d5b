"""Keys that arrive all at once on a real terminal: each acts where the one before it led."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.terminal import Terminal
from tests.test_terminal import diary, followed, home, open_app, rows, today

__all__ = ["followed", "home"]  # the fixtures


@pytest.fixture
def terminal(followed: Path) -> Terminal:
    started = open_app(followed)
    started.wait_for("Same as yesterday")
    return started


def leave(terminal: Terminal) -> None:
    terminal.press("\x11")
    terminal.press("\x11")
    terminal.wait_for_end()


def field(terminal: Terminal, label: str) -> str:
    """The line of the field of that name."""
    return next(one for one in terminal.text.splitlines() if one.strip().startswith(label))


def test_a_letter_straight_behind_a_tab_stands_in_the_next_field(terminal: Terminal) -> None:
    terminal.press("a")
    terminal.wait_for("When")
    terminal.press("\t14:30")
    terminal.wait_for("14:30")
    assert "today" in field(terminal, "When")
    assert "14:30" in field(terminal, "At")
    leave(terminal)


def test_a_session_is_added_by_keys_that_are_all_read_at_once(
    terminal: Terminal, followed: Path
) -> None:
    terminal.press("ayesterday\t14:30\t \t\t\tfirst\r")
    terminal.wait_for("1 day after session 2")
    leave(terminal)
    listed = diary(followed, "session", "list", "--json")
    assert '"first"' in listed and "14:30" in listed
    assert (today(followed) - timedelta(1)).isoformat() in listed


def test_a_note_and_the_keys_behind_it_are_read_at_once(terminal: Terminal, followed: Path) -> None:
    terminal.press("s\tslept badly\r\r")
    terminal.wait_for("Saved at")
    leave(terminal)
    day = today(followed).isoformat()
    assert "slept badly" in next(row["note"] for row in rows(followed) if row["day"] == day)


def test_what_is_typed_for_a_question_goes_into_it_and_not_on(terminal: Terminal) -> None:
    terminal.press("d1 day ago\r")
    terminal.wait_for("Day before")
    terminal.press("\x1b")
    terminal.wait_for("q Quit")
    terminal.press("d2 days ago")
    terminal.wait_for("2 days ago")
    leave(terminal)


def test_keys_typed_before_the_first_screen_act_one_after_another(followed: Path) -> None:
    terminal = open_app(followed)
    terminal.press("s\tslept badly")
    terminal.wait_for("slept badly")
    terminal.press("\r\r")
    terminal.wait_for("Saved at")
    leave(terminal)


def test_what_is_pasted_straight_behind_a_tab_stands_in_the_next_field(
    terminal: Terminal,
) -> None:
    terminal.press("a\t\x1b[200~15:45\x1b[201~")
    terminal.wait_for("15:45")
    assert "today" in field(terminal, "When")
    assert "15:45" in field(terminal, "At")
    leave(terminal)


@pytest.mark.parametrize("opened, closed", [("\x10", (2, 1)), ("g", (60, 20)), ("?", None)])
def test_two_clicks_at_once_close_one_screen_alone(
    terminal: Terminal, opened: str, closed: tuple[int, int] | None
) -> None:
    terminal.press(opened)
    terminal.wait_for({"\x10": "Search for", "g": "7 Settings", "?": "esc Back"}[opened])
    x, y = closed or next(
        (line.index("esc Back") + 1, y)
        for y, line in enumerate(terminal.screen.display, start=1)
        if "esc Back" in line
    )
    terminal.press(f"\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m" * 2)
    terminal.wait_for("Same as yesterday")
    terminal.press("s\r\r")
    terminal.wait_for("Saved at")
    leave(terminal)
