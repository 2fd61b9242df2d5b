"""The timeline of one area: bars for bruise and sore over the days on which each is expected."""

from collections.abc import Iterator, Sequence
from functools import partial

from rich.segment import Segment

from diary.core.summary import Summary
from diary.ui.widgets.bars import LABEL, Bars, Mark
from diary.ui.widgets.day_chart import DayChart
from diary.ui.widgets.timeline_view import REMEDY, Line, centred, entry_mark, segments
from diary.wording import area_label, symptom_label
from diary.wording import timeline as words

#: Lines for bruise and for sore, and whether there are marks and a second axis; the best first.
_SIZES = (
    (8, 10, True, True), (4, 10, True, True), (4, 5, True, True), (4, 5, True, False),
    (2, 5, True, False), (2, 3, True, False), (2, 3, False, False), (1, 2, False, False),
    (1, 1, False, False), (0, 0, False, False),
)  # fmt: skip
#: Lines of title, sessions, the two rows of values, and the axis.
_LEAST = 5


class BarChart(DayChart):
    """Arrows left and right move the day, up and down the area."""

    STEP = 2

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: list[Line] = []
        self._known_marks: dict[int, list[Mark]] = {}

    @property
    def _pair(self) -> tuple[int, int]:
        """The rows of the area in hand: bruise and sore."""
        first = self._row - self._row % 2
        return first, first + 1

    def on_resize(self) -> None:
        self._lines = list(self._laid_out())
        self.follow()

    def _laid_out(self) -> Iterator[Line]:
        """As much as the height allows, the bars before the marks."""
        room = self.size.height - _LEAST
        bruise, sore, has_marks, has_months = next(
            (one for one in _SIZES if one[0] + one[1] + 2 * one[2] + one[3] <= room), _SIZES[-1]
        )
        yield Line(self._title)
        if room >= 0:
            yield Line(lambda: self.session_line(self._pair[:1]))
        for which, size in enumerate((bruise, sore)):
            for below in reversed(range(size)):
                yield Line(partial(self._bar_line, which, size, below), "column")
            yield Line(partial(self._value_line, which, size), "hand")
        if has_marks:
            yield Line(self._entered_line, "column")
            yield Line(self._remedy_line, "column")
        yield Line(partial(self.axis_line, 0), "hand")
        if has_months:
            yield Line(partial(self.axis_line, 1))

    def repaint(self) -> None:
        self._known_marks = {}
        super().repaint()

    def row_at(self, y: int) -> int:
        return self._row

    def line(self, y: int) -> list[Segment]:
        return self._lines[y].paint() if y < len(self._lines) else []

    def hand_style(self, y: int) -> str:
        return self._lines[y].hand if y < len(self._lines) else ""

    def said(self, summary: Summary) -> str:
        column = self.column_in_hand
        pairs = [(self.rows[row], self.bar(row, column)) for row in self._pair]
        return words.bars_words(pairs, pairs[0][0].remedies(*column), summary)

    # Its lines.

    def _title(self) -> list[Segment]:
        """The area in hand, and which days show."""
        first = self._pair[0]
        of = len(self.rows) // 2
        more = f"  {words.place_words(first // 2 + 1, of)}" if of > 1 else ""
        return self.title_line(area_label(self.rows[first].area), more)

    def _bars(self, which: int, size: int) -> Bars:
        row = self.rows[self._pair[which]]
        return Bars(row.symptom, size, self.scale.cells, self.styles_of_chart)

    def _marks(self, which: int) -> list[Mark]:
        if which not in self._known_marks:
            bars = (self.bar(self._pair[which], column) for column in self.columns)
            self._known_marks[which] = [
                Mark(
                    one.severity,
                    bool(one.missing),
                    one.is_expected,
                    bool(one.past),
                    one.is_possible,
                )
                for one in bars
            ]
        return self._known_marks[which]

    def _bar_line(self, which: int, size: int, below: int) -> list[Segment]:
        return segments(self._bars(which, size).line(self._marks(which), below))

    def _value_line(self, which: int, size: int) -> list[Segment]:
        bars = self._bars(which, size)
        return segments(bars.values(self._marks(which), symptom_label(bars.symptom)))

    def _entered_line(self) -> list[Segment]:
        """Which days were entered late or corrected; columns of several days say it in words."""
        marks = []
        for column in self.columns if self.scale.days == 1 else ():
            cells = [self.cell(row, column.first) for row in self._pair]
            is_late = any(cell.is_late for cell in cells)
            is_edited = any(cell.is_edited for cell in cells)
            marks.append(entry_mark(is_late, is_edited))
        return self._mark_line(words.ENTERED, marks)

    def _remedy_line(self) -> list[Segment]:
        row = self.rows[self._pair[0]]
        marks = [REMEDY * bool(row.remedies(*column)) for column in self.columns]
        return self._mark_line(words.REMEDY, marks)

    def _mark_line(self, label: str, marks: Sequence[str]) -> list[Segment]:
        cells = self.scale.cells
        text = "".join(centred(mark, cells) for mark in marks)
        return [
            Segment(f"  {label:<{LABEL - 2}}", self.style("axis")),
            Segment(text, self.rich_style),
        ]
