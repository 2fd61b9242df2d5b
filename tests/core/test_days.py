from contextlib import suppress
from datetime import date, time, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from diary.core.days import (
    day_before,
    day_to_come,
    near_day_to_come,
    read_coming_day,
    read_day,
    read_moment,
    read_time,
)
from diary.core.errors import (
    BareNumberError,
    DayError,
    FutureDayError,
    NoSuchDayError,
    UnclearDayError,
    UnclearTimeError,
)

TODAY = date(2026, 11, 19)  # a Thursday


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-19", TODAY),
        ("2026-3-2", date(2026, 3, 2)),
        ("  2026-11-01 ", date(2026, 11, 1)),
        ("2024-02-29", date(2024, 2, 29)),
        ("0001-01-01", date(1, 1, 1)),
    ],
)
def test_a_day_in_figures_is_year_month_day(typed: str, day: date) -> None:
    assert read_day(typed, TODAY) == day


def test_tomorrow_is_a_day_to_come() -> None:
    with pytest.raises(FutureDayError):
        read_day("tomorrow", TODAY)


@pytest.mark.parametrize("typed", ["31 february", "Feb 29 2025"])
def test_a_day_in_words_that_no_calendar_has_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(NoSuchDayError):
        read_day(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "back"),
    [
        ("today", 0),
        ("Tonight", 0),
        ("NOW", 0),
        ("yesterday", 1),
        ("0 days ago", 0),
        ("1 day ago", 1),
        ("3 days ago", 3),
        ("3  Days\tAgo", 3),
        ("a day ago", 1),
        ("two days ago", 2),
        ("three days ago", 3),
        ("four days ago", 4),
        ("five days ago", 5),
        ("six days ago", 6),
        ("seven days ago", 7),
        ("eight days ago", 8),
        ("nine days ago", 9),
        ("ten days ago", 10),
        ("a week ago", 7),
        ("one week ago", 7),
        ("2 weeks ago", 14),
        ("400 days ago", 400),
        ("٣ days ago", 3),
    ],
)
def test_a_day_in_words_counts_back_from_today(typed: str, back: int) -> None:
    assert read_day(typed, TODAY) == TODAY - timedelta(back)


@pytest.mark.parametrize(
    ("typed", "today", "day"),
    [
        ("a month ago", date(2026, 3, 31), date(2026, 2, 28)),
        ("an month ago", date(2026, 3, 31), date(2026, 2, 28)),
        ("2 months ago", TODAY, date(2026, 9, 19)),
        ("a year ago", date(2024, 2, 29), date(2023, 2, 28)),
    ],
)
def test_months_and_years_are_those_of_the_calendar(typed: str, today: date, day: date) -> None:
    assert read_day(typed, today) == day


@pytest.mark.parametrize(
    ("typed", "back"),
    [
        ("Thursday", 0),
        ("thu", 0),
        ("thurs", 0),
        ("last Thursday", 7),
        ("last thu", 7),
        ("wednesday", 1),
        ("last wednesday", 1),
        ("tue", 2),
        ("Mon", 3),
        ("sun", 4),
        ("sat", 5),
        ("fri", 6),
        ("last friday", 6),
    ],
)
def test_a_weekday_is_the_latest_one_and_last_never_means_today(typed: str, back: int) -> None:
    assert read_day(typed, TODAY) == TODAY - timedelta(back)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("19 November 2026", TODAY),
        ("Nov 19, 2026", TODAY),
        ("19th of november 2026", TODAY),
        ("thu 19 nov 2026", TODAY),
        ("19 Nov", TODAY),
        ("nov 19", TODAY),
        ("18-nov", date(2026, 11, 18)),
        ("20 Nov", date(2025, 11, 20)),
        ("31 dec", date(2025, 12, 31)),
        ("1 jan", date(2026, 1, 1)),
        ("3 may 2025", date(2025, 5, 3)),
        ("29 feb 2024", date(2024, 2, 29)),
    ],
)
def test_with_the_month_named_any_order_will_do_and_no_year_means_the_latest(
    typed: str, day: date
) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["19", " 5 ", "19.", "20261119", "٣", "१९"])
def test_a_bare_number_is_no_day(typed: str) -> None:
    with pytest.raises(BareNumberError) as refused:
        read_day(typed, TODAY)
    assert refused.value.given == typed


