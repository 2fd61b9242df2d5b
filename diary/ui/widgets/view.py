"""Keeping what is in hand on the screen, and painting no more than what has changed."""

from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import Static


def keep_in_view(widget: Widget, region: Region) -> None:
    """Scroll the nearest scrolling ancestor so that `region`, in the widget's own lines, shows."""
    for ancestor in widget.ancestors:
        if isinstance(ancestor, Widget) and ancestor.allow_vertical_scroll:
            offset = widget.region.offset - ancestor.region.offset + ancestor.scroll_offset
            ancestor.scroll_to_region(region.translate(offset), animate=False)
            return


def say(told: Static, text: str | Content) -> None:
    """Show a text; what is around it is laid out again only if it takes other lines than before."""
    told.update(text, layout=False)
    width, shown = told.content_size
    if told.get_content_height(told.container_size, told.app.size, width) != shown:
        told.refresh(layout=True)
