"""The next planned session, in one line of Today; on its day it becomes a session there."""

from datetime import date

from textual.content import Content
from textual.widgets import Static

from diary.core.summary import Summary
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
        links = [_link("b", words.OPEN, "app.planned")]
        if entry.value.day <= today:
            links.insert(0, _link("f", words.TOOK_PLACE, "app.took_place"))
        self.update(Content.assemble(words.card(entry.value, today), *links))


def _link(key: str, text: str, action: str) -> Content:
    markup = f"   [@click={action}][b $accent]$key[/]\u00a0$text[/]"
    return Content.from_markup(markup, key=key, text=text.replace(" ", "\u00a0"))
