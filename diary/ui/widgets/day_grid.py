"""The timeline: one row per area and symptom, one cell per day, drawn in one widget."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from diary import wording
from diary.core.areas import Area
from diary.core.grid import Cell, Row, rows, span
from diary.core.summary import Summary
from diary.ui.ramp import STEPS, step_of
from diary.wording import screens as words

_LABEL = 9
_DAY = 3
_HEAD = 4

PAST, POSSIBLE, EXPECTED, MISSING = "▲", "△", "░", "·"
SESSION, LATE, EDITED = "▼", "L", "C"


class DayGrid(Widget, can_focus=True):
    """Arrows move the day and the row in hand; what is off the screen scrolls in with them."""

    BINDINGS = [
        Binding("left", "move_day(-1)", id="grid.left", show=False, tooltip="The day before"),
        Binding("right", "move_day(1)", id="grid.right", show=False, tooltip="The day after"),
        Binding("up", "move_row(-1)", id="grid.up", show=False, tooltip="The row above"),
        Binding("down", "move_row(1)", id="grid.down", show=False, tooltip="The row below"),
        Binding("pageup", "move_day(-7)", id="grid.week_before", show=False, tooltip="A week back"),
        Binding("pagedown", "move_day(7)", id="grid.week_after", show=False, tooltip="A week on"),
        Binding("home", "first", id="grid.first", show=False, tooltip="The first day"),
        Binding("end", "last", id="grid.last", show=False, tooltip="Today"),
        Binding("enter", "open", id="grid.open", show=False, tooltip="Open this day"),
    ]
    COMPONENT_CLASSES = {
        "grid--head", "grid--area", "grid--hand", "grid--expected", "grid--past", "grid--missing",
        "grid--session",
    }  # fmt: skip
    DEFAULT_CSS = """
    DayGrid { height: 1fr; width: 1fr; }
    DayGrid > .grid--head { color: $text-muted; }
    DayGrid > .grid--area { text-style: bold; }
    DayGrid > .grid--hand { text-style: reverse; }
    DayGrid > .grid--expected { color: $text-disabled; background: $surface; }
    DayGrid > .grid--past { color: $text-warning; text-style: bold; }
    DayGrid > .grid--missing { color: $text-muted; }
    DayGrid > .grid--session { color: $text-accent; text-style: bold; }
    """

    @dataclass
    class Pointed(Message):
        """Another cell is in hand."""

        grid: "DayGrid"
        row: Row
        cell: Cell

        @property
        def control(self) -> "DayGrid":
            return self.grid

    @dataclass
    class Opened(Message):
        """The day in hand was asked for."""

        grid: "DayGrid"
        day: date

        @property
        def control(self) -> "DayGrid":
            return self.grid

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: tuple[Row, ...] = ()
        self._lines: list[Area | Row] = []
        self._first = self._last = self._day = self._left = date.min
        self._top = 0
        self._hand = 0
        self._sessions: dict[date, int] = {}
        self._is_late: Callable[[date], bool] = lambda _: False

    def show(self, summary: Summary) -> None:
        """Show a summary; the day in hand stays, at first it is the as-of date."""
        bounds = span(summary)
        self._rows = rows(summary)
        if bounds is None:
            return
        self._first, self._last = bounds
        self._day = min(max(self._day, self._first), self._last) if self._lines else self._last
        self._lines = []
        for row in self._rows:
            if not self._lines or self._lines[-1].area is not row.area:  # type: ignore[union-attr]
                self._lines.append(row.area)
            self._lines.append(row)
        self._sessions = {session.day: session.number for session in summary.sessions}
        self._is_late = summary.is_late_day
        self._hand = min(self._hand, len(self._rows) - 1)
        self._follow()

    # Keys and mouse.

    def action_move_day(self, days: int) -> None:
        if self._rows:
            self._point(self._day + timedelta(days), self._hand)

    def action_move_row(self, rows: int) -> None:
        self._point(self._day, self._hand + rows)

    def action_first(self) -> None:
        self._point(self._first, self._hand)

    def action_last(self) -> None:
        self._point(self._last, self._hand)

    def action_open(self) -> None:
        if self._rows:
            self.post_message(self.Opened(self, self._day))

    def on_click(self, event: events.Click) -> None:
        line = self._top + event.y - _HEAD
        day = self._left + timedelta((event.x - _LABEL) // _DAY)
        if event.x < _LABEL or not self._rows or day > self._last:
            return
        was = (self._day, self._hand)
        row = self._hand
        if event.y >= _HEAD and line < len(self._lines):
            at = self._lines[line]
            row = self._rows.index(at) if isinstance(at, Row) else row
        self._point(day, row)
        if was == (self._day, self._hand):
            self.action_open()

    def on_mouse_scroll_up(self) -> None:
        self.action_move_row(-1)

    def on_mouse_scroll_down(self) -> None:
        self.action_move_row(1)

    def on_resize(self) -> None:
        self._follow()

    def _point(self, day: date, row: int) -> None:
        if not self._rows:
            return
        self._day = min(max(day, self._first), self._last)
        self._hand = min(max(row, 0), len(self._rows) - 1)
        self._follow()

    def _follow(self) -> None:
        """Scroll so that the cell in hand shows, and say which it is."""
        if not self._rows or not self.size.width:
            return
        columns = max(1, (self.size.width - _LABEL) // _DAY)
        newest_left = self._last - timedelta(columns - 1)
        if not self._left <= self._day < self._left + timedelta(columns):
            before = self._day < self._left
            self._left = self._day if before else self._day - timedelta(columns - 1)
        self._left = max(min(self._left, newest_left), self._first)
        height = max(1, self.size.height - _HEAD)
        line = self._lines.index(self._rows[self._hand])
        # The area's name stays above its rows.
        above = line - 1 - self._hand % 2
        self._top = max(min(self._top, above), line - height + 1, 0)
        self.refresh()
        row = self._rows[self._hand]
        self.post_message(self.Pointed(self, row, row.cell(self._day)))

    # Painting.

    def _days(self) -> list[date]:
        columns = max(0, (self.size.width - _LABEL) // _DAY)
        last = min(self._last, self._left + timedelta(columns - 1))
        return [self._left + timedelta(n) for n in range((last - self._left).days + 1)]

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"grid--{name}")

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if not self._rows:
            text = words.NOTHING_YET if y == 0 else ""
            return Strip([Segment(text, self.rich_style)]).adjust_cell_length(width)
        if y < _HEAD:
            segments = self._head(y)
        else:
            line = self._top + y - _HEAD
            segments = self._body(self._lines[line]) if line < len(self._lines) else []
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _head(self, y: int) -> list[Segment]:
        if y == 0:
            return [Segment(" " * _LABEL + self._months(), self._style("head"))]
        segments = [Segment(" " * _LABEL, self.rich_style)]
        for day in self._days():
            style = self._style("head")
            if y == 1:
                text = f"{day.day:>2} "
                style = style + self._style("hand") if day == self._day else style
            elif y == 2:
                number = self._sessions.get(day)
                text = "   " if number is None else f" {SESSION}{number}"[:_DAY].ljust(_DAY)
                style = self._style("session")
            else:
                text = self._marks(day).center(_DAY)
            segments.append(Segment(text, style))
        return segments

    def _marks(self, day: date) -> str:
        is_edited = any(row.cell(day).is_edited for row in self._rows)
        return LATE * self._is_late(day) + EDITED * is_edited

    def _months(self) -> str:
        """The month's name above its first day shown."""
        text = ""
        for place, day in enumerate(self._days()):
            if len(text) <= place * _DAY and (place == 0 or day.day == 1):
                month = wording.month_words(day)
                room = _DAY * (wording.days_left_in_month(day) + 1)
                text = text.ljust(place * _DAY) + (month if len(month) < room else "")
        return text

    def _body(self, line: Area | Row) -> list[Segment]:
        if isinstance(line, Area):
            return [Segment(wording.area_label(line), self._style("area"))]
        in_hand = line is self._rows[self._hand]
        mark = "▸ " if in_hand and self.has_focus else "  "
        label = (mark + wording.symptom_label(line.symptom)).ljust(_LABEL)
        segments = [Segment(label, self.rich_style)]
        for day in self._days():
            segments += self._cell(line, line.cell(day), in_hand=in_hand and day == self._day)
        return segments

    def _cell(self, row: Row, cell: Cell, *, in_hand: bool) -> list[Segment]:
        """Two columns for the severity, one for what it means: within or past its window."""
        fill = EXPECTED if cell.is_expected and not in_hand else " "
        plain = self.rich_style
        expected = self._style("expected") if cell.is_expected else plain
        if cell.severity is None:
            text = MISSING if cell.is_missing else fill
            style = expected + self._style("missing") if cell.is_missing else expected
            segments = [Segment(fill, expected), Segment(text, style), Segment(fill, expected)]
        else:
            style = plain
            if cell.severity:
                style = plain + STEPS[step_of(row.symptom, cell.severity)]
            mark = Segment(fill, expected)
            if cell.is_past:
                mark = Segment(POSSIBLE if cell.is_possible else PAST, self._style("past"))
            segments = [Segment(f"{cell.severity:>2}", style), mark]
        if in_hand:
            return [Segment("".join(one.text for one in segments), plain + self._style("hand"))]
        return segments
