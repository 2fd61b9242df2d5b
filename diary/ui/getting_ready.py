"""What the places beyond Today need, loaded while the patient still looks at Today."""

from importlib import import_module
from pathlib import Path

from textual.css.stylesheet import Stylesheet

from diary.core.summary import Summary

_PLACES = ("timeline", "calendar", "sessions", "search", "share", "settings", "history", "help")


def load_styles(stylesheet: Stylesheet) -> None:
    """Read the styles of all screens: else each, opened first, has all styles read once more."""
    folder = Path(__file__).parent
    for path in sorted(folder.glob("*.tcss")):
        if not stylesheet.has_source(str(path)):
            stylesheet.read(path)
    stylesheet.parse()


def load_places(summary: Summary) -> None:
    """Import the places and work out what they all say first. Takes a tenth of a second.

    Meant for a thread: a summary never changes, and the journal is not asked for anything.
    """
    for place in _PLACES:
        import_module(f"diary.ui.screens.{place}")
    summary.completion  # noqa: B018 - kept in the summary from now on
