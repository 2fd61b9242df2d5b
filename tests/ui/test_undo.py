"""Taking back at a key: what was saved just now at once, what is older once that was asked."""

from datetime import date
from pathlib import Path

import pytest

from diary.core.scales import BRUISING
from diary.ui.app import DiaryApp
from diary.ui.screens.ask_sure import AskSureScreen
from diary.ui.screens.flags import FlagsScreen
from diary.ui.screens.today import TodayScreen
from diary.ui.widgets.field import Field
from diary.ui.widgets.flag_story import FlagStory
from diary.wording.screens import SAVE_OR_PUT_BACK
from tests.ui.stage import (
    BELLY,
    TODAY,
    app_over,
    check_ins,
    flagged,
    journal_at,
    log,
    two_sessions,
)
from tests.ui.test_today import SIZE, press, rows_of, toasts

YESTERDAY = date(2026, 11, 21)


def opened_anew(home: Path) -> DiaryApp:
    """The app over a diary that was filled before it was opened."""
    two_sessions(home)
    return app_over(journal_at(home))


def counting(home: Path) -> list[tuple[str, date]]:
    """What counts, as another program reads it."""
    return [(one.value.RECORD, one.value.day) for one in journal_at(home).records().entries]


async def test_only_what_was_saved_since_the_start_is_taken_back_without_a_question(
    tmp_path: Path,
) -> None:
    app = opened_anew(tmp_path)
    before = counting(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s enter enter u")
        assert isinstance(app.screen, TodayScreen)
        assert counting(tmp_path) == before
        await press(pilot, "u")
        assert isinstance(app.screen, AskSureScreen)
        assert "Take back the check-in for Sat 21 Nov 2026?" in str(
            app.screen.query("Static").first().render()
        )
        await press(pilot, "u u enter")
        assert isinstance(app.screen, TodayScreen)
        assert counting(tmp_path) == before
        await press(pilot, "u down enter")
    assert len(counting(tmp_path)) == len(before) - 1
    assert check_ins(tmp_path, YESTERDAY) == []


async def test_what_was_taken_back_is_brought_back_at_a_key_as_on_time_as_it_was(
    tmp_path: Path,
) -> None:
    app = opened_anew(tmp_path)
    before = counting(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "u down enter")
        assert toasts(app) == [
            "Taken back: the check-in for Sat 21 Nov 2026. It was saved on Sat 21 Nov 2026 at"
            " 21:00. It stays in the history. Bring it back: y"
        ]
        await press(pilot, "y")
        assert toasts(app) == ["Brought back: the check-in for Sat 21 Nov 2026. Undo: u"]
        await press(pilot, "y")
    assert counting(tmp_path) == before
    summary = journal_at(tmp_path).summary(TODAY)
    assert summary.completion_since_last_session.late == 0


async def test_undos_are_brought_back_the_last_one_first_and_shown_at_once(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "2 enter enter 3 enter 1 u u")
        assert check_ins(tmp_path) == []
        assert rows_of(app).ratings == {}
        await press(pilot, "y")
        assert rows_of(app).ratings == {(BELLY, BRUISING): 2}
        await press(pilot, "y")
        assert rows_of(app).ratings == {(BELLY, BRUISING): 3}
    assert len(check_ins(tmp_path)) == 1


async def test_nothing_is_brought_back_once_something_else_was_saved(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "2 enter enter u 3 enter enter y")
        assert "There is nothing to bring back any more." in toasts(app)
    assert len(check_ins(tmp_path)) == 1


async def test_what_is_typed_is_never_brought_back_over(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "2 enter enter u 3 y")
        assert rows_of(app).ratings == {(BELLY, BRUISING): 3}
        assert "what you typed" in toasts(app)[-1]
    assert check_ins(tmp_path) == []


async def test_where_another_window_saved_meanwhile_it_is_asked_about_that(tmp_path: Path) -> None:
    app = opened_anew(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "u")
        log(journal_at(tmp_path), TODAY, (BELLY, 3, 1))
        await press(pilot, "down enter")
        assert isinstance(app.screen, AskSureScreen)
        assert "Sun 22 Nov" in str(app.screen.query("Static").first().render())
    assert len(check_ins(tmp_path)) == len(check_ins(tmp_path, YESTERDAY)) == 1


async def test_without_anything_taken_back_there_is_nothing_to_choose(tmp_path: Path) -> None:
    app = opened_anew(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        assert not app.check_action("bring_back", ())
        await press(pilot, "u down enter")
        assert app.check_action("bring_back", ())


@pytest.mark.filterwarnings("error::RuntimeWarning")
async def test_what_is_taken_back_over_the_flags_is_seen_there_at_once(tmp_path: Path) -> None:
    app = app_over(flagged(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "w i enter")
        assert "you told them" in str(app.screen.query(FlagStory).first().border_title)
        await press(pilot, "u")
        assert isinstance(app.screen, FlagsScreen)
        assert "you told them" not in str(app.screen.query(FlagStory).first().border_title)
        await press(pilot, "y")
        assert "you told them" in str(app.screen.query(FlagStory).first().border_title)


# What is typed and not saved.


async def test_what_was_saved_is_put_back_once_that_was_asked(tmp_path: Path) -> None:
    app = app_over(flagged(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        saved = rows_of(app).ratings
        await press(pilot, "4 tab w a r m ctrl+z")
        assert isinstance(app.screen, AskSureScreen)
        await press(pilot, "enter")
        assert app.screen.query_one(Field).value == "warm"
        await press(pilot, "ctrl+z down enter")
        assert rows_of(app).ratings == saved
        assert app.screen.query_one(Field).value == ""
        await press(pilot, "u")
    assert check_ins(tmp_path) == []


async def test_a_form_of_a_day_without_a_check_in_is_emptied(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "n u")
        assert toasts(app)[-1] == SAVE_OR_PUT_BACK
        await press(pilot, "ctrl+z down enter")
        assert rows_of(app).ratings == {}
        await press(pilot, "ctrl+z")
        assert toasts(app)[-1] == "Nothing is typed here that is not saved."
        assert isinstance(app.screen, TodayScreen)
