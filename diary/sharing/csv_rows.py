"""The rows of a table, whoever wrote it: its separator, its header, and what each row says."""

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from io import BytesIO, TextIOWrapper
from typing import NamedTuple

from diary.core.areas import Area, area_named
from diary.core.days import read_day
from diary.core.errors import BadFileError, DiaryError, RecordError
from diary.core.moment import Now
from diary.core.records import Answer, Rating, rating
from diary.core.scales import Symptom, severity_from, symptom_named
from diary.core.text import clean
from diary.sharing.csv import HEADER, harmless
from diary.sharing.incoming import Fault

#: Characters of one row; its note may have 2,000.
LONGEST_ROW = 65_536
MOST_ROWS, MOST_COLUMNS, MOST_DAYS = 200_000, 100, 20_000
_NEEDED = ("day", "area", "symptom", "severity")
_FIGURES = re.compile(r"\d{4}-\d{1,2}-\d{1,2}", re.ASCII)
_NAMED_MONTH = re.compile(r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_NOTHING = ("", "-", "–", "—")


class Row(NamedTuple):
    """What one row says. `number` is the one a spreadsheet shows; `area` may stand alone."""

    number: int
    day: date
    area: Area | None
    rating: Rating | None
    answer: Answer | None
    note: str
    check_in: str
    recorded_at: str


def rows(content: bytes, now: Now, unknown: list[str]) -> Iterator[Row]:
    """Every row that says something or names a check-in.

    The names of columns nobody knows are put into `unknown`. Raises `DiaryError`, in a row's own
    case a `BadFileError` with its number.
    """
    numbered = _cells(content)
    _, header = next(numbered)
    names = [name.strip().lower() for name in header]
    _check_header(names)
    unknown += [clean(name) for name in names if name and name not in HEADER]
    places = {name: place for place, name in enumerate(names) if name in HEADER}
    read = _Reading(places, len(names), now)
    for number, cells in numbered:
        with Fault(f"row {number}"):
            row = read.row(number, cells)
        if row is not None:
            yield row


def _check_header(names: Sequence[str]) -> None:
    if len(names) > MOST_COLUMNS:
        raise RecordError("too-many", "columns")
    for name in HEADER:
        if names.count(name) > 1:
            raise RecordError("column-twice", name)
    for name in _NEEDED:
        if name not in names:
            raise RecordError("column-missing", name)


class _Reading:
    """Turns cells into what they say, by the places that the header gave them."""

    def __init__(self, places: dict[str, int], width: int, now: Now) -> None:
        self._places, self._width, self._now = places, width, now
        self._days: dict[str, date] = {}

    def row(self, number: int, cells: Sequence[str]) -> Row | None:
        if any(map(str.strip, cells[self._width :])):
            raise RecordError("more-cells")
        said = {
            name: _as_written(cells[place]) if place < len(cells) else ""
            for name, place in self._places.items()
        }
        answer, note = said.get("leftover", ""), said.get("note", "")
        check_in, severity = said.get("check_in", ""), said["severity"]
        if severity in _NOTHING and not check_in:
            # Whoever fills in a table by hand may well write the word in the column for words.
            severity = said.get("severity_words", "")
        if severity in _NOTHING and answer in _NOTHING and not (note or check_in):
            return None
        day = self._day(said["day"])
        area = area_named(said["area"]) if said["area"] else None
        if area is None and not (severity in _NOTHING and answer in _NOTHING):
            raise RecordError("no-area")
        return Row(
            number,
            day,
            area,
            None if severity in _NOTHING or not area else _rated(area, said["symptom"], severity),
            _answer(answer),
            note,
            check_in,
            said.get("recorded_at", ""),
        )

    def _day(self, text: str) -> date:
        """Read once for each spelling: a name of a month costs a fifth of a millisecond."""
        if text not in self._days:
            if len(self._days) == MOST_DAYS:
                raise RecordError("too-many", "different days")
            self._days[text] = self._understood(text)
        return self._days[text]

    def _understood(self, text: str) -> date:
        today = self._now.today
        if not text:
            raise RecordError("no-day")
        if _FIGURES.fullmatch(text):
            # Whoever crossed the date line may have logged a day that is tomorrow here.
            return read_day(text, min(today, date.max - timedelta(1)) + timedelta(1))
        if not _NAMED_MONTH.search(text):
            raise RecordError("unclear-date", text)
        return read_day(text, today)


def _rated(area: Area, symptom: str, severity: str) -> Rating:
    if not symptom:
        raise RecordError("no-symptom")
    found: Symptom = symptom_named(symptom.lower())
    return rating(area.name, found.name, severity_from(found, severity))


def _answer(text: str) -> Answer | None:
    tidy = text.lower()
    if tidy in _NOTHING:
        return None
    if tidy not in list(Answer):
        raise RecordError("bad-answer", text)
    return Answer(tidy)


def _as_written(cell: str) -> str:
    """The cell without the apostrophe that the export puts before what looks like a formula."""
    is_marked = cell.startswith("'") and harmless(cell[1:]) == cell
    return clean(cell[1:] if is_marked else cell)


def _cells(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank, with their numbers; the first of them is the header."""
    lines = _Lines(content)
    number = 0
    try:
        found = csv.reader(lines, delimiter=_separator(content), strict=True)
        for cells in found:
            if number == MOST_ROWS:
                raise RecordError("too-many", "rows")
            number += 1
            lines.taken = 0
            if any(map(str.strip, cells)):
                yield number, cells
    except csv.Error:
        with Fault(f"row {number + 1}"):
            raise RecordError("broken-row") from None
    except DiaryError:
        with Fault(f"row {number + 1}" if number else ""):
            raise


def _separator(content: bytes) -> str:
    """The comma, semicolon or tab by which the header is a header. Raises `RecordError`."""
    header = ""
    lines = _Lines(content)
    for header in lines:
        if header.strip(" \t\r\n;,"):
            break
        lines.taken = 0
    for mark in ",;\t":
        try:
            names = next(csv.reader([header], delimiter=mark, strict=True), [])
        except csv.Error:
            continue
        if "day" in [name.strip().lower() for name in names]:
            return mark
    raise RecordError("not-an-export")


class _Lines:
    """The lines of a table, decoded one at a time; `taken` characters since it was last zero."""

    def __init__(self, content: bytes) -> None:
        self._stream = TextIOWrapper(BytesIO(content), "utf-8-sig", newline="")
        self.taken = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            line = self._stream.readline(LONGEST_ROW + 1)
        except UnicodeDecodeError:
            # Decoded some rows ahead: which one it is cannot be said.
            raise BadFileError("", RecordError("not-utf-8")) from None
        if not line:
            raise StopIteration
        self.taken += len(line)
        if self.taken > LONGEST_ROW:
            raise RecordError("row-too-long")
        return line
