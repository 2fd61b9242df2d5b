"""Jumping to a row, a field or a place."""

import re
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen
from textual.widgets import Input

from diary.core.scales import BRUISING, SORENESS
from diary.ui.app import DiaryApp
from diary.ui.screens.answer import AnswerScreen
from diary.ui.screens.flags import FlagsScreen
from diary.ui.screens.history import HistoryScreen
from diary.ui.screens.jump import JumpScreen
from diary.ui.screens.session import SessionScreen
from diary.ui.screens.tell import TellScreen
from diary.ui.screens.timeline import TimelineScreen
from diary.ui.screens.today import TodayScreen
from tests.ui.hands import lines
from tests.ui.stage import BELLY, THIGH, app_over, flagged, two_sessions
from tests.ui.test_today import SIZE, press, rows_of
from tests.ui.walks_today import two_weeks_ago


async def test_a_letter_goes_to_its_row(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "g d 5")
        assert rows_of(app).ratings == {(THIGH, SORENESS): 5}
        await press(pilot, "g a 3")
        assert rows_of(app).ratings[BELLY, BRUISING] == 3


async def test_the_last_letter_is_the_note(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "g e")
        assert app.focused is app.screen.query_one(Input)


async def test_a_digit_goes_to_a_place_also_from_another_one(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "g 2")
        assert isinstance(app.screen, TimelineScreen)
        await press(pilot, "g 6")
        assert isinstance(app.screen, HistoryScreen)
        assert sum(not isinstance(one, TodayScreen) for one in app.screen_stack) == 1
        await press(pilot, "g 1")
        assert isinstance(app.screen, TodayScreen)


async def test_the_mouse_jumps_too(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "g")
        assert isinstance(app.screen, JumpScreen)
        last = list(app.screen.query(".letter"))[3]
        await pilot.click(offset=last.region.offset)
        await press(pilot, "7")
        assert rows_of(app).ratings == {(THIGH, SORENESS): 7}
        await press(pilot, "g")
        bar = app.screen.query_one("KeyBar")
        at = str(bar.render()).index("Timeline")
        await pilot.click("KeyBar", offset=(at + 2, 0))
        await pilot.pause()
        assert isinstance(app.screen, TimelineScreen)


async def test_a_click_beside_everything_and_escape_stay_where_one_is(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "g")
        await pilot.click(offset=(60, 20))
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)
        await press(pilot, "g escape g g")
        assert isinstance(app.screen, TodayScreen)


async def test_from_a_form_one_jumps_within_it_and_leaves_it_by_no_digit(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=(80, 50)) as pilot:
        await press(pilot, "a tab tab")
        await press(pilot, "g 2")
        assert isinstance(app.screen, SessionScreen)
        await press(pilot, "g a x")
        assert app.screen.query_one("#day", Input).value == "x"


def letter_before(app: DiaryApp, text: str) -> str:
    """The letter that stands before a text on the screen."""
    found = re.search(rf"(\w) ?{re.escape(text)}", "\n".join(lines(app)))
    assert found, text
    return found[1]


@pytest.mark.parametrize(
    ("text", "screen"),
    [("w Why?", FlagsScreen), ("i I told them", TellScreen)],
)
async def test_a_letter_does_what_a_card_offers(
    tmp_path: Path, text: str, screen: type[Screen[Any]]
) -> None:
    app = app_over(flagged(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.3)
        await press(pilot, "g")
        await press(pilot, letter_before(app, text))
        assert isinstance(app.screen, screen)


async def test_a_letter_answers_the_question_that_is_due(tmp_path: Path) -> None:
    app = app_over(two_weeks_ago(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.3)
        await press(pilot, "g")
        await press(pilot, letter_before(app, "r Yes"))
        assert isinstance(app.screen, AnswerScreen)


async def test_letters_reach_the_views_of_the_timeline_and_hide_nothing(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t")
        before = "\n".join(lines(app))
        await press(pilot, "g")
        shown = lines(app)[:-1]
        assert "Left thigh (front)" in "\n".join(shown)
        for was, now in zip(before.split("\n"), shown, strict=False):
            assert all(a in (b, " ") for a, b in zip(was, now, strict=True)), now
        await press(pilot, letter_before(app, "2 All areas"))
        assert app.screen.view.id == "all-areas"  # type: ignore[attr-defined]
