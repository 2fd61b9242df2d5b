"""What was used on a day: ticks for what the care plan names, and a line for the rest."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from diary.core.plan import CarePlan
from diary.core.text import clean
from diary.ui.widgets.field import Field
from diary.ui.widgets.key_bar import FIXED, Key, KeyLine
from diary.ui.widgets.tick import Tick
from diary.wording import screens, tips
from diary.wording import today as words

if TYPE_CHECKING:
    from diary.ui.app import DiaryApp

#: Lines of the dialog beside its ticks.
_AROUND = 13


class RemediesScreen(ModalScreen[None]):
    """`use` is given what was used as it changes: it is part of the check-in below, unsaved."""

    CSS_PATH = "../dialog.tcss"
    AUTO_FOCUS = "Tick, Input"
    BINDINGS = [
        Binding("enter", "take", words.TAKE, id="remedies.take", tooltip=words.TIP_TAKE,
                priority=True),
        Binding("escape", "cancel", screens.CANCEL, id="remedies.cancel", tooltip=tips.BACK),
        Binding("down", "app.focus_next", id="remedies.down", tooltip=tips.NEXT),
        Binding("up", "app.focus_previous", id="remedies.up", tooltip=tips.BEFORE),
    ]  # fmt: skip

    def __init__(
        self, plan: CarePlan, used: tuple[str, ...], use: Callable[[tuple[str, ...]], None]
    ) -> None:
        super().__init__()
        self._before, self._use = used, use
        named = {one.replace("-", " "): words for one, words in plan.remedies.items()}
        before = {one: one.replace("-", " ") for one in used}
        self._named = named
        self._ticked = {one for one in before.values() if one in named}
        others = [one for one, plain in before.items() if plain not in named]
        self._words_before = clean(", ".join(others))

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(words.WHICH_REMEDIES, markup=False)
            with VerticalScroll(can_focus=False, classes="fields"):
                for number, (name, label) in enumerate(self._named.items()):
                    yield Tick(clean(label), id=f"used-{number}", value=name in self._ticked)
                yield Field(self._words_before, placeholder=words.OTHER_REMEDY, is_note=True)
            yield Static(words.NO_CURE, classes="echo", markup=False)
            yield KeyLine(
                Key("space", words.TICK, "screen.tick", FIXED),
                Key("enter", words.TAKE, "screen.take", "remedies.take"),
                Key("esc", screens.CANCEL, "screen.cancel", "remedies.cancel"),
            )

    def on_resize(self) -> None:
        """Where not all of it fits, the ticks scroll."""
        lines = len(self._named) + _AROUND
        self.query_one(".dialog").set_class(lines > self.size.height, "-tall")

    def action_tick(self) -> None:
        if isinstance(self.focused, Tick):
            self.focused.toggle()

    def on_checkbox_changed(self) -> None:
        self._use(self._said())

    def on_input_changed(self) -> None:
        self._use(self._said())

    def _said(self) -> tuple[str, ...]:
        ticks = self.query(Tick)
        names = [name for name, tick in zip(self._named, ticks, strict=True) if tick.value]
        typed = [clean(one) for one in self.query_one(Input).value.split(",")]
        return tuple(dict.fromkeys(one for one in (*names, *typed) if one))

    def action_take(self) -> None:
        self._use(self._said())
        self.dismiss()

    def action_cancel(self) -> None:
        if cast("DiaryApp", self.app).may_leave(self):
            self._use(self._before)
            self.dismiss()

    @property
    def is_changed(self) -> bool:
        """Whether words were typed that are not taken; a tick is soon set again."""
        return self.is_mounted and self.query_one(Input).value != self._words_before
