import pytest

from diary.core.areas import area_named
from diary.core.errors import OffScaleError, RecordError, UnknownNameError
from diary.core.records import (
    Answer,
    CheckIn,
    Leftover,
    Rating,
    TreatmentSession,
    rating,
    read_points,
)
from diary.core.scales import BRUISING, SORENESS
from tests.core.small import CALF, day

AREA = area_named(CALF)
KNEE = area_named("left-knee")


@pytest.mark.parametrize("severity", [-1, 5, True, 2.0, "2", None])
def test_a_severity_off_its_scale_is_no_rating(severity: int) -> None:
    with pytest.raises(OffScaleError) as refused:
        Rating(AREA, BRUISING, severity)
    assert (refused.value.symptom, refused.value.given) == ("bruising", severity)


def test_the_ends_of_both_scales_are_ratings() -> None:
    for symptom in (BRUISING, SORENESS):
        assert Rating(AREA, symptom, 0).severity == 0
        assert Rating(AREA, symptom, symptom.worst).severity == symptom.worst


@pytest.mark.parametrize("severity", [True, 1.0])
def test_a_rating_known_by_its_number_is_still_not_given_for_another_type(severity: int) -> None:
    assert rating(CALF, "bruising", 1) is rating(CALF, "bruising", 1)
    with pytest.raises(OffScaleError):
        rating(CALF, "bruising", severity)


def test_a_rating_of_an_unknown_area_or_symptom_is_refused() -> None:
    for area, symptom in (("tail", "bruising"), (CALF, "itch")):
        with pytest.raises(UnknownNameError):
            rating(area, symptom, 1)


def test_a_session_without_an_area_is_refused() -> None:
    with pytest.raises(RecordError) as refused:
        TreatmentSession(day(0), ())
    assert (refused.value.problem, refused.value.detail) == ("session-without-area", "")


def test_a_session_that_names_an_area_twice_is_refused() -> None:
    with pytest.raises(RecordError) as refused:
        TreatmentSession(day(0), (KNEE, AREA, AREA))
    assert (refused.value.problem, refused.value.detail) == ("area-twice", CALF)


def test_a_check_in_that_says_nothing_is_refused() -> None:
    for leftovers in ((), (Leftover(AREA, Answer.YES),)):
        with pytest.raises(RecordError) as refused:
            CheckIn(day(0), leftovers=leftovers)
        assert refused.value.problem == "empty-check-in"


@pytest.mark.parametrize(
    "value",
    [
        CheckIn(day(0), signs=frozenset()),
        CheckIn(day(0), remedies=("ice",)),
        CheckIn(day(0), note="slept well"),
        CheckIn(day(0), (rating(CALF, "soreness", 0),)),
    ],
)
def test_one_thing_said_is_a_check_in(value: CheckIn) -> None:
    assert value.day == day(0)


def test_a_check_in_rates_each_area_and_symptom_once() -> None:
    both = (rating(CALF, "bruising", 1), rating(CALF, "soreness", 1))
    assert CheckIn(day(0), both).ratings == both
    with pytest.raises(RecordError) as refused:
        CheckIn(day(0), (*both, rating(CALF, "soreness", 2)))
    assert (refused.value.problem, refused.value.detail) == ("area-twice", CALF)


def test_a_check_in_answers_for_each_area_once() -> None:
    answers = (Leftover(KNEE, Answer.NO), Leftover(AREA, Answer.YES), Leftover(AREA, Answer.NO))
    assert CheckIn(day(0), leftovers=answers[:2], note="x").leftovers == answers[:2]
    with pytest.raises(RecordError) as refused:
        CheckIn(day(0), leftovers=answers, note="x")
    assert (refused.value.problem, refused.value.detail) == ("answer-twice", CALF)


def test_places_treated_are_read_from_what_was_typed() -> None:
    assert [read_points(typed) for typed in ("", "  ", " 40 ", "9999")] == [None, None, 40, 9999]
    for typed in ("forty", "-1", "4.5", "10000", "1e3", "²", "٤٠", "４０"):
        with pytest.raises(RecordError) as refused:
            read_points(typed)
        assert (refused.value.problem, refused.value.detail) == ("points", "9999")
