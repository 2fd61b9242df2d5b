"""The planned sessions, a line each on Today; from its day on one becomes a session there."""

from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from diary.core.summary import Summary
from diary.ui.widgets.key_bar import Key, link
from diary.wording import preparing as words
from diary.wording.screens import SESSIONS

if TYPE_CHECKING:
    from diary.core.preparing import Planned


class PlannedCard(Static):
    """Hidden while no session is planned for the next days, and none waits to be confirmed."""

    DEFAULT_CSS = """
    PlannedCard { height: auto; padding: 0 2; display: none; }
    """

    def show(self, summary: Summary, today: date) -> None:
        """Show what is planned next, what waits, and what can be done about it by now."""
        lines = []
        if summary.records.planned:
            from diary.core.preparing import planned_now  # few diaries have one

            lines = self._lines(planned_now(summary.records.planned, today))
        self.display = bool(lines)
        if lines:
            self.update(Content("\n").join(lines))

    def _lines(self, planned: "Planned") -> list[Content]:
        """The one of today goes before one that waits, and that before one that is to come."""
        shown = [one for one in (planned.near, planned.waits) if one]
        shown.sort(key=lambda one: one is not planned.to_confirm)
        lines = []
        for one in shown:
            keys = []
            if one is planned.to_confirm:
                keys.append(Key("f", words.TOOK_PLACE, "app.took_place", "app.took_place"))
            if one is planned.first:
                keys.append(Key("b", words.OPEN, "app.planned", "app.planned"))
            elif one is not planned.to_confirm:
                keys.append(Key("v", SESSIONS, "app.sessions", "app.sessions"))
            links = [link(self.app, key) for key in keys]
            lines.append(
                Content("   ").join([Content(words.card(one.value, planned.today)), *links])
            )
        return lines
