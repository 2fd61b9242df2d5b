"""The lock of an encrypted diary: nothing shows and nothing acts until the passphrase is given."""

import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.command import CommandPalette
from textual.events import MouseMove
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, Static

from diary.core.errors import DamagedError
from diary.core.scales import BRUISING
from diary.core.settings import Settings
from diary.ui.app import DiaryApp
from diary.ui.screens.help import HelpScreen
from diary.ui.screens.lock import LockScreen
from diary.ui.screens.session import SessionScreen
from diary.ui.screens.timeline import TimelineScreen
from diary.ui.screens.today import TodayScreen
from diary.wording import safety as words
from diary.wording.settings import setting_not_read
from tests.ui.locked import PASSPHRASE, PassphraseStore, locked_journal
from tests.ui.stage import (
    BELLY,
    TODAY,
    Clock,
    app_over,
    check_ins,
    journal_at,
    log,
    two_sessions,
)
from tests.ui.test_drafts import a_draft, kept, left, left_behind, offered
from tests.ui.test_today import SIZE, press, rows_of, toasts

NOTE = "hedgehog"
BELOW = "t d a h u w s n x ctrl+s ctrl+p ctrl+l question_mark f1 escape q e"


def moved() -> MouseMove:
    """The mouse, as the terminal reports it to the app."""
    return MouseMove(None, 3, 3, 1, 0, 0, False, False, False)


def store_of(app: DiaryApp) -> PassphraseStore:
    store = app._journal._store
    assert isinstance(store, PassphraseStore)
    return store


@pytest.fixture
def app(tmp_path: Path) -> DiaryApp:
    two_sessions(tmp_path)
    return app_over(locked_journal(tmp_path))


def commands(app: DiaryApp) -> list[str]:
    screen: Screen[Any] = app.screen
    return [one.title for one in app.get_system_commands(screen)]


async def give(pilot: Pilot[None], passphrase: str = PASSPHRASE) -> None:
    pilot.app.screen.query_one(Input).value = passphrase
    await press(pilot, "enter")
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def echo(app: DiaryApp) -> str:
    return str(app.screen.query_one("#echo", Static).render())


async def test_a_locked_diary_asks_for_its_passphrase_and_reads_nothing(app: DiaryApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(1.2)
        assert isinstance(app.screen, LockScreen)
        assert store_of(app).reads == 0
        assert not any(isinstance(one, TodayScreen) for one in app.screen_stack)
        assert "diary-dark" in app.theme


async def test_the_passphrase_opens_today(app: DiaryApp, tmp_path: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot)
        assert isinstance(app.screen, TodayScreen)
        await press(pilot, "s enter enter")
    assert len(check_ins(tmp_path)) == 1


async def test_a_wrong_passphrase_says_so_and_clears_the_field(app: DiaryApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, "wrong")
        assert isinstance(app.screen, LockScreen)
        assert "does not open this diary" in echo(app)
        field = app.screen.query_one(Input)
        assert (field.value, field.has_focus) == ("", True)
        await give(pilot)
        assert isinstance(app.screen, TodayScreen)


async def test_the_screen_says_that_it_opens_and_takes_no_second_try(app: DiaryApp) -> None:
    store_of(app).delay = 0.5
    async with app.run_test(size=SIZE) as pilot:
        app.screen.query_one(Input).value = PASSPHRASE
        await press(pilot, "enter")
        await pilot.pause(0.1)
        assert echo(app) == words.OPENING
        await press(pilot, "enter x")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)
        assert store_of(app).is_locked is False


