"""The calendar: months of days, each opened to be read, filled in or corrected."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from diary.core.moment import Now
from diary.core.text import clean
from diary.journal import Journal
from diary.ui.opening import open_day
from diary.ui.widgets.key_bar import Key, KeyLine
from diary.ui.widgets.month_grid import MonthGrid
from diary.ui.widgets.places import CALENDAR, PlacesBar
from diary.ui.widgets.told import Told
from diary.ui.widgets.two_sides import TwoSides
from diary.wording import calendar as words
from diary.wording import screens, tips

_KEYS = (
    Key("enter", words.OPEN_KEY, "screen.open", "calendar.open"),
    Key("pgup", words.EARLIER, "screen.earlier", "calendar.earlier"),
    Key("pgdn", words.LATER, "screen.later", "calendar.later"),
    Key("[", words.SESSION_BEFORE, "screen.session_before", "calendar.session_before"),
    Key("]", words.SESSION_AFTER, "screen.session_after", "calendar.session_after"),
    Key("home", words.FIRST_DAY, "screen.first", "calendar.first"),
    Key("end", screens.TODAY, "screen.today", "calendar.today"),
)


class CalendarScreen(Screen[None]):
    """The months, what the day in hand says in words, and what the symbols that show mean."""

    CSS_PATH = "../calendar.tcss"
    AUTO_FOCUS = "MonthGrid"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-middle"), (30, "-high"), (40, "-highest")]
    BINDINGS = [
        Binding("escape,c", "back", screens.BACK, id="calendar.back", tooltip=tips.BACK),
        Binding("enter", "open", words.OPEN_KEY, id="calendar.open", tooltip=words.TIP_OPEN),
        Binding(
            "pageup", "earlier", words.EARLIER, id="calendar.earlier",
            tooltip=words.TIP_MONTH_BEFORE,
        ),
        Binding(
            "pagedown", "later", words.LATER, id="calendar.later", tooltip=words.TIP_MONTH_AFTER
        ),
        Binding(
            "left_square_bracket", "session_before", words.SESSION_BEFORE,
            id="calendar.session_before", tooltip=words.TIP_SESSION_BEFORE,
        ),
        Binding(
            "right_square_bracket", "session_after", words.SESSION_AFTER,
            id="calendar.session_after", tooltip=words.TIP_SESSION_AFTER,
        ),
        Binding("home", "first", words.FIRST_DAY, id="calendar.first", tooltip=words.TIP_FIRST),
        Binding("end", "today", screens.TODAY, id="calendar.today", tooltip=words.TIP_TODAY),
    ]  # fmt: skip

    def __init__(self, journal: Journal, clock: Callable[[], Now]) -> None:
        super().__init__()
        self._journal, self._clock = journal, clock
        self._legend: list[str] = []

    def compose(self) -> ComposeResult:
        yield TwoSides(id="heading")
        yield MonthGrid()
        yield Told(id="told")
        with Vertical(id="foot"):
            yield Static(id="legend", markup=False)
            yield KeyLine(*_KEYS, id="keys")
            yield PlacesBar(CALENDAR, "calendar.back")

    @property
    def _grid(self) -> MonthGrid:
        return self.query_one(MonthGrid)

    def on_mount(self) -> None:
        self.refresh_diary()

    def refresh_diary(self) -> None:
        """Show what the diary says now."""
        summary = self._journal.summary(self._clock().evening)
        self.query_one("#heading", TwoSides).say(
            screens.CALENDAR, screens.completion(summary.completion)
        )
        self._grid.show(summary)

    def catch_up(self) -> None:
        self.refresh_diary()

    def on_screen_resume(self) -> None:
        if self.is_mounted and not self._journal.is_locked:
            self.refresh_diary()

    def on_month_grid_pointed(self, event: MonthGrid.Pointed) -> None:
        days = event.grid.days
        if days is None or self._journal.is_locked:
            return
        self.query_one(Told).say(clean(words.told(days, event.day)))
        legend = words.legend(event.grid.states, self.size.width - 2)
        if legend != self._legend:
            self._legend = legend
            self.query_one("#legend", Static).update("\n".join(legend), layout=False)

    def on_month_grid_opened(self, event: MonthGrid.Opened) -> None:
        is_past = event.day < self._clock().today
        there = event.grid.days.planned(event.day) if event.grid.days and not is_past else ()
        planned = there[0].id if there else ""
        open_day(self, self._journal, self._clock, event.day, planned=planned)

    def action_open(self) -> None:
        self._grid.action_open()

    def action_earlier(self) -> None:
        self._grid.action_month(-1)

    def action_later(self) -> None:
        self._grid.action_month(1)

    def action_session_before(self) -> None:
        self._grid.action_session(-1)

    def action_session_after(self) -> None:
        self._grid.action_session(1)

    def action_first(self) -> None:
        self._grid.action_first()

    def action_today(self) -> None:
        self._grid.action_today()

    def action_back(self) -> None:
        self.dismiss()
