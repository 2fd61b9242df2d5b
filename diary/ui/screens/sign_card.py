"""What to do now: the card that a ticked sign brings, whether or not it is saved."""

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from diary.core.plan import CarePlan, Level
from diary.core.profile import Profile
from diary.core.text import clean
from diary.ui.widgets.key_bar import Key, KeyBar
from diary.wording import signs as words

if TYPE_CHECKING:
    from diary.ui.app import DiaryApp

#: Lines; below, there is room for the points alone.
_LOW = 8


class SignCardScreen(ModalScreen[None]):
    """As large as the window. Over an emergency not even what is said aside shows."""

    AUTO_FOCUS = "VerticalScroll"
    BINDINGS = [
        Binding(
            "enter,escape,space", "leave", words.LEAVE, id="sign_card.leave",
            tooltip=words.TIP_LEAVE,
        )
    ]  # fmt: skip
    DEFAULT_CSS = """
    SignCardScreen > Vertical { height: 100%; border: heavy $error; padding: 0 1; }
    SignCardScreen #what { text-style: bold; color: $text-error; height: auto; margin-bottom: 1; }
    SignCardScreen VerticalScroll { height: 1fr; }
    SignCardScreen Horizontal { height: auto; }
    SignCardScreen .dot { width: 4; padding-left: 2; }
    SignCardScreen .point { width: 1fr; height: auto; }
    SignCardScreen KeyBar { dock: none; background: $background; padding: 0; }
    SignCardScreen.-low > Vertical { border: none; padding: 0; }
    SignCardScreen.-low VerticalScroll { scrollbar-size-vertical: 0; }
    SignCardScreen.-low .dot { width: 2; padding: 0; }
    SignCardScreen.-low #what { margin: 0; }
    SignCardScreen.-low KeyBar { display: none; }
    """

    def __init__(
        self,
        signs: frozenset[str],
        plan: CarePlan,
        profile: Profile | None,
        *,
        is_now: bool = True,
    ) -> None:
        level = words.urgent_first(signs, plan)[0].level
        #: An emergency: nothing else may show while it does.
        self.is_alone = level is Level.EMERGENCY
        super().__init__(classes="-alone" if self.is_alone else "")
        self._heading = words.card_heading(level, is_now=is_now)
        self._points = words.card_lines(signs, plan, profile, is_now=is_now)

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(self._heading, id="what", markup=False)
            with VerticalScroll():
                for point in self._points:
                    with Horizontal():
                        yield Static("•", classes="dot", markup=False)
                        yield Static(clean(point), classes="point", markup=False)
            yield KeyBar(Key("enter", words.LEAVE, "screen.leave", "sign_card.leave"))

    def on_resize(self) -> None:
        """In a low window the lines that say what to do come before all others."""
        self.set_class(self.size.height < _LOW, "-low")

    def action_leave(self) -> None:
        self.dismiss()
        cast("DiaryApp", self.app).lock_if_idle()  # it may have waited for this