async def test_an_empty_passphrase_is_not_tried(app: DiaryApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        assert echo(app) == ""


async def test_a_diary_that_cannot_be_read_says_why_and_stays_locked(
    app: DiaryApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(self: PassphraseStore, since: object = None) -> None:
        raise DamagedError("diary.jsonl.age", "line 3")

    async with app.run_test(size=SIZE) as pilot:
        with monkeypatch.context() as patch:
            patch.setattr(PassphraseStore, "revisions", damaged)
            await give(pilot)
        assert isinstance(app.screen, LockScreen)
        assert "is damaged (line 3)" in echo(app)
        assert store_of(app).is_locked
        await give(pilot)
        assert isinstance(app.screen, TodayScreen)


async def test_locking_covers_the_screen_and_comes_back_with_what_was_typed(
    app: DiaryApp, tmp_path: Path
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot)
        await press(pilot, "a tab tab space")
        await press(pilot, "ctrl+l")
        assert isinstance(app.screen, LockScreen)
        assert store_of(app).is_locked
        assert len(kept(tmp_path)) == 1
        await give(pilot)
        assert isinstance(app.screen, SessionScreen)
        await press(pilot, "ctrl+s")
    assert len(journal_at(tmp_path).records().sessions) == 3
    assert left(tmp_path) == []


async def test_from_a_lock_nothing_below_can_be_reached(app: DiaryApp, tmp_path: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot)
        await press(pilot, "2 ctrl+l")
        app.screen.query_one(Input).blur()
        for key in BELOW.split():
            await press(pilot, key)
            assert isinstance(app.screen, LockScreen), key
        assert len(app.screen_stack) == 3
    assert check_ins(tmp_path) == []


async def test_while_it_is_locked_nothing_is_read(app: DiaryApp, tmp_path: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot)
        await press(pilot, "t ctrl+l")
        reads = store_of(app).reads
        log(journal_at(tmp_path), TODAY, (BELLY, 3, 9))
        await pilot.pause(1.3)
        assert store_of(app).reads == reads
        await give(pilot)
        assert isinstance(app.screen, TimelineScreen)
        await press(pilot, "escape")
        assert rows_of(app).ratings[BELLY, BRUISING] == 3


async def test_locking_closes_the_palette_and_what_was_said(app: DiaryApp) -> None:
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await give(pilot)
        await press(pilot, "s enter enter ctrl+p")
        assert isinstance(app.screen, CommandPalette)
        assert toasts(app)
        await press(pilot, "ctrl+l")
        assert isinstance(app.screen, LockScreen)
        assert not any(isinstance(one, CommandPalette) for one in app.screen_stack)
        assert toasts(app) == []


async def test_leaving_from_the_lock_keeps_what_was_typed(app: DiaryApp, tmp_path: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot)
        await press(pilot, "2 ctrl+l ctrl+q")
        assert app._exit
    assert len(kept(tmp_path)) == 1


async def test_a_draft_is_offered_after_unlocking(app: DiaryApp, tmp_path: Path) -> None:
    left_behind(tmp_path, a_draft())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.3)
        assert isinstance(app.screen, LockScreen)
        await give(pilot)
        assert "Sunday 22 Nov" in await offered(pilot)


async def test_keys_pressed_while_the_diary_is_read_open_nothing_over_the_lock(
    app: DiaryApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(self: PassphraseStore, since: object = None) -> object:
        time.sleep(0.4)
        return self._open().revisions()

    async with app.run_test(size=SIZE) as pilot:
        await give(pilot)
        await press(pilot, "ctrl+l")
        with monkeypatch.context() as patch:
            patch.setattr(PassphraseStore, "revisions", slowly)
            app.screen.query_one(Input).value = PASSPHRASE
            await press(pilot, "enter")
            await pilot.pause(0.2)
            assert not store_of(app).is_locked
            await press(pilot, "t h ctrl+l")
            assert isinstance(app.screen, LockScreen)
            await app.workers.wait_for_complete()
            await pilot.pause()
        assert isinstance(app.screen, TodayScreen)
        assert len(app.screen_stack) == 2


async def test_a_clock_set_back_does_not_put_the_lock_off(tmp_path: Path) -> None:
    two_sessions(tmp_path)
    clock = Clock()
    app = app_over(locked_journal(tmp_path), clock)
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot)
        clock.local -= timedelta(hours=3)
        app._tick()
        clock.local += timedelta(minutes=5)
        app._tick()
        await pilot.pause()
        assert isinstance(app.screen, LockScreen)


async def test_minutes_without_a_key_lock_it(tmp_path: Path) -> None:
    two_sessions(tmp_path)
    clock = Clock()
    app = app_over(locked_journal(tmp_path), clock)
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot)
        clock.local += timedelta(minutes=4, seconds=59)
        await pilot.pause(1.1)
        assert isinstance(app.screen, TodayScreen)
        app.post_message(moved())
        await pilot.pause()
        clock.local += timedelta(minutes=4, seconds=59)
        await pilot.pause(1.1)
        assert isinstance(app.screen, TodayScreen)
        clock.local += timedelta(seconds=1)
        await pilot.pause(1.1)
        assert isinstance(app.screen, LockScreen)
        clock.local += timedelta(minutes=30)
        await give(pilot)
        await pilot.pause(1.1)
        assert isinstance(app.screen, TodayScreen)


