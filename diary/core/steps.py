"""The steps that led to what a diary says, the one to take back first, and its history.

Every revision is a step, save an undo, which takes the last step of its record back: it names that
step's number as its reason and says again what the record said before it. What was saved as one is
taken back as one. An undo that nothing but undos has followed can be taken back in the same way:
then the step stands as if that had never been. What only claims to be one, in a file that somebody
made or that two machines' diaries became, is a step like any other.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from diary.core.changes import Change, changes, changes_by
from diary.core.entries import chains
from diary.core.moment import Now
from diary.core.reasons import read_reason, undo_reason
from diary.core.records import CheckIn, Revision


class Step(NamedTuple):
    """What one number of a record brought, and the revision that held until then.

    Two machines may have made the same number: the last of them in order is the one that counts.
    """

    same: tuple[Revision, ...]
    before: Revision | None

    @property
    def revision(self) -> Revision:
        return self.same[-1]


class Undone(NamedTuple):
    """An undo, the revision that it takes back, and the one that held before that.

    `along` are those of what was saved as one with it.
    """

    revision: Revision
    undid: Revision
    before: Revision | None
    along: "tuple[Undone, ...]" = ()


class Saved(NamedTuple):
    """One revision as the history tells it, with the one that held until then.

    `undid` is what an undo took back. `is_rival` where two machines made this number of the record,
    and `counts` for the one of them that holds.
    """

    revision: Revision
    before: Revision | None
    changes: tuple[Change, ...]
    undid: Step | None
    is_rival: bool
    counts: bool

    @property
    def is_late(self) -> bool:
        """Whether it says something about a day that was over. Taking back says nothing new."""
        one = self.revision
        is_said = isinstance(one.value, CheckIn) and not one.withdrawn and self.undid is None
        return is_said and one.is_late_for(one.value.day)


def standing(chain: Sequence[Revision]) -> tuple[Revision, ...]:
    """The revisions of one record that nothing has taken back, of a chain and in its order."""
    left, _, _ = _played(chain)
    return tuple(one for step in left for one in step.same)


def last_steps(revisions: Iterable[Revision]) -> tuple[Step, ...]:
    """The step recorded last of all that were not taken back, whatever it is a step of.

    Of two recorded at one instant it is the one that was added to the log later. What was saved as
    one with it comes after it; where something was changed since, that change comes first.
    """
    log = list(revisions)
    places = {_key(one): place for place, one in enumerate(log)}
    piles = [left for chain in chains(log).values() if (left := _played(chain)[0])]
    if not piles:
        return ()
    together: dict[tuple[str, int, datetime], list[tuple[Step, list[Step]]]] = {}
    for left in piles:
        for step in left:
            together.setdefault(_saved_with(step.revision), []).append((step, left))

    def order(step: Step) -> tuple[datetime, int]:
        return step.revision.recorded_at, places[_key(step.revision)]

    last = max((left[-1] for left in piles), key=order)
    seen = set[tuple[str, int]]()
    while True:
        group = together[_saved_with(last.revision)]
        covered = [left[-1] for step, left in group if step is not left[-1]]
        seen.add(_key(last.revision))
        if not covered or _key(covered[0].revision) in seen:  # a stranger may have made a ring
            tops = [step for step, left in group if step is left[-1] and step is not last]
            return (last, *tops)
        last = covered[0]


def _key(revision: Revision) -> tuple[str, int]:
    return revision.id, revision.revision


def _saved_with(revision: Revision) -> tuple[str, int, datetime]:
    """The revision with which it was saved as one: nearly always itself."""
    id_, number = read_reason(revision.reason).along or _key(revision)
    return id_, number, revision.recorded_at


def undoing(revisions: Sequence[Revision], now: Now) -> Undone | None:
    """The undo of the last step; None where nothing is left to take back."""
    found = [_undone(step, revisions, now) for step in last_steps(revisions)]
    return found[0]._replace(along=tuple(found[1:])) if found else None


def _undone(step: Step, revisions: Sequence[Revision], now: Now) -> Undone:
    undid = step.revision
    restored = step.before or undid._replace(withdrawn=True)
    revision = Revision(
        undid.id,
        max(one.revision for one in revisions if one.id == undid.id) + 1,
        *now,
        restored.value,
        undo_reason(undid.revision),
        restored.withdrawn,
    )
    return Undone(revision, undid, step.before)


def returning(done: Undone, revisions: Sequence[Revision], now: Now) -> tuple[Revision, ...]:
    """What takes an undo back, with all that it took back as one; the first one's revision first.

    Empty where something was saved of one of these records since.
    """
    of_each = chains(revisions)
    found = []
    for one in (done, *done.along):
        chain = of_each.get(one.undid.id, [])
        _, _, open_undos = _played(chain)
        if not open_undos or open_undos[-1][0].revision != one.revision:
            return ()
        number, value = chain[-1].revision + 1, one.undid.value
        reason = undo_reason(one.revision.revision)
        found.append(Revision(one.undid.id, number, *now, value, reason, one.undid.withdrawn))
    return tuple(found)


def history(revisions: Iterable[Revision]) -> tuple[Saved, ...]:
    """What each revision did, in the order they are given in."""
    log = list(revisions)
    of_each = chains(log).values()
    told = {
        (one.revision.id, one.revision.revision): one for chain in of_each for one in _told(chain)
    }
    kept = {id(one) for chain in of_each for one in chain}
    return tuple(_of_rivals(told[one.id, one.revision], one) for one in log if id(one) in kept)


def _told(chain: Sequence[Revision]) -> Iterator[Saved]:
    """Each number of a record by the revision of it that counts."""
    _, undone, _ = _played(chain)
    before: Revision | None = None
    for same in _numbers(chain):
        one = same[-1]
        undid = undone.get(one.revision)
        yield Saved(one, before, changes_by(before, one), undid, len(same) > 1, True)
        before = one


def _of_rivals(told: Saved, one: Revision) -> Saved:
    """The same of this revision, which has that number too and may not be the one that counts."""
    if one is told.revision:
        return told
    found = changes_by(told.before, one)
    return told._replace(revision=one, changes=found, undid=None, counts=False)


def _played(
    chain: Sequence[Revision],
) -> tuple[list[Step], dict[int, Step], list[tuple[Step, Step]]]:
    """The steps of one record that stand, and what the undos among its revisions took back.

    Last come the undos that nothing but undos has followed, each with the step it took back.
    """
    left: list[Step] = []
    undone: dict[int, Step] = {}
    open_undos: list[tuple[Step, Step]] = []
    before: Revision | None = None
    for same in _numbers(chain):
        one, step = same[-1], Step(same, before)
        if left and _takes_back(one, left[-1]):
            open_undos.append((step, left[-1]))
            undone[one.revision] = left.pop()
        elif open_undos and _takes_back(one, open_undos[-1][0]):
            undone[one.revision], stands = open_undos.pop()
            left.append(stands)
        else:
            left.append(step)
            open_undos = []
        before = one
    return left, undone, open_undos


def _takes_back(one: Revision, step: Step) -> bool:
    if one.reason != undo_reason(step.revision.revision):
        return False
    before = step.before
    if before is None or before.withdrawn:
        return one.withdrawn
    return not one.withdrawn and not changes(before.value, one.value)


def _numbers(chain: Sequence[Revision]) -> Iterator[tuple[Revision, ...]]:
    """The revisions of one record by their numbers, and of each number the one that counts last."""
    for _, same in groupby(chain, key=lambda one: one.revision):
        yield tuple(same)
