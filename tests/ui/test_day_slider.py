"""The day slider and the replay: keys, mouse, playing, and what shows on each day."""

from datetime import date
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Input, Static

from diary.core.scales import BRUISING, SORENESS
from diary.core.summary import Summary
from diary.ui.ramp import FILLS
from diary.ui.widgets import day_slider
from diary.ui.widgets.body_map import HEIGHT, LOW_HEIGHT, BodyMap
from diary.ui.widgets.body_replay import BodyReplay, Switch
from diary.ui.widgets.day_slider import DaySlider
from tests.ui.stage import TODAY, journal_at, two_sessions
from tests.ui.test_body_map import text_of
from tests.ui.test_today import press

SIZE = (80, 26)
FIRST, SECOND = date(2026, 10, 20), date(2026, 11, 19)


class Stage(App[None]):
    def __init__(self, summary: Summary) -> None:
        super().__init__()
        self.summary = summary
        self.replay = BodyReplay()
        self.days: list[date] = []

    def compose(self) -> ComposeResult:
        yield self.replay
        yield Input()

    def on_mount(self) -> None:
        self.replay.show(self.summary, BRUISING)
        self.replay.slider.focus()

    def on_day_slider_moved(self, event: DaySlider.Moved) -> None:
        assert event.control is self.replay.slider
        self.days.append(event.day)

    @property
    def slider(self) -> DaySlider:
        return self.replay.slider

    @property
    def line(self) -> str:
        return self.slider.render_line(0).text.strip()


@pytest.fixture
def app(tmp_path: Path) -> Stage:
    return Stage(two_sessions(tmp_path).summary(TODAY))


async def test_left_and_right_move_a_day_within_the_session(app: Stage) -> None:
    async with app.run_test(size=SIZE) as pilot:
        assert app.line == "◀ Sat 21 Nov · session 2 · 2 days after your session ▶"
        await press(pilot, "right")
        assert app.line == "◀ Sun 22 Nov · session 2 · 3 days after your session · not logged ▶"
        await press(pilot, "left left right")
        assert [one.day for one in app.days] == [21, 22, 21, 20, 21]
        assert app.line == "◀ Sat 21 Nov · session 2 · 2 days after your session ▶"
        await press(pilot, "home left")
        assert app.slider.day == SECOND
        assert "on the day of your session" in app.line
        await press(pilot, "end right")
        assert app.slider.day == TODAY


async def test_page_up_and_down_go_to_other_sessions(app: Stage) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "pageup")
        assert app.slider.day == FIRST and "session 1" in app.line
        await press(pilot, "pageup")
        assert app.slider.day == FIRST
        await press(pilot, "end")
        assert app.slider.day == date(2026, 11, 18)
        await press(pilot, "pagedown")
        assert app.slider.day == SECOND


async def test_the_mouse_moves_by_the_arrows_and_along_the_bar(app: Stage) -> None:
    async with app.run_test(size=SIZE) as pilot:
        text = app.slider.render_line(0).text
        await pilot.click(DaySlider, offset=(text.index("◀"), 0))
        assert app.slider.day == date(2026, 11, 20)
        text = app.slider.render_line(0).text
        await pilot.click(DaySlider, offset=(text.index("▶"), 0))
        assert app.slider.day == date(2026, 11, 21)
        await pilot.click(DaySlider, offset=(0, 1))
        assert app.slider.day == SECOND
        bar = app.slider.render_line(1).text
        await pilot.click(DaySlider, offset=(bar.index(" play") - 1, 1))
        assert app.slider.day == TODAY
        await pilot.click(DaySlider, offset=(bar.index("play"), 1))
        assert app.slider.is_playing and app.slider.day == SECOND


async def test_a_day_without_a_check_in_is_a_gap_in_the_bar(app: Stage) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "home")
        bar = app.slider.render_line(1).text
        assert bar.startswith("●") and bar.count("·") in range(11, 15)
        assert bar.rstrip().endswith("· play")


