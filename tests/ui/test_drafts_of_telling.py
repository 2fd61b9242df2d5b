"""What is typed of telling the clinic outlasts an app that ends, and a key pressed by accident."""

import asyncio
from datetime import date, time
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from diary.core.records import ToldClinic
from diary.ui.app import DiaryApp
from diary.ui.drafts import TellDraft
from diary.ui.screens.flags import FlagsScreen
from diary.ui.screens.lock import LockScreen
from diary.ui.screens.tell import TellScreen
from diary.ui.screens.today import TodayScreen
from diary.wording import screens as words
from tests.ui.locked import locked_journal
from tests.ui.stage import TODAY, Clock, app_over, flagged, journal_at
from tests.ui.test_drafts import ended, kept, left, left_behind, offered
from tests.ui.test_flags import SORE, told
from tests.ui.test_lock import give
from tests.ui.test_today import SIZE, press, toasts

YESTERDAY = date(2026, 11, 21)
TOMORROW = date(2026, 11, 23)


def fields(app: DiaryApp) -> tuple[str, str]:
    """What stands for the day, and in the note."""
    assert isinstance(app.screen, TellScreen)
    day, note = app.screen.query(Input)
    return day.value, note.value


def about(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query(Static).first().render())


def the_flag(home: Path) -> str:
    return journal_at(home).summary(TODAY).cards[0].flags[0].id


async def test_what_is_typed_of_telling_comes_back_and_can_be_saved(tmp_path: Path) -> None:
    app = app_over(flagged(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "i y e s t e r d a y tab s o m e space c r e a m")
        await ended(pilot)
    assert told(tmp_path) == []
    [[draft]] = left(tmp_path)
    assert isinstance(draft, TellDraft)
    assert (draft.day, draft.typed_on, draft.note) == ("yesterday", TODAY, "some cream")
    again = app_over(journal_at(tmp_path))
    async with again.run_test(size=SIZE) as pilot:
        assert (
            await offered(pilot) == "You were typing what you told your clinic. It was not saved."
        )
        await press(pilot, "enter")
        assert SORE in about(pilot)
        assert fields(again) == ("yesterday", "some cream")
        assert "Sat 21 Nov" in str(again.screen.query_one("#echo", Static).render())
        assert kept(tmp_path) == [(draft,)]
        await press(pilot, "ctrl+s")
        assert isinstance(again.screen, TodayScreen)
        assert "Noted: you told them on Sat 21 Nov. Undo: u" in toasts(again)
        await pilot.pause(1)
        assert kept(tmp_path) == []
    assert told(tmp_path) == [ToldClinic(draft.flags[0], YESTERDAY, "some cream")]


async def test_what_is_typed_is_kept_within_a_second_and_dropped_with_the_save(
    tmp_path: Path,
) -> None:
    app = app_over(flagged(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w i tab o k")
        await pilot.pause(1)
        [[draft]] = kept(tmp_path)
        assert isinstance(draft, TellDraft)
        assert draft.note == "ok"
        await press(pilot, "enter")
        assert isinstance(app.screen, FlagsScreen)
        await pilot.pause(1)
        assert kept(tmp_path) == []


async def test_a_key_that_had_to_wait_long_is_kept_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_over(flagged(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "i tab o")
        with monkeypatch.context() as slow:
            slow.setattr(app, "_is_settled", lambda: False)
            app.simulate_key("k")
            await asyncio.sleep(1)
        await app._take_next()
        await pilot.pause(1)
        assert fields(app) == ("today", "ok")
        [[draft]] = kept(tmp_path)
        assert isinstance(draft, TellDraft)
        assert draft.note == "ok"


async def test_the_form_as_it_opens_is_no_draft_and_one_escape_leaves_it(tmp_path: Path) -> None:
    app = app_over(flagged(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "i tab")
        await pilot.pause(1)
        assert kept(tmp_path) == []
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        assert toasts(app) == []


async def test_escape_by_accident_loses_nothing_and_a_second_one_is_on_purpose(
    tmp_path: Path,
) -> None:
    app = app_over(flagged(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "i tab o h escape")
        assert fields(app) == ("today", "oh")
        assert toasts(app) == [words.UNSAVED]
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        await pilot.pause(1)
    assert told(tmp_path) == []
    assert left(tmp_path) == []


async def test_leaving_the_app_takes_two_presses_too(tmp_path: Path) -> None:
    app = app_over(flagged(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "i tab o h ctrl+q")
        assert app.is_running
        assert fields(app) == ("today", "oh")
        await press(pilot, "ctrl+q")
    assert left(tmp_path) == []


async def test_words_for_a_day_keep_the_day_that_they_meant(tmp_path: Path) -> None:
    flagged(tmp_path)
    flag = the_flag(tmp_path)
    left_behind(tmp_path, TellDraft((flag,), SORE, "today", TODAY, "they will call"))
    app = app_over(journal_at(tmp_path), Clock(TOMORROW, time(20, 0)))
    async with app.run_test(size=SIZE) as pilot:
        await offered(pilot)
        await press(pilot, "enter")
        assert fields(app) == ("2026-11-22", "they will call")
        await press(pilot, "tab enter")
    assert told(tmp_path) == [ToldClinic(flag, TODAY, "they will call")]


async def test_a_day_that_was_half_typed_comes_back_as_it_was(tmp_path: Path) -> None:
    flagged(tmp_path)
    left_behind(tmp_path, TellDraft((the_flag(tmp_path),), SORE, "yest", TODAY, ""))
    app = app_over(journal_at(tmp_path), Clock(TOMORROW, time(20, 0)))
    async with app.run_test(size=SIZE) as pilot:
        await offered(pilot)
        await press(pilot, "enter")
        assert fields(app) == ("yest", "")


async def test_what_was_told_after_all_is_not_offered(tmp_path: Path) -> None:
    journal = flagged(tmp_path)
    flag = the_flag(tmp_path)
    left_behind(tmp_path, TellDraft((flag,), SORE, "yesterday", TODAY, "fine "))
    journal.tell([flag], YESTERDAY, "fine", Clock()())
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.2)
        assert isinstance(app.screen, TodayScreen)
    assert left(tmp_path) == []


async def test_of_a_day_to_come_nothing_is_offered(tmp_path: Path) -> None:
    flagged(tmp_path)
    left_behind(tmp_path, TellDraft((the_flag(tmp_path),), SORE, "today", TOMORROW, "fine"))
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.2)
        assert isinstance(app.screen, TodayScreen)
    assert len(left(tmp_path)) == 1


async def test_what_is_typed_lies_under_the_lock_and_is_there_again(tmp_path: Path) -> None:
    flagged(tmp_path)
    journal = locked_journal(tmp_path)
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot)
        await press(pilot, "i tab o k ctrl+l")
        assert isinstance(app.screen, LockScreen)
        [[draft]] = kept(tmp_path)
        assert isinstance(draft, TellDraft)
        assert draft.note == "ok"
        await give(pilot)
        assert fields(app) == ("today", "ok")
        await press(pilot, "enter")
        assert [one.value.note for one in journal.records().told] == ["ok"]
