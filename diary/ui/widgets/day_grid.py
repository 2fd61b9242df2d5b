"""The timeline of all areas: one row per area and symptom, one cell per column of days."""

from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.strip import Strip

from diary.core.areas import Area
from diary.core.grid import Bar, Row
from diary.core.summary import Summary
from diary.ui.ramp import STEPS, step_of
from diary.ui.widgets.bars import LABEL
from diary.ui.widgets.day_chart import DayChart
from diary.ui.widgets.timeline_view import (
    EXPECTED,
    MISSING,
    PAST,
    POSSIBLE,
    Hand,
    centred,
    entry_mark,
    segments,
)
from diary.wording import area_label, symptom_label
from diary.wording import timeline as words

#: Lines above the rows: title, axis, sessions, marks; in a low window the axis alone.
_HEAD, _LOW = 4, 1
#: Lines of an area: its name and two rows.
_OF_AREA = 3
#: Past its window, where there is room for one character.
_UNDERLINED = Style(underline=True)


class DayGrid(DayChart):
    """Arrows move the day and the row in hand; what is off the screen scrolls in with them."""

    KEYS = tuple(
        key._replace(words=words.KEY_ROW) if key.words == words.KEY_AREA else key
        for key in DayChart.KEYS
    )
    LEGEND = words.LEGEND_GRID
    DEFAULT_CSS = """
    DayGrid > .chart--hand { color: $warning; background: $background; text-style: bold reverse; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: list[Area | int] = []
        self._top = 0

    def show(self, summary: Summary, hand: Hand) -> None:
        super().show(summary, hand)
        self._lines = []
        for number, row in enumerate(self.rows):
            if number % 2 == 0:
                self._lines.append(row.area)
            self._lines.append(number)
        self.follow()

    def follow(self, *, is_kept: bool = False) -> None:
        if self._lines:
            height = max(1, self.size.height - self._head)
            line = self._lines.index(self._row)
            # The area's name stays above its rows.
            above = line - 1 - self._row % 2
            top = min(self._top, above, max(0, len(self._lines) - height))
            top = max(top, line - height + 1, 0)
            # The first line is a name as well: nobody has to guess whose rows stand there.
            top = min(-(-top // _OF_AREA) * _OF_AREA, above)
            is_kept = is_kept and top == self._top
            self._top = top
        super().follow(is_kept=is_kept)

    def on_mouse_scroll_up(self) -> None:
        self.action_move_row(-1)

    def on_mouse_scroll_down(self) -> None:
        self.action_move_row(1)

    @property
    def _head(self) -> int:
        return _HEAD if self.size.height >= _HEAD + _OF_AREA else _LOW

    def row_at(self, y: int) -> int:
        line = self._line_at(y)
        return line if isinstance(line, int) else self._row

    def _line_at(self, y: int) -> Area | int | None:
        line = self._top + y - self._head
        return self._lines[line] if y >= self._head and line < len(self._lines) else None

    def hand_style(self, y: int) -> str:
        is_axis = y == (self._head > _LOW)
        return "hand" if is_axis or self._line_at(y) == self._row else ""

    @property
    def legend(self) -> str | Content:
        return self.LEGEND if self.scale.cells > 1 else Content.from_markup(words.LEGEND_NARROW)

    def put_in_hand(self, strip: Strip, style: Style) -> Strip:
        """As on the body: nothing of the ramp shows through, so that the figure can be read."""
        return Strip(Segment.apply_style(strip, post_style=style), strip.cell_length)

    def said(self, summary: Summary) -> str:
        row, column = self.rows[self._row], self.column_in_hand
        return words.bars_words([(row, self.bar(self._row, column))], (), summary)

    # Its lines.

    def line(self, y: int) -> list[Segment]:
        if y < self._head:
            return self._head_line(y if self._head > _LOW else 1)
        line = self._line_at(y)
        if isinstance(line, Area):
            return [Segment(f" {area_label(line)}", self.style("area"))]
        return [] if line is None else self._row_line(line)

    def _head_line(self, y: int) -> list[Segment]:
        match y:
            case 0:
                return self.title_line(words.ALL_AREAS)
            case 1:
                return self.axis_line(0)
            case 2:
                return self.session_line(range(0, len(self.rows), 2))
            case _:
                return self._marks()

    def _marks(self) -> list[Segment]:
        """How days were entered; of columns of several days, which hold missed ones."""
        rows = range(len(self.rows))
        marks = []
        for column in self.columns:
            if self.scale.days > 1:
                is_missing = any(self.bar(row, column).missing for row in rows)
                marks.append(MISSING * is_missing)
            else:
                cells = [self.cell(row, column.first) for row in rows]
                is_late = any(cell.is_late for cell in cells)
                marks.append(entry_mark(is_late, any(cell.is_edited for cell in cells)))
        text = "".join(centred(mark, self.scale.cells) for mark in marks)
        return [Segment(" " * LABEL + text, self.style("axis"))]

    def _row_line(self, number: int) -> list[Segment]:
        row = self.rows[number]
        mark = "▸" if number == self._row and self.has_focus else " "
        parts = [(f" {mark} {symptom_label(row.symptom)}".ljust(LABEL), self.rich_style)]
        for column in self.columns:
            parts += self._piece(row, self.bar(number, column), self.scale.cells)
        return segments(parts)

    def _piece(self, row: Row, bar: Bar, cells: int) -> list[tuple[str, Style]]:
        """The severity, and in the last character what it means; in a narrow one a line says it."""
        behind = self.style("expected") if bar.is_expected else self.rich_style
        fill = EXPECTED if bar.is_expected else " "
        if bar.severity is None:
            if not bar.missing:
                return [(fill * cells, behind)]
            room = (cells - 1) // 2
            return [
                (fill * room, behind),
                (MISSING, behind + self.style("missing")),
                (fill * (cells - room - 1), behind),
            ]
        symbol = (POSSIBLE if bar.is_possible else PAST) if bar.past else ""
        style = self.rich_style + STEPS[step_of(row.symptom, bar.severity)]
        if cells == 1:
            return [(words.figure(bar.severity), style + _UNDERLINED if symbol else style)]
        text = words.figure(bar.severity) if cells == 2 else f"{bar.severity:>2}"
        mark = (symbol, self.style("past")) if symbol else (fill, behind)
        return [(text.center(cells - 1), style), mark]
