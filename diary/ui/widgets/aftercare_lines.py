"""What to leave be for how long after a session, counted down, and what helps."""

from textual.widgets import Static

from diary.core.aftercare import Countdown, countdowns, on_the_wall, tips
from diary.core.moment import Now
from diary.core.summary import Summary
from diary.core.text import clean
from diary.journal.zones import zone_named
from diary.ui.widgets.view import say
from diary.wording import today as words

#: Sessions that may have hours left; nobody has more of them in two days.
_LATEST = 3


class AftercareLines(Static):
    """A line for each wait that still goes on; hidden while there is nothing to say."""

    DEFAULT_CSS = """
    AftercareLines { height: auto; padding: 0 2; display: none; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._waits: list[tuple[Countdown, ...]] = []
        self.text = ""

    def show(self, summary: Summary, now: Now) -> None:
        """Count for the latest sessions of this diary."""
        entries = reversed(summary.records.sessions[-_LATEST:])
        self._waits = [countdowns(entry, summary.plan, zone_named) for entry in entries]
        self.tick(now)

    def tick(self, now: Now) -> None:
        """Show the time that is left now; only what has changed is painted."""
        going: dict[str, Countdown] = {}
        over: dict[str, str] = {}
        for waits in self._waits:
            left = [one for one in waits if one.left(now)]
            for one in left:  # of two sessions in one day the later one counts
                going.setdefault(one.timer.name, one)
            if left:
                over |= {one.timer.name: one.timer.words for one in waits if not one.left(now)}
        done = [said for name, said in over.items() if name not in going]
        lines = [_wait(one, now) for one in going.values()]
        lines += [words.over(done)] if done else []
        text = "\n".join(map(clean, lines))
        if text != self.text:
            self.text = text
            self.display = bool(text)
            say(self, text)


class Tip(Static):
    """What helps by now after the last session, while its areas are followed."""

    DEFAULT_CSS = """
    Tip { height: auto; padding: 0 2; margin-top: 1; color: $text-muted; display: none; }
    """

    def show(self, summary: Summary, now: Now) -> None:
        """Show the latest of the tips that hold by now."""
        last = summary.last_session if summary.followed else None
        entry = summary.session_entry(last) if last else None
        helps = tips(entry, summary.plan, now, zone_named) if entry else ()
        self.display = bool(helps)
        if helps:
            self.update(clean(max(helps, key=lambda one: one.hours).words))


def _wait(one: Countdown, now: Now) -> str:
    until = on_the_wall(one.until, now, zone_named)
    return words.wait(one.timer.words, until, one.left(now), now.local)
