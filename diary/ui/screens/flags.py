"""What to tell the clinic: every flag with the days that prove it, its rule and its source."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from diary import wording
from diary.core.moment import Now
from diary.journal import Journal
from diary.ui.screens.tell import TellScreen
from diary.ui.widgets.flag_story import FlagStory
from diary.ui.widgets.key_bar import FIXED, Key, KeyLine
from diary.ui.widgets.places import PlacesBar
from diary.ui.widgets.two_sides import TwoSides
from diary.wording import cards, tips
from diary.wording import screens as words


class FlagsScreen(Screen[None]):
    """Active flags first, then those that have passed. Of the one in hand the clinic was told."""

    CSS_PATH = "../reading.tcss"
    AUTO_FOCUS = ""
    BINDINGS = [
        Binding("escape,w", "back", words.BACK, id="flags.back", tooltip=tips.BACK),
        Binding("down", "scroll(1)", id="flags.down", tooltip=tips.SCROLL),
        Binding("up", "scroll(-1)", id="flags.up", tooltip=tips.SCROLL),
        Binding("i", "tell", cards.TELL, id="flags.tell", tooltip=cards.TELL_TIP),
    ]

    def __init__(self, journal: Journal, clock: Callable[[], Now], in_hand: int = 0) -> None:
        super().__init__()
        self._journal, self._clock, self._in_hand = journal, clock, in_hand

    def compose(self) -> ComposeResult:
        summary = self._journal.summary(self._clock().evening)
        yield TwoSides(id="heading")
        with VerticalScroll(can_focus=False):
            for card in summary.cards:
                yield FlagStory(card.flags, summary)
            past = [flag for flag in summary.flags if not flag.is_active]
            if past:
                yield Static(words.PAST_FLAGS, classes="label", markup=False)
            for flag in past:
                yield FlagStory((flag,), summary)
            note = f"{wording.NOT_LIVE} {wording.NOT_ADVICE}"
            yield Static(note, classes="paragraph", markup=False)
        yield KeyLine(
            Key("tab", cards.NEXT_FLAG, "app.focus_next", FIXED),
            Key("i", cards.TELL, "screen.tell", "flags.tell"),
        )
        yield PlacesBar(back="flags.back")

    def on_mount(self) -> None:
        self._begin()

    def _begin(self) -> None:
        summary = self._journal.summary(self._clock().evening)
        self.query_one("#heading", TwoSides).say(
            words.flags_title(len(summary.cards)), wording.day_words(summary.as_of)
        )
        stories = self.query(FlagStory)
        if stories:
            stories[min(self._in_hand, len(stories) - 1)].focus()

    async def catch_up(self) -> None:
        """Show what the diary says now; the place in the list is kept."""
        if self._journal.is_locked:
            return
        stories = list(self.query(FlagStory))
        if self.focused in stories:
            self._in_hand = stories.index(self.focused)
        await self.recompose()
        self._begin()

    def action_scroll(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def on_flag_story_told(self, event: FlagStory.Told) -> None:
        event.story.focus()
        self._tell(event.story)

    def action_tell(self) -> None:
        if isinstance(self.focused, FlagStory):
            self._tell(self.focused)

    def _tell(self, story: FlagStory) -> None:
        def done(told: bool | None) -> None:
            if told:
                self.call_later(self.catch_up)

        ids = [flag.id for flag in story.flags]
        self.app.push_screen(TellScreen(self._journal, self._clock, ids, story.sentence), done)

    def action_back(self) -> None:
        self.dismiss()
