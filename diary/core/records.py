"""What a patient or a session leaves in the diary: frozen values that check themselves.

A *record* is a session, a check-in, a note that the clinic was told, or the patient's profile. It
is stored as *revisions*: a change is a new revision of the same id, a deletion a revision that is
withdrawn. `entries` has what each record says now.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from diary.core.areas import Area, area_named
from diary.core.errors import OffScaleError, RecordError
from diary.core.profile import Profile
from diary.core.scales import Symptom, symptom_named

if TYPE_CHECKING:  # few diaries have one of these, and a start does without them
    from diary.core.answers import (
        LateAnswer,
        PlanChange,
        PlannedSession,
        Reaction,
        ResultAnswer,
    )

#: Of one session.
MOST_POINTS = 9999
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

    @property
    def weight(self) -> int:
        """Which of two counts that were given at one instant: yes before unsure before no.

        A no ends something; nobody is to lose a reason to call by the order of two ids.
        """
        return ("no", "unsure", "yes").index(self.value)


@dataclass(frozen=True, slots=True)
class TreatmentSession:
    """One treatment visit on one local date, over one or more areas.

    `products` names what was injected with its batch, `points` how many places were treated, and
    `by` who gave it; all as the patient wrote it down.
    """

    RECORD = "session"

    day: date
    areas: tuple[Area, ...]
    kind: SessionKind = SessionKind.TREATMENT
    at: time | None = None
    numbing_cream: bool = False
    note: str = ""
    products: str = ""
    points: int | None = None
    by: str = ""

    def __post_init__(self) -> None:
        if not self.areas:
            raise RecordError("session-without-area")
        if self.points is not None and not 1 <= self.points <= MOST_POINTS:
            raise RecordError("points", str(MOST_POINTS))
        _refuse_twice("area-twice", [(area,) for area in self.areas])


def read_points(typed: str) -> int | None:
    """How many places were treated, as it was typed; None where nothing was.

    Raises `RecordError` for what is no such number. Its digits are 0 to 9: those of another script
    could not be read by the clinic.
    """
    tidy = typed.strip()
    if not tidy:
        return None
    if not (tidy.isascii() and tidy.isdecimal() and len(tidy) <= len(str(MOST_POINTS))):
        raise RecordError("points", str(MOST_POINTS))
    return int(tidy)


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

    RECORD = "check-in"

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

    RECORD = "told"

    flag: str
    day: date
    note: str = ""


if TYPE_CHECKING:
    Record: TypeAlias = (
        TreatmentSession
        | CheckIn
        | ToldClinic
        | Profile
        | PlannedSession
        | Reaction
        | LateAnswer
        | ResultAnswer
        | PlanChange
    )
else:
    Record = TreatmentSession | CheckIn | ToldClinic | Profile


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
