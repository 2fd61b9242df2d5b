"""The app: one diary, its screens, and what reaches every one of them."""

import asyncio
import gc
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from textual import events
from textual.binding import Binding
from textual.screen import Screen
from textual.timer import Timer

from diary.core.errors import DiaryError
from diary.core.moment import Now
from diary.journal import Journal
from diary.ui.in_order_app import InOrderApp
from diary.ui.screens.today import TodayScreen
from diary.ui.themes import THEMES, theme_of
from diary.wording import screens as words
from diary.wording import tips

if TYPE_CHECKING:
    from diary.core.settings import Settings
    from diary.journal.sharing import Exporters
    from diary.ui.drafting import Drafting

#: How often, in seconds, the app looks whether a new day began or another program saved.
_TICK = 1.0
#: Seconds from a key to the draft that holds what it changed.
_UNTIL_KEPT = 0.8
#: A place makes some ten thousand objects when it opens: Python's 700 would stop it many times
#: over, and on years of entries that doubles the time to its first paint.
_OBJECTS_UNTIL_COLLECTED = 20_000
#: Seconds; long enough for the first screen to be painted.
_AFTER_PAINT = 0.1

_LEAVING = ("q", "ctrl+q", "escape")


class DiaryApp(InOrderApp):
    """Opens on Today; an empty diary opens on adding a session, a locked one on its lock."""

    CSS_PATH = "app.tcss"
    TITLE = words.TITLE
    ENABLE_COMMAND_PALETTE = True
    BINDINGS = [
        Binding("q", "quit", words.QUIT, id="app.quit", tooltip=tips.QUIT),
        # Priority, so that it works over a question and inside a field too.
        Binding("ctrl+q", "quit", words.QUIT, id="app.quit_too", tooltip=tips.QUIT, priority=True),
    ]

    def __init__(
        self,
        journal: Journal,
        clock: Callable[[], Now],
        settings: "Settings | None" = None,
        exporters: "Callable[[], Exporters] | None" = None,
        *,
        plans: Callable[[], Sequence[str]] = tuple,
        is_demo: bool = False,
    ) -> None:
        """`plans` gives the texts of the care plans to choose from."""
        super().__init__(journal, clock, settings, exporters)
        self.plans = plans
        self._is_demo = is_demo
        self._is_warned = self._is_leaving = False
        self._keeping: Timer | None = None
        self._handlers: dict[int, Any] = {}
        for theme in THEMES:
            self.register_theme(theme)
        # Not `self.theme = …`, which would read all styles a second time before the first paint.
        self.set_reactive(DiaryApp.theme, theme_of(self.settings))
        self.stylesheet.set_variables(self.get_css_variables())

    # From the start to Today.

    def first_screen(self) -> Screen[None]:
        return TodayScreen(self._journal, self._clock, words.DEMO if self._is_demo else words.TITLE)

    def on_mount(self) -> None:
        self.set_interval(_TICK, self._tick)
        loop = asyncio.get_running_loop()

        def end(*_: object) -> None:
            with suppress(RuntimeError):  # it has ended
                loop.call_soon_threadsafe(self._end)

        # Not the loop's own handlers: they lose a signal while hundreds of keys are waiting.
        for name in ("SIGTERM", "SIGHUP"):  # Windows has only one of them
            with suppress(AttributeError, ValueError):  # no such signal; not the main thread
                number = getattr(signal, name)
                self._handlers[number] = signal.signal(number, end)

    def on_unmount(self) -> None:
        for number, handler in self._handlers.items():
            signal.signal(number, handler)

    def begin(self) -> None:
        super().begin()
        now = self._clock()
        records = self._journal.recent(now.evening).records
        is_new = not (records.sessions or records.planned)
        if is_new and not self._journal.notices:
            self.start_tour()
        elif now.evening != now.today:
            self._ask_which_day(now)
            return
        self.set_timer(_AFTER_PAINT, self._offer_drafts)

    def on_ready(self) -> None:
        """The first frame is painted: collect garbage from now on, but not what a start leaves."""
        gc.freeze()
        gc.set_threshold(_OBJECTS_UNTIL_COLLECTED)
        gc.enable()
        self.say_settings_not_read()

    async def on_event(self, event: events.Event) -> None:
        """Somebody is there."""
        if isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded:
            self.touch()
            if isinstance(event, events.Key) and event.key not in _LEAVING:
                self._is_warned = False
        await super().on_event(event)

    def turn_of(self, event: events.Event) -> None:
        """It may type something; one that waited long counts from now on, not from its key."""
        if self._keeping is None and not isinstance(event, events.MouseMove):
            self._keeping = self.set_timer(_UNTIL_KEPT, self.keep_typed)

    async def run_action(self, *args: Any, **options: Any) -> bool:
        """Run what a key or a click asks for, unless the app is closing already."""
        return False if self._is_leaving else await super().run_action(*args, **options)

    def _ask_which_day(self, now: Now) -> None:
        from diary.ui.screens.ask_day import AfterMidnightScreen

        def open_day(day: date | None) -> None:
            if day is not None:
                self.today.form.open(day)
                self.today.refresh_diary()
            self._offer_drafts()

        self.push_screen(AfterMidnightScreen(now), open_day)

    def _tick(self) -> None:
        if self._journal.is_locked or self._is_leaving or self._closing:
            return
        self.lock_if_idle()
        if isinstance(self.screen, TodayScreen):
            self.screen.tick()

    # What is typed and not saved.

    @cached_property
    def _drafting(self) -> "Drafting":
        from diary.ui.drafting import Drafting

        return Drafting(self, self._journal, self._clock)

    def keep_typed(self) -> None:
        """Keep what stands unsaved in the forms, for the next start should this one break off."""
        self._keeping = None
        if not self._journal.is_locked:
            self._drafting.keep()

    def _end(self) -> None:
        """The terminal was closed, or the system wants the app to end."""
        with suppress(Exception):  # whatever fails, it has to end
            self.keep_typed()
        self._leave()

    def _offer_drafts(self) -> None:
        if not self._journal.is_locked:
            self._drafting.offer()

    def on_check_in_form_saved(self) -> None:
        self.keep_typed()

    # Leaving.

    async def action_quit(self) -> None:
        if self._journal.is_locked or self.is_alone:
            self.keep_typed()
            self._leave()  # what was typed is kept, and offered at the next start
        elif self.may_leave(*self.screen_stack):
            with suppress(DiaryError, OSError):
                self._drafting.give_up()
            self._leave()

    def _leave(self) -> None:
        self._is_leaving = True
        self.exit()

    def may_leave(self, *screens: Screen[Any]) -> bool:
        """Whether these can go: nothing typed in them is unsaved, or the key was pressed twice."""
        if self._is_warned or not any(getattr(one, "is_changed", False) for one in screens):
            return True
        self._is_warned = True
        self.notify(words.UNSAVED, markup=False)
        return False
