"""Pictures of the settings, each looked at before it was kept. `test_settings` tests the state."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from diary.core.profile import Profile
from diary.core.settings import Settings
from diary.ui.app import DiaryApp
from diary.ui.screens.settings import SettingsScreen
from tests.ui.stage import TODAY, Clock, two_sessions

Compare = Callable[..., bool]
ANA = Profile(TODAY, "Ana Ruiz", date(1960, 3, 19), "", "Clinica Sol, 555 0100", "112")


class NoPlace:
    """Choices whose files lie where every machine has the same words for it."""

    settings_path, keys_path = "~/diary/settings.toml", "~/diary/keys.toml"

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def settings(self) -> Settings:
        return self._settings

    def keys(self) -> str:
        return ""

    def keep(self, settings: Settings) -> None:
        self._settings = settings


def app_in(home: Path, settings: Settings) -> DiaryApp:
    journal = two_sessions(home)
    journal.keep_profile(ANA, Clock()())
    journal._store.choices = NoPlace(settings)  # type: ignore[misc]  # for the picture
    return DiaryApp(journal, Clock())


def on_settings(*pressed: str) -> Callable[[Pilot[None]], object]:
    async def run(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, DiaryApp)
        app.push_screen(SettingsScreen(app._journal, app._clock))
        await pilot.pause()
        await pilot.press(*pressed)
        await pilot.pause()

    return run


def test_settings(snap_compare: Compare, tmp_path: Path) -> None:
    app = app_in(tmp_path, Settings())
    assert snap_compare(app, terminal_size=(80, 24), run_before=on_settings("down"))


def test_settings_on_a_small_screen_without_colour(
    snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = app_in(tmp_path, Settings(vim_keys=True))
    pressed = on_settings(*("down",) * 9)
    assert snap_compare(app, terminal_size=(60, 20), run_before=pressed)


def test_settings_in_high_contrast(snap_compare: Compare, tmp_path: Path) -> None:
    app = app_in(tmp_path, Settings(theme="diary-contrast"))
    pressed = on_settings(*("down",) * 5)
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressed)
