"""The calendar and the days opened from it, by keys alone and by the mouse alone."""

from datetime import date, timedelta
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase
from typing import Any

import pytest
from textual.events import MouseScrollDown, MouseScrollUp
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.widgets import Static

from diary.core.months import DayState, Mark
from diary.core.records import CheckIn
from diary.journal import Journal
from diary.ui.app import DiaryApp
from diary.ui.screens.calendar import CalendarScreen
from diary.ui.screens.day import DayScreen
from diary.ui.screens.today import TodayScreen
from diary.ui.widgets.month_grid import MonthGrid
from diary.ui.widgets.told import Told
from diary.wording import calendar as words
from tests.ui.stage import (
    BELLY,
    THIGH,
    TODAY,
    Clock,
    app_over,
    check_ins,
    click_key,
    journal_at,
    log,
    ratings,
    two_sessions,
)
from tests.ui.test_today import SIZE, press, toasts

FIRST, SECOND = date(2026, 10, 20), date(2026, 11, 19)


def told_journal(home: Path) -> Journal:
    """Two sessions, a day logged late with a note, and today with a flag."""
    journal = two_sessions(home)
    late = CheckIn(date(2026, 10, 25), ratings((THIGH, 1, 1)), note="Forgot [b]this[/] \x1b]52;x")
    journal.record(late, Clock()())
    log(journal, TODAY, (THIGH, 2, 3), (BELLY, 0, 0))
    return journal


async def show_calendar(app: DiaryApp, pilot: Pilot[None]) -> MonthGrid:
    app.push_screen(CalendarScreen(app._journal, app._clock))
    await pilot.pause()
    return app.screen.query_one(MonthGrid)


def lines(grid: MonthGrid) -> list[str]:
    return [grid.render_line(y).text.rstrip() for y in range(grid.size.height)]


def told(app: DiaryApp) -> str:
    return " ".join(str(app.screen.query_one(Told).render()).split())


def legend(app: DiaryApp) -> str:
    return str(app.screen.query_one("#legend", Static).render())


def place_of(grid: MonthGrid, day: date) -> tuple[int, int]:
    x, y = grid._region(day).offset
    return x + 1, y


# What it shows.


