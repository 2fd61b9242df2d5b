"""A list to go through that holds in a window of any size."""

from textual.widgets import OptionList


def is_laid_out(listing: OptionList) -> bool:
    """Whether a list has lines. In a window of a column or two it has none, and no pages."""
    return bool(listing._lines)


class Listing(OptionList):
    """An `OptionList`. Textual's own breaks where it is paged through without a line to show."""

    def action_page_up(self) -> None:
        if is_laid_out(self):
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        if is_laid_out(self):
            super().action_page_down()  # type: ignore[no-untyped-call]
