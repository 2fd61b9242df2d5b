"""What a patient or a session leaves in the diary: frozen values that check themselves.

A *record* is a session, a check-in, a note that the clinic was told, or the patient's profile. It
is stored as *revisions*: a change is a new revision of the same id, a deletion a revision that is
withdrawn. `current` folds revisions into *entries*, what each record says now.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from diary.core.areas import Area, area_named
from diary.core.errors import OffScaleError, RecordError
from diary.core.profile import Profile
from diary.core.scales import Symptom, symptom_named

#: A day's diary stays open until this hour of the next day; a report after it is late.
DAY_ENDS = time(4, 0)


class SessionKind(StrEnum):
    """`treatment` opens windows; `test`, the two test injections of the day before, opens none."""

    TREATMENT = "treatment"
    TEST = "test"


class Answer(StrEnum):
    """Was any of this there before the latest session?"""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class TreatmentSession:
    """One treatment visit on one local date, over one or more areas."""

    day: date
    areas: tuple[Area, ...]
    kind: SessionKind = SessionKind.TREATMENT
    at: time | None = None
    numbing_cream: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        if not self.areas:
            raise RecordError("session-without-area")
        _refuse_twice("area-twice", [(area,) for area in self.areas])


@dataclass(frozen=True, slots=True)
class Rating:
    """How bad one symptom was in one area: bruising 0–4, soreness 0–10, whole numbers."""

    area: Area
    symptom: Symptom
    severity: int

    def __post_init__(self) -> None:
        whole = isinstance(self.severity, int) and not isinstance(self.severity, bool)
        if not whole or not 0 <= self.severity <= self.symptom.worst:
            raise OffScaleError(self.symptom.name, self.severity)

    def is_in(self, record: "Record") -> bool:
        """Whether a record says just this."""
        return isinstance(record, CheckIn) and self in record.ratings


@lru_cache(maxsize=None, typed=True)  # typed: True is no 1
def rating(area: str, symptom: str, severity: int) -> Rating:
    """The one `Rating` of these names: there are only 528, and a long diary repeats them."""
    return Rating(area_named(area), symptom_named(symptom), severity)


class Leftover(NamedTuple):
    """The answer, for one area, to whether its symptoms were there before the latest session."""

    area: Area
    answer: Answer

    def is_in(self, record: "Record") -> bool:
        """Whether a record gives this answer."""
        return isinstance(record, CheckIn) and self in record.leftovers


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What the patient says about one local date.

    `signs` is None where nobody asked and empty where the answer was "none of these".
    """

    day: date
    ratings: tuple[Rating, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    signs: frozenset[str] | None = None
    remedies: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        if not (self.ratings or self.signs is not None or self.remedies or self.note):
            raise RecordError("empty-check-in")
        _refuse_twice("area-twice", [(one.area, one.symptom) for one in self.ratings])
        _refuse_twice("answer-twice", [(one.area,) for one in self.leftovers])


def _refuse_twice(problem: str, keys: Sequence[tuple[Area, *tuple[Symptom, ...]]]) -> None:
    if len(set(keys)) != len(keys):
        twice = next(key for key in keys if keys.count(key) > 1)
        raise RecordError(problem, twice[0].name)


@dataclass(frozen=True, slots=True)
class ToldClinic:
    """The patient's note that the clinic was told about a flag; `flag` is the flag's id."""

    flag: str
    day: date
    note: str = ""


Record = TreatmentSession | CheckIn | ToldClinic | Profile
T = TypeVar("T", bound=Record, covariant=True)


class Revision(NamedTuple):
    """One state of one record, as it was entered. Nothing in it ever changes.

    `recorded_at` is the UTC instant it was typed; `offset` is local time minus UTC in minutes.
    """

    id: str
    revision: int
    recorded_at: datetime
    offset: int
    zone: str
    value: Record
    reason: str = ""
    withdrawn: bool = False

    @property
    def local_time(self) -> datetime:
        """The wall clock where the patient was, without a zone."""
        return self.recorded_at.replace(tzinfo=None) + timedelta(minutes=self.offset)

    def is_late_for(self, day: date) -> bool:
        """Whether it was typed at or after 04:00 of the day after `day`."""
        return self.local_time - datetime.combine(day, DAY_ENDS) >= timedelta(1)


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

    @property
    def profile(self) -> Entry[Profile] | None:
        """The one that counts."""
        return self.profiles[-1] if self.profiles else None

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
    sessions: list[Entry[TreatmentSession]] = []
    check_ins: list[Entry[CheckIn]] = []
    told: list[Entry[ToldClinic]] = []
    profiles: list[Entry[Profile]] = []
    for id_, chain in chains(revisions).items():
        last = chain[-1]
        if last.withdrawn:
            continue
        value = last.value
        if isinstance(value, CheckIn):
            check_ins.append(Entry(id_, value, tuple(chain)))
        elif isinstance(value, TreatmentSession):
            sessions.append(Entry(id_, value, tuple(chain)))
        elif isinstance(value, ToldClinic):
            told.append(Entry(id_, value, tuple(chain)))
        else:
            profiles.append(Entry(id_, value, tuple(chain)))
    sessions.sort(key=_session_order)
    check_ins.sort(key=_order)
    told.sort(key=_order)
    profiles.sort(key=lambda entry: (entry.latest.recorded_at, entry.id))
    return Records(tuple(sessions), tuple(check_ins), tuple(told), tuple(profiles))


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


def _order(entry: Entry[CheckIn] | Entry[ToldClinic]) -> tuple[date, datetime, str]:
    return entry.value.day, entry.history[0].recorded_at, entry.id


def _session_order(entry: Entry[TreatmentSession]) -> tuple[date, bool, time, datetime, str]:
    value = entry.value
    return (
        value.day,
        value.at is not None,
        value.at or time.min,
        entry.history[0].recorded_at,
        entry.id,
    )