async def test_space_plays_from_the_start_to_the_end_and_stops(
    app: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(day_slider, "_A_DAY", 0.02)
    async with app.run_test(size=SIZE) as pilot:
        assert not app.slider.is_playing
        await press(pilot, "space")
        await pilot.pause(0.3)
        assert not app.slider.is_playing
        assert [one.day for one in app.days] == [21, 19, 20, 21, 22]


async def test_it_opens_on_the_last_day_of_which_something_was_said(app: Stage) -> None:
    async with app.run_test(size=SIZE) as pilot:
        assert app.slider.day == date(2026, 11, 21)
        assert "bruise: spots" in text_of(app.query_one(BodyMap))
        await press(pilot, "end")
        assert app.slider.day == TODAY


@pytest.mark.parametrize("key", ["left", "space", "x", "tab", "b", "home"])
async def test_any_key_stops_it(app: Stage, key: str) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "space")
        assert app.slider.is_playing and "stop" in app.slider.render_line(1).text
        await pilot.press(key)
        await pilot.pause()
        assert not app.slider.is_playing


async def test_it_plays_no_further_under_another_screen(app: Stage) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "space")
        await app.push_screen(Screen())
        app.slider._play()
        assert not app.slider.is_playing and app.slider.day == SECOND
        await pilot.pause()


# The replay.


async def test_the_body_shows_the_day_and_the_areas_of_its_session(app: Stage) -> None:
    async with app.run_test(size=SIZE) as pilot:
        body = app.query_one(BodyMap)
        await press(pilot, "home")
        assert "Lower abdomen · bruise: none · treated" in text_of(body)
        await press(pilot, "right")
        assert "bruise: spots" in text_of(body)
        await press(pilot, "b")
        assert app.replay.symptom is SORENESS
        assert "sore: 2 (mild)" in text_of(body)
        await pilot.click(Switch)
        assert app.replay.symptom is BRUISING and "bruise: spots" in text_of(body)
        await press(pilot, "end")
        assert "bruise: not logged · treated" in text_of(body)
        # Session 1 treated the thigh alone.
        await press(pilot, "pageup")
        assert "Lower abdomen · bruise: not logged" in text_of(body)
        assert "· treated" not in text_of(body)


async def test_where_the_window_is_narrow_the_days_are_a_list(app: Stage) -> None:
    async with app.run_test(size=(36, 20)) as pilot:
        await press(pilot, "home right")
        [shown] = [one for one in app.replay.query(Static) if one.display][1:]
        assert str(shown.render()).splitlines() == [
            "Lower abdomen      [1] spots",
            "Left thigh (front) [2] coin",
        ]
        assert app.line == "◀ Fri 20 Nov · session 2 ▶"
        await pilot.resize_terminal(80, 26)
        await pilot.pause()
        assert "bruise: spots" in text_of(app.query_one(BodyMap))


async def test_the_list_says_what_was_treated_and_has_the_colours_of_the_body(
    app: Stage,
) -> None:
    async with app.run_test(size=(60, 16)) as pilot:
        app.replay.fit(Size(60, 12))
        await press(pilot, "home right right b")
        [shown] = [one for one in app.replay.query(Static) if one.display][1:]
        assert str(shown.render()).splitlines() == [
            "Lower abdomen       [0] none     treated",
            "Left thigh (front)  [4] moderate treated",
        ]
        found = {
            segment.text: segment.style.bgcolor.name
            for y in range(2)
            for segment in shown.render_line(y)
            if segment.style and segment.style.bgcolor and "[" in segment.text
        }
        assert found == {" [0]": FILLS[0].lower(), " [4]": FILLS[2].lower()}
        # Session 1 did not treat the lower abdomen.
        app.replay.show(app.summary, SORENESS)
        await press(pilot, "pageup")
        assert str(shown.render()) == "Left thigh (front)  [4] moderate treated"


async def test_the_body_is_as_high_as_there_is_room_for(app: Stage) -> None:
    async with app.run_test(size=(80, 22)) as pilot:
        assert app.query_one(BodyMap).size.height == HEIGHT
        await pilot.resize_terminal(80, 21)
        await pilot.pause()
        assert app.query_one(BodyMap).size.height == LOW_HEIGHT


async def test_a_new_summary_leaves_the_day_in_hand(app: Stage, tmp_path: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "left")
        app.replay.show(app.summary, SORENESS)
        assert app.slider.day == date(2026, 11, 20)
        await press(pilot, "pageup right")
        app.replay.show(app.summary, SORENESS)
        assert app.slider.day == date(2026, 10, 21)


async def test_an_empty_diary_says_that_there_is_nothing_yet(tmp_path: Path) -> None:
    app = Stage(journal_at(tmp_path).summary(TODAY))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "right space home")
        assert not app.slider.display and not app.query_one(BodyMap).display
        shown = [one for one in app.replay.query(Static) if one.display]
        assert ["Add a session first" in str(one.render()) for one in shown] == [True]
