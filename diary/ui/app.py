"""The app: one diary, its screens, and what reaches every one of them."""

import asyncio
import gc
import signal
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from typing import Any

from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from diary.core.moment import Now
from diary.journal import Journal
from diary.ui.screens.today import TodayScreen
from diary.ui.themes import THEMES
from diary.wording import screens as words

#: How often, in seconds, the app looks whether a new day began or another program saved.
_TICK = 1.0

_LEAVING = ("q", "ctrl+q", "escape")


class DiaryApp(App[None]):
    """Opens on Today; an empty diary opens on adding a session."""

    CSS_PATH = "app.tcss"
    TITLE = words.TITLE
    ENABLE_COMMAND_PALETTE = True
    BINDINGS = [
        Binding("t", "timeline", words.TIMELINE, id="app.timeline", tooltip=words.TIP_TIMELINE),
        Binding("d", "day", words.DAY, id="app.day", tooltip=words.TIP_DAY),
        Binding("a", "session", words.SESSION, id="app.session", tooltip=words.TIP_SESSION),
        Binding("question_mark,f1", "help", words.HELP, id="app.help", tooltip=words.TIP_HELP),
        Binding("q", "quit", words.QUIT, id="app.quit", tooltip=words.TIP_QUIT),
        # Priority, so that it works over a question and inside a field too.
        Binding(
            "ctrl+q", "quit", words.QUIT, id="app.quit_too", tooltip=words.TIP_QUIT, priority=True
        ),
    ]

    def __init__(
        self, journal: Journal, clock: Callable[[], Now], *, is_demo: bool = False
    ) -> None:
        super().__init__()
        self._journal, self._clock, self._is_demo = journal, clock, is_demo
        self._is_warned = self._is_leaving = False
        self._typed_early: list[events.Key] | None = []
        for theme in THEMES:
            self.register_theme(theme)
        # Not `self.theme = …`, which would read all styles a second time before the first paint.
        self.set_reactive(DiaryApp.theme, THEMES[0].name)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[None]:
        return TodayScreen(self._journal, self._clock, words.DEMO if self._is_demo else words.TITLE)

    def on_mount(self) -> None:
        now = self._clock()
        is_new = not self._journal.recent(now.evening).sessions
        if is_new and not self._journal.notices:
            self._open_session(is_first=True)
        elif now.evening != now.today:
            self._ask_which_day(now)
        self.set_interval(_TICK, self._tick)
        for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
            # Leave the terminal as it was found. Windows has no such handlers.
            with suppress(NotImplementedError, ValueError, RuntimeError):
                asyncio.get_running_loop().add_signal_handler(number, self.exit)

    def on_ready(self) -> None:
        """The first frame is painted: collect garbage from now on, but not what a start leaves."""
        gc.freeze()
        gc.enable()

    async def on_event(self, event: events.Event) -> None:
        """Keys typed while the first screen is still being put up wait for it, in their order."""
        if isinstance(event, events.Key) and not event.is_forwarded and event.key not in _LEAVING:
            self._is_warned = False
        if self._typed_early is not None and isinstance(event, events.Key):
            # Until the screen is up the terminal itself turns Enter into a line feed.
            is_enter = event.key == "ctrl+j"
            self._typed_early.append(events.Key("enter", "\r") if is_enter else event)
        else:
            await super().on_event(event)

    async def run_action(self, *args: Any, **options: Any) -> bool:
        """Run what a key or a click asks for, unless the app is closing already."""
        return False if self._is_leaving else await super().run_action(*args, **options)

    async def on_descendant_focus(self) -> None:
        typed, self._typed_early = self._typed_early or [], None
        for event in typed:
            await super().on_event(event)

    def _ask_which_day(self, now: Now) -> None:
        from diary.ui.screens.ask_day import AfterMidnightScreen

        def open_day(day: date | None) -> None:
            if day is not None:
                self._today.form.open(day)
                self._today.refresh_diary()

        self.push_screen(AfterMidnightScreen(now), open_day)

    @property
    def _today(self) -> TodayScreen:
        screen = self.screen_stack[0]
        assert isinstance(screen, TodayScreen)
        return screen

    def _tick(self) -> None:
        if self.screen is self._today:
            self._today.tick()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Everything the keys do, by name, and Textual's own."""
        yield SystemCommand(words.TIMELINE, words.TIP_TIMELINE, self.action_timeline)
        yield SystemCommand(words.DAY, words.TIP_DAY, self.action_day)
        yield SystemCommand(words.SESSION, words.TIP_SESSION, self.action_session)
        yield SystemCommand(words.WHY, words.TIP_WHY, self._today.action_why)
        yield SystemCommand(words.HELP, words.TIP_HELP, self.action_help)
        yield from super().get_system_commands(screen)

    def action_timeline(self) -> None:
        from diary.ui.screens.timeline import TimelineScreen

        self.push_screen(TimelineScreen(self._journal, self._clock))

    def action_day(self) -> None:
        from diary.ui.screens.ask_day import AskDayScreen

        self.push_screen(AskDayScreen(self._clock), self._open_day)

    def _open_day(self, day: date | None) -> None:
        from diary.ui.screens.day import DayScreen

        if day is not None:
            self.push_screen(DayScreen(self._journal, self._clock, day))

    def action_session(self) -> None:
        self._open_session(is_first=False)

    def _open_session(self, *, is_first: bool) -> None:
        from diary.ui.screens.session import SessionScreen

        self.push_screen(SessionScreen(self._journal, self._clock, is_first=is_first))

    async def action_quit(self) -> None:
        if self.may_leave(*self.screen_stack):
            self._is_leaving = True
            self.exit()

    def may_leave(self, *screens: Screen[Any]) -> bool:
        """Whether these can go: nothing typed in them is unsaved, or the key was pressed twice."""
        if self._is_warned or not any(getattr(one, "is_changed", False) for one in screens):
            return True
        self._is_warned = True
        self.notify(words.UNSAVED, markup=False)
        return False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """From a form that is being filled in, nothing else opens on top."""
        if action in ("timeline", "day", "session"):
            return not getattr(self.screen, "IS_FORM", False)
        return True

    def action_help(self) -> None:
        from diary.ui.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.screen))