async def test_two_months_show_with_the_state_of_each_day(tmp_path: Path) -> None:
    app = app_over(told_journal(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        shown = lines(await show_calendar(app, pilot))
        assert shown[0].split() == ["Oct", "2026", "Nov", "2026"]
        assert shown[1].split() == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] * 2
        assert shown[8].split()[-1] == "[22]"
        assert shown[9].split() == [
            *("▼1", "●", "●", "●", "●▲", "●", "L▲"),
            *("▼2", "●", "●", "●", "●▲"),
        ]
        assert legend(app) == (
            "● logged  L logged late  ▼ session  ▲ to tell your clinic  [22] today"
        )


async def test_a_missed_day_is_marked_and_named_only_where_it_shows(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=(60, 20)) as pilot:
        grid = await show_calendar(app, pilot)
        assert legend(app) == "● logged  ▼ session  [22] today"
        await press(pilot, "pageup")
        assert legend(app) == "● logged  · missed  ▼ session  ▲ to tell your clinic"
        assert any(" 25 ·" in line for line in lines(grid))
        await press(pilot, "pageup")
        assert legend(app) == ""


@pytest.mark.parametrize(
    ("size", "months"),
    [
        ((40, 12), 1), ((60, 20), 1), (SIZE, 2), ((120, 39), 3), ((120, 40), 6),
        ((80, 40), 4), ((60, 40), 2), ((200, 60), 6),
    ],
)  # fmt: skip
async def test_as_many_months_show_as_fit(
    tmp_path: Path, size: tuple[int, int], months: int
) -> None:
    app = app_over(told_journal(tmp_path))
    async with app.run_test(size=size) as pilot:
        grid = await show_calendar(app, pilot)
        assert len(grid._weeks) == months
        assert any("[22" in line for line in lines(grid))
        await press(pilot, "pageup home end left")
        assert told(app).startswith("Sat 21 Nov · 2 days after session 2")


async def test_a_window_of_any_size_is_survived(tmp_path: Path) -> None:
    app = app_over(told_journal(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        grid = await show_calendar(app, pilot)
        for width, height in ((40, 12), (20, 6), (1, 1), (36, 9), (80, 24)):
            await pilot.resize_terminal(width, height)
            await press(pilot, "left pageup right pagedown")
        assert grid.day == TODAY


async def test_a_small_cell_keeps_session_log_and_flag(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    log(journal, SECOND, (THIGH, 4, 9))
    app = app_over(journal)
    async with app.run_test(size=(40, 12)) as pilot:
        grid = await show_calendar(app, pilot)
        assert any("▼19●▲" in line for line in lines(grid))


async def test_the_day_in_hand_is_told_in_words_and_cannot_act(tmp_path: Path) -> None:
    app = app_over(told_journal(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        grid = await show_calendar(app, pilot)
        grid.point(date(2026, 10, 25))
        await pilot.pause()
        assert told(app) == (
            "Sun 25 Oct · 5 days after session 1 · logged late · to tell your clinic ·"
            " left thigh (front): bruise spots, sore 1 (mild) · note: Forgot [b]this[/] ]52;x"
        )
        await press(pilot, "left_square_bracket")
        assert told(app).startswith("Tue 20 Oct · session 1 at 14:30 · left thigh (front): bruise")
        await press(pilot, "left")
        assert told(app) == "Mon 19 Oct · nothing logged"


async def test_words_that_do_not_fit_end_in_a_mark(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    journal.record(CheckIn(TODAY, note="many words " * 100), Clock()())
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await show_calendar(app, pilot)
        shown = str(app.screen.query_one(Told).render()).split("\n")
        assert len(shown) == 3
        assert shown[-1].endswith("…")
        assert all(len(line) <= 78 for line in shown)


async def test_an_empty_diary_has_a_calendar_too(tmp_path: Path) -> None:
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        grid = await show_calendar(app, pilot)
        await press(pilot, "home left_square_bracket right_square_bracket")
        assert grid.day == TODAY
        assert told(app) == "Sun 22 Nov · nothing logged"
        assert legend(app) == "[22] today"


@pytest.mark.parametrize(("width", "lines_used"), [(58, 2), (78, 2), (118, 1)])
def test_a_legend_of_all_symbols_fits_where_it_stands(width: int, lines_used: int) -> None:
    states = [DayState(TODAY, tuple(Mark), is_today=True)]
    shown = words.legend(states, width)
    assert len(shown) == lines_used
    assert all(len(line) <= width for line in shown)
    assert "  ".join(shown).count("  ") == len(Mark)


# By keys.


async def test_keys_move_by_day_week_month_session_and_to_the_ends(tmp_path: Path) -> None:
    app = app_over(told_journal(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        grid = await show_calendar(app, pilot)
        for keys, day in [
            ("left", date(2026, 11, 21)),
            ("up", date(2026, 11, 14)),
            ("right down", date(2026, 11, 22)),
            ("pageup", date(2026, 10, 22)),
            ("pagedown", date(2026, 11, 22)),
            ("left_square_bracket", SECOND),
            ("left_square_bracket", FIRST),
            ("left_square_bracket", FIRST),
            ("right_square_bracket", SECOND),
            ("home", FIRST),
            ("left", date(2026, 10, 19)),
            ("end", TODAY),
            ("down", date(2026, 11, 29)),
            ("down", date(2026, 11, 30)),
            ("pagedown", date(2026, 11, 30)),
        ]:
            await press(pilot, keys)
            assert grid.day == day, keys


async def test_month_by_month_the_31st_is_come_back_to(tmp_path: Path) -> None:
    app = app_over(told_journal(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        grid = await show_calendar(app, pilot)
        grid.point(date(2026, 10, 31))
        await press(pilot, "pageup")
        assert grid.day == date(2026, 9, 30)
        await press(pilot, "pageup")
        assert grid.day == date(2026, 8, 31)


async def test_enter_opens_a_day_and_what_is_saved_there_shows(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        grid = await show_calendar(app, pilot)
        grid.point(date(2026, 10, 25))
        await press(pilot, "enter")
        assert isinstance(app.screen, DayScreen)
        await press(pilot, "2 down 0 enter enter")
        assert isinstance(app.screen, CalendarScreen)
        assert grid.day == date(2026, 10, 25)
        assert "logged late" in told(app)
        await press(pilot, "enter escape escape")
        assert isinstance(app.screen, TodayScreen)
    assert len(check_ins(tmp_path, date(2026, 10, 25))) == 1


async def test_a_day_before_the_first_entry_opens_and_one_to_come_does_not(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await show_calendar(app, pilot)
        await press(pilot, "right enter")
        assert isinstance(app.screen, CalendarScreen)
        expected = "Mon 23 Nov is still to come. You can open it once it is here."
        assert toasts(app)[-1] == expected
        assert told(app).endswith("still to come")
        await press(pilot, "home up enter")
        assert isinstance(app.screen, DayScreen)
        assert app.screen.form.day == FIRST - timedelta(7)


# By the mouse.


async def test_a_click_takes_a_day_and_a_second_click_opens_it(tmp_path: Path) -> None:
    app = app_over(told_journal(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        grid = await show_calendar(app, pilot)
        for day in (date(2026, 10, 28), date(2026, 11, 1), SECOND):
            await pilot.click(MonthGrid, offset=place_of(grid, day))
            assert grid.day == day
        await pilot.click(MonthGrid, offset=place_of(grid, SECOND))
        assert isinstance(app.screen, DayScreen)
        await click_key(pilot, "Back")
        for nowhere in ((3, 0), (3, 2), (37, 9), (79, 9)):
            await pilot.click(MonthGrid, offset=nowhere)
            assert isinstance(app.screen, CalendarScreen)
            assert grid.day == SECOND


async def test_in_two_rows_of_months_every_day_is_where_it_is_clicked(tmp_path: Path) -> None:
    app = app_over(told_journal(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        grid = await show_calendar(app, pilot)
        shown = lines(grid)
        assert shown[0].split() == ["Jun", "2026", "Jul", "2026", "Aug", "2026"]
        assert shown[15].split() == ["Sep", "2026", "Oct", "2026", "Nov", "2026"]
        for day in (date(2026, 6, 1), date(2026, 8, 31), date(2026, 9, 1), date(2026, 11, 30)):
            x, y = place_of(grid, day)
            assert shown[y][x - 1 : x + 2].split() == [str(day.day)]
            await pilot.click(MonthGrid, offset=(x, y))
            assert grid.day == day
        await pilot.click(MonthGrid, offset=(3, 14))  # between the rows
        assert grid.day == date(2026, 11, 30)
        await press(pilot, "pageup " * 6)
        assert grid.day == date(2026, 5, 30)
        assert lines(grid)[0].split()[0] == "May"
        first = [point.offset for point in grid.jump_points()]
        assert len(first) == len(set(first)) == sum(len(rows) for _, rows in grid._weeks)


async def test_the_wheel_turns_a_month(tmp_path: Path) -> None:
    app = app_over(told_journal(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        grid = await show_calendar(app, pilot)
        for kind, month in ((MouseScrollUp, 10), (MouseScrollUp, 9), (MouseScrollDown, 10)):
            event: Any = kind(None, 5, 5, 0, 0, 0, False, False, False, 5, 5)
            app.post_message(event)
            await pilot.pause()
            assert (kind, grid.day.month, grid.day.day) == (kind, month, 22)


async def test_every_key_of_the_calendar_can_be_clicked(tmp_path: Path) -> None:
    app = app_over(told_journal(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        grid = await show_calendar(app, pilot)
        for said, day in [
            ("Session before", SECOND),
            ("Session before", FIRST),
            ("Session after", SECOND),
            ("First day", FIRST),
            ("end Today", TODAY),
            ("Earlier", date(2026, 10, 22)),
            ("Later", TODAY),
        ]:
            await click_key(pilot, said)
            assert grid.day == day, said
        await click_key(pilot, "Open")
        assert isinstance(app.screen, DayScreen)


async def test_each_week_can_be_jumped_to(tmp_path: Path) -> None:
    app = app_over(told_journal(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        grid = await show_calendar(app, pilot)
        points = list(grid.jump_points())
        assert len(points) == 5 + 6
        assert points[0].offset == Offset(*grid._region(date(2026, 10, 1)).offset)
        points[3].go()
        assert grid.day == date(2026, 10, 19)


async def test_the_last_week_of_six_months_can_be_jumped_to(tmp_path: Path) -> None:
    app = app_over(told_journal(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        grid = await show_calendar(app, pilot)
        points = list(grid.jump_points())
        letter = (ascii_lowercase.replace("g", "") + ascii_uppercase)[len(points) - 1]
        await press(pilot, f"g {letter}")
        assert letter.isupper() and grid.day == date(2026, 11, 30)
