"""A past day: opened to be filled in, corrected, or added to."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from diary.core.moment import Now
from diary.core.months import Days, moved_days
from diary.core.text import clean
from diary.journal import Journal
from diary.ui.drafts import CheckInDraft
from diary.ui.screens.check_in import CheckInScreen
from diary.ui.widgets.check_in_form import CheckInForm
from diary.ui.widgets.key_bar import Key, KeyBar, shown_key
from diary.ui.widgets.two_sides import TwoSides
from diary.wording import calendar, tips
from diary.wording import screens as words
from diary.wording.days import ago

if TYPE_CHECKING:
    from diary.ui.app import DiaryApp

_KEYS = (
    Key("esc", words.BACK, "screen.back", "day.back"),
    Key("<", calendar.DAY_BEFORE, "screen.before", "day.before"),
    Key(">", calendar.DAY_AFTER, "screen.after", "day.after"),
    Key("?", words.HELP, "app.help", "app.help"),
)


class DayScreen(CheckInScreen):
    """The check-in of one past day."""

    IS_FORM = True
    CSS_PATH = "../calendar.tcss"
    BINDINGS = [
        Binding("escape", "back", words.BACK, id="day.back", tooltip=tips.BACK),
        Binding(
            "less_than_sign", "before", calendar.DAY_BEFORE,
            id="day.before", tooltip=calendar.TIP_DAY_BEFORE,
        ),
        Binding(
            "greater_than_sign", "after", calendar.DAY_AFTER,
            id="day.after", tooltip=calendar.TIP_DAY_AFTER,
        ),
    ]  # fmt: skip

    def __init__(
        self,
        journal: Journal,
        clock: Callable[[], Now],
        day: date,
        *,
        check_in: str = "",
        draft: CheckInDraft | None = None,
    ) -> None:
        super().__init__(journal, clock)
        self._day = day
        self._check_in, self._draft = check_in, draft

    def compose(self) -> ComposeResult:
        yield TwoSides(id="heading")
        with VerticalScroll(can_focus=False):
            yield Static(id="about", markup=False)
            yield TwoSides(id="prompt")
            yield CheckInForm(self._journal, self._clock, self._day)
        yield KeyBar(*_KEYS)

    def on_mount(self) -> None:
        self.refresh_diary()
        if self._draft:
            self.open_draft(self._draft)
        elif self._check_in:
            self.form.open(self._day, check_in=self._check_in)

    def catch_up(self) -> None:
        """Show what the diary says now; what is being typed stays."""
        self.form.catch_up()
        self.refresh_diary()

    def refresh_diary(self) -> None:
        """Say what the form is about."""
        now = self._clock()
        days = Days(self._journal.summary(max(now.evening, self._day)))
        self.query_one("#heading", TwoSides).say(
            calendar.day_heading(self._day, now.today, days.latest_session(self._day)),
            ago(self._day, now.today),
        )
        lines = calendar.about(days, self._day)
        about = self.query_one("#about", Static)
        about.display = bool(lines)
        about.update("\n".join(map(clean, lines)))
        summary = self._journal.recent(self._day)
        is_asked = summary.followed or self._day in summary.records.by_day
        self.query_one("#prompt", TwoSides).say(
            words.prompt(self._day, now.evening)
            if is_asked
            else words.nothing_followed_then(shown_key(self.app, "check_in.area", "e"))
        )

    # The days beside it.

    def action_before(self) -> None:
        self._turn(-1)

    def action_after(self) -> None:
        self._turn(1)

    def _turn(self, by: int) -> None:
        day, today = moved_days(self._day, by), self._clock().today
        if day > today:
            self.notify(calendar.not_open_yet(day, today), markup=False)
        elif self._is_free_to_turn():
            self._day = day
            self.form.open(day)
            self.refresh_diary()
            self.query_one(VerticalScroll).scroll_home(animate=False)

    def on_check_in_form_saved(self, event: CheckInForm.Saved) -> None:
        self.notify(event.message, markup=False)
        self.dismiss()

    def action_back(self) -> None:
        if cast("DiaryApp", self.app).may_leave(self):
            self.dismiss()
