"""What a check-in says beside its ratings: what was used, and what can hide how sore it is."""

from datetime import date

from textual.widgets import Static

from diary.core.plan import CarePlan
from diary.core.summary import Summary
from diary.core.text import clean
from diary.wording import today as words


class Used(Static):
    """What was used on the day; hidden while that is nothing."""

    DEFAULT_CSS = """
    Used { padding: 0 2; height: auto; display: none; }
    """
    remedies: tuple[str, ...] = ()

    def show(self, remedies: tuple[str, ...], plan: CarePlan) -> None:
        """Let these be what was used."""
        self.remedies = remedies
        self.display = bool(remedies)
        if remedies:
            self.update(clean(words.used(remedies, plan)))


class Remark(Static):
    """That a numbing cream can hide how sore an area is, on a day with one."""

    DEFAULT_CSS = """
    Remark { padding: 0 2; height: auto; display: none; color: $text-muted; }
    """

    def show(self, summary: Summary, day: date) -> None:
        """Show it where a cream was used on the day."""
        sessions = [one.value for one in summary.records.sessions if one.value.day == day]
        self.display = any(one.numbing_cream for one in sessions)
        if self.display:
            self.update(clean(summary.plan.numbing_cream.words))