@pytest.mark.parametrize(
    "typed",
    [
        "2026-02-30",
        "2026-13-01",
        "2026-00-10",
        "2026-11-0",
        "0000-01-01",
        "29 feb",
        "9999 years ago",
        "2027 years ago",
    ],
)
def test_a_day_that_no_calendar_has_is_refused_as_such(typed: str) -> None:
    with pytest.raises(NoSuchDayError) as refused:
        read_day(typed, TODAY)
    assert refused.value.given == typed


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "soon",
        "last",
        "th",
        "t",
        "thursdays",
        "5/11",
        "5 11",
        "19.11.2026",
        "19 11 2026",
        ".",
        "5/11/2026",
        "thu 5/11/2026",
        "5/11/2026 utc",
        "19/11/2026",
        "2026/11/19",
        "nov",
        "nov 2026",
        "tue 5",
        "tue march",
        "tue march 2026",
        "10:30",
        "10:30 nov",
        "in 3 days",
        "3 days",
        "eleven days ago",
        "12345 days ago",
        "99 nov",
        "19 nov 2026 at 25:00",
        "9" * 5000,
        "9" * 39 + "x",
        "1 nov " + "9" * 30,
        "² nov",
        "٢٠٢٦-١١-١٩",
        "\x1b[31m",
    ],
)
def test_what_names_no_day_is_unclear(typed: str) -> None:
    with pytest.raises(UnclearDayError) as refused:
        read_day(typed, TODAY)
    assert refused.value.given == typed


@pytest.mark.parametrize("typed", ["2026-11-20", "20 nov 2026", "9999-12-31", "1 jan 2027"])
def test_a_day_after_today_is_refused_with_both_days(typed: str) -> None:
    with pytest.raises(FutureDayError) as refused:
        read_day(typed, TODAY)
    assert refused.value.day > refused.value.today == TODAY


PARTS = [
    "3",
    "19",
    "nov",
    "march",
    "mon",
    "2026",
    "last",
    "ago",
    "days",
    "10:30",
    "+0500",
    "a",
    "-",
]


@given(st.one_of(st.text(max_size=45), st.lists(st.sampled_from(PARTS)).map(" ".join)))
@example("1 nov 0")
@settings(max_examples=400)
def test_any_text_is_a_day_up_to_today_or_refused(typed: str) -> None:
    with suppress(DayError, FutureDayError):
        assert read_day(typed, TODAY) <= TODAY


@given(st.dates(max_value=TODAY))
def test_every_day_is_read_back_from_its_figures(day: date) -> None:
    assert read_day(day.isoformat(), TODAY) == day


@given(st.dates(min_value=date(1000, 1, 1), max_value=TODAY))
def test_every_day_is_read_back_from_its_words(day: date) -> None:
    assert read_day(f"{day.day} {day:%B} {day.year}", TODAY) == day
    assert read_day(f"{day:%b} {day.day}, {day.year}", TODAY) == day


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("14:30", time(14, 30)),
        ("9:05", time(9, 5)),
        ("09.05", time(9, 5)),
        ("0h00", time(0, 0)),
        (" 23:59 ", time(23, 59)),
    ],
)
def test_a_time_is_hours_and_minutes(typed: str, clock: time) -> None:
    assert read_time(typed) == clock


@pytest.mark.parametrize(
    "typed", ["", "14", "1430", "24:00", "14:60", "14:3", "2 pm", "14:30:00", "١٤:٣٠", "9" * 5000]
)
def test_any_other_time_is_unclear(typed: str) -> None:
    with pytest.raises(UnclearTimeError) as refused:
        read_time(typed)
    assert refused.value.given == typed


