"""The next planned session, in one line of Today; on its day it becomes a session there."""

from datetime import date

from textual.content import Content
from textual.widgets import Static

from diary.core.summary import Summary
from diary.ui.widgets.key_bar import Key, link
from diary.wording import preparing as words


class PlannedCard(Static):
    """Hidden while no session is planned for the next days."""

    DEFAULT_CSS = """
    PlannedCard { height: auto; padding: 0 2; display: none; }
    """

    def show(self, summary: Summary, today: date) -> None:
        """Show what is planned next, and what can be done about it by now."""
        records = summary.records
        entry = None
        if records.planned:
            from diary.core.preparing import near_planned  # few diaries have one

            entry = near_planned(records, today)
        self.display = entry is not None
        if entry is None:
            return
        keys = [Key("b", words.OPEN, "app.planned", "app.planned")]
        if entry.value.day <= today:
            keys.insert(0, Key("f", words.TOOK_PLACE, "app.took_place", "app.took_place"))
        links = [link(self.app, one) for one in keys]
        self.update(Content("   ").join([Content(words.card(entry.value, today)), *links]))
