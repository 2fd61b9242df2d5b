"""Noting that the clinic was told: when, and what they said."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from diary import wording
from diary.core.days import read_day
from diary.core.errors import DayError, DiaryError, FutureDayError
from diary.core.moment import Now
from diary.core.text import clean
from diary.journal import Journal
from diary.ui.drafts import TellDraft
from diary.ui.screens.ask_day import day_echo
from diary.ui.widgets.field import Field
from diary.ui.widgets.key_bar import FIXED, Key, KeyLine
from diary.wording import cards, tips
from diary.wording import screens as words

if TYPE_CHECKING:
    from diary.ui.app import DiaryApp

#: What stands there for the day before anything is typed.
_TODAY = words.TODAY.lower()


class TellScreen(ModalScreen[bool]):
    """A day, today to begin with, and a note. Stays as it is where they cannot be kept.

    `flags` are the ids of what was told, and `about` says it in a sentence.
    """

    CSS_PATH = "../dialog.tcss"
    AUTO_FOCUS = "#day"
    BINDINGS = [
        Binding("escape", "cancel", words.CANCEL, id="tell.cancel", tooltip=tips.BACK),
        Binding("ctrl+s", "save", words.SAVE, id="tell.save", tooltip=cards.TELL_TIP),
    ]

    def __init__(
        self,
        journal: Journal,
        clock: Callable[[], Now],
        flags: Iterable[str],
        about: str,
        draft: TellDraft | None = None,
    ) -> None:
        super().__init__()
        self._journal, self._clock, self._flags, self._about = journal, clock, tuple(flags), about
        self._draft = draft

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(clean(self._about), markup=False)
            yield Static(cards.TELL_WHEN, classes="question", markup=False)
            yield Field(self._day_before(), id="day")
            yield Static(id="echo", markup=False)
            note = self._draft.note if self._draft else ""
            yield Field(note, placeholder=cards.TELL_NOTE, id="note", is_note=True)
            yield KeyLine(
                Key("enter", words.SAVE, "screen.save", FIXED),
                Key("esc", words.CANCEL, "screen.cancel", "tell.cancel"),
            )

    def _day_before(self) -> str:
        """What stood there for the day; words such as "yesterday" keep the day that they meant."""
        draft = self._draft
        if draft is None:
            return _TODAY
        if draft.typed_on != self._clock().today:
            with suppress(DiaryError):
                return read_day(draft.day, draft.typed_on).isoformat()
        return draft.day

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id == "day":
            echo = day_echo(event.value, self._clock().today)
            self.query_one("#echo", Static).update(echo)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_save()

    def _typed(self, id_: str) -> str:
        return self.query_one(f"#{id_}", Field).value

    def action_save(self) -> None:
        now = self._clock()
        try:
            day = read_day(self._typed("day"), now.today)
            self._journal.tell(self._flags, day, clean(self._typed("note")), now)
        except (DayError, FutureDayError) as error:
            self.query_one("#echo", Static).update(wording.problem(error))
        except (DiaryError, OSError) as error:
            self.notify(wording.not_saved(error), severity="error", markup=False, timeout=12)
        else:
            self.app.notify(cards.noted(day, now.today), markup=False)
            self.dismiss(True)

    def action_cancel(self) -> None:
        if cast("DiaryApp", self.app).may_leave(self):
            self.dismiss(False)

    # What is typed and not saved.

    @property
    def is_changed(self) -> bool:
        """Whether something typed here isn't saved."""
        if not self.is_mounted:
            return False
        return bool(self._typed("note")) or self._typed("day") != _TODAY

    def to_drafts(self) -> tuple[TellDraft, ...]:
        """What is typed here and not saved, if anything is."""
        if not self.is_changed:
            return ()
        day, note = self._typed("day"), self._typed("note")
        return (TellDraft(self._flags, self._about, day, self._clock().today, note),)
