"""The worked cases of RULES.md, each by its name."""

from collections.abc import Sequence

import pytest

from diary.core.areas import area_named
from diary.core.plan import CarePlan
from diary.core.records import Answer, CheckIn, Leftover, Revision, rating
from diary.sharing.plain import courses_plain, flags_plain
from tests import worked
from tests.core.plans import SHIPPED
from tests.core.small import CALF, day, diary, session
from tests.core.test_plan_changes import changed
from tests.diaries import PLAN, revise
from tests.worked import CASES, Case, Report


def check_in(report: Report, symptom: str) -> Revision:
    leftovers = (Leftover(area_named(CALF), Answer(report.leftover)),) if report.leftover else ()
    value = CheckIn(day(report.day), (rating(CALF, symptom, report.severity),), leftovers)
    return revise(f"c{report.day}", value)


LIPOLYSIS = worked.plan_file("injection-lipolysis")
#: How much longer soreness lasts after the treatment of the second plan.
LONGER = worked.window(LIPOLYSIS, "soreness") - worked.window(worked.OF_THE_PAGE, "soreness")
#: All but the one about the first day after a session: what was said later is no case of it.
SORE = [
    case
    for case in CASES
    if case.symptom == "soreness" and case.name != "A jump on the first day counts for nothing"
]


def holds(case: Case, plan: worked.PlanFile, change: Sequence[Revision] = ()) -> None:
    """Assert that a case is judged as it says, by that plan or once the diary changed to it."""
    shipped = PLAN if change else CarePlan.from_toml(SHIPPED[plan["id"]])
    told = diary(
        change,
        *(session(one) for one in case.sessions),
        [check_in(report, case.symptom) for report in case.reports],
        as_of=case.as_of,
        plan=shipped,
    )
    assert told.plan.id == plan["id"]
    assert {one.plan_id for one in told.flags} <= {plan["id"]}
    flags, courses = flags_plain(told)["flags"], courses_plain(told)["courses"]
    worked.check(case, flags, courses, len(told.reminders), plan)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_worked_case(case: Case) -> None:
    holds(case, worked.OF_THE_PAGE)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_worked_case_over_the_second_plan(case: Case) -> None:
    case = worked.judged_by(case, LIPOLYSIS)
    holds(case, LIPOLYSIS)
    holds(case, LIPOLYSIS, changed(-1, SHIPPED["injection-lipolysis"]))


@pytest.mark.parametrize("case", SORE, ids=lambda case: case.name)
def test_worked_case_of_soreness_as_much_later_as_the_second_plan_expects_it(case: Case) -> None:
    assert LONGER > 0
    later = worked.moved(case, LONGER)
    holds(later, LIPOLYSIS)
    holds(later, LIPOLYSIS, changed(-1, SHIPPED["injection-lipolysis"]))


def test_the_page_has_every_worked_case_once() -> None:
    assert len(CASES) == len({case.name for case in CASES}) == 21
