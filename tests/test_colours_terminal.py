"""Terminals with few colours or none: everything is still said, and nothing is painted away."""

from collections.abc import Mapping
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


def _is_grey(colour: str) -> bool:
    return colour in ("default", "white", "black") or colour[:2] == colour[2:4] == colour[4:]
