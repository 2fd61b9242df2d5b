"""The calendar file: read by another library, its alarms fall on the hour that was chosen."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from diary.core.areas import area_named
from diary.core.errors import RecordError
from diary.core.records import CheckIn, TreatmentSession
from diary.wording import calendar_file as words
from tests.diaries import START, revise
from tests.sharing.calendars import alarms, calf, made, read, titled, treated
from tests.sharing.held import check_in, later, session

ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC", "Asia/Kolkata")
#: Weeks in which the clocks change: in Berlin, New York or on Lord Howe Island.
CHANGES = (date(2026, 3, 1), date(2026, 3, 22), date(2026, 9, 27), date(2026, 10, 18))


# The hours.


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("start", CHANGES)
@pytest.mark.parametrize("hour", [time(21), time(8, 30)])
def test_each_day_it_rings_at_the_chosen_hour_also_across_a_clock_change(
    zone: str, start: date, hour: time
) -> None:
    found = list(alarms(read(made([treated(start)], start, hour)), words.DAILY, zone))
    assert [one.time() for one in found] == [hour] * 14
    assert [one.date() for one in found] == [start + timedelta(n) for n in range(1, 15)]


def test_the_weeks_tried_hold_a_clock_change_of_each_zone() -> None:
    for zone in ZONES[:3]:
        changed = 0
        for start in CHANGES:
            days = [datetime.combine(start + timedelta(n), time(21)) for n in range(1, 15)]
            changed += len({one.replace(tzinfo=ZoneInfo(zone)).utcoffset() for one in days}) > 1
        assert changed >= 2, zone


def test_it_rings_until_the_last_day_that_an_area_is_followed() -> None:
    content = made([session(0), session(5, "neck")], START + timedelta(6))
    (daily,) = titled(read(content), words.DAILY)
    assert daily.rrule
    days = list(alarms(read(content), words.DAILY, "UTC"))
    assert (days[0].date(), days[-1].date()) == (START + timedelta(7), START + timedelta(19))
    assert "end on Saturday 21 Mar 2026" in (daily.description or "")


def test_the_hour_of_the_night_belongs_to_the_day_before() -> None:
    calendar = read(made([session(0)], START, time(0, 30)))
    days = list(alarms(calendar, words.DAILY, "UTC"))
    assert (days[0].date(), days[-1].date()) == (START + timedelta(1), START + timedelta(15))
    assert {one.time() for one in days} == {time(0, 30)}
    checks = list(alarms(calendar, words.LATE_CHECK, "UTC"))
    assert {one.time() for one in checks} == {time(12)}
    assert checks[0].date() == START + timedelta(14)
    (last,) = alarms(read(made([session(0)], START + timedelta(13))), words.DAILY, "UTC")
    assert last.date() == START + timedelta(14)


@pytest.mark.parametrize("zone", ZONES)
def test_late_checks_ring_on_their_days_at_the_same_hour(zone: str) -> None:
    found = list(alarms(read(made([session(0)], START, time(9))), words.LATE_CHECK, zone))
    weeks = [START + timedelta(weeks=n) for n in (2, 3, 4, 8, 12)]
    assert [(one.date(), one.time()) for one in found] == [(day, time(9)) for day in weeks]


def test_late_checks_that_were_are_left_out() -> None:
    found = alarms(read(made([session(0)], START + timedelta(21))), words.LATE_CHECK, "UTC")
    assert [one.date() for one in found] == [START + timedelta(weeks=n) for n in (4, 8, 12)]


def test_a_wait_rings_when_it_is_over() -> None:
    face = treated(START, "forehead", "neck", clock=time(16, 30))
    found = read(made([face], START))
    ends = [one.replace(tzinfo=None) for one in alarms(found, words.WAIT, "Europe/Berlin")]
    assert ends == [
        datetime.combine(START, time(20, 30)),
        datetime.combine(START + timedelta(1), time(0, 30)),
    ]
    texts = [one.description or "" for one in titled(found, words.WAIT)]
    assert "No make-up: that was the advice for 4 hours after your session at 16:30." in texts[0]
    assert "No hot shower: that was the advice for 8 hours" in texts[1]


@pytest.mark.parametrize(
    ("zone", "day", "hour"),
    [
        ("Europe/Berlin", date(2026, 3, 28), 7),
        ("Europe/Berlin", date(2026, 10, 24), 5),
        ("America/New_York", date(2026, 3, 7), 7),
        ("America/New_York", date(2026, 10, 31), 5),
        ("", date(2026, 3, 28), 6),
        ("Europe", date(2026, 3, 28), 6),
        ("../../etc/passwd", date(2026, 3, 28), 6),
        ("No/Such", date(2026, 3, 28), 6),
        ("x" * 60, date(2026, 3, 28), 6),
    ],
)
def test_a_wait_is_as_many_hours_long_while_the_clocks_change(
    zone: str, day: date, hour: int
) -> None:
    calendar = read(made([treated(day, clock=time(22), zone=zone)], day))
    (shower,) = titled(calendar, words.WAIT)
    assert shower.dtstart == datetime.combine(day + timedelta(1), time(hour))


def test_the_zone_is_that_in_which_the_time_was_entered() -> None:
    day = date(2026, 3, 28)
    first = treated(day, clock=time(22), zone="Europe/Berlin")
    assert isinstance(first.value, TreatmentSession)
    noted = later(first, replace(first.value, note="n"), 1)._replace(zone="UTC")
    (shower,) = titled(read(made([first, noted], day)), words.WAIT)
    assert shower.dtstart == datetime.combine(day + timedelta(1), time(7))


def test_without_a_time_nothing_has_to_wait_and_waits_that_were_are_left_out() -> None:
    assert titled(read(made([treated(START, "forehead")], START)), words.WAIT) == []
    timed = treated(START, "forehead", clock=time(9))
    assert titled(read(made([timed], START + timedelta(1))), words.WAIT) == []


# What is ahead.


def test_of_chosen_areas_nothing_else_is_in_it() -> None:
    held = [treated(START, "forehead", clock=time(16)), session(9, "neck")]
    today = START + timedelta(9)
    only = read(made(held, today, areas=frozenset({area_named("forehead")})))
    assert list(alarms(only, words.DAILY, "UTC"))[-1].date() == START + timedelta(14)
    assert next(alarms(only, words.LATE_CHECK, "UTC")).date() == START + timedelta(14)
    every = read(made(held, today))
    assert list(alarms(every, words.DAILY, "UTC"))[-1].date() == START + timedelta(23)
    assert next(alarms(every, words.LATE_CHECK, "UTC")).date() == START + timedelta(23)
    beside = treated(START, "forehead", "neck", clock=time(16))
    neck = made([beside], START, areas=frozenset({area_named("neck")}))
    assert len(titled(read(neck), words.WAIT)) == 1


@pytest.mark.parametrize("day", [85, 3000])
def test_where_nothing_is_ahead_it_is_refused(day: int) -> None:
    for held in ([], [session(0)], [check_in(0)]):
        with pytest.raises(RecordError) as refused:
            made(held, START + timedelta(day))
        assert refused.value.problem == "nothing-to-remind"


def test_late_checks_go_on_once_all_is_gone() -> None:
    gone = [
        revise(f"c{day}", CheckIn(START + timedelta(day), calf(int(not day)))) for day in range(3)
    ]
    calendar = read(made([session(0), *gone], START + timedelta(2)))
    assert titled(calendar, words.DAILY) == []
    assert len(titled(calendar, words.LATE_CHECK)) == 5
