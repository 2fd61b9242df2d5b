"""What the list of sessions and the page of one share: correcting and withdrawing it."""

from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from textual.binding import Binding
from textual.screen import Screen

from diary.core.entries import Entry
from diary.core.moment import Now
from diary.core.records import TreatmentSession
from diary.core.summary import Summary
from diary.journal import Journal
from diary.ui.abstract import Abstract
from diary.ui.widgets.key_bar import Key
from diary.wording import screens as words
from diary.wording import sessions as told
from diary.wording import tips

if TYPE_CHECKING:
    from diary.core.answers import PlannedSession
    from diary.ui.app import DiaryApp

KEYS = (
    Key("e", told.EDIT, "screen.edit", "sessions.edit"),
    Key("x", words.WITHDRAW, "screen.withdraw", "sessions.withdraw"),
    Key("esc", words.BACK, "screen.back", "sessions.back"),
)


class OneSessionScreen(Screen[None], metaclass=Abstract):
    """A place where one session is in hand."""

    CSS_PATH = "../sessions.tcss"
    BINDINGS = [
        Binding("e", "edit", told.EDIT, id="sessions.edit", tooltip=told.TIP_EDIT),
        Binding("x", "withdraw", words.WITHDRAW, id="sessions.withdraw", tooltip=told.TIP_WITHDRAW),
        Binding("escape", "back", words.BACK, id="sessions.back", tooltip=tips.BACK),
    ]

    def __init__(self, journal: Journal, clock: Callable[[], Now]) -> None:
        super().__init__()
        self._journal, self._clock = journal, clock
        self._shown: Summary | None = None

    @property
    @abstractmethod
    def in_hand(self) -> "Entry[TreatmentSession] | Entry[PlannedSession] | None":
        """The session, or the planned one, that the keys are about."""

    @abstractmethod
    def catch_up(self) -> None:
        """Show what the diary says now."""

    def on_mount(self) -> None:
        self.catch_up()

    def on_screen_resume(self) -> None:
        if not self.is_mounted or self._journal.is_locked:
            return
        if self._journal.summary(self._clock().today) is not self._shown:
            self.catch_up()

    def action_edit(self) -> None:
        from diary.ui.screens.plan_session import PlanSessionScreen
        from diary.ui.screens.session import SessionScreen

        if one := self.in_hand:
            form = PlanSessionScreen if one.value.RECORD == "planned" else SessionScreen
            self.fill_in(form(self._journal, self._clock, entry=one.id))

    def fill_in(self, form: Screen[bool]) -> None:
        """Show a form over this; what is saved or given up is no draft any more."""

        def done(_: bool | None) -> None:
            cast("DiaryApp", self.app).keep_typed()

        self.app.push_screen(form, done)

    def action_withdraw(self) -> None:
        """Let the session in hand count no longer, once it was said why."""
        from diary.ui.screens.ask_why import withdraw

        if one := self.in_hand:
            withdraw(self, self._journal, self._clock, one.id, self.catch_up)

    def action_back(self) -> None:
        self.dismiss()
