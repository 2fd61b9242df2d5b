"""A line with words on the left and on the right; where they don't fit side by side, several."""

from textwrap import wrap

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


class TwoSides(Widget):
    """Plain words on both sides of one line. Nothing in them is markup."""

    DEFAULT_CSS = """
    TwoSides { height: auto; width: 1fr; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.left = self.right = ""

    def say(self, left: str, right: str = "") -> None:
        """Show these words."""
        if (left, right) != (self.left, self.right):
            self.left, self.right = left, right
            self.refresh(layout=self._height(self.content_size.width) != self.content_size.height)

    def _lines(self, width: int) -> list[str]:
        room = width - len(self.left) - len(self.right)
        if room >= 2 or (room >= 0 and not self.right):
            return [self.left + " " * room + self.right]
        return [*wrap(self.left, max(1, width)), *wrap(self.right, max(1, width))]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._height(width)

    def _height(self, width: int) -> int:
        return len(self._lines(width)) or 1

    def render(self) -> Content:
        return Content("\n".join(self._lines(self.content_size.width)))
