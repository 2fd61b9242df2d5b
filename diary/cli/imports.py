"""`diary import`: what another diary or a table holds, shown, and then all of it or nothing."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from errno import ELOOP
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from diary.cli.confirm import confirmed
from diary.cli.context import Context
from diary.cli.say import folded, say, show, show_json
from diary.core.errors import BadFileError, DamagedError, DiaryError, RecordError
from diary.wording import imports as words
from diary.wording import keeping

if TYPE_CHECKING:
    from diary.core.merge import Merge
    from diary.sharing.incoming import Incoming

_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
#: So that a named pipe, which nobody may ever write to, is refused at once.
_FLAGS |= getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


@click.command("import", help=words.IMPORT)
@click.argument("file", metavar="FILE")
@click.option("--dry-run", is_flag=True, help=words.DRY_RUN)
@click.option("--yes", is_flag=True, help=words.YES)
@click.option("--json", "as_json", is_flag=True, help=words.JSON)
@click.pass_obj
def import_(context: Context, file: str, *, dry_run: bool, yes: bool, as_json: bool) -> None:
    if file == "-" and not (yes or dry_run):
        raise click.UsageError(words.NEEDS_YES)
    incoming = incoming_from(_piped() if file == "-" else _content(file), context)
    merge = context.journal.preview(incoming.revisions, context.now)
    preview = [part for line in _preview(incoming, merge) for part in _folded(line)]
    # With --json the data is what --json prints; what is said about it goes elsewhere.
    (say if as_json else show)(*preview)
    number, is_refused = 0, False
    if not merge.new:
        if merge.incoming:
            say(words.NOTHING_NEW)
    elif dry_run:
        say(keeping.NOTHING_CHANGED)
    elif confirmed(words.QUESTION, yes=yes):
        number = _bring_in(context, merge)
    else:
        is_refused = True
    if as_json:
        from diary.sharing.incoming import merge_plain

        show_json({**merge_plain(incoming, merge), "brought_in": number})
    if is_refused:
        raise click.exceptions.Exit(1)


def _preview(incoming: "Incoming", merge: "Merge") -> Iterator[str]:
    yield words.heading(incoming.form, merge)
    if merge.new:
        yield words.counts(merge)
    yield from words.remarks(incoming.remarks)
    yield from words.lines(merge)


def _folded(line: str) -> list[str]:
    indent = " " * (len(line) - len(line.lstrip(" ")))
    return folded(line, indent, f"{indent}  " if indent else "")


def _bring_in(context: Context, merge: "Merge") -> int:
    from diary.wording.commands import flags_hint

    context.unlocked().back_up(context.now.today, "import")
    number = context.journal.accept(merge, context.now)
    say(words.brought_in(number, merge))
    with suppress(DiaryError, OSError):  # it is in, whatever can be said about it
        summary = context.journal.summary(context.now.today)
        say(*flags_hint([flag for flag in summary.active_flags if not flag.is_quiet]))
    return number


def incoming_from(content: bytes, context: Context) -> "Incoming":
    """What the file holds, by what it looks like. Raises `BadFileError`."""
    start = _start(content)
    try:
        if start.startswith(b"age-encryption.org/"):
            return from_diary_file(_opened(content, context), context)
        if start.startswith(b"PK\x03\x04"):
            raise RecordError("spreadsheet-file")
        if start.startswith(b"%PDF-"):
            from diary.sharing import pdf_in

            return pdf_in.read(content, context.now)
        if _is_diary(start):
            return from_diary_file(content, context)
        from diary.sharing import fhir_in

        if fhir_in.is_bundle(start):
            return fhir_in.read(content, context.now)
        if start[:1] in (b"{", b"["):
            from diary.sharing import json_in

            return json_in.read(content, context.now)
        from diary.sharing import csv_in

        return csv_in.read(content, context.journal.history(), context.now)
    except RecordError as error:
        raise BadFileError("", error) from error


def _is_diary(start: bytes) -> bool:
    """Whether its first line is the header of a diary's own file."""
    line = start.partition(b"\n")[0]
    return line.startswith(b'{"format":"symptom-diary",')


def _opened(content: bytes, context: Context) -> bytes:
    """An encrypted diary's file, which the key of this diary opens, as it does its own copies."""
    store = context.unlocked()
    if not store.is_encrypted:
        raise RecordError("sealed-file")
    try:
        return store.log.opened(content, store.log.path)
    except DamagedError as error:
        raise RecordError("sealed-file") from error


def from_diary_file(content: bytes, context: Context) -> "Incoming":
    """A diary's own file, a backup of it, or a conflict copy that a synced folder made."""
    from diary.sharing.incoming import Fault, Incoming, Receiver
    from diary.storage.restore import revisions_in

    found, spoilt = revisions_in(content)
    receiver, taken = Receiver(context.now), []
    for number, one in enumerate(found, 1):
        with Fault(f"entry {number}"):
            taken.append(receiver.take(one))
    remarks = (("spoilt-lines", str(spoilt)),) if spoilt else ()
    return Incoming("diary", tuple(taken), remarks)


def _content(path: str) -> bytes:
    """A file's bytes: never a link, never anything that could wait or go on for ever."""
    if "\0" in path:
        raise BadFileError("", RecordError("bad-path", path))
    try:
        if Path(path).is_symlink():
            raise BadFileError("", RecordError("link-to-file", path))
        descriptor = os.open(path, _FLAGS)
    except FileNotFoundError:
        raise BadFileError("", RecordError("no-such-file", path)) from None
    except OSError as error:
        if error.errno == ELOOP:
            raise BadFileError("", RecordError("link-to-file", path)) from None
        raise
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise BadFileError("", RecordError("not-a-file", path))
    with os.fdopen(descriptor, "rb") as file:
        return _bounded(file)


def _piped() -> bytes:
    if sys.stdin is None:
        raise BadFileError("", RecordError("not-a-file", "-"))
    return _bounded(sys.stdin.buffer)


def _bounded(file: BinaryIO) -> bytes:
    from diary.sharing import fhir_in
    from diary.sharing.incoming import LARGEST_FILE

    content, most = file.read(LARGEST_FILE + 1), LARGEST_FILE
    if len(content) > most and fhir_in.is_bundle(_start(content)):
        content, most = content + file.read(fhir_in.LARGEST_BUNDLE - most), fhir_in.LARGEST_BUNDLE
    if len(content) > most:
        raise BadFileError("", RecordError("too-big", str(most // 2**20)))
    return content


def _start(content: bytes) -> bytes:
    """What a file begins with, without what says nothing."""
    return content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
