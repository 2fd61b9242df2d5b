"""The report for the clinic as a PDF: one page for a minute, then everything behind it.

Set by typst, tagged, for archives, the same bytes for the same diary and fonts. What the patient
typed goes in as data and is never read as markup.
"""

import json
from pathlib import Path
from typing import Any, NamedTuple

from diary.core.selection import Shared
from diary.sharing import json as data
from diary.sharing.pdf.content import content
from diary.sharing.pdf.fonts import SHIPPED, book
from diary.sharing.pdf.glyphs import Printer

#: Not for a terminal.
IS_BINARY = True
ATTACHED = "diary.json"
_FOLDER = Path(__file__).parent
_STANDARDS = ["a-3a", "ua-1"]


class Report(NamedTuple):
    """The file, and the characters that stand in it as their numbers for want of a font."""

    content: bytes
    unprinted: tuple[str, ...]


def exported(shared: Shared, *, with_data: bool = True) -> bytes:
    return report(shared, with_data=with_data).content


def report(shared: Shared, *, with_data: bool = True) -> Report:
    """The chosen days as a report, with the same as data inside if not left out."""
    import typst

    attached = data.exported(shared)
    said = content(shared, attached, with_data=with_data)
    text = attached.decode() if with_data else ""
    try:
        return _set(said, text, Printer())
    except typst.TypstError:
        # A font that says it has a character and can't draw it. Whatever happens, a patient who is
        # on the way to the clinic gets a report.
        return _set(said, text, Printer(is_careful=True))


def _set(said: dict[str, Any], attached: str, printer: Printer) -> Report:
    import typst

    printable = printer.plain(said)
    families = [*SHIPPED, *printer.families]
    compiler = typst.Compiler(
        str(_FOLDER / "report.typ"),
        root=str(_FOLDER),
        font_paths=book(with_installed=bool(printer.families)),
        ignore_system_fonts=True,
        sys_inputs={
            "said": json.dumps({**printable, "fonts": families}, ensure_ascii=False),
            "attached": attached,
            "name": ATTACHED,
        },
    )
    made = compiler.compile(format="pdf", pdf_standards=_STANDARDS)  # type: ignore[arg-type]
    assert isinstance(made, bytes)
    return Report(made, tuple(printer.unprinted))
