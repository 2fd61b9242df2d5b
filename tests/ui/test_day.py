"""A past day: what it says of itself, and the days beside it."""

from datetime import date
from pathlib import Path

from diary.core.scales import BRUISING
from diary.ui.screens.day import DayScreen
from tests.ui.stage import THIGH, TODAY, app_over, click_key, two_sessions
from tests.ui.test_calendar import SECOND, show_calendar, told_journal
from tests.ui.test_today import SIZE, press, rows_of, toasts


async def test_a_day_says_what_it_was_and_steps_to_the_one_beside_it(tmp_path: Path) -> None:
    app = app_over(told_journal(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await show_calendar(app, pilot)
        await press(pilot, "left_square_bracket enter")
        screen = app.screen
        assert isinstance(screen, DayScreen)
        heading, about = screen.query_one("#heading"), screen.query_one("#about")
        shown = " ".join(str(heading.render()).split())
        assert shown == "Thu 19 Nov · on the day of session 2 3 days ago"
        assert str(about.render()) == "▼ Session 2 at 14:30: left thigh (front), lower abdomen."
        await press(pilot, "greater_than_sign")
        assert "Fri 20 Nov · 1 day after session 2" in str(heading.render())
        assert rows_of(app).ratings[THIGH, BRUISING] == 2
        assert not about.display
        await click_key(pilot, "Day before")
        await click_key(pilot, "Day before")
        assert screen.form.day == date(2026, 11, 18)
        await click_key(pilot, "Day after")
        assert screen.form.day == SECOND


async def test_what_is_typed_is_never_stepped_away_from(tmp_path: Path) -> None:
    app = app_over(told_journal(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await show_calendar(app, pilot)
        await press(pilot, "left enter 4 less_than_sign less_than_sign")
        assert isinstance(app.screen, DayScreen)
        assert app.screen.form.day == date(2026, 11, 21)
        assert app.screen.is_changed
        assert "not saved yet" in toasts(app)[-1]


async def test_no_step_leads_past_today(tmp_path: Path) -> None:
    app = app_over(told_journal(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await show_calendar(app, pilot)
        await press(pilot, "enter greater_than_sign")
        assert isinstance(app.screen, DayScreen)
        assert app.screen.form.day == TODAY
        assert "still to come" in toasts(app)[-1]


async def test_a_missed_and_a_flagged_day_say_so_when_opened(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        grid = await show_calendar(app, pilot)
        grid.point(date(2026, 10, 25))
        await press(pilot, "enter")
        about = app.screen.query_one("#about")
        assert str(about.render()) == "· This day was missed. You can still fill it in."
        await press(pilot, "less_than_sign less_than_sign")
        assert str(about.render()) == "▲ This is one of the days to tell your clinic about."
