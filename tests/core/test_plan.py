import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from diary.core.areas import Region, area_named
from diary.core.errors import PlanError
from diary.core.plan import CarePlan, Level
from diary.core.scales import BRUISING, SORENESS, SYMPTOMS
from tests.core.plans import SHIPPED, keys, with_line
from tests.diaries import PLAN

KEYS = {one.name: one for one in keys(SHIPPED["mesotherapy"])}
LINES = SHIPPED["mesotherapy"].splitlines()


def with_value(key: str, value: str) -> CarePlan:
    """The plan with another value of one key, written in TOML."""
    one = KEYS[key]
    return CarePlan.from_toml(with_line(SHIPPED["mesotherapy"], one.line, f"{one.last} = {value}"))


def problem_of(text: str) -> tuple[str, str]:
    with pytest.raises(PlanError) as refused:
        CarePlan.from_toml(text)
    return refused.value.key, refused.value.problem


@pytest.mark.parametrize("value", ["tell_clinic", "contact_clinic", "now", "EMERGENCY"])
def test_a_sign_is_for_today_or_an_emergency(value: str) -> None:
    with pytest.raises(PlanError) as refused:
        with_value("signs.fever.level", f'"{value}"')
    assert refused.value.key == "signs.fever.level"
    assert refused.value.problem == "is neither contact_today nor emergency"


def test_a_sign_that_is_no_table_and_signs_that_are_none_are_named() -> None:
    start = LINES.index("[signs.skin-colour]")
    without = LINES[:start]
    assert problem_of("\n".join(without)) == ("signs", "is missing")
    assert problem_of("\n".join(["signs = 1", *without])) == ("signs", "is not a table")
    assert problem_of("\n".join([*without, "[signs]", "x = 1"])) == ("signs.x", "is not a table")
    assert CarePlan.from_toml("\n".join([*without, "[signs]"])).signs == {}


@pytest.mark.parametrize("value", ["nowhere", "Face", "left-cheek", "ALL"])
def test_a_timer_is_for_all_areas_or_for_those_of_a_region(value: str) -> None:
    with pytest.raises(PlanError) as refused:
        with_value("timers.make-up.areas", f'"{value}"')
    assert refused.value.key == "timers.make-up.areas"
    assert refused.value.problem == "is neither all nor a region of the body"
    for region in Region:
        made = with_value("timers.make-up.areas", f'"{region}"')
        assert made.timers["make-up"].region is region


def test_a_timer_covers_a_session_on_any_area_of_its_region() -> None:
    face, everywhere = PLAN.timers["make-up"], PLAN.timers["hot-shower"]
    calf, chin = area_named("left-calf"), area_named("under-chin")
    assert [face.covers(one) for one in ([calf], [calf, chin], [chin])] == [False, True, True]
    assert everywhere.covers([calf])


def test_timers_that_are_none_are_named_and_a_plan_may_have_none() -> None:
    start, end = LINES.index("[timers.make-up]"), LINES.index("[late_checks]")
    without = [*LINES[:start], *LINES[end:]]
    assert problem_of("\n".join(without)) == ("timers", "is missing")
    assert problem_of("\n".join(["timers = 1", *without])) == ("timers", "is not a table")
    assert problem_of("\n".join([*without, "[timers]", "x = 1"])) == ("timers.x", "is not a table")
    assert CarePlan.from_toml("\n".join([*without, "[timers]"])).timers == {}


@pytest.mark.parametrize(
    "value",
    ["3", "true", '"2"', "{}", "[0]", "[53]", "[2, 2]", "[3, 2]", "[true]", "[2.0]", '["2"]'],
)  # fmt: skip
def test_weeks_that_are_no_rising_list_are_named_with_their_range(value: str) -> None:
    with pytest.raises(PlanError) as refused:
        with_value("late_checks.weeks", value)
    assert refused.value.key == "late_checks.weeks"
    assert refused.value.problem == "is not a rising list of numbers 1 to 52"


