"""Adding or correcting a session: when it was, and where."""

from collections.abc import Callable
from datetime import date
from typing import Any

from textual.screen import Screen

from diary.core.changes import changes
from diary.core.days import day_to_come
from diary.core.entries import Entry
from diary.core.errors import DiaryError
from diary.core.moment import Now
from diary.core.records import TreatmentSession
from diary.journal import Journal
from diary.ui.drafts import Draft
from diary.ui.screens.session_base import SessionBase
from diary.ui.session_draft import SessionDraft, draft_of
from diary.wording import preparing
from diary.wording import screens as words
from diary.wording import sessions as told


class SessionScreen(SessionBase):
    """Empty or over the session of the id `entry`. `is_test` begins with test injections."""

    def __init__(
        self,
        journal: Journal,
        clock: Callable[[], Now],
        *,
        entry: str = "",
        draft: SessionDraft | None = None,
        is_test: bool = False,
    ) -> None:
        super().__init__(journal, clock, draft)
        self._is_test = is_test
        #: What was typed of why it is corrected.
        self._why = ""
        self._entry = self._saved(entry)

    def _saved(self, id_: str) -> Entry[TreatmentSession] | None:
        """The session of that id, where the diary has it."""
        sessions = self._journal.recent(self._clock().today).records.sessions if id_ else ()
        return next((one for one in sessions if one.id == id_), None)

    @property
    def heading_words(self) -> str:
        if self._entry:
            return told.TITLE_EDIT
        return preparing.TITLE_TEST if self.form.is_test else words.SESSION

    # Saving.

    def action_save(self) -> None:
        draft = self.typed
        day = day_to_come(draft.day, draft.typed_on)
        if day and not (self._entry or draft.test):
            self._offer_plan(day)
            return
        try:
            session = draft.to_session()
            if self._entry is None:
                kept = self._journal.record(session, self._clock())
        except (DiaryError, OSError) as error:
            self.form.say_why(error)
            return
        if self._entry is None:
            say_untested(self, self._journal, kept.id, self._clock())
            self.done(words.session_saved(session.day, self._clock().today))
        elif changes(self._entry.value, session):
            self._ask_why(self._entry.id, session)
        else:
            self.notify(words.NOTHING_CHANGED, markup=False)

    def _offer_plan(self, day: date) -> None:
        from diary.ui.screens.ask_plan import AskPlanScreen

        def answered(is_plan: bool | None) -> None:
            if is_plan:
                self._keep_plan(day)
            else:
                self.query_one("#day").focus()

        self.app.push_screen(AskPlanScreen(day, self._clock().today), answered)

    def _keep_plan(self, day: date) -> None:
        now = self._clock()
        try:
            self._journal.record(self.typed._replace(day=day.isoformat()).to_plan(), now)
        except (DiaryError, OSError) as error:
            self.form.say_why(error)
            return
        self.done(preparing.planned_saved(day, now.today))

    def _ask_why(self, entry: str, session: TreatmentSession) -> None:
        from diary.ui.screens.ask_why import AskWhyScreen, ask_why

        def keep(typed: str) -> None:
            self._why = typed

        asked = AskWhyScreen(words.WHY_CORRECTED, typed=self._why, keep=keep)
        ask_why(self, asked, lambda reason: self._correct(entry, session, reason))

    def _correct(self, entry: str, session: TreatmentSession, reason: str) -> None:
        now = self._clock()
        try:
            self._journal.amend(entry, session, now, reason)
        except (DiaryError, OSError) as error:
            self.form.say_why(error)
            return
        self.done(told.corrected(session.day, now.today))

    # What is typed and not saved.

    @property
    def untouched(self) -> SessionDraft:
        today = self._clock().today
        if self._entry:
            return draft_of(self._entry, today)
        return SessionDraft(words.TODAY.lower(), today, "", (), False, self._is_test, "")

    @property
    def typed(self) -> SessionDraft:
        return self.form.to_draft(self._entry.id if self._entry else "")

    def to_drafts(self) -> tuple[Draft, ...]:
        return (self.typed._replace(why=self._why),) if self.is_changed else ()

    def take_up(self, draft: SessionDraft) -> None:
        # What was withdrawn meanwhile can't be corrected: it would be a session of its own.
        self._entry, self._why = self._saved(draft.entry), draft.why

    def catch_up(self) -> None:
        if self._entry and not self.is_changed:
            self._entry = self._saved(self._entry.id) or self._entry
            self.form.show(self.untouched)
            self.on_area_choice_chosen()


def say_untested(screen: Screen[Any], journal: Journal, session: str, now: Now) -> None:
    """Where a treatment came without test injections, or too soon after them, say so quietly."""
    from diary.core.injections import untested
    from diary.journal.zones import zone_named

    summary = journal.summary(now.today)
    entry = next(one for one in summary.records.sessions if one.id == session)
    if why := untested(summary, entry, zone_named):
        screen.notify(preparing.untested(why, summary.plan), markup=False)
