"""What a planned session says: how long until then, what to do before, and what to tell."""

from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from diary.core.moment import Now
from diary.core.preparing import also_to_tell, checklist, not_clear, time_left
from diary.core.summary import Summary
from diary.core.text import clean
from diary.journal.zones import zone_named
from diary.ui.widgets.tick import LongTick
from diary.wording import preparing as words
from diary.wording import sessions as told

if TYPE_CHECKING:
    from diary.core.answers import PlannedSession


class Item(LongTick):
    """A point of the checklist, the one at that place in the care plan."""

    #: The page is shown anew before the old one is gone, and no two have the same id.
    _numbers = count()

    def __init__(self, label: str, place: int, *, value: bool) -> None:
        super().__init__(label, id=f"item-{next(self._numbers)}", value=value)
        self.place = place


class PlannedPage(VerticalScroll, can_focus=False):
    """A page with boxes to tick."""

    def show(self, *parts: Widget) -> None:
        """Show these instead of what is shown."""
        self.remove_children()
        self.mount(*parts)

    def count_down(self, planned: "PlannedSession", now: Now) -> None:
        """Say how long it is until then now."""
        for one in self.query(".areas").results(Static):
            one.update(_left(planned, now))


def parts(
    planned: "PlannedSession | None", summary: Summary, now: Now, *, is_whole: bool
) -> Iterator[Widget]:
    """All that is said of it; None is one that is not in the diary any more."""
    if planned is None:
        yield Static(words.PLAN_GONE, classes="areas", markup=False)
        return
    lines = words.not_clear(not_clear(summary), now.today)
    lines += [
        clean(words.to_tell(one, summary.judging(one.flag), now.today))
        for one in also_to_tell(summary)
    ]
    if not is_whole:
        lines.append(words.NOT_ALL_READ)
    yield from _facts(planned, now)
    yield from _to_do(planned, summary, now)
    yield from _to_tell(lines)


def _left(planned: "PlannedSession", now: Now) -> str:
    return words.countdown(planned, time_left(planned, now, zone_named), now.today)


def _facts(planned: "PlannedSession", now: Now) -> Iterator[Widget]:
    yield Static(_left(planned, now), classes="areas", markup=False)
    yield Static(words.areas(planned), classes="fact", markup=False)
    if planned.note:
        yield Static(told.note(clean(planned.note)), classes="fact", markup=False)


def _to_do(planned: "PlannedSession", summary: Summary, now: Now) -> Iterator[Widget]:
    items = checklist(planned, summary.plan, now, zone_named)
    if not items and summary.plan.checklist:
        return  # its day is past
    yield Static(words.TO_DO, classes="heading", markup=False)
    for place, one in enumerate(items):
        text = clean(words.item(one.advice, is_due=one.is_due))
        yield Item(text, place, value=one.is_done)
    if not items:
        yield Static(words.NOTHING_TO_DO, classes="fact", markup=False)


def _to_tell(lines: list[str]) -> Iterator[Widget]:
    yield Static(words.TO_TELL, classes="heading", markup=False)
    for line in lines or [words.ALL_CLEAR]:
        yield Static(line, classes="fact", markup=False)
    yield Static(words.PLANNED_HINT, classes="fact -quiet -last", markup=False)
