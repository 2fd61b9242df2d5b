"""How long a course took to clear, and what can be said of two for certain."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.core.areas import area_named
from diary.core.compare import Clearing, Comparison, Outcome, Point, against, clearing, compared
from diary.core.entries import current
from diary.core.scales import BRUISING
from diary.core.summary import summary
from tests.core.small import CALF, course, day, diary, said, session, weekly
from tests.diaries import PLAN, RandomDiary

AREA = area_named(CALF)


def cleared(reports: str, as_of: int = 60) -> Clearing:
    told = diary(session(0), said(reports), as_of=as_of)
    return clearing(course(told), told)


@pytest.mark.parametrize(
    ("reports", "as_of", "found"),
    [
        ("P 0–4, Z 5, Z 6", 60, Clearing(5, 5, False)),
        ("P 0–4, Z 8, Z 9", 60, Clearing(5, 8, False)),  # three dates nobody spoke of
        ("P 0–4, Z 5", 5, Clearing(5, None, True, 5)),  # one zero may be a slip
        ("P 0–4, Z 5", 60, Clearing(5, None, False, 5)),
        ("P 0–4, Z 7", 60, Clearing(5, None, False, 7)),
        ("P 0–4, Z 5, Z 6, P 9, Z 11", 60, Clearing(10, None, False, 11)),
        ("P 0–4", 5, Clearing(5, None, True)),
        ("P 0–4", 60, Clearing(5, None, False)),
        ("P 0–4, Z 5, Z 6, P 9, Z 10, Z 11", 60, Clearing(10, 10, False)),  # it came back
        ("P 0–4, Z 5, Z 6, P 9", 9, Clearing(10, None, True)),
        ("Z 0, Z 1", 60, Clearing(0, 0, False)),
        ("Z 3, Z 4", 60, Clearing(0, 3, False)),
        ("Z 3", 3, Clearing(0, None, True)),
        ("P 3, Z 4, Z 5", 60, Clearing(4, 4, False)),
    ],
)
def test_a_course_cleared_between_its_last_present_report_and_the_first_zero_after_it(
    reports: str, as_of: int, found: Clearing
) -> None:
    assert cleared(reports, as_of) == found


def test_without_a_report_nothing_is_known() -> None:
    told = diary(session(0), as_of=2)
    assert clearing(course(told), told) == Clearing(0, None, True)
    told = diary(session(0), as_of=20)
    assert clearing(course(told), told) == Clearing(0, None, False)


def test_a_report_that_may_belong_to_another_session_makes_it_no_longer_for_certain() -> None:
    told = weekly("P 0–6, P 7–8, Z 9, Z 10")  # nobody said whose the bruise of 7 and 8 is
    assert clearing(course(told), told) == Clearing(7, 9, False)


def test_a_course_that_a_no_closed_has_an_end_nobody_saw() -> None:
    told = weekly("P 0–6, P 7 no", as_of=8)
    assert clearing(course(told), told) == Clearing(7, None, False)


def test_one_zero_that_may_be_a_slip_is_nothing_to_compare_by() -> None:
    looks_clear = Clearing(5, None, False, 5)
    assert against(looks_clear, Clearing(9, 9, False)) == Comparison(Outcome.UNKNOWN)
    assert against(Clearing(9, 9, False), looks_clear) == Comparison(Outcome.UNKNOWN)


RUNNING, SILENT = Clearing(5, None, True), Clearing(5, None, False)


@pytest.mark.parametrize(
    ("this", "earlier", "found"),
    [
        (Clearing(5, 5, False), Clearing(8, 8, False), Comparison(Outcome.SOONER, 3, True)),
        (Clearing(5, 6, False), Clearing(8, 9, False), Comparison(Outcome.SOONER, 2)),
        (Clearing(5, 6, False), Clearing(8, None, True), Comparison(Outcome.SOONER, 2)),
        (Clearing(9, 9, False), Clearing(8, 8, False), Comparison(Outcome.LATER, 1, True)),
        (Clearing(9, 12, False), Clearing(4, 6, False), Comparison(Outcome.LATER, 3)),
        (Clearing(9, None, True), Clearing(4, 6, False), Comparison(Outcome.LATER, 3)),
        (Clearing(9, None, False), Clearing(4, 6, False), Comparison(Outcome.LATER, 3)),
        (Clearing(7, 7, False), Clearing(7, 7, False), Comparison(Outcome.ABOUT_AS_LONG, 0, True)),
        (Clearing(7, 8, False), Clearing(7, 8, False), Comparison(Outcome.ABOUT_AS_LONG)),
        (Clearing(5, 9, False), Clearing(7, 8, False), Comparison(Outcome.UNKNOWN)),
        (RUNNING, Clearing(7, 7, False), Comparison(Outcome.TOO_EARLY)),
        (Clearing(7, 7, False), RUNNING, Comparison(Outcome.TOO_EARLY)),
        (SILENT, Clearing(7, 7, False), Comparison(Outcome.UNKNOWN)),
        (SILENT, SILENT, Comparison(Outcome.UNKNOWN)),
    ],
)
def test_two_clearings_are_compared_as_far_as_is_certain(
    this: Clearing, earlier: Clearing, found: Comparison
) -> None:
    assert against(this, earlier) == found


@st.composite
def clearings(draw: st.DrawFn) -> Clearing:
    least = draw(st.integers(0, 15))
    more = draw(st.none() | st.integers(0, 6))
    most = None if more is None else least + more
    return Clearing(least, most, most is None and draw(st.booleans()))


def ended() -> st.SearchStrategy[Clearing]:
    """Those of which it is known until when it was there."""
    within = st.tuples(st.integers(0, 15), st.integers(0, 6))
    return within.map(lambda one: Clearing(one[0], sum(one), False))


@given(clearings(), clearings(), st.data())
def test_what_is_said_holds_however_long_each_really_took(
    this: Clearing, earlier: Clearing, data: st.DataObject
) -> None:
    def really(one: Clearing) -> int:
        most = one.at_least + 30 if one.at_most is None else one.at_most
        return data.draw(st.integers(one.at_least, most))

    later = really(this) - really(earlier)
    found = against(this, earlier)
    match found.outcome:
        case Outcome.SOONER:
            assert -later == found.days if found.is_exact else -later >= found.days > 0
        case Outcome.LATER:
            assert later == found.days if found.is_exact else later >= found.days > 0
        case Outcome.ABOUT_AS_LONG:
            assert abs(later) <= 1


@given(clearings(), clearings())
def test_turned_round_sooner_is_later_and_the_rest_stays(this: Clearing, earlier: Clearing) -> None:
    found, turned = against(this, earlier), against(earlier, this)
    swap = {Outcome.SOONER: Outcome.LATER, Outcome.LATER: Outcome.SOONER}
    assert turned == found._replace(outcome=swap.get(found.outcome, found.outcome))


@given(ended(), ended())
def test_nothing_certain_is_left_unsaid(this: Clearing, earlier: Clearing) -> None:
    assert against(this, earlier).outcome is not Outcome.TOO_EARLY
    if this.at_least == this.at_most and earlier.at_least == earlier.at_most:
        assert against(this, earlier).is_exact


@given(st.integers(0, 10**6))
def test_any_course_cleared_no_sooner_than_it_lasted(seed: int) -> None:
    random = RandomDiary(seed)
    told = summary(current(random.revisions()), PLAN, random.as_of)
    for one in told.courses:
        found = clearing(one, told)
        assert not (found.is_running and found.at_most is not None)
        if found.at_most is None:
            continue
        assert found.at_least <= found.at_most
        ends = one.start + found.at_most
        assert ends in one.days
        assert not any(one.severities[one.days.index(ends) :])


def points(reports: str, as_of: int, session_day: int = 0) -> tuple[Point, ...]:
    told = weekly(reports, as_of=as_of)
    (found,) = [
        one for one in compared(told, AREA, BRUISING, 9) if one.session.day == day(session_day)
    ]
    return found.points


def test_courses_are_laid_out_day_by_day_to_the_same_day() -> None:
    told = weekly("P2 0–5, Z 6, P 7 no, P 8–10", days=(0, 7, 30), as_of=40)
    found = compared(told, AREA, BRUISING, 2)
    assert [one.session.day for one in found] == [day(7), day(30)]
    assert [len(one.points) for one in found] == [15, 11]  # the later one only to today
    assert [one.severity for one in found[0].points][:5] == [1, 1, 1, 1, None]
    assert compared(diary(as_of=3), AREA, BRUISING, 4) == ()


def test_a_long_course_is_shown_until_it_is_over() -> None:
    told = diary(session(0), said("P 0–20, Z 21, Z 22"), as_of=60)
    (found,) = compared(told, AREA, BRUISING, 4)
    assert found.points[-1].day_number == 22


def test_a_point_says_what_its_date_was() -> None:
    told = points("P 0–6, P 7–8, P 10", as_of=12)
    assert told[0] == Point(day(0), 0, 1, False, True, False, False)
    assert told[7] == Point(day(7), 7, 1, False, True, False, False)
    assert told[8] == Point(day(8), 8, 1, False, False, True, True)
    assert not told[9].is_missing  # by then another session's
    assert points("P 0–6, P 7–8, P 10", as_of=12, session_day=7)[2].is_missing
    assert not points("P 0–6, P 7–8, P 10", as_of=12, session_day=7)[5].is_missing  # today


@given(st.integers(0, 2**40), st.integers(1, 4))
@settings(max_examples=30)
def test_the_sessions_up_to_a_day_are_compared_as_they_are_among_all(seed: int, most: int) -> None:
    """Only how far they are laid out may differ: that hangs on which stand side by side."""
    made = RandomDiary(seed, areas=1, days=50)
    told = summary(made.records(), PLAN, made.as_of)
    area = area_named(made.areas[0])
    every = compared(told, area, BRUISING, 99)
    for place, one in enumerate(every):
        found = compared(told, area, BRUISING, most, one.session.day)
        whole = every[max(0, place + 1 - most) : place + 1]
        assert [two.session for two in found] == [two.session for two in whole]
        for two, same in zip(found, whole, strict=True):
            assert two.clearing == same.clearing
            assert two.points == same.points[: len(two.points)]
