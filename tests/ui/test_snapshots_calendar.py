"""Pictures of the calendar, of a day opened from it and of the search, each looked at."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from diary.ui.app import DiaryApp
from diary.ui.screens.calendar import CalendarScreen
from diary.ui.screens.search import SearchScreen
from tests.ui.stage import app_over
from tests.ui.test_calendar import told_journal
from tests.ui.test_search import noted
from tests.ui.test_snapshots import Compare, keys


def on(place: type[CalendarScreen] | type[SearchScreen], *pressed: str) -> Callable[..., object]:
    """What is shown on that place once these keys were pressed."""

    async def run(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, DiaryApp)
        screen: Screen[None] = place(app._journal, app._clock)
        app.push_screen(screen)
        await pilot.pause()
        await keys(*pressed)(pilot)  # type: ignore[misc]

    return run


_BEFORE = on(CalendarScreen, "left_square_bracket", "left_square_bracket", "right", "right")


def test_calendar(snap_compare: Compare, tmp_path: Path) -> None:
    app = app_over(told_journal(tmp_path))
    assert snap_compare(app, terminal_size=(80, 24), run_before=_BEFORE)


def test_calendar_in_a_wide_window(snap_compare: Compare, tmp_path: Path) -> None:
    app = app_over(told_journal(tmp_path))
    assert snap_compare(app, terminal_size=(120, 40), run_before=_BEFORE)


def test_calendar_without_colour_in_a_small_window(
    snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = app_over(told_journal(tmp_path))
    assert snap_compare(app, terminal_size=(60, 20), run_before=_BEFORE)


def test_calendar_in_the_smallest_window(snap_compare: Compare, tmp_path: Path) -> None:
    app = app_over(told_journal(tmp_path))
    assert snap_compare(app, terminal_size=(40, 12), run_before=on(CalendarScreen, "left"))


def test_a_day_from_the_calendar(snap_compare: Compare, tmp_path: Path) -> None:
    app = app_over(told_journal(tmp_path))
    pressed = on(CalendarScreen, "left_square_bracket", "enter")
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressed)


def test_search(snap_compare: Compare, tmp_path: Path) -> None:
    app = app_over(noted(tmp_path))
    assert snap_compare(app, terminal_size=(80, 24), run_before=on(SearchScreen, *"SORE"))


def test_search_without_colour_in_a_small_window(
    snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = app_over(noted(tmp_path))
    assert snap_compare(app, terminal_size=(60, 20), run_before=on(SearchScreen, *"ca"))
