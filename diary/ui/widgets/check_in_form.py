"""The check-in of one day: its rows, its note, and saving them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from diary import wording
from diary.core.areas import AREAS, Area
from diary.core.days import day_before
from diary.core.entries import Entry
from diary.core.errors import DiaryError
from diary.core.moment import Now
from diary.core.records import Answer, CheckIn, Leftover, Rating, Revision
from diary.core.scales import BRUISING, SYMPTOMS, Symptom
from diary.core.summary import Summary
from diary.core.text import LONGEST_NOTE, clean
from diary.journal import Journal
from diary.ui.widgets.field import Field
from diary.ui.widgets.key_bar import Key, KeyLine
from diary.ui.widgets.rating_lines import Asked
from diary.ui.widgets.rating_rows import RatingRows
from diary.wording import screens as words

if TYPE_CHECKING:
    from diary.ui.drafts import CheckInDraft


class _Typed(NamedTuple):
    """What stands in the form."""

    ratings: dict[tuple[Area, Symptom], int]
    answers: dict[Area, Answer]
    note: str


class CheckInForm(Vertical):
    """Reads and saves the check-in of `day`. A day that has one opens it, to be corrected."""

    DEFAULT_CSS = """
    CheckInForm { height: auto; }
    CheckInForm > #state { color: $text-muted; padding: 0 2; height: auto; display: none; }
    CheckInForm > #note { border: none; height: 1; padding: 0 1; margin: 1 1 1 2;
                          background: $surface; }
    CheckInForm > #note:focus { background: $panel; }
    CheckInForm > #choices { padding: 0 2; }
    """

    @dataclass
    class Saved(Message):
        """The check-in, its correction or its withdrawal is on the disk."""

        form: "CheckInForm"
        message: str

        @property
        def control(self) -> "CheckInForm":
            return self.form

    def __init__(self, journal: Journal, clock: Callable[[], Now], day: date) -> None:
        super().__init__(id="form")
        self._journal, self._clock = journal, clock
        self.day = day
        self._summary: Summary | None = None
        self._entry: Entry[CheckIn] | None = None
        self._added: list[Area] = []
        self._is_warned = self._is_another = False
        self._loaded: _Typed | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="state", markup=False)
        yield RatingRows(id="rows")
        yield Field(placeholder=words.NOTE, id="note", is_note=True)
        yield KeyLine(id="choices")

    def on_mount(self) -> None:
        self.open(self.day)

    # What the screen asks of the form.

    def open(self, day: date, *, check_in: str = "", new: bool = False) -> None:
        """Show a day: the check-in of that id, else its latest one, or a `new` one."""
        self.day = day
        self._summary = self._journal.recent(day)
        self._added = []
        self._is_another = new
        entries = self._summary.records.by_day.get(day, [])
        if new or not entries:
            self._entry = None
        else:
            self._entry = next((one for one in entries if one.id == check_in), entries[-1])
        self._show(self._summary, entries, is_new=new)

    def open_other(self) -> None:
        """Turn to the check-in of this day before the one that shows."""
        assert self._summary
        ids = [entry.id for entry in self._summary.records.by_day.get(self.day, [])]
        at = ids.index(self._entry.id) if self._entry else 0
        if ids:
            self.open(self.day, check_in=ids[at - 1])

    def catch_up(self) -> None:
        """Open the day again if the diary has changed; what is being typed stays."""
        is_stale = self._summary is not self._journal.recent(self.day)
        if is_stale and not self.is_changed:
            # The same check-in as before, where another program added one of its own.
            self.open(self.day, check_in=self._entry.id if self._entry else "")

    @property
    def is_changed(self) -> bool:
        """Whether anything was set or typed that isn't saved."""
        return self._loaded is not None and self._typed() != self._loaded

    def repeat_day_before(self) -> None:
        """Fill in the ratings of the day before, where there are any."""
        assert self._summary
        before = day_before(self.day)
        ratings = self._summary.ratings_on(before)
        if not ratings:
            self.notify(words.nothing_to_repeat(before, self._clock().today), markup=False)
            return
        for one in ratings:
            self.add_area(one.area)
        self.rows.fill({(one.area, one.symptom): one.severity for one in ratings})
        self.rows.focus()
        self.rows.take_first()

    def set_all_to_zero(self) -> None:
        """Say zero for every row that shows."""
        self.rows.fill({(area, symptom): 0 for area in self._areas() for symptom in SYMPTOMS})
        self.rows.focus()

    def add_area(self, area: Area) -> None:
        """Ask about one more area in this check-in."""
        if area not in self._areas():
            self._added.append(area)
            self._ask(self.rows.ratings, self.rows.answers)
        self.rows.take_in_hand((area, BRUISING))

    def open_draft(self, draft: "CheckInDraft") -> None:
        """Show what was typed and not saved, over what the diary says of that day now."""
        entries = self._journal.recent(draft.day).records.by_day.get(draft.day, [])
        is_gone = bool(draft.entry) and all(one.id != draft.entry for one in entries)
        self.open(draft.day, check_in=draft.entry, new=draft.is_another or is_gone)
        ratings, answers, note = draft.ratings, draft.answers, draft.note
        if self._entry and not draft.entry:
            # It was begun before this day had a check-in: what it does not say stays as it is.
            saved = self._typed()
            ratings, answers = {**saved.ratings, **ratings}, {**saved.answers, **answers}
            note = note or saved.note
        self._added = [*draft.areas, *(area for area, _ in ratings)]
        self._ask(ratings, answers)
        self.query_one(Field).value = note

    def to_draft(self) -> "CheckInDraft":
        """What stands here, to be opened again by `open_draft`."""
        from diary.ui.drafts import CheckInDraft

        entry, typed = self._entry, self._typed()
        return CheckInDraft(
            self.day,
            entry.id if entry else "",
            self._is_another,
            tuple(self._added),
            typed.ratings,
            typed.answers,
            typed.note,
        )

    @property
    def entry(self) -> Entry[CheckIn] | None:
        """The check-in that shows; None where a new one is being made."""
        return self._entry

    @property
    def treated(self) -> tuple[Area, ...]:
        """The areas of the last session up to this day."""
        assert self._summary
        last = self._summary.last_session
        return self._summary.session_entry(last).value.areas if last else ()

    def go_on(self) -> bool:
        """Turn to the next question, where they are asked one by one and one is left."""
        return self.rows.has_focus and self.rows.go_on()

    def may_save(self) -> bool:
        """Whether there is something to save, and no question open that wasn't warned about."""
        if self._entry is not None and not self.is_changed:
            self.notify(words.NOTHING_CHANGED, markup=False)
            return False
        open_questions = self.rows.unanswered
        if open_questions and not self._is_warned:
            self._is_warned = True
            self.rows.focus()
            self.rows.take_in_hand((open_questions[0], None))
            self.notify(words.STILL_ASKED, markup=False)
            return False
        return True

    def save(self, reason: str = "") -> None:
        """Keep the check-in; what was typed stays where it is if that fails."""
        self._do(lambda now: self._keep(now, reason))

    def withdraw(self, reason: str) -> None:
        """Let the check-in that shows count no longer."""
        self._do(lambda now: self._withdraw(now, reason))

    def _do(self, keep: Callable[[Now], tuple[Revision, str]]) -> None:
        try:
            saved, said = keep(self._clock())
        except (DiaryError, OSError) as error:
            self.notify(wording.not_saved(error), severity="error", markup=False, timeout=12)
            return
        self.open(self.day, check_in=saved.id)
        self.rows.focus()  # the keys that follow are keys again, no letters of a note
        self.post_message(self.Saved(self, said))

    def _keep(self, now: Now, reason: str) -> tuple[Revision, str]:
        typed = self._typed()
        old = self._entry.value if self._entry else CheckIn(self.day, note="-")
        check_in = CheckIn(
            self.day,
            tuple(Rating(area, symptom, worst) for (area, symptom), worst in typed.ratings.items()),
            tuple(Leftover(area, answer) for area, answer in typed.answers.items()),
            old.signs,
            old.remedies,
            typed.note,
        )
        if self._entry is None:
            return self._journal.record(check_in, now), words.saved(self.day, now.evening)
        revision = self._journal.amend(self._entry.id, check_in, now, reason)
        return revision, words.corrected(self.day, now.evening)

    def _withdraw(self, now: Now, reason: str) -> tuple[Revision, str]:
        assert self._entry
        revision = self._journal.withdraw(self._entry.id, now, reason)
        return revision, words.withdrawn(revision, now.today)

    # Parts.

    @property
    def rows(self) -> RatingRows:
        return self.query_one(RatingRows)

    def _typed(self) -> _Typed:
        return _Typed(self.rows.ratings, self.rows.answers, clean(self.query_one(Field).value))

    def _areas(self) -> tuple[Area, ...]:
        assert self._summary
        rated = {one.area for one in self._entry.value.ratings} if self._entry else set()
        wanted = {*self._summary.followed, *rated, *self._added}
        return tuple(area for area in AREAS if area in wanted)

    def _show(self, summary: Summary, entries: list[Entry[CheckIn]], *, is_new: bool) -> None:
        entry = self._entry
        self._is_warned = False
        self._ask(
            {(one.area, one.symptom): one.severity for one in entry.value.ratings} if entry else {},
            dict(entry.value.leftovers) if entry else {},
        )
        self.query_one(Field).value = clean(entry.value.note)[:LONGEST_NOTE] if entry else ""
        self._loaded = self._typed()
        state = self.query_one("#state", Static)
        state.display = bool(entries)
        if entry:
            state.update(words.editing(entry, entries.index(entry) + 1, len(entries)))
        elif is_new and entries:
            state.update(words.adding(len(entries)))
        self._show_choices(len(entries))

    def _show_choices(self, check_ins: int) -> None:
        is_today = self.day == self._clock().evening
        keys = [
            Key("s", words.SAME if is_today else words.SAME_AS_BEFORE, "screen.same"),
            Key("n", words.NOTHING if is_today else words.NOTHING_THAT_DAY, "screen.nothing"),
            Key("enter", words.SAVE, "screen.save"),
            Key("e", words.AREA, "screen.area"),
        ]
        if self._entry:
            keys.append(Key("+", words.ADD_ANOTHER, "screen.add_another"))
            keys.append(Key("x", words.WITHDRAW, "screen.withdraw"))
        if check_ins > 1:
            keys.append(Key("o", words.OTHER, "screen.other"))
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
