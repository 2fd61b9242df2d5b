"""How much room there is, keeping what is in hand in it, and painting only what has changed."""

from textual.content import Content
from textual.geometry import Region, Size
from textual.widget import Widget
from textual.widgets import Static


def is_auto(widget: Widget) -> bool:
    """Whether it is as high as what is in it."""
    height = widget.styles.height
    return height is not None and height.is_auto


def room_for(widget: Widget, viewport: Size) -> int:
    """The lines there are for a widget: those of the nearest parent with a height of its own."""
    # A parent that is as high as what is in it says nothing about the room there is.
    fixed = [one for one in widget.ancestors if isinstance(one, Widget) and not is_auto(one)]
    return next((one.size.height for one in fixed if one.size), viewport.height)


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
