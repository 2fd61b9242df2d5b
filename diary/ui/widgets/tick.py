"""A box to tick that shows by its mark, not by its colour alone, whether it is ticked."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Checkbox


class Tick(Checkbox):
    """`[ ]` or `[x]`, as in the list of areas. Textual's own always has the mark in it."""

    DEFAULT_CSS = """
    Tick, Tick:focus { border: none; padding: 0; background: transparent; }
    Tick > .toggle--button, Tick.-on > .toggle--button {
      color: $foreground; background: $background; text-style: bold;
    }
    """

    def __init__(self, label: str, *, id: str, value: bool = False) -> None:
        # A plan's words may be a stranger's: they are text, and never markup.
        super().__init__(Content(label), value, id=id, compact=True)

    @property
    def _button(self) -> Content:
        """Textual's own draws the brackets in the colour of what is behind them."""
        mark = "[x]" if self.value else "[ ]"
        return Content.styled(mark, self.get_visual_style("toggle--button"))


class LongTick(Tick):
    """One whose words may take several lines; Textual's own has one, and cuts them off."""

    DEFAULT_CSS = """
    LongTick { width: 1fr; height: auto; text-wrap: wrap; text-overflow: fold; }
    """

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return Widget.get_content_height(self, container, viewport, width)


class Fold(LongTick):
    """A line under which more is folded away: `▸` closed, `▾` open."""

    @property
    def _button(self) -> Content:
        return Content.styled("▾" if self.value else "▸", self.get_visual_style("toggle--button"))
