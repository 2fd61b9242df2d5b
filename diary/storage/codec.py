"""A revision as one line of bytes and back, and the digests that chain the lines.

    {"seq":2,"id":...,"payload":{...},"previous":"<digest of line 1>","digest":"<64 hex>"}

A digest is SHA-256 over the line's bytes before `,"digest":"`. The end of a line is always as long,
so a chain is checked on the bytes, without reading JSON.
"""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from diary.core.errors import RecordError
from diary.core.payload import Plain, revision_from_plain
from diary.core.records import Revision

FORMAT = "symptom-diary"
SCHEMA = 1

_MEMBERS = (
    *("id", "revision", "kind", "recorded_at", "offset", "zone"),
    *("reason", "withdrawn", "payload"),
)
_BEFORE_DIGEST = b',"digest":"'
_AFTER_DIGEST = b'"}'
#: How many bytes of a line its digest does not cover.
UNCOVERED = len(_BEFORE_DIGEST) + 64 + len(_AFTER_DIGEST)
#: As many bytes are `,"previous":"…"` without the digest's own.
_PREVIOUS = len(b',"previous":"') + 64 + 1
_BETWEEN_DIGESTS = b'"' + _BEFORE_DIGEST
_ID, _REVISION, _RECORDED_AT = b',"id":"', b'","revision":', b',"recorded_at":"'
_FIRST_REVISION = b'","revision":1,'
#: Of all other kinds few are ever made, and any of them may count for today.
_CHECK_IN = b'"check-in"'
_SEQ = b'{"seq":'
_DATE_AT = len(_RECORDED_AT)
#: Within as many bytes stand the members before the payload; a longer id costs a second look.
_BEFORE_PAYLOAD = 120


class Header(NamedTuple):
    """What the first line says."""

    diary: str
    created_at: str
    schema: int


def body(plain: Mapping[str, Any]) -> bytes:
    """The bytes of a revision's own members, which don't depend on its place in the log.

    Takes what `revision_to_plain` gives, and raises `RecordError` for anything that could not be
    read back: once written it would spoil the file.
    """
    if len(plain) != len(_MEMBERS):
        raise RecordError("unreadable-record", "members")
    try:
        ordered = {member: plain[member] for member in _MEMBERS}
        text = json.dumps(ordered, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        revision_from_plain(json.loads(text))
        return text[1:-1].encode()
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise RecordError("unreadable-record", str(error)[:80]) from error


def seal(body: bytes, seq: int, previous: bytes) -> bytes:
    """The line, without its line end, at `seq`, after the one whose digest is `previous`."""
    covered = b'{"seq":%d,%b,"previous":"%b"' % (seq, body, previous)
    return _with_digest(covered)


def header(diary: str, created_at: str) -> bytes:
    """The first line, without its line end."""
    plain = {"format": FORMAT, "schema": SCHEMA, "diary": diary, "created_at": created_at}
    return _with_digest(json.dumps(plain, separators=(",", ":")).encode()[:-1])


def _with_digest(covered: bytes) -> bytes:
    digest = sha256(covered).hexdigest().encode()
    return covered + _BEFORE_DIGEST + digest + _AFTER_DIGEST


def digest_of(line: bytes) -> bytes:
    """The digest a line carries, whether or not it is the right one."""
    return line[-len(_AFTER_DIGEST) - 64 : -len(_AFTER_DIGEST)]


def count_sound(lines: Sequence[bytes], seq: int, previous: bytes) -> int:
    """How many lines, from the first on, are as they were written.

    The first is to hold `seq` and follow the line whose digest is `previous`. The digests cover the
    seqs too: where the last is right, all are.
    """
    count = 0
    for line in lines:
        digest = sha256(line[:-UNCOVERED]).hexdigest().encode()
        if not line.endswith(previous + _BETWEEN_DIGESTS + digest + _AFTER_DIGEST):
            break
        previous = digest
        count += 1
    if count and not _has_seq(lines[count - 1], seq + count - 1):
        return next(place for place, line in enumerate(lines) if not _has_seq(line, seq + place))
    return count


def _has_seq(line: bytes, seq: int) -> bool:
    return line.startswith(b'{"seq":%d,' % seq)


def proves_itself(line: bytes) -> bool:
    """Whether a revision's line is as it was written, wherever it stands now."""
    return line.startswith(_SEQ) and line == _with_digest(line[:-UNCOVERED])


def read_header(line: bytes) -> Header | None:
    """What a first line says, or None where it is no header, or not as it was written.

    One with a newer schema is taken at its word: only a newer program knows how to check it.
    """
    try:
        plain = json.loads(line)
        schema = plain["schema"] if plain["format"] == FORMAT else None
    except (KeyError, TypeError, ValueError, RecursionError):
        return None
    if type(schema) is int and schema > SCHEMA:
        return Header("", "", schema)
    if type(schema) is not int or schema < 1 or line != _with_digest(line[:-UNCOVERED]):
        return None
    diary, created_at = plain.get("diary"), plain.get("created_at")
    if not isinstance(diary, str) or not isinstance(created_at, str):
        return None
    return Header(diary, created_at, schema)


def plain_of(line: bytes) -> Plain:
    """All members of a line, `seq`, `previous` and `digest` too. Raises `RecordError`."""
    try:
        plain: Plain = json.loads(line.decode())
        return plain
    except (ValueError, RecursionError) as error:
        raise RecordError("unreadable-record", str(error)[:80]) from error


def revision_of(line: bytes, schema: int = SCHEMA) -> Revision:
    """The revision a line of that schema holds. Raises `DiaryError` where none can be read."""
    plain = plain_of(line)
    if schema < SCHEMA:
        from diary.storage.migrations import upgraded

        plain = upgraded(plain, schema, SCHEMA)
    return revision_from_plain(plain)


def migrated(line: bytes, schema: int) -> bytes:
    """The body, in the present schema, of a line of an older one."""
    from diary.storage.migrations import upgraded

    plain = upgraded(plain_of(line), schema, SCHEMA)
    return body({member: plain[member] for member in _MEMBERS})


def recorded_since(lines: Sequence[bytes], day: str) -> list[int]:
    """The places of revisions recorded on that UTC date or later, and of all that are no check-ins,
    and of all revisions that share an id with one of these.

    Reads no JSON. The first `,"recorded_at":"` of a line is the member itself, and what stands
    before it is the kind: in a text every quote has a backslash before it.
    """
    first = day.encode()
    found = [
        place
        for place, line in enumerate(lines)
        if line[(at := line.find(_RECORDED_AT)) + _DATE_AT : at + _DATE_AT + 10] >= first
        or not line.endswith(_CHECK_IN, 0, at)
    ]
    # Two lines share an id only where one of them is a later revision; hardly any is.
    later = [line for line in lines if line.find(_FIRST_REVISION, 0, _BEFORE_PAYLOAD) < 0]
    if later:
        chosen = set(found)
        ids = {_id_in(line) for line in later} & {_id_in(lines[place]) for place in found}
        found += [
            place for place, line in enumerate(lines) if place not in chosen and _id_in(line) in ids
        ]
        found.sort()
    return found


def _id_in(line: bytes) -> bytes:
    start = line.find(_ID) + len(_ID)
    return line[start : line.find(_REVISION, start)]


def body_in(line: bytes) -> bytes:
    """The bytes of a line's own members, without its place in the log."""
    return line[line.find(_ID) + 1 : -UNCOVERED - _PREVIOUS]


def recorded_at_in(line: bytes) -> bytes:
    """When a line says that it was typed, in a form that sorts."""
    return line[line.find(_RECORDED_AT) + _DATE_AT :][:27]
