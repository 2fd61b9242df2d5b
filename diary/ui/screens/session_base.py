"""What the forms of a session share: one that was, one to come, and one that took place."""

from abc import abstractmethod
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input

from diary.core.days import read_day
from diary.core.errors import DiaryError
from diary.core.moment import Now
from diary.journal import Journal
from diary.ui.abstract import Abstract
from diary.ui.drafts import Draft
from diary.ui.session_draft import SessionDraft
from diary.ui.widgets.key_bar import FIXED, Key, KeyBar
from diary.ui.widgets.session_form import SessionForm
from diary.ui.widgets.two_sides import TwoSides
from diary.wording import body_map as body
from diary.wording import preparing, tips
from diary.wording import screens as words

if TYPE_CHECKING:
    from diary.ui.app import DiaryApp


class SessionBase(Screen[bool], metaclass=Abstract):
    """One `SessionForm`. What it begins with and where it is saved, its children say."""

    CSS_PATH = "../session.tcss"
    AUTO_FOCUS = "#day"
    IS_FORM = True
    #: Whether it is about a session to come.
    IS_PLAN = False
    BINDINGS = [
        Binding("ctrl+s", "save", words.SAVE, id="session.save", tooltip=tips.SAVE),
        Binding("enter", "save", words.SAVE, id="session.save_too", tooltip=tips.SAVE),
        Binding("escape", "back", words.CANCEL, id="session.back", tooltip=tips.BACK),
        Binding("l", "list", body.LIST, id="session.list", tooltip=body.LIST_OR_BODY),
        Binding("m", "more", preparing.MORE, id="session.more", tooltip=preparing.MORE_TIP),
    ]

    def __init__(
        self, journal: Journal, clock: Callable[[], Now], draft: SessionDraft | None = None
    ) -> None:
        super().__init__()
        self._journal, self._clock, self._draft = journal, clock, draft

    def compose(self) -> ComposeResult:
        cream = self._journal.plan.numbing_cream.words
        yield TwoSides(id="heading")
        yield SessionForm(self._clock, cream, is_plan=self.IS_PLAN)
        yield KeyBar(
            Key("tab", words.NEXT_FIELD, "app.focus_next", FIXED),
            Key("space", words.CHOOSE, "screen.choose", "body.choose areas.choose"),
            Key("l", body.LIST, "screen.list", "session.list"),
            Key("^s", words.SAVE, "screen.save", "session.save"),
            Key("esc", words.CANCEL, "screen.back", "session.back"),
            Key("F1", words.HELP, "app.help", "app.help"),
        )

    def on_mount(self) -> None:
        if self._draft:
            self.open_draft(self._draft)
        elif self.untouched != self.typed:
            self.form.show(self.untouched)
        self.form.echo_areas()
        self.on_area_choice_chosen()

    # What its children say.

    @property
    @abstractmethod
    def heading_words(self) -> str:
        """What stands above the form."""

    @property
    @abstractmethod
    def untouched(self) -> SessionDraft:
        """The form as it stands before anything is typed."""

    @property
    @abstractmethod
    def typed(self) -> SessionDraft:
        """The form as it stands now."""

    @abstractmethod
    def take_up(self, draft: SessionDraft) -> None:
        """Let it be about what a draft is about."""

    @abstractmethod
    def action_save(self) -> None: ...

    def read_day(self, typed: str, today: date) -> date:
        """The day that was typed on that date."""
        return read_day(typed, today)

    # The form.

    @property
    def form(self) -> SessionForm:
        return self.query_one(SessionForm)

    def on_area_choice_chosen(self) -> None:
        chosen = words.number_chosen(self.form.areas.chosen)
        self.query_one("#heading", TwoSides).say(self.heading_words, chosen)

    def on_checkbox_changed(self) -> None:
        self.on_area_choice_chosen()  # what it is about may have another name now

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

    def action_more(self) -> None:
        self.form.open_more()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Of a session to come nobody knows more than when and where."""
        return not (action == "more" and self.IS_PLAN)

    def done(self, said: str) -> None:
        """It is saved; say so, and go."""
        self.notify(said, markup=False)
        self.dismiss(True)

    # What is typed and not saved.

    @property
    def is_changed(self) -> bool:
        """Whether something chosen or typed here isn't saved."""
        return self.is_mounted and self.typed != self.untouched

    def to_drafts(self) -> tuple[Draft, ...]:
        """What is typed here and not saved, if anything is."""
        return (self.typed,) if self.is_changed else ()

    def open_draft(self, draft: SessionDraft) -> None:
        """Put what was typed back; words such as "yesterday" keep the day that they meant."""
        self.take_up(draft)
        day = draft.day
        if draft.typed_on != self._clock().today:
            with suppress(DiaryError, OSError):
                day = self.read_day(draft.day, draft.typed_on).isoformat()
        self.form.show(draft._replace(day=day))
        self.on_area_choice_chosen()

    def catch_up(self) -> None:
        """Show what the diary says now; what is being typed stays."""

    def action_back(self) -> None:
        if cast("DiaryApp", self.app).may_leave(self):
            self.dismiss(False)
