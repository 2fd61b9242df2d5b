"""A short list of which exactly one line is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.widget import Widget

from diary.ui.widgets.view import keep_in_view
from diary.wording import share as words


class OneOf(Widget, can_focus=True):
    """`(•)` marks the chosen line; arrows and clicks choose another."""

    BINDINGS = [
        Binding("up", "move(-1)", id="one_of.up", tooltip=words.TIP_LESS),
        Binding("down", "move(1)", id="one_of.down", tooltip=words.TIP_MORE),
    ]
    DEFAULT_CSS = """
    OneOf { height: auto; width: 1fr; }
    """

    @dataclass
    class Changed(Message):
        """Another line was chosen."""

        one_of: "OneOf"
        chosen: int

        @property
        def control(self) -> "OneOf":
            return self.one_of

    def __init__(self, labels: Sequence[str], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._labels = tuple(labels)
        self.chosen = 0

    def choose(self, place: int) -> None:
        """Let this line be the chosen one."""
        if place != self.chosen:
            self.chosen = place
            self.refresh()
            self.post_message(self.Changed(self, place))
        keep_in_view(self, Region(0, place, self.size.width, 1))

    def action_move(self, step: int) -> None:
        to = self.chosen + step
        if 0 <= to < len(self._labels):
            self.choose(to)
        elif step > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def on_click(self, event: events.Click) -> None:
        if 0 <= event.y < len(self._labels):
            self.choose(event.y)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._labels)

    def render(self) -> Content:
        return Content("\n").join(map(self._line, range(len(self._labels))))

    def _line(self, place: int) -> Content:
        is_chosen = place == self.chosen
        line = Content(f"({'•' if is_chosen else ' '}) {self._labels[place]}")
        if is_chosen:
            return line.stylize("bold reverse" if self.has_focus else "bold")
        return line
