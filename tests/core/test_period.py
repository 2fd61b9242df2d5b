"""Which days are handed on."""

from datetime import date

import pytest

from diary.core.errors import RecordError
from diary.core.period import Period, Span, between, period_of
from diary.core.records import SessionKind
from diary.core.text import clean_line
from tests.core.small import day, diary, said, session

TOLD = diary(
    session(0), session(9, kind=SessionKind.TEST), session(10), said("P 0–4, P 12"), as_of=20
)


def test_since_the_last_session_begins_on_its_day_and_has_no_end() -> None:
    assert period_of(Span.SINCE_SESSION, TOLD, None, None) == Period(day(10), None)


def test_without_a_session_the_time_since_it_is_everything() -> None:
    none = diary(said("P 1"), as_of=3)
    assert period_of(Span.SINCE_SESSION, none, None, None) == Period()
    assert period_of(Span.EVERYTHING, TOLD, day(1), day(2)) == Period()


def test_four_weeks_are_28_days_with_today() -> None:
    assert period_of(Span.FOUR_WEEKS, TOLD, None, None) == Period(day(-7), day(20))
    early = diary(as_of=(date(1, 1, 5) - day(0)).days)
    assert period_of(Span.FOUR_WEEKS, early, None, None).first == date.min


def test_days_chosen_by_hand_may_have_no_beginning_or_no_end() -> None:
    assert period_of(Span.FROM_TO, TOLD, day(2), None) == Period(day(2), None)
    assert period_of(Span.FROM_TO, TOLD, None, day(3)) == Period(None, day(3))
    assert between(day(2), day(2)) == Period(day(2), day(2))


def test_the_first_day_cannot_be_after_the_last() -> None:
    with pytest.raises(RecordError) as caught:
        between(day(3), day(2))
    assert (caught.value.problem, caught.value.detail) == ("from-after-to", day(3).isoformat())


def test_a_period_holds_its_first_and_its_last_day() -> None:
    period = Period(day(2), day(4))
    assert [number for number in range(7) if day(number) in period] == [2, 3, 4]
    assert day(99) in Period()
    assert "yesterday" not in Period()


def test_a_line_is_cleaned_and_keeps_its_indent() -> None:
    assert clean_line("    a\x1b[31m b ") == "    a[31m b"
