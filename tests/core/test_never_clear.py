"""Bruises that never clear through one session after another."""

import pytest

from diary.core.plan import Level
from diary.core.summary import Summary
from tests.core.small import (
    CALF,
    diary,
    evidence,
    flag,
    said,
    session,
    sore,
)


def through(*days: int, reports: str, as_of: int = 60) -> Summary:
    return diary(*(session(one) for one in days), said(reports), as_of=as_of)


def never_clear(told: Summary) -> dict[str, list[int]]:
    """The session's id and the evidence of each."""
    return {
        one.session.id: evidence(one)
        for one in told.flags
        if one.rule == "never_clear" and one.session
    }


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ("P 0–21", {}),
        ("P 0–22", {"s7": [22]}),
        ("P 0–10, Z 11, P 12–23", {"s7": [22, 23]}),
        ("P 0–10, Z 11, Z 12, P 13–30", {}),  # two stretches
        ("P 0–10, Z 11, Z 12, P 13–35", {}),  # the second holds no session
        ("P 0–22, Z 23, P 24", {"s7": [22, 24]}),
        ("Z 0, Z 1, P 2–24", {"s7": [24]}),
    ],
)
def test_a_bruise_over_21_days_with_a_session_between_is_never_clear(
    reports: str, expected: dict[str, list[int]]
) -> None:
    assert never_clear(through(0, 7, reports=reports)) == expected


def test_a_session_between_lies_after_the_first_and_not_after_the_last_of_them() -> None:
    assert never_clear(through(0, reports="P 0–30")) == {}
    assert never_clear(through(0, 22, reports="P 0–22")) == {"s22": [22]}
    assert never_clear(through(0, 25, reports="P 0–26")) == {"s25": [25, 26]}
    assert never_clear(through(0, 30, reports="P 0–24")) == {}
    assert never_clear(through(0, 3, reports="Z 0, Z 1, P 3–30")) == {}


def test_it_belongs_to_the_latest_session_up_to_its_first_evidence() -> None:
    told = through(0, 7, 14, 21, 23, reports="P 0–25")
    assert never_clear(told) == {"s21": [22, 23, 24, 25]}
    raised = flag(told, "never_clear")
    assert raised.id == f"never_clear:{CALF}:bruising:s21"
    assert (raised.level, raised.limit_days) == (Level.TELL_CLINIC, 21)
    assert raised.pattern is None
    assert [one.day_number for one in raised.evidence] == [1, 2, 3, 4]
    assert raised.is_certain


def test_each_stretch_has_a_flag_and_only_the_last_is_active() -> None:
    told = through(0, 7, 40, reports="P 0–22, Z 23, Z 24, P 30–52", as_of=52)
    assert never_clear(told) == {"s7": [22], "s40": [52]}
    assert [one.is_active for one in told.flags if one.rule == "never_clear"] == [True, False]


def test_it_counts_from_the_first_session_of_the_area_on() -> None:
    assert never_clear(through(10, 12, reports="P 0–31")) == {}
    assert never_clear(through(10, 12, reports="P 0–32")) == {"s12": [32]}
    assert never_clear(diary(said("P 0–40"), session(0, "neck"), as_of=40)) == {}


def test_it_looks_past_courses_that_were_closed_or_are_over() -> None:
    told = through(0, 7, reports="P 0–6, P 7 no, P 8–22")
    assert never_clear(told) == {"s7": [22]}


def test_soreness_is_never_judged_by_it() -> None:
    told = diary(session(0), session(7), sore("P 0–40"), as_of=40)
    assert never_clear(told) == {}


def test_it_stays_active_while_the_latest_report_of_the_area_is_in_that_stretch() -> None:
    # Silence ends nothing, not even after 84 days; one zero does.
    assert flag(through(0, 7, reports="P 0–22", as_of=200), "never").is_active
    assert not flag(through(0, 7, reports="P 0–22, Z 23"), "never").is_active
    assert not flag(through(0, 7, reports="P 0–22, P 27"), "never").is_active
    assert flag(through(0, 7, reports="P 0–22, P 26"), "never").is_active
