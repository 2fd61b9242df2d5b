"""Which care plan holds on which day: a change of plan is a record like any other."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from diary.core.entries import Records
from diary.core.errors import PlanError
from diary.core.plan import CarePlan


class InForce(NamedTuple):
    """A plan and the first day that it judges."""

    since: date
    plan: CarePlan


def in_force(records: Records, shipped: CarePlan, as_of: date) -> tuple[InForce, ...]:
    """The plans up to a date, oldest first; the shipped one holds until the first change.

    A change holds from its own day on. Of two on one day the one recorded later does. One that
    this version cannot read changes nothing.
    """
    if not records.plans:  # nearly always
        return (InForce(date.min, shipped),)
    by_day = {date.min: shipped}
    for entry in records.plans:
        plan = _read(entry.value.text) if entry.value.day <= as_of else None
        if plan is not None:
            by_day[entry.value.day] = plan
    return tuple(InForce(*one) for one in sorted(by_day.items(), key=lambda one: one[0]))


@lru_cache(maxsize=16)
def _read(text: str) -> CarePlan | None:
    try:
        return CarePlan.from_toml(text)
    except PlanError:
        return None
