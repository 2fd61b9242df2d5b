"""A line with words on the left and on the right; where they don't fit side by side, two lines."""

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
        self.left, self.right = left, right
        self.refresh(layout=True)

    def _fits(self, width: int) -> bool:
        return not self.right or len(self.left) + len(self.right) + 2 <= width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 1 if self._fits(width) else 2

    def render(self) -> Content:
        width = self.content_size.width
        if not self._fits(width):
            return Content(f"{self.left}\n{self.right}")
        return Content(self.left + " " * (width - len(self.left) - len(self.right)) + self.right)
