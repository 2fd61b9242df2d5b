"""What was typed and not saved when the app last ended, offered again."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from diary.ui.widgets.listing import Listing
from diary.wording import safety as words
from diary.wording import tips

#: The answers in their order; only throwing it away removes anything.
GO_ON, THROW_AWAY, LATER = range(3)


class AskDraftScreen(ModalScreen[int]):
    """Gives one of the three answers."""

    CSS_PATH = "../dialog.tcss"
    BINDINGS = [
        Binding("escape", "later", words.LATER, id="ask_draft.later", tooltip=tips.LATER),
    ]

    def __init__(self, offer: str) -> None:
        super().__init__()
        self._offer = offer

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(self._offer, markup=False)
            yield Listing(words.GO_ON, words.THROW_AWAY, words.LATER, markup=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)

    def action_later(self) -> None:
        self.dismiss(LATER)
