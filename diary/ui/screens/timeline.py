"""The timeline of all areas; any day on it can be opened."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Static

from diary.core.moment import Now
from diary.journal import Journal
from diary.ui.screens.day import DayScreen
from diary.ui.widgets.day_grid import DayGrid
from diary.ui.widgets.key_bar import Key, KeyBar
from diary.ui.widgets.two_sides import TwoSides
from diary.wording import screens as words
from diary.wording import tips


class TimelineScreen(Screen[None]):
    """The grid, what the cell in hand says in words, and what the symbols mean."""

    CSS_PATH = "../reading.tcss"
    AUTO_FOCUS = "DayGrid"
    BINDINGS = [
        Binding("escape,t", "back", words.BACK, id="timeline.back", tooltip=tips.BACK),
    ]

    def __init__(self, journal: Journal, clock: Callable[[], Now]) -> None:
        super().__init__()
        self._journal, self._clock = journal, clock

    def compose(self) -> ComposeResult:
        yield TwoSides(id="heading")
        yield DayGrid()
        yield Static(id="told", markup=False)
        yield Static(words.LEGEND, id="legend", markup=False)
        yield KeyBar(
            Key("←→", words.KEY_DAY, "screen.focus_next"),
            Key("↑↓", words.KEY_ROW, "screen.focus_next"),
            Key("enter", words.OPEN_DAY, "screen.open"),
            Key("esc", words.BACK, "screen.back"),
            Key("?", words.HELP, "app.help"),
        )

    def on_mount(self) -> None:
        self.refresh_diary()

    def refresh_diary(self) -> None:
        """Show what the diary says now."""
        summary = self._journal.summary(self._clock().evening)
        self.query_one("#heading", TwoSides).say(
            words.TIMELINE, words.completion(summary.completion)
        )
        self.query_one(DayGrid).show(summary)

    def catch_up(self) -> None:
        self.refresh_diary()

    def on_screen_resume(self) -> None:
        if not self._journal.is_locked:
            self.refresh_diary()

    def on_day_grid_pointed(self, event: DayGrid.Pointed) -> None:
        if self._journal.is_locked:
            return
        summary = self._journal.summary(self._clock().evening)
        self.query_one("#told", Static).update(words.cell_words(event.row, event.cell, summary))

    def on_day_grid_opened(self, event: DayGrid.Opened) -> None:
        self.app.push_screen(DayScreen(self._journal, self._clock, event.day))

    def action_open(self) -> None:
        self.query_one(DayGrid).action_open()

    def action_back(self) -> None:
        self.dismiss()
