"""The table in LibreOffice: no cell of it is run, and no row is lost or split."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from shutil import which
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from diary.sharing.csv import HEADER, MARK, exported
from tests.core.tangled import Log
from tests.sharing.held import handed_on, journal
from tests.sharing.test_csv_dictionary import Row, table
from tests.sharing.test_csv_loads import hostile_diary

pytestmark = pytest.mark.skipif(not which("soffice"), reason="LibreOffice is not installed")

_OPEN = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}%s"
_CELL, _ROW = _OPEN % ("table", "table-cell"), _OPEN % ("table", "table-row")
_FORMULA, _MATRIX = _OPEN % ("table", "formula"), _OPEN % ("table", "number-matrix-rows-spanned")
_REPEATED, _TEXT = _OPEN % ("table", "number-columns-repeated"), _OPEN % ("text", "p")
_LINK = _OPEN % ("text", "a")
#: A comma, a quotation mark, UTF-8, from the first row on; numbers and formulas are looked for.
_EAGER = "CSV:44,34,76,1,,0,false,true,false,false,false,-1,true"

Convert = Callable[[Path, str], Path]


@pytest.fixture(scope="module")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """LibreOffice, with a profile of its own, as eager to compute as it can be."""
    profile, out = (tmp_path_factory.mktemp(name) for name in ("profile", "out"))

    def made(path: Path, form: str) -> Path:
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}",
             f"--infilter={_EAGER}", "--convert-to", form, "--outdir", str(out), str(path)],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        return out / f"{path.stem}.{form}"

    return made


def sheet(path: Path) -> ElementTree.Element:
    if path.suffix == ".fods":
        return ElementTree.parse(path).getroot()
    inner = "content.xml" if path.suffix == ".ods" else "xl/worksheets/sheet1.xml"
    with ZipFile(path) as packed:
        return ElementTree.fromstring(packed.read(inner))


def cells(found: ElementTree.Element) -> list[list[str]]:
    """What each row shows, without the empty rest of the sheet."""
    rows = []
    for row in found.iter(_ROW):
        shown: list[str] = []
        for cell in row.iter(_CELL):
            text = "\n".join("".join(one.itertext()) for one in cell.iter(_TEXT))
            shown += [text] * min(int(cell.get(_REPEATED, "1")), len(HEADER))
        rows.append(shown[: len(HEADER)])
    return [row for row in rows if any(row)]


def computed(found: ElementTree.Element) -> int:
    """How many cells are computed or lead somewhere."""
    office = [one for one in found.iter() if _FORMULA in one.attrib or _MATRIX in one.attrib]
    excel = [one for one in found.iter() if one.tag.endswith("}f")]
    return len(office) + len(excel) + len(list(found.iter(_LINK)))


@pytest.fixture(scope="module", params=["hostile", 1, 2])
def written(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[Row]]:
    log = Log(request.param) if isinstance(request.param, int) else None
    held = journal(*(log.revisions if log else hostile_diary()))
    content = exported(handed_on(held, held.records().check_ins[-1].value.day))
    path = tmp_path_factory.mktemp("csv") / f"diary-{request.param}.csv"
    path.write_bytes(MARK + content)
    return path, table(content)


@pytest.mark.parametrize("form", ["fods", "ods", "xlsx"])
def test_nothing_in_it_is_computed(
    convert: Convert, written: tuple[Path, list[Row]], form: str
) -> None:
    assert computed(sheet(convert(written[0], form))) == 0


def test_every_cell_of_every_row_is_there(
    convert: Convert, written: tuple[Path, list[Row]]
) -> None:
    path, rows = written
    found = cells(sheet(convert(path, "fods")))
    assert found[0] == list(HEADER)
    assert len(found) == 1 + len(rows)
    for shown, row in zip(found[1:], rows, strict=True):
        told = dict(zip(HEADER, shown, strict=True))
        for name in ("day", "session_day", "area", "symptom", "severity", "check_in"):
            assert told[name] == row[name]
        assert told["late"].lower() == row["late"]


@pytest.mark.parametrize("form", ["fods", "xlsx"])
def test_a_formula_that_was_not_made_harmless_would_be_seen(
    convert: Convert, tmp_path: Path, form: str
) -> None:
    path = tmp_path / f"raw-{form}.csv"
    path.write_bytes(b"a,b\r\n=1+1,x\r\n")
    assert computed(sheet(convert(path, form))) == 1
