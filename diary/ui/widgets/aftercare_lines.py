"""What to leave be for how long after a session, counted down, and what helps."""

from dataclasses import replace

from textual.widgets import Static

from diary.core.aftercare import Countdown, on_the_wall, tips_now
from diary.core.hours import hours_now
from diary.core.moment import Now
from diary.core.summary import Summary
from diary.core.text import clean
from diary.journal.zones import zone_named
from diary.ui.widgets.view import say
from diary.wording import hours as words
from diary.wording.today import NO_TIME
from diary.wording.treatment import untimed


class AftercareLines(Static):
    """A line for each wait that still goes on; hidden while there is nothing to say."""

    DEFAULT_CSS = """
    AftercareLines { height: auto; padding: 0 2; display: none; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._summary: Summary | None = None
        self.text = ""

    def show(self, summary: Summary, now: Now) -> None:
        """Count for the latest sessions of this diary."""
        self._summary = summary
        self.tick(now)

    def tick(self, now: Now) -> None:
        """Show the time that is left now; only what has changed is painted."""
        text = "\n".join(map(clean, _lines(self._summary, now) if self._summary else ()))
        if text != self.text:
            self.text = text
            self.display = bool(text)
            say(self, text)


class Tip(Static):
    """What helps by now after the last session."""

    DEFAULT_CSS = """
    Tip { height: auto; padding: 0 2; margin-top: 1; color: $text-muted; display: none; }
    """

    def show(self, summary: Summary, now: Now) -> None:
        """Show the latest of the tips that hold by now."""
        helps = tips_now(summary, now, zone_named)
        self.display = bool(helps)
        if helps:
            self.update(clean(max(helps, key=lambda one: one.hours).words))


def _lines(summary: Summary, now: Now) -> list[str]:
    # A check-in after midnight may still be about yesterday; the hours are those of now.
    hours = hours_now(replace(summary, as_of=now.today), now, zone_named)
    lines = [_wait(one, now) for one in hours.running]
    if hours.untimed:
        lines += [*map(untimed, hours.untimed), NO_TIME]
    if lines and hours.over:
        lines.append(words.over([one.words for one in hours.over]))
    return lines


def _wait(one: Countdown, now: Now) -> str:
    until = on_the_wall(one.until, now, zone_named)
    return words.wait(one.timer.words, until, one.left(now), now.today)
