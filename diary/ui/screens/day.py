"""A past day: opened to be filled in, corrected, or added to."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll

from diary.core.moment import Now
from diary.journal import Journal
from diary.ui.drafts import CheckInDraft
from diary.ui.screens.check_in import CheckInScreen
from diary.ui.widgets.check_in_form import CheckInForm
from diary.ui.widgets.key_bar import Key, KeyBar
from diary.ui.widgets.two_sides import TwoSides
from diary.wording import screens as words
from diary.wording import tips

if TYPE_CHECKING:
    from diary.ui.app import DiaryApp

_KEYS = (
    Key("esc", words.BACK, "screen.back"),
    Key("?", words.HELP, "app.help"),
)


class DayScreen(CheckInScreen):
    """The check-in of one past day."""

    IS_FORM = True
    BINDINGS = [Binding("escape", "back", words.BACK, id="day.back", tooltip=tips.BACK)]

    def __init__(
        self,
        journal: Journal,
        clock: Callable[[], Now],
        day: date,
        *,
        check_in: str = "",
        draft: CheckInDraft | None = None,
    ) -> None:
        super().__init__()
        self._journal, self._clock, self._day = journal, clock, day
        self._check_in, self._draft = check_in, draft

    def compose(self) -> ComposeResult:
        yield TwoSides(id="heading")
        with VerticalScroll(can_focus=False):
            yield TwoSides(id="prompt")
            yield CheckInForm(self._journal, self._clock, self._day)
        yield KeyBar(*_KEYS)

    def on_mount(self) -> None:
        self.refresh_diary()
        if self._draft:
            self.form.open_draft(self._draft)
        elif self._check_in:
            self.form.open(self._day, check_in=self._check_in)

    def catch_up(self) -> None:
        """Show what the diary says now; what is being typed stays."""
        self.form.catch_up()
        self.refresh_diary()

    def refresh_diary(self) -> None:
        """Say what the form is about."""
        summary = self._journal.recent(self._day)
        today = self._clock().evening
        self.query_one("#heading", TwoSides).say(
            words.DAY_TITLE, words.heading(self._day, summary.last_session)
        )
        is_asked = summary.followed or self._day in summary.records.by_day
        self.query_one("#prompt", TwoSides).say(
            words.prompt(self._day, today) if is_asked else words.NOTHING_FOLLOWED_THEN
        )

    def on_check_in_form_saved(self, event: CheckInForm.Saved) -> None:
        self.notify(event.message, markup=False)
        self.dismiss()

    def action_back(self) -> None:
        if cast("DiaryApp", self.app).may_leave(self):
            self.dismiss()
