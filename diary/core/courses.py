"""Courses and episodes: what happened to one symptom in one area after one session.

A course's *episodes* are its unbroken stretches. Both are derived, never stored. Inside, days are
ordinals (`date.toordinal`): ten years of reports are folded at every start.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from diary.core.areas import Area
from diary.core.plan import Episodes as EpisodeRules
from diary.core.scales import Symptom


class SessionRef(NamedTuple):
    """A treatment session as courses and flags name it; `number` counts from the first one."""

    id: str
    number: int
    day: date


class Report(NamedTuple):
    """The value of one date within a course. `own` when its session was the current one."""

    day: date
    day_number: int
    severity: int
    certain: bool
    own: bool


class EpisodeStatus(StrEnum):
    """How an episode ended, or that it has not."""

    RESOLVED = "resolved"
    LOOKS_CLEAR = "looks_clear"
    END_UNKNOWN = "end_unknown"
    REPLACED = "replaced"
    ONGOING = "ongoing"
    NO_RECENT_REPORT = "no_recent_report"


class Episode(NamedTuple):
    """An unbroken stretch of a course; the longest it can have lasted is None where unknown."""

    first_day: date
    last_day: date
    status: EpisodeStatus
    days_present: int
    peak: int
    lasted_at_least: int
    lasted_at_most: int | None

    @property
    def gone_by(self) -> date | None:
        """The first date after it on which nothing was there any more; None where none says so."""
        most = self.lasted_at_most
        return None if most is None else date.fromordinal(self.first_day.toordinal() + most)


class Change(NamedTuple):
    """From the day after `day` on, the course is as said here."""

    day: int
    is_open: bool
    is_resolved: bool


@dataclass(frozen=True)
class Course:
    """One symptom in one area after one session, as of a date.

    The reports stand in parallel tuples, in order of their days; the first `own` of them are own.
    """

    area: Area
    symptom: Symptom
    session: SessionRef
    days: tuple[int, ...]
    severities: tuple[int, ...]
    certain: tuple[bool, ...]
    own: int
    closed_on: date | None
    changes: tuple[Change, ...]

    @property
    def is_open(self) -> bool:
        """Not closed, and its latest report says present."""
        return self.closed_on is None and bool(self.severities) and self.severities[-1] > 0

    @cached_property
    def start(self) -> int:
        """The session's day as an ordinal."""
        return self.session.day.toordinal()

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """Every report of the course, oldest first."""
        return tuple(self.report(index) for index in range(len(self.days)))

    def report(self, index: int) -> Report:
        day = self.days[index]
        return Report(
            date.fromordinal(day),
            day - self.start,
            self.severities[index],
            self.certain[index],
            index < self.own,
        )

    def episodes(self, rules: EpisodeRules, as_of: date) -> tuple[Episode, ...]:
        """The course's episodes, oldest first, with how each ended as of that date."""
        spans = stretches(self.days, self.severities, rules)
        nexts = [*(first for first, _ in spans[1:]), len(self.days)][: len(spans)]
        return tuple(
            self._episode(first, last, until, rules, as_of)
            for (first, last), until in zip(spans, nexts, strict=True)
        )

    def _episode(
        self, first: int, last: int, until: int, rules: EpisodeRules, as_of: date
    ) -> Episode:
        present = [severity for severity in self.severities[first : last + 1] if severity]
        clear = until - last - 1
        return Episode(
            first_day=date.fromordinal(self.days[first]),
            last_day=date.fromordinal(self.days[last]),
            status=self._status(clear, until < len(self.days), self.days[last], rules, as_of),
            days_present=len(present),
            peak=max(present),
            lasted_at_least=self.days[last] - self.days[first] + 1,
            lasted_at_most=self.days[last + 1] - self.days[first] if clear else None,
        )

    def _status(
        self, clear: int, has_next: bool, last: int, rules: EpisodeRules, as_of: date
    ) -> EpisodeStatus:
        if clear >= rules.clear_reports:
            return EpisodeStatus.RESOLVED
        if clear:
            return EpisodeStatus.LOOKS_CLEAR
        if has_next:
            return EpisodeStatus.END_UNKNOWN
        if self.closed_on is not None:
            return EpisodeStatus.REPLACED
        if as_of.toordinal() - last <= rules.recent:
            return EpisodeStatus.ONGOING
        return EpisodeStatus.NO_RECENT_REPORT


def stretches(
    days: Sequence[int], severities: Sequence[int], rules: EpisodeRules
) -> list[tuple[int, int]]:
    """Group the reports that say present; each stretch as the indexes of its first and last one.

    Two of them belong together when at most `slips` zeros and `longest_gap` missing dates lie
    between.
    """
    found: list[tuple[int, int]] = []
    first = last = -1
    for index, severity in enumerate(severities):
        if not severity:
            continue
        zeros = index - last - 1
        if last < 0:
            first = index
        elif zeros > rules.slips or days[index] - days[last] - 1 - zeros > rules.longest_gap:
            found.append((first, last))
            first = index
        last = index
    if last >= 0:
        found.append((first, last))
    return found
