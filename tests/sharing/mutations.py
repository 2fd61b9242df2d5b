"""Exports as they may come back: cut, spliced, edited by hand, made up to do harm."""

import json
import re
from collections.abc import Callable
from copy import deepcopy
from datetime import timedelta
from random import Random
from typing import Any

from diary.core.records import CheckIn, Revision, TreatmentSession
from diary.sharing import csv
from diary.sharing.json import whole
from tests.answered import answers
from tests.core.tangled import tangled
from tests.diaries import START, RandomDiary, note_of
from tests.sharing.held import handed_on, journal

_NOTES = ("slept badly", "=1+1", "'=2", "ça va – 痛い", 'said "so", then; left it', "-", "a, b")
_REMEDIES = ((), ("arnica",), ("cold pack", "+34 600"))


def diary(seed: int) -> list[Revision]:
    """A diary with everything in it: corrections, withdrawals, notes, remedies, collisions."""
    draw = Random(seed)
    made = RandomDiary(seed, areas=2, days=draw.randint(3, 12))
    every = [*made.revisions(), *answers(seed, made, days=12)]
    found = [_annotated(draw, one) for one in tangled(seed, every)]
    return [
        one
        for one in found
        if one.value.RECORD == "planned" or one.value.day <= one.local_time.date()
    ]


def _annotated(draw: Random, one: Revision) -> Revision:
    value = one.value
    note = draw.choice(_NOTES) if draw.random() < 0.3 else note_of(value)
    if isinstance(value, CheckIn):
        value = CheckIn(
            value.day, value.ratings, value.leftovers, value.signs, draw.choice(_REMEDIES),
            note or "n",
        )  # fmt: skip
    elif isinstance(value, TreatmentSession):
        value = TreatmentSession(
            value.day, value.areas, value.kind, value.at, draw.random() < 0.2, note
        )
    return one._replace(value=value)


def as_json(revisions: list[Revision]) -> bytes:
    return whole(revisions)


def as_csv(revisions: list[Revision]) -> bytes:
    return csv.exported(handed_on(journal(*revisions), START + timedelta(400)))


def mutated(draw: Random, content: bytes, other: bytes) -> bytes:
    """The same with one to three things done to it."""
    for _ in range(draw.choice((1, 1, 1, 2, 3))):
        content = draw.choice(_MUTATIONS)(draw, content, other)
    return content


def _flipped(draw: Random, content: bytes, other: bytes) -> bytes:
    found = bytearray(content or b" ")
    for _ in range(draw.choice((1, 1, 2, 8, 64))):
        found[draw.randrange(len(found))] ^= 1 << draw.randrange(8)
    return bytes(found)


def _cut(draw: Random, content: bytes, other: bytes) -> bytes:
    start, end = sorted(draw.randrange(len(content) + 1) for _ in "ab")
    return draw.choice((content[:end], content[start:], content[:start] + content[end:]))


def _repeated(draw: Random, content: bytes, other: bytes) -> bytes:
    start, end = sorted(draw.randrange(len(content) + 1) for _ in "ab")
    end = min(end, start + 2000)
    times = draw.choice((2, 3, 20))
    return content[:start] + content[start:end] * times + content[end:]


def _spliced(draw: Random, content: bytes, other: bytes) -> bytes:
    at, since = draw.randrange(len(content) + 1), draw.randrange(len(other) + 1)
    return content[:at] + other[since:] if draw.random() < 0.5 else other[:since] + content[at:]


_JUNK = (
    b"\x00", b"\x1b[31m", b"\xff", b"\xed\xa0\x80", b"\\ud800", b"\xe2\x80\xae", b"\r", b"\n",
    b'"', b"'", b",", b";", b"\t", b"[", b"]", b"{", b"}", b"{}", b"[]", b"null", b"true", b"-",
    b"NaN", b"-Infinity", b"1e999", b"9" * 30, b"9" * 5000, b"[" * 3000, b'{"a":' * 3000,
    b"x" * 70_000, b"\xf0\x9f\x98\x80", b"2026-02-30", b"0001-01-01", b"9999-12-31", b"11/05/2026",
    b"\xef\xbb\xbf", b"1.5", b"-1", b"yes", b"tail", b"19 Nov", b"=1+1", b'"a":1,"a":2',
)  # fmt: skip


