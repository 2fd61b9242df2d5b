"""Jumping: a letter over each thing on the screen below, a digit for each place."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from string import ascii_letters
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.geometry import Offset, Region
from textual.screen import ModalScreen, Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from diary.ui.widgets.jumping import HasJumpPoints, JumpPoint
from diary.ui.widgets.key_bar import Key, KeyBar, KeyLine
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
        # g closes this again. Six months have more weeks than there are small letters.
        letters = ascii_letters.replace("g", "")
        targets = zip(letters, _targets(below), strict=False)
        lines = below._compositor.render_strips()
        self._targets = {letter: (_free(lines, offset), go) for letter, (offset, go) in targets}

    def compose(self) -> ComposeResult:
        for letter, (spot, _) in self._targets.items():
            label = Static(letter, classes="letter", markup=False)
            label.styles.offset, label.styles.width = (spot.x, spot.y), spot.width
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
            self.dismiss(target[1])

    def on_click(self, event: events.Click) -> None:
        """What is clicked is gone to; a click beside everything closes this."""
        at = event.screen_offset
        for spot, go in self._targets.values():
            if spot.contains_point(at):
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
    found = [*_links(below)]
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


def _links(below: Screen[Any]) -> Iterator[JumpPoint]:
    """What can be clicked in a text: on a card, or a view. The lines of keys name theirs."""
    seen = set()  # one that goes on in the next line has one letter
    for y, line in enumerate(below._compositor.render_strips()):
        x = 0
        for segment in line:
            action = segment.style.meta.get("@click") if segment.style else None
            if action:
                widget, _ = below.get_widget_at(x, y)
                is_line = isinstance(widget, KeyLine) and not widget.HAS_JUMPS
                if not is_line and (widget, action) not in seen:
                    seen.add((widget, action))
                    run = partial(below.app.run_action, action, default_namespace=widget)
                    yield JumpPoint(Offset(x, y), run)
            x += segment.cell_length


def _free(lines: Sequence[Strip], at: Offset) -> Region:
    """Where a letter hides nothing: before what it leads to, or else on as little as can be."""
    for x, width in ((at.x - 2, 2), (at.x - 1, 1), (at.x, 2)):
        if x >= 0 and lines[at.y].crop(x, x + width).text == " " * width:
            return Region(x, at.y, width, 1)
    return Region(at.x, at.y, 1, 1)


def _in_sight(widget: Widget, at: Offset) -> bool:
    return all(
        one.region.contains(*at)
        for one in (widget, *widget.ancestors)
        if isinstance(one, Widget) and one.region
    )
