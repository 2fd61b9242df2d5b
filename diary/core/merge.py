"""Two diaries become one: what is new in the other, and what it changes in what this one says."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import NamedTuple

from diary.core.entries import Entry, chains, current
from diary.core.parts import without_parts
from diary.core.payload import revision_to_plain
from diary.core.records import Record, Revision

#: A record with one of its numbers: what two machines may each have made.
Key = tuple[str, int]
#: All that a revision says, the same in whatever order it was written down.
Identity = tuple[object, ...]
AnyEntry = Entry[Record]


class Collision(NamedTuple):
    """What two machines each made of one revision. All versions are kept; the last one counts."""

    id: str
    revision: int
    versions: tuple[Revision, ...]


class Change(NamedTuple):
    """One record as the diary says it now, and as it would."""

    old: AnyEntry
    new: AnyEntry


@dataclass(frozen=True, slots=True)
class Merge:
    """What revisions from elsewhere would bring to a diary.

    `new` stand in the order to append them in, `known` are there already, and of `narrower` more is
    there: something of them was left out when they were handed on. The rest is by record:
    `added`, `changed`, `withdrawn` (as it is now), `returned` (withdrawn here, not any more), and
    the ids of those about which the diary goes on saying the same.
    """

    incoming: tuple[Revision, ...]
    new: tuple[Revision, ...]
    known: tuple[Revision, ...]
    collisions: tuple[Collision, ...]
    narrower: tuple[Revision, ...] = ()
    added: tuple[AnyEntry, ...] = ()
    changed: tuple[Change, ...] = ()
    withdrawn: tuple[AnyEntry, ...] = ()
    returned: tuple[AnyEntry, ...] = ()
    unchanged: tuple[str, ...] = ()


def merged(existing: Iterable[Revision], incoming: Iterable[Revision]) -> Merge:
    """Compare by id, number and content; in whatever order they come, the result is the same."""
    arriving = tuple(incoming)
    ids = {one.id for one in arriving}
    here = [one for one in existing if one.id in ids]
    held = {_identity(one): one for one in here}
    known: dict[Identity, Revision] = {}
    fresh: dict[Identity, Revision] = {}
    for one in arriving:
        identity = _identity(one)
        if identity in held:
            known[identity] = held[identity]
        else:
            fresh.setdefault(identity, one)
    versions: dict[Key, list[Revision]] = {}
    for one in (*here, *fresh.values()):
        versions.setdefault((one.id, one.revision), []).append(one)
    narrower = tuple(one for one in fresh.values() if _is_narrower(one, versions))
    for one in narrower:
        del fresh[_identity(one)]
        versions[one.id, one.revision].remove(one)
    new = sorted(fresh.values(), key=lambda one: _append_order(one, versions))
    collisions = [
        Collision(*key, ordered)
        for key in dict.fromkeys((one.id, one.revision) for one in new)
        if len(ordered := in_order(versions[key])) > 1
    ]
    return _compared(
        Merge(arriving, tuple(new), tuple(known.values()), tuple(collisions), narrower), here, ids
    )


def _is_narrower(one: Revision, versions: Mapping[Key, Sequence[Revision]]) -> bool:
    """Whether another version of it says all that it does, and more."""
    of_it = versions[one.id, one.revision]
    return len(of_it) > 1 and one not in without_parts(of_it)


def _compared(merge: Merge, here: Sequence[Revision], ids: set[str]) -> Merge:
    """The same, with what it changes in what the diary says."""
    before, after = _entries(here), _entries([*here, *merge.new])
    withdrawn_here = {one.id for one in here} - before.keys()
    changed = [
        Change(before[id_], entry)
        for id_, entry in after.items()
        if id_ in before and said(before[id_].value) != said(entry.value)
    ]
    appearing = [entry for id_, entry in after.items() if id_ not in before]
    moved = {one.new.id for one in changed} | (before.keys() ^ after.keys())
    return replace(
        merge,
        added=tuple(one for one in appearing if one.id not in withdrawn_here),
        changed=tuple(changed),
        withdrawn=tuple(entry for id_, entry in before.items() if id_ not in after),
        returned=tuple(one for one in appearing if one.id in withdrawn_here),
        unchanged=tuple(sorted(ids - moved)),
    )


def in_order(chain: Iterable[Revision]) -> tuple[Revision, ...]:
    """Revisions of one record in the order in which they count, the one that holds last."""
    (ordered,) = chains(chain).values()
    return tuple(ordered)


def said(record: Record) -> object:
    """What a record says, the same in whatever order its ratings, answers or areas stand."""
    parts = (getattr(record, one.name) for one in fields(record))
    # Of what is a tuple only the remedies stand in an order that says something.
    order_free = (
        frozenset(part)
        if isinstance(part, tuple) and part and not isinstance(part[0], str)
        else part
        for part in parts
    )
    return record.RECORD, *order_free


def _identity(one: Revision) -> Identity:
    return *one[:5], said(one.value), *one[6:]


def _append_order(
    one: Revision, versions: Mapping[Key, Sequence[Revision]]
) -> tuple[datetime, str, int, str]:
    is_alone = len(versions[one.id, one.revision]) == 1
    content = "" if is_alone else json.dumps(revision_to_plain(one), sort_keys=True)
    return one.recorded_at, one.id, one.revision, content


def _entries(revisions: Sequence[Revision]) -> dict[str, AnyEntry]:
    return {entry.id: entry for entry in current(revisions).entries}
