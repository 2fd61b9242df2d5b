"""What raises a flag on a course: "Flags" in RULES.md, rule by rule."""

import pytest

from diary.core.plan import Level
from diary.core.rules import Pattern
from diary.core.summary import Summary
from tests.core.small import (
    CALF,
    bruised,
    diary,
    evidence,
    flag,
    named,
    said,
    session,
    sore,
    soreness,
)


def rules(told: Summary) -> set[str]:
    return {one.rule.value for one in told.flags}


# Past the window.


@pytest.mark.parametrize(("last", "fires"), [(7, False), (8, True)])
def test_bruising_is_expected_for_7_days(last: int, fires: bool) -> None:
    assert ("beyond_window" in rules(bruised(f"P 0–{last}"))) is fires


@pytest.mark.parametrize(("last", "fires"), [(2, False), (3, True)])
def test_soreness_is_expected_for_2_days(last: int, fires: bool) -> None:
    told = soreness(f"P 0–{last}")
    assert ("beyond_window" in rules(told)) is fires
    assert not fires or flag(told, "beyond").limit_days == 2


def test_a_zero_past_the_window_is_no_evidence() -> None:
    assert evidence(flag(bruised("P 0–8, Z 9, P 10"), "beyond")) == [8, 10]
    assert rules(bruised("P 0–7, Z 8–20")) == set()


@pytest.mark.parametrize(("last", "fires"), [(14, False), (15, True)])
def test_a_bruise_after_14_days_is_not_clearing(last: int, fires: bool) -> None:
    told = bruised(f"P 0–{last}")
    assert ("not_clearing" in rules(told)) is fires
    if fires:
        raised = flag(told, "not_clearing")
        assert (raised.level, raised.limit_days) == (Level.CONTACT_CLINIC, 14)
        assert (raised.pattern, evidence(raised)) == (None, [15])


def test_soreness_is_never_not_clearing() -> None:
    assert rules(soreness("P 0–20")) == {"beyond_window"}


@pytest.mark.parametrize(
    ("reports", "pattern"),
    [
        ("P 0–8", Pattern.PERSISTING),
        ("P 7, P 8", Pattern.PERSISTING),
        ("P 7, Z 8, P 9", Pattern.PERSISTING),
        ("P 0, P 8", Pattern.PERSISTING),
        ("P 0, Z 1, P 9", Pattern.RETURNED),
        ("P 0, Z 1, Z 2, P 9", Pattern.RETURNED),
        ("P 0, Z 1, P 8–12, P 20", Pattern.RETURNED),
        ("P 8", Pattern.LATE),
        ("Z 0, Z 1, P 8", Pattern.LATE),
        ("P 8, Z 9, Z 10, P 11", Pattern.LATE),
    ],
)
def test_the_pattern_is_that_of_the_first_report_past_the_window(
    reports: str, pattern: Pattern
) -> None:
    assert flag(bruised(reports), "beyond").pattern is pattern


# Worsening.


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ("P2 1, P4 2", [2]),  # 4, from D 2, by 2
        ("P2 0, P4 1", []),  # D 1
        ("P 1, P3 2", []),  # below 4
        ("P3 1, P4 2", []),  # by 1
        ("P2 0, P4 3", [3]),  # three dates before
        ("P2 0, P4 4", []),  # four
        ("P4 2", []),  # nothing before
        ("Z 1, P4 2", [2]),  # a zero is a low
        ("P4 1, P3 2, P6 3", [3]),
        ("P4 1, P6 2, P5 3, P6 4", [2, 4]),
        ("P3 0, Z 1, P4 2", []),  # a zero within an episode is none
        ("P3 0, Z 1, P5 2", [2]),  # and what lies before it still counts
        ("P 0, Z 1, Z 2, P4 3", [3]),  # two zeros are no slip
        ("P4 3, Z 7, P4 8", []),
        ("P4 2, Z 6, P4 8", [8]),  # in two episodes
    ],
)
def test_soreness_that_rises_by_2_to_4_or_more_is_worsening(
    reports: str, expected: list[int]
) -> None:
    told = soreness(reports)
    found = [evidence(one) for one in told.flags if one.rule == "worsening"]
    assert found == ([expected] if expected else [])
    if expected:
        assert flag(told, "worsening").level is Level.CONTACT_TODAY


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ("P 2, P3 3", [3]),
        ("P 1, P3 2", []),  # D 2
        ("P2 2, P3 3", []),  # by 1
        ("P 0, P3 3", [3]),  # three dates before
        ("P 0, P3 4", []),  # four
        ("Z 2, P4 3", []),  # a zero is no low: a bruise may come out later
        ("P2 1, Z 2, P4 3", [3]),
    ],
)
def test_a_bruise_that_rises_by_2_from_the_third_day_is_worsening(
    reports: str, expected: list[int]
) -> None:
    told = bruised(reports)
    found = [evidence(one) for one in told.flags if one.rule == "worsening"]
    assert found == ([expected] if expected else [])
    if expected:
        raised = flag(told, "worsening")
        assert (raised.level, raised.limit_days) == (Level.CONTACT_CLINIC, None)


def test_only_own_reports_worsen_a_course_or_make_it_severe() -> None:
    told = diary(session(0), session(7), said("P 5–6, P4 7 yes"), as_of=8)
    assert {one.session.number for one in told.flags if one.session} == {2}
    told = diary(session(0), session(3), sore("P 2, P8 3 yes"), as_of=8)
    assert named(told) == {
        f"severe:{CALF}:soreness:s3",
        f"beyond_window:{CALF}:soreness:s0",
    }


# Severe.


@pytest.mark.parametrize(("severity", "fires"), [(6, False), (7, True), (10, True)])
def test_soreness_of_7_is_severe_on_any_day(severity: int, fires: bool) -> None:
    told = soreness(f"P{severity} 0")
    assert ("severe" in rules(told)) is fires
    if fires:
        raised = flag(told, "severe")
        assert (raised.level, raised.limit_days) == (Level.CONTACT_TODAY, None)


@pytest.mark.parametrize(("severity", "fires"), [(3, False), (4, True)])
def test_a_bruise_of_4_is_severe_on_any_day(severity: int, fires: bool) -> None:
    told = bruised(f"P{severity} 0")
    assert ("severe" in rules(told)) is fires
    assert not fires or flag(told, "severe").level is Level.CONTACT_CLINIC


def test_baseline_is_never_flagged() -> None:
    assert diary(session(5), sore("P9 0–4"), said("P4 0–4"), as_of=4).flags == ()
    assert diary(session(0), sore("P9 85"), said("P4 85–89"), as_of=90).flags == ()
