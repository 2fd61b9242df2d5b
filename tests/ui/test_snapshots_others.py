"""Pictures of every screen that has none elsewhere: as it usually is, and small without colour."""

from datetime import time, timedelta
from pathlib import Path

import pytest

from diary.cli.compose import plan_texts
from diary.ui.app import DiaryApp
from tests.ui.locked import locked_journal
from tests.ui.stage import TODAY, Clock, app_over, flagged, journal_at
from tests.ui.test_drafts import a_draft, left_behind, offered
from tests.ui.test_snapshots import Compare, keys

_SCREENS = {
    "why": ("w",),
    "tell": ("i",),
    "jump": ("g",),
    "help": ("question_mark",),
    "history": ("h",),
    "another day": ("d", *"yesterday", "enter"),
    "which day": ("d", *"3 days ago"),
    "which area": ("e",),
    "why corrected": ("3", "ctrl+s"),
    "a session": ("a",),
    "take it back": ("u",),
    "planning a session": ("v", "n"),
    "what was used": ("m",),
}
_FIRST = {
    "what this is": (),
    "when": ("enter",),
    "where": ("enter", "enter", "space"),
}


def small_without_colour(monkeypatch: pytest.MonkeyPatch, look: str) -> tuple[int, int]:
    if look == "small":
        monkeypatch.setenv("NO_COLOR", "1")
        return 60, 20
    return 80, 24


@pytest.mark.parametrize("look", ["dark", "small"])
@pytest.mark.parametrize("screen", _SCREENS)
def test_screen(
    snap_compare: Compare,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    look: str,
    screen: str,
) -> None:
    size = small_without_colour(monkeypatch, look)
    pressed = ("space" if key == " " else key for key in _SCREENS[screen])
    flagged(tmp_path)
    app = app_over(journal_at(tmp_path))
    assert snap_compare(app, terminal_size=size, run_before=keys(*pressed))


@pytest.mark.parametrize("look", ["dark", "small"])
def test_which_care_plan(
    snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, look: str
) -> None:
    size = small_without_colour(monkeypatch, look)
    app = DiaryApp(flagged(tmp_path), Clock(), plans=plan_texts)
    assert snap_compare(app, terminal_size=size, run_before=keys("k", "o"))


@pytest.mark.parametrize("look", ["dark", "small"])
@pytest.mark.parametrize("step", _FIRST)
def test_first_start(
    snap_compare: Compare,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    look: str,
    step: str,
) -> None:
    size = small_without_colour(monkeypatch, look)
    app = app_over(journal_at(tmp_path))
    assert snap_compare(app, terminal_size=size, run_before=keys(*_FIRST[step]))


@pytest.mark.parametrize("look", ["dark", "small"])
def test_after_midnight(
    snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, look: str
) -> None:
    size = small_without_colour(monkeypatch, look)
    flagged(tmp_path)
    app = app_over(journal_at(tmp_path), Clock(TODAY + timedelta(1), time(1, 20)))
    assert snap_compare(app, terminal_size=size, run_before=keys())


def test_a_locked_diary_in_a_small_window(
    snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = small_without_colour(monkeypatch, "small")
    flagged(tmp_path)
    app = app_over(locked_journal(tmp_path))
    assert snap_compare(app, terminal_size=size, run_before=keys())


def test_an_unsaved_check_in_is_offered_in_a_small_window(
    snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = small_without_colour(monkeypatch, "small")
    flagged(tmp_path)
    left_behind(tmp_path, a_draft())
    assert snap_compare(app_over(journal_at(tmp_path)), terminal_size=size, run_before=offered)
