"""A table as a test writes and reads it."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta

import pytest

from diary import wording
from diary.core.areas import area_named
from diary.core.errors import BadFileError
from diary.core.merge import Merge
from diary.core.records import CheckIn
from diary.journal import Journal
from diary.sharing import csv_in
from diary.sharing.csv import exported
from diary.sharing.incoming import Incoming
from tests.diaries import START
from tests.sharing.fuzzed import NOW
from tests.sharing.held import handed_on, journal

CALF, NECK = area_named("left-calf"), area_named("neck")
DAY = START + timedelta(3)


def read(content: str | bytes, held: Journal | None = None) -> Incoming:
    found = content.encode() if isinstance(content, str) else content
    return csv_in.read(found, (held or journal()).history(), NOW)


def preview(content: str | bytes, held: Journal) -> Merge:
    return held.preview(read(content, held).revisions, NOW)


def refused(content: str | bytes, held: Journal | None = None) -> str:
    with pytest.raises(BadFileError) as error:
        read(content, held)
    return wording.problem(error.value)


def table(held: Journal) -> str:
    return exported(handed_on(held, NOW.today)).decode()


def paper(*rows: str, header: str = "day,area,symptom,severity,leftover,note") -> str:
    return "\n".join((header, *rows))


def only(found: Incoming) -> CheckIn:
    (one,) = found.revisions
    assert isinstance(one.value, CheckIn)
    return one.value


def edited(content: str, change: Callable[[dict[str, str]], None]) -> str:
    """The table with every row changed, as a spreadsheet would write it."""
    rows = list(csv.DictReader(io.StringIO(content, newline="")))
    for row in rows:
        change(row)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
