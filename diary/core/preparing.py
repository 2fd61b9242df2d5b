"""Before a session: which one is planned, what to do until then, and what is not clear yet."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, NamedTuple

from diary.core.aftercare import Zones
from diary.core.areas import Area
from diary.core.entries import Entry
from diary.core.flags import Flag
from diary.core.moment import Now
from diary.core.plan import Advice, CarePlan
from diary.core.records import TreatmentSession
from diary.core.rules import Rule
from diary.core.scales import Symptom
from diary.core.summary import Summary

if TYPE_CHECKING:
    from diary.core.answers import PlannedSession


#: Days before a planned session from which on it is kept in mind: a week ahead fits in one's head.
_NEAR = 7


class Planned(NamedTuple):
    """What is planned as seen from a day: the plans whose day is past, which wait to be confirmed,
    the oldest first; and the first one of that day or later.
    """

    waiting: "tuple[Entry[PlannedSession], ...]"
    ahead: "Entry[PlannedSession] | None"
    today: date

    @property
    def waits(self) -> "Entry[PlannedSession] | None":
        """The one that has waited longest."""
        return self.waiting[0] if self.waiting else None

    @property
    def first(self) -> "Entry[PlannedSession] | None":
        """The one to prepare for; where none lies ahead, the one that has waited longest."""
        return self.ahead or self.waits

    @property
    def latest(self) -> "Entry[PlannedSession] | None":
        """The one to name to whoever looks on from outside, where one is to stand for all."""
        return self.ahead or (self.waiting[-1] if self.waiting else None)

    @property
    def to_confirm(self) -> "Entry[PlannedSession] | None":
        """The one that may have taken place: that of the day before one that is past."""
        found = self.ahead
        return found if found and found.value.day == self.today else self.waits

    @property
    def near(self) -> "Entry[PlannedSession] | None":
        """The one ahead, from a week before its day on, or while another one waits beside it."""
        found = self.ahead
        is_near = found is not None and (found.value.day - self.today).days <= _NEAR
        return found if is_near or self.waiting else None


def planned_now(planned: "Iterable[Entry[PlannedSession]]", today: date) -> Planned:
    """Of some in order, those that matter on a day."""
    ordered = tuple(planned)
    return Planned(
        tuple(one for one in ordered if one.value.day < today),
        next((one for one in ordered if one.value.day >= today), None),
        today,
    )


def is_put_in_the_past(
    planned: "PlannedSession", today: date, before: "PlannedSession | None" = None
) -> bool:
    """Whether it is planned for a day that is past; one that stays where it was may wait there."""
    return planned.day < today and (before is None or planned.day != before.day)


def session_of(planned: "PlannedSession") -> TreatmentSession:
    """The session as which a planned one took place. Raises `RecordError` without an area."""
    return TreatmentSession(planned.day, planned.areas, at=planned.at, note=planned.note)


class Item(NamedTuple):
    """A point of the checklist; `is_due` from so many hours before the session on."""

    advice: Advice
    is_due: bool
    is_done: bool


def time_left(planned: "PlannedSession", now: Now, zones: Zones) -> timedelta | None:
    """How much time passes until a planned session, less than none once it is past.

    None where it has no time of day. It is meant by the clock of where the patient is now.
    """
    return None if planned.at is None else _left(planned.day, planned.at, now, zones)


def checklist(
    planned: "PlannedSession", plan: CarePlan, now: Now, zones: Zones
) -> tuple[Item, ...]:
    """What to do before a planned session; nothing once its day is past.

    Without a time the hours count from its day's begin.
    """
    if planned.day < now.today:
        return ()
    left = _left(planned.day, planned.at or time.min, now, zones)
    return tuple(
        Item(one, not one.hours or left <= timedelta(hours=one.hours), one.name in planned.checked)
        for one in plan.checklist.values()
    )


def _left(day: date, at: time, now: Now, zones: Zones) -> timedelta:
    clock = zones(now.zone) or timezone(timedelta(minutes=now.offset))
    # The offset is taken off by hand: an instant past the calendar's end is none.
    wall = datetime.combine(day, at, clock)
    return wall.replace(tzinfo=UTC) - now.instant - (wall.utcoffset() or timedelta(0))


class NotClear(NamedTuple):
    """A symptom of an area that was there at its last report, since `first_day` in one stretch."""

    area: Area
    symptom: Symptom
    first_day: date
    last_day: date
    severity: int


def not_clear(summary: Summary) -> tuple[NotClear, ...]:
    """What to tell the clinic of before the next session: each once, by its earliest session."""
    found: dict[tuple[Area, Symptom], NotClear] = {}
    for course in summary.courses:
        if course.is_open and (course.area, course.symptom) not in found:
            last = summary.episodes(course)[-1]
            one = NotClear(
                course.area, course.symptom, last.first_day, last.last_day, course.severities[-1]
            )
            found[course.area, course.symptom] = one
    return tuple(found.values())


class ToTell(NamedTuple):
    """An active flag, and the areas of the session that it is about where it names none itself."""

    flag: Flag
    areas: tuple[Area, ...]


def also_to_tell(summary: Summary) -> tuple[ToTell, ...]:
    """The active flags beside what is not clear: signs, a reaction, a yes to a late check.

    The most urgent first. One of a symptom that is not clear is told by its days there already.
    """
    named = {(one.area, one.symptom) for one in not_clear(summary)}
    return tuple(
        ToTell(flag, _areas_of(flag, summary))
        for flag in summary.active_flags
        if (flag.area, flag.symptom) not in named
    )


def _areas_of(flag: Flag, summary: Summary) -> tuple[Area, ...]:
    if flag.rule not in (Rule.REACTION, Rule.LATE_CHECK):
        return ()
    about = flag.id.partition(":")[2]
    found = [one.value.areas for one in summary.records.sessions if one.id == about]
    return found[0] if found else ()  # it may be withdrawn since
