"""The diary as files to hand on: what the command and the screen share."""

import os
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from diary.core.errors import RecordError
from diary.core.period import Period, contents
from diary.journal import Journal
from diary.journal.sharing import Format, Notes

#: Each has a module in `diary.sharing` with an `exported(journal, today, first, last)`; where the
#: notes are as chosen, it takes `with_notes` too.
FORMATS = (
    Format("text", ".txt", Notes.NEVER),
    Format("csv", ".csv"),
    Format("json", ".json", Notes.ALWAYS),
)


class FileExporters:
    """Makes files of one diary."""

    formats = FORMATS

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def summary(self, period: Period, today: date) -> str:
        return content(self._journal, FORMATS[0], period, today).decode()

    def proposed(self, period: Period, today: date) -> str:
        """In the folder for documents where there is one, else in the home folder."""
        held = contents(self._journal.records(), period, today)
        name = f"symptom-diary-{held.first.isoformat()}-to-{held.last.isoformat()}"
        home = Path(os.path.expanduser("~"))  # noqa: PTH111 - pathlib's raises where there is none
        documents = home / "Documents"
        folder = documents if documents.is_dir() else home
        number, stem = 1, folder / name
        while any(map(os.path.lexists, self.paths(FORMATS, str(stem)))):
            number += 1
            stem = folder / f"{name}-{number}"
        return str(stem)

    def paths(self, formats: Sequence[Format], path: str) -> Sequence[str]:
        typed = path.strip()
        name = typed.replace(os.sep, "/").rpartition("/")[2]
        if name in ("", ".", "..", "~") or "\0" in typed:
            raise RecordError("bad-path", typed)
        whole = str(Path(os.path.expanduser(typed)).absolute())  # noqa: PTH111 - as above
        endings = [one.ending for one in formats]
        typed_ending = next((one for one in endings if whole.lower().endswith(one)), "")
        stem = whole[: len(whole) - len(typed_ending)]
        return [whole if one == typed_ending else stem + one for one in endings]

    def write(
        self, form: Format, path: str, period: Period, today: date, *, with_notes: bool = True
    ) -> None:
        write(form, Path(path), content(self._journal, form, period, today, with_notes=with_notes))


def content(
    journal: Journal, form: Format, period: Period, today: date, *, with_notes: bool = True
) -> bytes:
    """What a file in this form holds, without the mark that some programs need before it."""
    chosen = {"with_notes": with_notes} if form.notes is Notes.AS_CHOSEN else {}
    made: bytes = _module(form).exported(journal, today, *period, **chosen)
    return made


def template(form: Format, journal: Journal, today: date) -> bytes:
    """The same form, empty, to be filled in by hand."""
    made: bytes = _module(form).template(journal, today)
    return made


def write(form: Format, path: Path, made: bytes) -> None:
    """Make a new file of it. Raises as `write_new` does."""
    from diary.cli.outfile import write_new

    write_new(path, getattr(_module(form), "MARK", b"") + made)


def _module(form: Format) -> Any:
    return import_module(f"diary.sharing.{form.name}")
