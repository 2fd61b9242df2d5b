"""One session: when and where it was, and how each area went after it."""

from collections.abc import Callable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from diary.core.asking import LateCheckDue, ReactionDue, to_tell_of
from diary.core.entries import Entry
from diary.core.injections import untested
from diary.core.moment import Now
from diary.core.outcomes import courses_after
from diary.core.records import SessionKind, TreatmentSession
from diary.core.results import results, without_change
from diary.core.summary import Summary
from diary.core.text import clean
from diary.journal import Journal
from diary.journal.zones import zone_named
from diary.ui.screens.one_session import KEYS, OneSessionScreen
from diary.ui.widgets.key_bar import Key, KeyBar
from diary.ui.widgets.two_sides import TwoSides
from diary.wording import answers, area_label, preparing
from diary.wording import results as seen
from diary.wording import screens as words
from diary.wording import sessions as told
from diary.wording import today as asked
from diary.wording.letters import capital
from diary.wording.lines import unbroken

_HELP = Key("?", words.HELP, "app.help", "app.help")


class SessionDetailScreen(OneSessionScreen):
    """A page to read, from top to bottom."""

    AUTO_FOCUS = "VerticalScroll"
    BINDINGS = [
        Binding("r", "tell_reaction", asked.TELL_REACTION, id="session_detail.reaction",
                tooltip=asked.TIP_TELL_REACTION),
        Binding("n", "tell_late", asked.TELL_LATE, id="session_detail.late",
                tooltip=asked.TIP_TELL_LATE),
    ]  # fmt: skip

    def __init__(self, journal: Journal, clock: Callable[[], Now], session: str) -> None:
        super().__init__(journal, clock)
        self._id = session

    def compose(self) -> ComposeResult:
        yield TwoSides(id="heading")
        yield VerticalScroll(id="page")
        yield KeyBar()

    @property
    def in_hand(self) -> Entry[TreatmentSession] | None:
        records = self._journal.records()
        return next((one for one in records.sessions if one.id == self._id), None)

    def catch_up(self) -> None:
        self._shown = summary = self._journal.summary(self._clock().today)
        entry = self.in_hand
        page = self.query_one("#page", VerticalScroll)
        page.remove_children()
        self.query_one(KeyBar).show(*self._tell_keys(), *KEYS, _HELP)
        self.refresh_bindings()
        if entry is None:
            page.mount(Static(told.GONE, classes="paragraph", markup=False))
            return
        numbers = {one.id: one.number for one in summary.sessions}
        heading = told.title(entry, numbers.get(entry.id), summary.as_of)
        self.query_one("#heading", TwoSides).say(*heading)
        page.mount(
            *_facts(entry, summary),
            *_courses(entry.value, summary),
            *_answers(entry, summary),
            *_results(entry.value, summary),
        )

    @property
    def to_tell(self) -> ReactionDue | LateCheckDue | None:
        """What may be told of it, whether or not it is asked."""
        entry = self.in_hand
        return to_tell_of(self._shown, entry) if entry and self._shown else None

    def _tell_keys(self) -> Iterator[Key]:
        match self.to_tell:
            case ReactionDue():
                yield Key(
                    "r", asked.TELL_REACTION, "screen.tell_reaction", "session_detail.reaction"
                )
            case LateCheckDue():
                yield Key("n", asked.TELL_LATE, "screen.tell_late", "session_detail.late")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A reaction is one to test injections, and a late one comes after the last session."""
        if action == "tell_reaction":
            return isinstance(self.to_tell, ReactionDue)
        if action == "tell_late":
            return isinstance(self.to_tell, LateCheckDue)
        return super().check_action(action, parameters)

    def action_tell_reaction(self) -> None:
        from diary.ui.answer_draft import about
        from diary.ui.screens.answer import AnswerScreen

        if found := self.to_tell:
            self.fill_in(AnswerScreen(self._journal, self._clock, about(found)))

    def action_tell_late(self) -> None:
        self.action_tell_reaction()


def _facts(entry: Entry[TreatmentSession], summary: Summary) -> Iterator[Widget]:
    session = entry.value
    yield Static(told.treated(session), classes="areas", markup=False)
    for line in told.given(session):
        yield Static(clean(line), classes="fact", markup=False)
    if session.note:
        yield Static(told.note(clean(session.note)), classes="fact", markup=False)
    if session.numbing_cream:
        cream = clean(summary.plan.numbing_cream.words)
        yield Static(cream, classes="fact -quiet", markup=False)
    if why := untested(summary, entry, zone_named):
        said = preparing.untested(why, summary.plan)
        yield Static(said, classes="fact -quiet", markup=False)
    now = entry.entered(lambda record: record == session)
    said = told.entered(session.day, entry.history[0], now)
    yield Static(said, classes="fact -quiet", markup=False)


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


def _answers(entry: Entry[TreatmentSession], summary: Summary) -> Iterator[Widget]:
    """What was answered about it later, in the order of days."""
    records = summary.records
    answered: list[Entry[Any]] = [*records.reactions, *records.late_checks]
    about = [
        one.value
        for one in answered
        if one.value.session == entry.id and one.value.day <= summary.as_of
    ]
    if about:
        yield Static(told.ANSWERED, classes="heading", markup=False)
    for value in sorted(about, key=attrgetter("day")):
        lines = [answers.answer_words(value), *answers.answer_lines(value)]
        lines += [told.note(value.note)] if value.note else []
        words_ = clean(" · ".join(lines))
        yield Static(capital(words_), classes="fact", markup=False)


def _results(session: TreatmentSession, summary: Summary) -> Iterator[Widget]:
    """What was seen of a change in its areas, over all their sessions."""
    after = {area: of for area, of in results(summary).items() if area in session.areas}
    lines = {area: seen.over_sessions(of) for area, of in after.items()}
    if session.kind is SessionKind.TEST or not any(lines.values()):
        return
    yield Static(seen.HEADING, classes="heading", markup=False)
    for area, line in lines.items():
        if line:
            text = Content.assemble(Content(area_label(area)).stylize("bold"), f"  {line}")
            yield Static(text, classes="area")
    unchanged = [area for area in without_change(summary) if area in after]
    if unchanged:
        words_ = seen.without_change(unchanged, summary.plan)
        yield Static(clean(words_), classes="fact -last", markup=False)
