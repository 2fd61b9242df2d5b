"""A chart of days from left to right: moving, zooming and pointing in it, and its axis."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from datetime import date

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip

from diary.core.grid import Bar, Cell, Row, rows, span, telling_area
from diary.core.summary import Summary
from diary.core.timeline import Column, Tick, Unit, Zoom, scale, ticks
from diary.ui.widgets import chart_keys as keys
from diary.ui.widgets.bars import LABEL
from diary.ui.widgets.timeline_view import PLANNED, SESSION, Hand, TimelineView, centred
from diary.wording import timeline as words

_WIDEST = 7


class DayChart(TimelineView):
    """Columns of days. What a column looks like, and which rows there are, its children say."""

    BINDINGS = keys.DAYS_BINDINGS
    KEYS = keys.DAYS_KEYS
    #: Rows that one step up or down moves.
    STEP = 1

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._summary: Summary | None = None
        self.rows: tuple[Row, ...] = ()
        self._zoom = Zoom.TWO_WEEKS
        self._span = (date.min, date.min)
        self._day = date.min
        self._row = 0
        self._left = 0
        self.scale = scale(*self._span, self._zoom, 1, 1)
        self.columns: list[Column] = []
        self._known_bars: dict[tuple[int, Column], Bar] = {}
        self._known_cells: dict[tuple[int, date], Cell] = {}

    def show(self, summary: Summary, hand: Hand) -> None:
        if summary is not self._summary:
            self._summary, self.rows = summary, rows(summary)
            self._known_bars, self._known_cells = {}, {}
            self._span = span(summary) or self._span
        self._zoom = hand.zoom
        self._day = min(max(hand.day, self._span[0]), self._span[1])
        area = hand.area or telling_area(summary)
        of_area = [n for n, row in enumerate(self.rows) if row.area is area]
        of_symptom = [n for n in of_area if self.rows[n].symptom is hand.symptom]
        self._row = (of_symptom or of_area or [0])[0]
        self.follow()

    @property
    def hand(self) -> Hand:
        if not self.rows:
            return Hand(zoom=self._zoom)
        row = self.rows[self._row]
        return Hand(row.area, row.symptom, self._day, self._zoom)

    # What shows.

    def bar(self, row: int, column: Column) -> Bar:
        """What a column says of a row; worked out once."""
        key = row, column
        if key not in self._known_bars:
            self._known_bars[key] = self.rows[row].bar(*column)
        return self._known_bars[key]

    def cell(self, row: int, day: date) -> Cell:
        """What a date says of a row, how it was entered too; worked out once."""
        key = row, day
        if key not in self._known_cells:
            self._known_cells[key] = self.rows[row].cell(day)
        return self._known_cells[key]

    # Keys and mouse.

    def action_move_day(self, columns: int) -> None:
        if self.rows:
            self.point(self.scale.stepped(self._day, columns), self._row)

    def action_move_row(self, steps: int) -> None:
        self.point(self._day, self._row + steps * self.STEP)

    def action_next_row(self) -> None:
        """The one below, and after the last the first: for the mouse."""
        if self.rows:
            self.point(self._day, (self._row + self.STEP) % len(self.rows))

    def action_first(self) -> None:
        self.point(self._span[0], self._row)

    def action_last(self) -> None:
        self.point(self._span[1], self._row)

    def action_zoom(self, steps: int) -> None:
        """Show more days or fewer; coming from columns of several, the one that tells most."""
        if not self.rows:
            return
        if steps < 0 and self.scale.days > 1:
            self._day = self._telling_day()
        self._zoom = self._zoom.stepped(steps)
        self.follow()

    def action_open(self) -> None:
        if not self.rows:
            return
        if self.scale.days > 1:
            self.action_zoom(-1)
        else:
            self.post_message(self.Opened(self, self._day))

    def on_click(self, event: events.Click) -> None:
        laid = self.scale
        day = laid.day_at(self._left, event.x - LABEL)
        if not self.rows or day is None:
            return
        row = self.row_at(event.y)
        is_again = (laid.column_of(day), row) == (laid.column_of(self._day), self._row)
        if is_again:
            self.action_open()
        else:
            self.point(day, row)

    def on_mouse_scroll_up(self) -> None:
        self.action_move_day(-1)

    def on_mouse_scroll_down(self) -> None:
        self.action_move_day(1)

    def on_resize(self) -> None:
        self.follow()

    def point(self, day: date, row: int) -> None:
        """Take another day or row in hand, within the diary."""
        if not self.rows:
            return
        was = self._row
        self._day = self.scale.kept(day)
        self._row = row if 0 <= row < len(self.rows) else was
        self.follow(is_kept=self._row == was)

    def follow(self, *, is_kept: bool = False) -> None:
        """Scroll so that what is in hand shows, and say what it says."""
        if not self.rows or self._summary is None or not self.size.width:
            self.repaint()
            return
        laid = scale(*self._span, self._zoom, self.size.width - LABEL, _WIDEST)
        left = laid.scrolled(self._left, self._day)
        if not is_kept or left != self._left:
            self.repaint()
        self.scale, self._left, self.columns = laid, left, laid.columns(left)
        self.refresh()
        self.post_message(self.Pointed(self, self.said(self._summary)))

    # What its children say.

    @abstractmethod
    def row_at(self, y: int) -> int:
        """The row on a line."""

    @abstractmethod
    def said(self, summary: Summary) -> str:
        """What is in hand, in words."""

    @abstractmethod
    def hand_style(self, y: int) -> str:
        """The style in which the column in hand stands out on a line; empty where it doesn't."""

    def _telling_day(self) -> date:
        return self.rows[self._row].telling_day(*self.column_in_hand)

    @property
    def column_in_hand(self) -> Column:
        laid = self.scale
        return laid.column(laid.column_of(self._day))

    # Painting.

    def render_line(self, y: int) -> Strip:
        if self.columns:
            return super().render_line(y)
        text = words.NOTHING_YET if y == 0 and not self.rows else ""
        return Strip([Segment(text, self.rich_style)]).adjust_cell_length(
            self.size.width, self.rich_style
        )

    def in_hand(self, y: int) -> tuple[int, int, Style] | None:
        name = self.hand_style(y)
        if not name:
            return None
        laid = self.scale
        start = LABEL + (laid.column_of(self._day) - self._left) * laid.cells
        return start, start + laid.cells, self.style(name)

    def axis_line(self, which: int) -> list[Segment]:
        """The labels under the columns: 0 the nearer ones, 1 those of the greater unit."""
        labels = ticks(self.scale, self.columns)[which]
        return [Segment(" " * LABEL + self._placed(labels), self.style("axis"))]

    def _placed(self, labels: Sequence[Tick]) -> str:
        """Labels at their columns; of two that collide the earlier, but not the very first."""
        cells, room = self.scale.cells, self.size.width - LABEL
        texts = [(tick.place * cells, words.tick_words(tick)) for tick in labels]
        if labels and labels[0].unit in (Unit.DAY, Unit.WEEKDAY):
            texts = [(x, centred(text, cells)) for x, text in texts]
        elif len(texts) > 1 and len(texts[0][1]) >= texts[1][0]:
            del texts[0]
        line = ""
        for x, text in texts:
            if x + len(text) <= room and (x > len(line) or line[x - 1 :] in ("", " ")):
                line = line.ljust(x) + text
        return line

    def title_line(self, title: str, more: str = "") -> list[Segment]:
        """What is shown, and at the right which days; as much of it as there is room for."""
        days = words.scale_words(self.scale, self._zoom, self.columns)
        short = words.scale_words(self.scale, self._zoom)
        room = self.size.width - 2
        for left, right in ((title + more, days), (title, days), (title, short)):
            if len(left) + len(right) + 1 <= room:
                break
        return [
            Segment(f" {left}{' ' * max(1, room - len(left) - len(right))}", self.style("area")),
            Segment(right, self.style("axis")),
        ]

    def session_line(self, rows: Iterable[int]) -> list[Segment]:
        """The sessions of these rows, each above its column, numbered where there is room.

        One that was planned and waits to be confirmed has a mark of its own.
        """
        cells = self.scale.cells
        rows = tuple(rows)
        marks = [
            (place * cells, f"{SESSION}{max(numbers)}")
            for place, column in enumerate(self.columns)
            if (numbers := [one for row in rows for one in self.bar(row, column).sessions])
        ]
        planned = self._planned(rows)
        taken = {x for x, _ in marks}
        marks += [
            (place * cells, PLANNED)
            for place, column in enumerate(self.columns)
            if place * cells not in taken
            and any(column.first <= day <= column.last for day in planned)
        ]
        marks.sort()
        nexts = [*(x for x, _ in marks[1:]), self.size.width - LABEL]
        line = ""
        for (x, text), until in zip(marks, nexts[: len(marks)], strict=True):
            line = line.ljust(x) + (text if x + len(text) <= until else text[0])
        return [Segment(" " * LABEL, self.rich_style), Segment(line, self.style("session"))]

    def _planned(self, rows: Iterable[int]) -> list[date]:
        """The days on which a session is planned for the areas of these rows, or for any."""
        areas = {self.rows[row].area for row in rows}
        found = self._summary.records.planned if self._summary else ()
        return [
            one.value.day
            for one in found
            if not one.value.areas or not areas.isdisjoint(one.value.areas)
        ]
