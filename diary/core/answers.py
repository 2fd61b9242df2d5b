"""What a patient says around a session: what is planned, and the answers to what is asked later.

They are records like sessions and check-ins; `session` is the id of the session they are about.
"""

from dataclasses import dataclass, fields, replace
from datetime import date, time
from enum import StrEnum
from typing import Any, NamedTuple

from diary.core.areas import Area
from diary.core.errors import RecordError
from diary.core.plan import LONGEST_PLAN, CarePlan
from diary.core.records import Answer, Record
from diary.core.text import LONGEST_NAME, LONGEST_NOTE, clean

#: Of one answer.
MOST_NAMES = 40
#: After a session.
MOST_WEEKS = 520
_LONGEST = {
    "note": LONGEST_NOTE,
    "text": LONGEST_PLAN,
    "products": LONGEST_NOTE,
    "size": LONGEST_NAME,
}
#: What there can be too many of.
_MANY = {"checked": "ticked points", "seen": "kinds of reaction"}


class Seen(StrEnum):
    """How much of a change the patient sees in an area."""

    NONE = "none"
    SLIGHT = "slight"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """A session to come. It opens nothing, even past its date, until it becomes a session.

    `checked` are the names of the checklist's items that are done.
    """

    RECORD = "planned"

    day: date
    areas: tuple[Area, ...] = ()
    at: time | None = None
    checked: frozenset[str] = frozenset()
    note: str = ""

    def __post_init__(self) -> None:
        _refuse_twice("area-twice", self.areas)


@dataclass(frozen=True, slots=True)
class Reaction:
    """What the test injections of a session did. `seen` is empty where the answer was none.

    `day` and `at` say when it was seen, `size` how large it was, in the patient's words.
    """

    RECORD = "reaction"

    session: str
    day: date
    seen: frozenset[str] = frozenset()
    at: time | None = None
    size: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class LateAnswer:
    """Any new lump, sore or pain where the patient was treated, `week` weeks after the session?"""

    RECORD = "late-check"

    session: str
    week: int
    day: date
    answer: Answer
    note: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.week <= MOST_WEEKS:
            raise RecordError("week", str(MOST_WEEKS))


class AreaSeen(NamedTuple):
    """How much of a change the patient sees in one area."""

    area: Area
    seen: Seen


@dataclass(frozen=True, slots=True)
class ResultAnswer:
    """Can you see a change yet? Per area, after the session."""

    RECORD = "result"

    session: str
    day: date
    seen: tuple[AreaSeen, ...]
    note: str = ""

    def __post_init__(self) -> None:
        if not self.seen:
            raise RecordError("result-without-area")
        _refuse_twice("area-twice", tuple(one.area for one in self.seen))


@dataclass(frozen=True, slots=True)
class PlanChange:
    """From `day` on the care plan is the one whose TOML is `text`.

    A plan that ships is kept whole too: what it judged must not change with the program.
    """

    RECORD = "plan"

    day: date
    id: str
    version: str
    text: str
    note: str = ""


def _refuse_twice(problem: str, areas: tuple[Area, ...]) -> None:
    for place, area in enumerate(areas):
        if area in areas[:place]:
            raise RecordError(problem, area.name)


def cleaned(value: Record) -> Record:
    """The record with all its texts cleaned.

    Raises `RecordError` for one that is too long, and `PlanError` for a plan that cannot be used.
    """
    found: dict[str, Any] = {}
    for one in fields(value):
        said = getattr(value, one.name)
        longest = _LONGEST.get(one.name, LONGEST_NAME)
        if isinstance(said, StrEnum):
            continue
        if isinstance(said, str):
            # A plan's line breaks are its form; it is read as TOML and shown by no one.
            found[one.name] = said if one.name == "text" else clean(said)
            if len(found[one.name]) > longest:
                raise RecordError("too-long", str(longest))
        elif isinstance(said, frozenset):
            found[one.name] = names = frozenset(map(clean, said)) - {""}
            if len(names) > MOST_NAMES:
                raise RecordError("too-many", _MANY[one.name])
            if any(len(name) > LONGEST_NAME for name in names):
                raise RecordError("too-long", str(LONGEST_NAME))
    if isinstance(value, PlanChange):
        plan = CarePlan.from_stored(value.text)
        found |= {"id": plan.id, "version": plan.version}
    return replace(value, **found)
