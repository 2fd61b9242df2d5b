"""The app on an unlucky evening: the file goes, the clock jumps, keys come at the wrong moment."""

from pathlib import Path

from diary.ui.screens.history import HistoryScreen
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
