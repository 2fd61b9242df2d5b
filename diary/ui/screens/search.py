"""Searching in notes: the days that match show while the words are typed."""

from collections.abc import Callable, Iterator
from itertools import islice

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from diary.core.entries import Records
from diary.core.moment import Now
from diary.core.records import CheckIn
from diary.core.search import Notes, Written, passage, words_in
from diary.core.text import clean
from diary.journal import Journal
from diary.ui.opening import open_day
from diary.ui.widgets.field import Field
from diary.ui.widgets.key_bar import Key, KeyBar
from diary.ui.widgets.listing import Listing
from diary.ui.widgets.two_sides import TwoSides
from diary.wording import screens, tips
from diary.wording import search as words

#: Entries put into the list at once, and characters of a note that is shown there.
_PAGE, _LONGEST = 20, 240


class SearchScreen(Screen[None]):
    """A field and what was found; the words that were found are bold and underlined."""

    CSS_PATH = "../calendar.tcss"
    AUTO_FOCUS = "Field"
    BINDINGS = [
        Binding("escape", "back", screens.BACK, id="search.back", tooltip=tips.BACK),
        Binding("down", "next", id="search.down", tooltip=words.TIP_DOWN),
        Binding("up", "before", id="search.up", tooltip=words.TIP_UP),
        Binding(
            "pagedown", "page_on", words.PAGE_ON, id="search.page_on", tooltip=words.TIP_PAGE_ON
        ),
        Binding(
            "pageup", "page_back", words.PAGE_BACK, id="search.page_back", tooltip=words.TIP_PAGE
        ),
        Binding("enter", "open", words.OPEN_KEY, id="search.open", tooltip=words.TIP_OPEN),
    ]

    def __init__(self, journal: Journal, clock: Callable[[], Now]) -> None:
        super().__init__()
        self._journal, self._clock = journal, clock
        self._records: Records | None = None
        self._notes = Notes(Records())
        self._shown: list[Written] = []
        self._waiting: Iterator[Written] = iter(())
        self._words: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        yield TwoSides(id="heading")
        yield Field(placeholder=words.HINT)
        yield Static(id="told", markup=False)
        yield Listing(markup=False)
        yield KeyBar(
            Key(
                "↑↓",
                words.CHOOSE_KEY,
                "screen.next",
                "search.up search.down",
                ("screen.before", "screen.next"),
            ),
            Key("enter", words.OPEN_KEY, "screen.open", "search.open"),
            Key("esc", screens.BACK, "screen.back", "search.back"),
            Key("F1", screens.HELP, "app.help", "app.help"),
        )

    def on_mount(self) -> None:
        self.catch_up()

    def on_screen_resume(self) -> None:
        if self.is_mounted and not self._journal.is_locked:
            self.catch_up()

    def catch_up(self) -> None:
        """Search what the diary says now."""
        records = self._journal.records()
        if records is not self._records:
            self._records, self._notes = records, Notes(records)
            self._search()

    def on_input_changed(self) -> None:
        self._search()

    def _search(self) -> None:
        typed = self.query_one(Field).value
        self._words = words_in(typed)
        found = self._notes.matching(self._words)
        self.query_one("#heading", TwoSides).say(
            words.TITLE, words.number_found(len(found), not self._words)
        )
        told = self.query_one("#told", Static)
        told.display = not found
        told.update(words.nothing_found(clean(typed)) if self._words else words.NOTHING_WRITTEN)
        self._shown, self._waiting = [], iter(found)
        entries = self.query_one(OptionList)
        entries.clear_options()
        self._show_more()
        entries.highlighted = 0 if found else None

    def _show_more(self) -> None:
        more = list(islice(self._waiting, _PAGE))
        self._shown += more
        self.query_one(OptionList).add_options(map(self._option, more))

    def _option(self, one: Written) -> Content:
        lines = [Content(words.heading(one, self._clock().today))]
        for before, text in words.texts(one):
            shown = passage(text, self._words, _LONGEST)
            line = Content(shown.text)
            for start, end in shown.found:
                line = line.stylize("bold underline", start, end)
            lines.append(Content(f"  {before}") + line)
        return Content("\n").join(lines)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_index >= len(self._shown) - _PAGE // 4:
            self._show_more()

    # From the field too: the words can be typed on while another one is taken in hand.

    def action_next(self) -> None:
        self.query_one(OptionList).action_cursor_down()

    def action_before(self) -> None:
        self.query_one(OptionList).action_cursor_up()

    def action_page_on(self) -> None:
        self.query_one(OptionList).action_page_down()  # type: ignore[no-untyped-call]

    def action_page_back(self) -> None:
        self.query_one(OptionList).action_page_up()  # type: ignore[no-untyped-call]

    def on_input_submitted(self) -> None:
        self.action_open()

    def on_option_list_option_selected(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        at = self.query_one(OptionList).highlighted
        if at is None:
            return
        one = self._shown[at]
        check_in = one.id if isinstance(one.record, CheckIn) else ""
        day = one.record.day
        open_day(self, self._journal, self._clock, day, check_in=check_in, planned=one.id)

    def action_back(self) -> None:
        self.dismiss()
