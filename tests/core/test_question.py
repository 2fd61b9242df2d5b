"""When the leftover question is asked, and when a reminder appears."""

import pytest

from diary.core.areas import area_named
from diary.core.scales import BRUISING, SORENESS
from diary.core.summary import Reminder, Summary
from tests.core.small import CALF, day, diary, said, session, sore


def asked(told: Summary) -> int | None:
    """The date of the session that the calf's question names."""
    found = told.questions.get(area_named(CALF))
    return None if found is None else (found.day - day(0)).days


@pytest.mark.parametrize(
    ("reports", "as_of", "due"),
    [
        ("P 6", 6, False),  # the second session is still to come
        ("P 6", 7, True),
        ("P 6, P 7", 7, True),  # judged before today's own report
        ("P 6, P 7 no", 7, True),
        ("P 6, P 7 no", 8, False),
        ("P 6, P 7 yes", 8, False),
        ("P 6, P 7 unsure", 8, False),
        ("P 6, P 7", 8, True),
        ("P 6, Z 7", 8, True),  # half-open
        ("P 6, Z 7, Z 8", 9, False),
        ("P 6, P 7 yes, Z 8", 9, True),  # a zero ends the answer
        ("Z 6", 7, False),
        ("", 7, False),
        ("P 7", 8, False),
    ],
)
def test_it_is_asked_while_an_earlier_course_listens_and_no_answer_stands(
    reports: str, as_of: int, due: bool
) -> None:
    told = diary(session(0), session(7), said(reports) if reports else [], as_of=as_of)
    assert asked(told) == (7 if due else None)


def test_one_symptom_is_enough_to_ask() -> None:
    told = diary(session(0), session(7), said("P 6, P 7 no"), sore("P 6"), as_of=8)
    assert asked(told) == 7
    told = diary(session(0), session(7), sore("P 6"), as_of=8)
    assert asked(told) == 7


def test_a_new_session_asks_again_and_names_itself() -> None:
    told = diary(session(0), session(7), session(14), said("P 6, P 7 yes, P 13"), as_of=14)
    assert asked(told) == 14


def test_a_session_elsewhere_asks_nothing() -> None:
    assert diary(session(0), session(7, "neck"), said("P 6"), as_of=7).questions == {}


@pytest.mark.parametrize(("as_of", "due"), [(84, True), (85, False)])
def test_an_earlier_session_of_more_than_84_days_ago_asks_nothing(as_of: int, due: bool) -> None:
    assert (asked(diary(session(0), session(80), said("P 6"), as_of=as_of)) == 80) is due


def test_nothing_is_asked_once_no_session_is_current() -> None:
    told = diary(session(0), session(0, "neck"), said("P 6"), as_of=99)
    assert told.questions == {}
    told = diary(session(0), session(1), said("P 0"), as_of=86)
    assert told.questions == {}


# Reminders.


def test_what_was_there_last_is_asked_after_until_today_has_a_report() -> None:
    told = diary(session(0), said("P 0, P 3"), sore("P 2"), as_of=5)
    calf = area_named(CALF)
    assert told.reminders == (Reminder(calf, BRUISING, day(3)), Reminder(calf, SORENESS, day(2)))
    for today in ("P 5", "Z 5"):
        told = diary(session(0), said(f"P 0, P 3, {today}"), as_of=5)
        assert told.reminders == ()


@pytest.mark.parametrize("reports", ["P 0, Z 1", "Z 0"])
def test_what_was_not_there_last_is_not_asked_after(reports: str) -> None:
    assert diary(session(0), said(reports), as_of=5).reminders == ()
    assert diary(session(0), as_of=5).reminders == ()


@pytest.mark.parametrize(("as_of", "count"), [(84, 1), (85, 0)])
def test_a_session_of_more_than_84_days_ago_is_not_asked_after(as_of: int, count: int) -> None:
    assert len(diary(session(0), said("P 0"), as_of=as_of).reminders) == count


def test_two_open_courses_are_asked_after_once_with_the_latest_date() -> None:
    told = diary(session(0), session(7), said("P 6, P 8 yes"), as_of=9)
    assert [one.last_day for one in told.reminders] == [day(8)]
    told = diary(session(0), session(7), said("P 6, P 8 no"), as_of=9)
    assert [one.last_day for one in told.reminders] == [day(8)]
    told = diary(session(0), session(7), said("P 6"), as_of=9)
    assert [one.last_day for one in told.reminders] == [day(6)]
    # The first course's latest report is that of D 2: soreness so old isn't taken for it.
    told = diary(session(0), session(7), sore("P 2, P 8"), as_of=9)
    assert [one.last_day for one in told.reminders] == [day(8)]


def test_reminders_and_followed_dates_work_at_either_end_of_the_calendar() -> None:
    from datetime import date

    from diary.core.entries import current
    from diary.core.summary import summary
    from tests.diaries import PLAN

    for as_of in (date.min, date.max):
        told = summary(current(session(0)), PLAN, as_of)
        assert (told.reminders, told.questions, told.flags, told.followed) == ((), {}, (), ())


def test_what_was_there_the_day_before_needs_no_reminder_beside_its_row() -> None:
    one = Reminder(area_named("left-calf"), BRUISING, day(3))
    assert one.is_beside(day(4)) and one.is_beside(day(3))
    assert not one.is_beside(day(5))
