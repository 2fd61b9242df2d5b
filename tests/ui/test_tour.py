"""The first start: from nothing to a saved session, and on to the first check-in."""

from datetime import date, time
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from diary.ui.app import DiaryApp
from diary.ui.screens.session import SessionScreen
from diary.ui.screens.today import TodayScreen
from diary.ui.screens.tour import TourScreen
from diary.ui.widgets.area_choice import AreaChoice
from diary.ui.widgets.two_sides import TwoSides
from diary.wording import screens as words
from tests.ui.stage import (
    TODAY,
    Clock,
    app_over,
    check_ins,
    journal_at,
    said,
    two_sessions,
)
from tests.ui.test_drafts import left_behind, offered
from tests.ui.test_today import SIZE, press, rows_of, toasts


def heading(app: DiaryApp) -> str:
    return app.screen.query_one("#heading", TwoSides).right


def echo(app: DiaryApp) -> str:
    return str(app.screen.query_one("#echo", Static).render())


async def test_an_empty_diary_is_led_to_its_first_session_in_three_steps(tmp_path: Path) -> None:
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        assert isinstance(app.screen, TourScreen)
        assert heading(app) == "Step 1 of 4 · What this is"
        text = " ".join(str(one.render()) for one in app.screen.query("#what > Static"))
        assert "Nobody reads it live" in text and "does not diagnose" in text
        await press(pilot, "enter")
        assert heading(app) == "Step 2 of 4 · When was your session?"
        await press(pilot, "enter")
        assert heading(app) == "Step 3 of 4 · Where were you treated?"
        await press(pilot, "space enter")
        assert isinstance(app.screen, TodayScreen)
        assert "Step 4 of 4" in app.screen.query_one("#prompt", TwoSides).left
    [session] = journal_at(tmp_path).records().sessions
    assert session.value.day == TODAY
    assert [area.name for area in session.value.areas] == ["lower-abdomen"]


async def test_from_the_first_start_to_a_saved_check_in_takes_at_most_forty_keys(
    tmp_path: Path,
) -> None:
    when = ["3", "space", *"days", "space", *"ago", "space", *"14:30"]
    keys = ["enter", *when, "enter", "space", "down", "space", "enter"]
    keys += ["2", "down", "4", "down", "1", "down", "3", "enter", "enter"]
    assert len(keys) <= 40
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, " ".join(keys))
        assert "Come back tomorrow evening" in " ".join(toasts(app))
        await press(pilot, "1 enter 1")  # a correction is no second first evening
    [session] = journal_at(tmp_path).records().sessions
    assert (session.value.day, session.value.at) == (date(2026, 11, 19), time(14, 30))
    assert len(session.value.areas) == 2
    [saved] = check_ins(tmp_path)
    assert len(said(saved)) == 4
    assert toasts(app)[-1].startswith("Corrected.")
    assert "tomorrow evening" not in toasts(app)[-1]


async def test_the_mouse_alone_walks_the_tour(tmp_path: Path) -> None:
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        for _ in range(2):
            bar = str(app.screen.query_one("KeyBar").render())
            await pilot.click("KeyBar", offset=(bar.index("Next") + 1, 0))
            await pilot.pause()
        body = app.screen.query_one(AreaChoice).shown
        await pilot.click(body, offset=(body.size.width // 2 - 9, 9))
        await pilot.pause()
        assert app.screen.query_one(AreaChoice).chosen
        bar = str(app.screen.query_one("KeyBar").render())
        await pilot.click("KeyBar", offset=(bar.index("Save") + 1, 0))
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)
    assert len(journal_at(tmp_path).records().sessions) == 1


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("2026-11-30", "still to come"),
        ("10", "could be a day of any month"),
        ("today 25:00", "not a time of day"),
        ("someday", "could not be understood"),
    ],
)
async def test_a_day_that_cannot_be_taken_says_why_and_stays(
    tmp_path: Path, typed: str, why: str
) -> None:
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        app.screen.query_one("#day", Input).value = typed
        await press(pilot, "enter")
        assert why in echo(app)
        assert heading(app).startswith("Step 2")


async def test_what_is_typed_is_echoed_and_can_be_gone_back_to(tmp_path: Path) -> None:
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        app.screen.query_one("#day", Input).value = "yesterday 9:05"
        await press(pilot, "enter escape")
        assert echo(app) == "Sat 21 Nov, yesterday, at 09:05"
        app.screen.query_one("#day", Input).value = "today 23:50"
        await press(pilot, "enter space enter")
        assert "23:50" in echo(app)
        assert heading(app).startswith("Step 2")
    assert not (tmp_path / "diary.jsonl").exists()


async def test_no_area_is_said_in_its_step(tmp_path: Path) -> None:
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter enter enter")
        assert "at least one area" in str(app.screen.query_one("#areas-echo").render())


async def test_the_tour_can_be_skipped_and_no_other_diary_has_it(tmp_path: Path) -> None:
    app = app_over(journal_at(tmp_path / "new"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
    app = app_over(two_sessions(tmp_path / "old"))
    async with app.run_test(size=SIZE):
        assert isinstance(app.screen, TodayScreen)
        assert rows_of(app)


async def test_what_was_typed_in_the_tour_is_offered_at_the_next_start(tmp_path: Path) -> None:
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        app.screen.query_one("#day", Input).value = "yesterday 9:05"
        await press(pilot, "enter space")
        assert isinstance(app.screen, TourScreen)
        [draft] = app.screen.to_drafts()
    left_behind(tmp_path, draft)
    again = app_over(journal_at(tmp_path))
    async with again.run_test(size=SIZE) as pilot:
        await offered(pilot)
        await press(pilot, "enter")
        await pilot.pause()
        assert isinstance(again.screen, SessionScreen)
        await press(pilot, "ctrl+s")
        assert isinstance(again.screen, TodayScreen)
    [session] = journal_at(tmp_path).records().sessions
    assert (session.value.day, session.value.at) == (date(2026, 11, 21), time(9, 5))


async def test_a_small_window_asks_with_the_list(tmp_path: Path) -> None:
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=(40, 12)) as pilot:
        await press(pilot, "enter enter space enter")
        assert isinstance(app.screen, TodayScreen)
    assert len(journal_at(tmp_path).records().sessions) == 1


async def test_the_first_check_in_is_no_tour_once_there_is_one(tmp_path: Path) -> None:
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter enter space enter")
        assert "Step 4 of 4" in app.screen.query_one("#prompt", TwoSides).left
        await press(pilot, "1 enter enter")
        assert "at its worst since yesterday" in app.screen.query_one("#prompt", TwoSides).left


async def test_going_back_too_far_loses_nothing_and_once_more_is_on_purpose(tmp_path: Path) -> None:
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter enter space escape escape escape")
        assert isinstance(app.screen, TourScreen)
        assert toasts(app) == [words.UNSAVED]
        assert len(app.screen.query_one(AreaChoice).chosen) == 1
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)


async def test_a_later_start_is_no_step_of_the_tour(tmp_path: Path) -> None:
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter enter space enter")
        assert "Step 4 of 4" in app.screen.query_one("#prompt", TwoSides).left
    clock = Clock(date(2026, 12, 6))
    app = app_over(journal_at(tmp_path), clock)
    async with app.run_test(size=SIZE) as pilot:
        asked = app.screen.query_one("#prompt", TwoSides).left
        assert asked == "How was it at its worst since yesterday?"
        await press(pilot, "2 enter enter")
        assert toasts(app) == ["Saved. Undo: u"]
