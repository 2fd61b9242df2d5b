"""Choosing areas in a form: on the body where there is room for it, else from a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Size
from textual.message import Message

from diary.core.areas import Area
from diary.ui.widgets.area_list import AreaList
from diary.ui.widgets.body_map import BodyMap

#: The smallest window with a body in its forms, in columns and lines.
_ROOM = Size(72, 20)


class AreaChoice(Vertical):
    """The body or the list. What is chosen stays where one gives way to the other."""

    DEFAULT_CSS = """
    AreaChoice { height: auto; }
    """

    @dataclass
    class Chosen(Message):
        """An area was chosen or unchosen."""

        choice: "AreaChoice"
        area: Area

        @property
        def control(self) -> "AreaChoice":
            return self.choice

    def __init__(self, chosen: Iterable[Area] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        chosen = tuple(chosen)
        self._body, self._list = BodyMap(chosen, is_choosing=True), AreaList(chosen)
        self._is_list_wanted = False

    def compose(self) -> ComposeResult:
        self._body.display, self._list.display = self._is_body_fit, not self._is_body_fit
        yield self._body
        yield self._list

    def on_mount(self) -> None:
        # A window that gets lower lays the form out anew, but gives this no other size.
        self.screen.screen_layout_refresh_signal.subscribe(self, lambda _: self._fit())

    @property
    def shown(self) -> BodyMap | AreaList:
        """The one that shows."""
        return self._body if self._body.display else self._list

    @property
    def chosen(self) -> tuple[Area, ...]:
        """The chosen areas, from head to toe."""
        return self.shown.chosen

    def choose(self, areas: Iterable[Area]) -> None:
        """Let these be the chosen ones."""
        self.shown.choose(areas)

    def action_choose(self) -> None:
        self.shown.action_choose()

    def action_other(self) -> None:
        """Show the list instead of the body, or the body again where there is room for it."""
        self._is_list_wanted = not self._is_list_wanted
        self._fit()

    def focus(self, scroll_visible: bool = True) -> Self:
        """Focus the one that shows."""
        self.shown.focus(scroll_visible)
        return self

    @property
    def _is_body_fit(self) -> bool:
        size = self.app.size
        has_room = size.width >= _ROOM.width and size.height >= _ROOM.height
        return has_room and not self._is_list_wanted

    def _fit(self) -> None:
        before, after = self.shown, self._body if self._is_body_fit else self._list
        if before is after:
            return
        after.choose(before.chosen)
        after.display, before.display = True, False
        if before.has_focus:
            after.focus()

    def on_area_list_chosen(self, event: AreaList.Chosen) -> None:
        event.stop()
        self.post_message(self.Chosen(self, event.area))

    def on_body_map_chosen(self, event: BodyMap.Chosen) -> None:
        event.stop()
        self.post_message(self.Chosen(self, event.area))
