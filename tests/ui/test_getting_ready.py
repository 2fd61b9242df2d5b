"""While Today is looked at, what the other places need is loaded."""

import sys
from pathlib import Path

import diary.ui
from tests.ui.stage import app_over, two_sessions

_STYLES = sorted(Path(diary.ui.__path__[0]).glob("*.tcss"))


async def test_places_are_loaded_once_today_is_painted(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test() as pilot:
        await pilot.pause(0.3)
        await app.workers.wait_for_complete()
        assert len(_STYLES) > 5
        assert all(app.stylesheet.has_source(str(path)) for path in _STYLES)
        assert "diary.ui.screens.timeline" in sys.modules
        summary = app.today._journal.summary(app.today.day)
        assert "completion" in vars(summary)
