"""The other screens, by their state and by what they keep."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Static

from diary.core.records import SessionKind
from diary.core.scales import BRUISING
from diary.ui.keys import classes
from diary.ui.screens.ask_day import AskDayScreen
from diary.ui.screens.day import DayScreen
from diary.ui.screens.flags import FlagsScreen
from diary.ui.screens.help import HelpScreen
from diary.ui.screens.session import SessionScreen
from diary.ui.screens.session_base import SessionBase
from diary.ui.screens.timeline import TimelineScreen
from diary.ui.screens.today import TodayScreen
from diary.ui.widgets.area_list import AreaList
from diary.ui.widgets.day_chart import DayChart
from diary.ui.widgets.key_bar import KeyBar
from diary.ui.widgets.session_chart import SessionChart
from diary.wording.helping import HELP
from tests.ui.stage import (
    BELLY,
    THIGH,
    TODAY,
    app_over,
    check_ins,
    journal_at,
    two_sessions,
)
from tests.ui.test_today import SIZE, press, toasts


async def test_a_session_keeps_its_day_time_cream_kind_and_note(tmp_path: Path) -> None:
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "escape a")
        app.screen.query_one("#day", Input).value = "3 days ago"
        app.screen.query_one("#at", Input).value = "14:30"
        await press(pilot, "tab tab space tab space tab space tab x ctrl+s")
    [session] = journal_at(tmp_path).records().sessions
    assert (session.value.day, session.value.at) == (date(2026, 11, 19), time(14, 30))
    assert session.value.numbing_cream
    assert session.value.kind is SessionKind.TEST
    assert session.value.note == "x"


async def test_what_is_typed_as_a_day_is_echoed(tmp_path: Path) -> None:
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "escape a")
        app.screen.query_one("#day", Input).value = "thursday"
        await pilot.pause()
        assert str(app.screen.query_one("#echo", Static).render()) == "Thu 19 Nov, 3 days ago"


async def test_a_session_that_cannot_be_taken_says_why_and_stays(tmp_path: Path) -> None:
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "escape a")
        for typed, why in [
            ("2026-02-30", "not in the calendar"),
            ("10", "could be a day of any month"),
            ("someday", "could not be understood"),
        ]:
            app.screen.query_one("#day", Input).value = typed
            await press(pilot, "ctrl+s")
            assert why in str(app.screen.query_one("#echo", Static).render())
            assert app.focused is not None and app.focused.id == "day"
            assert app.screen.query_one("#day", Input).value == typed
        app.screen.query_one("#day", Input).value = "today"
        await press(pilot, "ctrl+s")
        assert "at least one area" in str(app.screen.query_one("#areas-echo", Static).render())
        app.screen.query_one("#at", Input).value = "25:00"
        await press(pilot, "ctrl+s")
        assert "not a time of day" in str(app.screen.query_one("#at-echo", Static).render())
    assert not (tmp_path / "diary.jsonl").exists()


async def test_areas_are_chosen_with_the_mouse(tmp_path: Path) -> None:
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "escape a")
        await press(pilot, "tab tab l")
        areas = app.screen.query_one(AreaList)
        text = str(areas.render_line(2).text)
        await pilot.click(AreaList, offset=(text.index("Right cheek"), 2))
        assert [area.name for area in areas.chosen] == ["right-cheek"]
        await pilot.click(AreaList, offset=(text.index("Right cheek"), 2))
        assert areas.chosen == ()


async def test_every_area_of_the_list_can_be_reached_by_keys(tmp_path: Path) -> None:
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "escape a")
        await press(pilot, "tab tab l")
        for _ in range(33):
            await pilot.press("space", "right", "space", "left", "down")
            if app.focused is not app.screen.query_one(AreaList):
                break
        # A line with a single area was chosen and unchosen again.
        names = [area.name for area in app.screen.query_one(AreaList).chosen]
        assert len(names) == 22 and names[-1] == "right-calf"


async def test_leaving_a_session_half_filled_asks_once(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "a tab tab space escape")
        assert isinstance(app.screen, SessionScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
    assert len(journal_at(tmp_path).records().sessions) == 2


async def test_quitting_a_half_filled_session_asks_once(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "a tab tab space t q")
        assert isinstance(app.screen, SessionScreen)
        assert app.is_running


async def test_a_tick_shows_by_its_mark(tmp_path: Path) -> None:
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "escape a")
        cream = app.screen.query_one("#cream")
        assert "[ ] A numbing cream" in str(cream.render())
        await press(pilot, "tab tab tab space")
        assert "[x] A numbing cream" in str(cream.render())


async def test_a_past_day_without_a_check_in_is_filled_in_late(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "d")
        assert isinstance(app.screen, AskDayScreen)
        app.screen.query_one("#day", Input).value = "2026-10-25"
        await press(pilot, "enter")
        assert isinstance(app.screen, DayScreen)
        await press(pilot, "2 down 0 enter enter")
        assert isinstance(app.screen, TodayScreen)
        assert "Saved for Sun 25 Oct. Undo: u" in toasts(app)
    day = date(2026, 10, 25)
    told = journal_at(tmp_path).summary(TODAY)
    assert told.severity(THIGH, BRUISING, day) == 2
    assert told.stated(THIGH, BRUISING, day).is_late


async def test_a_day_before_every_session_says_that_nothing_was_followed(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "d")
        app.screen.query_one("#day", Input).value = "2026-01-05"
        await press(pilot, "enter")
        assert "Press e to choose one" in str(app.screen.query_one("#prompt").render())
        await press(pilot, "e")
        await press(pilot, "space")
        await press(pilot, "2 enter enter")
    assert len(check_ins(tmp_path, date(2026, 1, 5))) == 1


async def test_a_past_day_with_a_check_in_is_corrected(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "d")
        app.screen.query_one("#day", Input).value = "yesterday"
        await press(pilot, "enter")
        await press(pilot, "3 enter 2")
        assert any("Corrected for Sat 21 Nov" in one for one in toasts(app))
    day = date(2026, 11, 21)
    [entry] = journal_at(tmp_path).records().by_day[day]
    assert entry.history[-1].reason == "remembered"
    assert journal_at(tmp_path).summary(TODAY).severity(BELLY, BRUISING, day) == 3


async def test_a_day_that_cannot_be_read_says_why_and_stays(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "d")
        app.screen.query_one("#day", Input).value = "12"
        await press(pilot, "enter")
        assert isinstance(app.screen, AskDayScreen)
        assert "any month" in str(app.screen.query_one("#echo", Static).render())
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)


async def test_leaving_a_changed_day_asks_once(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "d")
        app.screen.query_one("#day", Input).value = "yesterday"
        await press(pilot, "enter")
        await press(pilot, "4 escape")
        assert isinstance(app.screen, DayScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)


async def helped(home: Path, keys: str) -> str:
    """The help of the screen that these keys lead to."""
    app = app_over(two_sessions(home))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, f"{keys} f1")
        assert isinstance(app.screen, HelpScreen)
        text = "\n".join(str(one.render()) for one in app.screen.query(Static))
        await press(pilot, "escape")
        assert not isinstance(app.screen, HelpScreen)
    return text


async def test_help_is_about_the_screen_below_its_keys_and_its_symbols(tmp_path: Path) -> None:
    today = await helped(tmp_path / "today", "")
    assert today.startswith("Each evening: set how bruised")
    assert "Fill in what you said the day before" in today
    assert "◆  contact it today" in today
    assert "past its window" not in today and "Scroll Home" not in today
    assert "enter ^s    Keep this check-in" in today
    assert "w           today.why" in today
    timeline = await helped(tmp_path / "timeline", "t")
    assert "past its window" in timeline and "contact it today" not in timeline
    assert "an outline: treated" in timeline and "grey: not logged" in timeline
    settings = await helped(tmp_path / "settings", "comma")
    assert settings.startswith("Your details") and "Bruise" not in settings
    assert "See all days of all areas" not in settings  # no place opens from a form
    assert "[x] ticked" in settings
    session = await helped(tmp_path / "session", "a")
    assert "x  chosen" in session


def _last(screen: type[Screen[object]]) -> Iterator[type[Screen[object]]]:
    """A screen, or those that it is the base of."""
    children = [one for one in screen.__subclasses__() if one.__module__.startswith("diary.")]
    for child in children:
        yield from _last(child)
    if not children:
        yield screen


def test_every_screen_that_has_help_says_what_it_is_for() -> None:
    every = {last for one in classes() if issubclass(one, Screen) for last in _last(one)}
    asked = {one.__name__ for one in every if not issubclass(one, ModalScreen)}
    assert asked - {"LockScreen"} == {*HELP}


async def test_the_bars_of_forms_show_help(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        for keys in ("a", "escape comma", "escape slash"):
            await press(pilot, keys)
            assert str(app.screen.query_one(KeyBar).render()).endswith("F1 Help")


async def test_the_command_palette_opens_the_timeline(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "ctrl+p")
        await press(pilot, "t i m e l i n e")
        await pilot.pause(0.3)
        await press(pilot, "enter")
        await pilot.pause(0.3)
        assert isinstance(app.screen, TimelineScreen)


async def test_every_binding_of_ours_has_an_id_and_a_tooltip() -> None:
    from diary.ui.app import DiaryApp
    from diary.ui.screens.ask_area import AskAreaScreen
    from diary.ui.widgets.rating_rows import RatingRows

    owners = (
        DiaryApp, TodayScreen, DayScreen, SessionBase, TimelineScreen, FlagsScreen, HelpScreen,
        AskDayScreen, AskAreaScreen, RatingRows, AreaList, DayChart, SessionChart,
    )  # fmt: skip
    for owner in owners:
        for binding in owner.__dict__["BINDINGS"]:
            assert binding.id and binding.tooltip, (owner, binding)


async def test_the_names_of_many_areas_get_as_many_lines_as_they_take(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "a tab tab space")
        echo = app.screen.query_one("#areas-echo", Static)
        assert echo.size.height == 1
        await press(pilot, "up space up space left space down space down space")
        assert echo.size.height == 2
        await press(pilot, "space up space up space right space down space")
        assert echo.size.height == 1
