"""One session: when and where it was, and how each area went after it."""

from collections.abc import Callable, Iterator
from itertools import groupby
from operator import attrgetter

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from diary.core.entries import Entry
from diary.core.moment import Now
from diary.core.outcomes import courses_after
from diary.core.records import SessionKind, TreatmentSession
from diary.core.summary import Summary
from diary.core.text import clean
from diary.journal import Journal
from diary.ui.screens.one_session import KEYS, OneSessionScreen
from diary.ui.widgets.key_bar import Key, KeyBar
from diary.ui.widgets.two_sides import TwoSides
from diary.wording import area_label
from diary.wording import screens as words
from diary.wording import sessions as told
from diary.wording.lines import unbroken


class SessionDetailScreen(OneSessionScreen):
    """A page to read, from top to bottom."""

    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, journal: Journal, clock: Callable[[], Now], session: str) -> None:
        super().__init__(journal, clock)
        self._id = session

    def compose(self) -> ComposeResult:
        yield TwoSides(id="heading")
        yield VerticalScroll(id="page")
        yield KeyBar(*KEYS, Key("?", words.HELP, "app.help", "app.help"))

    @property
    def in_hand(self) -> Entry[TreatmentSession] | None:
        records = self._journal.records()
        return next((one for one in records.sessions if one.id == self._id), None)

    def catch_up(self) -> None:
        self._shown = summary = self._journal.summary(self._clock().today)
        entry = self.in_hand
        page = self.query_one("#page", VerticalScroll)
        page.remove_children()
        if entry is None:
            page.mount(Static(told.GONE, classes="paragraph", markup=False))
            return
        numbers = {one.id: one.number for one in summary.sessions}
        heading = told.title(entry, numbers.get(entry.id), summary.as_of)
        self.query_one("#heading", TwoSides).say(*heading)
        page.mount(*_facts(entry), *_courses(entry.value, summary))


def _facts(entry: Entry[TreatmentSession]) -> Iterator[Widget]:
    session = entry.value
    yield Static(told.treated(session), classes="areas", markup=False)
    if session.note:
        yield Static(told.note(clean(session.note)), classes="fact", markup=False)
    yield Static(told.entered(entry), classes="fact -quiet", markup=False)


def _courses(session: TreatmentSession, summary: Summary) -> Iterator[Widget]:
    yield Static(told.HOW_IT_WENT, classes="heading", markup=False)
    if session.kind is SessionKind.TEST:
        yield Static(told.TEST_ONLY, classes="fact", markup=False)
    for area, courses in groupby(courses_after(summary, session), attrgetter("area")):
        of_area = tuple(courses)
        name = Content(area_label(area)).stylize("bold")
        yield Static(Content.assemble(name, told.worst(of_area)), classes="area")
        for course in of_area:
            episodes = summary.episodes(course)
            sentence = told.course_sentence(course, episodes, summary.as_of)
            yield Static(unbroken(sentence), classes="course", markup=False)
