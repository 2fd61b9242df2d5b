"""Reports made of diaries in memory, and what stands in their PDFs."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from diary.core.entries import current
from diary.core.moment import Now
from diary.core.records import Revision
from diary.core.selection import Selection
from diary.core.shared import Shared, shared
from diary.core.summary import summary
from diary.sharing import pdf
from tests.diaries import PLAN, START, RandomDiary

LAST = START + timedelta(40)
NOW = Now(datetime(2026, 5, 1, 12, 0, tzinfo=UTC), 60, "Europe/Madrid")

needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler-utils")
needs_qpdf = pytest.mark.skipif(not shutil.which("qpdf"), reason="needs qpdf")


def held(
    revisions: Sequence[Revision], selection: Selection | None = None, last: date = LAST
) -> Shared:
    """What a selection lets out of these revisions, as of a date."""
    account = summary(current(revisions), PLAN, last)
    return shared(revisions, account, selection or Selection())


def drawn(seed: int, selection: Selection | None = None, **size: int) -> Shared:
    """A random diary."""
    made = RandomDiary(seed, **size)
    return held(made.revisions(), selection, made.as_of)


def made(*revisions: Revision, selection: Selection | None = None) -> bytes:
    return pdf.exported(held(revisions, selection))


def text(content: bytes, *options: str) -> str:
    """What pdftotext finds; spaces and line ends alike, marks of direction and breaks gone."""
    return bare(lines(content, *options))


def lines(content: bytes, *options: str) -> str:
    """The same as it is laid out."""
    argv = ["pdftotext", *options, "-", "-"]
    return subprocess.run(argv, input=content, capture_output=True, check=True).stdout.decode()


def bare(said: str) -> str:
    """Without all that a line's end, a long word or a direction adds or takes away."""
    return re.sub(r"[\s\u00a0\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufe00-\ufe0f\f]+", "", said)


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(content))


def attached(content: bytes) -> bytes | None:
    """The data inside, as a PDF library finds it."""
    book = opened(content)
    found = [book.attachments[name].get_file().read_bytes() for name in book.attachments]
    assert len(found) < 2
    return found[0] if found else None


def pages(content: bytes) -> int:
    return len(opened(content).pages)


def page_of(content: bytes, heading: str) -> int:
    """The page, from 0, on which a heading of the outline stands."""
    book = opened(content)
    numbers = {page.objgen: place for place, page in enumerate(book.pages)}
    with book.open_outline() as outline:
        for one in _items(outline.root):
            if one.title == heading:
                where: Any = one.destination
                return numbers[where[0].objgen]
    raise AssertionError(heading)


def _items(found: Sequence[Any]) -> Iterator[Any]:
    for one in found:
        yield one
        yield from _items(one.children)


def tags(content: bytes) -> Iterator[tuple[str, str]]:
    """Each tag of the PDF in reading order, with the words that stand in for what it shows."""
    book = opened(content)
    root: Any = book.Root.StructTreeRoot
    yield from _tags(root)


def _tags(one: Any) -> Iterator[tuple[str, str]]:
    if "/S" in one:
        yield str(one.S)[1:], str(one.get("/Alt", ""))
    kids = one.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            yield from _tags(kid)