def test_weeks_may_be_any_rising_ones_or_none() -> None:
    for weeks in ((), (1,), (52,), (1, 2, 52)):
        assert with_value("late_checks.weeks", str(list(weeks))).late_checks.weeks == weeks


def numbers_without_source(table: dict[str, Any], path: str) -> Iterator[str]:
    has_number = any(type(value) in (int, list) for value in table.values())
    if has_number and not str(table.get("source", "")).strip():
        yield path
    for name, value in table.items():
        if isinstance(value, dict):
            yield from numbers_without_source(value, f"{path}.{name}")


@pytest.mark.parametrize("name", SHIPPED)
def test_every_threshold_has_a_source(name: str) -> None:
    assert list(numbers_without_source(tomllib.loads(SHIPPED[name]), "")) == []


def test_every_part_of_a_plan_has_a_source() -> None:
    assert all(source.strip() for source in PLAN.sources.values())
    assert set(PLAN.sources) == {
        *("not_clearing", "never_clear", "severe", "episodes"),
        *("follow_up", "following", "leftover", "sign_flags", "remedies"),
    }
    for symptom in SYMPTOMS:
        assert PLAN.windows[symptom].source
        assert PLAN.worsening[symptom].source
    assert all(sign.source and sign.words for sign in PLAN.signs.values())
    assert all(timer.source and timer.words for timer in PLAN.timers.values())
    assert PLAN.late_checks.source


def test_the_plan_that_ships_has_the_numbers_of_the_rules() -> None:
    assert (PLAN.id, PLAN.version, PLAN.title) == ("mesotherapy", "1", "Mesotherapy")
    assert {one.name: PLAN.window_days(one) for one in SYMPTOMS} == {"bruising": 7, "soreness": 2}
    assert (PLAN.not_clearing_days, PLAN.never_clear_days) == (14, 21)
    assert (PLAN.follow_up_days, PLAN.following_days, PLAN.leftover_soreness_days) == (84, 14, 4)
    assert PLAN.severe == {BRUISING: 4, SORENESS: 7}
    sore, bruised = PLAN.worsening[SORENESS], PLAN.worsening[BRUISING]
    assert (sore.from_severity, sore.from_day, sore.rise, sore.look_back) == (4, 2, 2, 3)
    assert (bruised.from_severity, bruised.from_day, bruised.rise, bruised.look_back) == (
        *(1, 3, 2, 3),
    )
    episodes = PLAN.episodes
    assert (episodes.longest_gap, episodes.slips) == (3, 1)
    assert (episodes.clear_reports, episodes.recent) == (2, 3)
    assert {name: (one.hours, one.region) for name, one in PLAN.timers.items()} == {
        "make-up": (4, Region.FACE),
        "hot-shower": (8, None),
    }
    assert PLAN.late_checks.weeks == (2, 3, 4, 8, 12)


def test_a_changed_number_changes_its_own_rule_and_no_other() -> None:
    for key, one in KEYS.items():
        if isinstance(one.value, int):
            value = one.value + (1 if one.value < one.range[1] else -1)
            made = with_value(key, str(value))
            parts = CarePlan.__annotations__
            changed = [getattr(made, part) != getattr(PLAN, part) for part in parts]
            assert sum(changed) == 1, key


def test_levels_rise_from_telling_to_an_emergency() -> None:
    assert [level.label for level in sorted(Level)] == [
        *("tell_clinic", "contact_clinic", "contact_today", "emergency"),
    ]


def test_signs_that_cannot_wait_are_emergencies() -> None:
    urgent = {name for name, sign in PLAN.signs.items() if sign.level is Level.EMERGENCY}
    assert urgent == {"breathing", "face-swelling", "faint", "sight", "stroke"}
    assert all(re.fullmatch(r"[a-z-]+", name) for name in PLAN.signs)
