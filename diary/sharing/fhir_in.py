"""The diary inside a FHIR bundle that this program made: its JSON export, which rides along.

A bundle may come from anybody and is larger than what it carries. It is searched as it is, never
taken apart: only what was found is, as carefully as a JSON export is.
"""

import binascii
import re
from base64 import b64encode
from hashlib import sha1

from diary.core.errors import BadFileError, RecordError
from diary.core.moment import Now
from diary.sharing import json_in
from diary.sharing.incoming import LARGEST_FILE, Fault, Incoming

#: In bytes. Ten years of evenings are a third of it.
LARGEST_BUNDLE = 4 * LARGEST_FILE

# Inside a JSON text a quotation mark has a backslash before it: no note can look like one of these.
_BUNDLE = re.compile(rb'"resourceType"[ \t\r\n]*+:[ \t\r\n]*+"Bundle"')
_ATTACHMENT = re.compile(rb'"attachment"[ \t\r\n]*+:[ \t\r\n]*+\{([^{}]*+)\}')
_JSON = re.compile(rb'"contentType"[ \t\r\n]*+:[ \t\r\n]*+"application(?:/|\\/)json"')
_DATA = re.compile(rb'"data"[ \t\r\n]*+:[ \t\r\n]*+"([^"]*+)"')
_HASH = re.compile(rb'"hash"[ \t\r\n]*+:[ \t\r\n]*+"([^"]{1,64}+)"')


def is_bundle(start: bytes) -> bool:
    """Whether a file that begins so is one."""
    return start[:1] == b"{" and _BUNDLE.search(start) is not None


def read(content: bytes, now: Now) -> Incoming:
    """The revisions that a bundle carries, each one checked. Raises `BadFileError`."""
    with Fault(""):
        carried = _carried(content)
    try:
        return json_in.read(carried, now)._replace(form="fhir")
    except BadFileError as error:
        fault = error.fault
        if isinstance(fault, RecordError) and fault.problem == "not-an-export":
            raise BadFileError("", RecordError("foreign-bundle")) from None
        raise


def _carried(content: bytes) -> bytes:
    for found in _ATTACHMENT.finditer(content):
        start, end = found.span(1)
        data = _DATA.search(content, start, end)
        if data and _JSON.search(content, start, end):
            return _decoded(data[1], _HASH.search(content, start, end))
    raise RecordError("foreign-bundle")


def _decoded(data: bytes, digest: "re.Match[bytes] | None") -> bytes:
    """The attachment's bytes. Some programs write every slash with a backslash before it."""
    if len(data) > LARGEST_FILE * 3 // 2:
        raise RecordError("too-big", str(LARGEST_FILE // 2**20))
    try:
        found = binascii.a2b_base64(data.replace(b"\\/", b"/"), strict_mode=True)
    except binascii.Error:
        raise RecordError("spoilt-bundle") from None
    if len(found) > LARGEST_FILE:
        raise RecordError("too-big", str(LARGEST_FILE // 2**20))
    made = b64encode(sha1(found, usedforsecurity=False).digest())
    if digest and digest[1].replace(b"\\/", b"/") != made:
        raise RecordError("spoilt-bundle")
    return found
