"""Which session a report belongs to: "Courses" in RULES.md, row by row."""

from datetime import time

import pytest

from diary.core.areas import area_named
from diary.core.records import CheckIn, SessionKind, rating
from diary.core.scales import BRUISING
from tests.core.small import (
    CALF,
    certain,
    clear_after,
    closed_on,
    course,
    day,
    diary,
    numbers,
    said,
    session,
    sore,
    weekly,
)
from tests.diaries import revise

# The current course and baseline.


def test_a_report_belongs_to_the_current_session_as_its_own_and_certain() -> None:
    told = diary(session(0), said("P2 0, Z 3, P 84"), as_of=90)
    reports = course(told).reports
    assert [(one.day_number, one.severity) for one in reports] == [(0, 2), (3, 0), (84, 1)]
    assert all(one.own and one.certain for one in reports)


def test_a_report_before_any_session_is_baseline_and_reaches_no_course() -> None:
    told = diary(session(3), said("P 0, Z 1, P 2 no, P 3"), as_of=5)
    assert numbers(course(told, 3)) == [3]
    assert told.severity(area_named(CALF), BRUISING, day(0)) == 1


def test_a_report_of_more_than_84_days_after_the_session_is_baseline() -> None:
    told = diary(session(0), said("P 84, P 85 no, P 86"), as_of=90)
    assert numbers(course(told)) == [84]
    assert course(told).closed_on is None


def test_the_84th_day_is_own_where_an_earlier_course_listens_too() -> None:
    assert numbers(course(weekly("P 0, P 91, P 92", as_of=99), 7)) == [91]
    assert numbers(course(weekly("P 0, Z 91, Z 92", as_of=99), 7)) == [91]


def test_a_baseline_zero_goes_to_open_and_half_open_courses_the_latest_too() -> None:
    told = weekly("P 0–5, P 7–9 yes, Z 120, Z 121, Z 122", as_of=130)
    for session_day in (0, 7):
        assert numbers(course(told, session_day))[-2:] == [120, 121]


def test_a_baseline_zero_does_not_reach_a_course_that_was_never_present() -> None:
    told = diary(session(0), said("Z 3, Z 120"), as_of=130)
    assert numbers(course(told)) == [3]


def test_a_session_of_another_area_takes_no_report() -> None:
    told = diary(session(0), session(5, "neck"), said("P 0–9"), as_of=9)
    assert numbers(course(told)) == list(range(10))
    assert told.sessions[1].number == 2


def test_two_test_injections_open_nothing_and_are_not_numbered() -> None:
    told = diary(session(0, kind=SessionKind.TEST), session(1), said("P 0–2"), as_of=2)
    assert [one.number for one in told.sessions] == [1]
    assert numbers(course(told, 1)) == [1, 2]


def test_two_sessions_of_one_date_are_one_for_the_area_they_share() -> None:
    told = diary(
        session(0, "neck", CALF, id_="b", clock=time(10, 0)),
        session(0, CALF, "chest", id_="a", clock=time(11, 0)),
        said("P 0"),
        as_of=0,
    )
    assert [(one.id, one.number) for one in told.sessions] == [("b", 1), ("a", 2)]
    assert [one.session.id for one in told.courses_in(area_named(CALF), BRUISING)] == ["b"]
    assert [one.session.id for one in told.courses_in(area_named("chest"), BRUISING)] == ["a"]


def test_sessions_and_reports_after_the_as_of_date_do_not_exist() -> None:
    told = diary(session(0), session(7), said("P 0–9"), as_of=6)
    assert [one.number for one in told.sessions] == [1]
    assert numbers(course(told)) == list(range(7))


def test_the_value_of_a_date_is_the_worst_said_on_it() -> None:
    revisions = [
        revise(f"c{place}", CheckIn(day(0), (rating(CALF, "bruising", severity),)))
        for place, severity in enumerate((1, 3, 0))
    ]
    told = diary(session(0), revisions, as_of=0)
    assert course(told).severities == (3,)


# Earlier courses: a zero.


def test_a_zero_goes_to_an_open_and_to_a_half_open_earlier_course() -> None:
    told = weekly("P 0–6, Z 7, Z 8, Z 9")
    assert numbers(course(told)) == [*range(7), 7, 8]
    assert certain(told)[8]


def test_a_zero_reaches_an_open_course_however_old_it_is() -> None:
    told = diary(session(0), session(80), said("P 0–2, Z 100"), as_of=100)
    assert numbers(course(told)) == [0, 1, 2, 100]


def test_an_earlier_course_with_two_zeros_or_none_present_is_left_alone() -> None:
    assert numbers(course(weekly("P 0, Z 1, Z 2, P 7 yes, Z 8"))) == [0, 1, 2]
    assert numbers(course(weekly("Z 0, P 7 yes, Z 8"))) == [0]


# Earlier courses: present, by the answer.


def test_no_closes_an_open_course_on_that_date() -> None:
    told = weekly("P 0–6, P 7 no, P 8")
    assert numbers(course(told)) == list(range(7))
    assert closed_on(told) == 7
    assert closed_on(told, 7) is None
    assert not course(told).is_open


