"""All sessions, the newest first, each with how it stands."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList, Static

from diary import wording
from diary.core.entries import Entry
from diary.core.moment import Now
from diary.core.outcomes import outcomes
from diary.core.records import SessionKind, TreatmentSession
from diary.core.summary import Summary
from diary.journal import Journal
from diary.ui.screens.one_session import KEYS, OneSessionScreen
from diary.ui.widgets.key_bar import FIXED, Key, KeyLine, shown_key
from diary.ui.widgets.listing import Listing
from diary.ui.widgets.places import SESSIONS, PlacesBar
from diary.ui.widgets.two_sides import TwoSides
from diary.wording import preparing
from diary.wording import screens as words
from diary.wording import sessions as told
from diary.wording.lines import side_by_side

if TYPE_CHECKING:
    from diary.core.answers import PlannedSession

    Listed = Entry[TreatmentSession] | Entry[PlannedSession]

#: Sessions put into the list at once: what they came to is looked up for no more than that.
_PAGE = 30


class SessionsScreen(OneSessionScreen):
    """A list to go through, what is planned at its top. Enter opens a session."""

    AUTO_FOCUS = "OptionList"
    BINDINGS = [
        Binding("n", "plan", preparing.PLAN, id="sessions.plan", tooltip=preparing.PLAN_TIP),
        Binding("i", "test", preparing.TEST, id="sessions.test", tooltip=preparing.TEST_TIP),
    ]

    def __init__(self, journal: Journal, clock: Callable[[], Now]) -> None:
        super().__init__(journal, clock)
        self._listed: list[Listed] = []
        self._waiting: Iterator[Listed] = iter(())

    def compose(self) -> ComposeResult:
        yield TwoSides(id="heading")
        none = told.none_yet(shown_key(self.app, "app.session", "a"))
        yield Static(none, id="none", markup=False)
        yield Listing(markup=False)
        yield KeyLine(
            Key("enter", told.OPEN, "screen.open", FIXED),
            Key("a", told.ADD, "app.session", "app.session"),
            Key("n", preparing.PLAN, "screen.plan", "sessions.plan"),
            Key("i", preparing.TEST, "screen.test", "sessions.test"),
            *KEYS[:-1],  # what goes back stands below
        )
        yield PlacesBar(SESSIONS, "sessions.back")

    def catch_up(self) -> None:
        before = self.in_hand
        self._shown = summary = self._journal.summary(self._clock().today)
        entries = summary.records.sessions
        treatments = [one for one in entries if one.value.kind is SessionKind.TREATMENT]
        self.query_one("#heading", TwoSides).say(
            words.SESSIONS, f"{wording.count(len(treatments), 'session')}, {words.NEWEST_FIRST}"
        )
        found: list[Listed] = [*summary.records.planned[::-1], *entries[::-1]]
        ids = [one.id for one in found]
        self.query_one("#none").display = not ids
        self._listed, self._waiting = [], iter(found)
        listed = self.query_one(OptionList)
        listed.display = bool(ids)
        listed.clear_options()
        at = ids.index(before.id) if before and before.id in ids else 0
        while len(self._listed) < min(len(ids), at + _PAGE):
            self._show_more()
        listed.highlighted = at if ids else None

    def _show_more(self) -> None:
        assert self._shown
        more = list(islice(self._waiting, _PAGE))
        self._listed += more
        numbers = {one.id: one.number for one in self._shown.sessions}
        listed = self.query_one(OptionList)
        listed.add_options(self._row(one, numbers.get(one.id), self._shown) for one in more)

    def _row(self, entry: "Listed", number: int | None, summary: Summary) -> Content:
        session, as_of = entry.value, summary.as_of
        width = max(20, self.size.width - 3)  # two spaces beside it, and the scroll bar
        if not isinstance(session, TreatmentSession):
            row = "\n".join(side_by_side(preparing.row(session, as_of), width, "  "))
            return Content("\n").join([Content(row), Content()])
        heading = told.heading(session, number, as_of, is_edited=entry.is_edited())
        rows = [Content("\n".join(side_by_side(heading, width, "  "))).stylize("bold")]
        if session.kind is SessionKind.TREATMENT:
            ends = outcomes(summary, session)
            stands = told.standing(ends, as_of, is_whole=self._journal.is_whole)
            lines = side_by_side(stands, width - 2)
            rows += [Content(f"  {line}") for line in lines]
        return Content("\n").join([*rows, Content()])

    def on_resize(self) -> None:
        if self._shown and not self._journal.is_locked:
            self.catch_up()  # its lines are as long as the window is wide

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_index >= len(self._listed) - _PAGE // 4:
            self._show_more()

    @property
    def in_hand(self) -> "Listed | None":
        at = self.query_one(OptionList).highlighted
        return None if at is None else self._listed[at]

    def on_option_list_option_selected(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        from diary.ui.screens.planned import PlannedScreen
        from diary.ui.screens.session_detail import SessionDetailScreen

        if one := self.in_hand:
            is_planned = one.value.RECORD == "planned"
            page = PlannedScreen if is_planned else SessionDetailScreen
            self.app.push_screen(page(self._journal, self._clock, one.id))

    def action_plan(self) -> None:
        from diary.ui.screens.plan_session import PlanSessionScreen

        self.fill_in(PlanSessionScreen(self._journal, self._clock))

    def action_test(self) -> None:
        from diary.ui.screens.session import SessionScreen

        self.fill_in(SessionScreen(self._journal, self._clock, is_test=True))
