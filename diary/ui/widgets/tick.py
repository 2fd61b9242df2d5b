"""A box to tick that shows by its mark, not by its colour alone, whether it is ticked."""

from textual.content import Content
from textual.widgets import Checkbox


class Tick(Checkbox):
    """`[ ]` or `[x]`, as in the list of areas. Textual's own always has the mark in it."""

    BUTTON_LEFT = "["
    BUTTON_RIGHT = "]"
    DEFAULT_CSS = """
    Tick, Tick:focus { border: none; padding: 0; background: transparent; }
    Tick > .toggle--button, Tick.-on > .toggle--button {
      color: $foreground; background: $background; text-style: bold;
    }
    """

    def __init__(self, label: str, *, id: str) -> None:
        super().__init__(label, id=id, compact=True)
        self.BUTTON_INNER = " "

    @property
    def _button(self) -> Content:
        """Textual's own draws the brackets in the colour of what is behind them."""
        style = self.get_visual_style("toggle--button")
        return Content.assemble(
            (f"{self.BUTTON_LEFT}{self.BUTTON_INNER}{self.BUTTON_RIGHT}", style)
        )

    def watch_value(self) -> None:
        self.BUTTON_INNER = "x" if self.value else " "
        super().watch_value()
