"""What is typed in the settings, and of why something is changed, outlasts an app that ends."""

import os
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from diary.core.profile import Profile
from diary.core.settings import Questions, Settings
from diary.ui.app import DiaryApp
from diary.ui.drafts import CheckInDraft, SettingsDraft, WithdrawalDraft
from diary.ui.screens.ask_why import AskWhyScreen
from diary.ui.screens.day import DayScreen
from diary.ui.screens.session import SessionScreen
from diary.ui.screens.settings import SettingsScreen
from diary.ui.screens.today import TodayScreen
from diary.ui.session_draft import SessionDraft
from diary.ui.widgets.choice import Choice
from diary.ui.widgets.field import Field
from diary.ui.widgets.settings_form import Form, SettingsForm
from diary.wording import screens as words
from tests.ui.stage import THIGH, TODAY, Clock, app_over, check_ins, journal_at, log, two_sessions
from tests.ui.test_drafts import ended, kept, left, left_behind, offered
from tests.ui.test_history import reasons
from tests.ui.test_today import SIZE, press, toasts


def value(app: DiaryApp, id_: str) -> str:
    found = app.screen.query_one(f"#{id_}")
    assert isinstance(found, Field | Choice)
    return found.value


def why(pilot: Pilot[None]) -> str:
    assert isinstance(pilot.app.screen, AskWhyScreen)
    return pilot.app.screen.query_one(Field).value


def saved(home: Path) -> tuple[Profile | None, Settings]:
    journal = journal_at(home)
    return journal.summary(TODAY).profile, journal.choices.settings()


# The settings.


async def test_settings_half_filled_in_come_back_as_they_were_and_can_be_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "comma A n a tab 1 9 space M a r c h space 1 9 6 0")
        await press(pilot, "tab tab tab tab right tab right")
        await ended(pilot)
    [[draft]] = left(tmp_path)
    assert draft == SettingsDraft(
        {"name": "Ana", "born": "19 March 1960", "theme": "diary-light", "questions": "one"}
    )
    assert saved(tmp_path) == (None, Settings())
    again = app_over(journal_at(tmp_path))
    async with again.run_test(size=SIZE) as pilot:
        assert await offered(pilot) == (
            "You were typing a change of your settings. It was not saved."
        )
        await press(pilot, "enter")
        assert isinstance(again.screen, SettingsScreen)
        assert again.screen.is_changed
        assert (value(again, "name"), value(again, "born")) == ("Ana", "19 March 1960")
        assert again.theme == "diary-light"
        await pilot.pause()
        assert kept(tmp_path) == [(draft,)]
        monkeypatch.setattr("diary.ui.app._UNTIL_KEPT", 60)
        await pilot.pause(1)
        await press(pilot, "ctrl+s")
        assert isinstance(again.screen, TodayScreen)
        assert left(tmp_path) == kept(tmp_path) == []
    assert saved(tmp_path) == (
        Profile(TODAY, "Ana", date(1960, 3, 19)),
        Settings(theme="diary-light", questions=Questions.ONE),
    )


