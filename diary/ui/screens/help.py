"""The keys of the screen below, and what the symbols mean."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from diary.ui.widgets.key_bar import Key, KeyLine
from diary.wording import screens as words
from diary.wording import tips


class HelpScreen(ModalScreen[None]):
    """Made from the bindings of the screen it is asked on, so it can't be out of date."""

    CSS_PATH = "../dialog.tcss"
    BINDINGS = [
        Binding(
            "escape,question_mark,q,enter",
            "back",
            words.BACK,
            id="help.back",
            tooltip=tips.BACK,
        ),
    ]

    def __init__(self, below: Screen[object]) -> None:
        super().__init__()
        self._below = below

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -tall"):
            with VerticalScroll():
                yield Static(tips.HELP_INTRO, classes="paragraph", markup=False)
                yield Static(self._keys(), classes="paragraph")
                yield Static(tips.SYMBOLS, classes="paragraph", markup=False)
            yield KeyLine(Key("esc", words.BACK, "screen.back"))

    def _keys(self) -> Content:
        """Ours alone, each with its tooltip; Textual's scrolling keys are left out."""
        keys: dict[str, list[str]] = {}
        for active in self._below.active_bindings.values():
            if active.binding.id and active.binding.tooltip:
                shown = keys.setdefault(active.binding.tooltip, [])
                shown.append(self.app.get_key_display(active.binding))
        lines = []
        if tips.DIGITS in keys:
            keys[tips.DIGITS] = [tips.DIGITS_KEY]
        for tooltip, shown in keys.items():
            lines.append(Content.assemble((" ".join(shown).ljust(11) + " ", "bold"), tooltip))
        return Content("\n").join(lines)

    def action_back(self) -> None:
        self.dismiss()
