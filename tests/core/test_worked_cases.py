"""The worked cases of RULES.md, each by its name."""

from datetime import timedelta

import pytest

from diary.core.areas import area_named
from diary.core.records import (
    Answer,
    CheckIn,
    Leftover,
    Records,
    TreatmentSession,
    current,
    rating,
)
from diary.core.summary import summary
from diary.sharing.plain import courses_plain, flags_plain
from tests import worked
from tests.diaries import PLAN, START, revise
from tests.worked import CASES, Case

AREA = "left-calf"


def records_of(case: Case) -> Records:
    calf = area_named(AREA)
    revisions = [
        revise(f"session-{day}", TreatmentSession(START + timedelta(day), (calf,)))
        for day in case.sessions
    ]
    for report in case.reports:
        leftovers = (Leftover(calf, Answer(report.leftover)),) if report.leftover else ()
        check_in = CheckIn(
            START + timedelta(report.day),
            (rating(AREA, case.symptom, report.severity),),
            leftovers,
        )
        revisions.append(revise(f"check-in-{report.day}", check_in))
    return current(revisions)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_worked_case(case: Case) -> None:
    told = summary(records_of(case), PLAN, START + timedelta(case.as_of))
    flags = flags_plain(told)["flags"]
    worked.check(case, flags, courses_plain(told)["courses"], len(told.reminders))


def test_the_page_has_every_worked_case_once() -> None:
    assert len(CASES) == 21
    assert len({case.name for case in CASES}) == 21
