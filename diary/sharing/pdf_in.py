"""The data in a report's PDF, read back. The PDF may come from anybody, and from any program.

A PDF keeps a file inside as a stream, and a stream stands in it plainly even where a viewer has
saved the PDF anew. So the streams are looked through, one after another, for one that begins as an
export does. Nothing else of the PDF is read: no tables, no references, nothing that could go round
in a circle.
"""

import re
import zlib

from diary.core.errors import RecordError
from diary.core.moment import Now
from diary.sharing.incoming import LARGEST_FILE, Fault, Incoming

_STREAM = re.compile(rb"stream\r?\n")
_END = b"endstream"
#: How packed data begins, whatever the window it was packed with.
_ZLIB = frozenset(bytes((16 * window + 8,)) for window in range(8))
_BEGINS = re.compile(rb'\s*\{\s*"format"\s*:\s*"symptom-diary-export"')
#: Bytes of a stream, packed and unpacked, that tell what it is.
_PACKED, _PLAIN = 1024, 128
#: Times that the same data may stand in a PDF, for whoever put pages together.
_MOST = 8


def read(content: bytes, now: Now) -> Incoming:
    """The revisions in a report. Raises `BadFileError`."""
    from diary.sharing import json_in

    with Fault(""):
        found = data_in(content)
    return json_in.read(found, now)._replace(form="pdf")


def data_in(content: bytes) -> bytes:
    """The export inside. Raises `RecordError` where there is none, or more than one."""
    found: bytes | None = None
    at = times = 0
    while match := _STREAM.search(content, at):
        at = match.end()
        one, at = _export_at(content, at)
        if one is None:
            continue
        times += 1
        if times > _MOST or found not in (None, one):
            raise RecordError("two-reports")
        found = one
    if found is not None:
        return found
    if b"/Encrypt" in content:
        raise RecordError("locked-pdf")
    raise RecordError("pdf-without-data")


def _export_at(content: bytes, start: int) -> tuple[bytes | None, int]:
    """The stream that begins there if it is an export, and from where to look on."""
    head = content[start : start + _PACKED]
    if _BEGINS.match(head):
        end = content.find(_END, start)
        if end < 0:
            raise RecordError("broken-pdf")
        return content[start:end].rstrip(), end
    if not _BEGINS.match(_unpacked(head)):
        return None, start
    unpacking = zlib.decompressobj()
    try:
        found = unpacking.decompress(memoryview(content)[start:], LARGEST_FILE + 1)
    except zlib.error:
        raise RecordError("broken-pdf") from None
    if len(found) > LARGEST_FILE:
        raise RecordError("too-big", str(LARGEST_FILE // 2**20))
    if not unpacking.eof:
        raise RecordError("broken-pdf")
    return found, len(content) - len(unpacking.unused_data)


def _unpacked(head: bytes) -> bytes:
    if head[:1] not in _ZLIB:
        return b""
    try:
        return zlib.decompressobj().decompress(head, _PLAIN)
    except zlib.error:
        return b""
