"""Months as a calendar lays them out, and what each of their days was."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from diary.core.courses import SessionRef
from diary.core.entries import Entry
from diary.core.records import SessionKind, TreatmentSession
from diary.core.summary import Summary

if TYPE_CHECKING:
    from diary.core.answers import PlannedSession

_WEEK = 7
#: A week from Monday on; None for a day of the month before or after.
Week = tuple[date | None, ...]


def moved_days(day: date, by: int) -> date:
    """The day so many days later, within what a calendar can hold."""
    ordinal = day.toordinal() + by
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))


def moved_months(day: date, by: int, wanted: int = 0) -> date:
    """The same day so many months later, or that month's last where it is shorter.

    `wanted` is the day of the month to come to instead of the day's own: whoever moves on month by
    month from the 31st is on the 31st again after February.
    """
    number = day.year * 12 + day.month - 1 + by
    year, month = divmod(min(max(number, 12), date.max.year * 12 + 11), 12)
    first = date(year, month + 1, 1)
    return first.replace(day=min(wanted or day.day, _length(first)))


def last_of_month(day: date) -> date:
    """The last day of its month."""
    return day.replace(day=_length(day.replace(day=1)))


def weeks(first: date) -> tuple[Week, ...]:
    """The weeks of the month that begins on `first`, four to six."""
    blank: Week = (None,) * first.weekday()
    days = (*blank, *(first + timedelta(n) for n in range(_length(first))))
    return tuple(
        (*week, *(None,) * (_WEEK - len(week)))
        for week in (days[at : at + _WEEK] for at in range(0, len(days), _WEEK))
    )


def _length(first: date) -> int:
    return 31 if first.month == 12 else (first.replace(month=first.month + 1) - first).days


class Mark(StrEnum):
    """What stands beside a day in the calendar."""

    SESSION = "session"
    TEST = "test"
    PLANNED = "planned"
    LOGGED = "logged"
    LATE = "late"
    MISSED = "missed"
    FLAGGED = "flagged"


class DayState(NamedTuple):
    """What a date was: `flagged` when it is one of the days that prove a flag.

    A date of no mark was neither expected nor logged. `is_ahead` of the as-of date.
    """

    day: date
    marks: tuple[Mark, ...]
    #: The numbers of the sessions of that date.
    sessions: tuple[int, ...] = ()
    is_today: bool = False
    is_ahead: bool = False


@dataclass(frozen=True)
class Days:
    """The state of any date of a summary, each made when first asked for."""

    summary: Summary
    _states: dict[date, DayState] = field(default_factory=dict, repr=False, compare=False)

    def state(self, day: date) -> DayState:
        """What a date was."""
        if day not in self._states:
            as_of = self.summary.as_of
            numbers = self._numbers.get(day, ())
            self._states[day] = DayState(
                day, tuple(self._marks(day)), numbers, day == as_of, day > as_of
            )
        return self._states[day]

    def _marks(self, day: date) -> list[Mark]:
        marks = []
        kinds = {entry.value.kind for entry in self._visits.get(day, ())}
        if kinds:
            is_test = SessionKind.TREATMENT not in kinds
            marks.append(Mark.TEST if is_test else Mark.SESSION)
        if self.planned(day):
            marks.append(Mark.PLANNED)
        if day in self.summary.records.by_day:
            marks.append(Mark.LATE if self.summary.is_late_day(day) else Mark.LOGGED)
        elif day in self._missed:
            marks.append(Mark.MISSED)
        if day in self._flagged:
            marks.append(Mark.FLAGGED)
        return marks

    @cached_property
    def _missed(self) -> frozenset[date]:
        return frozenset(self.summary.missed_days)

    @cached_property
    def _flagged(self) -> frozenset[date]:
        return frozenset(one.day for flag in self.summary.flags for one in flag.evidence)

    @cached_property
    def _numbers(self) -> dict[date, tuple[int, ...]]:
        found: dict[date, tuple[int, ...]] = {}
        for one in self.summary.sessions:
            found[one.day] = (*found.get(one.day, ()), one.number)
        return found

    # Sessions and test injections.

    @cached_property
    def _visits(self) -> dict[date, list[Entry[TreatmentSession]]]:
        found: dict[date, list[Entry[TreatmentSession]]] = {}
        for entry in self.summary.records.sessions:
            found.setdefault(entry.value.day, []).append(entry)
        return found

    def visits(self, day: date) -> tuple[tuple[int | None, TreatmentSession], ...]:
        """The sessions of a date with their numbers; test injections have none."""
        numbers = iter(self._numbers.get(day, ()))
        return tuple(
            (next(numbers, None) if one.value.kind is SessionKind.TREATMENT else None, one.value)
            for one in self._visits.get(day, ())
        )

    def planned(self, day: date) -> "tuple[Entry[PlannedSession], ...]":
        """The sessions that are planned for a date, which may be past."""
        return tuple(one for one in self.summary.records.planned if one.value.day == day)

    @cached_property
    def _stops(self) -> list[date]:
        """The dates with a session or a planned one."""
        planned = {one.value.day for one in self.summary.records.planned}
        return sorted(planned.union(self._starts))

    @property
    def last(self) -> date:
        """The last date there is anything of: the as-of date, or a later planned session."""
        return max([self.summary.as_of, *(one.value.day for one in self.summary.records.planned)])

    @cached_property
    def _starts(self) -> list[date]:
        return [one.day for one in self.summary.sessions]

    def latest_session(self, day: date) -> SessionRef | None:
        """The last session on a date or before it."""
        at = bisect_right(self._starts, day)
        return self.summary.sessions[at - 1] if at else None

    def session_day(self, day: date, by: int) -> date | None:
        """The next date with a session after a date, or where `by` is -1 the one before it.

        A planned one is one too.
        """
        at = bisect_right(self._stops, day) if by > 0 else bisect_left(self._stops, day) - 1
        return self._stops[at] if 0 <= at < len(self._stops) else None
