"""Months with a cell for each day, as many side by side as fit, drawn in one widget."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from diary.core.grid import span
from diary.core.months import (
    Days,
    DayState,
    Week,
    last_of_month,
    moved_days,
    moved_months,
    weeks,
)
from diary.core.summary import Summary
from diary.ui.widgets.jumping import JumpPoint
from diary.ui.widgets.month_cells import GAP, MARGIN, MOST_WEEKS, WEEK, MonthLayout, cell
from diary.wording import calendar as words


class MonthGrid(Widget, can_focus=True):
    """Arrows move the day in hand; its month is always among those that show."""

    BINDINGS = [
        Binding("left", "day(-1)", id="months.left", tooltip=words.TIP_DAY_BEFORE),
        Binding("right", "day(1)", id="months.right", tooltip=words.TIP_DAY_AFTER),
        Binding("up", "day(-7)", id="months.up", tooltip=words.TIP_WEEK_BEFORE),
        Binding("down", "day(7)", id="months.down", tooltip=words.TIP_WEEK_AFTER),
    ]
    COMPONENT_CLASSES = {
        "months--name", "months--weekday", "months--day", "months--logged-day", "months--ahead",
        "months--today", "months--hand", "months--session", "months--test", "months--planned",
        "months--logged", "months--late", "months--missed", "months--flagged",
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
    MonthGrid > .months--planned { color: $text-accent; }
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
        self._layout = MonthLayout()
        self._top = 0

    def show(self, summary: Summary) -> None:
        """Show a summary; the day in hand stays, at first it is the as-of date."""
        if self.days is None or self.days.summary is not summary:
            is_first = self.days is None
            self.days = Days(summary)
            self._last = last_of_month(self.days.last)
            self.day = min(summary.as_of if is_first else self.day, self._last)
            self._follow()

    @property
    def states(self) -> Iterator[DayState]:
        """The days that show."""
        assert self.days
        for _, rows in self._weeks:
            for week in rows:
                yield from (self.days.state(day) for day in week if day)

    def point(self, day: date) -> None:
        """Take a day in hand, no later than the last of this month, or of a planned session's."""
        before, self.day = self.day, min(day, self._last)
        self._wanted = 0
        self._follow(before)

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
        place, x = divmod(x - MARGIN, layout.step)
        row = layout.row_at(y)
        y -= row * layout.high
        line = self._top + (y - layout.names) // layout.lines
        if not 0 <= place < layout.months or y < layout.names or x >= layout.cell * WEEK:
            return None
        rows = self._weeks[row * layout.months + place][1]
        return rows[line][x // layout.cell] if line < len(rows) else None

    def jump_points(self) -> Iterator[JumpPoint]:
        """The first day of each week that shows."""
        for _, rows in self._weeks:
            for week in rows[self._top :]:
                day = next(day for day in week if day)
                yield JumpPoint(self._region(day).offset, partial(self.point, day))

    def _follow(self, before: date | None = None) -> None:
        """Turn to the months and weeks in which the day in hand shows, and say which it is."""
        if self.days is None or not self.size.width:
            return
        was = (self._layout, self._newest, self._top)
        self._layout = layout = MonthLayout.of(*self.size)
        month, latest = self.day.replace(day=1), self._last.replace(day=1)
        oldest = moved_months(self._newest, 1 - layout.shown)
        if not oldest <= month <= self._newest:
            later = moved_months(month, layout.shown - 1)
            self._newest = month if month > self._newest else min(later, latest)
        room = max(1, (self.size.height - layout.names) // layout.lines)
        at = _week_of(self.day, weeks(month))
        self._top = max(0, min(self._top, at, MOST_WEEKS - room), at - room + 1)
        if before and was == (layout, self._newest, self._top):
            self.refresh(self._region(before), self._region(self.day))
        else:
            shown = {moved_months(self._newest, -n) for n in range(layout.shown)}
            self._weeks = [(first, weeks(first)) for first in sorted(shown)]
            self.refresh()
        self.post_message(self.Pointed(self, self.day))

    def _region(self, day: date) -> Region:
        """Where a day of the months that show stands."""
        layout = self._layout
        place = [first for first, _ in self._weeks].index(day.replace(day=1))
        line = _week_of(day, self._weeks[place][1]) - self._top
        row, column = divmod(place, layout.months)
        x = MARGIN + column * layout.step + day.weekday() * layout.cell
        y = row * layout.high + layout.names + line * layout.lines
        return Region(x, y, layout.cell, layout.lines)

    # Painting.

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"months--{name}")

    def render_line(self, y: int) -> Strip:
        layout, plain = self._layout, self.rich_style
        segments = [Segment(" " * MARGIN, plain)]
        row = layout.row_at(y)
        y -= row * layout.high
        week, line = divmod(y - layout.names, layout.lines)
        for first, rows in self._weeks[row * layout.months : (row + 1) * layout.months]:
            if y < layout.names:
                segments += self._names(first, y)
            elif self._top + week < len(rows):
                segments += self._line(rows[self._top + week], line)
            else:
                segments.append(Segment(" " * layout.cell * WEEK, plain))
            segments.append(Segment(" " * GAP, plain))
        return Strip(segments).adjust_cell_length(self.size.width, plain)

    def _names(self, first: date, y: int) -> list[Segment]:
        wide = self._layout.cell
        if y < self._layout.names - 1:
            name = f" {words.month_name(first)}".ljust(wide * WEEK)
            return [Segment(name, self._style("name"))]
        names = [f" {words.weekday(n, wide - 1)}".ljust(wide) for n in range(WEEK)]
        return [Segment("".join(names), self._style("weekday"))]

    def _line(self, week: Week, line: int) -> Iterator[Segment]:
        assert self.days
        for day in week:
            if day is None:
                yield Segment(" " * self._layout.cell, self._style("day"))
                continue
            parts = cell(self.days.state(day), self._layout, line, self._style)
            if day == self.day:
                text = "".join(one.text for one in parts)
                yield Segment(text, self._style("hand"))
            else:
                yield from parts


def _week_of(day: date, rows: tuple[Week, ...]) -> int:
    return next(n for n, week in enumerate(rows) if day in week)
