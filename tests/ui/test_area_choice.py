"""Choosing areas in a form: the body where there is room, the list where there isn't."""

from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import Input

from diary.core.areas import area_named
from diary.ui.screens.ask_area import AskAreaScreen
from diary.ui.screens.today import TodayScreen
from diary.ui.widgets.area_choice import AreaChoice
from diary.ui.widgets.area_list import AreaList
from diary.ui.widgets.body_map import HEIGHT, LOW_HEIGHT, BodyMap
from tests.ui.stage import BELLY, THIGH, app_over, check_ins, journal_at, two_sessions
from tests.ui.test_body_map import place_of, text_of
from tests.ui.test_today import SIZE, press, rows_of

KNEE = area_named("right-knee")


class Stage(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.choice = AreaChoice([KNEE])
        self.said: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.choice
        yield Input()

    def on_area_choice_chosen(self, event: AreaChoice.Chosen) -> None:
        assert event.control is self.choice
        self.said.append(event.area.name)


async def test_the_body_gives_way_to_the_list_and_back_and_what_was_chosen_stays() -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.choice.shown, BodyMap)
        app.choice.focus()
        await press(pilot, "space")
        assert app.choice.chosen == (BELLY, KNEE)
        for narrow in ((60, 24), (80, 19)):
            await pilot.resize_terminal(*narrow)
            await pilot.pause()
            assert isinstance(app.choice.shown, AreaList)
            assert app.focused is app.choice.shown
            assert app.choice.chosen == (BELLY, KNEE)
            await pilot.resize_terminal(80, 24)
            await pilot.pause()
            assert isinstance(app.choice.shown, BodyMap)
            assert app.focused is app.choice.shown
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        await press(pilot, "space")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert [area.name for area in app.choice.chosen] == [
            "forehead", "lower-abdomen", "right-knee",
        ]  # fmt: skip
        assert app.said == ["lower-abdomen", "forehead"]


async def test_the_list_stays_when_it_was_asked_for() -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        app.choice.focus()
        app.choice.action_other()
        await pilot.resize_terminal(60, 24)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert isinstance(app.choice.shown, AreaList) and app.focused is app.choice.shown
        app.choice.action_other()
        assert isinstance(app.choice.shown, BodyMap)


async def test_a_switch_takes_no_focus_from_another_field() -> None:
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        app.query_one(Input).focus()
        await pilot.resize_terminal(60, 24)
        await pilot.pause()
        assert app.focused is app.query_one(Input)


async def test_a_session_is_added_on_the_body_by_keys_alone(tmp_path: Path) -> None:
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "escape a")
        await press(pilot, "tab tab space down right space ctrl+s")
    [session] = journal_at(tmp_path).records().sessions
    assert set(session.value.areas) == {BELLY, THIGH}


async def test_a_session_is_added_on_the_body_by_mouse_alone(tmp_path: Path) -> None:
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "escape a")
        body = app.screen.query_one(BodyMap)
        app.screen.query_one(AreaChoice).focus()
        await pilot.pause()
        for area in (THIGH, BELLY, KNEE, KNEE):
            await pilot.click(BodyMap, offset=place_of(body, area))
        assert "Right knee · not chosen" in text_of(body)
        await press(pilot, "ctrl+s")
    [session] = journal_at(tmp_path).records().sessions
    assert set(session.value.areas) == {BELLY, THIGH}


async def test_all_of_the_body_shows_while_it_is_in_hand_in_the_form(tmp_path: Path) -> None:
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "escape a")
        await press(pilot, "tab tab")
        body = app.screen.query_one(BodyMap)
        assert body.size.height == HEIGHT
        assert app.screen.find_widget(body).visible_region.height == body.size.height


async def test_in_a_small_window_the_form_has_the_list(tmp_path: Path) -> None:
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "escape a")
        await press(pilot, "tab tab space ctrl+s")
    [session] = journal_at(tmp_path).records().sessions
    assert [area.name for area in session.value.areas] == ["forehead"]


async def test_another_area_is_taken_from_the_body_and_from_the_list(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    for keys, name in (
        ("e up enter", "upper-abdomen"),
        ("e up space", "upper-abdomen"),
        ("e l enter", "forehead"),
        ("e l space", "forehead"),
    ):
        app = app_over(journal)
        async with app.run_test(size=SIZE) as pilot:
            await press(pilot, keys)
            assert isinstance(app.screen, TodayScreen), keys
            assert name in [area.name for area in rows_of(app)._asked.areas], keys
            await press(pilot, "e")
            assert isinstance(app.screen, AskAreaScreen)
            body = app.screen.query_one(BodyMap)
            assert body.size.height in (HEIGHT, LOW_HEIGHT)
            assert app.screen.find_widget(body).visible_region.height == body.size.height
            await press(pilot, "escape")
    assert check_ins(tmp_path) == []
