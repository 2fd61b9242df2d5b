import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import diary
from diary.core.areas import Region, area_named
from diary.core.errors import PlanError
from diary.core.plan import CarePlan, Level
from diary.core.scales import BRUISING, SORENESS, SYMPTOMS
from tests.diaries import PLAN

LINES = (Path(diary.__file__).parent / "plans" / "mesotherapy.toml").read_text("utf-8").splitlines()

#: The least and the most that a number may be.
RANGES = {
    "windows.bruising.days": (1, 365),
    "windows.soreness.days": (1, 365),
    "not_clearing.days": (1, 365),
    "never_clear.days": (1, 365),
    "worsening.soreness.from_severity": (1, 10),
    "worsening.soreness.from_day": (0, 365),
    "worsening.soreness.rise": (1, 10),
    "worsening.soreness.look_back_days": (1, 30),
    "worsening.bruising.from_severity": (1, 4),
    "worsening.bruising.from_day": (0, 365),
    "worsening.bruising.rise": (1, 4),
    "worsening.bruising.look_back_days": (1, 30),
    "severe.soreness": (1, 10),
    "severe.bruising": (1, 4),
    "episodes.longest_gap_days": (0, 30),
    "episodes.slips": (0, 10),
    "episodes.clear_reports": (1, 10),
    "episodes.recent_days": (0, 30),
    "follow_up.days": (1, 365),
    "following.days": (1, 365),
    "leftover.soreness_latest_report_days": (1, 365),
    "sign_flags.active_days": (0, 365),
    "timers.make-up.hours": (1, 168),
    "timers.hot-shower.hours": (1, 168),
}


def keys() -> Iterator[tuple[str, int]]:
    """Every key of the plan as it is named in full, with the number of its line."""
    table = ""
    for number, line in enumerate(LINES):
        if line.startswith("["):
            table = line.strip("[]") + "."
        elif "=" in line and not line.startswith("#"):
            yield table + line.split(" = ")[0], number


def tables() -> Iterator[tuple[str, int]]:
    """Every table that stands in the plan, with the number of its line."""
    for number, line in enumerate(LINES):
        if line.startswith("[") and not line.startswith(("[signs.", "[timers.")):
            yield line.strip("[]"), number


KEYS = dict(keys())
LISTS = ["late_checks.weeks"]
TEXTS = [key for key in KEYS if key not in (*RANGES, *LISTS)]


def with_line(number: int, line: str) -> str:
    return "\n".join([*LINES[:number], line, *LINES[number + 1 :]])


def with_value(key: str, value: str) -> CarePlan:
    """The plan with another value of one key, written in TOML."""
    name = key.rpartition(".")[2]
    return CarePlan.from_toml(with_line(KEYS[key], f"{name} = {value}"))


def problem_of(text: str) -> tuple[str, str]:
    with pytest.raises(PlanError) as refused:
        CarePlan.from_toml(text)
    return refused.value.key, refused.value.problem


def test_the_ranges_name_every_number_of_the_plan() -> None:
    assert set(RANGES) == {key for key, line in KEYS.items() if LINES[line].split()[-1].isdigit()}


@pytest.mark.parametrize("key", KEYS)
def test_a_key_that_is_missing_is_named(key: str) -> None:
    assert problem_of(with_line(KEYS[key], "")) == (key, "is missing")


@pytest.mark.parametrize(("table", "line"), tables())
def test_a_table_that_is_missing_or_no_table_is_named(table: str, line: int) -> None:
    without = with_line(line, "[elsewhere]")
    assert problem_of(without) == (table, "is missing")
    parent, _, name = table.rpartition(".")
    number = f"{without}\n[{parent}]\n{name} = 3" if parent else f"{name} = 3\n{without}"
    assert problem_of(number) == (table, "is not a table")


@pytest.mark.parametrize("key", TEXTS)
@pytest.mark.parametrize("value", ["7", "true", '""', '"  "', "[]", "{}"])
def test_a_text_that_is_none_is_named(key: str, value: str) -> None:
    with pytest.raises(PlanError) as refused:
        with_value(key, value)
    assert (refused.value.key, refused.value.problem) == (key, "is not a text")


@pytest.mark.parametrize("key", RANGES)
def test_a_number_that_is_none_or_out_of_its_range_is_named_with_the_range(key: str) -> None:
    least, most = RANGES[key]
    for value in ("true", "2.0", '"2"', "[2]", "nan", str(least - 1), str(most + 1), "9" * 400):
        with pytest.raises(PlanError) as refused:
            with_value(key, value)
        expected = f"is not a whole number from {least} to {most}"
        assert (refused.value.key, refused.value.problem) == (key, expected), value
    for value in (str(least), str(most)):
        with_value(key, value)


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


@pytest.mark.parametrize("text", ["id = ", "\x00", "a = 1\na = 2", "[windows", "id = '''"])
def test_what_is_no_toml_is_refused_without_a_key(text: str) -> None:
    key, problem = problem_of(text)
    assert key == ""
    assert problem


def test_an_empty_plan_names_the_first_key_it_needs() -> None:
    assert problem_of("") == ("id", "is missing")


def test_keys_nobody_knows_are_passed_over() -> None:
    text = "\n".join(["motto = 1", *LINES])
    assert CarePlan.from_toml(text) == PLAN


def numbers_without_source(table: dict[str, Any], path: str) -> Iterator[str]:
    has_number = any(type(value) in (int, list) for value in table.values())
    if has_number and not str(table.get("source", "")).strip():
        yield path
    for name, value in table.items():
        if isinstance(value, dict):
            yield from numbers_without_source(value, f"{path}.{name}")


def test_every_threshold_has_a_source() -> None:
    assert list(numbers_without_source(tomllib.loads("\n".join(LINES)), "")) == []
    assert all(source.strip() for source in PLAN.sources.values())
    assert set(PLAN.sources) == {
        *("not_clearing", "never_clear", "severe", "episodes"),
        *("follow_up", "following", "leftover", "sign_flags"),
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
    for key in RANGES:
        value = int(LINES[KEYS[key]].split()[-1]) + (1 if key != "severe.bruising" else -1)
        if value > RANGES[key][1]:
            continue
        made = with_value(key, str(value))
        changed = [getattr(made, part) != getattr(PLAN, part) for part in CarePlan.__annotations__]
        assert sum(changed) == 1, key


def test_levels_rise_from_telling_to_an_emergency() -> None:
    assert [level.label for level in sorted(Level)] == [
        *("tell_clinic", "contact_clinic", "contact_today", "emergency"),
    ]


def test_signs_that_cannot_wait_are_emergencies() -> None:
    urgent = {name for name, sign in PLAN.signs.items() if sign.level is Level.EMERGENCY}
    assert urgent == {"breathing", "face-swelling", "faint", "sight", "stroke"}
    assert all(re.fullmatch(r"[a-z-]+", name) for name in PLAN.signs)
