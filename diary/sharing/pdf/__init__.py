"""The report for the clinic as a PDF: one page for a minute, then everything behind it.

Set by typst, tagged, for archives, the same bytes for the same diary and fonts. What the patient
typed goes in as data and is never read as markup.
"""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from diary.core.shared import Shared
from diary.sharing import json as data
from diary.sharing.pdf.content import content
from diary.sharing.pdf.fonts import SHIPPED, book
from diary.sharing.pdf.glyphs import Printer

ATTACHED = "diary.json"
_FOLDER = Path(__file__).parent
_STANDARDS = ["a-3a", "ua-1"]


class Report(NamedTuple):
    """The file, and the characters that stand in it as their numbers for want of a font."""

    content: bytes
    unprinted: tuple[str, ...]


def exported(
    shared: Shared,
    *,
    with_data: bool = True,
    tell: Callable[[Iterable[str]], object] | None = None,
) -> bytes:
    """`tell` is called with the characters that no font has, where there are any."""
    made = report(shared, with_data=with_data)
    if tell is not None and made.unprinted:
        tell(made.unprinted)
    return made.content


def report(shared: Shared, *, with_data: bool = True) -> Report:
    """The chosen days as a report, with the same as data inside if that is not left out."""
    import typst

    attached = data.exported(shared)
    said = content(shared, attached, with_data=with_data)
    text = attached.decode() if with_data else ""
    # A font of this machine may say that it has a character, and not draw it. Whatever happens, a
    # patient on the way to the clinic gets a report.
    for printer in (Printer(), Printer(with_installed=False)):
        try:
            return _set(said, text, printer)
        except typst.TypstError:
            pass
    return _set(said, text, Printer(is_careful=True))


def _set(said: dict[str, Any], attached: str, printer: Printer) -> Report:
    import typst

    printable = {**printer.plain(said), "fonts": [*SHIPPED, *printer.families]}
    compiler = typst.Compiler(
        str(_FOLDER / "report.typ"),
        root=str(_FOLDER),
        font_paths=book(with_installed=bool(printer.families)),
        ignore_system_fonts=True,
        sys_inputs={
            "said": json.dumps(printable, ensure_ascii=False),
            "attached": attached,
            "name": ATTACHED,
        },
    )
    made = compiler.compile(format="pdf", pdf_standards=_STANDARDS)  # type: ignore[arg-type]
    assert isinstance(made, bytes)
    return Report(made, tuple(printer.unprinted))
