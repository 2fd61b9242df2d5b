"""Pictures of the timeline's views, each looked at before it was kept."""

from pathlib import Path

import pytest

from diary.core.records import CheckIn
from diary.core.settings import Settings
from diary.ui.app import DiaryApp
from tests.ui.stage import BELLY, THIGH, TODAY, Clock, app_over, ratings, two_sessions
from tests.ui.test_snapshots import Compare, keys

SIZES = ((80, 24), (120, 40), (60, 20))


@pytest.fixture
def app(tmp_path: Path) -> DiaryApp:
    journal = two_sessions(tmp_path)
    today = CheckIn(TODAY, ratings((THIGH, 2, 3), (BELLY, 0, 0)), remedies=("arnica",))
    journal.record(today, Clock()())
    return app_over(journal)


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", ["diary-dark", "diary-light", "diary-contrast"])
def test_bars(snap_compare: Compare, app: DiaryApp, theme: str, size: tuple[int, int]) -> None:
    app.settings = Settings(theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=keys("t", "left"))


@pytest.mark.parametrize("size", SIZES)
def test_bars_without_colour(
    plain: None, snap_compare: Compare, app: DiaryApp, size: tuple[int, int]
) -> None:
    assert snap_compare(app, terminal_size=size, run_before=keys("t", "left"))


def test_bars_of_six_weeks(snap_compare: Compare, app: DiaryApp) -> None:
    assert snap_compare(app, terminal_size=(80, 24), run_before=keys("t", "minus", "home"))


def test_all_areas(snap_compare: Compare, app: DiaryApp) -> None:
    assert snap_compare(app, terminal_size=(80, 24), run_before=keys("t", "2"))


def test_all_areas_over_six_weeks(snap_compare: Compare, app: DiaryApp) -> None:
    app.settings = Settings(theme="diary-light")
    pressed = keys("t", "2", "minus", "home", "right", "right")
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressed)


def test_all_areas_without_colour(plain: None, snap_compare: Compare, app: DiaryApp) -> None:
    pressed = keys("t", "2", "minus", "home")
    assert snap_compare(app, terminal_size=(60, 20), run_before=pressed)


def test_sessions_compared(snap_compare: Compare, app: DiaryApp) -> None:
    assert snap_compare(app, terminal_size=(80, 24), run_before=keys("t", "3", "b"))


def test_sessions_compared_without_colour(
    plain: None, snap_compare: Compare, app: DiaryApp
) -> None:
    assert snap_compare(app, terminal_size=(60, 20), run_before=keys("t", "3"))


def test_the_healing_as_a_list(snap_compare: Compare, app: DiaryApp) -> None:
    assert snap_compare(app, terminal_size=(60, 20), run_before=keys("t", "4", "left"))


def test_the_healing_as_a_list_without_colour(
    plain: None, snap_compare: Compare, app: DiaryApp
) -> None:
    assert snap_compare(app, terminal_size=(60, 20), run_before=keys("t", "4", "left", "b"))
