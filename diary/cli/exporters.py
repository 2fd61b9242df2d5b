"""The diary as files to hand on: what the command and the screen share."""

import os
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diary.core.errors import RecordError
from diary.core.shared import Shared
from diary.journal import Journal
from diary.journal.sharing import Format
from diary.wording import report

if TYPE_CHECKING:
    from diary.sharing.clinic_key import ClinicKey

#: What the name of an encrypted file ends with.
_SEALED = ".age"
_TEXT = Format("text", ".txt", has_history=False, has_name=False)
_TABLE = Format(
    "csv",
    ".csv",
    has_history=False,
    has_name=False,
    has_answers=False,
    options=("--template", "--dictionary"),
)
#: Each has a module in `diary.sharing` with an `exported(shared)`.
FORMATS = (
    Format("pdf", ".pdf", is_binary=True, options=("--no-data",)),
    _TEXT,
    _TABLE,
    Format("json", ".json", options=("--schema",)),
    Format("fhir", ".fhir.json", options=("--no-data", "--with-pdf")),
    Format("ics", ".ics", has_history=False, has_name=False, has_entries=False),
)


class FileExporters:
    """Makes files of what goes out of a diary."""

    formats = FORMATS

    def summary(self, shared: Shared) -> str:
        made, _ = exported(_TEXT, shared)
        return made.decode()

    def proposed(self, shared: Shared) -> str:
        """In the folder for documents where there is one, else in the home folder."""
        name = f"symptom-diary-{shared.first.isoformat()}-to-{shared.last.isoformat()}"
        home = Path(os.path.expanduser("~"))  # noqa: PTH111 - pathlib's raises where there is none
        documents = home / "Documents"
        folder = documents if documents.is_dir() else home
        number, stem = 1, folder / name
        while any(
            os.path.lexists(path) or os.path.lexists(sealed_name(path))
            for path in self.paths(FORMATS, str(stem))
        ):
            number += 1
            stem = folder / f"{name}-{number}"
        return str(stem)

    def paths(
        self, formats: Sequence[Format], path: str, *, is_sealed: bool = False
    ) -> Sequence[str]:
        typed = path.strip()
        name = typed.replace(os.sep, "/").rpartition("/")[2]
        if name in ("", ".", "..", "~") or "\0" in typed:
            raise RecordError("bad-path", typed)
        whole = str(Path(os.path.expanduser(typed)).absolute())  # noqa: PTH111 - as above
        endings = [one.ending for one in formats]
        if is_sealed:
            whole = whole.removesuffix(_SEALED)
        # The longest: one ending can be the end of another.
        fitting = [one for one in endings if whole.lower().endswith(one)]
        typed_ending = max(fitting, key=len, default="")
        stem = whole[: len(whole) - len(typed_ending)]
        paths = [whole if one == typed_ending else stem + one for one in endings]
        return [sealed_name(one) for one in paths] if is_sealed else paths

    def write(
        self, form: Format, path: str, shared: Shared, *, key_file: str = ""
    ) -> Sequence[str]:
        key = clinic_key(key_file) if key_file else None
        made, remarks = exported(form, shared)
        write(form, Path(path), made, key)
        return remarks


def exported(form: Format, shared: Shared, **options: Any) -> tuple[bytes, Sequence[str]]:
    """What a file in this form holds, without the mark that some programs need before it.

    Besides it, what is to be said of it. `options` are those of the form's own `exported`.
    """
    unprinted: list[str] = []
    if form.name == "pdf":
        options["tell"] = unprinted.extend
    made: bytes = _module(form).exported(shared, **options)
    return made, [report.unprinted(unprinted)] if unprinted else []


def template(form: Format, journal: Journal, today: date) -> bytes:
    """The same form, empty, to be filled in by hand."""
    made: bytes = _module(form).template(journal, today)
    return made


def dictionary(form: Format, journal: Journal) -> bytes:
    """What each column of the form means."""
    made: bytes = import_module(f"diary.sharing.{form.name}_dictionary").dictionary(journal.plan)
    return made


def schema(form: Format) -> bytes:
    """What describes the form for other programs."""
    made: bytes = _module(form).schema()
    return made


def write(form: Format, path: Path, made: bytes, key: "ClinicKey | None" = None) -> None:
    """Make a new file of it. Raises as `write_new` does."""
    from diary.cli.outfile import write_new

    write_new(path, as_file(form, made, key))


def as_file(form: Format, made: bytes, key: "ClinicKey | None" = None) -> bytes:
    """The bytes of such a file, with its mark; with a key, those that only the clinic can open."""
    whole: bytes = getattr(_module(form), "MARK", b"") + made
    return key.seal(whole) if key else whole


def sealed_name(path: str) -> str:
    """The path with the ending that encrypted files have."""
    return path if path.endswith(_SEALED) else f"{path}{_SEALED}"


def clinic_key(path: str) -> "ClinicKey":
    """The key in a file. Raises `RecordError` where it holds none, and `OSError`."""
    from diary.sharing.clinic_key import LARGEST, ClinicKey

    typed = path.strip()
    if not typed or "\0" in typed:
        raise RecordError("bad-path", typed)
    found = Path(os.path.expanduser(typed))  # noqa: PTH111 - as above
    if not found.exists():
        raise RecordError("no-such-file", typed)
    if not found.is_file():  # nothing that could wait for ever
        raise RecordError("no-key", typed)
    with found.open("rb") as file:
        return ClinicKey(file.read(LARGEST + 1), found.name)


def _module(form: Format) -> Any:
    return import_module(f"diary.sharing.{form.name}")
