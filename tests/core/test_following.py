"""On which dates an area is followed, which are expected, and what was kept of them."""

from datetime import time

import pytest

from diary.core.areas import area_named
from diary.core.records import CheckIn, SessionKind
from diary.core.summary import Completion, Summary
from tests.core.small import CALF, clear_after, day, diary, said, session, sore
from tests.diaries import at, revise


def followed(told: Summary, area: str = CALF) -> list[int]:
    """The dates on which an area is followed, counted from the first session."""
    dates = range((told.as_of - day(0)).days + 1)
    return [one for one in dates if area_named(area) in told.followed_on(day(one))]


def test_an_area_is_followed_from_its_session_until_14_days_after() -> None:
    assert followed(diary(session(0), as_of=40)) == list(range(15))


def test_an_area_never_treated_is_not_followed() -> None:
    told = diary(session(3), said("P 0–9", area="neck"), as_of=9)
    assert followed(told, "neck") == []
    assert followed(told) == list(range(3, 10))


def test_test_injections_are_not_followed() -> None:
    assert followed(diary(session(0, kind=SessionKind.TEST), as_of=9)) == []


def test_nothing_is_followed_after_the_as_of_date() -> None:
    told = diary(session(0), as_of=5)
    assert told.followed_on(day(5)) == told.followed == (area_named(CALF),)
    assert told.followed_on(day(6)) == ()


def test_it_ends_once_both_symptoms_are_resolved_and_not_with_one() -> None:
    bruise, soreness = said("P 0, Z 1, Z 2"), sore("P 0, Z 3, Z 4")
    assert followed(diary(session(0), bruise, as_of=40)) == list(range(15))
    assert followed(diary(session(0), soreness, as_of=40)) == list(range(15))
    # The date of the second zero is still followed: it is judged by the reports before it.
    assert followed(diary(session(0), bruise, soreness, as_of=40)) == list(range(5))


@pytest.mark.parametrize("zeros", [1, 2, 3])
def test_how_many_zeros_resolve_is_the_plan_s(zeros: int) -> None:
    parts = session(0), said("P 0, Z 1, Z 2, Z 3, Z 4"), sore("P 0, Z 1, Z 2, Z 3, Z 4")
    told = diary(*parts, as_of=40, plan=clear_after(zeros))
    assert followed(told) == list(range(zeros + 1))


def test_it_goes_on_where_a_resolved_symptom_comes_back() -> None:
    parts = session(0), sore("P 0, Z 1, Z 2")
    told = diary(*parts, said("P 0, Z 1, Z 2, P 6, Z 8, Z 9"), as_of=40)
    assert followed(told) == [0, 1, 2, 7, 8, 9]
    told = diary(*parts, said("P 0, Z 1, Z 2, P 6, Z 8"), as_of=40)
    assert followed(told) == [0, 1, 2, *range(7, 15)]


def test_zeros_alone_resolve_nothing() -> None:
    told = diary(session(0), said("Z 0–5"), sore("Z 0–5"), as_of=40)
    assert followed(told) == list(range(15))


def test_an_open_course_is_followed_up_to_84_days() -> None:
    told = diary(session(0), said("P 0"), as_of=99)
    assert followed(told) == list(range(85))
    assert followed(diary(session(0), said("P 0, Z 30"), as_of=99)) == list(range(31))
    assert followed(diary(session(0), said("P 20"), as_of=99)) == [*range(15), *range(21, 85)]


def test_only_the_newest_session_counts_for_the_14_days() -> None:
    resolved = said("P 0, Z 1, Z 2, P 7 no, Z 8, Z 9"), sore("P 0, Z 1, Z 2, P 7 no, Z 8, Z 9")
    told = diary(session(0), session(7), *resolved, as_of=40)
    assert followed(told) == [0, 1, 2, 7, 8, 9]
    told = diary(session(0), session(7), as_of=40)
    assert followed(told) == list(range(22))


