"""The check-in of one day: its rows, its note, and saving them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from textual.message import Message

from diary import wording
from diary.core.areas import Area
from diary.core.days import day_before
from diary.core.errors import DiaryError
from diary.core.moment import Now
from diary.core.records import Revision
from diary.core.scales import BRUISING, SYMPTOMS
from diary.ui.widgets.check_in_base import CheckInBase
from diary.wording import screens as words

if TYPE_CHECKING:
    from diary.ui.drafts import CheckInDraft


class CheckInForm(CheckInBase):
    """Reads and saves the check-in of `day`. A day that has one opens it, to be corrected."""

    @dataclass
    class Saved(Message):
        """The check-in, its correction or its withdrawal is on the disk."""

        form: "CheckInForm"
        message: str

        @property
        def control(self) -> "CheckInForm":
            return self.form

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
        ids = [entry.id for entry in self.summary.records.by_day.get(self.day, [])]
        at = ids.index(self._entry.id) if self._entry else 0
        if ids:
            self.open(self.day, check_in=ids[at - 1])

    def catch_up(self) -> None:
        """Open the day again if the diary has changed; what is being typed stays."""
        is_stale = self._summary is not self._journal.recent(self.day)
        if is_stale and not self.is_changed:
            # The same check-in as before, where another program added one of its own.
            self.open(self.day, check_in=self._entry.id if self._entry else "")

    def put_back(self) -> None:
        """Show what was saved, or a form with nothing in it, instead of what is typed."""
        entry = self._entry.id if self._entry else ""
        self.open(self.day, check_in=entry, new=self._is_another)
        self.rows.focus()

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
        typed = draft.typed
        if self._entry and not draft.entry:
            # It was begun before this day had a check-in: what it does not say stays as it is.
            typed = typed.over(self._typed())
        self._added = [*draft.areas, *(area for area, _ in typed.ratings)]
        self._fill(typed)

    def to_draft(self) -> "CheckInDraft":
        """What stands here, to be opened again by `open_draft`."""
        from diary.ui.drafts import CheckInDraft

        entry = self._entry.id if self._entry else ""
        ratings, answers, note, signs, remedies = self._typed()
        return CheckInDraft(
            self.day, entry, self._is_another, tuple(self._added),
            ratings, answers, note, signs=signs, remedies=remedies,
        )  # fmt: skip

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
        # A correction may be of a day on which nobody asked.
        is_new = self._entry is None and self.is_changed
        return not is_new or self.signs.is_answered()

    def save(self, reason: str = "") -> None:
        """Keep the check-in; what was typed stays where it is if that fails."""
        self._do(lambda now: self._keep(now, reason))

    def withdraw(self, reason: str) -> bool:
        """Let the check-in that shows count no longer. Gives whether that could be saved."""
        return self._do(lambda now: self._withdraw(now, reason))

    def _do(self, keep: Callable[[Now], tuple[Revision, str]]) -> bool:
        try:
            saved, said = keep(self._clock())
        except (DiaryError, OSError) as error:
            self.notify(wording.not_saved(error), severity="error", markup=False, timeout=12)
            return False
        self.open(self.day, check_in=saved.id)
        self.rows.focus()  # the keys that follow are keys again, no letters of a note
        self.post_message(self.Saved(self, said))
        return True

    def _keep(self, now: Now, reason: str) -> tuple[Revision, str]:
        check_in = self._typed().to_check_in(self.day)
        if self._entry is None:
            return self._journal.record(check_in, now), words.saved(self.day, now.evening)
        revision = self._journal.amend(self._entry.id, check_in, now, reason)
        return revision, words.corrected(self.day, now.evening)

    def _withdraw(self, now: Now, reason: str) -> tuple[Revision, str]:
        assert self._entry
        revision = self._journal.withdraw(self._entry.id, now, reason)
        return revision, words.withdrawn(revision, now.today)
