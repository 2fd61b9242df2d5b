"""A list to go through that holds in a window of any size, the line in hand marked by `▸`."""

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import OptionList


def is_laid_out(listing: OptionList) -> bool:
    """Whether a list has lines. In a window of a column or two it has none, and no pages."""
    return bool(listing._lines)


class Listing(OptionList):
    """An `OptionList`. Textual's own breaks where it is paged through without a line to show.

    It also marks what is in hand by colour alone, which not every terminal has, nor every eye.
    """

    DEFAULT_CSS = """
    Listing > .option-list--option { padding: 0 1; }
    """

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        at = self.scroll_offset.y + y
        if at >= len(self._lines) or self._lines[at] != (self.highlighted, 0):
            return strip
        style = next((one.style for one in strip), None)
        return Strip.join([Strip([Segment("▸", style)]), strip.crop(1)])

    def action_page_up(self) -> None:
        if is_laid_out(self):
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        if is_laid_out(self):
            super().action_page_down()  # type: ignore[no-untyped-call]
