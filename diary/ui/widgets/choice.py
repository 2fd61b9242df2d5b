"""One of several words, side by side, wrapping between them; the chosen one stands in brackets."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from diary.ui.widgets.view import keep_in_view
from diary.wording import settings as words


class Choice(Widget, can_focus=True):
    """Left and right choose, as does a click. `Changed` says what is chosen now."""

    BINDINGS = [
        Binding("left", "move(-1)", id="choice.left", tooltip=words.CHOICE_BEFORE),
        Binding("right", "move(1)", id="choice.right", tooltip=words.CHOICE_NEXT),
    ]
    COMPONENT_CLASSES = {"choice--chosen", "choice--hand"}
    DEFAULT_CSS = """
    Choice { height: auto; width: 1fr; }
    Choice > .choice--chosen { color: $text-accent; text-style: bold; }
    Choice > .choice--hand { text-style: bold reverse; }
    """

    @dataclass
    class Changed(Message):
        """Another one was chosen."""

        choice: "Choice"
        value: str

        @property
        def control(self) -> "Choice":
            return self.choice

    def __init__(self, options: Sequence[tuple[str, str]], value: str, *, id: str) -> None:
        """`options` are values, each with its word."""
        super().__init__(id=id)
        self._options = options
        self._at = 0
        self.value = value

    @property
    def value(self) -> str:
        """What is chosen; one that is not among the options is the first."""
        return self._options[self._at][0]

    @value.setter
    def value(self, value: str) -> None:
        values = [one for one, _ in self._options]
        self._at = values.index(value) if value in values else 0
        self.refresh()

    def action_move(self, by: int) -> None:
        self._choose(self._at + by)

    def on_click(self, event: events.Click) -> None:
        lines = self._lines(self.size.width)
        for start, end, place in lines[event.y] if event.y < len(lines) else ():
            if start <= event.x < end:
                self._choose(place)

    def _choose(self, place: int) -> None:
        if place == self._at or not 0 <= place < len(self._options):
            return
        self._at = place
        self.refresh()
        self._show_chosen()
        self.post_message(self.Changed(self, self.value))

    def on_focus(self) -> None:
        self._show_chosen()

    def _show_chosen(self) -> None:
        for y, line in enumerate(self._lines(self.size.width)):
            if any(place == self._at for _, _, place in line):
                keep_in_view(self, Region(0, y, self.size.width, 1))

    def _lines(self, width: int) -> list[list[tuple[int, int, int]]]:
        """The columns of each option, line by line, as `(start, end, place)`."""
        lines: list[list[tuple[int, int, int]]] = [[]]
        for place, (_, word) in enumerate(self._options):
            start = lines[-1][-1][1] if lines[-1] else 0
            if lines[-1] and start + len(word) + 2 > width:
                lines.append([])
                start = 0
            lines[-1].append((start, start + len(word) + 2, place))
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        lines = self._lines(self.size.width)
        segments = [self._segment(place) for _, _, place in lines[y]] if y < len(lines) else []
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def _segment(self, place: int) -> Segment:
        word = self._options[place][1]
        if place != self._at:
            return Segment(f" {word} ", self.rich_style)
        style = self.rich_style + self.get_component_rich_style("choice--chosen")
        if self.has_focus:
            style += self.get_component_rich_style("choice--hand")
        return Segment(f"[{word}]", style)
