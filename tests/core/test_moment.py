from datetime import UTC, datetime, time

from diary.core.moment import Now
from tests.core.small import day
from tests.diaries import at


def test_from_midnight_to_four_a_check_in_is_most_likely_about_the_day_before() -> None:
    for hour, evening in ((0, day(0)), (3, day(0)), (4, day(1)), (23, day(1))):
        now = Now(at(day(1), time(hour, 59 if hour == 3 else 0)), 0, "UTC")
        assert (now.today, now.evening) == (day(1), evening)


def test_now_is_the_wall_clock_of_its_own_zone() -> None:
    now = Now(datetime(2026, 3, 2, 23, 30, tzinfo=UTC), 60, "Europe/Paris")
    assert now.local == datetime.fromisoformat("2026-03-03 00:30")
    assert (now.today, now.evening) == (day(1), day(0))
    assert Now(now.instant, -60, "x").evening == day(0)
