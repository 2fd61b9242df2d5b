"""Planning a session to come: when and where."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from diary.core.changes import changes
from diary.core.days import read_coming_day
from diary.core.entries import Entry
from diary.core.errors import DiaryError, RecordError
from diary.core.moment import Now
from diary.core.preparing import is_put_in_the_past
from diary.core.reasons import CHANGED
from diary.journal import Journal
from diary.ui.screens.session_base import SessionBase
from diary.ui.session_draft import SessionDraft, draft_of_plan
from diary.wording import preparing as said
from diary.wording import screens as words
from diary.wording.days import day_words

if TYPE_CHECKING:
    from diary.core.answers import PlannedSession


def planned_of(
    journal: Journal, clock: Callable[[], Now], id_: str
) -> "Entry[PlannedSession] | None":
    """The planned session of that id, where the diary has it."""
    can_look = id_ and not journal.is_locked
    planned = journal.recent(clock().today).records.planned if can_look else ()
    return next((one for one in planned if one.id == id_), None)


class PlanSessionScreen(SessionBase):
    """When and where alone. Empty, or over the planned session of the id `entry`."""

    IS_PLAN = True

    def __init__(
        self,
        journal: Journal,
        clock: Callable[[], Now],
        *,
        entry: str = "",
        draft: SessionDraft | None = None,
    ) -> None:
        super().__init__(journal, clock, draft)
        self._about = entry

    @property
    def _entry(self) -> "Entry[PlannedSession] | None":
        return planned_of(self._journal, self._clock, self._about)

    @property
    def heading_words(self) -> str:
        return said.TITLE_EDIT if self._entry else said.TITLE_NEW

    @property
    def untouched(self) -> SessionDraft:
        today = self._clock().today
        if entry := self._entry:
            return draft_of_plan(entry, today)
        return SessionDraft("", today, "", (), False, False, "", is_plan=True)

    @property
    def typed(self) -> SessionDraft:
        return self.form.to_draft(self._about if self._entry else "")

    def take_up(self, draft: SessionDraft) -> None:
        self._about = draft.entry

    def read_day(self, typed: str, today: date) -> date:
        return read_coming_day(typed, today)

    def action_save(self) -> None:
        now, entry = self._clock(), self._entry
        try:
            planned = self.typed.to_plan()
            if is_put_in_the_past(planned, now.today, entry.value if entry else None):
                raise RecordError("plan-past", day_words(planned.day, now.today))
            if entry is None:
                self._journal.record(planned, now)
            else:
                planned = replace(planned, checked=entry.value.checked)
                if not changes(entry.value, planned):
                    self.notify(words.NOTHING_CHANGED, markup=False)
                    return
                # An appointment that is moved was no mistake: nobody is asked why.
                self._journal.amend(entry.id, planned, now, CHANGED)
        except (DiaryError, OSError) as error:
            self.form.say_why(error)
            return
        told = said.plan_changed if entry else said.planned_saved
        self.done(told(planned.day, now.today))
