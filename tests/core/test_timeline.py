"""Days on columns: zooms, columns of several days, scrolling and the labels of the axis."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.core.timeline import Column, Scale, Unit, Zoom, scale, ticks

FIRST = date(2026, 3, 4)  # a Wednesday
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
ROOMS = st.integers(-5, 250)


def long(days: int, zoom: Zoom = Zoom.ALL, room: int = 70) -> Scale:
    return scale(FIRST, FIRST + timedelta(days - 1), zoom, room, 7)


def test_zooming_stops_at_both_ends() -> None:
    assert Zoom.TWO_WEEKS.stepped(1) is Zoom.SIX_WEEKS
    assert Zoom.TWO_WEEKS.stepped(-1) is Zoom.TWO_WEEKS
    assert Zoom.SIX_WEEKS.stepped(5) is Zoom.ALL


@pytest.mark.parametrize(
    ("days", "zoom", "room", "cells", "shown"),
    [
        (400, Zoom.TWO_WEEKS, 70, 5, 14),
        (400, Zoom.TWO_WEEKS, 300, 7, 14),
        (400, Zoom.SIX_WEEKS, 70, 1, 42),
        (400, Zoom.SIX_WEEKS, 30, 1, 30),  # as many as there is room for
        (400, Zoom.SIX_WEEKS, 0, 1, 1),
        (18, Zoom.ALL, 70, 3, 18),
        (70, Zoom.ALL, 70, 1, 70),
    ],
)
def test_a_day_takes_a_column_as_wide_as_fits(
    days: int, zoom: Zoom, room: int, cells: int, shown: int
) -> None:
    laid = long(days, zoom, room)
    assert (laid.days, laid.cells, laid.shown) == (1, cells, shown)
    assert laid.total == days


@pytest.mark.parametrize(("days", "a_column"), [(71, 7), (480, 7), (500, 14), (3650, 56)])
def test_all_of_a_long_diary_takes_columns_of_whole_weeks(days: int, a_column: int) -> None:
    laid = long(days)
    assert laid.days == a_column
    assert laid.total <= laid.shown
    columns = laid.columns(0)
    assert columns[0].first == FIRST
    assert columns[-1].last == laid.last
    assert all(column.first.weekday() == 0 for column in columns[1:])


def test_steps_and_scrolling_stay_within_the_diary() -> None:
    laid = long(100, Zoom.TWO_WEEKS)
    assert laid.stepped(FIRST, -1) == FIRST
    assert laid.stepped(FIRST, 7) == date(2026, 3, 11)
    assert laid.stepped(laid.last, 1) == laid.last
    assert [laid.kept(day) for day in (date.min, date.max)] == [FIRST, laid.last]
    assert laid.scrolled(0, FIRST + timedelta(13)) == 0
    assert laid.scrolled(0, FIRST + timedelta(14)) == 1
    assert laid.scrolled(50, FIRST + timedelta(49)) == 49
    assert laid.scrolled(50, FIRST + timedelta(33)) == 26
    assert laid.scrolled(99, laid.last) == 86
    assert long(3, Zoom.TWO_WEEKS).scrolled(9, FIRST) == 0


def test_a_character_belongs_to_the_first_date_of_its_column() -> None:
    laid = long(100, Zoom.TWO_WEEKS)
    assert [laid.day_at(3, cell) for cell in (0, 4, 5)] == [
        date(2026, 3, 7), date(2026, 3, 7), date(2026, 3, 8)
    ]  # fmt: skip
    assert laid.day_at(99, 4) == laid.last
    assert laid.day_at(99, 5) is None
    assert laid.day_at(0, -1) is None


def labels(laid: Scale, left: int = 0) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    near, far = ticks(laid, laid.columns(left))
    return [(one.place, str(one.day)) for one in near], [(one.place, str(one.day)) for one in far]


def test_wide_columns_are_labelled_each_and_narrow_ones_on_mondays() -> None:
    near, far = ticks(long(20, Zoom.TWO_WEEKS), long(20, Zoom.TWO_WEEKS).columns(0))
    assert [one.unit for one in near] == [Unit.DAY] * 14
    assert [one.unit for one in far] == [Unit.WEEKDAY] * 14
    near_labels, far_labels = labels(long(400, Zoom.SIX_WEEKS), 280)
    assert near_labels[:2] == [(5, "2026-12-14"), (12, "2026-12-21")]
    assert far_labels == [(0, "2026-12-09"), (23, "2027-01-01")]


def test_columns_of_weeks_are_labelled_where_a_month_a_quarter_or_a_year_begins() -> None:
    near, far = labels(long(480))
    assert near[:3] == [(0, "2026-03-04"), (4, "2026-04-01"), (8, "2026-05-01")]
    assert far == [(0, "2026-03-04"), (43, "2027-01-01")]
    near, _ = labels(long(900))
    assert near[:3] == [(2, "2026-04-01"), (8, "2026-07-01"), (15, "2026-10-01")]
    near, far = labels(long(3650))
    assert near[:3] == [(0, "2026-03-04"), (5, "2027-01-01"), (11, "2028-01-01")]
    assert far == []


@given(DAYS, st.integers(0, 4000), st.sampled_from(Zoom), ROOMS, st.integers(1, 9))
def test_every_date_has_one_column_and_fits(
    first: date, length: int, zoom: Zoom, room: int, widest: int
) -> None:
    last = first + timedelta(length)
    laid = scale(first, last, zoom, room, widest)
    assert laid.cells * min(laid.shown, laid.total) <= max(1, room)
    columns = [laid.column(index) for index in range(laid.total)]
    assert (columns[0].first, columns[-1].last) == (first, last)
    for before, after in pairwise(columns):
        assert after.first - before.last == timedelta(1)
    if zoom is Zoom.ALL:
        assert laid.total <= laid.shown


@given(DAYS, st.integers(0, 4000), st.sampled_from(Zoom), ROOMS, st.integers(0, 4000))
def test_the_date_in_hand_always_shows(
    first: date, length: int, zoom: Zoom, room: int, left: int
) -> None:
    laid = scale(first, first + timedelta(length), zoom, room, 7)
    for day in (first, first + timedelta(length // 2), laid.last):
        shown = laid.columns(laid.scrolled(left, day))
        assert any(column.first <= day <= column.last for column in shown)
        near, far = ticks(laid, shown)
        assert all(0 <= one.place < len(shown) for one in (*near, *far))
        assert all(shown[one.place].first <= one.day <= shown[one.place].last for one in near + far)


def test_a_column_is_cut_to_the_diary() -> None:
    assert long(71).column(0) == Column(FIRST, date(2026, 3, 8))
