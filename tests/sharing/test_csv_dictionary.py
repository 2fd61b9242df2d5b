"""The data dictionary: it names every column, and what it says of them holds."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.core.selection import Part
from diary.sharing.csv import HEADER, exported, harmless
from diary.sharing.csv_dictionary import BETWEEN, dictionary
from diary.wording import dictionary as words
from tests.core.tangled import Log
from tests.diaries import PLAN
from tests.sharing.held import handed_on, journal

Row = dict[str, str]


def table(content: bytes) -> list[Row]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


COLUMNS = {row["column"]: row for row in table(dictionary(PLAN))}


def test_every_column_of_the_table_is_in_it_in_the_same_order() -> None:
    assert tuple(COLUMNS) == HEADER
    assert len(table(dictionary(PLAN))) == len(HEADER)


@pytest.mark.parametrize("column", HEADER)
def test_a_column_has_a_type_a_meaning_and_what_it_means_when_it_is_empty(column: str) -> None:
    row = COLUMNS[column]
    assert tuple(row) == words.HEADER
    assert row["type"] and row["meaning"] and row["when_empty"]
    assert all(harmless(cell) == cell for cell in row.values())
    if row["type"] == words.INTEGER:
        assert row["unit"] and int(row["lowest"]) < int(row["highest"])


def test_what_may_stand_in_a_column_is_what_the_diary_knows() -> None:
    allowed = {name: row["allowed"].split(BETWEEN) for name, row in COLUMNS.items()}
    assert len(allowed["area"]) == 33
    assert allowed["symptom"] == ["bruising", "soreness"]
    assert allowed["leftover"] == ["yes", "no", "unsure"]
    assert "palm" in allowed["severity_words"] and "moderate" in allowed["severity_words"]
    assert (COLUMNS["severity"]["highest"], COLUMNS["day_number"]["highest"]) == ("10", "84")


def faults(rows: list[Row]) -> Iterator[str]:
    """Every cell that is not as the dictionary says."""
    for row in rows:
        for name, cell in row.items():
            if not _holds(COLUMNS[name], cell):
                yield f"{name}: {cell!r}"


def _holds(column: Row, cell: str) -> bool:
    if not cell:
        return column["when_empty"] != words.NEVER_EMPTY
    match column["type"]:
        case words.DATE:
            return date.fromisoformat(cell).isoformat() == cell
        case words.MOMENT:
            return datetime.fromisoformat(cell).tzinfo is not None
        case words.BOOLEAN:
            return cell in ("true", "false")
        case words.INTEGER:
            return int(column["lowest"]) <= int(cell) <= int(column["highest"])
        case words.TEXT:
            return not column["allowed"] or cell in column["allowed"].split(BETWEEN)
    return False


@settings(max_examples=60)
@given(st.integers(0, 2**40), st.frozensets(st.sampled_from(Part)))
def test_what_it_says_holds_for_any_diary(seed: int, without: frozenset[Part]) -> None:
    log = Log(seed)
    content = exported(handed_on(journal(*log.revisions), log.as_of, without=without))
    assert list(faults(table(content))) == []


@pytest.mark.parametrize(
    ("column", "cell"),
    [("severity", "11"), ("severity", "1.5"), ("day", ""), ("late", "yes"), ("area", "tail"),
     ("day", "5 Mar 2026"), ("recorded_at", "2026-03-05T21:00:00"), ("leftover", "maybe")],
)  # fmt: skip
def test_what_does_not_hold_would_be_seen(column: str, cell: str) -> None:
    try:
        found = list(faults([{column: cell}]))
    except ValueError:
        return
    assert found
