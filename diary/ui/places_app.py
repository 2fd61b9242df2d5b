"""The places of the app, and the ways between them."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import SystemCommand
from textual.binding import Binding
from textual.command import CommandPalette
from textual.screen import Screen
from textual.widgets import Input

from diary.core.errors import DiaryError
from diary.core.moment import Now
from diary.journal import Journal
from diary.ui.commands import Palette, commands_of
from diary.ui.locked_app import LockedApp
from diary.ui.screens.today import TodayScreen
from diary.ui.widgets.rating_rows import RatingRows
from diary.ui.widgets.sign_list import SignList
from diary.wording import preparing as plan
from diary.wording import screens as words
from diary.wording import tips
from diary.wording import today as asked

if TYPE_CHECKING:
    from diary.core.asking import Due
    from diary.core.preparing import Planned
    from diary.core.settings import Settings
    from diary.journal.sharing import Exporters

#: Columns; below, one question fills the screen.
_NARROW = 60
#: Seconds from the last change of the window's size until everything has its place in it.
_HOLDS_STILL = 0.1
_NOT_FROM_A_FORM = frozenset(
    (
        *("today", "timeline", "calendar", "sessions", "share", "day", "session", "history"),
        *("search", "settings", "planned", "took_place", "care_plan"),
    )
)
#: Commands of Textual's for which there are ours, or nothing to do in a diary.
_OURS = frozenset(("Quit", "Keys", "Maximize", "Minimize"))


class PlacesApp(LockedApp):
    """Today lies below everything; one other place at a time lies on it."""

    BINDINGS = [
        Binding("t", "timeline", words.TIMELINE, id="app.timeline", tooltip=tips.TIMELINE),
        Binding("c", "calendar", words.CALENDAR, id="app.calendar", tooltip=tips.CALENDAR),
        Binding("v", "sessions", words.SESSIONS, id="app.sessions", tooltip=tips.SESSIONS),
        Binding("p", "share", words.SHARE, id="app.share", tooltip=tips.SHARE),
        Binding("d", "day", words.DAY, id="app.day", tooltip=tips.DAY),
        Binding("a", "session", words.SESSION, id="app.session", tooltip=tips.SESSION),
        Binding("h", "history", words.HISTORY, id="app.history", tooltip=tips.HISTORY),
        Binding("slash", "search", words.SEARCH, id="app.search", tooltip=tips.SEARCH),
        Binding("comma", "settings", words.SETTINGS, id="app.settings", tooltip=tips.SETTINGS),
        Binding("b", "planned", plan.TITLE, id="app.planned", tooltip=plan.OPEN_TIP),
        Binding(
            "f", "took_place", plan.TOOK_PLACE, id="app.took_place", tooltip=plan.TOOK_PLACE_TIP
        ),
        Binding("k", "care_plan", plan.CARE_PLAN, id="app.care_plan", tooltip=plan.CARE_PLAN_TIP),
        Binding("g", "jump", words.JUMP, id="app.jump", tooltip=tips.JUMP),
        Binding("question_mark,f1", "help", words.HELP, id="app.help", tooltip=tips.HELP),
    ]

    def __init__(
        self,
        journal: Journal,
        clock: Callable[[], Now],
        settings: "Settings | None" = None,
        exporters: "Callable[[], Exporters] | None" = None,
    ) -> None:
        super().__init__(journal, clock, settings)
        #: Gives what the diary can be handed on as; without it there is no place for that.
        self._exporters = exporters
        self._is_sized = False
        #: Whether the first session was added by the tour, whose last step is Today.
        self.has_toured = False

    @property
    def asks_one_by_one(self) -> bool:
        """Whether a check-in shows one question at a time."""
        chosen = self.settings.questions.value  # no import of a module that a start does without
        return chosen == "one" or (chosen == "auto" and self.size.width < _NARROW)

    @property
    def today(self) -> TodayScreen:
        """The screen below all others."""
        return next(one for one in self.screen_stack if isinstance(one, TodayScreen))

    def go_to(self, place: Screen[Any]) -> None:
        """Show a place over Today, instead of whatever other one was shown."""
        below = self.screen_stack.index(self.today)
        for _ in self.screen_stack[below + 2 :]:
            self.pop_screen()
        if self.screen_stack[below + 1 :]:
            self.switch_screen(place)
        else:
            self.push_screen(place)

    def on_resize(self, event: events.Resize) -> None:
        # Textual waits for the window to hold still, and some screens lay themselves out twice.
        if self._is_sized:
            self.set_timer(_HOLDS_STILL, lambda: self.call_after_refresh(self._show_typed))
        self._is_sized = True

    def _show_typed(self) -> None:
        """Nobody types blind: what is being filled in is in view in a window of any size."""
        if not self.screen_stack:
            return  # the app is closing
        focused = self.focused
        is_changed = self.screen.is_mounted and getattr(self.screen, "is_changed", False)
        if isinstance(focused, RatingRows | SignList) and is_changed:
            focused.show_hand()
        elif isinstance(focused, Input) or (focused and is_changed):
            focused.scroll_visible(animate=False)

    def catch_up_all(self) -> None:
        """Let every screen show what the diary says now; what is being typed stays."""
        for screen in self.screen_stack:
            if catch_up := getattr(screen, "catch_up", None):
                screen.call_later(catch_up)  # it may have to be awaited

    def action_today(self) -> None:
        for _ in self.screen_stack[self.screen_stack.index(self.today) + 1 :]:
            self.pop_screen()

    def action_timeline(self) -> None:
        from diary.ui.screens.timeline import TimelineScreen

        self.go_to(TimelineScreen(self._journal, self._clock))

    def action_calendar(self) -> None:
        from diary.ui.screens.calendar import CalendarScreen

        self.go_to(CalendarScreen(self._journal, self._clock))

    def action_sessions(self) -> None:
        from diary.ui.screens.sessions import SessionsScreen

        self.go_to(SessionsScreen(self._journal, self._clock))

    def action_share(self) -> None:
        from diary.ui.screens.share import ShareScreen

        assert self._exporters
        self.go_to(ShareScreen(self._journal, self._clock, self._exporters()))

    def action_search(self) -> None:
        from diary.ui.screens.search import SearchScreen

        self.go_to(SearchScreen(self._journal, self._clock))

    def action_settings(self) -> None:
        from diary.ui.screens.settings import SettingsScreen

        self.go_to(SettingsScreen(self._journal, self._clock))

    def action_history(self) -> None:
        from diary.ui.screens.history import HistoryScreen

        self.go_to(HistoryScreen(self._journal, self._clock))

    def action_day(self) -> None:
        from diary.ui.screens.ask_day import AskDayScreen

        self.push_screen(AskDayScreen(self._clock), self._open_day)

    def _open_day(self, day: date | None) -> None:
        from diary.ui.screens.day import DayScreen

        if day is not None:
            self.push_screen(DayScreen(self._journal, self._clock, day))

    def action_session(self) -> None:
        from diary.ui.screens.session import SessionScreen

        self._fill_in(SessionScreen(self._journal, self._clock))

    # A planned session.

    def _planned(self) -> "Planned | None":
        if self._journal.is_locked:
            return None
        today = self._clock().today
        try:
            planned = self._journal.recent(today).records.planned
        except (DiaryError, OSError):
            return None
        if not planned:
            return None
        from diary.core.preparing import planned_now  # few diaries have one

        return planned_now(planned, today)

    def action_planned(self) -> None:
        from diary.ui.screens.planned import PlannedScreen

        planned = self._planned()
        if planned and planned.first:
            self.push_screen(PlannedScreen(self._journal, self._clock, planned.first.id))

    def action_took_place(self) -> None:
        """Make a session of the planned one whose day has come."""
        from diary.ui.screens.took_place import took_place

        planned = self._planned()
        if planned and (entry := planned.to_confirm):
            took_place(self.screen, self._journal, self._clock, entry, self.catch_up_all)

    def action_care_plan(self) -> None:
        from diary.ui.screens.care_plan import CarePlanScreen

        self.go_to(CarePlanScreen(self._journal, self._clock))

    def start_tour(self) -> None:
        """Lead a new diary to its first session."""
        from diary.ui.screens.tour import TourScreen

        self._fill_in(TourScreen(self._journal, self._clock), is_tour=True)

    def _fill_in(self, form: Screen[bool], *, is_tour: bool = False) -> None:
        def done(saved: bool | None) -> None:
            self.keep_typed()
            if saved and is_tour:
                self.has_toured = True
                self.catch_up_all()

        self.push_screen(form, done)

    def action_jump(self) -> None:
        from diary.ui.screens.jump import JumpScreen

        def go(to: Callable[[], object] | None) -> None:
            if to is not None:
                self.call_later(to)

        self.push_screen(JumpScreen(self.screen), go)

    def action_help(self) -> None:
        from diary.ui.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.screen))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Everything the keys do, by name, and Textual's own."""
        ours = tuple(commands_of(self, screen))
        yield from ours
        for command in self._telling(screen):
            if command.title not in [one.title for one in ours]:
                yield command
        for command in super().get_system_commands(screen):
            if command.title not in _OURS:
                yield command

    def _telling(self, screen: Screen[object]) -> Iterator[SystemCommand]:
        """What can be told around the latest sessions without being asked."""
        if self._journal.is_locked or screen.is_modal or getattr(screen, "IS_FORM", False):
            return
        from diary.core.asking import late_check_to_tell, reaction_to_tell

        try:
            summary = self._journal.summary(self._clock().today)
        except (DiaryError, OSError):
            return
        if reaction := reaction_to_tell(summary):
            tell = partial(self._tell, reaction)
            yield SystemCommand(asked.TELL_REACTION, asked.TIP_TELL_REACTION, tell)
        if late := late_check_to_tell(summary):
            yield SystemCommand(asked.TELL_LATE, asked.TIP_TELL_LATE, partial(self._tell, late))

    def _tell(self, of: "Due") -> None:
        from diary.ui.answer_draft import about
        from diary.ui.screens.answer import AnswerScreen

        self._fill_in(AnswerScreen(self._journal, self._clock, about(of)))

    def action_command_palette(self) -> None:
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(Palette(id="--command-palette"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """From a form that is being filled in, no other place opens."""
        may = super().check_action(action, parameters)
        if action == "share" and self._exporters is None:
            return False
        if action in ("planned", "took_place"):
            planned = self._planned()
            is_open = action == "planned" or (planned is not None and planned.to_confirm)
            may = may and planned is not None and bool(is_open)
        is_form = getattr(self.screen, "IS_FORM", False)
        return may and not (is_form and action in _NOT_FROM_A_FORM)
