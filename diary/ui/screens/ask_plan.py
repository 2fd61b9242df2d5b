"""Of a session whose day is still to come: whether it is to be kept as a plan."""

from datetime import date

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from diary.ui.widgets.key_bar import Key, KeyLine
from diary.ui.widgets.listing import Listing
from diary.wording import preparing as said
from diary.wording import screens as words
from diary.wording import tips


class AskPlanScreen(ModalScreen[bool]):
    """Gives whether it is a plan; if not, the day is changed."""

    CSS_PATH = "../dialog.tcss"
    BINDINGS = [Binding("escape", "cancel", words.CANCEL, id="ask_plan.cancel", tooltip=tips.BACK)]

    def __init__(self, day: date, today: date) -> None:
        super().__init__()
        self._question = said.to_come(day, today)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(self._question, markup=False)
            yield Listing(said.KEEP_AS_PLAN, said.ANOTHER_DAY, markup=False)
            yield Static(said.PLANNED_HINT, classes="echo", markup=False)
            yield KeyLine(Key("esc", words.CANCEL, "screen.cancel", "ask_plan.cancel"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index == 0)

    def action_cancel(self) -> None:
        self.dismiss(False)
