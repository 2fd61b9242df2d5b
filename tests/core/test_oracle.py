"""The rules held against a second implementation written from the domain's page alone."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.core.summary import Summary, summary
from diary.sharing.plain import courses_plain, flags_plain
from tests.core.changing import ChangingDiary
from tests.diaries import PLAN, RandomDiary

SEEDS = st.integers(0, 2**40)


def account(told: Summary) -> dict[str, Any]:
    """What a summary says in the oracle's form."""
    flags = []
    for plain, flag in zip(flags_plain(told)["flags"], told.flags, strict=True):
        del plain["message"]
        plan = told.judging(flag)
        assert (plan.id, plan.version) == (flag.plan_id, flag.plan_version)
        assert flag.limit_days in (
            *(None, plan.not_clearing_days, plan.never_clear_days),
            *(one.days for one in plan.windows.values()),
        )
        flags.append({**plain, "quiet": flag.is_quiet, "plan": [plan.id, plan.version]})
    courses = courses_plain(told)["courses"]
    return {
        "plan": [told.plan.id, told.plan.version],
        "flags": sorted(flags, key=lambda flag: flag["id"]),
        "courses": sorted(
            courses, key=lambda one: (one["area"], one["symptom"], one["session"]["day"])
        ),
        "followed": sorted(area.name for area in told.followed),
        "questions": {
            area.name: session.day.isoformat() for area, session in told.questions.items()
        },
        "reminders": sorted(
            (
                {"area": one.area.name, "symptom": one.symptom.name, "last_day": str(one.last_day)}
                for one in told.reminders
            ),
            key=lambda one: (one["area"], one["symptom"]),
        ),
        "completion": told.completion._asdict(),
    }


def assert_agrees(diary: RandomDiary) -> None:
    diary.tell([flag["id"] for flag in diary.judged()["flags"]])  # type: ignore[attr-defined]
    expected = diary.judged()
    found = account(summary(diary.records(), PLAN, diary.as_of))
    for course in found["courses"]:
        for report in course["reports"]:
            assert report.pop("edited") is False  # the oracle is told of no corrections
    for part, value in expected.items():
        assert found[part] == value, part


@given(SEEDS, st.integers(1, 2), st.integers(5, 60))
@settings(max_examples=400, deadline=None)
def test_small_diaries_are_judged_as_the_oracle_judges_them(
    seed: int, areas: int, days: int
) -> None:
    assert_agrees(RandomDiary(seed, areas=areas, days=days))


@given(SEEDS)
@settings(max_examples=15, deadline=None)
def test_long_diaries_with_old_sessions_are_judged_as_the_oracle_judges_them(seed: int) -> None:
    assert_agrees(RandomDiary(seed, areas=2, days=220))


@given(SEEDS)
@settings(max_examples=8, deadline=None)
def test_whole_bodies_over_five_weeks_are_judged_as_the_oracle_judges_them(seed: int) -> None:
    assert_agrees(RandomDiary(seed, areas=33, days=35))


@given(SEEDS, st.integers(1, 2), st.integers(5, 60))
@settings(max_examples=400, deadline=None)
def test_small_diaries_that_change_their_plan_are_judged_as_the_oracle_judges_them(
    seed: int, areas: int, days: int
) -> None:
    assert_agrees(ChangingDiary(seed, areas=areas, days=days))


@given(SEEDS)
@settings(max_examples=15, deadline=None)
def test_long_diaries_that_change_their_plan_are_judged_as_the_oracle_judges_them(
    seed: int,
) -> None:
    assert_agrees(ChangingDiary(seed, areas=2, days=220))


@pytest.mark.long
@given(SEEDS, st.integers(1, 3), st.integers(5, 60))
@settings(max_examples=20_000, deadline=None)
def test_very_many_small_diaries_are_judged_as_the_oracle_judges_them(
    seed: int, areas: int, days: int
) -> None:
    assert_agrees(RandomDiary(seed, areas=areas, days=days))


@pytest.mark.long
@given(SEEDS)
@settings(max_examples=1_000, deadline=None)
def test_very_many_long_diaries_are_judged_as_the_oracle_judges_them(seed: int) -> None:
    assert_agrees(RandomDiary(seed, areas=2, days=220))


@pytest.mark.long
@given(SEEDS)
@settings(max_examples=300, deadline=None)
def test_very_many_whole_bodies_are_judged_as_the_oracle_judges_them(seed: int) -> None:
    assert_agrees(RandomDiary(seed, areas=33, days=35))


@pytest.mark.long
@given(SEEDS, st.integers(1, 2), st.integers(5, 90))
@settings(max_examples=20_000, deadline=None)
def test_very_many_diaries_that_change_their_plan_are_judged_as_the_oracle_judges_them(
    seed: int, areas: int, days: int
) -> None:
    assert_agrees(ChangingDiary(seed, areas=areas, days=days))
