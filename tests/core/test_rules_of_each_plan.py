"""The rules on both sides of each number of a plan, the number read from the plan's own file.

Both plans that ship, and one in which every number is another: nothing is hard-wired.
"""

import tomllib
from typing import Any

import pytest

from diary.core.answers import LateAnswer
from diary.core.areas import area_named
from diary.core.entries import current
from diary.core.plan import CarePlan
from diary.core.records import Answer, Revision
from diary.core.summary import Summary, summary
from tests.core.plans import SHIPPED
from tests.core.small import CALF, course, day, evidence, said, session, signs
from tests.core.test_plan_changes import changed, plan_with
from tests.diaries import PLAN, revise

OTHER = plan_with(
    "9",
    windows_bruising_days=5,
    windows_soreness_days=3,
    not_clearing_days=11,
    never_clear_days=17,
    worsening_soreness_from_severity=5,
    worsening_soreness_from_day=4,
    worsening_soreness_rise=3,
    worsening_soreness_look_back_days=2,
    worsening_bruising_from_severity=2,
    worsening_bruising_from_day=2,
    worsening_bruising_rise=1,
    worsening_bruising_look_back_days=5,
    severe_soreness=8,
    severe_bruising=3,
    episodes_longest_gap_days=2,
    episodes_slips=2,
    episodes_clear_reports=3,
    episodes_recent_days=5,
    follow_up_days=60,
    following_days=10,
    leftover_soreness_latest_report_days=6,
    sign_flags_active_days=3,
    late_checks_active_days=30,
)
TEXTS = {**SHIPPED, "another": OTHER}
BOTH = ("bruising", "soreness")


class Over:
    """Diaries judged by one plan: the one that ships, or the one that the diary went over to."""

    def __init__(self, text: str, *, as_change: bool) -> None:
        self.numbers: dict[str, Any] = tomllib.loads(text)
        self._plan = PLAN if as_change else CarePlan.from_toml(text)
        self._change = changed(-1, text) if as_change else []

    def number(self, *keys: str) -> int:
        found: Any = self.numbers
        for key in keys:
            found = found[key]
        assert isinstance(found, int)
        return found

    def told(self, *parts: list[Revision], as_of: int) -> Summary:
        log = [one for part in (self._change, *parts) for one in part]
        return summary(current(log), self._plan, day(as_of))

    def days(self, rule: str, *parts: list[Revision], as_of: int = 40) -> list[int]:
        """The days on which a rule fires, whatever the course."""
        found = [one for one in self.told(*parts, as_of=as_of).flags if one.rule.value == rule]
        return sorted(number for one in found for number in evidence(one))


@pytest.fixture(params=[(name, how) for name in TEXTS for how in (False, True)], ids=str)
def over(request: pytest.FixtureRequest) -> Over:
    name, as_change = request.param
    return Over(TEXTS[name], as_change=as_change)


def test_every_number_of_the_other_plan_is_another() -> None:
    mine, theirs = tomllib.loads(OTHER), tomllib.loads(SHIPPED["mesotherapy"])
    for part in (
        *("windows", "worsening", "severe", "episodes", "follow_up", "following", "leftover"),
        *("not_clearing", "never_clear", "sign_flags"),
    ):
        assert not set(_numbers(mine[part])) & set(_numbers(theirs[part])), part


def _numbers(table: dict[str, Any], within: str = "") -> list[tuple[str, int]]:
    found = []
    for key, value in table.items():
        if isinstance(value, dict):
            found += _numbers(value, f"{within}{key}.")
        elif isinstance(value, int):
            found.append((f"{within}{key}", value))
    return found


@pytest.mark.parametrize("symptom", BOTH)
def test_a_symptom_is_expected_until_the_last_day_of_its_window(over: Over, symptom: str) -> None:
    last = over.number("windows", symptom, "days")
    parts = session(0), said(f"P 0–{last + 2}", symptom)
    assert over.days("beyond_window", *parts, as_of=last) == []
    assert over.days("beyond_window", *parts) == [last + 1, last + 2]
    (raised,) = [one for one in over.told(*parts, as_of=40).flags if one.rule == "beyond_window"]
    assert (raised.limit_days, raised.plan_version) == (last, over.numbers["version"])


@pytest.mark.parametrize("symptom", BOTH)
def test_what_came_after_the_window_is_late_and_what_came_on_its_last_day_persists(
    over: Over, symptom: str
) -> None:
    last = over.number("windows", symptom, "days")
    for begins, pattern in ((last, "persisting"), (last + 1, "late")):
        told = over.told(session(0), said(f"P {begins}–{last + 1}", symptom), as_of=40)
        (raised,) = [one for one in told.flags if one.rule == "beyond_window"]
        assert raised.pattern == pattern


def test_a_bruise_is_not_clearing_after_its_days(over: Over) -> None:
    last = over.number("not_clearing", "days")
    assert over.days("not_clearing", session(0), said(f"P 0–{last + 1}")) == [last + 1]
    assert over.days("not_clearing", session(0), said(f"P 0–{last + 1}", "soreness")) == []


def test_a_bruise_never_clears_after_its_days_with_a_session_between(over: Over) -> None:
    last = over.number("never_clear", "days")
    parts = session(0), session(7), said(f"P 0–{last + 1}")
    assert over.days("never_clear", *parts) == [last + 1]
    assert over.days("never_clear", session(0), said(f"P 0–{last + 1}")) == []


