"""The body: every area can be reached by arrows and by the mouse, and shows what it says."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Region as Box
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from diary import wording
from diary.core.areas import AREAS, Area, area_named
from diary.core.scales import BRUISING, Symptom
from diary.ui.widgets.body_figure import WIDTH, Figure, figure
from diary.ui.widgets.body_paint import Look, Styles, legend_lines, painted
from diary.ui.widgets.view import is_auto, keep_in_view, room_for
from diary.wording import body_map as words

#: In hand at first: from the middle of the body no area is far.
_MIDDLE = area_named("lower-abdomen")
#: Lines: what stands above the figures, the figures, and the area in hand under them.
HEIGHT = 19
LOW_HEIGHT = 15


class BodyMap(Widget, can_focus=True):
    """Both sides of the body in one widget: arrows move, space chooses.

    It shows severities, or, while `is_choosing`, which areas are chosen. It is low where its parent
    has no room for all of it and `spare` lines more.
    """

    BINDINGS = [
        Binding("up", "move(-1, 0)", id="body.up", tooltip=words.UP),
        Binding("down", "move(1, 0)", id="body.down", tooltip=words.DOWN),
        Binding("left", "move(0, -1)", id="body.left", tooltip=words.TO_LEFT),
        Binding("right", "move(0, 1)", id="body.right", tooltip=words.TO_RIGHT),
        Binding("space", "choose", words.KEY_CHOOSE, id="body.choose", tooltip=words.CHOOSE),
        Binding("enter", "take", words.KEY_TAKE, id="body.take", tooltip=words.TAKE),
    ]
    COMPONENT_CLASSES = {"body--hand", "body--chosen", "body--hint"}
    DEFAULT_CSS = """
    BodyMap { height: auto; width: 1fr; min-width: 38; }
    BodyMap > .body--hand { color: $warning; background: $background; text-style: bold reverse; }
    BodyMap > .body--chosen { color: $background; background: $accent; text-style: bold; }
    BodyMap > .body--hint { color: $text-muted; }
    """

    @dataclass
    class Pointed(Message):
        """Another area is in hand."""

        body: "BodyMap"
        area: Area

        @property
        def control(self) -> "BodyMap":
            return self.body

    @dataclass
    class Chosen(Message):
        """An area was chosen, or unchosen, or asked for."""

        body: "BodyMap"
        area: Area

        @property
        def control(self) -> "BodyMap":
            return self.body

    def __init__(
        self,
        chosen: Iterable[Area] = (),
        *,
        is_choosing: bool = False,
        spare: int = 0,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._is_choosing, self._spare = is_choosing, spare
        self._chosen = set(chosen)
        self._severities: Mapping[Area, int] = {}
        self._symptom = BRUISING
        self._outlined: Collection[Area] = ()
        self._hand = _MIDDLE
        self._hovered: Area | None = None
        self._pressed: Area | None = None
        self._strips: dict[int, Strip] = {}
        self._strips_size = Size()
        self._styles: Styles | None = None

    # What is shown.

    def show(
        self,
        severities: Mapping[Area, int],
        symptom: Symptom,
        *,
        outlined: Collection[Area] = (),
    ) -> None:
        """Show these severities of one symptom; areas without one weren't logged."""
        changed = {
            area
            for area in AREAS
            if severities.get(area) != self._severities.get(area)
            or (area in outlined) != (area in self._outlined)
        }
        is_other = symptom is not self._symptom
        if is_other:
            changed |= {*severities, *self._severities}
        has_other_legend = is_other or bool(outlined) != bool(self._outlined)
        self._severities, self._symptom = dict(severities), symptom
        self._outlined = frozenset(outlined)
        self._repaint(*changed, has_other_legend=has_other_legend)

    @property
    def hand(self) -> Area:
        """The area in hand."""
        return self._hand

    def point(self, area: Area) -> None:
        """Take an area in hand."""
        if area is not self._hand:
            before, self._hand = self._hand, area
            self._repaint(before, area)
            self.post_message(self.Pointed(self, area))

    @property
    def chosen(self) -> tuple[Area, ...]:
        """The chosen areas, from head to toe."""
        return tuple(area for area in AREAS if area in self._chosen)

    def choose(self, areas: Iterable[Area]) -> None:
        """Let these be the chosen ones."""
        before, self._chosen = self._chosen, set(areas)
        self._repaint(*(before ^ self._chosen))

    # Keys and mouse.

    def action_move(self, down: int, right: int) -> None:
        area = self._figure.neighbours.get((self._hand, down, right))
        if area is not None:
            self.point(area)
            self._show_hand()
        elif down:
            self.screen.focus_next() if down > 0 else self.screen.focus_previous()

    def action_choose(self) -> None:
        if self._is_choosing:
            self._chosen ^= {self._hand}
            self._repaint(self._hand)
        self.post_message(self.Chosen(self, self._hand))

    def action_take(self) -> None:
        self.action_choose()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While areas are chosen, enter is the form's."""
        return action != "take" or not self._is_choosing

    def on_mouse_down(self, event: events.MouseDown) -> None:
        # Before what brings the body into view moves it away under the mouse.
        self._pressed = self._area_at(event)

    def on_click(self, event: events.Click) -> None:
        if area := self._pressed:
            self.point(area)
            self.action_choose()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self._hover(self._area_at(event))

    def on_leave(self) -> None:
        self._hover(None)

    def _hover(self, area: Area | None) -> None:
        if area is not self._hovered:
            before, self._hovered = self._hovered, area
            self._repaint(*(one for one in (before, area) if one))

    def _area_at(self, event: events.MouseEvent) -> Area | None:
        return self._figure.area_at(event.y - 1, event.x - self._left)

    def on_focus(self) -> None:
        self._repaint(self._hand)
        self._show_hand()

    def on_blur(self) -> None:
        self._repaint(self._hand)

    # Painting.

    @property
    def _figure(self) -> Figure:
        return figure(is_low=self.size.height < HEIGHT)

    @property
    def _left(self) -> int:
        return max(0, (self.size.width - WIDTH) // 2)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return WIDTH

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return HEIGHT if room_for(self, viewport) >= HEIGHT + self._spare else LOW_HEIGHT

    def on_resize(self) -> None:
        # In the first layout the parents had no size yet.
        wanted = self.get_content_height(self.size, self.app.size, self.size.width)
        if is_auto(self) and wanted != self.size.height:
            self.refresh(layout=True)

    def _show_hand(self) -> None:
        """Keep all of the body on the screen, else the area in hand with its name under it."""
        lines = [line for line, _ in self._figure.places[self._hand]]
        keep_in_view(self, Box(0, 0, self.size.width, self._figure.height + 2))
        keep_in_view(self, Box(0, min(lines), self.size.width, max(lines) - min(lines) + 2))

    def _repaint(self, *areas: Area, has_other_legend: bool = False) -> None:
        """Paint the lines of these areas anew, and the line that says which is in hand."""
        if not self.size:
            return
        body = self._figure
        lines = {line + 1 for area in areas for line, _ in body.places[area]}
        if has_other_legend:
            lines.update(legend_lines(body))
        for line in lines | {body.height + 1}:
            self._strips.pop(line, None)
            self.refresh(Box(0, line, self.size.width, 1))

    def notify_style_update(self) -> None:
        self._strips.clear()
        self._styles = None
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        if self._strips_size != self.size:
            self._strips.clear()
            self._strips_size = self.size
        if y not in self._strips:
            self._strips[y] = self._strip(y)
        return self._strips[y]

    def _strip(self, y: int) -> Strip:
        body, plain, left = self._figure, self._painted_in.plain, self._left
        if y <= body.height:
            segments = painted(body, y, self._look())
        else:
            segments = self._caption(y)
            left = max(0, (self.size.width - sum(one.cell_length for one in segments)) // 2)
        strip = Strip([Segment(" " * left, plain), *segments])
        return strip.adjust_cell_length(self.size.width, plain)

    def _caption(self, y: int) -> list[Segment]:
        if y > self._figure.height + 1:
            return []
        area = self._hovered or self._hand
        bold, hint = self._painted_in.plain + Style(bold=True), self._painted_in.hint
        if self._is_choosing:
            state = words.CHOSEN if area in self._chosen else words.NOT_CHOSEN
            return [Segment(wording.area_label(area), bold), Segment(f" · {state}", hint)]
        name, says = words.caption(
            area,
            self._symptom,
            self._severities.get(area),
            is_treated=area in self._outlined,
            room=self.size.width,
        )
        return [Segment(name, bold), Segment(says, hint)]

    def _look(self) -> Look:
        return Look(
            severities=self._severities,
            symptom=self._symptom,
            outlined=self._outlined,
            chosen=self._chosen if self._is_choosing else None,
            hand=self._hand,
            has_focus=self.has_focus,
            hovered=self._hovered,
            styles=self._painted_in,
        )

    @property
    def _painted_in(self) -> Styles:
        """The styles of the theme, looked up once: a look-up costs more than a line."""
        if self._styles is None:
            _, _, background, foreground = self.colors
            others = map(
                self.get_component_rich_style, ("body--hand", "body--chosen", "body--hint")
            )
            self._styles = Styles(background, foreground, self.rich_style, *others)
        return self._styles
