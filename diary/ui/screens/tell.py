"""Noting that the clinic was told: when, and what they said."""

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from diary import wording
from diary.core.days import read_day
from diary.core.errors import DayError, DiaryError, FutureDayError
from diary.core.flags import Flag
from diary.core.moment import Now
from diary.core.text import clean
from diary.journal import Journal
from diary.ui.screens.ask_day import day_echo
from diary.ui.widgets.field import Field
from diary.ui.widgets.key_bar import Key, KeyLine
from diary.wording import cards, tips
from diary.wording import screens as words


class TellScreen(ModalScreen[bool]):
    """A day, today to begin with, and a note. Stays as it is where they cannot be kept."""

    CSS_PATH = "../dialog.tcss"
    AUTO_FOCUS = "#day"
    BINDINGS = [
        Binding("escape", "cancel", words.CANCEL, id="tell.cancel", tooltip=tips.BACK),
        Binding("ctrl+s", "save", words.SAVE, id="tell.save", tooltip=cards.TELL_TIP),
    ]

    def __init__(
        self, journal: Journal, clock: Callable[[], Now], flags: Sequence[Flag], about: str
    ) -> None:
        super().__init__()
        self._journal, self._clock, self._flags, self._about = journal, clock, flags, about

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(clean(self._about), markup=False)
            yield Static(cards.TELL_WHEN, classes="question", markup=False)
            yield Field(words.TODAY.lower(), id="day")
            yield Static(id="echo", markup=False)
            yield Field(placeholder=cards.TELL_NOTE, id="note", is_note=True)
            yield KeyLine(
                Key("enter", words.SAVE, "screen.save"), Key("esc", words.CANCEL, "screen.cancel")
            )

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id == "day":
            echo = day_echo(event.value, self._clock().today)
            self.query_one("#echo", Static).update(echo)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        now = self._clock()
        try:
            day = read_day(self.query_one("#day", Field).value, now.today)
            note = self.query_one("#note", Field).value
            self._journal.tell((one.id for one in self._flags), day, note, now)
        except (DayError, FutureDayError) as error:
            self.query_one("#echo", Static).update(wording.problem(error))
        except (DiaryError, OSError) as error:
            self.notify(wording.not_saved(error), severity="error", markup=False, timeout=12)
        else:
            self.app.notify(cards.noted(day, now.today), markup=False)
            self.dismiss(True)

    def action_cancel(self) -> None:
        self.dismiss(False)
