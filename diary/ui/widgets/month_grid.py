"""Months with a cell for each day, as many side by side as fit, drawn in one widget."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from diary.core.grid import span
from diary.core.months import (
    Days,
    DayState,
    Mark,
    Week,
    last_of_month,
    moved_days,
    moved_months,
    weeks,
)
from diary.core.summary import Summary
from diary.wording import calendar as words

_WEEK = 7
_MOST_MONTHS, _MOST_WEEKS = 3, 6
_NARROW, _WIDE, _NARROWEST = 5, 8, 3
_MARGIN, _GAP = 1, 3
_NAMES = 2


class _Layout(NamedTuple):
    """How many months, how wide a day, how many lines a week, and how many lines of names."""

    months: int
    cell: int
    lines: int
    names: int

    @property
    def step(self) -> int:
        """The columns from one month to the next."""
        return self.cell * _WEEK + _GAP

    @classmethod
    def of(cls, width: int, height: int) -> "_Layout":
        """The fullest that fits; marks stand below their day where there is room for that."""
        room = width - _MARGIN
        months = max(1, min(_MOST_MONTHS, (room + _GAP) // (_NARROW * _WEEK + _GAP)))
        cell = (room - _GAP * (months - 1)) // (months * _WEEK)
        is_tall = height >= _NAMES + 2 * _MOST_WEEKS
        names = _NAMES if height >= _NAMES + _MOST_WEEKS else _NAMES - 1
        return cls(months, max(_NARROWEST, min(cell, _WIDE)), 2 if is_tall else 1, names)


class MonthGrid(Widget, can_focus=True):
    """Arrows move the day in hand; its month is always among those that show."""

    BINDINGS = [
        Binding("left", "day(-1)", show=False, id="months.left", tooltip=words.TIP_DAY_BEFORE),
        Binding("right", "day(1)", show=False, id="months.right", tooltip=words.TIP_DAY_AFTER),
        Binding("up", "day(-7)", show=False, id="months.up", tooltip=words.TIP_WEEK_BEFORE),
        Binding("down", "day(7)", show=False, id="months.down", tooltip=words.TIP_WEEK_AFTER),
    ]
    COMPONENT_CLASSES = {
        "months--name", "months--weekday", "months--logged-day", "months--ahead", "months--today",
        "months--hand", "months--session", "months--test", "months--logged", "months--late",
        "months--missed", "months--flagged",
    }  # fmt: skip
    DEFAULT_CSS = """
    MonthGrid { height: 1fr; max-height: 14; width: 1fr; }
    MonthGrid > .months--name { text-style: bold; }
    MonthGrid > .months--weekday { color: $text-muted; }
    MonthGrid > .months--logged-day { background: $panel; }
    MonthGrid > .months--ahead { color: $text-muted; }
    MonthGrid > .months--today { text-style: bold underline; }
    MonthGrid > .months--hand { text-style: reverse; }
    MonthGrid > .months--session { color: $text-accent; text-style: bold; }
    MonthGrid > .months--test { color: $text-accent; }
    MonthGrid > .months--logged { color: $text-success; }
    MonthGrid > .months--late { color: $text-success; text-style: bold; }
    MonthGrid > .months--missed { color: $text-muted; text-style: bold; }
    MonthGrid > .months--flagged { color: $text-warning; text-style: bold; }
    """

    @dataclass
    class Pointed(Message):
        """Another day is in hand."""

        grid: "MonthGrid"
        day: date

        @property
        def control(self) -> "MonthGrid":
            return self.grid

    @dataclass
    class Opened(Message):
        """The day in hand was asked for."""

        grid: "MonthGrid"
        day: date

        @property
        def control(self) -> "MonthGrid":
            return self.grid

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.days: Days | None = None
        self.day = self._last = date.min
        self._wanted = 0
        self._newest = date.min
        self._weeks: list[tuple[date, tuple[Week, ...]]] = []
        self._layout = _Layout(1, _NARROW, 1, _NAMES)
        self._top = 0

    def show(self, summary: Summary) -> None:
        """Show a summary; the day in hand stays, at first it is the as-of date."""
        if self.days is None or self.days.summary is not summary:
            is_first = self.days is None
            self.days = Days(summary)
            self._last = last_of_month(summary.as_of)
            self.point(summary.as_of if is_first else self.day)

    @property
    def states(self) -> Iterator[DayState]:
        """The days that show."""
        assert self.days
        for _, rows in self._weeks:
            for week in rows:
                yield from (self.days.state(day) for day in week if day)

    def point(self, day: date) -> None:
        """Take a day in hand, no later than this month's last."""
        self.day = min(day, self._last)
        self._wanted = 0
        self._follow()

    # Keys and mouse.

    def action_day(self, by: int) -> None:
        self.point(moved_days(self.day, by))

    def action_month(self, by: int) -> None:
        """The same day of another month; a month that is too short for it doesn't change it."""
        wanted = self._wanted or self.day.day
        self.point(moved_months(self.day, by, wanted))
        self._wanted = wanted

    def action_session(self, by: int) -> None:
        if self.days and (day := self.days.session_day(self.day, by)):
            self.point(day)

    def action_first(self) -> None:
        if self.days and (bounds := span(self.days.summary)):
            self.point(bounds[0])

    def action_today(self) -> None:
        if self.days:
            self.point(self.days.summary.as_of)

    def action_open(self) -> None:
        self.post_message(self.Opened(self, self.day))

    def on_click(self, event: events.Click) -> None:
        day = self._day_at(event.x, event.y)
        if day == self.day:
            self.action_open()
        elif day is not None:
            self.point(day)

    def on_mouse_scroll_up(self) -> None:
        self.action_month(-1)

    def on_mouse_scroll_down(self) -> None:
        self.action_month(1)

    def on_resize(self) -> None:
        self._follow()

    def _day_at(self, x: int, y: int) -> date | None:
        layout = self._layout
        place, x = divmod(x - _MARGIN, layout.step)
        line = self._top + (y - layout.names) // layout.lines
        if not 0 <= place < len(self._weeks) or y < layout.names or x >= layout.cell * _WEEK:
            return None
        rows = self._weeks[place][1]
        return rows[line][x // layout.cell] if line < len(rows) else None

    def _follow(self) -> None:
        """Turn to the months and weeks in which the day in hand shows, and say which it is."""
        if self.days is None or not self.size.width:
            return
        self._layout = layout = _Layout.of(*self.size)
        month, latest = self.day.replace(day=1), self._last.replace(day=1)
        oldest = moved_months(self._newest, 1 - layout.months)
        if not oldest <= month <= self._newest:
            later = moved_months(month, layout.months - 1)
            self._newest = month if month > self._newest else min(later, latest)
        shown = {moved_months(self._newest, -n) for n in range(layout.months)}
        self._weeks = [(first, weeks(first)) for first in sorted(shown)]
        at = next(n for n, week in enumerate(weeks(month)) if self.day in week)
        room = max(1, (self.size.height - layout.names) // layout.lines)
        self._top = max(0, min(self._top, at, _MOST_WEEKS - room), at - room + 1)
        self.refresh()
        self.post_message(self.Pointed(self, self.day))

    # Painting.

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"months--{name}")

    def render_line(self, y: int) -> Strip:
        layout, plain = self._layout, self.rich_style
        segments = [Segment(" " * _MARGIN, plain)]
        week, line = divmod(y - layout.names, layout.lines)
        for first, rows in self._weeks:
            if y < layout.names:
                segments += self._names(first, y)
            elif self._top + week < len(rows):
                segments += self._line(rows[self._top + week], line)
            else:
                segments.append(Segment(" " * layout.cell * _WEEK, plain))
            segments.append(Segment(" " * _GAP, plain))
        return Strip(segments).adjust_cell_length(self.size.width, plain)

    def _names(self, first: date, y: int) -> list[Segment]:
        cell = self._layout.cell
        if y < self._layout.names - 1:
            name = f" {words.month_name(first)}".ljust(cell * _WEEK)
            return [Segment(name, self._style("name"))]
        style = self._style("weekday")
        return [Segment(f" {words.weekday(n, cell - 1)}".ljust(cell), style) for n in range(_WEEK)]

    def _line(self, week: Week, line: int) -> Iterator[Segment]:
        assert self.days
        for day in week:
            if day is None:
                yield Segment(" " * self._layout.cell, self.rich_style)
                continue
            cell = self._cell(self.days.state(day), line)
            if day == self.day:
                text = "".join(one.text for one in cell)
                yield Segment(text, self.rich_style + self._style("hand"))
            else:
                yield from cell

    def _cell(self, state: DayState, line: int) -> list[Segment]:
        """The day and its marks: below it, else beside it, else as many as there is room for."""
        width, plain = self._layout.cell, self.rich_style
        if self._layout.lines == 2:
            parts = self._below(state) if line else self._number(state)
        elif width == _WIDE:
            parts = [*self._number(state), *self._marks(state)]
        else:
            parts = self._short(state)
        is_logged = Mark.LOGGED in state.marks or Mark.LATE in state.marks
        ground = self._style("logged-day") if is_logged else plain
        return list(_fitted(parts, width, ground, plain))

    def _number(self, state: DayState) -> list[Segment]:
        style = self._style("ahead") if state.is_ahead else None
        before, after = words.TODAY_MARKS if state.is_today else "  "
        if state.is_today:
            style = self._style("today")
        return [Segment(before), Segment(f"{state.day.day:>2}", style), Segment(after)]

    def _marks(self, state: DayState) -> list[Segment]:
        marks = [self._mark(mark) for mark in state.marks]
        if state.sessions:
            marks.insert(1, Segment(str(state.sessions[-1]), self._style("session")))
        return marks

    def _below(self, state: DayState) -> list[Segment]:
        """The marks under the day's figures; many of them begin further to the left."""
        marks = self._marks(state)
        used = sum(len(one.text) for one in marks)
        return [Segment(" " * max(0, min(2, self._layout.cell - 1 - used))), *marks]

    def _short(self, state: DayState) -> list[Segment]:
        """One column before the day for a session, else for today, and what is left after it."""
        number = self._number(state)[:2]
        marks = [self._mark(mark) for mark in state.marks]
        if state.marks and state.marks[0] in (Mark.SESSION, Mark.TEST):
            number[0] = marks.pop(0)
        return [*number, *marks]

    def _mark(self, mark: Mark) -> Segment:
        return Segment(words.MARKS[mark][0], self._style(mark))


def _fitted(parts: list[Segment], width: int, ground: Style, plain: Style) -> Iterator[Segment]:
    """These on their ground, as many columns as a day has; the last one parts it from the next."""
    below = Style(bgcolor=ground.bgcolor)
    for part in parts:
        text = part.text[:width]
        width -= len(text)
        if text:
            yield Segment(text, (part.style or ground) + below)
    yield Segment(" " * (width - 1), ground)
    yield Segment(" " * min(width, 1), plain)
