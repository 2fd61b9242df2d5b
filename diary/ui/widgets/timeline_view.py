"""What the views of the timeline have in common: what is in hand, and what they tell the screen."""

from abc import abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import ClassVar, NamedTuple

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from diary.core.areas import Area
from diary.core.scales import Symptom
from diary.core.summary import Summary
from diary.core.timeline import Zoom
from diary.ui.abstract import Abstract
from diary.ui.widgets.key_bar import Key
from diary.wording import timeline as words

PAST, POSSIBLE, EXPECTED, MISSING = "▲", "△", "░", "·"
SESSION, LATE, EDITED, BOTH, REMEDY, PLANNED = "▼", "L", "C", "*", "+", "◇"


class Styles(NamedTuple):
    """What the parts of a chart look like; each but the plain one is a component class."""

    plain: Style
    axis: Style
    area: Style
    expected: Style
    past: Style
    missing: Style
    bar: Style
    hand: Style
    session: Style

    @property
    def shade(self) -> Style:
        """The ground of what stands on an expected day: as light as the `░` beside it."""
        colour, ground = self.expected.color, self.expected.bgcolor
        return _shade(colour, ground) if colour and ground else Style()


@lru_cache
def _shade(colour: RichColor, ground: RichColor) -> Style:
    """The ground that a quarter of its dots in this colour make it."""
    if colour.is_default or ground.is_default:
        return Style()
    below = Color.from_rich_color(ground)
    return Style(bgcolor=below.blend(Color.from_rich_color(colour), 0.25, alpha=1).rich_color)


class Hand(NamedTuple):
    """What is in hand; it stays so from view to view."""

    area: Area | None = None
    symptom: Symptom | None = None
    day: date = date.max
    zoom: Zoom = Zoom.TWO_WEEKS


class TimelineView(Widget, can_focus=True, metaclass=Abstract):
    """One way to show a diary's days."""

    #: The keys of this view; their actions are its own.
    KEYS: ClassVar[tuple[Key, ...]] = ()
    LEGEND: ClassVar[str] = words.LEGEND

    @dataclass
    class Pointed(Message):
        """Something else is in hand; `said` is what it says, in words."""

        view: "TimelineView"
        said: str

        @property
        def control(self) -> "TimelineView":
            return self.view

    @dataclass
    class Opened(Message):
        """The day in hand was asked for."""

        view: Widget
        day: date

        @property
        def control(self) -> Widget:
            return self.view

    COMPONENT_CLASSES = {
        "chart--axis", "chart--area", "chart--hand", "chart--column", "chart--expected",
        "chart--past", "chart--missing", "chart--session", "chart--bar",
    }  # fmt: skip
    DEFAULT_CSS = """
    TimelineView { height: 1fr; width: 1fr; }
    TimelineView > .chart--axis { color: $text-muted; }
    TimelineView > .chart--area { text-style: bold; }
    TimelineView > .chart--hand { text-style: reverse; }
    TimelineView > .chart--column { background: $panel; }
    TimelineView > .chart--expected { color: $text-disabled; background: $surface; }
    TimelineView > .chart--past { color: $text-warning; text-style: bold; }
    TimelineView > .chart--missing { color: $text-muted; }
    TimelineView > .chart--session { color: $text-accent; text-style: bold; }
    TimelineView > .chart--bar { color: $primary; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._strips: dict[int, Strip] = {}

    # What its children say.

    @property
    def legend(self) -> str | Content:
        """What the symbols mean that show as it is now."""
        return self.LEGEND

    @property
    @abstractmethod
    def hand(self) -> Hand: ...

    @abstractmethod
    def show(self, summary: Summary, hand: Hand) -> None:
        """Show a summary, with this in hand as far as it is in the diary."""

    @abstractmethod
    def line(self, y: int) -> list[Segment]:
        """One line, as if nothing were in hand."""

    @abstractmethod
    def in_hand(self, y: int) -> tuple[int, int, Style] | None:
        """From where to where a line stands out, and how; None where nothing of it is in hand."""

    def put_in_hand(self, strip: Strip, style: Style) -> Strip:
        """What is in hand of a line, in the style in which it stands out."""
        return strip.apply_style(style)

    # Painting.

    def style(self, name: str) -> Style:
        return self.get_component_rich_style(f"chart--{name}")

    @property
    def styles_of_chart(self) -> Styles:
        return Styles(self.rich_style, *map(self.style, Styles._fields[1:]))

    def repaint(self) -> None:
        """Paint all of it anew; a `refresh` alone only moves what is in hand."""
        self._strips = {}
        self.refresh()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self.repaint()

    def on_focus(self) -> None:
        self.repaint()

    def on_blur(self) -> None:
        self.repaint()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        strip = self._strips.get(y)
        if strip is None:
            strip = Strip(self.line(y)).adjust_cell_length(width, self.rich_style)
            self._strips[y] = strip
        found = self.in_hand(y)
        if found is None:
            return strip
        start, end, style = found
        here = self.put_in_hand(strip.crop(start, end), style)
        return Strip.join([strip.crop(0, start), here, strip.crop(end, width)])


class Line(NamedTuple):
    """How a line is painted, and the style in which what is in hand stands out on it."""

    paint: Callable[[], list[Segment]]
    hand: str = ""


def segments(parts: Iterable[tuple[str, Style]]) -> list[Segment]:
    """Neighbours of one style in one segment: a line is mostly alike."""
    found: list[Segment] = []
    text, style = "", None
    for piece, of_piece in parts:
        if of_piece is style:
            text += piece
            continue
        if style is not None:
            found.append(Segment(text, style))
        text, style = piece, of_piece
    if style is not None:
        found.append(Segment(text, style))
    return found


def entry_mark(is_late: bool, is_edited: bool) -> str:
    """How a date was entered, in one character."""
    if is_late and is_edited:
        return BOTH
    return LATE * is_late + EDITED * is_edited


def centred(text: str, cells: int) -> str:
    """A text as it stands in a column; wide ones have a gap at their right."""
    return text.center(cells - 1 if cells > 2 else cells).ljust(cells)
