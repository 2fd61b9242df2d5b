"""Making a session of a planned one, at once or with what there is to add."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from diary import wording
from diary.core.entries import Entry
from diary.core.errors import DiaryError
from diary.core.moment import Now
from diary.core.preparing import session_of
from diary.journal import Journal
from diary.ui.screens.plan_session import planned_of
from diary.ui.screens.session import say_untested
from diary.ui.screens.session_base import SessionBase
from diary.ui.session_draft import SessionDraft, draft_of_plan
from diary.wording import preparing as said
from diary.wording import screens as words

if TYPE_CHECKING:
    from diary.core.answers import PlannedSession


class TookPlaceScreen(SessionBase):
    """The form of a session, filled in as it was planned. Saving it makes a session of the plan."""

    def __init__(
        self,
        journal: Journal,
        clock: Callable[[], Now],
        *,
        plan: str,
        draft: SessionDraft | None = None,
    ) -> None:
        super().__init__(journal, clock, draft)
        self._plan = plan

    @property
    def heading_words(self) -> str:
        return said.TITLE_TOOK_PLACE

    @property
    def untouched(self) -> SessionDraft:
        today = self._clock().today
        if entry := planned_of(self._journal, self._clock, self._plan):
            planned = draft_of_plan(entry, today)
            return planned._replace(entry="", is_plan=False, plan=self._plan)
        return SessionDraft(words.TODAY.lower(), today, "", (), False, False, "", plan=self._plan)

    @property
    def typed(self) -> SessionDraft:
        return self.form.to_draft("", plan=self._plan)

    def take_up(self, draft: SessionDraft) -> None:
        self._plan = draft.plan

    def action_save(self) -> None:
        now = self._clock()
        try:
            session = self.typed.to_session()
            if planned_of(self._journal, self._clock, self._plan):
                kept = self._journal.confirm(self._plan, session, now)
            else:  # it was withdrawn meanwhile, or confirmed in another window
                kept = self._journal.record(session, now)
        except (DiaryError, OSError) as error:
            self.form.say_why(error)
            return
        say_untested(self, self._journal, kept.id, now)
        self.done(words.session_saved(session.day, now.today))


def took_place(
    screen: Screen[Any],
    journal: Journal,
    clock: Callable[[], Now],
    entry: "Entry[PlannedSession]",
    then: Callable[[], object],
) -> None:
    """Make a session of a planned one, and go on; where something is missing, ask for it."""
    now = clock()

    def filled_in(saved: bool | None) -> None:
        if saved:
            then()

    try:
        kept = journal.confirm(entry.id, session_of(entry.value), now)
    except DiaryError:  # no area yet, or its time is still to come
        screen.app.push_screen(TookPlaceScreen(journal, clock, plan=entry.id), filled_in)
        return
    except OSError as error:
        screen.notify(wording.not_saved(error), severity="error", markup=False, timeout=12)
        return
    say_untested(screen, journal, kept.id, now)
    screen.notify(words.session_saved(kept.value.day, now.today), markup=False)
    then()