@pytest.mark.parametrize(
    ("typed", "day", "clock"),
    [
        ("today 14:30", TODAY, time(14, 30)),
        ("yesterday at 9:05", date(2026, 11, 18), time(9, 5)),
        ("3 days ago, 14.30 ", date(2026, 11, 16), time(14, 30)),
        ("2026-11-01 08h15", date(2026, 11, 1), time(8, 15)),
        ("thursday", TODAY, None),
        ("19 Nov 2026", TODAY, None),
    ],
)
def test_a_time_may_follow_the_day(typed: str, day: date, clock: time | None) -> None:
    assert read_moment(typed, TODAY) == (day, clock)


def test_a_time_that_no_day_has_is_not_taken_for_a_part_of_the_day() -> None:
    with pytest.raises(UnclearTimeError):
        read_moment("today 25:00", TODAY)
    with pytest.raises(UnclearDayError):
        read_moment("14:30", TODAY)


@given(st.text(max_size=30))
def test_whatever_is_typed_as_a_moment_is_read_or_refused_in_words(typed: str) -> None:
    with suppress(DayError, FutureDayError, UnclearTimeError):
        day, _ = read_moment(typed, TODAY)
        assert day <= TODAY


def test_the_first_day_there_is_has_none_before_it() -> None:
    assert day_before(date(2026, 3, 1)) == date(2026, 2, 28)
    assert day_before(date.min) == date.min


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", TODAY),
        ("tomorrow", date(2026, 11, 20)),
        ("yesterday", date(2026, 11, 18)),
        ("in 3 days", date(2026, 11, 22)),
        ("In  Two weeks", date(2026, 12, 3)),
        ("in a month", date(2026, 12, 19)),
        ("Thursday", TODAY),
        ("next thursday", date(2026, 11, 26)),
        ("wed", date(2026, 11, 25)),
        ("next Friday", date(2026, 11, 20)),
        ("25 Nov", date(2026, 11, 25)),
        ("3 March", date(2027, 3, 3)),
        ("3 March 2026", date(2026, 3, 3)),
        ("2026-12-01", date(2026, 12, 1)),
    ],
)
def test_a_day_to_come_is_the_next_one(typed: str, day: date) -> None:
    assert read_coming_day(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "today"),
    [
        ("in 9999 years", TODAY),
        ("next friday", date.max),
        ("31 february", TODAY),
        ("1 January", date.max),
        ("29 Feb", date(2024, 3, 1)),
    ],
)
def test_a_day_to_come_that_the_calendar_does_not_have_is_refused(typed: str, today: date) -> None:
    with pytest.raises(NoSuchDayError):
        read_coming_day(typed, today)


@given(st.text(max_size=45))
def test_a_day_to_come_is_read_or_refused(typed: str) -> None:
    with suppress(DayError):
        read_coming_day(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("tomorrow", date(2026, 11, 20)),
        ("in 3 days", date(2026, 11, 22)),
        ("next Friday", date(2026, 11, 20)),
        ("3 Dec 2026", date(2026, 12, 3)),
        ("today", None),
        ("Friday", None),
        ("3 Dec", None),
        ("next 3 Dec", None),
        ("in 0 days", None),
    ],
)
def test_a_day_that_can_only_be_to_come_is_known_as_one(typed: str, day: date | None) -> None:
    assert day_to_come(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("20 Nov", date(2026, 11, 20)),
        ("3 Dec", date(2026, 12, 3)),
        ("December 3", date(2026, 12, 3)),
        ("17 Feb", date(2027, 2, 17)),  # 90 days ahead
        ("18 Feb", None),
        ("3 Dec 2025", None),
        ("2025-12-03", None),
        ("3 Dec 2026", None),
        ("18 Nov", None),
        ("today", None),
        ("Friday", None),
        ("yesterday", None),
        ("a year ago", None),
        ("tomorrow", None),
        ("3", None),
        ("29 Feb", None),
    ],
)
def test_a_day_of_last_year_may_be_meant_for_the_one_that_is_near(
    typed: str, day: date | None
) -> None:
    assert near_day_to_come(typed, TODAY) == day


@pytest.mark.parametrize("today", [date.min, date(2024, 3, 1), date(2027, 12, 1), date.max])
def test_a_near_day_that_no_calendar_has_is_none(today: date) -> None:
    assert near_day_to_come("29 Feb", today) is None
