"""Terminals with few colours or none: everything is still said, and nothing is painted away."""

import time
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

import pytest

from tests.terminal import Terminal

#: What a terminal may say of itself.
TERMINALS: Mapping[str, Mapping[str, str]] = {
    "16 colours": {"TERM": "xterm-16color"},
    "few words": {"TERM": "xterm"},
    "no colour": {"TERM": "vt100"},
    "no colour wanted": {"TERM": "xterm-256color", "NO_COLOR": "1"},
}


@pytest.mark.parametrize("name", TERMINALS)
def test_today_says_everything_in_few_colours(tmp_path: Path, name: str) -> None:
    env = {"DIARY_HOME": str(tmp_path), "COLORTERM": "", **TERMINALS[name]}
    terminal = Terminal(["-m", "diary", "demo"], env=env)
    terminal.wait_for("Right thigh (front)")
    terminal.read(0.5)
    assert "▲" in terminal.text
    terminal.press("s")  # the rows say what they said yesterday
    terminal.wait_for("[spots]")
    assert "[0]" in terminal.text
    hidden = [
        (x, y, cell.data)
        for y in range(terminal.screen.lines)
        for x in range(terminal.screen.columns)
        if (cell := terminal.screen.buffer[y][x]).data.strip()
        and cell.fg == cell.bg
        and cell.fg != "default"
    ]
    assert hidden == []
    if "NO_COLOR" in env:
        colours = {
            colour
            for y in range(terminal.screen.lines)
            for x in range(terminal.screen.columns)
            for colour in terminal.screen.buffer[y][x][1:3]
        }
        assert all(_is_grey(colour) for colour in colours)
    terminal.press("\x11")
    terminal.read(0.2)
    terminal.press("\x11")
    assert terminal.wait_for_end() == 0


#: On the terminals of these tests it is the evening of this day.
TODAY = datetime.now(UTC).day
#: A place, what shows once it is there, and what of it stands out by more than its colour.
IN_HAND = {
    "v": ("newest first", "▸Session"),
    "h": ("check-in for", "▸You"),
    "/loose": ("1 found", "▸"),
    "c": ("Calendar", f"[{TODAY}]"),
    "t": ("2 weeks", f"{TODAY}"),
    "a": ("your session?", "today"),
    "a\t": ("At what time?", "s"),
    "d": ("Which day?", "y"),
}


@pytest.mark.parametrize("keys", IN_HAND)
def test_what_is_in_hand_is_marked_where_there_is_no_colour(tmp_path: Path, keys: str) -> None:
    env = {"DIARY_HOME": str(tmp_path), "COLORTERM": "", "TERM": "vt100", "NO_COLOR": "1"}
    terminal = Terminal(["-m", "diary", "demo"], env=env)
    terminal.wait_for("Right thigh (front)")
    terminal.press(keys)
    shows, marked = IN_HAND[keys]
    terminal.wait_for(shows)
    if marked.startswith("▸"):
        terminal.wait_for(marked)
        assert terminal.text.count("▸") == 1
        return
    until = time.monotonic() + 10  # what blinks shows half of the time
    while marked not in (found := _marked(terminal)):
        assert time.monotonic() < until, found
        terminal.read(0.1)


def _marked(terminal: Terminal) -> list[str]:
    """Stretches of the screen that are reversed or underlined."""
    buffer = terminal.screen.buffer
    lines = [[buffer[y][x] for x in range(terminal.screen.columns)] for y in range(22)]
    return [
        text.strip()
        for line in lines
        for is_marked, cells in groupby(line, lambda one: one.reverse or one.underscore)
        if is_marked and (text := "".join(one.data for one in cells)).strip()
    ]


def _is_grey(colour: str) -> bool:
    return colour in ("default", "white", "black") or colour[:2] == colour[2:4] == colour[4:]
