"""The clocks of the world, as far as this machine knows them."""

from datetime import tzinfo


def zone_named(name: str) -> tzinfo | None:
    """The clock of a zone; None for one that this machine does not know."""
    from zoneinfo import ZoneInfo  # only a session with a time needs one

    try:
        return ZoneInfo(name)
    except (ValueError, KeyError, OSError):  # no zone, a folder of zones, or no zones at all
        return None
