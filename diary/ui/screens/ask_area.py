"""Choosing one more area for a check-in."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from diary.core.areas import Area
from diary.ui.widgets.area_choice import AreaChoice
from diary.ui.widgets.key_bar import Key, KeyLine
from diary.wording import body_map as body
from diary.wording import screens as words
from diary.wording import tips


class AskAreaScreen(ModalScreen[Area | None]):
    """One area out of all; space or enter takes it."""

    CSS_PATH = "../dialog.tcss"
    BINDINGS = [
        Binding("escape", "cancel", words.CANCEL, id="ask_area.cancel", tooltip=tips.BACK),
        Binding("enter", "take", words.CHOOSE, id="ask_area.take", tooltip=tips.CHOOSE),
        Binding("l", "list", body.LIST, id="ask_area.list", tooltip=body.LIST_OR_BODY),
    ]

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -tall"):
            yield Static(words.WHICH_AREA, markup=False)
            with VerticalScroll(can_focus=False):
                yield AreaChoice()
            yield KeyLine(
                Key("enter", words.CHOOSE, "screen.take", "ask_area.take"),
                Key("l", body.LIST, "screen.list", "ask_area.list"),
                Key("esc", words.CANCEL, "screen.cancel", "ask_area.cancel"),
            )

    def on_area_choice_chosen(self, event: AreaChoice.Chosen) -> None:
        self.dismiss(event.area)

    def action_take(self) -> None:
        self.query_one(AreaChoice).action_choose()

    def action_list(self) -> None:
        self.query_one(AreaChoice).action_other()

    def action_cancel(self) -> None:
        self.dismiss(None)
