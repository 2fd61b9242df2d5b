"""The timeline: bars of an area, all areas, sessions compared, or the body. Any day opens."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import ContentSwitcher, Static

from diary.core.moment import Now
from diary.journal import Journal
from diary.ui.screens.day import DayScreen
from diary.ui.widgets.bar_chart import BarChart
from diary.ui.widgets.key_bar import Key, KeyLine
from diary.ui.widgets.places import TIMELINE, PlacesBar
from diary.ui.widgets.timeline_view import Hand, TimelineView
from diary.ui.widgets.two_sides import TwoSides
from diary.ui.widgets.view import say
from diary.wording import screens as said
from diary.wording import timeline as words
from diary.wording import tips

if TYPE_CHECKING:
    from diary.ui.widgets.body_view import BodyView


def _all_areas() -> TimelineView:
    from diary.ui.widgets.day_grid import DayGrid

    return DayGrid(id="all-areas")


def _compared() -> TimelineView:
    from diary.ui.widgets.session_chart import SessionChart

    return SessionChart(id="compared")


def _body() -> "BodyView":
    from diary.ui.widgets.body_view import BodyView

    return BodyView(id="body")


#: The views by their key: name, words and what makes it, when it is first looked at.
_VIEWS: "dict[str, tuple[str, str, Callable[[], TimelineView | BodyView]]]" = {
    "1": ("bars", words.BARS, lambda: BarChart(id="bars")),
    "2": ("all-areas", words.ALL_AREAS, _all_areas),
    "3": ("compared", words.COMPARED, _compared),
    "4": ("body", words.BODY, _body),
}


def _on_view(action: str) -> str:
    return f"screen.on_view('{action}')"


class ViewsLine(KeyLine):
    """The views, the one that shows marked."""

    HAS_JUMPS = True

    def __init__(self) -> None:
        self._by_name = {
            name: Key(key, text, f"screen.view('{name}')", f"timeline.{name}")
            for key, (name, text, _) in _VIEWS.items()
        }
        super().__init__(*self._by_name.values(), id="views")

    def mark(self, name: str) -> None:
        self._here = self._by_name[name]
        self.refresh()


class TimelineScreen(Screen[None]):
    """One view at a time, what is in hand in words, and what the symbols mean."""

    CSS_PATH = "../timeline.tcss"
    AUTO_FOCUS = "TimelineView"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-fair"), (23, "-high")]
    BINDINGS = [
        Binding("escape,t", "back", said.BACK, id="timeline.back", tooltip=tips.BACK),
        *(
            Binding(key, f"view('{name}')", text, id=f"timeline.{name}", tooltip=words.TIP_VIEW)
            for key, (name, text, _) in _VIEWS.items()
        ),
    ]

    def __init__(self, journal: Journal, clock: Callable[[], Now]) -> None:
        super().__init__()
        self._journal, self._clock = journal, clock
        self._hand = Hand()
        self._legend: str | Content = ""

    def compose(self) -> ComposeResult:
        yield TwoSides(id="heading")
        yield ViewsLine()
        with ContentSwitcher(initial="bars"):
            yield BarChart(id="bars")
        yield Static(id="told", markup=False)
        yield Static(id="legend", markup=False)
        with Vertical(id="foot"):
            yield KeyLine(id="keys")
            yield PlacesBar(TIMELINE, "timeline.back")

    @property
    def view(self) -> "TimelineView | BodyView":
        """The view that shows."""
        return cast("TimelineView | BodyView", self.query_one(ContentSwitcher).visible_content)

    def on_mount(self) -> None:
        self._mark()
        self.refresh_diary()

    def refresh_diary(self) -> None:
        """Show what the diary says now."""
        summary = self._journal.summary(self._clock().evening)
        heading = words.heading(said.TIMELINE, summary)
        self.query_one("#heading", TwoSides).say(heading, said.completion(summary.completion))
        self.view.show(summary, self._hand)

    def catch_up(self) -> None:
        self.refresh_diary()

    def on_screen_resume(self) -> None:
        if not self._journal.is_locked:
            self.refresh_diary()

    async def action_view(self, name: str) -> None:
        """Show another view of the same days; it is made when it is first looked at."""
        views = self.query_one(ContentSwitcher)
        if not views.query(f"#{name}"):
            make = next(make for known, _, make in _VIEWS.values() if known == name)
            await views.add_content(make())
        self._hand = self.view.hand
        views.current = name
        self._mark()
        self.view.focus()
        self.refresh_diary()

    def _mark(self) -> None:
        self.query_one(ViewsLine).mark(self.view.id or "")
        self.set_class(not self.view.LEGEND, "-tall")
        self._explain(self.view.LEGEND)
        self.query_one("#keys", KeyLine).show(
            *(
                key._replace(action=_on_view(key.action), arrows=tuple(map(_on_view, key.arrows)))
                for key in self.view.KEYS
            )
        )

    def _explain(self, legend: str | Content) -> None:
        if legend != self._legend:
            self._legend = legend
            say(self.query_one("#legend", Static), legend)

    async def action_on_view(self, action: str) -> None:
        """Do what a key of the view does: for the mouse."""
        await self.app.run_action(action, self.view)

    def on_timeline_view_pointed(self, event: TimelineView.Pointed) -> None:
        if event.view is self.view:
            self._hand = event.view.hand
            self.query_one("#told", Static).update(event.said, layout=False)
            self._explain(event.view.legend)

    def on_timeline_view_opened(self, event: TimelineView.Opened) -> None:
        self.app.push_screen(DayScreen(self._journal, self._clock, event.day))

    def action_back(self) -> None:
        self.dismiss()
