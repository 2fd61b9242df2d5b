"""How the days of a month are laid out and drawn, by the room that there is."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from diary.core.months import DayState, Mark
from diary.wording import calendar as words

WEEK = 7
MOST_WEEKS = 6
MARGIN, GAP = 1, 3
#: Months side by side, and all of them.
_MOST_BESIDE, _MOST_MONTHS, _NAMES = 3, 6, 2
_NARROW, _WIDE, _NARROWEST = 5, 8, 3

#: The style of a part, by the name of its component class.
Styles = Callable[[str], Style]


class MonthLayout(NamedTuple):
    """How many months beside one another, how wide a day, how many lines a week and of names.

    `rows` of months stand one below the other.
    """

    months: int = 1
    cell: int = _NARROW
    lines: int = 1
    names: int = _NAMES
    rows: int = 1

    @property
    def shown(self) -> int:
        """How many months show."""
        return self.months * self.rows

    @property
    def high(self) -> int:
        """The lines from one row of months to the next."""
        return self.names + self.lines * MOST_WEEKS + 1

    def row_at(self, y: int) -> int:
        """The row of months that a line belongs to."""
        return min(y // self.high, self.rows - 1)

    @property
    def step(self) -> int:
        """The columns from one month to the next."""
        return self.cell * WEEK + GAP

    @classmethod
    def of(cls, width: int, height: int) -> "MonthLayout":
        """The fullest that fits; marks stand below their day where there is room for that."""
        room = width - MARGIN
        months = max(1, min(_MOST_BESIDE, (room + GAP) // (_NARROW * WEEK + GAP)))
        cell = (room - GAP * (months - 1)) // (months * WEEK)
        is_tall = height >= _NAMES + 2 * MOST_WEEKS
        names = _NAMES if height >= _NAMES + MOST_WEEKS else _NAMES - 1
        laid = cls(months, max(_NARROWEST, min(cell, _WIDE)), 2 if is_tall else 1, names)
        rows = min(_MOST_MONTHS // months, (height + 1) // laid.high) if is_tall else 1
        return laid._replace(rows=rows)


def cell(state: DayState, layout: MonthLayout, line: int, style: Styles) -> list[Segment]:
    """The day and its marks: below it, else beside it, else as many as there is room for."""
    if layout.lines == 2:
        parts = _below(state, layout.cell, style) if line else _number(state, style)
    elif layout.cell == _WIDE:
        parts = [*_number(state, style), *_marks(state, style)]
    else:
        parts = _short(state, style)
    is_logged = Mark.LOGGED in state.marks or Mark.LATE in state.marks
    ground = style("logged-day") if is_logged else style("day")
    return list(_fitted(parts, layout.cell, ground, style("day")))


def _number(state: DayState, style: Styles) -> list[Segment]:
    name = "ahead" if state.is_ahead else "today" if state.is_today else ""
    before, after = words.TODAY_MARKS if state.is_today else "  "
    number = Segment(f"{state.day.day:>2}", style(name) if name else None)
    return [Segment(before), number, Segment(after)]


def _marks(state: DayState, style: Styles) -> list[Segment]:
    marks = [_mark(mark, style) for mark in state.marks]
    if state.sessions:
        marks.insert(1, Segment(str(state.sessions[-1]), style(Mark.SESSION)))
    return marks


def _below(state: DayState, width: int, style: Styles) -> list[Segment]:
    """The marks under the day's figures; many of them begin further to the left."""
    marks = _marks(state, style)
    used = sum(len(one.text) for one in marks)
    # A session with its number stands apart from the rest where there is room for that.
    if state.sessions and used < width - 1:
        marks.insert(2, Segment(" "))
        used += 1
    return [Segment(" " * max(0, min(2, width - 1 - used))), *marks]


def _short(state: DayState, style: Styles) -> list[Segment]:
    """One column before the day for a session, else for today, and what is left after it.

    Of today's marks there is room for one beside its brackets: the last tells most.
    """
    number = _number(state, style)
    marks = [_mark(mark, style) for mark in state.marks]
    if state.marks and state.marks[0] in (Mark.SESSION, Mark.TEST, Mark.PLANNED):
        number[0] = marks.pop(0)
    elif state.is_today:
        return [*number, *marks[-1:]]
    return [*number[:2], *marks]


def _mark(mark: Mark, style: Styles) -> Segment:
    return Segment(words.MARKS[mark][0], style(mark))


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
