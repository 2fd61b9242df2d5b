"""Every text and symbol that is painted stands out enough, in each of our themes."""

from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.widgets import Input

from diary.core.settings import Settings
from diary.ui.app import DiaryApp
from diary.ui.ramp import DIGITS, FILLS
from diary.ui.screens.lock import LockScreen
from diary.ui.themes import CONTRAST, THEMES, theme_of
from tests.ui.contrast import TEXT, Cell, _colors, faults, painted
from tests.ui.locked import locked_journal
from tests.ui.stage import THIGH, TODAY, Clock, app_over, journal_at, log, two_sessions

THEME_NAMES = [theme.name for theme in THEMES]
#: The keys from Today to each screen.
SCREENS = {
    "today": (),
    "a row in hand": ("down", "2"),
    "timeline": ("t",),
    "history": ("h",),
    "session form": ("a",),
    "a mistake in the session form": ("a", "x", "x", "x", "x", "enter"),
    "flags": ("w",),
    "another day": ("d",),
    "help": ("question_mark",),
    "the grid": ("t", "2"),
    "sessions compared": ("t", "3"),
    "the healing": ("t", "4"),
    "calendar": ("c",),
    "sessions": ("v",),
    "a session": ("v", "enter"),
    "share": ("p",),
    "search": ("slash", "a"),
    "settings": ("comma",),
    "telling": ("i",),
    "jumping": ("g",),
    "the warning signs": ("tab", "tab"),
    "an emergency": ("tab", "tab", "down", "space"),
    "what was used": ("m", "space"),
}


def least(theme: str) -> float:
    return 7.0 if theme == CONTRAST.name else TEXT


def in_theme(home: Path, theme: str) -> DiaryApp:
    journal = two_sessions(home)
    log(journal, TODAY, (THIGH, 2, 4))
    return app_over(journal, theme=theme)


@pytest.mark.parametrize("theme", THEME_NAMES)
@pytest.mark.parametrize("screen", SCREENS)
async def test_every_screen_can_be_read(tmp_path: Path, screen: str, theme: str) -> None:
    app = in_theme(tmp_path, theme)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*SCREENS[screen])
        await pilot.pause()
        assert app.theme == theme
        assert len(list(painted(app))) > 50
        assert faults(app, least(theme)) == []


@pytest.mark.parametrize("theme", THEME_NAMES)
async def test_the_lock_can_be_read(tmp_path: Path, theme: str) -> None:
    two_sessions(tmp_path)
    app = DiaryApp(locked_journal(tmp_path), Clock(), Settings(theme=theme))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, LockScreen)
        assert faults(app, least(theme)) == []
        app.screen.query_one(Input).value = "four"
        await pilot.pause()
        assert faults(app, least(theme)) == []


@pytest.mark.parametrize("theme", THEME_NAMES)
async def test_the_first_start_can_be_read(tmp_path: Path, theme: str) -> None:
    app = DiaryApp(journal_at(tmp_path), Clock(), Settings(theme=theme))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert faults(app, least(theme)) == []


def test_each_digit_of_the_ramp_can_be_read_on_its_fill() -> None:
    for fill, digit in zip(FILLS, DIGITS, strict=True):
        assert Cell(0, 0, "3", digit.lower(), fill.lower()).ratio >= TEXT


async def test_a_pair_too_close_is_found(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.query_one("#heading").styles.color = "#3a4350"
        await pilot.pause()
        (fault,) = faults(app)
        assert fault.startswith("#3a4350 on #222b37: 1.4")


@pytest.mark.parametrize(
    ("character", "color", "needed"),
    [("a", "#777777", 4.5), ("▲", "#777777", 3.0), ("─", "#777777", 3.0), ("█", "#c6dbef", 1.0)],
)
def test_what_is_needed_depends_on_what_it_is(character: str, color: str, needed: float) -> None:
    assert Cell(0, 0, character, color, "#ffffff").needed == needed


def test_the_ratio_is_that_of_the_guidelines() -> None:
    assert Cell(0, 0, "a", "#000000", "#ffffff").ratio == pytest.approx(21)
    assert Cell(0, 0, "a", "#777777", "#ffffff").ratio == pytest.approx(4.48, abs=0.01)
    reverse = Segment("a", Style(color="#111111", bgcolor="#222222", reverse=True))
    assert _colors(reverse) == ("#222222", "#111111")


def test_a_theme_that_is_not_there_is_the_usual_one() -> None:
    assert theme_of(Settings(theme="nord")) == "nord"
    assert theme_of(Settings()) == theme_of(Settings(theme="no such theme")) == "diary-dark"
