"""Keeping the part of a tall widget that is in hand on the screen."""

from textual.geometry import Region
from textual.widget import Widget


def keep_in_view(widget: Widget, region: Region) -> None:
    """Scroll the nearest scrolling ancestor so that `region`, in the widget's own lines, shows."""
    for ancestor in widget.ancestors:
        if isinstance(ancestor, Widget) and ancestor.allow_vertical_scroll:
            offset = widget.region.offset - ancestor.region.offset + ancestor.scroll_offset
            ancestor.scroll_to_region(region.translate(offset), animate=False)
            return