@pytest.mark.parametrize(("minutes", "locks"), [(0, False), (1, True)])
async def test_the_minutes_are_a_setting(tmp_path: Path, minutes: int, locks: bool) -> None:
    two_sessions(tmp_path)
    clock = Clock()
    app = DiaryApp(locked_journal(tmp_path), clock, Settings(minutes))
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot)
        clock.local += timedelta(minutes=1)
        await pilot.pause(1.1)
        assert isinstance(app.screen, LockScreen) is locks


async def test_settings_that_cannot_be_read_are_said(tmp_path: Path) -> None:
    two_sessions(tmp_path)
    settings = Settings.from_toml("lock_after_minutes = 'never'")
    app = DiaryApp(journal_at(tmp_path), Clock(), settings)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert toasts(app) == [setting_not_read("lock_after_minutes")]


async def test_a_diary_without_a_passphrase_never_locks(tmp_path: Path) -> None:
    clock = Clock()
    app = app_over(two_sessions(tmp_path), clock)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "ctrl+l")
        clock.local += timedelta(minutes=40)
        await pilot.pause(1.1)
        assert isinstance(app.screen, TodayScreen)
        titles = commands(app)
        assert "Lock" not in titles and "Screenshot" in titles
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HelpScreen)
        assert "Lock the diary" not in str(app.screen._keys())


async def test_the_help_and_the_palette_of_an_encrypted_diary_name_the_lock(app: DiaryApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot)
        titles = commands(app)
        assert "Lock" in titles and "Screenshot" not in titles
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HelpScreen)
        assert "Lock the diary" in str(app.screen._keys())


async def test_no_picture_is_taken_of_an_encrypted_diary(
    app: DiaryApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    monkeypatch.chdir(pictures)
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot)
        app.action_screenshot()
        assert app.deliver_screenshot(path=str(pictures)) is None
        assert app.save_screenshot(path=str(pictures)) == ""
        await pilot.pause(0.3)
        assert words.NO_SCREENSHOT in toasts(app)
    assert list(pictures.iterdir()) == []


async def test_the_passphrase_is_never_shown_nor_copied(app: DiaryApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        field = app.screen.query_one(Input)
        field.value = NOTE
        field.select_all()
        await press(pilot, "ctrl+c ctrl+x")
        assert app.clipboard == ""
        assert NOTE not in app.export_screenshot()


async def test_a_file_that_went_meanwhile_crashes_nothing(app: DiaryApp, tmp_path: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot)
        await press(pilot, "2 ctrl+l")
        (tmp_path / "diary.jsonl").unlink()
        await give(pilot)
        assert isinstance(app.screen, TodayScreen)
        assert app.screen.is_changed
        await pilot.pause(1.1)
        await press(pilot, "t escape h escape d escape ctrl+l")
        assert isinstance(app.screen, LockScreen)
