"""What was handed on of a revision with some of it left out, told apart from another machine's.

Whoever brings such a file in, before or after the whole one, keeps the fuller of the two.
"""

from collections.abc import Sequence

from diary.core.reasons import read_reason
from diary.core.records import CheckIn, Revision, ToldClinic, TreatmentSession


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
    if isinstance(mine, CheckIn) and isinstance(theirs, CheckIn):
        return (
            (mine.day, mine.signs) == (theirs.day, theirs.signs)
            and set(mine.ratings) <= set(theirs.ratings)
            and set(mine.leftovers) <= set(theirs.leftovers)
            and mine.remedies in (theirs.remedies, ())
            and mine.note in (theirs.note, "")
        )
    if isinstance(mine, TreatmentSession) and isinstance(theirs, TreatmentSession):
        return (
            (mine.day, mine.kind, mine.at) == (theirs.day, theirs.kind, theirs.at)
            and mine.numbing_cream == theirs.numbing_cream
            and set(mine.areas) <= set(theirs.areas)
            and mine.note in (theirs.note, "")
        )
    if isinstance(mine, ToldClinic) and isinstance(theirs, ToldClinic):
        same = (mine.day, mine.flag) == (theirs.day, theirs.flag)
        return same and mine.note in (theirs.note, "")
    return mine == theirs
