"""What the screen below is for, its keys and their names, and what the symbols on it mean."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from diary.ui.commands import bindings_here
from diary.ui.widgets.key_bar import Key, KeyLine
from diary.wording import screens as words
from diary.wording import tips
from diary.wording.helping import HELP, KEY_NAMES, Help


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
        self._help = HELP.get(type(below).__name__, Help(""))
        # Before this lies over it: some keys act only while it is on top.
        self._found = [binding for _, binding in bindings_here(below)]

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -tall"):
            with VerticalScroll():
                yield Static(self._help.about, classes="paragraph", markup=False)
                yield Static(self._keys(), classes="paragraph")
                for part in self._help.symbols:
                    yield Static(part, classes="paragraph", markup=False)
                yield Static(self._names(), classes="paragraph")
            yield KeyLine(Key("esc", words.BACK, "screen.back", "help.back"))

    def _keys(self) -> Content:
        """Ours alone, each with its tooltip; Textual's scrolling keys are left out."""
        keys: dict[str, list[str]] = {}
        for binding in self._found:
            keys.setdefault(binding.tooltip, []).append(self.app.get_key_display(binding))
        if keys.get(tips.DIGITS) == [*"0123456789"]:
            keys[tips.DIGITS] = [tips.DIGITS_KEY]
        return _listed({tooltip: " ".join(shown) for tooltip, shown in keys.items()})

    def _names(self) -> Content:
        """What each binding is called, with its keys."""
        names: dict[str, list[str]] = {}
        for binding in self._found:
            shown = self.app.get_key_display(binding)
            names.setdefault(binding.id or "", []).append(shown)
        listed = _listed({id_: " ".join(shown) for id_, shown in names.items()})
        return Content(f"{KEY_NAMES}\n") + listed

    def action_back(self) -> None:
        self.dismiss()


def _listed(keys: dict[str, str]) -> Content:
    lines = [Content.assemble((f"{key:<11} ", "bold"), said) for said, key in keys.items()]
    return Content("\n").join(lines)
