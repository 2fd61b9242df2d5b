"""The days of a course that prove a flag, and those before them, for whoever asks why."""

from datetime import date
from typing import NamedTuple

from diary.core.flags import Flag
from diary.core.rules import Rule
from diary.core.summary import Summary


class ProofDay(NamedTuple):
    """One report of a flag's course. `is_within` its limit, for a rule that has one in days."""

    day: date
    day_number: int
    severity: int
    is_certain: bool
    is_within: bool


def proof(flag: Flag, summary: Summary) -> tuple[ProofDay, ...]:
    """Every report of its course, where a rule is about days since a session.

    Empty for every other rule: there its evidence is all that there is to show.
    """
    if flag.rule not in (Rule.BEYOND_WINDOW, Rule.NOT_CLEARING):
        return ()
    assert flag.area and flag.symptom and flag.session and flag.limit_days is not None
    limit = flag.limit_days
    return tuple(
        ProofDay(one.day, one.day_number, one.severity, one.certain, one.day_number <= limit)
        for course in summary.courses_in(flag.area, flag.symptom)
        if course.session == flag.session
        for one in course.reports
    )
