"""The worked cases of RULES.md, each by its name."""

import pytest

from diary.core.areas import area_named
from diary.core.records import Answer, CheckIn, Leftover, Revision, rating
from diary.sharing.plain import courses_plain, flags_plain
from tests import worked
from tests.core.small import CALF, day, diary, session
from tests.diaries import revise
from tests.worked import CASES, Case, Report


def check_in(report: Report, symptom: str) -> Revision:
    leftovers = (Leftover(area_named(CALF), Answer(report.leftover)),) if report.leftover else ()
    value = CheckIn(day(report.day), (rating(CALF, symptom, report.severity),), leftovers)
    return revise(f"c{report.day}", value)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_worked_case(case: Case) -> None:
    told = diary(
        *(session(one) for one in case.sessions),
        [check_in(report, case.symptom) for report in case.reports],
        as_of=case.as_of,
    )
    flags, courses = flags_plain(told)["flags"], courses_plain(told)["courses"]
    worked.check(case, flags, courses, len(told.reminders))


def test_the_page_has_every_worked_case_once() -> None:
    assert len(CASES) == len({case.name for case in CASES}) == 21
