"""What was handed on of a revision with some of it left out, told apart from another machine's.

Whoever brings such a file in, before or after the whole one, keeps the fuller of the two.
"""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from diary.core.reasons import read_reason
from diary.core.records import Revision

#: What a patient wrote in their own words, and leaves out with the notes.
FREE_TEXTS = ("note", "products", "by", "size")


def without_parts(chain: Sequence[Revision]) -> list[Revision]:
    """A record's revisions in their order, but none of which another says all, and more."""
    return [
        one
        for one in chain
        if not any(is_part_of(one, other) and not is_part_of(other, one) for other in chain)
    ]


def is_part_of(one: Revision, other: Revision) -> bool:
    """Whether `one` is the same save as `other`, and says nothing that the other doesn't."""
    return (
        one[:5] == other[:5]
        and one.withdrawn == other.withdrawn
        and one.reason in _parts_of(other.reason)
        and _says_no_more(one, other)
    )


def _parts_of(stored: str) -> tuple[str, ...]:
    """A reason, and what may be handed on of it; see `Selection`."""
    reason = read_reason(stored)
    return (stored,) if reason.undone is not None else (stored, reason.code or "", "")


def _says_no_more(one: Revision, other: Revision) -> bool:
    mine, theirs = one.value, other.value
    if mine.RECORD != theirs.RECORD:
        return False
    pairs = [
        (part.name, getattr(mine, part.name), getattr(theirs, part.name)) for part in fields(mine)
    ]
    return all(_is_no_more(name, said, whole) for name, said, whole in pairs)


def _is_no_more(name: str, said: Any, whole: Any) -> bool:
    if name in FREE_TEXTS:
        return said in (whole, "")
    if name == "remedies":
        return said in (whole, ())
    return set(said) <= set(whole) if isinstance(said, tuple) else bool(said == whole)
