"""Keys and clicks that take effect one after another, however fast they come."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING

from textual import events
from textual.app import ScreenStackError
from textual.dom import DOMNode
from textual.errors import NoWidget
from textual.message_pump import MessagePump
from textual.screen import Screen

from diary.core.moment import Now
from diary.journal import Journal
from diary.ui.undo_app import UndoApp

if TYPE_CHECKING:
    from diary.core.settings import Settings
    from diary.journal.sharing import Exporters

#: The wheel and the mouse that moves wait only where something else does.
_IN_ORDER = (events.Key, events.Paste, events.MouseDown, events.MouseUp)
#: Seconds after which a key waits for the one before it no longer.
_LONGEST = 1.0
#: Seconds after which the one before it has long been done, unless it opened a screen.
_SOON = 0.05


class InOrderApp(UndoApp):
    """Each key, and each click, waits until what the one before it did is done.

    Textual gives a key to what has the focus when it is read, and only then looks what the one
    before it does: of a Tab and a letter read at once, the letter would go to the field that the
    Tab leaves. The same goes for keys that open a screen, and for those typed while it starts;
    and the second click of two on what closes a screen would close the one below it as well.
    """

    def __init__(
        self,
        journal: Journal,
        clock: Callable[[], Now],
        settings: "Settings | None" = None,
        exporters: "Callable[[], Exporters] | None" = None,
    ) -> None:
        super().__init__(journal, clock, settings, exporters)
        self._waiting: deque[events.Event] = deque()
        self._is_up = False
        #: What the last key may still be on its way through, and when it was asked whether it is.
        self._trail: tuple[MessagePump, ...] = ()
        self._settled_on: Screen[object] | None = None
        self._asked_at: float | None = None
        self._moved_at = 0.0
        self._is_back = False

    async def on_event(self, event: events.Event) -> None:
        """They wait for their turn; one that nothing stopped comes back here."""
        is_typed = isinstance(event, events.InputEvent | events.Paste)
        if is_typed and event.is_forwarded:
            await super().on_event(event)
            self._follow(event)
            self._is_back = True
        elif not is_typed or not (self._waiting or isinstance(event, _IN_ORDER)):
            await super().on_event(event)
        else:
            # Until the screen is up the terminal itself turns Enter into a line feed.
            is_enter = not self._is_up and isinstance(event, events.Key) and event.key == "ctrl+j"
            self._waiting.append(events.Key("enter", "\r") if is_enter else event)
            await self._take_next()

    async def on_descendant_focus(self) -> None:
        if not self._is_up:
            self._is_up = True
            await self._take_next()

    @property
    def is_busy(self) -> bool:
        """Whether a key or a click still waits for its turn."""
        return self._is_up and bool(self._waiting)

    def _follow(self, event: events.Event) -> None:
        """It goes, or has gone, from what has the focus or is under the mouse up to the app."""
        with suppress(ScreenStackError, NoWidget):  # the app is closing
            first: DOMNode = self.focused or self.screen
            if isinstance(event, events.MouseEvent):
                first, _ = self.get_widget_at(*event.screen_offset)
            self._trail = tuple(one for one in first.ancestors_with_self if one is not self)
        self._moved_at = monotonic()

    async def _take_next(self) -> None:
        while self._waiting and self._is_up and self._is_settled():
            event = self._waiting.popleft()
            self._follow(event)
            # Twice: what takes it may tell it to itself first, and to the others after that.
            self._trail *= 2
            self._is_back = False
            self.turn_of(event)
            await super().on_event(event)

    async def go_on(self) -> None:
        """What is on the screen was not all there, and is now: keys may go to it."""
        await self._take_next()

    def turn_of(self, event: events.Event) -> None:
        """The turn of a key or a click has come."""

    def _is_settled(self) -> bool:
        """Whether the last key has done what it does. If not, the next is taken once it has."""
        if self._asked_at is not None:
            if monotonic() - self._asked_at < _LONGEST:
                return False
            self._asked_at = None  # what was asked is gone, and won't answer
        if not getattr(self.screen, "is_complete", True):
            return monotonic() - self._moved_at > _LONGEST  # it calls `go_on` once it is
        trail, self._trail = self._trail, ()
        is_quiet = all(one._message_queue.empty() for one in trail)
        if monotonic() - self._moved_at > _SOON or (self._is_back and is_quiet):
            trail = ()
        if self.screen is not self._settled_on:
            trail, self._settled_on = (*trail, self.screen), self.screen
        if trail:
            self._asked_at = monotonic()
            self._ask(iter(trail))
        return not trail

    def _ask(self, trail: Iterator[MessagePump]) -> None:
        """Go the way of the key, behind it and all that came of it."""
        if not any(one.call_later(self._ask, trail) for one in trail):
            self.call_later(self._has_arrived)

    async def _has_arrived(self) -> None:
        self._asked_at = None
        await self._take_next()
