"""Jumping: a letter over each thing on the screen below, a digit for each place."""

from collections.abc import Callable, Iterator
from string import ascii_lowercase
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.geometry import Offset
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

from diary.ui.widgets.jumping import HasJumpPoints, JumpPoint
from diary.ui.widgets.key_bar import Key, KeyBar
from diary.wording import screens as words
from diary.wording import tips

#: In the order of their digits.
_PLACES = (
    (words.TODAY, "app.today"),
    (words.TIMELINE, "app.timeline"),
    (words.CALENDAR, "app.calendar"),
    (words.SESSIONS, "app.sessions"),
    (words.SHARE, "app.share"),
    (words.HISTORY, "app.history"),
    (words.SETTINGS, "app.settings"),
)


class JumpScreen(ModalScreen[Callable[[], object]]):
    """Gives what to do on the screen below."""

    CSS_PATH = "../jump.tcss"
    BINDINGS = [
        Binding("escape,g", "cancel", words.CANCEL, id="jump.cancel", tooltip=tips.BACK),
        *(
            Binding(str(n), f"place({n - 1})", name, id=f"jump.{n}", tooltip=tips.GO_TO_PLACE)
            for n, (name, _) in enumerate(_PLACES, start=1)
        ),
    ]

    def __init__(self, below: Screen[Any]) -> None:
        super().__init__()
        # g closes this again.
        letters = ascii_lowercase.replace("g", "")
        self._targets = dict(zip(letters, _targets(below), strict=False))

    def compose(self) -> ComposeResult:
        for letter, (offset, _) in self._targets.items():
            label = Static(f"{letter} ", classes="letter", markup=False)
            label.styles.offset = offset.x, offset.y
            yield label
        yield KeyBar(
            *(
                Key(str(n), name, f"screen.place({n - 1})", f"jump.{n}")
                for n, (name, _) in enumerate(_PLACES, start=1)
            )
        )

    def on_key(self, event: events.Key) -> None:
        target = self._targets.get(event.character or "")
        if target:
            event.stop()
            self.dismiss(target.go)

    def on_click(self, event: events.Click) -> None:
        """What is clicked is gone to; a click beside everything closes this."""
        at = event.screen_offset
        for offset, go in self._targets.values():
            if offset.y == at.y and offset.x <= at.x < offset.x + 2:
                self.dismiss(go)
                return
        if not isinstance(event.widget, KeyBar):
            self.action_cancel()

    def action_place(self, number: int) -> None:
        self.dismiss(lambda: self.app.run_action(_PLACES[number][1]))

    def action_cancel(self) -> None:
        self.dismiss(lambda: None)


def _targets(below: Screen[Any]) -> Iterator[JumpPoint]:
    """Everything in sight that can be gone to, from top to bottom."""
    found = []
    for widget in below.focus_chain:
        top = widget.region.offset
        points = (
            widget.jump_points()
            if isinstance(widget, HasJumpPoints)
            else iter((JumpPoint(Offset(0, 0), widget.focus),))
        )
        for offset, go in points:
            at = top + offset
            if _in_sight(widget, at):
                found.append(JumpPoint(at, go))
    return iter(sorted(found, key=lambda one: (one.offset.y, one.offset.x)))


def _in_sight(widget: Widget, at: Offset) -> bool:
    return all(
        one.region.contains(*at)
        for one in (widget, *widget.ancestors)
        if isinstance(one, Widget) and one.region
    )
