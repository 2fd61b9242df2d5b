"""Which answer to the leftover question is in force on a date."""

from datetime import time

from diary.core.areas import area_named
from diary.core.records import Answer, CheckIn, Leftover, Revision, rating
from tests.core.small import (
    CALF,
    certain,
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
from tests.diaries import at, revise


def test_an_answer_stands_until_another_is_given() -> None:
    told = weekly("P 0–6, P 7 yes, P 8, P 9 unsure, P 10, P 11 no")
    assert closed_on(told) == 11
    assert certain(weekly("P 0–6, P 7 unsure, P 8, P 9 yes"))[9] is True


def test_a_no_given_where_no_course_listens_closes_nothing_after_the_next_session() -> None:
    told = weekly("Z 0, P 7 no, P 14, P 15 no, P 16", days=(0, 7, 14))
    assert closed_on(told, 7) == 15
    assert numbers(course(told, 7)) == [7]


def test_a_zero_ends_a_standing_answer() -> None:
    told = weekly("P 0–6, P 7 unsure, Z 8, P 9", days=(0, 7))
    assert not course(told).is_open
    told = diary(session(0), session(7), sore("P 6, P 7 yes, Z 8, P 9"), as_of=9)
    assert numbers(course(told, 0, "soreness")) == [6, 7, 8]


def test_a_new_session_on_the_area_ends_a_standing_answer() -> None:
    told = weekly("P 0–6, P 7 yes, P 8, P 14", days=(0, 7, 14))
    assert certain(told, 7)[14] is False
    told = weekly("P 0–6, P 7 no, P 14", days=(0, 7, 14))
    assert closed_on(told, 7) is None


def test_a_session_elsewhere_ends_no_answer() -> None:
    parts = session(0), session(7), sore("P 6, P 8 yes, P 20"), session(9, "neck")
    assert 20 in certain(diary(*parts, as_of=20), 0, "soreness")


def both(number: int, bruising: int, soreness: int, answer: Answer | None) -> list[Revision]:
    """One check-in of both symptoms of the calf."""
    leftovers = (Leftover(area_named(CALF), answer),) if answer else ()
    ratings = (rating(CALF, "bruising", bruising), rating(CALF, "soreness", soreness))
    return [revise(f"both-{number}", CheckIn(day(number), ratings, leftovers))]


def test_an_answer_is_for_each_symptom_that_is_present_on_its_date() -> None:
    parts = session(0), session(7), both(6, 1, 1, None), both(7, 0, 1, Answer.NO)
    told = diary(*parts, both(8, 1, 1, None), as_of=8)
    assert course(told, 0, "soreness").closed_on == day(7)
    assert numbers(course(told)) == [6, 7]
    assert closed_on(told) is None
    told = diary(*parts[:3], both(7, 1, 1, Answer.NO), as_of=8)
    assert course(told, 0, "soreness").closed_on == course(told).closed_on == day(7)


def test_the_answer_of_a_date_is_the_one_entered_last() -> None:
    def answered(id_: str, answer: Answer, hour: int, note: str = "", number: int = 1) -> Revision:
        value = CheckIn(
            day(7),
            (rating(CALF, "bruising", 1),),
            (Leftover(area_named(CALF), answer),),
            note=note,
        )
        return revise(id_, value, number=number, recorded_at=at(day(7), time(hour)))

    yes, no = answered("a", Answer.YES, 8), answered("b", Answer.NO, 9)
    parts = session(0), session(7), said("P 0–6")
    assert closed_on(diary(*parts, [yes, no], as_of=9)) == 7
    # A later note doesn't make the yes the later answer; giving it anew does.
    noted = answered("a", Answer.YES, 10, "a note", number=2)
    assert closed_on(diary(*parts, [yes, noted, no], as_of=9)) == 7
    unsure = answered("a", Answer.UNSURE, 10, number=2)
    again = answered("a", Answer.YES, 11, number=3)
    assert closed_on(diary(*parts, [yes, unsure, again, no], as_of=9)) is None
    # At the same instant the yes does, whatever its id and the log's order.
    for same in (answered("c", Answer.YES, 9), answered("a", Answer.YES, 9)):
        for revisions in ([no, same], [same, no]):
            assert closed_on(diary(*parts, revisions, as_of=9)) is None


def test_an_answer_without_a_rating_of_that_area_says_nothing() -> None:
    value = CheckIn(day(7), leftovers=(Leftover(area_named(CALF), Answer.NO),), note="x")
    told = diary(session(0), session(7), said("P 0–6"), [revise("n", value)], as_of=9)
    assert closed_on(told) is None


def test_an_answer_for_an_area_never_rated_or_treated_does_no_harm() -> None:
    value = CheckIn(day(7), leftovers=(Leftover(area_named("neck"), Answer.NO),), note="x")
    told = diary(session(0), [revise("n", value)], as_of=9)
    assert told.flags == ()
