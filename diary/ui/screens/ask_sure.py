"""Whether something is really meant, where one slip of a key would take much away."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from diary.ui.widgets.listing import Listing
from diary.wording import screens as words
from diary.wording import tips


class AskSureScreen(ModalScreen[bool]):
    """A question with two answers. The first one, in hand, leaves everything as it is."""

    CSS_PATH = "../dialog.tcss"
    BINDINGS = [
        Binding("escape", "leave", words.LEAVE_IT, id="ask_sure.leave", tooltip=tips.LEAVE_IT),
    ]

    def __init__(self, question: str, yes: str) -> None:
        super().__init__()
        self._question, self._yes = question, yes

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(self._question, markup=False)
            yield Listing(words.LEAVE_IT, self._yes, markup=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index == 1)

    def action_leave(self) -> None:
        self.dismiss(False)
