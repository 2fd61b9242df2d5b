"""Files of 16 MiB, each the worst of its kind."""

import json
from collections.abc import Callable
from itertools import cycle, islice
from typing import Any

from diary.core.areas import AREAS

LARGEST = 16 * 2**20
_START = b'{"format": "symptom-diary-export", "schema": 1, "revisions": ['
_HEADER = b"day,area,symptom,severity,note,check_in,recorded_at\n"


def entry(number: int, **payload: Any) -> bytes:
    """A sound revision, as short as one can be."""
    plain = {
        "id": f"{number}", "revision": 1, "kind": "check-in", "zone": "", "reason": "",
        "recorded_at": "2026-03-05T21:00:00Z", "offset": 0, "withdrawn": False,
        "payload": {"day": "2026-03-05", "ratings": {}, "note": "x"} | payload,
    }  # fmt: skip
    return json.dumps(plain, separators=(",", ":")).encode()


def filled(start: bytes, part: bytes, end: bytes = b"") -> bytes:
    """`start`, then as many parts as fit, then `end`."""
    return start + part * ((LARGEST - len(start) - len(end)) // len(part)) + end


def _entries(*parts: bytes) -> bytes:
    """As many of these entries, one after another, as fit."""
    number = (LARGEST - len(_START) - 2) // (max(map(len, parts)) + 1)
    return _START + b",".join(islice(cycle(parts), number)) + b"]}"


def _numbered(**payload: Any) -> bytes:
    size = len(entry(99_999, **payload)) + 1
    number = (LARGEST - len(_START) - 2) // size
    return _START + b",".join(entry(one, **payload) for one in range(number)) + b"]}"


def _rows(row: Callable[[int], str]) -> bytes:
    size = len(row(999_999).encode())
    return _HEADER + "".join(map(row, range((LARGEST - len(_HEADER)) // size))).encode()


MONSTERS: dict[str, Callable[[], bytes]] = {
    "brackets": lambda: filled(b"", b"[]"),
    "empty lists": lambda: filled(_START, b"[],", b"[]]}"),
    "empty objects": lambda: filled(_START, b"{},", b"{}]}"),
    "lists in one entry": lambda: filled(_START + b"[", b"[],", b"[]]]}"),
    "depth": lambda: filled(_START, b"["),
    "deep objects": lambda: filled(_START, b'{"a":'),
    "one text": lambda: filled(_START + b'"', b"x", b'"]}'),
    "one wide text": lambda: filled(_START + b'"', "😀".encode(), b'"]}'),
    "surrogates": lambda: filled(_START + b'"', b"\\ud800", b'"]}'),
    "one number": lambda: filled(_START, b"9", b"]}"),
    "blanks": lambda: filled(_START, b" ", b"]}"),
    "members": lambda: b"{" + b",".join(b'"%d":1' % one for one in range(1_300_000)) + b"}",
    "a wide member": lambda: filled(b'{"a":[', b"[],", b"[]]}"),
    "twins": lambda: filled(_START + b"{", b'"a":1,', b'"a":1}]}'),
    "names": lambda: _START + b"{" + b",".join(b'"%d":1' % n for n in range(1_300_000)) + b"}]}",
    "the same entry": lambda: _entries(entry(1)),
    "entries": _numbered,
    "entries with wide notes": lambda: _numbered(note="😀" * 4),
    "signs": lambda: _numbered(signs=[f"s{n}" for n in range(40)]),
    "everything": lambda: _numbered(
        ratings={one.name: {"bruising": 4, "soreness": 10} for one in AREAS},
        leftovers={one.name: "yes" for one in AREAS},
        signs=[f"s{n}" for n in range(40)],
        remedies=[f"r{n}" for n in range(40)],
    ),
    "one record": lambda: _entries(*(entry(1, note=f"{n:05}") for n in range(50_000))),
    "remedies": lambda: _numbered(remedies=["x"] * 10_000),
    "half an entry": lambda: filled(_START, b'{"id":"')[: LARGEST - 1],
    "nothing": lambda: b"\0" * LARGEST,
    "no text": lambda: b"\xff" * LARGEST,
    "commas": lambda: filled(_HEADER, b","),
    "semicolons": lambda: filled(b"day;area\n", b";"),
    "line ends": lambda: filled(_HEADER, b"\n"),
    "returns": lambda: filled(_HEADER, b"\r"),
    "quotes": lambda: filled(_HEADER, b'"'),
    "one cell": lambda: filled(_HEADER + b'2026-03-05,neck,bruising,1,"', b"x", b'"\n'),
    "lines in a cell": lambda: filled(_HEADER + b'2026-03-05,neck,bruising,1,"', b"x\n", b'"\n'),
    "columns": lambda: filled(b"day,area,symptom,severity", b",c"),
    "formulas": lambda: _rows(lambda n: f"2026-03-05,neck,bruising,1,=A{n:06},\n"),
    "nulls in cells": lambda: filled(_HEADER, b"2026-03-05,neck,bruising,1,\0\0\0\n"),
    "check-ins": lambda: _rows(
        lambda n: f"2026-03-05,neck,bruising,1,,i{n:06},2026-03-05T21:00:00Z\n"
    ),
    "check-ins on paper": lambda: _rows(
        lambda n: f"{1700 + n // 336:04}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02},neck,bruising,1,\n"
    ),
    "ways to write a day": lambda: _rows(lambda n: f"5 mar 2026 {n:06},neck,bruising,1,\n"),
    "days written out": lambda: _rows(
        lambda n: f"{'5 mar 2026'.upper() if n % 2 else '5 mar'} {n % 2000:04},neck,bruising,1,\n"
    ),
    "moments": lambda: _rows(
        lambda n: f"2026-03-05,neck,bruising,1,,i,2026-03-05T21:00:00.{n:06}Z\n"
    ),
    "notes of one day": lambda: _rows(lambda n: f"2026-03-05,neck,bruising,1,n{n:06}\n"),
}  # fmt: skip
