"""Windows in which hardly anything fits: nothing breaks, and what can be done still shows."""

from pathlib import Path

import pytest
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import OptionList

from diary.ui.app import DiaryApp
from diary.ui.commands import Palette
from diary.ui.screens.day import DayScreen
from diary.ui.widgets.body_map import BodyMap
from diary.ui.widgets.day_slider import DaySlider
from diary.ui.widgets.field import Field
from diary.ui.widgets.flag_card import FlagCard
from diary.ui.widgets.rating_rows import RatingRows
from tests.ui.hands import Spot, click, found, lines
from tests.ui.stage import app_over, flagged, two_sessions
from tests.ui.test_today import press


@pytest.mark.parametrize("key", ["h", "v", "ctrl+p"])
async def test_a_list_without_a_line_to_show_is_paged_through(tmp_path: Path, key: str) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=(2, 2)) as pilot:
        await press(pilot, key)
        await press(pilot, "pagedown pageup pagedown")
        await pilot.resize_terminal(80, 24)
        before = app.screen.query_one(OptionList).highlighted
        await press(pilot, "pagedown")
        assert app.screen.query_one(OptionList).highlighted != before


@pytest.mark.parametrize("size", [(80, 20), (60, 20), (40, 12)])
async def test_where_the_body_does_not_fit_its_days_still_do(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=size) as pilot:
        await press(pilot, "t 4")
        shown = "\n".join(lines(app))
        assert "◀" in shown and "play" in shown
        assert "Left thigh (front) [2] coin" in shown
        assert not app.screen.query_one(BodyMap).display
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert app.screen.query_one(BodyMap).display
        assert str(app.screen.query_one(DaySlider).day) == "2026-11-21"


async def test_the_area_that_was_pressed_is_chosen_where_the_body_scrolls_into_view(
    tmp_path: Path,
) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "a")
        await click(pilot, *await found(pilot, Spot("▸")))
        chosen = app.screen.query_one("AreaChoice").chosen  # type: ignore[attr-defined]
        assert [one.name for one in chosen] == ["lower-abdomen"]


async def test_a_double_click_takes_a_day_but_never_a_note(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=(80, 50)) as pilot:
        await press(pilot, "a")
        for id_, word in (("day", "today"), ("note", "slept")):
            field = app.screen.query_one(f"#{id_}")
            field.value = word  # type: ignore[attr-defined]  # a field
            await click(pilot, *await found(pilot, Spot(word)))
            await click(pilot, *await found(pilot, Spot(word)))
            taken = field.selected_text  # type: ignore[attr-defined]
            assert taken == ("today" if id_ == "day" else "")


async def test_the_list_of_commands_says_each_thing_once(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=(80, 60)) as pilot:
        await press(pilot, "ctrl+p")
        assert isinstance(app.screen, Palette)
        shown = [line.strip() for line in lines(app)]
        assert shown.count("Quit") == 1
        assert {"Keys", "Maximize"} & {*shown} == set()


async def test_each_arrow_of_a_key_has_its_own_way(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "t")
        days = []
        for right in (0, 0, 1):
            await click(pilot, *await found(pilot, Spot("←→", right=right)))
            days.append(app.screen.view.hand.day.day)  # type: ignore[attr-defined]
        assert days == [21, 20, 21]
        await press(pilot, "enter")
        assert isinstance(app.screen, DayScreen)


@pytest.mark.parametrize("keys", ["i", "i tab", "i tab tab", "v x", "v x tab", "d", "m"])
async def test_what_is_typed_in_a_question_shows(tmp_path: Path, keys: str) -> None:
    app = app_over(flagged(tmp_path))
    async with app.run_test(size=(40, 12)) as pilot:
        await press(pilot, keys)
        dialog, focused = app.screen.query_one(".dialog"), app.focused
        assert focused is not None
        shown = dialog.content_region.intersection(focused.region)
        assert shown.width > 10
        assert shown.height >= min(focused.region.height, 3)


@pytest.mark.parametrize(
    ("keys", "whole", "cut"),
    [
        ("", "under a fingertip each", "…"),
        ("a tab tab", "[ ] Right cheek", "Rig\n"),
        ("a tab", "such as 14:30\n", "or leave"),
        ("comma", "Patient number  from your clinic", ""),
        ("t 3", "  days\n", "days after\n"),
    ],
)
async def test_no_word_is_cut_off_in_the_smallest_window(
    tmp_path: Path, keys: str, whole: str, cut: str
) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=(40, 12 if keys != "a tab tab" else 20)) as pilot:
        await press(pilot, keys)
        shown = "".join(f"{line.rstrip(' ▂▃▅▆▇')}\n" for line in lines(app))
        assert whole in shown
        assert not cut or cut not in shown


async def test_today_s_brackets_are_closed_however_many_marks_it_has(tmp_path: Path) -> None:
    app = app_over(flagged(tmp_path))
    async with app.run_test(size=(40, 12)) as pilot:
        await press(pilot, "c")
        shown = "\n".join(lines(app))
        assert "[22]▲" in shown


async def test_the_areas_of_a_narrow_list_are_chosen_where_they_are_clicked(
    tmp_path: Path,
) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=(40, 20)) as pilot:
        await press(pilot, "a tab tab")
        await click(pilot, *await found(pilot, Spot("[ ] Right cheek", right=1)))
        chosen = app.screen.query_one("AreaChoice").chosen  # type: ignore[attr-defined]
        assert [one.name for one in chosen] == ["right-cheek"]
        await press(pilot, "up space")
        chosen = app.screen.query_one("AreaChoice").chosen  # type: ignore[attr-defined]
        assert [one.name for one in chosen] == ["left-cheek", "right-cheek"]


@pytest.mark.parametrize("key", ["2", "right", "delete"])
async def test_a_value_that_is_set_off_the_screen_comes_into_view(tmp_path: Path, key: str) -> None:
    app = app_over(flagged(tmp_path))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause(0.3)
        assert not in_view(app, RatingRows)
        await press(pilot, key)
        assert in_view(app, RatingRows)


async def test_nobody_types_blind_in_a_window_that_was_made_small(tmp_path: Path) -> None:
    app = app_over(flagged(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.3)
        await press(pilot, "tab")
        assert isinstance(app.focused, Field)
        await press(pilot, "w a r m")
        await pilot.resize_terminal(40, 12)
        await pilot.pause(0.3)
        assert in_view(app, Field)
        await pilot.resize_terminal(80, 24)
        await press(pilot, "escape 3")
        await pilot.resize_terminal(40, 12)
        await pilot.pause(0.3)
        assert in_view(app, RatingRows)


async def test_the_field_of_a_long_form_stays_in_view_too(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=(80, 50)) as pilot:
        await press(pilot, "a")
        note = app.screen.query_one("#note", Field)
        note.focus()
        await press(pilot, "w a r m")
        await pilot.resize_terminal(40, 12)
        await pilot.pause(0.3)
        assert app.screen.region.contains_region(note.region)
        assert note.parent and note.region.bottom <= app.screen.query_one("KeyBar").region.y


async def test_where_nothing_is_typed_what_is_flagged_stays_in_view(tmp_path: Path) -> None:
    app = app_over(flagged(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.3)
        await pilot.resize_terminal(40, 12)
        await pilot.pause(0.3)
        assert in_view(app, FlagCard)


def in_view(app: DiaryApp, kind: type[Widget]) -> bool:
    """Whether the first line of that widget is in the part of the screen that scrolls."""
    widget = app.screen.query_one(kind)
    scrolled = app.screen.query_one(VerticalScroll).region
    return scrolled.contains(widget.region.x, widget.region.y)
