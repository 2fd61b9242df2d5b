"""Today: what is flagged, how each area is, and saving it in under a minute."""

from collections.abc import Callable
from datetime import date

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from diary import wording
from diary.core.moment import Now
from diary.core.text import clean
from diary.journal import Journal
from diary.ui.screens.check_in import CheckInScreen
from diary.ui.widgets.check_in_form import CheckInForm
from diary.ui.widgets.flag_card import FlagCard
from diary.ui.widgets.key_bar import Key, KeyBar
from diary.ui.widgets.rating_rows import RatingRows
from diary.ui.widgets.two_sides import TwoSides
from diary.wording import screens as words
from diary.wording import tips

_KEYS = (
    Key("w", words.WHY, "screen.why"),
    Key("t", words.TIMELINE, "app.timeline"),
    Key("d", words.DAY_KEY, "app.day"),
    Key("a", words.SESSION_KEY, "app.session"),
    Key("h", words.HISTORY, "app.history"),
    Key("?", words.HELP, "app.help"),
    Key("^p", words.MORE, "app.command_palette"),
    Key("q", words.QUIT, "app.quit"),
)


#: Seconds; long enough for the screen to be painted, too short to be noticed.
_AFTER_PAINT = 0.1


class TodayScreen(CheckInScreen):
    """The screen people open every evening. It stays on the date it was opened for."""

    BINDINGS = [
        Binding("escape", "rows", words.BACK, id="today.rows", show=False, tooltip=tips.ROWS),
        Binding("w", "why", words.WHY, id="today.why", tooltip=tips.WHY),
    ]

    def __init__(self, journal: Journal, clock: Callable[[], Now], title: str) -> None:
        super().__init__()
        self._journal, self._clock, self._heading = journal, clock, title
        self._seen = clock().evening
        self._noticed = ""

    def compose(self) -> ComposeResult:
        yield TwoSides(id="heading")
        with VerticalScroll(can_focus=False):
            yield Static(id="notices", markup=False)
            yield FlagCard(markup=False)
            yield Static(id="reminders", markup=False)
            yield TwoSides(id="prompt")
            yield CheckInForm(self._journal, self._clock, self._clock().evening)
        with Vertical(id="foot"):
            yield Static(wording.NOT_LIVE, markup=False)
            yield KeyBar(*_KEYS)

    def on_mount(self) -> None:
        self.refresh_diary()
        self._show_top()

    def _show_top(self) -> None:
        """What is flagged is seen first, also where the rows in hand would push it off."""
        scroll = self.query_one(VerticalScroll)
        self.call_after_refresh(scroll.scroll_home, animate=False)

    @property
    def day(self) -> date:
        return self.form.day

    def refresh_diary(self) -> None:
        """Show what the diary says now; what is being typed stays."""
        now = self._clock()
        summary = self._journal.recent(max(self.day, now.evening))
        self.query_one("#heading", TwoSides).say(
            self._heading, words.heading(self.day, summary.last_session)
        )
        self.query_one(FlagCard).show(summary.cards, summary.plan)
        self._show_notices()
        reminders = [
            words.reminder(one, summary.as_of)
            for one in summary.reminders
            if (self.day - one.last_day).days > 1
        ]
        lines = self.query_one("#reminders", Static)
        lines.display = bool(reminders)
        lines.update("\n".join(reminders[:2]))
        followed = bool(summary.followed)
        self.query_one("#prompt", TwoSides).say(
            words.prompt(self.day, now.evening) if followed else words.NOTHING_FOLLOWED,
            words.completion(summary.completion_since_last_session) if followed else "",
        )
        # Years of reports are read once this is painted: hardly any flag needs them.
        self.set_timer(_AFTER_PAINT, self._show_all_flags)

    def _show_notices(self) -> None:
        """What is wrong with the file stands above everything else."""
        said = [wording.notice(key, detail) for key, detail in self._journal.notices]
        if self._journal.trouble is not None:
            said.append(wording.problem(self._journal.trouble))
        self._noticed = "\n".join(map(clean, said))  # a file's name may hold anything
        notices = self.query_one("#notices", Static)
        notices.display = bool(said)
        notices.update(self._noticed)

    def _show_all_flags(self) -> None:
        if self._journal.is_locked:
            return
        summary = self._journal.summary(max(self.day, self._clock().evening))
        self.query_one(FlagCard).show(summary.cards, summary.plan)

    def tick(self) -> None:
        """Once in a while: a new day has begun, or another program has saved."""
        now = self._clock()
        if now.evening != self._seen:
            self._seen = now.evening
            if self.form.is_changed:
                self.notify(words.new_day(now.evening, self.day), markup=False, timeout=20)
            else:
                self.form.open(now.evening)
            self.refresh_diary()
        if self._journal.has_grown() and self._journal.trouble is None:
            noticed = self._noticed
            self.form.catch_up()
            self.refresh_diary()
            if self._noticed == noticed:
                self.notify(words.SAVED_ELSEWHERE, markup=False)

    def on_check_in_form_saved(self, event: CheckInForm.Saved) -> None:
        self.refresh_diary()
        self._show_top()
        self.notify(event.message, markup=False)

    def catch_up(self) -> None:
        """Show what the diary says now; what is being typed stays."""
        self.form.catch_up()
        self.refresh_diary()

    def on_screen_resume(self) -> None:
        if self.is_mounted and not self._journal.is_locked:
            self.catch_up()

    def action_rows(self) -> None:
        self.query_one(RatingRows).focus()

    def action_why(self) -> None:
        from diary.ui.screens.flags import FlagsScreen

        self.app.push_screen(FlagsScreen(self._journal.summary(self._clock().evening)))
