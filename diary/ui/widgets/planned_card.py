"""The next planned session, in one line of Today; on its day it becomes a session there."""

from collections.abc import Callable
from datetime import date

from textual.content import Content
from textual.widgets import Static

from diary.core.moment import Now
from diary.core.summary import Summary
from diary.journal import Journal
from diary.wording import preparing as words

#: Seconds from one look at the diary to the next.
_TICK = 0.5


class PlannedCard(Static):
    """Hidden while no session is planned for the next days. It looks after itself."""

    DEFAULT_CSS = """
    PlannedCard { height: auto; padding: 0 2; display: none; }
    """

    def __init__(self, journal: Journal, clock: Callable[[], Now]) -> None:
        super().__init__()
        self._journal, self._clock = journal, clock
        self._shown: tuple[Summary, date] | None = None

    def on_mount(self) -> None:
        self.catch_up()
        self.set_interval(_TICK, self.catch_up)

    def catch_up(self) -> None:
        """Show what is planned next, and what can be done about it by now."""
        if self._journal.is_locked or self._journal.trouble is not None:
            return
        today = self._clock().today
        shown = self._journal.recent(today), today
        if self._shown and shown[0] is self._shown[0] and today == self._shown[1]:
            return
        self._shown = shown
        records = shown[0].records
        entry = None
        if records.planned:
            from diary.core.preparing import near_planned  # few diaries have one

            entry = near_planned(records, today)
        self.display = entry is not None
        if entry is None:
            return
        links = [_link("z", words.OPEN, "app.planned")]
        if entry.value.day <= today:
            links.insert(0, _link("f", words.TOOK_PLACE, "app.took_place"))
        self.update(Content.assemble(words.card(entry.value, today), *links))


def _link(key: str, text: str, action: str) -> Content:
    markup = f"   [@click={action}][b $accent]$key[/]\u00a0$text[/]"
    return Content.from_markup(markup, key=key, text=text.replace(" ", "\u00a0"))
