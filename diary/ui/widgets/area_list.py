"""The areas of the body by region, to choose one or several from."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.geometry import Region as Box
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from diary import wording
from diary.core.areas import AREAS, Area
from diary.ui.widgets.view import keep_in_view
from diary.wording import body_map as words

_COLUMN = 28
#: Columns of the widest of them, with its box.
_WIDEST = max(len(wording.area_label(area)) for area in AREAS) + 4


@lru_cache
def _layout(columns: int) -> list[list[Area] | str]:
    """Lines from head to toe: a region's name, or its areas side by side, left beside right."""
    lines: list[list[Area] | str] = []
    region = None
    for area in AREAS:
        if area.region is not region:
            region = area.region
            lines.append(wording.region_label(region))
        last = lines[-1]
        pairs = isinstance(last, list) and len(last) < columns and last[-1].side == "left"
        if pairs and area.side == "right":
            assert isinstance(last, list)
            last.append(area)
        else:
            lines.append([area])
    return lines


class AreaList(Widget, can_focus=True):
    """All areas in one widget: arrows move, space chooses."""

    BINDINGS = [
        Binding("up", "move(-1, 0)", id="areas.up", tooltip=words.LINE_ABOVE),
        Binding("down", "move(1, 0)", id="areas.down", tooltip=words.LINE_BELOW),
        Binding("left", "move(0, -1)", id="areas.left", tooltip=words.TO_LEFT),
        Binding("right", "move(0, 1)", id="areas.right", tooltip=words.TO_RIGHT),
        Binding("space", "choose", words.KEY_CHOOSE, id="areas.choose", tooltip=words.CHOOSE),
    ]
    COMPONENT_CLASSES = {"areas--region", "areas--hand", "areas--chosen"}
    DEFAULT_CSS = """
    AreaList { height: auto; width: 1fr; }
    AreaList > .areas--region { color: $text-muted; text-style: bold; }
    AreaList > .areas--hand { text-style: reverse; }
    AreaList > .areas--chosen { color: $text-accent; text-style: bold; }
    """

    @dataclass
    class Chosen(Message):
        """An area was chosen or unchosen."""

        areas: "AreaList"
        area: Area

        @property
        def control(self) -> "AreaList":
            return self.areas

    def __init__(self, chosen: Iterable[Area] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._chosen = set(chosen)
        self._hand = AREAS[0]

    @property
    def _lines(self) -> list[list[Area] | str]:
        return self._lines_of(self.size.width)

    def _lines_of(self, width: int) -> list[list[Area] | str]:
        """Left beside right where both fit, else one below the other."""
        return _layout(2 if width >= 2 + _COLUMN + _WIDEST else 1)

    @property
    def chosen(self) -> tuple[Area, ...]:
        """The chosen areas, from head to toe."""
        return tuple(area for area in AREAS if area in self._chosen)

    def choose(self, areas: Iterable[Area]) -> None:
        """Let these be the chosen ones."""
        self._chosen = set(areas)
        self.refresh()

    def action_move(self, down: int, right: int) -> None:
        line, column = self._place(self._hand)
        if right:
            areas = self._lines[line]
            assert isinstance(areas, list)
            self._hand = areas[max(0, min(column + right, len(areas) - 1))]
        else:
            to = line + down
            while 0 <= to < len(self._lines) and isinstance(self._lines[to], str):
                to += down
            if not 0 <= to < len(self._lines):
                self.screen.focus_next() if down > 0 else self.screen.focus_previous()
                return
            areas = self._lines[to]
            assert isinstance(areas, list)
            self._hand = areas[min(column, len(areas) - 1)]
        line, _ = self._place(self._hand)
        # The region's name above its first line is kept in view with it.
        keep_in_view(self, Box(0, max(0, line - 1), self.size.width, 2))
        self.refresh()

    def action_choose(self) -> None:
        self._chosen ^= {self._hand}
        self.refresh()
        self.post_message(self.Chosen(self, self._hand))

    def on_click(self, event: events.Click) -> None:
        line = self._lines[event.y] if event.y < len(self._lines) else ""
        column = (event.x - 2) // _COLUMN
        if isinstance(line, list) and 0 <= column < len(line):
            self._hand = line[column]
            self.action_choose()

    def _place(self, area: Area) -> tuple[int, int]:
        return next(
            (n, line.index(area))
            for n, line in enumerate(self._lines)
            if isinstance(line, list) and area in line
        )

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines_of(width))

    def render_line(self, y: int) -> Strip:
        line = self._lines[y] if y < len(self._lines) else ""
        plain = self.rich_style
        if isinstance(line, str):
            style = self.get_component_rich_style("areas--region")
            return Strip([Segment(line, style)]).adjust_cell_length(self.size.width, plain)
        segments = [Segment("  ", plain)]
        for area in line:
            style = plain
            if area in self._chosen:
                style = self.get_component_rich_style("areas--chosen")
            if area is self._hand and self.has_focus:
                style = style + self.get_component_rich_style("areas--hand")
            text = f"[{'x' if area in self._chosen else ' '}] {wording.area_label(area)}"
            segments += [Segment(text, style), Segment(" " * (_COLUMN - len(text)), plain)]
        return Strip(segments).adjust_cell_length(self.size.width, plain)
