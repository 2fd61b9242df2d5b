"""The calendar from the app: at the hour in the settings, or a word on why there is none."""

from pathlib import Path

from textual.widgets import Checkbox, Static

from diary.cli.exporters import FileExporters
from diary.core.settings import Settings
from diary.journal import Journal
from diary.ui.screens.share import ShareScreen
from tests.ui.stage import Clock, app_over, journal_at, two_sessions
from tests.ui.test_today import press


async def saved(journal: Journal, path: Path) -> str:
    """Tick the calendar alone, save, and give what is said."""
    async with app_over(journal).run_test(size=(80, 60)) as pilot:
        screen = ShareScreen(journal, Clock(), FileExporters())
        await pilot.app.push_screen(screen)
        await pilot.pause()
        for form in FileExporters.formats:
            screen.query_one(f"#{form.name}", Checkbox).value = form.name == "ics"
        screen.query_one("#path").value = str(path)  # type: ignore[attr-defined]
        await press(pilot, "ctrl+s")
        await pilot.pause()
        return str(screen.query_one("#written", Static).render())


async def test_it_rings_at_the_hour_in_the_settings(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path / "diary")
    journal.choices.keep(Settings(reminder_hour="20:15"))
    path = tmp_path / "mine.ics"
    assert "mine.ics" in await saved(journal, path)
    starts = [one for one in path.read_text().splitlines() if one.startswith("DTSTART")]
    assert starts[0] == "DTSTART:20261123T201500"


async def test_where_nothing_is_ahead_it_says_so_and_makes_no_file(tmp_path: Path) -> None:
    said = await saved(journal_at(tmp_path / "none"), tmp_path / "mine.ics")
    assert said == "Not saved. There is nothing to remind you of: no area is followed now."
    assert not (tmp_path / "mine.ics").exists()
