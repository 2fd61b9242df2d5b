"""How a session went, over all its areas."""

from datetime import time

from diary.core.courses import EpisodeStatus
from diary.core.outcomes import Outcome, courses_after, is_all_clear, outcomes
from diary.core.records import SessionKind, TreatmentSession
from diary.core.summary import Summary
from tests.core.small import bruised, course, day, diary, said, session, sore, weekly

NECK = "neck"


def of(told: Summary, place: int = 0) -> tuple[Outcome, ...]:
    return outcomes(told, told.records.sessions[place].value)


def statuses(found: tuple[Outcome, ...]) -> list[EpisodeStatus | None]:
    return [one.episode.status if one.episode else None for one in found]


def test_an_episode_is_gone_by_the_first_zero_after_it() -> None:
    told = bruised("P 0–6, Z 9, Z 10")
    [episode] = told.episodes(course(told))
    assert episode.gone_by == day(9)
    told = bruised("P 0–6")
    assert told.episodes(course(told))[0].gone_by is None


def test_a_session_has_a_course_for_each_area_and_symptom_from_head_to_toe() -> None:
    told = diary(session(0, "left-calf", NECK), as_of=1)
    found = courses_after(told, told.records.sessions[0].value)
    assert [(one.area.name, one.symptom.name) for one in found] == [
        ("neck", "bruising"), ("neck", "soreness"),
        ("left-calf", "bruising"), ("left-calf", "soreness"),
    ]  # fmt: skip


def test_each_session_has_its_own_courses() -> None:
    told = weekly("P 0–2, P 7")
    first, second = (courses_after(told, one.value)[0] for one in told.records.sessions)
    assert (first.session.day, second.session.day) == (day(0), day(7))


def test_the_second_session_of_a_day_has_the_courses_of_the_area_they_share() -> None:
    told = diary(
        session(0, clock=time(9), id_="a"), session(0, clock=time(15), id_="b"), said("P 1"),
        as_of=1,
    )  # fmt: skip
    first, second = (courses_after(told, one.value) for one in told.records.sessions)
    assert first == second
    assert len(first) == 2


def test_test_injections_have_no_course_even_on_the_day_of_a_treatment() -> None:
    told = diary(session(0), said("P 0"), as_of=0)
    test = TreatmentSession(day(0), told.records.sessions[0].value.areas, SessionKind.TEST)
    assert courses_after(told, test) == ()
    assert outcomes(told, test) == ()


def test_nothing_said_is_no_outcome_and_not_clear() -> None:
    told = diary(session(0), as_of=3)
    assert of(told) == ()
    assert not is_all_clear(of(told))


def test_the_area_that_is_least_settled_tells_for_all() -> None:
    told = diary(
        session(0, "left-calf", NECK),
        said("P 0–2, Z 3, Z 4"), said("P 0–5", area=NECK),
        as_of=5,
    )  # fmt: skip
    [bruise] = of(told)
    assert statuses((bruise,)) == [EpisodeStatus.ONGOING]
    assert bruise.course.area.name == NECK
    assert not bruise.is_clear


def test_of_two_that_are_gone_the_one_that_went_last_tells() -> None:
    told = diary(
        session(0, "left-calf", NECK),
        said("P 0–2, Z 3, Z 4"), said("P 0–1, Z 2, Z 3", area=NECK),
        as_of=5,
    )  # fmt: skip
    [bruise] = of(told)
    assert bruise.course.area.name == "left-calf"
    assert bruise.is_clear


def test_what_was_never_there_tells_only_where_nothing_else_was() -> None:
    told = diary(
        session(0, "left-calf", NECK), said("Z 0"), said("P 0, Z 1, Z 2", area=NECK), as_of=5
    )
    assert of(told)[0].course.area.name == NECK
    [bruise] = of(bruised("Z 0"))
    assert bruise.episode is None
    assert bruise.is_clear


def test_a_later_stretch_counts_and_not_an_earlier_one() -> None:
    assert statuses(of(bruised("P 0, Z 1, Z 2, P 10", as_of=10))) == [EpisodeStatus.ONGOING]


def test_all_is_clear_once_every_symptom_of_every_area_is() -> None:
    bruise, soreness = said("P 0, Z 1, Z 2"), sore("Z 0")
    assert is_all_clear(of(diary(session(0), bruise, soreness, as_of=3)))
    assert not is_all_clear(of(diary(session(0), bruise, as_of=3)))
    two = session(0, "left-calf", NECK)
    assert not is_all_clear(of(diary(two, bruise, soreness, as_of=3)))
    once = said("P 0, Z 1")
    assert not is_all_clear(of(diary(session(0), once, soreness, as_of=3)))
