"""The settings: by the keyboard alone, by the mouse alone, and nothing typed is ever lost."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from diary.core.profile import Profile
from diary.core.settings import Questions, Settings
from diary.storage import files
from diary.ui.app import DiaryApp
from diary.ui.screens.settings import SettingsScreen
from diary.ui.widgets.choice import Choice
from diary.ui.widgets.field import Field
from diary.wording import screens
from diary.wording import settings as words
from tests.ui.contrast import TEXT, faults
from tests.ui.stage import TODAY, Clock, app_over, journal_at, two_sessions

THEMES = ["diary-dark", "diary-light", "diary-contrast"]


@asynccontextmanager
async def opened(
    home: Path, size: tuple[int, int] = (80, 24), settings: Settings | None = None
) -> AsyncIterator[Pilot[None]]:
    app = DiaryApp(two_sessions(home), Clock(), settings)
    async with app.run_test(size=size) as pilot:
        app.push_screen(SettingsScreen(app._journal, app._clock))
        await pilot.pause()
        yield pilot


def kept(home: Path) -> tuple[Profile | None, Settings]:
    """What another program reads."""
    journal = journal_at(home)
    return journal.summary(TODAY).profile, journal.choices.settings()


def toasts(pilot: Pilot[None]) -> list[str]:
    return [one.message for one in pilot.app._notifications]


def said(pilot: Pilot[None], id_: str) -> str:
    echo = pilot.app.screen.query_one(id_, Static)
    return str(echo.content) if echo.display else ""


async def typing(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*("space" if one == " " else one for one in text))


async def test_everything_is_set_by_the_keyboard_alone(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        for text in ("Ana", "19 March 1960", "A12", "Sol", "112"):
            await typing(pilot, text)
            await pilot.press("tab")
        assert said(pilot, "#born-echo") == "Sat 19 Mar 1960"
        await pilot.press("right", "tab", "right", "enter")
        assert toasts(pilot)[-1] == words.SAVED
    profile, settings = kept(tmp_path)
    assert profile == Profile(TODAY, "Ana", date(1960, 3, 19), "A12", "Sol", "112")
    assert settings == Settings(theme="diary-light", questions=Questions.ONE)


async def test_the_rest_is_set_by_the_keyboard_too(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        await pilot.press(*("down",) * 7, *"9:05", "enter")
        await pilot.press("1", "5", "enter", "space", "down", "space", "ctrl+s")
        await pilot.pause()
        assert pilot.app.animation_level == "full"
    assert kept(tmp_path) == (
        None,
        Settings(15, vim_keys=True, reminder_hour="09:05", animations=True),
    )


async def test_everything_is_chosen_by_the_mouse_alone(tmp_path: Path) -> None:
    async with opened(tmp_path, (80, 40)) as pilot:
        await pilot.click("#theme", offset=(16, 0))
        assert pilot.app.theme == "diary-contrast"
        await pilot.click("#questions", offset=(30, 0))
        await pilot.click("#vim")
        await pilot.click("#animations")
        await pilot.click("#name")
        assert pilot.app.focused is pilot.app.screen.query_one("#name")
        await pilot.click("KeyBar", offset=(14, 0))
        await pilot.pause()
        assert not isinstance(pilot.app.screen, SettingsScreen)
    assert kept(tmp_path) == (None, Settings(5, "diary-contrast", Questions.ALL, True, "", True))


async def test_what_is_saved_is_shown_and_saving_again_changes_nothing(tmp_path: Path) -> None:
    ana = Profile(TODAY, "Ana", date(1960, 3, 19), clinic="Sol")
    journal = two_sessions(tmp_path)
    journal.keep_profile(ana, Clock()())
    journal.choices.keep(Settings(10, "nord", Questions.ONE))
    app = app_over(journal)
    async with app.run_test(size=(80, 30)) as pilot:
        assert app.theme == "nord"
        app.push_screen(SettingsScreen(journal, app._clock))
        await pilot.pause()
        assert app.screen.query_one("#born", Field).value == "19 Mar 1960"
        assert app.screen.query_one("#theme", Choice).value == "nord"
        await pilot.press("ctrl+s")
        assert toasts(pilot) == [screens.NOTHING_CHANGED]
    assert kept(tmp_path) == (ana, Settings(10, "nord", Questions.ONE))
    assert len(journal.history()) == len(journal_at(tmp_path).history())


@pytest.mark.parametrize(
    ("field", "text", "fault"),
    [
        ("born", "19/3/60", "could not be understood"),
        ("born", "1860-01-01", "between 1900 and today"),
        ("born", "2027-01-01", "still to come"),
        ("hour", "late", "not a time of day"),
        ("minutes", "", "0 to 1440"),
        ("minutes", "99999", "0 to 1440"),
    ],
)
async def test_what_cannot_be_taken_is_said_beside_it_and_nothing_is_saved(
    tmp_path: Path, field: str, text: str, fault: str
) -> None:
    async with opened(tmp_path) as pilot:
        await typing(pilot, "Ana")
        pilot.app.screen.query_one(f"#{field}", Field).value = text
        await pilot.pause()
        await pilot.press("ctrl+s")
        assert fault in said(pilot, f"#{field}-echo")
        assert pilot.app.focused is pilot.app.screen.query_one(f"#{field}")
        assert pilot.app.screen.query_one("#name", Field).value == "Ana"
    assert kept(tmp_path) == (None, Settings())


async def test_leaving_what_is_not_saved_takes_two_presses_and_gives_the_theme_back(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as pilot:
        await pilot.press(*("down",) * 5, "right")
        assert pilot.app.theme == "diary-light"
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, SettingsScreen)
        assert toasts(pilot) == [screens.UNSAVED]
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, SettingsScreen)
        assert pilot.app.theme == "diary-dark"
    assert kept(tmp_path) == (None, Settings())


async def test_a_disk_that_refuses_leaves_the_form_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no space")

    async with opened(tmp_path) as pilot:
        await typing(pilot, "Ana")
        await pilot.press(*("down",) * 5, "right")
        monkeypatch.setattr(files, "replace", refuse)
        await pilot.press("ctrl+s")
        assert isinstance(pilot.app.screen, SettingsScreen)
        assert toasts(pilot)[-1].startswith("Not saved.")
        assert kept(tmp_path)[1] == Settings()
        monkeypatch.undo()
        await pilot.press("ctrl+s")
        assert toasts(pilot)[-1] == words.SAVED
    assert kept(tmp_path) == (Profile(TODAY, "Ana"), Settings(theme="diary-light"))


async def test_another_window_s_save_shows_unless_something_is_typed(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, SettingsScreen)
        journal_at(tmp_path).keep_profile(Profile(TODAY, "Eva"), Clock()())
        screen.catch_up()
        assert screen.query_one("#name", Field).value == "Eva"
        await typing(pilot, "x")
        journal_at(tmp_path).keep_profile(Profile(TODAY, "Ana"), Clock()())
        screen.catch_up()
        assert screen.query_one("#name", Field).value == "Evax"


async def test_a_small_window_loses_nothing_that_was_typed(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        await typing(pilot, "Ana")
        for size in ((60, 20), (40, 12), (20, 6), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert pilot.app.screen.query_one("#name", Field).value == "Ana"


@pytest.mark.parametrize("theme", THEMES)
async def test_the_settings_can_be_read(tmp_path: Path, theme: str) -> None:
    least = 7.0 if theme == "diary-contrast" else TEXT
    async with opened(tmp_path, (80, 24), Settings(theme=theme)) as pilot:
        assert faults(pilot.app, least) == []
        await pilot.press(*("down",) * 6)
        assert faults(pilot.app, least) == []


async def test_a_theme_that_is_not_there_is_said(tmp_path: Path) -> None:
    app = DiaryApp(two_sessions(tmp_path), Clock(), Settings(theme="plaid"))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.theme == "diary-dark"
        assert toasts(pilot) == [words.setting_not_read("theme")]


async def test_the_history_opens_them_where_the_details_are_in_hand(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    journal.keep_profile(Profile(TODAY, "Ana"), Clock()())
    app = app_over(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h", "enter")
        await pilot.pause()
        assert isinstance(app.screen, SettingsScreen)
        assert app.screen.query_one("#name", Field).value == "Ana"
