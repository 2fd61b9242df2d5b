"""The diary as files to hand on: what the command and the screen share."""

import os
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from diary.core.errors import RecordError
from diary.core.selection import Selection
from diary.journal import Journal
from diary.journal.sharing import Format, shared_from

#: Each has a module in `diary.sharing` with an `exported(shared)`.
FORMATS = (
    *(Format("text", ".txt"), Format("csv", ".csv"), Format("json", ".json")),
    Format("pdf", ".pdf"),
)


class FileExporters:
    """Makes files of one diary."""

    formats = FORMATS

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def summary(self, selection: Selection, today: date) -> str:
        return content(self._journal, FORMATS[0], selection, today).decode()

    def proposed(self, selection: Selection, today: date) -> str:
        """In the folder for documents where there is one, else in the home folder."""
        held = shared_from(self._journal, selection, today)
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
        if not typed or typed.endswith(("/", os.sep)) or "\0" in typed:
            raise RecordError("bad-path", typed)
        whole = str(Path(os.path.expanduser(typed)).absolute())  # noqa: PTH111 - as above
        endings = [one.ending for one in formats]
        typed_ending = next((one for one in endings if whole.lower().endswith(one)), "")
        stem = whole[: len(whole) - len(typed_ending)]
        return [whole if one == typed_ending else stem + one for one in endings]

    def write(self, form: Format, path: str, selection: Selection, today: date) -> None:
        write(form, Path(path), content(self._journal, form, selection, today))


def content(
    journal: Journal, form: Format, selection: Selection, today: date, **options: Any
) -> bytes:
    """What a file in this form holds, without the mark that some programs need before it.

    `options` are those of the form's own `exported`.
    """
    made: bytes = _module(form).exported(shared_from(journal, selection, today), **options)
    return made


def is_binary(form: Format) -> bool:
    """Whether it is nothing for a terminal."""
    return bool(getattr(_module(form), "IS_BINARY", False))


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
