"""What opens for a day, wherever it is chosen."""

from collections.abc import Callable
from datetime import date
from typing import Any

from textual.screen import Screen

from diary.core.moment import Now
from diary.journal import Journal
from diary.wording import calendar as words


def open_day(
    screen: Screen[Any],
    journal: Journal,
    clock: Callable[[], Now],
    day: date,
    *,
    check_in: str = "",
    planned: str = "",
) -> None:
    """Open the planned session of the id `planned` where it still is one, else the day itself.

    A day that has not come yet opens as neither, and that is said.
    """
    from diary.ui.screens.plan_session import planned_of

    today = clock().today
    if planned_of(journal, clock, planned):
        from diary.ui.screens.planned import PlannedScreen

        screen.app.push_screen(PlannedScreen(journal, clock, planned))
    elif day > today:
        screen.notify(words.not_open_yet(day, today), markup=False)
    else:
        from diary.ui.screens.day import DayScreen

        screen.app.push_screen(DayScreen(journal, clock, day, check_in=check_in))
