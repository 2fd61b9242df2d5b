"""A few lines of plain words, as many as there is room for."""

from textual.content import Content
from textual.widget import Widget


class Told(Widget):
    """Plain words; where they are more than its lines hold, a mark stands for the rest."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text = ""

    def say(self, text: str) -> None:
        """Show these words. Nothing in them is markup."""
        self.text = text
        self.refresh()

    def render(self) -> Content:
        width, height = self.content_size
        if not width or not height:
            return Content()
        # A note may have 2,000 characters, and nearly all of them take a column.
        lines = Content(self.text[: 2 * width * height]).wrap(width)
        if len(lines) <= height:
            return Content("\n").join(lines)
        last = lines[height - 1].rstrip()
        last = (last + Content(" …")) if last.cell_length + 2 <= width else last + Content("……")
        return Content("\n").join([*lines[: height - 1], last.truncate(width, ellipsis=True)])
