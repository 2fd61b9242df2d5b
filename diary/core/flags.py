"""What the patient should tell the clinic, each with the days that prove it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from diary.core.areas import Area
from diary.core.courses import Course, SessionRef
from diary.core.entries import Entry, Records
from diary.core.plan import CarePlan, Level
from diary.core.plans import InForce
from diary.core.records import CheckIn
from diary.core.rules import Pattern, Rule
from diary.core.scales import Symptom
from diary.core.tracks import AreaDiary


class Evidence(NamedTuple):
    """One day that fires a rule. A sign has no day number and no severity.

    `check_in` is the id of the record that says so: of a check-in, or of the answer.
    """

    day: date
    day_number: int | None
    severity: int | None
    certain: bool
    check_in: str


class Told(NamedTuple):
    """When the clinic was told about a flag."""

    day: date
    note: str


class Flag(NamedTuple):
    """One thing to tell the clinic. Parts that don't apply are None.

    `is_quiet` when the clinic was told and nothing later was worse. `judged_by` is the place, among
    the plans that were in force, of the one that first raised it: its id and version say its name.
    """

    id: str
    rule: Rule
    level: Level
    is_active: bool
    evidence: tuple[Evidence, ...]
    plan_id: str
    plan_version: str
    pattern: Pattern | None = None
    area: Area | None = None
    symptom: Symptom | None = None
    sign: str | None = None
    session: SessionRef | None = None
    limit_days: int | None = None
    told: Told | None = None
    judged_by: int = 0

    @property
    def is_certain(self) -> bool:
        """Certain when any of its days is; else it may belong to another session."""
        return any(one.certain for one in self.evidence)

    @property
    def first(self) -> Evidence:
        return self.evidence[0]

    @property
    def last(self) -> Evidence:
        return self.evidence[-1]

    @property
    def is_quiet(self) -> bool:
        if self.told is None:
            return False
        until = [one.severity or 0 for one in self.evidence if one.day <= self.told.day]
        after = [one.severity or 0 for one in self.evidence if one.day > self.told.day]
        # A sign or an answer has no severity: said again after that, it is news each time.
        return not after or (self.symptom is not None and max(after) <= max(until, default=0))


class Basis(NamedTuple):
    """What the rules look at. `plans` are those in force up to the date, the last one now.

    `plan` is the one that judges, `place` where it stands among them. Only days from `since` to
    before `until`, as ordinals, prove anything.
    """

    records: Records
    areas: Mapping[Area, AreaDiary]
    courses: Sequence[Course]
    plan: CarePlan
    as_of: date
    plans: Sequence[InForce] = ()
    place: int = 0
    since: int = date.min.toordinal()
    until: int = date.max.toordinal() + 1

    def judges(self, day: int) -> bool:
        """Whether a day is one of them."""
        return self.since <= day < self.until


def said_by(records: Records, day: date, area: Area, symptom: Symptom) -> Entry[CheckIn]:
    """The check-in that gave a date its value: the earliest of those with the worst severity."""
    return min(
        (
            (-one.severity, entry.history[0].recorded_at, entry.id, entry)
            for entry in records.by_day[day]
            for one in entry.value.ratings
            if one.area is area and one.symptom is symptom
        ),
        key=lambda found: found[:3],
    )[3]
