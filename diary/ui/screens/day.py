"""A past day: opened to be filled in, corrected, or added to."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll

from diary.core.moment import Now
from diary.journal import Journal
from diary.ui.screens.check_in import CheckInScreen
from diary.ui.widgets.check_in_form import CheckInForm
from diary.ui.widgets.key_bar import Key, KeyBar
from diary.ui.widgets.two_sides import TwoSides
from diary.wording import screens as words

if TYPE_CHECKING:
    from diary.ui.app import DiaryApp

_KEYS = (
    Key("esc", words.BACK, "screen.back"),
    Key("?", words.HELP, "app.help"),
)


class DayScreen(CheckInScreen):
    """The check-in of one past day."""

    IS_FORM = True
    BINDINGS = [Binding("escape", "back", words.BACK, id="day.back", tooltip=words.TIP_BACK)]

    def __init__(self, journal: Journal, clock: Callable[[], Now], day: date) -> None:
        super().__init__()
        self._journal, self._clock, self._day = journal, clock, day

    def compose(self) -> ComposeResult:
        yield TwoSides(id="heading")
        with VerticalScroll(can_focus=False):
            yield TwoSides(id="prompt")
            yield CheckInForm(self._journal, self._clock, self._day)
        yield KeyBar(*_KEYS)

    def on_mount(self) -> None:
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
