"""What a diary must say, kept in a dictionary: the judge of every program that is killed."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple

from diary.core.areas import AREAS, area_named
from diary.core.entries import current
from diary.core.moment import Now
from diary.core.profile import Profile
from diary.core.records import CheckIn, Record, Revision, TreatmentSession, rating
from diary.journal import Journal
from tests.cli.running import TODAY

REASON = "typed wrongly"
#: What can be drawn, each as often as it stands here.
_KINDS = ("record", "record", "record", "amend", "amend", "withdraw", "undo", "undo")


class Step(NamedTuple):
    """One thing that a patient does. A new record has no `id` before it is saved."""

    kind: str
    id: str = ""
    value: Record | None = None


class Book:
    """`records` is what the diary says now, by id; `history` every revision that was confirmed."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}
        self.history: list[Revision] = []
        #: When each step was recorded, its place, its record and what that said before it.
        self._undoable: list[tuple[datetime, int, str, Record | None]] = []

    def draw(self, draw: Random) -> Step:
        """The next step of a patient who may do anything."""
        kind = draw.choice(_KINDS)
        if kind == "undo" and self._undoable:
            return Step(kind)
        if kind in ("record", "undo") or not self.records:
            return Step("record", value=self._record(draw))
        id_ = draw.choice(list(self.records))
        if kind == "withdraw":
            return Step(kind, id_)
        return Step(kind, id_, changed(self.records[id_], self._note(draw)))

    def _record(self, draw: Random) -> Record:
        day = TODAY - timedelta(draw.randrange(60))
        kind = draw.random()
        if kind < 0.05:
            return Profile(day, self._note(draw)[:80].strip(), emergency="112")
        if kind < 0.2:
            areas = tuple(draw.sample(AREAS, draw.randint(1, 3)))
            return TreatmentSession(day, areas, note=self._note(draw))
        symptom, worst = draw.choice((("bruising", 4), ("soreness", 10)))
        one = rating(draw.choice(AREAS).name, symptom, draw.randint(0, worst))
        return CheckIn(day, (one,), note=self._note(draw))

    def _note(self, draw: Random) -> str:
        """One that nothing else has; some are longer than what a disk writes at once."""
        return f"note {len(self.history)}" + " x" * draw.choice((0, 0, 0, 0, 50, 900))

    def apply(self, step: Step, revision: Revision) -> None:
        """Take what was confirmed: `step`, saved as `revision`."""
        id_, value = self._outcome(step, revision)
        if step.kind == "undo":
            self._undoable.remove(max(self._undoable, key=_when))
            self._say(id_, value)
            self.history.append(revision)
        else:
            self.take(revision._replace(id=id_), value)

    def take(self, revision: Revision, value: Record | None) -> None:
        """Take a revision after which its record says `value`, or nothing any more."""
        before = self.records.get(revision.id)
        place = len(self.history)
        self._undoable.append((revision.recorded_at, place, revision.id, before))
        self._say(revision.id, value)
        self.history.append(revision)

    def merge(self, other: "Book", revisions: Sequence[Revision]) -> None:
        """Take all of another diary, that shares no record with this one, as it was added here."""
        places = {(one.id, one.recorded_at): place for place, one in enumerate(revisions)}
        start = len(self.history)
        for at, _, id_, before in other._undoable:
            self._undoable.append((at, start + places[id_, at], id_, before))
        self.records |= other.records
        self.history += revisions

    def _say(self, id_: str, value: Record | None) -> None:
        if value is None:
            self.records.pop(id_, None)
        else:
            self.records[id_] = value

    def may_have_saved(self, step: Step, revision: Revision) -> bool:
        """Whether a step that nobody confirmed could have left just this revision."""
        id_, value = self._outcome(step, revision)
        is_next = revision.revision == 1 + sum(one.id == id_ for one in self.history)
        if revision.id != id_ or not is_next or revision.withdrawn != (value is None):
            return False
        return value is None or revision.value == value

    def _outcome(self, step: Step, revision: Revision) -> tuple[str, Record | None]:
        """The record a step is about, and what it says afterwards."""
        if step.kind == "undo":
            return max(self._undoable, key=_when)[2:]
        return step.id or revision.id, step.value

    def compare(self, journal: Journal) -> None:
        """Hold the book against what a diary says, revision by revision and record by record."""
        history = list(journal.history())
        assert history[: len(self.history)] == self.history, "a confirmed entry is not there"
        assert len(history) == len(self.history), f"too much: {history[len(self.history) :]}"
        records = current(self.history)
        now: dict[str, Record] = {one.id: one.value for one in records.sessions}
        now |= {one.id: one.value for one in records.check_ins}
        now |= {one.id: one.value for one in records.profiles}
        assert now == self.records
        assert journal.records() == records
        assert journal.is_whole, journal.notices


def _when(step: tuple[datetime, int, str, Record | None]) -> tuple[datetime, int]:
    return step[:2]


def changed(record: Record, note: str) -> Record:
    """The same record after a correction."""
    if isinstance(record, TreatmentSession):
        return TreatmentSession(record.day, (area_named("neck"),), note=note)
    if isinstance(record, Profile):
        return Profile(record.day, note[:80].strip())
    return CheckIn(record.day, (rating("neck", "soreness", len(note) % 11),), note=note)


def _value(step: Step) -> Record:
    assert step.value is not None
    return step.value


_DO: dict[str, Callable[[Journal, Step, Now], Revision]] = {
    "record": lambda journal, step, now: journal.record(_value(step), now),
    "amend": lambda journal, step, now: journal.amend(step.id, _value(step), now, REASON),
    "withdraw": lambda journal, step, now: journal.withdraw(step.id, now, REASON),
    "undo": lambda journal, step, now: journal.undo(now).revision,
}


def do(journal: Journal, step: Step, now: Now) -> Revision:
    """Let the diary do it; gives the revision that was saved."""
    return _DO[step.kind](journal, step, now)
