"""Adding or correcting a session: when it was, and where."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input

from diary.core.changes import changes
from diary.core.days import read_day
from diary.core.entries import Entry
from diary.core.errors import DiaryError
from diary.core.moment import Now
from diary.core.records import TreatmentSession
from diary.journal import Journal
from diary.ui.drafts import Draft, SessionDraft, draft_of
from diary.ui.widgets.key_bar import Key, KeyBar
from diary.ui.widgets.session_form import SessionForm
from diary.ui.widgets.two_sides import TwoSides
from diary.wording import body_map as body
from diary.wording import screens as words
from diary.wording import sessions as told
from diary.wording import tips

if TYPE_CHECKING:
    from diary.ui.app import DiaryApp


class SessionScreen(Screen[bool]):
    """One `SessionForm`, empty or over the session of the id `entry`."""

    CSS_PATH = "../session.tcss"
    AUTO_FOCUS = "#day"
    IS_FORM = True
    BINDINGS = [
        Binding("ctrl+s", "save", words.SAVE, id="session.save", tooltip=tips.SAVE),
        Binding("enter", "save", words.SAVE, id="session.save_too", tooltip=tips.SAVE),
        Binding("escape", "back", words.CANCEL, id="session.back", tooltip=tips.BACK),
        Binding("l", "list", body.LIST, id="session.list", tooltip=body.LIST_OR_BODY),
    ]

    def __init__(
        self,
        journal: Journal,
        clock: Callable[[], Now],
        *,
        entry: str = "",
        draft: SessionDraft | None = None,
    ) -> None:
        super().__init__()
        self._journal, self._clock = journal, clock
        self._draft = draft
        #: What was typed of why it is corrected.
        self._why = ""
        self._entry = self._saved(entry)

    def compose(self) -> ComposeResult:
        yield TwoSides(id="heading")
        yield SessionForm(self._clock)
        yield KeyBar(
            Key("tab", words.NEXT_FIELD, "app.focus_next"),
            Key("space", words.CHOOSE, "screen.choose"),
            Key("l", body.LIST, "screen.list"),
            Key("^s", words.SAVE, "screen.save"),
            Key("esc", words.CANCEL, "screen.back"),
        )

    def on_mount(self) -> None:
        if self._draft:
            self.open_draft(self._draft)
        elif self._entry:
            self.form.show(self._untouched)
        self.form.echo_areas()
        self.on_area_choice_chosen()

    @property
    def form(self) -> SessionForm:
        return self.query_one(SessionForm)

    def _saved(self, id_: str) -> Entry[TreatmentSession] | None:
        """The session of that id, where the diary has it."""
        sessions = self._journal.recent(self._clock().today).records.sessions if id_ else ()
        return next((one for one in sessions if one.id == id_), None)

    def on_area_choice_chosen(self) -> None:
        self.query_one("#heading", TwoSides).say(
            told.TITLE_EDIT if self._entry else words.SESSION,
            words.number_chosen(self.form.areas.chosen),
        )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id == "note":
            self.action_save()
        else:
            self.focus_next()

    def action_choose(self) -> None:
        self.form.areas.action_choose()

    def action_list(self) -> None:
        self.form.areas.action_other()

    # Saving.

    def action_save(self) -> None:
        try:
            session = self._to_draft().to_session()
            if self._entry is None:
                self._journal.record(session, self._clock())
        except (DiaryError, OSError) as error:
            self.form.say_why(error)
            return
        if self._entry is None:
            self._done(words.session_saved(session.day, self._clock().today))
        elif changes(self._entry.value, session):
            self._ask_why(self._entry.id, session)
        else:
            self.notify(words.NOTHING_CHANGED, markup=False)

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
        self._done(told.corrected(session.day, now.today))

    def _done(self, said: str) -> None:
        self.notify(said, markup=False)
        self.dismiss(True)

    # What is typed and not saved.

    @property
    def is_changed(self) -> bool:
        """Whether something chosen or typed here isn't saved."""
        return self.is_mounted and self._to_draft() != self._untouched

    @property
    def _untouched(self) -> SessionDraft:
        today = self._clock().today
        if self._entry:
            return draft_of(self._entry, today)
        return SessionDraft(words.TODAY.lower(), today, "", (), False, False, "")

    def to_drafts(self) -> tuple[Draft, ...]:
        """What is typed here and not saved, if anything is."""
        return (self._to_draft()._replace(why=self._why),) if self.is_changed else ()

    def _to_draft(self) -> SessionDraft:
        return self.form.to_draft(self._entry.id if self._entry else "")

    def open_draft(self, draft: SessionDraft) -> None:
        """Put what was typed back; words such as "yesterday" keep the day that they meant."""
        # What was withdrawn meanwhile can't be corrected: it would be a session of its own.
        self._entry, self._why = self._saved(draft.entry), draft.why
        day = draft.day
        if draft.typed_on != self._clock().today:
            with suppress(DiaryError, OSError):
                day = read_day(draft.day, draft.typed_on).isoformat()
        self.form.show(draft._replace(day=day))
        self.on_area_choice_chosen()

    def catch_up(self) -> None:
        """Show what the diary says now; what is being typed stays."""
        if self._entry and not self.is_changed:
            self._entry = self._saved(self._entry.id) or self._entry
            self.form.show(self._untouched)
            self.on_area_choice_chosen()

    def action_back(self) -> None:
        if cast("DiaryApp", self.app).may_leave(self):
            self.dismiss(False)
