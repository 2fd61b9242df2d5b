"""What one version of a record says differently from another, field by field."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date, time
from enum import Enum
from typing import Any, NamedTuple

from diary.core.areas import AREAS, Area
from diary.core.profile import PARTS
from diary.core.records import Record, Revision
from diary.core.scales import SYMPTOMS, Symptom

Said = date | time | int | str | tuple[str, ...] | frozenset[str] | None

#: Every field there is, in the order in which changes are told. `area` is one treated area, and
#: `record` the kind of a record, should a stranger's file have changed even that.
FIELDS = (
    *("withdrawn", "record", "day", "at", "kind", "area", "numbing_cream"),
    *("products", "points", "by", "rating", "leftover", "signs", "remedies", "flag"),
    *("session", "week", "answer", "seen", "size", "result", "checked", "id", "version", "text"),
    "note",
    *PARTS,
)
#: Nothing seen and no sign are answers.
_TOLD_EMPTY = ("signs", "seen")


class Change(NamedTuple):
    """One field, what it said before and what it says now; None is nothing said.

    A rating's area and symptom, an answer's area and a treated area say which one it is.
    """

    field: str
    area: Area | None
    symptom: Symptom | None
    old: Said
    new: Said

    def to_plain(self) -> dict[str, Any]:
        """As JSON values, as they stand in a stored record."""
        return {
            "field": self.field,
            "area": self.area.name if self.area else None,
            "symptom": self.symptom.name if self.symptom else None,
            "old": _plain(self.old),
            "new": _plain(self.new),
        }


_Key = tuple[str, Area | None, Symptom | None]


def changes(old: Record | None, new: Record | None) -> tuple[Change, ...]:
    """The fields in which two versions differ, from head to toe; None says nothing at all.

    In which order ratings, answers and areas were written down is no difference.
    """
    before, after = dict(_parts(old)), dict(_parts(new))
    found = [
        Change(*key, before.get(key), after.get(key))
        for key in before.keys() | after.keys()
        if before.get(key) != after.get(key)
    ]
    return tuple(sorted(found, key=_place))


def changes_by(before: Revision | None, revision: Revision) -> tuple[Change, ...]:
    """What a revision changed in what its record said `before`; None where it is the first."""
    found = changes(before.value if before else None, revision.value)
    was_gone = before is not None and before.withdrawn
    if was_gone == revision.withdrawn:
        return found
    return (Change("withdrawn", None, None, was_gone, revision.withdrawn), *found)


def _parts(record: Record | None) -> Iterator[tuple[_Key, Said]]:
    """All that a record says, each part under its own key."""
    if record is None:
        return
    yield ("record", None, None), record.RECORD
    for one in fields(record):
        name, said = one.name, getattr(record, one.name)
        if name == "ratings":
            for each in said:
                yield ("rating", each.area, each.symptom), each.severity
        elif name == "leftovers":
            for each in said:
                yield ("leftover", each.area, None), each.answer
        elif name == "areas":
            for area in said:
                yield ("area", area, None), True
        elif name == "seen" and isinstance(said, tuple):
            for each in said:
                yield ("result", each.area, None), each.seen
        elif said or (name in _TOLD_EMPTY and said is not None):
            yield (name, None, None), said


def _place(change: Change) -> tuple[int, int, int]:
    return (
        FIELDS.index(change.field),
        AREAS.index(change.area) if change.area else -1,
        SYMPTOMS.index(change.symptom) if change.symptom else -1,
    )


def _plain(said: Said) -> object:
    match said:
        case Enum():
            return said.value
        case time():
            return said.isoformat("minutes")
        case date():
            return said.isoformat()
        case frozenset():
            return sorted(said)
        case tuple():
            return list(said)
    return said
