"""The app on an unlucky evening: the file goes, the clock jumps, keys come at the wrong moment."""

from pathlib import Path

import pytest

from diary.ui.screens.ask_why import AskWhyScreen
from diary.ui.screens.history import HistoryScreen
from diary.ui.widgets.field import Field
from tests.ui.stage import app_over, two_sessions
from tests.ui.test_history import rows
from tests.ui.test_today import SIZE, press, toasts


async def test_the_history_of_a_diary_that_was_encrypted_meanwhile_is_still_shown(
    tmp_path: Path,
) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.pause(0.3)
        (tmp_path / "diary.jsonl").rename(tmp_path / "diary.jsonl.age")
        await press(pilot, "h")
        assert isinstance(app.screen, HistoryScreen)
        assert len(rows(app.screen)) == 15
        await press(pilot, "x enter")
        assert any("encrypted or decrypted" in one for one in toasts(app))
        assert isinstance(app.screen, HistoryScreen)


@pytest.mark.parametrize("size", [(1, 1), (10, 3), (2, 40), (5, 20)])
async def test_a_question_and_what_is_typed_in_it_outlast_the_smallest_window(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s enter enter 3 enter tab h e y")
        await pilot.resize_terminal(*size)
        await pilot.pause()
        await pilot.resize_terminal(*SIZE)
        await pilot.pause()
        assert isinstance(app.screen, AskWhyScreen)
        assert app.screen.query_one(Field).value == "hey"
