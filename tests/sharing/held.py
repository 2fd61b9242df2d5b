"""A journal over revisions in memory, for exports."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from diary.core.areas import area_named
from diary.core.period import Period
from diary.core.records import CheckIn, Record, Revision, TreatmentSession, rating
from diary.core.selection import Selection
from diary.core.shared import Shared
from diary.journal import Journal
from diary.journal.sharing import shared_from
from tests.diaries import PLAN, START, OpenStore, at, revise


class Memory(OpenStore):
    """A store that holds what it is given."""

    notices: Sequence[tuple[str, str]] = ()

    def __init__(self, revisions: Iterable[Revision]) -> None:
        self._revisions = list(revisions)

    def revisions(self, since: date | None = None) -> Sequence[Revision]:
        return self._revisions

    def append(self, *revisions: Revision) -> None:
        self._revisions += revisions

    def has_grown(self) -> bool:
        return False


def journal(*revisions: Revision) -> Journal:
    return Journal(Memory(revisions), PLAN)


def handed_on(
    held: Journal, today: date, first: int | None = None, last: int | None = None, **chosen: Any
) -> Shared:
    """What goes out of a diary; the days are counted from `START`."""
    days = [None if day is None else START + timedelta(day) for day in (first, last)]
    return shared_from(held, Selection(Period(*days), **chosen), today)


def session(day: int, *areas: str, id_: str = "") -> Revision:
    treated = tuple(area_named(area) for area in areas or ("left-calf",))
    return revise(id_ or f"s{day}", TreatmentSession(START + timedelta(day), treated))


def check_in(
    day: int, *, note: str = "", bruising: int | None = 1, id_: str = "", **rest: object
) -> Revision:
    """One check-in on the left calf, entered at nine in the evening of its day."""
    ratings = () if bruising is None else (rating("left-calf", "bruising", bruising),)
    value = CheckIn(START + timedelta(day), ratings, note=note, **rest)  # type: ignore[arg-type]
    return revise(id_ or f"c{day}", value)


def later(revision: Revision, value: Record, hours: int) -> Revision:
    """A correction, so many hours after the first entry."""
    return revise(
        revision.id, value, number=revision.revision + 1,
        recorded_at=revision.recorded_at + timedelta(hours=hours),
    )  # fmt: skip


def evening(day: date) -> datetime:
    return at(day, time(21, 0))
