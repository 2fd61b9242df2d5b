"""One planned session: how long until then, what to do before, and that it took place."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Checkbox

from diary import wording
from diary.core.entries import Entry
from diary.core.errors import DiaryError
from diary.core.moment import Now
from diary.core.reasons import CHANGED
from diary.core.summary import Summary
from diary.journal import Journal
from diary.ui.screens.plan_session import PlanSessionScreen, planned_of
from diary.ui.screens.took_place import TookPlaceScreen, took_place
from diary.ui.widgets.key_bar import FIXED, Key, KeyBar
from diary.ui.widgets.planned_page import Item, PlannedPage, parts
from diary.ui.widgets.two_sides import TwoSides
from diary.wording import preparing as words
from diary.wording import screens as said
from diary.wording import tips

if TYPE_CHECKING:
    from diary.core.answers import PlannedSession

#: Seconds from one look at the clock to the next.
_TICK = 10.0

_TICK_KEY = Key("space", words.TICK, "screen.tick", FIXED)
_KEYS = (
    Key("e", words.CHANGE, "screen.edit", "planned.edit"),
    Key("x", said.WITHDRAW, "screen.withdraw", "planned.withdraw"),
    Key("esc", said.BACK, "screen.back", "planned.back"),
    Key("?", said.HELP, "app.help", "app.help"),
)
_KEYS_THEN = (
    Key("f", words.TOOK_PLACE, "screen.took_place", "planned.took_place"),
    Key("a", words.WITH_DETAILS, "screen.details", "planned.details"),
)


class PlannedScreen(Screen[None]):
    """A page with boxes to tick. From its day on it becomes a session with one key."""

    CSS_PATH = "../sessions.tcss"
    AUTO_FOCUS = "Item"
    BINDINGS = [
        Binding(
            "f", "took_place", words.TOOK_PLACE, id="planned.took_place",
            tooltip=words.TOOK_PLACE_TIP,
        ),
        Binding(
            "a", "details", words.WITH_DETAILS, id="planned.details",
            tooltip=words.WITH_DETAILS_TIP,
        ),
        Binding("e", "edit", words.CHANGE, id="planned.edit", tooltip=words.CHANGE_TIP),
        Binding(
            "x", "withdraw", said.WITHDRAW, id="planned.withdraw", tooltip=words.WITHDRAW_TIP
        ),
        Binding("escape", "back", said.BACK, id="planned.back", tooltip=tips.BACK),
        Binding("down", "app.focus_next", id="planned.down", tooltip=tips.NEXT),
        Binding("up", "app.focus_previous", id="planned.up", tooltip=tips.BEFORE),
    ]  # fmt: skip

    def __init__(self, journal: Journal, clock: Callable[[], Now], planned: str) -> None:
        super().__init__()
        self._journal, self._clock, self._planned = journal, clock, planned
        self._shown: Summary | None = None

    def compose(self) -> ComposeResult:
        yield TwoSides(id="heading")
        with PlannedPage(id="page"):
            yield from self._parts()
        yield KeyBar()

    def on_mount(self) -> None:
        self._show_around()
        # The first item has the focus; what stands above it is seen first all the same.
        self.call_after_refresh(self.query_one(PlannedPage).scroll_home, animate=False)
        self.set_interval(_TICK, self._count_down)

    def _parts(self) -> Iterator[Widget]:
        entry, now = self.in_hand, self._clock()
        self._shown = self._journal.summary(now.today)
        is_whole = self._journal.is_whole
        return parts(entry.value if entry else None, self._shown, now, is_whole=is_whole)

    def _show_around(self) -> None:
        if entry := self.in_hand:
            heading = words.heading(entry.value, self._clock().today)
            self.query_one("#heading", TwoSides).say(*heading)
        self._show_keys()

    @property
    def in_hand(self) -> "Entry[PlannedSession] | None":
        """The plan, as long as it is in the diary."""
        return planned_of(self._journal, self._clock, self._planned)

    def catch_up(self) -> None:
        """Show what the diary says now."""
        in_hand = self.focused.place if isinstance(self.focused, Item) else 0
        self.query_one(PlannedPage).show(*self._parts())
        self._show_around()
        self.call_after_refresh(self._take_in_hand, in_hand)

    def _take_in_hand(self, place: int) -> None:
        for one in self.query(Item):
            if one.place == place:
                one.focus(scroll_visible=place > 0)  # what stands above the first comes first

    def _count_down(self) -> None:
        entry = self.in_hand
        if entry and self.is_current:
            self.query_one(PlannedPage).count_down(entry.value, self._clock())
            self._show_keys()

    def on_screen_resume(self) -> None:
        if not self.is_mounted or self._journal.is_locked:
            return
        if self._journal.summary(self._clock().today) is not self._shown:
            self.catch_up()

    def _show_keys(self) -> None:
        then = _KEYS_THEN if self._has_come else ()
        tick = (_TICK_KEY,) if self.query(Item) else ()
        self.query_one(KeyBar).show(*then, *tick, *_KEYS)

    @property
    def _has_come(self) -> bool:
        entry = self.in_hand
        return entry is not None and entry.value.day <= self._clock().today

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before its day nothing has taken place."""
        return action not in ("took_place", "details") or self._has_come

    # What is done.

    def action_tick(self) -> None:
        """Tick what is in hand: for the mouse."""
        if isinstance(self.focused, Item):
            self.focused.toggle()

    def on_checkbox_changed(self, event: Checkbox.Changed) -> None:
        entry, names = self.in_hand, tuple(self._journal.plan.checklist)
        place = event.checkbox.place if isinstance(event.checkbox, Item) else len(names)
        if entry is None or place >= len(names):
            return
        before, one = entry.value.checked, frozenset((names[place],))
        checked = before | one if event.value else before - one
        if checked == before:
            return
        try:
            planned = replace(entry.value, checked=checked)
            self._journal.amend(entry.id, planned, self._clock(), CHANGED)
        except (DiaryError, OSError) as error:
            self.notify(wording.not_saved(error), severity="error", markup=False, timeout=12)
            self.catch_up()
        else:
            self._shown = self._journal.summary(self._clock().today)

    def action_took_place(self) -> None:
        if entry := self.in_hand:
            took_place(self, self._journal, self._clock, entry, self.action_back)

    def action_details(self) -> None:
        def filled_in(saved: bool | None) -> None:
            if saved:
                self.dismiss()

        form = TookPlaceScreen(self._journal, self._clock, plan=self._planned)
        self.app.push_screen(form, filled_in)

    def action_edit(self) -> None:
        self.app.push_screen(PlanSessionScreen(self._journal, self._clock, entry=self._planned))

    def action_withdraw(self) -> None:
        from diary.ui.screens.ask_why import withdraw

        if self.in_hand:
            withdraw(self, self._journal, self._clock, self._planned, self.action_back)

    def action_back(self) -> None:
        self.dismiss()
