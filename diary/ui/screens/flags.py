"""What to tell the clinic: every flag with the days that prove it, its rule and its source."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from diary import wording
from diary.core.flags import Flag
from diary.core.summary import Summary
from diary.core.text import clean
from diary.ui.widgets.key_bar import Key, KeyBar
from diary.ui.widgets.two_sides import TwoSides
from diary.wording import screens as words
from diary.wording import tips


class FlagsScreen(Screen[None]):
    """Read only. Active flags first, then those that have passed."""

    CSS_PATH = "../reading.tcss"
    BINDINGS = [
        Binding("escape,w,q", "back", words.BACK, id="flags.back", tooltip=tips.BACK),
        Binding("down", "scroll(1)", id="flags.down", show=False, tooltip=tips.SCROLL),
        Binding("up", "scroll(-1)", id="flags.up", show=False, tooltip=tips.SCROLL),
    ]

    def __init__(self, summary: Summary) -> None:
        super().__init__()
        self._summary = summary

    def compose(self) -> ComposeResult:
        yield TwoSides(id="heading")
        with VerticalScroll():
            for card in self._summary.cards:
                yield _card(card.flag, len(card.later), self._summary)
            past = [flag for flag in self._summary.flags if not flag.is_active]
            if past:
                yield Static(words.PAST_FLAGS, classes="label", markup=False)
            for flag in past:
                yield _card(flag, 0, self._summary)
            yield Static(
                f"{wording.NOT_LIVE} {wording.NOT_ADVICE}", classes="paragraph", markup=False
            )
        yield KeyBar(Key("esc", words.BACK, "screen.back"), Key("?", words.HELP, "app.help"))

    def on_mount(self) -> None:
        self.query_one("#heading", TwoSides).say(
            words.flags_title(len(self._summary.cards)),
            wording.day_words(self._summary.as_of),
        )

    def action_scroll(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_back(self) -> None:
        self.dismiss()


def _card(flag: Flag, later: int, summary: Summary) -> Static:
    """One flag whole: what happened, day by day, the rule, where it comes from, what it isn't."""
    plan = summary.plan
    # A sign's name may be a stranger's.
    parts = [Content(clean(wording.flag(flag, plan))).stylize("bold")]
    if flag.is_active and wording.usually(flag, plan):
        parts.append(Content(wording.usually(flag, plan)))
    if later:
        parts.append(Content(words.folded(later)))
    parts.append(Content(""))
    parts += [Content(line) for line in words.evidence_lines(flag, summary)]
    parts += [Content(""), Content(wording.rule_words(flag, plan))]
    parts.append(Content(words.source(wording.because(flag, plan))).stylize("dim"))
    if flag.is_active and flag.symptom:
        parts.append(Content(wording.NOT_WRONG))
    card = Static(Content("\n").join(parts), classes="flag" if flag.is_active else "flag -past")
    card.border_title = wording.heading(flag)
    return card
