"""The day grid: what each area and symptom was on each date, with the window it was judged by."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property
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


class Bar(NamedTuple):
    """What the dates of one column say together: the worst of them, and how many are of a kind.

    `severity` None is a column without a report. `past` counts what fires `beyond_window`,
    `possible` those of it that may belong to another session. `sessions` are numbers.
    """

    first: date
    last: date
    severity: int | None
    missing: int
    past: int
    possible: int
    is_expected: bool
    sessions: tuple[int, ...]

    @property
    def is_possible(self) -> bool:
        """Whether nothing in it is past its window for certain."""
        return self.past == self.possible > 0


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
        return Cell(
            day=day,
            severity=severity,
            is_missing=self._is_missing(day),
            is_expected=self._is_expected(day.toordinal(), day.toordinal()),
            is_past=certain is not None,
            is_possible=certain is False,
            is_late=stated is not None and stated.is_late,
            session=self._sessions.get(day),
            is_edited=stated is not None and stated.is_edited,
        )

    def bar(self, first: date, last: date) -> Bar:
        """All dates from `first` to `last` in one; what was entered how is not looked up."""
        start, end = first.toordinal(), last.toordinal()
        said = self._summary.areas[self.area].severities[self.symptom]
        followed = self._summary.days_followed(self.area)
        until = min(end + 1, self._summary.as_of.toordinal())
        past = [certain for day, certain in self._past.items() if first <= day <= last]
        sessions = self._starts[bisect_left(self._starts, start) : bisect_right(self._starts, end)]
        return Bar(
            first=first,
            last=last,
            severity=max((said[day] for day in range(start, end + 1) if day in said), default=None),
            missing=sum(day in followed and day not in said for day in range(start, until)),
            past=len(past),
            possible=past.count(False),
            is_expected=self._is_expected(start, end),
            sessions=tuple(self._sessions[date.fromordinal(day)] for day in sessions),
        )

    def telling_day(self, first: date, last: date) -> date:
        """The date that stands for a column: past its window, else the worst, else missed."""
        days = [date.fromordinal(one) for one in range(first.toordinal(), last.toordinal() + 1)]

        def weight(day: date) -> tuple[bool, int, bool]:
            severity = self._summary.severity(self.area, self.symptom, day)
            return day in self._past, -1 if severity is None else severity, self._is_missing(day)

        return max(days, key=weight)

    def remedies(self, first: date, last: date) -> tuple[str, ...]:
        """What was used from `first` to `last`, whatever the area: each once, oldest first."""
        by_day = self._summary.records.by_day
        days = map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
        entries = (entry for day in days for entry in by_day.get(day, ()))
        return tuple(dict.fromkeys(one for entry in entries for one in entry.value.remedies))

    def _is_missing(self, day: date) -> bool:
        is_said = self._summary.severity(self.area, self.symptom, day) is not None
        is_followed = day.toordinal() in self._summary.days_followed(self.area)
        return is_followed and not is_said and day < self._summary.as_of

    @cached_property
    def _starts(self) -> list[int]:
        return [day.toordinal() for day in self._sessions]

    def _is_expected(self, start: int, end: int) -> bool:
        """Whether any of these dates, as ordinals, lies in a session's window: in the latest's."""
        place = bisect_right(self._starts, end)
        window = self._summary.plan.window_days(self.symptom)
        return place > 0 and start - self._starts[place - 1] <= window


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


def telling_area(summary: Summary) -> Area | None:
    """The area to look at first: of the most urgent card, else of the last session."""
    for card in summary.cards:
        if card.flag.area:
            return card.flag.area
    last = summary.last_session
    return summary.session_entry(last).value.areas[0] if last else None


def span(summary: Summary) -> tuple[date, date] | None:
    """The first date anything was said or done, and the as-of date; None for an empty diary."""
    days = [session.day for session in summary.sessions[:1]]
    days += [entry.value.day for entry in summary.records.check_ins[:1]]
    days = [day for day in days if day <= summary.as_of]
    return (min(days), summary.as_of) if days else None