@pytest.mark.parametrize(("symptom", "worst"), [("bruising", 4), ("soreness", 10)])
def test_it_is_severe_from_the_plans_severity_on(over: Over, symptom: str, worst: int) -> None:
    least = over.number("severe", symptom)
    for severity in range(1, worst + 1):
        found = over.days("severe", session(0), said(f"P{severity} 0", symptom))
        assert found == ([0] if severity >= least else [])


@pytest.mark.parametrize(("symptom", "worst"), [("bruising", 4), ("soreness", 10)])
def test_a_rise_counts_from_its_severity_and_by_its_steps(
    over: Over, symptom: str, worst: int
) -> None:
    rule = over.numbers["worsening"][symptom]
    second = rule["from_day"]
    for low in range(1, worst):
        for high in range(low, worst + 1):
            reports = f"P{low} {second - 1}, P{high} {second}"
            counts = high >= rule["from_severity"] and high - low >= rule["rise"]
            found = over.days("worsening", session(0), said(reports, symptom))
            assert found == ([second] if counts else []), reports


@pytest.mark.parametrize("symptom", BOTH)
def test_a_rise_counts_from_its_day_on_and_over_as_many_days_before(
    over: Over, symptom: str
) -> None:
    rule = over.numbers["worsening"][symptom]
    first, back = rule["from_day"], rule["look_back_days"]
    worst = 4 if symptom == "bruising" else 10
    early = said(f"P {first - 2}, P{worst} {first - 1}", symptom)
    assert over.days("worsening", session(0), early) == []
    for gap in range(1, back + 2):
        parts = session(0), said(f"P {first}, P{worst} {first + gap}", symptom)
        assert over.days("worsening", *parts) == ([first + gap] if gap <= back else [])


def test_an_episode_goes_on_over_its_slips_and_its_gap(over: Over) -> None:
    slips, gap = over.number("episodes", "slips"), over.number("episodes", "longest_gap_days")
    for zeros in range(1, slips + 3):
        between = "".join(f", Z {1 + one}" for one in range(zeros))
        told = over.told(session(0), said(f"P 0{between}, P {1 + zeros}"), as_of=40)
        assert len(told.episodes(course(told))) == (1 if zeros <= slips else 2)
    for missing in range(gap + 3):
        told = over.told(session(0), said(f"P 0, P {1 + missing}"), as_of=40)
        assert len(told.episodes(course(told))) == (1 if missing <= gap else 2)


def test_it_is_resolved_after_its_zeros_and_ongoing_for_its_days(over: Over) -> None:
    clear, recent = over.number("episodes", "clear_reports"), over.number("episodes", "recent_days")
    for zeros in range(1, clear + 2):
        told = over.told(session(0), said(f"P 0, Z 1–{zeros}"), as_of=zeros)
        (one,) = told.episodes(course(told))
        assert one.status == ("resolved" if zeros >= clear else "looks_clear")
    for silent in range(recent + 3):
        told = over.told(session(0), said("P 0"), as_of=silent)
        (one,) = told.episodes(course(told))
        assert one.status == ("ongoing" if silent <= recent else "no_recent_report")


def test_an_area_is_followed_for_its_days_and_while_a_course_is_open_to_the_end(
    over: Over,
) -> None:
    short, long = over.number("following", "days"), over.number("follow_up", "days")
    calf = area_named(CALF)
    for reports, last in (("Z 0", short), (f"P 0–{short}", long)):
        for number, followed in ((last, True), (last + 1, False)):
            told = over.told(session(0), said(reports), as_of=number)
            assert (calf in told.followed) is followed
    for number, active in ((long, True), (long + 1, False)):
        told = over.told(session(0), said(f"P 0–{long}"), as_of=number)
        assert any(one.is_active for one in told.flags) is active
    assert over.days("severe", session(0), said(f"P4 {long + 1}"), as_of=long + 1) == []


def test_soreness_that_nobody_said_is_the_old_one_counts_as_such_for_its_days(over: Over) -> None:
    most = over.number("leftover", "soreness_latest_report_days")
    for silence in (most, most + 1):
        parts = session(0), session(2), said(f"P 1, P {1 + silence}", "soreness")
        told = over.told(*parts, as_of=40)
        got = [one.day for one in course(told, 0, "soreness").reports]
        assert (day(1 + silence) in got) is (silence == most)


def test_a_sign_counts_for_its_days_also_after_it_was_said_to_be_gone(over: Over) -> None:
    days = over.number("sign_flags", "active_days")
    for sign, said_of in over.numbers["signs"].items():
        for number, active in ((3 + days, True), (4 + days, False)):
            parts = signs(3, sign), signs(3, hour=22)
            (raised,) = over.told(*parts, as_of=number).flags
            assert (raised.level.label, raised.is_active) == (said_of["level"], active)


def test_a_yes_to_a_late_check_counts_for_its_days(over: Over) -> None:
    days = over.number("late_checks", "active_days")
    yes = [revise("late", LateAnswer("s0", 2, day(14), Answer.YES))]
    for number, active in ((14 + days, True), (15 + days, False)):
        (raised,) = over.told(session(0), yes, as_of=number).flags
        assert raised.is_active is active
