"""The table in pandas and DuckDB: days are dates, severities numbers, what is empty is missing."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pandas
import pytest

from diary.core.records import Revision
from diary.sharing.csv import HEADER, MARK, exported
from diary.wording import dictionary as words
from tests.core.tangled import Log
from tests.diaries import START
from tests.sharing.held import check_in, handed_on, journal, session
from tests.sharing.hostile import HOSTILE
from tests.sharing.test_csv_dictionary import COLUMNS, Row, table

IN_DUCKDB = {
    words.TEXT: "VARCHAR",
    words.DATE: "DATE",
    words.INTEGER: "BIGINT",
    words.BOOLEAN: "BOOLEAN",
    words.MOMENT: "TIMESTAMP WITH TIME ZONE",
}
IN_PANDAS = {words.TEXT: "string", words.INTEGER: "Int64", words.BOOLEAN: "boolean"}
TYPES = {name: row["type"] for name, row in COLUMNS.items()}

Made = tuple[Path, list[Row]]


def hostile_diary() -> list[Revision]:
    notes = [check_in(n, bruising=n % 5, note=note) for n, note in enumerate(HOSTILE)]
    return [session(0), *notes, check_in(60, bruising=None, note="alone"), check_in(90)]


@pytest.fixture(params=["hostile", *range(12)])
def made(request: pytest.FixtureRequest, tmp_path: Path) -> Made:
    """A table as a file, and its rows as plain text."""
    log = Log(request.param) if isinstance(request.param, int) else None
    revisions: Sequence[Revision] = log.revisions if log else hostile_diary()
    content = exported(handed_on(journal(*revisions), log.as_of if log else START))
    path = tmp_path / "diary.csv"
    path.write_bytes(MARK + content)
    return path, table(content)


def meant(name: str, cell: str) -> Any:
    """What a cell means by the dictionary."""
    if not cell:
        return None
    match TYPES[name]:
        case words.DATE:
            return date.fromisoformat(cell)
        case words.INTEGER:
            return int(cell)
        case words.BOOLEAN:
            return cell == "true"
        case words.MOMENT:
            return int(datetime.fromisoformat(cell).timestamp())
    return cell


def columns(rows: list[Row]) -> dict[str, list[Any]]:
    return {name: [meant(name, row[name]) for row in rows] for name in HEADER}


def selected(path: Path, options: str) -> Any:
    names = [f"epoch({n})::BIGINT" if TYPES[n] == words.MOMENT else n for n in HEADER]
    return asked(f"SELECT {', '.join(names)} FROM read_csv('{path}'{options})")


def asked(query: str) -> list[Any]:
    with duckdb.connect() as database:
        return database.execute(query).fetchall()


def test_duckdb_finds_the_types_of_the_dictionary_by_itself(made: Made) -> None:
    path, rows = made
    described = asked(f"DESCRIBE SELECT * FROM read_csv('{path}')")
    found = {name: kind for name, kind, *_ in described}
    assert list(found) == list(HEADER)
    for name, kind in found.items():
        answers = {row[name] for row in rows} - {""}
        # Of an empty column nobody can tell, and a yes and a no alone may be a truth.
        if answers and not answers <= {"yes", "no"}:
            assert kind == IN_DUCKDB[TYPES[name]], name


def test_duckdb_reads_every_cell(made: Made) -> None:
    path, rows = made
    types = ", ".join(f"'{name}': '{IN_DUCKDB[kind]}'" for name, kind in TYPES.items())
    expected = list(zip(*columns(rows).values(), strict=True))
    assert selected(path, f", types={{{types}}}") == expected


def test_pandas_reads_every_cell(made: Made) -> None:
    path, rows = made
    frame = pandas.read_csv(
        path,
        dtype={name: IN_PANDAS[kind] for name, kind in TYPES.items() if kind in IN_PANDAS},
        parse_dates=[name for name, kind in TYPES.items() if kind == words.DATE],
        keep_default_na=False,
        na_values=[""],
    )
    frame["recorded_at"] = pandas.to_datetime(frame["recorded_at"], utc=True)
    assert list(frame.columns) == list(HEADER)
    assert len(frame) == len(rows)
    for name, expected in columns(rows).items():
        series = frame[name]
        found: list[Any] = [None if pandas.isna(one) else one for one in series]
        if TYPES[name] == words.DATE:
            assert series.dtype.kind == "M"
            found = [one and one.date() for one in found]
        elif TYPES[name] == words.MOMENT:
            assert str(series.dtype).endswith("UTC]")
            found = [int(one.timestamp()) for one in found]
        else:
            assert str(series.dtype) == IN_PANDAS[TYPES[name]]
        assert found == expected, name


def test_without_being_told_anything_pandas_takes_truth_for_truth(made: Made) -> None:
    frame = pandas.read_csv(made[0])
    assert {str(frame[name].dtype) for name in ("late", "edited")} == {"bool"}
