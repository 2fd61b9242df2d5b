"""The days of one session, to be looked at one after another."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from diary.core.areas import AREAS, Area
from diary.core.courses import SessionRef
from diary.core.scales import Symptom
from diary.core.summary import Summary


@dataclass(frozen=True)
class Replay:
    """A session's days: from its own until the day before the next session, or the as-of date."""

    summary: Summary
    session: SessionRef

    @property
    def first(self) -> date:
        return self.session.day

    @cached_property
    def last(self) -> date:
        later = [one.day for one in self.summary.sessions if one.day > self.first]
        return min(later) - timedelta(1) if later else self.summary.as_of

    @cached_property
    def last_logged(self) -> date:
        """The last day with a check-in; the last day of all where none has one."""
        logged = [day for day in self.summary.records.by_day if self.first <= day <= self.last]
        return max(logged, default=self.last)

    @property
    def length(self) -> int:
        """How many days there are, at least one."""
        return (self.last - self.first).days + 1

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """The areas treated on the session's day, from head to toe."""
        treated = {
            area
            for one in self.summary.sessions
            if one.day == self.first
            for area in self.summary.session_entry(one).value.areas
        }
        return tuple(area for area in AREAS if area in treated)

    def number(self, day: date) -> int:
        """How many days after the session a day is."""
        return (day - self.first).days

    def day(self, number: int) -> date:
        """The day that many days after the session, or the nearest of its days."""
        return self.first + timedelta(min(max(number, 0), self.length - 1))

    def is_logged(self, day: date) -> bool:
        """Whether a day has a check-in."""
        return day in self.summary.records.by_day

    def severities(self, symptom: Symptom, day: date) -> dict[Area, int]:
        """What was said of each area on a day."""
        of_areas = ((area, self.summary.severity(area, symptom, day)) for area in AREAS)
        return {area: severity for area, severity in of_areas if severity is not None}

    def beside(self, step: int) -> "Replay | None":
        """The session before, or after, by its day; None where there is none."""
        days = sorted({one.day for one in self.summary.sessions})
        at = days.index(self.first) + step
        if not 0 <= at < len(days):
            return None
        latest = [one for one in self.summary.sessions if one.day == days[at]]
        return Replay(self.summary, latest[-1])


def replay(summary: Summary) -> Replay | None:
    """The days of the last session; None before the first one."""
    last = summary.last_session
    return Replay(summary, last) if last else None
