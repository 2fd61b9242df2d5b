"""Whether a FHIR R4 resource has the elements, the numbers of them, types and codes it may have."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

Plain = dict[str, Any]

ELEMENTS: dict[str, dict[str, Plain]] = json.loads(
    gzip.decompress((Path(__file__).parent / "r4" / "elements.json.gz").read_bytes())
)
_DAY = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_TIME = r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?"
_OFFSET = r"(Z|[+-]((0\d|1[0-3]):[0-5]\d|14:00))"
_TEXT = r"\S+( \S+)*"
_PRIMITIVES: dict[str, tuple[type, str]] = {
    "string": (str, _TEXT),
    "String": (str, _TEXT),  # of ids and urls, which are no FHIR strings
    "markdown": (str, _TEXT),
    "code": (str, r"\S+( \S+)*"),
    "uri": (str, r"[a-z]+:\S+"),
    "url": (str, r"[a-z]+:\S+"),
    "canonical": (str, r"[a-z]+:\S+"),
    "id": (str, r"[A-Za-z0-9.-]{1,64}"),
    "base64Binary": (str, r"[A-Za-z0-9+/]+={0,2}"),
    "date": (str, _DAY),
    "dateTime": (str, rf"{_DAY}(T{_TIME}{_OFFSET})?"),
    "instant": (str, rf"{_DAY}T{_TIME}{_OFFSET}"),
    "time": (str, _TIME),
    "boolean": (bool, ""),
    "integer": (int, ""),
    "unsignedInt": (int, ""),
    "positiveInt": (int, ""),
    "decimal": (int, ""),  # all of ours are whole
}


class Elements:
    """Collects the faults of one resource, and where its references may point to."""

    def __init__(self) -> None:
        self.pointing: list[tuple[Plain, frozenset[str]]] = []

    def faults(self, resource: Plain, kind: str) -> Iterator[str]:
        yield from self._element(resource, kind, kind)

    def _resource(self, resource: Any, place: str) -> Iterator[str]:
        kind = resource.get("resourceType") if isinstance(resource, dict) else None
        if kind not in ELEMENTS:
            yield f"{place}: no resource of a known kind: {kind}"
            return
        yield from self._element(resource, kind, kind)

    def _element(self, found: Any, path: str, place: str) -> Iterator[str]:
        """An object whose members stand below `path`, such as `Observation.component`."""
        if not isinstance(found, dict) or not found:
            yield f"{place}: no object, or an empty one"
            return
        rows = _rows(path)
        met: Counter[str] = Counter()
        for name, value in found.items():
            if name == "resourceType" and "." not in path:
                continue
            element, type_ = _row_of(name, rows)
            if element is None:
                yield f"{place}.{name}: there is no such element"
                continue
            met[element] += 1
            inner = f"{path}.{element}"
            yield from self._value(value, rows[element], type_, inner, f"{place}.{name}")
        for name, row in rows.items():
            if met[name] > 1:
                yield f"{place}.{name}: {met[name]} values of a choice"
            if not met[name] and row["min"]:
                yield f"{place}.{name}: is missing"

    def _value(self, value: Any, row: Plain, type_: str, path: str, place: str) -> Iterator[str]:
        if (row["max"] == "*") != isinstance(value, list):
            yield f"{place}: {'no list' if row['max'] == '*' else 'a list'}"
            return
        several = value if isinstance(value, list) else [value]
        if not several:
            yield f"{place}: an empty list"
        for one in several:
            if "same_as" in row:
                yield from self._element(one, row["same_as"], place)
            elif type_ in ("Resource", "ResourceList"):
                yield from self._resource(one, place)
            elif type_ in ("BackboneElement", "Element"):
                yield from self._element(one, path, place)
            elif type_ in ELEMENTS:
                yield from self._element(one, type_, place)
                if type_ == "Reference":
                    yield from self._target_type(one, row, place)
            else:
                yield from _primitive(one, row, type_, place)

    def _target_type(self, one: Plain, row: Plain, place: str) -> Iterator[str]:
        if not any(name in one for name in ("reference", "identifier", "display")):
            yield f"{place}: a reference to nothing"
        # Looked at once all resources are known.
        self.pointing.append((one, frozenset(row["types"]["Reference"])))


@cache
def _rows(path: str) -> dict[str, Plain]:
    table, level = ELEMENTS[path.partition(".")[0]], f"{path}."
    below = {one[len(level) :]: row for one, row in table.items() if one.startswith(level)}
    return {name: row for name, row in below.items() if "." not in name}


def _row_of(name: str, rows: dict[str, Plain]) -> tuple[str | None, str]:
    if name in rows:
        return name, next(iter(rows[name]["types"]), "")
    for element, row in rows.items():
        if element.endswith("[x]") and name.startswith(element[:-3]):
            rest = name[len(element) - 3 :]
            for type_ in row["types"]:
                if rest == type_[0].upper() + type_[1:]:
                    return element, type_
    return None, ""


def _primitive(one: Any, row: Plain, type_: str, place: str) -> Iterator[str]:
    kind, pattern = _PRIMITIVES[type_]
    if type(one) is not kind:
        yield f"{place}: {one!r} is no {type_}"
        return
    if isinstance(one, str):
        if not re.fullmatch(pattern, one):
            yield f"{place}: {one[:60]!r} is no {type_}"
        if any(ord(mark) < 32 or 0xD800 <= ord(mark) <= 0xDFFF for mark in one):
            yield f"{place}: a control character"
        if type_ in ("date", "dateTime", "instant") and not _is_day(one[:10]):
            yield f"{place}: {one!r} is in no calendar"
    if "codes" in row and one not in row["codes"]:
        yield f"{place}: the code {one!r} is not of its set"


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
