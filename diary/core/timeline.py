"""How a timeline lays days on columns: its zooms, its columns of one or more days, its axis."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple

_WEEK = 7


class Zoom(Enum):
    """How many days are seen at once."""

    TWO_WEEKS = 14
    SIX_WEEKS = 42
    ALL = 0

    def stepped(self, steps: int) -> "Zoom":
        """That many steps further out, or where negative further in; it stops at the ends."""
        zooms = list(Zoom)
        return zooms[min(max(zooms.index(self) + steps, 0), len(zooms) - 1)]


class Column(NamedTuple):
    """The dates that share one column, within the diary."""

    first: date
    last: date


class Unit(Enum):
    """What a label on the axis names."""

    DAY = "day"
    WEEKDAY = "weekday"
    DATE = "date"
    MONTH = "month"
    YEAR = "year"


class Tick(NamedTuple):
    """A label of the axis: the place of its column among those shown, and what it names."""

    place: int
    day: date
    unit: Unit


class Scale(NamedTuple):
    """The days of a diary on columns of `days` days, each `cells` characters wide.

    `origin` is the ordinal on which the first column begins; `shown` columns fit side by side.
    """

    first: date
    last: date
    origin: int
    days: int
    cells: int
    shown: int

    def column_of(self, day: date) -> int:
        """The column of a date, counted from the diary's first."""
        return (day.toordinal() - self.origin) // self.days

    @property
    def total(self) -> int:
        """How many columns the whole diary takes."""
        return self.column_of(self.last) + 1

    def column(self, index: int) -> Column:
        start = self.origin + index * self.days
        end = min(start + self.days - 1, self.last.toordinal())
        return Column(date.fromordinal(max(start, self.first.toordinal())), date.fromordinal(end))

    def columns(self, left: int) -> list[Column]:
        """Those that show, the first being the column `left`."""
        return [self.column(index) for index in range(left, min(left + self.shown, self.total))]

    def kept(self, day: date) -> date:
        """The nearest date that is in the diary."""
        return min(max(day, self.first), self.last)

    def stepped(self, day: date, columns: int) -> date:
        """The date so many columns on, within the diary."""
        ordinal = day.toordinal() + columns * self.days
        return date.fromordinal(
            min(max(ordinal, self.first.toordinal()), self.last.toordinal()),
        )

    def scrolled(self, left: int, day: date) -> int:
        """The first column shown, so that the date shows: a step scrolls, a jump centres it."""
        index = self.column_of(day)
        if left - 1 <= index <= left + self.shown:
            left = max(min(left, index), index - self.shown + 1)
        else:
            left = index - self.shown // 2
        return max(0, min(left, self.total - self.shown))

    def day_at(self, left: int, cell: int) -> date | None:
        """The first date of the column at a character, None right of the last one."""
        index = left + cell // self.cells
        return self.column(index).first if cell >= 0 and index < self.total else None


def scale(first: date, last: date, zoom: Zoom, room: int, widest: int) -> Scale:
    """Lay the dates from `first` to `last` on `room` characters, a column at most `widest` wide.

    All of a long diary takes columns of a week, two weeks, four weeks and so on, each beginning on
    a Monday.
    """
    room = max(1, room)
    length = last.toordinal() - first.toordinal() + 1
    if zoom is not Zoom.ALL or length <= room:
        wanted = length if zoom is Zoom.ALL else zoom.value
        cells = max(1, min(widest, room // wanted))
        return Scale(first, last, first.toordinal(), 1, cells, min(wanted, room // cells))
    monday = first.toordinal() - first.weekday()
    length = last.toordinal() - monday + 1
    days = _WEEK
    while -(-length // days) > room:
        days *= 2
    cells = min(widest, room // -(-length // days))
    return Scale(first, last, monday, days, cells, room // cells)


def ticks(laid: Scale, columns: Sequence[Column]) -> tuple[list[Tick], list[Tick]]:
    """The labels next to the columns, and those of the line after, which can be left out."""
    if laid.days == 1 and laid.cells >= 3:
        days = [(place, column.first) for place, column in enumerate(columns)]
        return [Tick(*day, Unit.DAY) for day in days], [Tick(*day, Unit.WEEKDAY) for day in days]
    if laid.days == 1:
        mondays = [
            Tick(place, column.first, Unit.DATE)
            for place, column in enumerate(columns)
            if column.first.weekday() == 0
        ]
        return mondays, list(_years(columns))
    if laid.days <= 2 * _WEEK:
        every = 1 if laid.days == _WEEK else 3
        months = [tick for tick in _months(columns) if (tick.day.month - 1) % every == 0]
        return months, list(_years(columns))
    return list(_years(columns)), []


def _months(columns: Sequence[Column]) -> Iterator[Tick]:
    """The first column, and each one in which a month begins."""
    for place, (first, last) in enumerate(columns):
        begins = last.replace(day=1)
        if begins >= first or not place:
            yield Tick(place, max(begins, first), Unit.MONTH)


def _years(columns: Sequence[Column]) -> Iterator[Tick]:
    for place, (first, last) in enumerate(columns):
        begins = last.replace(month=1, day=1)
        if begins >= first or not place:
            yield Tick(place, max(begins, first), Unit.YEAR)
