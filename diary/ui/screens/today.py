"""Today: what is flagged, how each area is, and saving it in under a minute."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from diary import wording
from diary.core.moment import Now
from diary.core.text import clean
from diary.journal import Journal
from diary.ui.screens.flagged_today import FlaggedTodayScreen
from diary.ui.widgets.check_in_form import CheckInForm
from diary.ui.widgets.flag_card import FlagCard, OtherCards
from diary.ui.widgets.places import TODAY, PlacesBar
from diary.ui.widgets.planned_card import PlannedCard
from diary.ui.widgets.rating_rows import RatingRows
from diary.ui.widgets.two_sides import TwoSides
from diary.wording import screens as words
from diary.wording import tips

if TYPE_CHECKING:
    from diary.ui.app import DiaryApp

#: Seconds; long enough for the screen to be painted, too short to be noticed.
_AFTER_PAINT = 0.1


class TodayScreen(FlaggedTodayScreen):
    """The screen people open every evening. It stays on the date it was opened for."""

    BINDINGS = [
        Binding("escape", "rows", words.ROWS, id="today.rows", tooltip=tips.ROWS),
    ]

    def __init__(self, journal: Journal, clock: Callable[[], Now], title: str) -> None:
        super().__init__(journal, clock)
        self._heading, self._is_painted = title, False
        self._seen = clock().evening
        self._noticed, self._saves_elsewhere = "", journal.saves_elsewhere
        #: Whether this is the last step of the tour.
        self._is_new = False

    def compose(self) -> ComposeResult:
        yield TwoSides(id="heading")
        with VerticalScroll(can_focus=False):
            yield Static(id="notices", markup=False)
            yield FlagCard(markup=False)
            yield OtherCards(markup=False)
            yield PlannedCard()
            yield Static(id="reminders", markup=False)
            yield TwoSides(id="prompt")
            yield CheckInForm(self._journal, self._clock, self._clock().evening)
        with Vertical(id="foot"):
            yield Static(wording.NOT_LIVE, markup=False)
            yield PlacesBar(TODAY)

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
        summary = self._shown = self._journal.recent(max(self.day, now.evening))
        self._saves_elsewhere = self._journal.saves_elsewhere
        self.query_one("#heading", TwoSides).say(
            self._heading, words.heading(self.day, summary.last_session)
        )
        self.show_cards(summary)
        self._show_notices()
        self.show_reminders(summary, now)
        followed = bool(summary.followed)
        asks = "" if self.asks_one_by_one else words.prompt(self.day, now.evening)
        has_toured = cast("DiaryApp", self.app).has_toured
        self._is_new = has_toured and bool(summary.sessions) and not summary.records.check_ins
        if self._is_new:
            from diary.wording import tour

            asks = tour.FIRST
        self.query_one("#prompt", TwoSides).say(
            asks if followed else words.NOTHING_FOLLOWED,
            words.completion(summary.completion_since_last_session) if followed else "",
        )
        if self._is_painted:
            self.show_asked(summary, now)
        # Years of reports are read once this is painted: hardly any flag needs them.
        self.call_after_refresh(self.set_timer, _AFTER_PAINT, self._show_all_flags)

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
        app = cast("DiaryApp", self.app)
        if app.is_covered:  # another thread may be opening the diary: it shows up after that
            return
        summary = self._journal.summary(max(self.day, self._clock().evening))
        self.show_cards(summary)
        if not self._is_painted:
            self._is_painted = True
            self.show_asked(summary, self._clock())
        from diary.ui.getting_ready import load_places, load_styles

        load_styles(app.stylesheet)
        self.run_worker(partial(load_places, summary), thread=True, exit_on_error=False)

    def tick(self) -> None:
        """Once in a while: a new day has begun, or another program has saved."""
        if not self.is_mounted:
            return
        now = self._clock()
        if now.evening != self._seen:
            self._seen = now.evening
            if self.form.is_changed:
                self.notify(words.new_day(now.evening, self.day), markup=False, timeout=20)
            else:
                self.form.open(now.evening)
            self.refresh_diary()
        self.count_down(now)
        has_grown = self._journal.has_grown() and self._journal.trouble is None
        # What asked for the flags may have read it already; a save that failed says nothing new,
        # and what this window saved itself may not have reached its screens yet.
        before, found = self._shown, self._journal.recent(self._shown.as_of)
        if has_grown or found is not before:
            noticed, saves = self._noticed, self._saves_elsewhere
            self.form.catch_up()
            self.refresh_diary()
            is_elsewhere = self._saves_elsewhere != saves and found.records != before.records
            if self._noticed == noticed and is_elsewhere:
                self.notify(words.SAVED_ELSEWHERE, markup=False)

    def on_check_in_form_saved(self, event: CheckInForm.Saved) -> None:
        said = event.message
        if self._is_new:
            from diary.wording import tour

            said = tour.first_saved(said)
        self.refresh_diary()
        self._show_top()
        self.notify(said, markup=False)

    def catch_up(self) -> None:
        """Show what the diary says now; what is being typed stays."""
        self.form.catch_up()
        self.refresh_diary()

    def on_screen_resume(self) -> None:
        if self.is_mounted and not self._journal.is_locked:
            self.fit()  # the settings may say now that one question shows at a time
            self.catch_up()

    def action_rows(self) -> None:
        self.query_one(RatingRows).focus()
