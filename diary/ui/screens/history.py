"""Everything ever saved, newest first, with what each save changed and why."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from diary import wording
from diary.core.moment import Now
from diary.core.profile import Profile
from diary.core.records import Revision
from diary.core.steps import Saved, history
from diary.core.text import clean
from diary.journal import Journal
from diary.ui.opening import open_day
from diary.ui.widgets.key_bar import FIXED, Key, KeyBar
from diary.ui.widgets.listing import Listing
from diary.ui.widgets.two_sides import TwoSides
from diary.wording import history as told
from diary.wording import screens as words
from diary.wording import tips

#: Entries put into the list at once; all of ten years would take seconds to lay out.
_PAGE = 60
#: Characters of one line; more than a note can have.
_LONGEST = 2200


class _Row(NamedTuple):
    saved: Saved
    zone: str

    def shown(self) -> Content:
        heading = clean(told.saved_heading(self.saved, clean(self.zone)))
        lines = [f"  {clean(line)[:_LONGEST]}" for line in told.saved_lines(self.saved)]
        return Content("\n").join([Content(heading).stylize("bold"), *map(Content, lines)])


class HistoryScreen(Screen[None]):
    """A list to scroll through. Enter opens a day, and an entry can be withdrawn from here."""

    CSS_PATH = "../reading.tcss"
    AUTO_FOCUS = "OptionList"
    BINDINGS = [
        Binding("escape,h", "back", words.BACK, id="history.back", tooltip=tips.BACK),
        Binding("x", "withdraw", words.WITHDRAW, id="history.withdraw", tooltip=tips.TAKE_OUT),
    ]

    def __init__(self, journal: Journal, clock: Callable[[], Now]) -> None:
        super().__init__()
        self._journal, self._clock = journal, clock
        self._shown: list[_Row] = []
        self._waiting: Iterator[_Row] = iter(())
        self._saves = 0

    def compose(self) -> ComposeResult:
        yield TwoSides(id="heading")
        yield Static(told.NOTHING_SAVED_YET, id="told", markup=False)
        yield Listing(markup=False)
        yield KeyBar(
            Key("enter", words.OPEN_DAY, "screen.open", FIXED),
            Key("x", words.WITHDRAW, "screen.withdraw", "history.withdraw"),
            Key("u", words.UNDO, "app.undo", "app.undo"),
            Key("esc", words.BACK, "screen.back", "history.back"),
            Key("?", words.HELP, "app.help", "app.help"),
        )

    def on_mount(self) -> None:
        self.catch_up()

    def on_screen_resume(self) -> None:
        if not self.is_mounted or self._journal.is_locked:
            return
        if len(self._journal.history()) != self._saves:  # else its place in the list is kept
            self.catch_up()

    def catch_up(self) -> None:
        """Show what the diary holds now, from its newest entry on."""
        rows = self._rows()
        self._saves = len(rows)
        self.query_one("#heading", TwoSides).say(
            words.HISTORY, f"{wording.count(len(rows), 'save')}, {words.NEWEST_FIRST}"
        )
        self.query_one("#told").display = not rows
        self._shown, self._waiting = [], iter(rows)
        entries = self.query_one(OptionList)
        entries.clear_options()
        self._show_more()
        entries.highlighted = 0 if rows else None

    def _rows(self) -> list[_Row]:
        rows = []
        zone = self._clock().zone
        saved = history(self._journal.history())
        for one in sorted(saved, key=lambda one: one.revision.recorded_at):
            is_elsewhere = one.revision.zone != zone
            zone = one.revision.zone
            rows.append(_Row(one, told.zone_words(one.revision) if is_elsewhere else ""))
        return rows[::-1]

    def _show_more(self) -> None:
        more = list(islice(self._waiting, _PAGE))
        self._shown += more
        self.query_one(OptionList).add_options(row.shown() for row in more)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_index >= len(self._shown) - _PAGE // 4:
            self._show_more()

    @property
    def _in_hand(self) -> Revision | None:
        at = self.query_one(OptionList).highlighted
        return None if at is None else self._shown[at].saved.revision

    def on_option_list_option_selected(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        one = self._in_hand
        if one is not None and isinstance(one.value, Profile):
            from diary.ui.screens.settings import SettingsScreen

            self.app.push_screen(SettingsScreen(self._journal, self._clock))
        elif one is not None:
            day, id_ = one.value.day, one.id
            open_day(self, self._journal, self._clock, day, check_in=id_, planned=id_)

    def action_withdraw(self) -> None:
        """Let the entry in hand count no longer, once it was said why."""
        from diary.ui.screens.ask_why import withdraw

        one = self._in_hand
        if one is None:
            return
        if self._journal.find(one.id)[-1].withdrawn:
            self.notify(words.NOT_TO_WITHDRAW, markup=False)
            return
        withdraw(self, self._journal, self._clock, one.id, self.catch_up)

    def action_back(self) -> None:
        self.dismiss()
