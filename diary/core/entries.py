"""What each record says now: the entries that revisions fold into."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from diary.core.profile import Profile
from diary.core.records import CheckIn, Record, Revision, ToldClinic, TreatmentSession

if TYPE_CHECKING:  # few diaries have one of these, and a start does without them
    from diary.core.answers import (
        LateAnswer,
        PlanChange,
        PlannedSession,
        Reaction,
        ResultAnswer,
    )

T = TypeVar("T", bound="Record", covariant=True)


class Entry(NamedTuple, Generic[T]):
    """What one record says now, with the revisions that led to it, oldest first."""

    id: str
    value: T
    history: tuple[Revision, ...]

    @property
    def latest(self) -> Revision:
        return self.history[-1]

    def entered(self, holds: Callable[[Record], bool]) -> Revision:
        """The revision since which the record has held something about its day.

        A correction of the note doesn't make a rating late; a rating corrected later is, and so is
        one that was put on this day later. What was taken back is as if it had never been.
        """
        found = self.history[-1]
        for revision in reversed(self._standing):
            if revision.value.day != self.value.day or not holds(revision.value):
                break
            found = revision
        return found

    def is_edited(self, holds: Callable[[Record], bool] | None = None) -> bool:
        """Whether something about its day, else any of it, was not so from the beginning."""
        entered = self.entered(holds or (lambda record: record == self.value))
        return entered.revision > self.history[0].revision

    @property
    def _standing(self) -> Sequence[Revision]:
        if len(self.history) == 1:
            return self.history
        from diary.core.steps import standing  # a check-in that was never changed does without

        return standing(self.history)


@dataclass(frozen=True)
class Records:
    """Everything that holds now, in order of days: one entry a record, no withdrawn ones."""

    sessions: tuple[Entry[TreatmentSession], ...] = ()
    check_ins: tuple[Entry[CheckIn], ...] = ()
    told: tuple[Entry[ToldClinic], ...] = ()
    #: In the order in which they were last changed: two machines may each have made one.
    profiles: tuple[Entry[Profile], ...] = ()
    planned: "tuple[Entry[PlannedSession], ...]" = ()
    reactions: "tuple[Entry[Reaction], ...]" = ()
    late_checks: "tuple[Entry[LateAnswer], ...]" = ()
    results: "tuple[Entry[ResultAnswer], ...]" = ()
    plans: "tuple[Entry[PlanChange], ...]" = ()

    @property
    def profile(self) -> Entry[Profile] | None:
        """The one that counts."""
        return self.profiles[-1] if self.profiles else None

    @property
    def entries(self) -> "Iterator[Entry[Record]]":
        """All of them, kind by kind."""
        for part in _PARTS.values():
            yield from getattr(self, part)

    @cached_property
    def by_day(self) -> dict[date, list[Entry[CheckIn]]]:
        """The check-ins of each day that has one, in order of entry."""
        days: dict[date, list[Entry[CheckIn]]] = {}
        for entry in self.check_ins:
            days.setdefault(entry.value.day, []).append(entry)
        return days


def current(revisions: Iterable[Revision]) -> Records:
    """Fold revisions, in whatever order they come, into what the diary says now.

    The highest revision of an id counts. Where two machines each made that revision, the later
    `recorded_at` does, and at the same instant the one whose content sorts last.
    """
    found: dict[str, list[Entry[Any]]] = {}
    for id_, chain in chains(revisions).items():
        last = chain[-1]
        if not last.withdrawn:
            entry = Entry(id_, last.value, tuple(chain))
            found.setdefault(last.value.RECORD, []).append(entry)
    in_order: dict[str, tuple[Entry[Any], ...]] = {}
    for kind, entries in found.items():
        entries.sort(key=_ORDERS.get(kind, _order))
        in_order[_PARTS[kind]] = tuple(entries)
    return Records(**in_order)


def chains(revisions: Iterable[Revision]) -> dict[str, list[Revision]]:
    """The revisions of each record, in the order in which they count: the one that holds last.

    A revision that came in with some of it left out is not among them once the whole of it is here.
    """
    found: dict[str, list[Revision]] = {}
    for revision in revisions:
        found.setdefault(revision.id, []).append(revision)
    for id_, chain in found.items():
        if len(chain) > 1:
            chain.sort(key=lambda one: (one.revision, one.recorded_at, _content(one)))
            if any(one[1:3] == other[1:3] for one, other in pairwise(chain)):
                from diary.core.parts import without_parts  # hardly ever

                found[id_] = without_parts(chain)
    return found


def _content(revision: Revision) -> str:
    """All that a revision says, as a text that is the same on every machine.

    A set's own `repr` is not: its order changes from one start of the program to the next.
    """
    parts = [getattr(revision.value, one.name) for one in fields(revision.value)]
    stable = [sorted(part) if isinstance(part, frozenset) else part for part in parts]
    return repr((type(revision.value).__name__, stable, revision[:5], revision[6:]))


def _order(entry: Entry[Any]) -> tuple[date, datetime, str]:
    return entry.value.day, entry.history[0].recorded_at, entry.id


def _late_order(entry: Entry["LateAnswer"]) -> tuple[date, datetime, int, str]:
    """Of two answers of one instant the one that asks for more care counts last.

    Two machines, or a file brought in, may have made them so; an id is drawn by chance, and it
    would be chance then whether a yes is heard.
    """
    value = entry.value
    return value.day, entry.history[0].recorded_at, value.answer.weight, entry.id


def _profile_order(entry: Entry[Any]) -> tuple[datetime, str]:
    return entry.latest.recorded_at, entry.id


def _session_order(entry: Entry[TreatmentSession]) -> tuple[date, bool, time, datetime, str]:
    value = entry.value
    return (
        value.day,
        value.at is not None,
        value.at or time.min,
        entry.history[0].recorded_at,
        entry.id,
    )


def _planned_order(entry: "Entry[PlannedSession]") -> tuple[date, time, datetime, str]:
    """By the clock; one without a time comes last on its day."""
    return (
        entry.value.day,
        entry.value.at or time.max,
        entry.history[0].recorded_at,
        entry.id,
    )


_ORDERS: dict[str, Callable[[Entry[Any]], Any]] = {
    "session": _session_order,
    "planned": _planned_order,
    "profile": _profile_order,
    "late-check": _late_order,
}
#: Which part of the records holds a kind.
_PARTS = {
    "session": "sessions",
    "check-in": "check_ins",
    "told": "told",
    "profile": "profiles",
    "planned": "planned",
    "reaction": "reactions",
    "late-check": "late_checks",
    "result": "results",
    "plan": "plans",
}
