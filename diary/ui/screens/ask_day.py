"""Small questions about days: which one to open, and which one a late evening is about."""

from collections.abc import Callable
from datetime import date

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static

from diary import wording
from diary.core.days import read_day
from diary.core.errors import DiaryError
from diary.core.moment import Now
from diary.ui.widgets.field import Field
from diary.ui.widgets.key_bar import FIXED, Key, KeyLine
from diary.ui.widgets.listing import Listing
from diary.wording import screens as words
from diary.wording import tips


class AskDayScreen(ModalScreen[date | None]):
    """Takes a day in words or figures and echoes what it understood."""

    CSS_PATH = "../dialog.tcss"
    BINDINGS = [Binding("escape", "cancel", words.CANCEL, id="ask.cancel", tooltip=tips.BACK)]

    def __init__(self, clock: Callable[[], Now]) -> None:
        super().__init__()
        self._clock = clock

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(words.WHICH_DAY, markup=False)
            yield Field(placeholder=words.DAY_EXAMPLES, id="day")
            yield Static(id="echo", markup=False)
            yield KeyLine(
                Key("enter", words.OPEN, "screen.open", FIXED),
                Key("esc", words.CANCEL, "screen.cancel", "ask.cancel"),
            )

    def on_input_changed(self, event: Input.Changed) -> None:
        self.query_one("#echo", Static).update(day_echo(event.value, self._clock().today))

    def on_input_submitted(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        typed = self.query_one(Input).value
        try:
            self.dismiss(read_day(typed, self._clock().today))
        except DiaryError as error:
            self.query_one("#echo", Static).update(wording.problem(error))

    def action_cancel(self) -> None:
        self.dismiss(None)


def day_echo(typed: str, today: date) -> str:
    """What was understood, or nothing while there is nothing to understand yet."""
    try:
        return words.understood(read_day(typed, today), today)
    except DiaryError as error:
        return wording.problem(error) if len(typed) > 3 else ""


class AfterMidnightScreen(ModalScreen[date]):
    """Between 00:00 and 03:59 the evening before is offered first."""

    CSS_PATH = "../dialog.tcss"

    def __init__(self, now: Now) -> None:
        super().__init__()
        self._days = (now.evening, now.today)

    def compose(self) -> ComposeResult:
        question, *answers = words.past_midnight(*self._days)
        with Vertical(classes="dialog"):
            yield Static(question, markup=False)
            yield Listing(*answers, markup=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._days[event.option_index])