def _with_junk(draw: Random, content: bytes, other: bytes) -> bytes:
    at = draw.randrange(len(content) + 1)
    return content[:at] + draw.choice(_JUNK) + content[at + draw.choice((0, 0, 1, 4)) :]


_TOKEN = re.compile(rb'"(?:[^"\\]|\\.){0,200}"|-?\d+|true|false|null|[^,;\t\r\n"]+')


def _token_replaced(draw: Random, content: bytes, other: bytes) -> bytes:
    """One value, name or cell is another one, of this file or made up."""
    tokens = list(_TOKEN.finditer(content[:20_000]))
    if not tokens:
        return content
    one = draw.choice(tokens)
    instead = draw.choice(tokens)[0] if draw.random() < 0.5 else draw.choice(_JUNK)
    return content[: one.start()] + instead + content[one.end() :]


_VALUES: tuple[Any, ...] = (
    None, True, 0, 1, -1, 2, 11, 1.0, 10**18, 10**400, 1e300, "", "x", "yes", "neck", "2026-03-05",
    "2026-03-05T21:00:00Z", "\ud800", "\x1b[2J\u202e", "n" * 3000, "9" * 5000, [], {}, [[]], ["a"],
    ["neck", "neck"], {"neck": 1}, {"neck": {"bruising": 2}}, ["s"] * 500,
    [f"sign {n}" for n in range(60)], 1440, 999_999, 1_000_000, "check-in", "told", "dream",
    "9999-12-31T23:59:59.999999Z", "0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z",
)  # fmt: skip


def _retyped(draw: Random, content: bytes, other: bytes) -> bytes:
    """A JSON value somewhere in it is of another type, gone, or moved; else the bytes flipped."""
    try:
        plain = json.loads(content)
    except (ValueError, RecursionError):
        return _token_replaced(draw, content, other)
    for _ in range(draw.choice((1, 1, 1, 3))):
        plain = _changed_within(draw, plain)
    try:
        text = json.dumps(plain, ensure_ascii=draw.random() < 0.5, indent=draw.choice((None, 1)))
    except ValueError:
        return content
    return text.encode("utf-8", "surrogatepass")


def _changed_within(draw: Random, plain: Any, depth: int = 0) -> Any:
    if not isinstance(plain, dict | list) or not plain or draw.random() < 0.08 * depth:
        return deepcopy(draw.choice(_VALUES))
    key = draw.choice(list(plain) if isinstance(plain, dict) else range(len(plain)))
    if "revisions" in plain and draw.random() < 0.8:
        key = "revisions"
    roll = draw.random()
    if roll < 0.06:
        del plain[key]
    elif roll < 0.1 and isinstance(plain, dict):
        plain[draw.choice(("note", "x", "neck", "Left  Calf", "\x07"))] = plain.pop(key)
    elif roll < 0.14 and isinstance(plain, list):
        plain.append(plain[key])
    else:
        plain[key] = _changed_within(draw, plain[key], depth + 1)
    return plain


def _rows_moved(draw: Random, content: bytes, other: bytes) -> bytes:
    """Lines dropped, doubled or shuffled, with another separator or line end."""
    lines = content.split(b"\n")
    roll = draw.random()
    if roll < 0.25:
        draw.shuffle(lines)
    elif roll < 0.5:
        lines = [one for one in lines if draw.random() < 0.8]
    elif roll < 0.75:
        lines.insert(draw.randrange(len(lines) + 1), draw.choice(lines))
    found = b"\n".join(lines)
    if draw.random() < 0.3:
        found = found.replace(b",", draw.choice((b";", b"\t", b",,")))
    return found


_MUTATIONS: tuple[Callable[[Random, bytes, bytes], bytes], ...] = (
    _flipped, _cut, _repeated, _spliced, _with_junk, _with_junk, _token_replaced, _token_replaced,
    _retyped, _retyped, _retyped, _rows_moved,
)  # fmt: skip
