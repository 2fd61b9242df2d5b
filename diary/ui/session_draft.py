"""The form of a session as it stands: one that was, one to come, or one that took place."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from diary.core.areas import AREAS, Area
from diary.core.days import read_coming_day, read_day, read_time
from diary.core.entries import Entry
from diary.core.records import SessionKind, TreatmentSession, read_points
from diary.core.text import LONGEST_NAME, LONGEST_NOTE, clean

if TYPE_CHECKING:
    from diary.core.answers import PlannedSession


class SessionDraft(NamedTuple):
    """A session form as it stands. `day` and `at` are as they were typed, on `typed_on`.

    `entry` is the id of the session it corrects, "" for none.
    """

    day: str
    typed_on: date
    at: str
    areas: tuple[Area, ...]
    cream: bool
    test: bool
    note: str
    entry: str = ""
    #: What was typed of why it is corrected.
    why: str = ""
    products: str = ""
    #: As it was typed.
    points: str = ""
    by: str = ""
    #: Whether the form is one for a session to come.
    is_plan: bool = False
    #: The id of the planned session that took place as this says, "" for none.
    plan: str = ""

    def to_session(self) -> TreatmentSession:
        """The session that it would save. Raises `DiaryError` for what cannot be understood."""
        day = read_day(self.day, self.typed_on)
        at = read_time(self.at) if self.at.strip() else None
        kind = SessionKind.TEST if self.test else SessionKind.TREATMENT
        return TreatmentSession(
            day,
            self.areas,
            kind,
            at,
            self.cream,
            clean(self.note),
            clean(self.products),
            read_points(self.points),
            clean(self.by),
        )

    def to_plan(self) -> "PlannedSession":
        """The planned session that it would save; nothing of its list is done yet.

        Raises `DiaryError` for what cannot be understood.
        """
        from diary.core.answers import PlannedSession

        day = read_coming_day(self.day, self.typed_on)
        at = read_time(self.at) if self.at.strip() else None
        return PlannedSession(day, self.areas, at, note=clean(self.note))


def draft_of(entry: Entry[TreatmentSession], today: date) -> SessionDraft:
    """A saved session as its form shows it, opened to be corrected."""
    session = entry.value
    return SessionDraft(
        session.day.isoformat(),
        today,
        f"{session.at:%H:%M}" if session.at else "",
        tuple(area for area in AREAS if area in session.areas),
        session.numbing_cream,
        session.kind is SessionKind.TEST,
        clean(session.note)[:LONGEST_NOTE],
        entry.id,
        products=clean(session.products)[:LONGEST_NOTE],
        points=str(session.points or ""),
        by=clean(session.by)[:LONGEST_NAME],
    )


def draft_of_plan(entry: "Entry[PlannedSession]", today: date) -> SessionDraft:
    """A planned session as its form shows it, opened to be changed."""
    planned = entry.value
    return SessionDraft(
        planned.day.isoformat(),
        today,
        f"{planned.at:%H:%M}" if planned.at else "",
        tuple(area for area in AREAS if area in planned.areas),
        False,
        False,
        clean(planned.note)[:LONGEST_NOTE],
        entry.id,
        is_plan=True,
    )
