"""Months and the states of their days, on worked days and on random diaries."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.core.answers import PlannedSession
from diary.core.months import (
    Days,
    Mark,
    last_of_month,
    moved_days,
    moved_months,
    weeks,
)
from diary.core.records import CheckIn, SessionKind, rating
from diary.core.summary import summary
from tests.core.small import day, diary, said, session, sore, told_clinic
from tests.diaries import PLAN, RandomDiary, at, revise

ALL = st.dates()
NEVER_SO_FAR = st.integers(-(10**7), 10**7)


# Months.


@given(ALL)
def test_every_day_of_a_month_is_in_it_once_and_on_its_weekday(any_day: date) -> None:
    first = any_day.replace(day=1)
    rows = weeks(first)
    assert all(len(week) == 7 for week in rows)
    found = [one for week in rows for one in week if one]
    assert found == [first + timedelta(n) for n in range(len(found))]
    assert found[-1] == last_of_month(any_day)
    assert all(one is None or one.weekday() == n for week in rows for n, one in enumerate(week))
    assert all(any(week) for week in rows)


def test_a_month_has_four_to_six_weeks() -> None:
    assert len(weeks(date(2027, 2, 1))) == 4
    assert len(weeks(date(2026, 11, 1))) == 6
    assert weeks(date(2026, 11, 1))[0] == (*[None] * 6, date(2026, 11, 1))
    assert last_of_month(date(2028, 2, 3)) == date(2028, 2, 29)
    assert last_of_month(date.max) == date.max


@given(ALL, NEVER_SO_FAR)
def test_a_day_is_moved_within_what_a_calendar_holds(one: date, by: int) -> None:
    moved = moved_days(one, by)
    if moved not in (date.min, date.max):
        assert (moved - one).days == by
    assert moved_days(date.min, -1) == date.min
    assert moved_days(date.max, 1) == date.max


@given(ALL, st.integers(-200, 200))
def test_a_month_moved_is_the_same_day_or_its_last(one: date, by: int) -> None:
    moved = moved_months(one, by)
    assert moved.day == min(one.day, last_of_month(moved).day)
    apart = (moved.year - one.year) * 12 + moved.month - one.month
    assert apart == by or moved.replace(day=1) in (date.min, date(9999, 12, 1))


def test_a_short_month_does_not_change_the_day_that_is_wanted() -> None:
    last = date(2027, 1, 31)
    assert moved_months(last, 1, 31) == date(2027, 2, 28)
    assert moved_months(date(2027, 2, 28), 1, 31) == date(2027, 3, 31)
    assert moved_months(date(2027, 2, 28), 1) == date(2027, 3, 28)
    assert moved_months(date(2027, 1, 15), -13) == date(2025, 12, 15)
    assert moved_months(date.min, -1) == date.min
    assert moved_months(date.max, 1) == date.max


# The states of days.


def marks(days: Days, number: int) -> tuple[Mark, ...]:
    return days.state(day(number)).marks


def test_each_day_is_marked_as_what_it_was() -> None:
    late = revise("late", CheckIn(day(2), (rating("left-calf", "soreness", 1),)),
                  recorded_at=at(day(4), time(9)))  # fmt: skip
    days = Days(diary(session(0), sore("P 0, P 3, Z 4"), [late], as_of=6))
    assert marks(days, -1) == ()
    assert marks(days, 0) == (Mark.SESSION, Mark.LOGGED)
    assert marks(days, 1) == (Mark.MISSED,)
    assert marks(days, 2) == (Mark.LATE,)
    assert marks(days, 3) == (Mark.LOGGED, Mark.FLAGGED)
    assert marks(days, 4) == (Mark.LOGGED,)
    assert marks(days, 6) == ()
    assert marks(days, 7) == ()


def test_today_and_the_days_ahead_say_so() -> None:
    days = Days(diary(session(0), as_of=2))
    assert [days.state(day(n)).is_today for n in (1, 2, 3)] == [False, True, False]
    assert [days.state(day(n)).is_ahead for n in (1, 2, 3)] == [False, False, True]
    assert days.state(day(2)) is days.state(day(2))


def test_sessions_of_one_day_keep_their_numbers_and_tests_have_none() -> None:
    two = [session(5, "neck", id_="a"), session(5, "scalp", id_="b", clock=time(9))]
    test = session(4, kind=SessionKind.TEST)
    days = Days(diary(session(0), *two, test, as_of=9))
    assert days.state(day(0)).sessions == (1,)
    assert days.state(day(5)).sessions == (2, 3)
    assert [(number, one.areas[0].name) for number, one in days.visits(day(5))] == [
        (2, "neck"),
        (3, "scalp"),
    ]
    assert Mark.TEST in marks(days, 4)
    assert [number for number, _ in days.visits(day(4))] == [None]
    assert days.visits(day(1)) == ()


def test_a_test_and_a_treatment_on_one_day_are_a_session() -> None:
    days = Days(diary(session(0, id_="t", kind=SessionKind.TEST), session(0), as_of=0))
    assert marks(days, 0) == (Mark.SESSION,)
    assert sorted(number or 0 for number, _ in days.visits(day(0))) == [0, 1]


def test_a_session_after_midnight_is_shown_before_it_has_a_number() -> None:
    days = Days(diary(session(3), as_of=2))
    assert days.state(day(3)).marks == (Mark.SESSION,)
    assert days.state(day(3)).sessions == ()
    assert [number for number, _ in days.visits(day(3))] == [None]


def test_the_sessions_before_and_after_a_day_are_found() -> None:
    days = Days(diary(session(3), session(3, "neck", id_="twin"), session(9), as_of=20))
    assert days.latest_session(day(2)) is None
    assert [getattr(days.latest_session(day(n)), "number", None) for n in (3, 8, 9)] == [2, 2, 3]
    assert [days.session_day(day(n), 1) for n in (2, 3, 9)] == [day(3), day(9), None]
    assert [days.session_day(day(n), -1) for n in (3, 4, 9, 10)] == [None, day(3), day(3), day(9)]


def test_a_planned_session_is_marked_on_its_day_and_found_from_the_days_around() -> None:
    made = [revise(f"p{n}", PlannedSession(day(n))) for n in (40, 3)]
    days = Days(diary(session(0), made, as_of=5))
    assert marks(days, 3) == (Mark.PLANNED, Mark.MISSED)
    assert Mark.PLANNED in marks(days, 40)
    assert Mark.PLANNED not in marks(days, 4)
    assert days.visits(day(40)) == ()
    assert [one.id for one in days.planned(day(40))] == ["p40"]
    assert days.last == day(40)
    assert Days(diary(session(0), as_of=5)).last == day(5)
    found = [days.session_day(day(n), by) for n, by in ((0, 1), (3, 1), (40, 1), (40, -1), (1, -1))]
    assert found == [day(3), day(40), None, day(3), day(0)]


def test_a_flag_stays_on_its_days_once_the_clinic_was_told() -> None:
    parts = (session(0), said("P 0–8"))
    flag = Days(diary(*parts, as_of=8)).summary.flags[0].id
    days = Days(diary(*parts, told_clinic(flag, 8), as_of=8))
    assert Mark.FLAGGED in marks(days, 8)
    assert Mark.FLAGGED not in marks(days, 7)


@pytest.mark.parametrize("seed", range(40))
def test_the_states_agree_with_the_summary(seed: int) -> None:
    drawn = RandomDiary(seed)
    told = summary(drawn.records(), PLAN, drawn.as_of)
    days = Days(told)
    evidence = {one.day for flag in told.flags for one in flag.evidence}
    for number in range(-2, 45):
        one = drawn.last - timedelta(number)
        state = days.state(one)
        logged = one in told.records.by_day
        assert (Mark.LATE in state.marks) == told.is_late_day(one)
        assert (Mark.LOGGED in state.marks) == (logged and not told.is_late_day(one))
        assert (Mark.MISSED in state.marks) == (one in told.missed_days)
        assert (Mark.FLAGGED in state.marks) == (one in evidence)
        numbers = tuple(ref.number for ref in told.sessions if ref.day == one)
        assert state.sessions == numbers
        assert len(days.visits(one)) == sum(e.value.day == one for e in told.records.sessions)
        assert (state.is_today, state.is_ahead) == (one == told.as_of, one > told.as_of)