async def test_what_another_window_set_meanwhile_stays(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    left_behind(tmp_path, SettingsDraft({"clinic": "Sol", "vim": True}))
    journal.keep_profile(Profile(TODAY, "Eva", clinic="Luna"), Clock()())
    journal.choices.keep(Settings(10))
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await offered(pilot)
        await press(pilot, "enter")
        assert (value(app, "name"), value(app, "clinic")) == ("Eva", "Sol")
        await press(pilot, "ctrl+s")
    assert saved(tmp_path) == (Profile(TODAY, "Eva", clinic="Sol"), Settings(10, vim_keys=True))


async def test_settings_that_were_saved_after_all_are_not_offered(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    left_behind(tmp_path, SettingsDraft({"name": "Ana", "minutes": "10"}))
    journal.keep_profile(Profile(TODAY, "Ana"), Clock()())
    journal.choices.keep(Settings(10))
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.2)
        assert isinstance(app.screen, TodayScreen)
    assert left(tmp_path) == []


async def test_what_no_setting_can_be_is_passed_over(tmp_path: Path) -> None:
    two_sessions(tmp_path)
    strange: dict[str, str | bool] = {
        "theme": "plaid",
        "vim": "yes",
        "name": True,
        "questions": "x",
        "colour": "y",
    }
    left_behind(tmp_path, SettingsDraft({**strange, "emergency": "a\x1b]52;c;x\x07b" + 300 * "c"}))
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await offered(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, SettingsScreen)
        assert (value(app, "name"), app.theme) == ("", "diary-dark")
        assert value(app, "emergency") == "a]52;c;xb" + 71 * "c"


async def test_leaving_the_settings_on_purpose_drops_the_draft(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "comma A n a")
        await pilot.pause(1)
        assert len(kept(tmp_path)) == 1
        await press(pilot, "escape escape")
        await pilot.pause(1)
        assert kept(tmp_path) == []


# Why a check-in is corrected.


async def test_why_a_check_in_is_corrected_comes_back_with_it(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s enter enter 3 enter tab a space s l i p")
        await ended(pilot)
    [[draft]] = left(tmp_path)
    assert isinstance(draft, CheckInDraft)
    assert draft.why == "a slip"
    again = app_over(journal_at(tmp_path))
    async with again.run_test(size=SIZE) as pilot:
        assert "a check-in for Sunday 22 Nov. It was" in await offered(pilot)
        await press(pilot, "enter")
        assert isinstance(again.screen, TodayScreen)
        await press(pilot, "enter")
        assert why(pilot) == "a slip"
        await press(pilot, "tab enter")
        assert isinstance(again.screen, TodayScreen)
        assert not again.screen.is_changed
    assert reasons(tmp_path) == ["a slip"]
    assert left(tmp_path) == []


async def test_of_a_past_day_too(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    yesterday = date(2026, 11, 21)
    [entry] = journal.records().by_day[yesterday]
    draft = CheckInDraft(yesterday, entry.id, False, (), {}, {}, "better", "forgot")
    left_behind(tmp_path, draft)
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await offered(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, DayScreen)
        await press(pilot, "ctrl+s")
        assert why(pilot) == "forgot"
        await press(pilot, "2")
    assert reasons(tmp_path) == ["remembered: forgot"]


async def test_escape_keeps_what_was_typed_of_why_until_it_is_saved(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s enter enter 3 enter tab h m escape enter")
        assert why(pilot) == "hm"
        await press(pilot, "1")
        await press(pilot, "2 enter")
        assert why(pilot) == ""
        await press(pilot, "1")
    assert reasons(tmp_path) == ["mistake: hm", "mistake"]


async def test_a_save_that_fails_keeps_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = two_sessions(tmp_path)
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s enter enter 3 enter tab h m")

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(journal, "amend", full)
        await press(pilot, "enter")
        assert isinstance(app.screen, TodayScreen)
        monkeypatch.undo()
        await press(pilot, "enter")
        assert why(pilot) == "hm"


async def test_why_a_session_is_corrected_comes_back_with_it(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "v e tab 1 6 : 1 0 ctrl+s tab o h")
        await ended(pilot)
    [[draft]] = left(tmp_path)
    assert isinstance(draft, SessionDraft)
    assert (draft.at, draft.why) == ("16:10", "oh")
    again = app_over(journal_at(tmp_path))
    async with again.run_test(size=SIZE) as pilot:
        await offered(pilot)
        await press(pilot, "enter")
        assert isinstance(again.screen, SessionScreen)
        await press(pilot, "ctrl+s")
        assert why(pilot) == "oh"
        await press(pilot, "tab enter")
    assert reasons(tmp_path) == ["oh"]
    assert left(tmp_path) == []


# Why something is withdrawn.


@pytest.mark.parametrize("keys", ["v x", "v enter x", "h x", "x"])
async def test_why_something_is_withdrawn_is_asked_again_with_what_was_typed(
    tmp_path: Path, keys: str
) -> None:
    journal = two_sessions(tmp_path)
    log(journal, TODAY, (THIGH, 1, 1))
    entries = len(journal.history())
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, keys)
        await press(pilot, "tab o h")
        await ended(pilot)
    [[draft]] = left(tmp_path)
    assert isinstance(draft, WithdrawalDraft)
    assert draft.why == "oh"
    again = app_over(journal_at(tmp_path))
    async with again.run_test(size=SIZE) as pilot:
        assert (
            await offered(pilot) == "You were typing why you withdraw an entry. It was not saved."
        )
        await press(pilot, "enter")
        assert why(pilot) == "oh"
        asked = str(again.screen.query(Static).first().render())
        assert asked.startswith("To be withdrawn: ")
        assert len(journal_at(tmp_path).history()) == entries
        await press(pilot, "tab enter")
        assert isinstance(again.screen, TodayScreen)
    last = journal_at(tmp_path).history()[-1]
    assert (last.id, last.withdrawn, last.reason) == (draft.entry, True, "oh")
    assert left(tmp_path) == []


async def test_todays_form_shows_at_once_that_its_check_in_was_withdrawn(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    log(journal, TODAY, (THIGH, 1, 1))
    [entry] = journal.records().by_day[TODAY]
    left_behind(tmp_path, WithdrawalDraft(entry.id, "oh"))
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await offered(pilot)
        await press(pilot, "enter")
        await press(pilot, "1")
        assert app.today.form.entry is None
        assert "stays in the history" in toasts(app)[-1]
    assert check_ins(tmp_path) == []


async def test_what_was_withdrawn_after_all_or_never_was_is_not_offered(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    session = journal.records().sessions[0]
    left_behind(tmp_path, WithdrawalDraft(session.id, "oh"))
    left_behind(tmp_path, WithdrawalDraft("", "oh"))
    left_behind(tmp_path, WithdrawalDraft("nobody", "oh"))
    journal.withdraw(session.id, Clock()(), "mistake")
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.2)
        assert isinstance(app.screen, TodayScreen)
    assert left(tmp_path) == []


async def test_leaving_with_a_reason_typed_takes_two_presses(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "v x tab o h ctrl+q")
        assert toasts(app) == [words.UNSAVED]
        assert app.is_running
        await press(pilot, "ctrl+q")
    assert left(tmp_path) == []


async def test_why_something_is_withdrawn_outlasts_an_escape_by_accident(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "v x escape")
        assert not isinstance(app.screen, AskWhyScreen)
        await press(pilot, "x tab o h escape")
        assert why(pilot) == "oh"
        assert toasts(app) == [words.UNSAVED]
        await press(pilot, "escape")
        assert not isinstance(app.screen, AskWhyScreen)
    assert left(tmp_path) == []


@pytest.mark.parametrize("keys", ["v x", "v enter x", "h x", "x"])
async def test_why_something_is_withdrawn_outlasts_a_disk_that_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: str
) -> None:
    journal = two_sessions(tmp_path)
    log(journal, TODAY, (THIGH, 1, 1))
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, keys)
        await press(pilot, "tab o h")
        with monkeypatch.context() as full:
            full.setattr(os, "write", lambda descriptor, content: 0)
            await press(pilot, "enter")
            assert why(pilot) == "oh"
            await press(pilot, "tab enter")
            assert why(pilot) == "oh"
        assert [one for one in toasts(app) if one.startswith("Not saved. The disk is full")]
        await press(pilot, "1")
        assert not isinstance(app.screen, AskWhyScreen)
        await pilot.pause(1)
        assert kept(tmp_path) == []
    assert journal_at(tmp_path).history()[-1].reason == "mistake: oh"


async def test_without_words_of_ones_own_a_full_disk_asks_nothing_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "v x")
        with monkeypatch.context() as full:
            full.setattr(os, "write", lambda descriptor, content: 0)
            await press(pilot, "1")
        assert not isinstance(app.screen, AskWhyScreen)


async def test_settings_that_are_still_being_laid_out_leave_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second half is there, but what is saved does not stand in it yet."""
    app = app_over(two_sessions(tmp_path))
    seen: list[object] = []

    def fill(form: SettingsForm, values: Form) -> None:
        if form.is_mounted:
            seen.append(cast(SettingsScreen, form.screen).to_drafts())
        filled(form, values)

    filled = SettingsForm._fill
    monkeypatch.setattr(SettingsForm, "_fill", fill)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "comma")
        await pilot.pause(0.1)
        assert isinstance(app.screen, SettingsScreen)
    assert seen
    assert not any(seen)
