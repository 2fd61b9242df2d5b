"""The day grid: what each area and symptom was on each date, with the window it was judged by."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from diary.core.areas import AREAS, Area
from diary.core.rules import Rule
from diary.core.scales import SYMPTOMS, Symptom
from diary.core.summary import Summary


class Cell(NamedTuple):
    """One date of one row.

    `severity` None is a date without a report; `is_missing` when one was expected. `is_expected`
    within the window of a session on the area. `is_past` when its report fires `beyond_window`, and
    `is_possible` when it may belong to another session.
    """

    day: date
    severity: int | None
    is_missing: bool
    is_expected: bool
    is_past: bool
    is_possible: bool
    is_late: bool
    session: int | None
    is_edited: bool = False


@dataclass(frozen=True)
class Row:
    """One area and symptom; cells are made when asked for, so a long diary costs what is shown."""

    area: Area
    symptom: Symptom
    _summary: Summary
    _sessions: dict[date, int]
    _past: dict[date, bool]

    def cell(self, day: date) -> Cell:
        """The cell of any date; those after the as-of date are empty."""
        severity = self._summary.severity(self.area, self.symptom, day)
        is_said = severity is not None
        stated = self._summary.stated(self.area, self.symptom, day) if is_said else None
        certain = self._past.get(day)
        followed = day <= self._summary.as_of and self.area in self._summary.followed_on(day)
        return Cell(
            day=day,
            severity=severity,
            is_missing=severity is None and followed and day < self._summary.as_of,
            is_expected=self._is_expected(day),
            is_past=certain is not None,
            is_possible=certain is False,
            is_late=stated is not None and stated.is_late,
            session=self._sessions.get(day),
            is_edited=stated is not None and stated.is_edited,
        )

    def _is_expected(self, day: date) -> bool:
        window = self._summary.plan.window_days(self.symptom)
        return any(0 <= (day - start).days <= window for start in self._sessions)


def rows(summary: Summary) -> tuple[Row, ...]:
    """Two rows for each area that was treated or rated, from head to toe."""
    past: dict[tuple[Area, Symptom], dict[date, bool]] = {}
    for flag in summary.flags:
        if flag.rule is Rule.BEYOND_WINDOW and flag.area and flag.symptom:
            days = past.setdefault((flag.area, flag.symptom), {})
            for one in flag.evidence:
                days[one.day] = days.get(one.day, False) or one.certain
    return tuple(
        Row(
            area,
            symptom,
            summary,
            {session.day: session.number for session in summary.areas[area].sessions},
            past.get((area, symptom), {}),
        )
        for area in AREAS
        if area in summary.areas
        for symptom in SYMPTOMS
    )


def span(summary: Summary) -> tuple[date, date] | None:
    """The first date anything was said or done, and the as-of date; None for an empty diary."""
    days = [session.day for session in summary.sessions[:1]]
    days += [entry.value.day for entry in summary.records.check_ins[:1]]
    days = [day for day in days if day <= summary.as_of]
    return (min(days), summary.as_of) if days else None
