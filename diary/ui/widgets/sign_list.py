"""Any of these right now? One line until it is asked, then a line for each sign."""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from diary.core.plan import CarePlan
from diary.core.text import clean
from diary.ui.widgets.view import keep_in_view
from diary.wording import signs as words

_LABEL, _HINT = "signs--label", "signs--hint"
_HAND = Style(bold=True, reverse=True)
#: Columns before the words of a sign: the mark of the line in hand, and the box.
_INDENT = "      "
#: Lines below it that are its margin and the keys of the form.
_KEYS = 3


class SignList(Widget, can_focus=True):
    """The first line is "none of these". `value` is None until one of them was said."""

    BINDINGS = [
        Binding("up", "move(-1)", id="signs.up", tooltip=words.TIP_UP),
        Binding("down", "move(1)", id="signs.down", tooltip=words.TIP_DOWN),
        Binding("space", "tick", words.TICK, id="signs.tick", tooltip=words.TIP_TICK),
    ]
    COMPONENT_CLASSES = {_LABEL, _HINT}
    DEFAULT_CSS = """
    SignList { height: auto; width: 1fr; margin: 0 0 1 0; }
    SignList > .signs--label { text-style: bold; }
    SignList > .signs--hint { color: $text-muted; }
    """

    @dataclass
    class Ticked(Message):
        """A sign was ticked; `signs` are all that are ticked now."""

        list: "SignList"
        signs: frozenset[str]

        @property
        def control(self) -> "SignList":
            return self.list

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._value: frozenset[str] | None = None
        self._plan: CarePlan | None = None
        self._names: tuple[str, ...] = ()
        self._question = words.NOW
        self._hand, self._was_open, self._is_new = 0, False, True

    # What the form shows and reads.

    def ask(
        self, plan: CarePlan, value: frozenset[str] | None, question: str, *, is_new: bool = True
    ) -> None:
        """Ask for the signs of a plan; those that it has no more stay where they were ticked.

        Of a check-in that is no new one, an answer can be left out.
        """
        self._is_new = is_new
        names = [one.name for one in words.urgent_first({*plan.signs, *(value or ())}, plan)]
        self._plan, self._value, self._question = plan, value, question
        self._names, self._hand = ("", *names), 0
        self.refresh(layout=True)

    @property
    def value(self) -> frozenset[str] | None:
        """The signs that are ticked; empty where the answer is none of these."""
        return self._value

    def is_answered(self) -> bool:
        """Whether there is an answer. If not, it is asked for, and then the line in hand taken."""
        if self._value is None and self.has_focus:
            self.action_tick()
            return self._value == frozenset()  # a sign has brought its card: no save yet
        if self._value is None:
            self.focus()
        return self._value is not None

    # Keys and mouse.

    def action_move(self, step: int) -> None:
        to = self._hand + step
        if 0 <= to < len(self._names):
            self._hand = to
            self.refresh()
            self.show_hand()
        elif step > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def action_tick(self) -> None:
        name, before = self._names[self._hand], self._value
        if not name:
            self._value = None if before == frozenset() else frozenset()
        else:
            self._value = (before or frozenset()) ^ {name}
            # Taken back, the last one leaves the question open: nobody said that there is none.
            self._value = self._value or None
        self.refresh(layout=True)
        if name and self._value and name in self._value:
            self.post_message(self.Ticked(self, self._value))

    def on_click(self, event: events.Click) -> None:
        # The click that opens the list is none on a line of it.
        lines = self._lines(self.size.width)
        if self.has_focus and self._was_open and event.y < len(lines):
            place = lines[event.y][0]
            if place is not None:
                self._hand = place
                self.action_tick()

    def on_mouse_down(self) -> None:
        self._was_open = self.size.height == len(self._lines(self.size.width)) > 1

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self._hand = 0 if not has_focus else self._hand
        self.refresh(layout=True)

    def on_resize(self) -> None:
        """All of it shows where there is room, with the keys below; else the line in hand does."""
        if self.has_focus:
            keep_in_view(self, Region(0, 0, self.size.width, self.size.height + _KEYS))
            self.show_hand()

    def show_hand(self) -> None:
        """Bring the line in hand into view."""
        at = [y for y, line in enumerate(self._lines(self.size.width)) if line[0] == self._hand]
        if at:
            keep_in_view(self, Region(0, max(0, at[0] - 1), self.size.width, len(at) + 1))

    # Painting.

    def _lines(self, width: int) -> list[tuple[int | None, str]]:
        """For each line which line to tick it is part of, and its text."""
        if self._plan is None:
            return []
        if not self.has_focus:
            text = clean(words.answered(self._value, self._plan))
            told = wrap(f"  {words.SIGNS}   {text}", max(20, width - 2), subsequent_indent="    ")
            return [(None, line) for line in told]
        asked, enter = f"  {self._question}", f"   {self._enter}"
        fits = len(asked) + 3 + len(words.ENTER_NONE) <= width
        told = [asked + enter] if fits else [asked, enter[1:]]
        return [*((None, line) for line in told), *self._options(max(12, width - len(_INDENT)))]

    @property
    def _enter(self) -> str:
        """What Enter does now: nobody says "none" without having read that it does."""
        if self._value is not None or not self._is_new:
            return words.ENTER_SAVE
        return words.ENTER_TICK if self._names[self._hand] else words.ENTER_NONE

    def _options(self, width: int) -> Iterator[tuple[int | None, str]]:
        assert self._plan
        for place, name in enumerate(self._names):
            said = clean(words.known(name, self._plan).words) if name else words.NONE
            is_on = name in self._value if self._value else self._value is not None and not name
            mark = f"{'▸' if place == self._hand else ' '} [{'x' if is_on else ' '}] "
            for number, line in enumerate(wrap(said, width) or [""]):
                yield place, (_INDENT if number else mark) + line

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width)) or 1

    def render_line(self, y: int) -> Strip:
        width, plain = self.size.width, self.rich_style
        lines = self._lines(width)
        if y >= len(lines):
            return Strip.blank(width, plain)
        place, text = lines[y]
        if place is None:
            label, hint = map(self.get_component_rich_style, (_LABEL, _HINT))
            asked, enter = text, ""
            if self.has_focus and text.endswith(self._enter):
                asked, enter = text.removesuffix(self._enter), self._enter
            told = [Segment(asked, label if self.has_focus else hint), Segment(enter, hint)]
            return Strip(told).adjust_cell_length(width, plain)
        indent, said = text[: len(_INDENT)], text[len(_INDENT) :]
        look = plain + _HAND if place == self._hand else plain
        segments = [Segment(indent, plain), Segment(said, look)]
        return Strip(segments).adjust_cell_length(width, plain)
