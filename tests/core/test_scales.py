from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.core.errors import OffScaleError, UnknownNameError
from diary.core.scales import (
    BRUISING,
    SORENESS,
    SYMPTOMS,
    Symptom,
    severity_from,
    severity_word,
    step_of,
    symptom_named,
)


def test_bruising_goes_to_4_and_soreness_to_10() -> None:
    assert [(one.name, one.worst) for one in SYMPTOMS] == [("bruising", 4), ("soreness", 10)]


def test_a_bruise_is_named_by_its_size() -> None:
    words = [severity_word(BRUISING, severity) for severity in range(5)]
    assert words == ["none", "spots", "coin", "palm", "large"]


def test_both_scales_have_five_steps_of_one_ramp() -> None:
    assert [step_of(BRUISING, severity) for severity in range(5)] == [0, 1, 2, 3, 4]
    steps = [step_of(SORENESS, severity) for severity in range(11)]
    assert steps == [0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4]


def test_soreness_is_mild_to_3_moderate_to_6_and_severe_from_7() -> None:
    words = [severity_word(SORENESS, severity) for severity in range(11)]
    assert words == ["none", *["mild"] * 3, *["moderate"] * 3, *["severe"] * 4]


@pytest.mark.parametrize(
    ("symptom", "typed", "severity"),
    [
        (BRUISING, "coin", 2),
        (BRUISING, " LARGE ", 4),
        (BRUISING, "none", 0),
        (BRUISING, "4", 4),
        (SORENESS, "10", 10),
        (SORENESS, "007", 7),
        (SORENESS, " 0 ", 0),
    ],
)
def test_a_severity_is_read_as_typed(symptom: Symptom, typed: str, severity: int) -> None:
    assert severity_from(symptom, typed) == severity


@pytest.mark.parametrize(
    ("symptom", "typed"),
    [
        (BRUISING, "5"),
        (BRUISING, "mild"),
        (SORENESS, "11"),
        (SORENESS, "coin"),
        (SORENESS, "mild"),
        (SORENESS, "-1"),
        (SORENESS, "+3"),
        (SORENESS, "3.0"),
        (SORENESS, ""),
        (SORENESS, "0007"),
        (SORENESS, "1_0"),
        (SORENESS, "٣"),
        (SORENESS, "²"),
        (SORENESS, "9" * 5000),
    ],
)
def test_what_the_scale_does_not_have_is_refused(symptom: Symptom, typed: str) -> None:
    with pytest.raises(OffScaleError) as refused:
        severity_from(symptom, typed)
    assert (refused.value.symptom, refused.value.given) == (symptom.name, typed)


@given(st.sampled_from(SYMPTOMS), st.text(max_size=6))
def test_any_text_is_a_severity_on_the_scale_or_refused(symptom: Symptom, typed: str) -> None:
    with suppress(OffScaleError):
        assert 0 <= severity_from(symptom, typed) <= symptom.worst


def test_a_symptom_is_found_by_its_name_and_shows_it() -> None:
    assert symptom_named("soreness") is SORENESS
    assert repr(BRUISING) == "Symptom(bruising)"
    assert Symptom("bruising", 4) != BRUISING


def test_an_unknown_symptom_is_answered_with_both() -> None:
    with pytest.raises(UnknownNameError) as refused:
        symptom_named("pain")
    assert refused.value.accepted == ("bruising", "soreness")
