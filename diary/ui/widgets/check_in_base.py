"""What a check-in form is made of: its parts, what stands in them, and filling them."""

from collections.abc import Callable, Mapping
from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from diary.core.areas import AREAS, Area
from diary.core.days import day_before
from diary.core.entries import Entry
from diary.core.moment import Now
from diary.core.records import Answer, CheckIn
from diary.core.scales import Symptom
from diary.core.summary import Summary
from diary.core.text import LONGEST_NOTE, clean
from diary.journal import Journal
from diary.ui.widgets.beside_ratings import Remark, Used
from diary.ui.widgets.check_in_parts import Typed, keys_of
from diary.ui.widgets.field import Field
from diary.ui.widgets.key_bar import KeyLine
from diary.ui.widgets.rating_lines import Asked
from diary.ui.widgets.rating_rows import RatingRows
from diary.ui.widgets.sign_list import SignList
from diary.wording import screens as words
from diary.wording import signs as asked


class CheckInBase(Vertical):
    """The parts of the form for the check-in of `day`."""

    DEFAULT_CSS = """
    CheckInBase { height: auto; }
    CheckInBase > #state { color: $text-muted; padding: 0 2; height: auto; display: none; }
    CheckInBase > #meaning { color: $text-muted; padding: 0 2; height: 1; text-wrap: nowrap;
                             text-overflow: ellipsis; }
    CheckInBase > #note { border: none; height: 1; padding: 0 1; margin: 0 1 0 2;
                          background: $surface; }
    CheckInBase > #note:focus { background: $panel; }
    CheckInBase > #choices { padding: 0 2; }
    """

    def __init__(self, journal: Journal, clock: Callable[[], Now], day: date) -> None:
        super().__init__(id="form")
        self._journal, self._clock = journal, clock
        self.day = day
        self._summary: Summary | None = None
        self._entry: Entry[CheckIn] | None = None
        self._added: list[Area] = []
        self._is_warned = self._is_another = False
        self._loaded: Typed | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="state", markup=False)
        yield Remark(markup=False)
        yield RatingRows(id="rows")
        yield Static(id="meaning", markup=False)
        yield Field(placeholder=words.NOTE, id="note", is_note=True)
        yield Used(markup=False)
        yield SignList(id="signs")
        yield KeyLine(id="choices")

    @property
    def entry(self) -> Entry[CheckIn] | None:
        """The check-in that shows; None where a new one is being made."""
        return self._entry

    @property
    def summary(self) -> Summary:
        """What the diary says of the day that shows."""
        assert self._summary
        return self._summary

    @property
    def treated(self) -> tuple[Area, ...]:
        """The areas of the last session up to this day."""
        last = self.summary.last_session
        return self.summary.session_entry(last).value.areas if last else ()

    def on_rating_rows_changed(self, event: RatingRows.Changed) -> None:
        """Say what the value in hand means, in a line that is always there."""
        area, symptom = event.rows.hand or (None, None)
        said = ""
        if area and symptom and not event.rows.is_single:
            value = event.rows.ratings.get((area, symptom))
            said = "" if value is None else words.meaning(symptom, value)
        self.query_one("#meaning", Static).update(said, layout=False)

    # Parts.

    @property
    def rows(self) -> RatingRows:
        return self.query_one(RatingRows)

    @property
    def signs(self) -> SignList:
        return self.query_one(SignList)

    @property
    def used(self) -> Used:
        return self.query_one(Used)

    def _typed(self) -> Typed:
        return Typed(
            self.rows.ratings,
            self.rows.answers,
            clean(self.query_one(Field).value),
            self.signs.value,
            self.used.remedies,
        )

    def _fill(self, typed: Typed) -> None:
        """Let the parts hold this."""
        assert self._summary
        self._ask(typed.ratings, typed.answers)
        self.query_one(Field).value = typed.note[:LONGEST_NOTE]
        is_now = self.day == self._clock().evening
        question = asked.NOW if is_now else asked.THEN
        is_new = self._entry is None
        self.signs.ask(self._summary.plan, typed.signs, question, is_new=is_new)
        self.used.show(typed.remedies, self._summary.plan)

    def _areas(self) -> tuple[Area, ...]:
        assert self._summary
        rated = {one.area for one in self._entry.value.ratings} if self._entry else set()
        wanted = {*self._summary.followed, *rated, *self._added}
        return tuple(area for area in AREAS if area in wanted)

    def _show(self, summary: Summary, entries: list[Entry[CheckIn]], *, is_new: bool) -> None:
        entry = self._entry
        self._is_warned = False
        self._fill(Typed.of(entry.value) if entry else Typed())
        self._loaded = self._typed()
        self.query_one(Remark).show(summary, self.day)
        state = self.query_one("#state", Static)
        state.display = bool(entries)
        if entry:
            state.update(words.editing(entry, entries.index(entry) + 1, len(entries)))
        elif is_new and entries:
            state.update(words.adding(len(entries)))
        self._show_choices(len(entries))

    def _show_choices(self, check_ins: int) -> None:
        is_today = self.day == self._clock().evening
        keys = keys_of(is_today=is_today, is_saved=self._entry is not None, check_ins=check_ins)
        self.query_one(KeyLine).show(*keys)

    def _ask(
        self, ratings: Mapping[tuple[Area, Symptom], int], answers: Mapping[Area, Answer]
    ) -> None:
        assert self._summary
        before = {
            (one.area, one.symptom): one.severity
            for one in self._summary.ratings_on(day_before(self.day))
        }
        questions = {area: session.day for area, session in self._summary.questions.items()}
        self.rows.ask(Asked(self._areas(), before, questions), ratings, answers)