def test_what_an_earlier_session_left_open_is_followed_on() -> None:
    gone = "Z 12, Z 13"
    told = diary(session(0), session(10), said(f"P 9, {gone}"), sore("P 10, Z 11, Z 12"), as_of=99)
    assert followed(told) == list(range(25))
    told = diary(session(0), session(80), said("P 9"), as_of=120)
    assert followed(told) == [*range(95)]
    told = diary(session(0), session(20), said("P 19, P 21 no, Z 22, Z 23"), as_of=99)
    assert followed(told) == [*range(15), *range(20, 35)]


def test_a_closed_course_is_followed_no_longer() -> None:
    told = diary(
        session(0),
        session(7),
        said("P 6, P 8 no, Z 9, Z 10"),
        sore("P 8, Z 9, Z 10"),
        as_of=40,
    )
    assert followed(told)[-1] == 10


def test_areas_are_followed_each_by_its_own_sessions_from_head_to_toe() -> None:
    told = diary(session(0, CALF, "neck"), session(20, "neck"), as_of=21)
    assert told.followed == (area_named("neck"),)
    assert [area.name for area in told.followed_on(day(3))] == ["neck", CALF]


# Expected, on time, late, missed.


def test_a_date_is_expected_when_any_area_is_followed_and_today_only_once_it_has_a_check_in() -> (
    None
):
    assert diary(session(0), as_of=0).completion == Completion(0, 0, 0, 0)
    assert diary(session(0), said("P 0"), as_of=0).completion == Completion(1, 1, 0, 0)
    told = diary(session(0), said("P 0, P 2"), as_of=4)
    assert told.completion == Completion(4, 2, 0, 2)
    assert told.missed_days == (day(1), day(3))
    elsewhere = said("P 4", area="neck")
    assert diary(session(0), said("P 0, P 2"), elsewhere, as_of=4).completion.on_time == 3


def test_once_nothing_is_followed_any_more_nothing_more_is_expected() -> None:
    told = diary(session(0), said("P 0"), as_of=20)
    assert told.completion == Completion(20, 1, 0, 19)  # an open course is followed on
    told = diary(session(0), said("P 0, Z 1, Z 2"), as_of=20)
    assert told.completion == Completion(15, 3, 0, 12)
    told = diary(session(0), said("P 0, Z 1, Z 2"), sore("P 0, Z 1, Z 2"), as_of=20)
    assert told.completion == Completion(3, 3, 0, 0)


def test_without_a_session_nothing_is_expected() -> None:
    told = diary(said("P 0–9"), as_of=9)
    assert told.completion == Completion(0, 0, 0, 0)
    assert told.missed_days == ()


@pytest.mark.parametrize(("hour", "late"), [(3, 0), (4, 1)])
def test_the_first_check_in_of_a_date_decides_whether_it_is_late(hour: int, late: int) -> None:
    early = revise("z", CheckIn(day(0), note="x"), recorded_at=at(day(1), time(hour)))
    later = revise("a", CheckIn(day(0), note="y"), recorded_at=at(day(5)))
    told = diary(session(0), [later, early], as_of=0)
    assert told.completion == Completion(1, 1 - late, late, 0)
    assert told.is_late_day(day(0)) is bool(late)
    assert not told.is_late_day(day(1))


def test_a_later_edit_makes_no_date_late() -> None:
    first = revise("c", CheckIn(day(0), note="x"))
    edit = revise("c", CheckIn(day(0), note="y"), number=2, recorded_at=at(day(5)))
    assert diary(session(0), [edit, first], as_of=0).completion == Completion(1, 1, 0, 0)


def test_a_check_in_of_a_date_that_is_not_followed_counts_for_nothing() -> None:
    told = diary(session(5), said("P 0"), as_of=5)
    assert told.completion == Completion(0, 0, 0, 0)


def test_completion_since_the_last_session_leaves_out_what_came_before_it() -> None:
    told = diary(session(0), session(5), said("P 0, P 5, P 6"), as_of=8)
    assert told.completion == Completion(8, 3, 0, 5)
    assert told.completion_since_last_session == Completion(3, 2, 0, 1)
    assert diary(as_of=0).completion_since_last_session == Completion(0, 0, 0, 0)
