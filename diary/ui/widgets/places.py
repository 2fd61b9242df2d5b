"""The foot of every place in the app: where one is, and the keys to the others."""

from diary.ui.widgets.key_bar import FIXED, Key, KeyBar
from diary.wording import screens as words

TODAY = Key("esc", words.TODAY, "app.today", "today.rows")
TIMELINE = Key("t", words.TIMELINE, "app.timeline", "app.timeline")
CALENDAR = Key("c", words.CALENDAR, "app.calendar", "app.calendar")
SESSIONS = Key("v", words.SESSIONS, "app.sessions", "app.sessions")
SHARE = Key("p", words.SHARE, "app.share", "app.share")
HELP = Key("?", words.HELP, "app.help", "app.help")
MORE = Key("^p", words.MORE, "app.command_palette", FIXED)
QUIT = Key("q", words.QUIT, "app.quit", "app.quit")
#: Columns.
_NARROW = 60
_OTHERS = (TIMELINE, CALENDAR, SESSIONS, SHARE)


class PlacesBar(KeyBar):
    """The places, `here` marked, and what is there everywhere. `back` leads to Today."""

    def __init__(self, here: Key | None = None, back: str = TODAY.binding) -> None:
        # One line of 80 columns holds them all, save the key that leaves the program.
        leaves = (QUIT,) if here is TODAY else ()
        today = TODAY if here is TODAY else TODAY._replace(binding=back)
        super().__init__(today, *_OTHERS, HELP, MORE, *leaves, here=here)
        self._few = (here or today, HELP, MORE, *leaves)
        self._all = self._keys

    def on_resize(self) -> None:
        """In a small window the places are in the list behind "More", and the lines are its own."""
        keys = self._few if self.app.size.width < _NARROW else self._all
        if keys is not self._keys:
            self.show(*keys)