def test_no_closes_a_half_open_course_and_drops_nothing() -> None:
    told = weekly("P 0–6, Z 7, P 8 no")
    assert (numbers(course(told)), closed_on(told)) == (list(range(8)), 8)


def test_no_closes_a_course_however_old_it_is() -> None:
    told = diary(session(0), session(80), said("P 0–2, P 100 no"), as_of=100)
    assert closed_on(told) == 100


def test_a_closed_course_never_opens_again() -> None:
    told = weekly("P 0–6, P 7 no, P 8 yes, Z 9, P 10")
    assert numbers(course(told)) == list(range(7))
    assert closed_on(told) == 7


def test_no_drops_the_possible_reports_since_the_current_session() -> None:
    told = weekly("P 0–8, P 9 no")
    assert numbers(course(told)) == list(range(7))
    assert course(told).own == 7


def test_no_keeps_what_lies_before_a_certain_report() -> None:
    told = weekly("P 0–6, P 7–8, P 9 yes, P 10, P 11 no")
    assert certain(told) == {**dict.fromkeys(range(7), True), 7: False, 8: False, 9: True}
    told = weekly("P 0–6, P 7, Z 8, P 9 no")
    assert numbers(course(told)) == list(range(9))


def test_no_keeps_the_possible_reports_of_before_the_current_session() -> None:
    told = weekly("P 0–6, P 7–13, P 14 no", days=(0, 7, 14))
    assert numbers(course(told)) == list(range(14))
    assert closed_on(told) == 14
    assert not any(certain(told)[one] for one in range(7, 14))
    assert closed_on(told, 7) == 14


def test_yes_of_the_same_date_is_certain_in_the_latest_earlier_course_and_possible_in_older() -> (
    None
):
    told = weekly("P 0–6, P 7–13 yes, P 14 yes", days=(0, 7, 14))
    assert certain(told)[14] is False
    assert certain(told, 7)[14] is True
    assert all(certain(told)[one] for one in range(7, 14))


def test_yes_of_the_same_date_reaches_a_half_open_course_too() -> None:
    told = weekly("P 0–6, Z 7, P 8 yes")
    assert certain(told)[8] is True


def test_the_latest_earlier_course_is_the_latest_that_listens() -> None:
    told = weekly("P 0–6, P 7–8 yes, Z 9, P 10 yes, P 14 yes", days=(0, 7, 14))
    assert certain(told, 7)[14] is True
    told = weekly("P 0–6, P 14 yes", days=(0, 7, 14))
    assert numbers(course(told, 7)) == []
    assert certain(told)[14] is True


def test_a_standing_yes_is_possible() -> None:
    told = weekly("P 0–6, P 7 yes, P 8")
    assert certain(told)[8] is False


@pytest.mark.parametrize("answer", ["", " unsure"])
def test_without_a_clear_answer_an_open_course_may_have_it_and_a_half_open_one_not(
    answer: str,
) -> None:
    told = weekly(f"P 0–6, P 7{answer}")
    assert certain(told)[7] is False
    told = weekly(f"P 0–6, Z 7, P 8{answer}")
    assert numbers(course(told)) == [*range(7), 7]


@pytest.mark.parametrize("answer", ["", " unsure"])
@pytest.mark.parametrize(("next_report", "reached"), [(10, True), (11, False)])
def test_soreness_without_a_clear_answer_reaches_only_a_course_heard_of_in_4_days(
    answer: str, next_report: int, reached: bool
) -> None:
    told = diary(session(0), session(7), sore(f"P 6, P {next_report}{answer}"), as_of=20)
    assert (next_report in certain(told, 0, "soreness")) is reached


def test_soreness_reaches_an_old_course_where_a_yes_is_given_or_stands() -> None:
    told = diary(session(0), session(7), sore("P 2, P 8 yes, P 20"), as_of=20)
    assert certain(told, 0, "soreness") == {2: True, 8: True, 20: False}


def test_bruising_without_an_answer_reaches_an_open_course_after_any_silence() -> None:
    assert certain(weekly("P 2, P 20"))[20] is False


def test_present_reaches_only_courses_whose_session_is_at_most_84_days_old() -> None:
    for answer in (" yes", ""):
        told = diary(session(0), session(80), said(f"P 2, P 84{answer}, P 85{answer}"), as_of=99)
        assert numbers(course(told)) == [2, 84]


def test_a_course_is_open_while_its_latest_report_says_present() -> None:
    assert course(diary(session(0), said("P 0"), as_of=99)).is_open
    assert not course(diary(session(0), said("P 0, Z 1"), as_of=99)).is_open
    assert not course(diary(session(0), as_of=99)).is_open


@pytest.mark.parametrize("zeros", [1, 2, 3])
def test_two_zeros_end_a_course_for_later_reports_whatever_number_the_plan_calls_resolved(
    zeros: int,
) -> None:
    parts = session(0), session(7), said("P 0–6, Z 7, Z 8, Z 9, P 10 yes")
    told = diary(*parts, as_of=10, plan=clear_after(zeros))
    assert numbers(course(told)) == [*range(7), 7, 8]
    (episode,) = told.episodes(course(told))
    assert (episode.status == "resolved") is (zeros <= 2)
