"""Which care plan holds on which day: a change of plan is a record like any other."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from diary.core.entries import Entry, Records
from diary.core.errors import PlanError
from diary.core.plan import CarePlan

if TYPE_CHECKING:
    from diary.core.answers import PlanChange


class InForce(NamedTuple):
    """A plan and the first day that it judges."""

    since: date
    plan: CarePlan


class Unread(NamedTuple):
    """A change to a plan of which this version of the diary cannot read all, or anything.

    Where it `holds`, its numbers are in use, and what nobody here knows is passed over.
    """

    change: "PlanChange"
    holds: bool

    @property
    def notice(self) -> tuple[str, str]:
        """What the patient should know about it; see `wording.notice`."""
        return "unknown-in-plan" if self.holds else "unreadable-plan", named(self.change)


def named(change: "PlanChange") -> str:
    """A stored plan by the name and the version it was kept under: `injection-lipolysis 1`."""
    return f"{change.id} {change.version}"


def in_force(records: Records, shipped: CarePlan, as_of: date) -> tuple[InForce, ...]:
    """Every plan up to a date, oldest first; the shipped one holds until the first change.

    A change holds from its own day on. Of several on one day the one recorded last goes on holding,
    and each of them held for some of that day. One that this version cannot read changes nothing:
    the plan before it goes on.
    """
    if not records.plans:  # nearly always
        return (InForce(date.min, shipped),)
    read = (
        (entry.value.day, stored_plan(entry.value))
        for entry in records.plans
        if entry.value.day <= as_of
    )
    changes = (InForce(day, plan) for day, plan in read if plan is not None)
    return (InForce(date.min, shipped), *changes)


def unread(changes: "Sequence[Entry[PlanChange]]") -> tuple[Unread, ...]:
    """The changes since the last one that can be read as it was meant, oldest first.

    Before that one they are over: whoever goes by a plan that can be read has seen to it.
    """
    found: list[Unread] = []
    for entry in reversed(changes):
        holds = stored_plan(entry.value) is not None
        if holds and not _has_unknown(entry.value.text):
            break
        found.append(Unread(entry.value, holds))
        if holds:
            break
    return tuple(reversed(found))


def stored_plan(change: "PlanChange") -> CarePlan | None:
    """The plan that a record holds; None where this version cannot read it."""
    return _read(change.text)


@lru_cache(maxsize=16)
def _read(text: str) -> CarePlan | None:
    try:
        return CarePlan.from_stored(text)
    except PlanError:
        return None


@lru_cache(maxsize=16)
def _has_unknown(text: str) -> bool:
    """Whether a plan that can be read has more in it than this version knows."""
    from diary.core.plan_reading import (
        faults_of,
    )  # a diary that never changed its plan does without

    return bool(faults_of(text, is_stored=True))
