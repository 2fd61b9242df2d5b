"""The timeline's views by their state: everything by keyboard alone and by mouse alone."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.color import Color
from textual.content import Content
from textual.events import MouseScrollDown, MouseScrollUp
from textual.widgets import Static

from diary.core.areas import AREAS
from diary.core.records import CheckIn
from diary.core.timeline import Zoom
from diary.ui.app import DiaryApp
from diary.ui.ramp import STEPS
from diary.ui.screens.day import DayScreen
from diary.ui.screens.timeline import TimelineScreen
from diary.ui.screens.today import TodayScreen
from diary.ui.widgets.bar_chart import BarChart
from diary.ui.widgets.day_grid import DayGrid
from diary.ui.widgets.session_chart import SessionChart
from diary.ui.widgets.timeline_view import TimelineView
from tests.ui.stage import (
    BELLY,
    THIGH,
    TODAY,
    Clock,
    add_session,
    app_over,
    click_key,
    journal_at,
    log,
    ratings,
    two_sessions,
)
from tests.ui.test_today import SIZE, press


def shown(app: DiaryApp) -> TimelineView:
    assert isinstance(app.screen, TimelineScreen)
    assert isinstance(app.screen.view, TimelineView)
    return app.screen.view


def lines(app: DiaryApp) -> list[str]:
    view = shown(app)
    return [view.render_line(y).text for y in range(view.size.height)]


def told(app: DiaryApp) -> str:
    return str(app.screen.query_one("#told", Static).render())


def wheel(app: DiaryApp, event: type[MouseScrollDown | MouseScrollUp]) -> None:
    view = shown(app)
    view.post_message(event(view, 1, 1, 0, 0, 0, False, False, False, 1, 1))


async def test_it_opens_on_what_the_clinic_should_hear_of_and_on_today(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    log(journal, TODAY, (THIGH, 2, 3), (BELLY, 0, 0))
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t")
        assert isinstance(shown(app), BarChart)
        assert shown(app).hand[0] is THIGH
        assert told(app) == (
            "Sun 22 Nov · 3 days after session 2 · Left thigh (front) · bruise: coin"
            " · sore: 3 (mild), past its window"
        )


async def test_days_areas_and_zoom_are_changed_and_a_day_opened_by_key(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t left")
        assert told(app).startswith("Sat 21 Nov · 2 days after session 2 · Left thigh (front)")
        for key, day in (
            ("pageup", "Sat 14 Nov"), ("pagedown", "Sat 21 Nov"), ("right", "Sun 22 Nov"),
            ("right", "Sun 22 Nov"), ("home", "Tue 20 Oct"), ("left", "Tue 20 Oct"),
            ("end", "Sun 22 Nov"),
        ):  # fmt: skip
            await press(pilot, key)
            assert told(app).startswith(day), key
        await press(pilot, "up")
        assert shown(app).hand.area is BELLY
        await press(pilot, "up")
        assert shown(app).hand.area is BELLY
        await press(pilot, "down left")
        assert shown(app).hand[0] is THIGH
        for key, zoom in (
            ("minus", Zoom.SIX_WEEKS), ("minus", Zoom.ALL), ("equals_sign", Zoom.SIX_WEEKS)
        ):  # fmt: skip
            await press(pilot, key)
            assert shown(app).hand.zoom is zoom
        await press(pilot, "enter")
        assert isinstance(app.screen, DayScreen)
        assert app.screen.form.day == date(2026, 11, 21)
        await press(pilot, "escape")
        assert told(app).startswith("Sat 21 Nov")
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)


async def test_days_areas_and_zoom_are_changed_and_a_day_opened_by_mouse(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t")
        axis = next(line for line in lines(app) if " 20 " in line and " 21 " in line)
        x = axis.index("20")
        await pilot.click(BarChart, offset=(x, 6))
        await pilot.pause()
        assert shown(app).hand.day == date(2026, 11, 20)
        await pilot.click(BarChart, offset=(3, 6))  # left of the days
        assert shown(app).hand.day == date(2026, 11, 20)
        wheel(app, MouseScrollUp)
        await pilot.pause()
        assert shown(app).hand.day == date(2026, 11, 19)
        wheel(app, MouseScrollDown)
        await click_key(pilot, "Zoom out", "#keys")
        assert shown(app).hand.zoom is Zoom.SIX_WEEKS
        await click_key(pilot, "Zoom in", "#keys")
        await click_key(pilot, "Area", "#keys")
        assert shown(app).hand.area is BELLY
        await click_key(pilot, "Area", "#keys")
        assert shown(app).hand[:2] == (THIGH, shown(app).hand.symptom)
        await click_key(pilot, "Day", "#keys")
        assert shown(app).hand.day == date(2026, 11, 19)
        await click_key(pilot, "Open this day", "#keys")
        assert isinstance(app.screen, DayScreen)
        await press(pilot, "escape")
        await pilot.click(BarChart, offset=(x, 6))
        await pilot.click(BarChart, offset=(x, 6))
        await pilot.pause()
        assert isinstance(app.screen, DayScreen)
        assert app.screen.form.day == date(2026, 11, 20)


async def test_views_are_made_when_looked_at_and_keep_what_is_in_hand(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t up left minus")
        assert not app.screen.query("DayGrid, SessionChart")
        for key, view in (("2", DayGrid), ("3", SessionChart), ("1", BarChart), ("2", DayGrid)):
            await press(pilot, key)
            assert type(shown(app)) is view
            assert app.focused is shown(app)
            hand = shown(app).hand
            assert (hand.area, hand.day, hand.zoom) == (BELLY, date(2026, 11, 21), Zoom.SIX_WEEKS)
        for text, name in (
            ("Sessions compared", "compared"),
            ("Bars", "bars"),
            ("All", "all-areas"),
        ):
            await click_key(pilot, text, "#views")
            assert shown(app).id == name


async def test_bars_stand_on_their_figures_before_the_days_they_are_expected_on(
    tmp_path: Path,
) -> None:
    journal = two_sessions(tmp_path)
    log(journal, TODAY, (THIGH, 2, 10))
    app = app_over(journal)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "t minus home")
        chart = lines(app)
        bruise = next(n for n, line in enumerate(chart) if line.startswith("  bruise"))
        assert chart[bruise][10:32] == "2 3 3 2 2 · 1 1 1 0 0 "
        assert chart[bruise - 1][10:28] == "██████████░░██████"
        assert chart[bruise - 3][10:28] == "██████████░░░░░░▲ "
        sore = next(n for n, line in enumerate(chart) if line.startswith("  sore"))
        assert chart[sore][10:26] == "4 4 3 1 0 · 0 0 "
        assert chart[sore - 2][10:20] == "██████▲   "
        assert chart[sore - 10].startswith("       10┤")
        await press(pilot, "end")
        # The bar that fills its scale has its symbol in it.
        assert lines(app)[sore - 10].rstrip().endswith("▲")


async def test_what_is_left_of_a_cell_above_a_bar_is_as_light_as_the_window_beside_it(
    tmp_path: Path,
) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t left")
        view = shown(app)
        [bar] = [
            segment.style
            for y in range(view.size.height)
            for segment in view.render_line(y)
            if "▄" in segment.text
        ]
        beside = view.style("expected")
        assert bar and bar.bgcolor and beside.bgcolor and beside.color
        grounds = (Color.from_rich_color(beside.bgcolor), Color.from_rich_color(beside.color))
        here = Color.from_rich_color(bar.bgcolor)
        assert here == grounds[0].blend(grounds[1], 0.25, alpha=1)
        assert here != grounds[0]


async def test_bars_of_one_line_are_not_named_by_the_worst_step(tmp_path: Path) -> None:
    journal = journal_at(tmp_path)
    for ago in (90, 60, 30, 2):
        add_session(journal, TODAY - timedelta(ago), THIGH)
        log(journal, TODAY - timedelta(ago), (THIGH, 3, 1))
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t 3")
        chart = lines(app)
        assert sum(line.startswith("         ┤▆") for line in chart) == 4
        assert not any("large" in line for line in chart)
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert sum(line.startswith("  large 4┤") for line in lines(app)) == 4


async def test_a_day_past_one_of_two_windows_is_marked_as_possible(tmp_path: Path) -> None:
    journal = journal_at(tmp_path)
    for ago in (8, 1):
        add_session(journal, TODAY - timedelta(ago), THIGH)
    for ago in (8, 1, 0):
        log(journal, TODAY - timedelta(ago), (THIGH, 1, None))
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t")
        assert any("△" in line for line in lines(app))
        assert "bruise: spots, possibly past its window" in told(app)


async def test_remedies_late_and_corrected_entries_are_marked_under_the_bars(
    tmp_path: Path,
) -> None:
    journal = two_sessions(tmp_path)
    late = CheckIn(TODAY - timedelta(4), ratings((THIGH, 1, None)), remedies=("arnica",))
    journal.record(late, Clock()())
    entry = journal.records().by_day[TODAY - timedelta(1)][0]
    better = CheckIn(entry.value.day, ratings((THIGH, 1, 1)), remedies=("cold\x1b[2J pack",))
    journal.amend(entry.id, better, Clock()(), "mistake")
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t left")
        entered, remedy = (
            next(line for line in lines(app) if line.startswith(f"  {name}"))
            for name in ("entered", "remedy")
        )
        assert entered[10:].split() == ["L", "*"]
        assert remedy[10:].split() == ["+", "+"]
        # Its value was entered today, on the day after.
        assert "sore: 1 (mild), logged late, corrected" in told(app)
        assert "\x1b" not in told(app)
        await press(pilot, "left left left")
        assert told(app).endswith("used: arnica")
        await press(pilot, "2")
        assert lines(app)[3][10:].split() == ["L", "*"]


def underlined(app: DiaryApp, y: int) -> list[str]:
    """What of a line has a line under it."""
    segments = shown(app).render_line(y)
    return [one.text for one in segments if one.style and one.style.underline]


async def test_in_the_grid_the_cell_in_hand_covers_the_ramp_and_can_be_read(
    tmp_path: Path,
) -> None:
    journal = two_sessions(tmp_path)
    log(journal, TODAY, (THIGH, 4, 0), (BELLY, 0, 0))
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t 2")
        view = shown(app)
        y = next(n for n, line in enumerate(lines(app)) if "▸ bruise" in line)
        hand, filled = view.style("hand"), [one.style for one in view.render_line(y + 1)]
        [cell] = [one.style for one in view.render_line(y) if one.text.strip() == "4"]
        assert cell and cell.reverse
        assert (cell.color, cell.bgcolor) == (hand.color, hand.bgcolor)
        # A zero is as filled as it is on the body.
        assert any(one and one.bgcolor == STEPS[0].bgcolor for one in filled)


async def test_a_grid_shows_all_areas_and_scrolls_to_the_row_in_hand(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    log(journal, TODAY, (THIGH, 2, 3), (BELLY, 0, 0))
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t 2")
        grid = lines(app)
        assert "▼2" in grid[2]
        thigh = grid.index(next(line for line in grid if line.startswith(" Left thigh")))
        assert grid[thigh + 2].split()[-8:] == ["6", "░", "5", "░", "4", "░", "3", "▲"]
        await press(pilot, "down")
        assert "sore: 3 (mild), past its window" in told(app)
        await press(pilot, "minus home")
        grid = lines(app)
        assert grid[thigh + 1][10:21] == "23322·11100"
        assert underlined(app, thigh + 1) == ["1"]
        legend = app.screen.query_one("#legend", Static).render()
        assert isinstance(legend, Content)
        assert "1 past it or maybe" in legend.plain and "▲" not in legend.plain
        [line] = [span for span in legend.spans if "u" in str(span.style)]
        assert legend.plain[line.start : line.end] == "1"
        wheel(app, MouseScrollUp)
        await pilot.pause()
        assert grid[thigh + 1].split()[0] == "bruise"
        assert lines(app)[thigh + 1].split()[:2] == ["▸", "bruise"]
        await pilot.click(DayGrid, offset=(11, thigh + 2))
        assert "Wed 21 Oct" in told(app)
        await pilot.resize_terminal(60, 15)
        await press(pilot, "up up up")
        assert any(line.startswith(" Lower abdomen") for line in lines(app))
        await press(pilot, "down down down")
        assert any("▸ sore" in line for line in lines(app))


async def test_the_first_rows_of_a_grid_always_have_the_name_of_their_area_above_them(
    tmp_path: Path,
) -> None:
    journal = journal_at(tmp_path)
    areas = AREAS[:7]
    add_session(journal, TODAY - timedelta(2), *areas)
    log(journal, TODAY, *((area, 1, 1) for area in areas))
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t 2")
        for key in ("up",) * 14 + ("down",) * 14:
            await press(pilot, key)
            first, second = lines(app)[4:6]
            assert not first.startswith("  "), first
            assert second.split()[:1] == ["bruise"] or second.split()[:2] == ["▸", "bruise"]


async def test_a_column_of_weeks_says_the_worst_of_them_and_opens_closer(tmp_path: Path) -> None:
    journal = journal_at(tmp_path)
    add_session(journal, TODAY - timedelta(300), THIGH)
    for number in (*range(4), *range(6, 11)):
        log(journal, TODAY - timedelta(300 - number), (THIGH, 1 + (number == 10), 0))
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t minus minus home")
        assert "all, each column is a week" in lines(app)[0]
        await press(pilot, "right")
        assert told(app) == (
            "2 to 8 Feb · Left thigh (front)"
            " · worst bruise: coin, 3 days past its window · worst sore: 0 · 3 days missed"
        )
        assert "▲" in "".join(line[11] for line in lines(app))
        await press(pilot, "left")
        assert told(app) == (
            "26 Jan to 1 Feb · Left thigh (front) · session 1"
            " · worst bruise: spots · worst sore: 0 · 2 days missed"
        )
        bruise = next(line for line in lines(app) if line.startswith("  bruise"))
        assert bruise[10] == "·"
        await press(pilot, "2 end home right")
        assert lines(app)[3][10] == "·"
        assert underlined(app, 5) == ["2"]
        await press(pilot, "enter")
        assert shown(app).hand.zoom is Zoom.SIX_WEEKS
        assert told(app).startswith("Thu 5 Feb · 10 days after session 1")
        await press(pilot, "enter")
        assert isinstance(app.screen, DayScreen)
        assert app.screen.form.day == date(2026, 2, 5)


async def test_sessions_are_compared_by_key(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t 3")
        assert lines(app)[0].startswith(" Left thigh (front): bruise")
        assert "It is too early to compare this bruise" in lines(app)[1]
        headings = [line.strip() for line in lines(app) if "Session" in line]
        assert headings == [
            "▸Session 2, Thu 19 Nov · not cleared yet",
            "Session 1, Tue 20 Oct · cleared after 9 days",
        ]
        await press(pilot, "left left")
        assert told(app).startswith("Fri 20 Nov · 1 day after session 2")
        await press(pilot, "home")
        assert told(app).startswith("Thu 19 Nov · on the day of session 2")
        await press(pilot, "end pagedown")
        assert told(app).startswith("Fri 23 Oct · 3 days after session 1")
        assert "This is the first session of this area" in lines(app)[1]
        await press(pilot, "b")
        assert "Left thigh (front) · sore: 1 (mild)" in told(app)
        await press(pilot, "pageup tab")
        assert "bruise: not logged" in told(app)
        await press(pilot, "up")
        assert lines(app)[0].startswith(" Lower abdomen: bruise")
        await press(pilot, "up down left enter")
        assert isinstance(app.screen, DayScreen)
        assert app.screen.form.day == date(2026, 11, 21)


async def test_sessions_are_compared_by_mouse(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t 3")
        second = lines(app).index(next(line for line in lines(app) if "Session 1," in line))
        await pilot.click(SessionChart, offset=(10 + 4 * 8, second + 3))
        await pilot.pause()
        assert told(app).startswith("Wed 28 Oct · 8 days after session 1")
        assert told(app).endswith("bruise: spots · past its window")
        await pilot.click(SessionChart, offset=(40, 0))  # the title
        await pilot.click(SessionChart, offset=(3, second + 2))  # left of the days
        wheel(app, MouseScrollUp)
        await pilot.pause()
        assert told(app).startswith("Tue 27 Oct · 7 days after session 1")
        wheel(app, MouseScrollDown)
        await click_key(pilot, "Bruise or sore", "#keys")
        assert told(app).endswith("sore: 0")
        await click_key(pilot, "Session", "#keys")
        assert "after session 2" in told(app)
        await click_key(pilot, "Area", "#keys")
        assert lines(app)[0].startswith(" Lower abdomen: sore")
        await click_key(pilot, "Area", "#keys")
        await click_key(pilot, "Day", "#keys")
        await click_key(pilot, "Open this day", "#keys")
        assert isinstance(app.screen, DayScreen)


async def test_an_area_without_a_session_has_nothing_to_compare(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    from diary.core.areas import area_named

    log(journal, TODAY, (area_named("neck"), 1, 1))
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t 3 up up left right home end pageup pagedown enter b")
        assert lines(app)[0] == " This area has no session yet.".ljust(80)
        assert told(app) == ""
        await press(pilot, "down")
        assert lines(app)[0].startswith(" Lower abdomen")


@pytest.mark.parametrize("view", ["1", "2", "3"])
async def test_an_empty_timeline_says_so_and_takes_every_key(tmp_path: Path, view: str) -> None:
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, f"escape t {view}")
        assert "Nothing to show yet" in lines(app)[0]
        await press(pilot, "left up down home end pageup pagedown minus equals_sign enter b")
        await pilot.click(type(shown(app)), offset=(30, 2))
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)


@pytest.mark.parametrize("size", [(40, 12), (20, 5), (1, 1)])
async def test_it_fits_the_smallest_windows(tmp_path: Path, size: tuple[int, int]) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t")
        for view in "123":
            await press(pilot, view)
            await pilot.resize_terminal(*size)
            await press(pilot, "left minus minus home end equals_sign up down")
            hand = shown(app).hand
            await pilot.resize_terminal(*SIZE)
            await pilot.pause()
            assert shown(app).hand == hand
            assert told(app)


async def test_in_a_low_window_the_figures_of_both_stay(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=(40, 12)) as pilot:
        await press(pilot, "t left")
        chart = "\n".join(lines(app))
        assert "bruise ┼" in chart
        assert "6 5 4" in chart
        await press(pilot, "3")
        assert "Session 2" in "\n".join(lines(app))


async def test_what_is_saved_meanwhile_shows(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t")
        assert "bruise: not logged" in told(app)
        log(journal, TODAY, (THIGH, 4, 3))
        assert isinstance(app.screen, TimelineScreen)
        app.screen.catch_up()
        await pilot.pause()
        assert "bruise: large" in told(app)


@pytest.mark.parametrize("view", ["1", "2", "3"])
async def test_without_colour_every_meaning_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, view: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    journal = two_sessions(tmp_path)
    log(journal, TODAY, (THIGH, 2, 3))
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, f"t {view} left right b")
        chart = "\n".join(lines(app))
        assert all(symbol in chart for symbol in "░▲"), chart
        assert "past its window" in told(app) or view == "2"
