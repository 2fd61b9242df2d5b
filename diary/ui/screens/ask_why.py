"""Why something already saved is changed or withdrawn."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import OptionList, Static

from diary import wording
from diary.core.errors import DiaryError
from diary.core.moment import Now
from diary.core.reasons import CODES
from diary.core.text import clean
from diary.journal import Journal
from diary.ui.drafts import LONGEST_WHY, Draft, WithdrawalDraft
from diary.ui.widgets.field import Field
from diary.ui.widgets.key_bar import FIXED, Key, KeyLine
from diary.ui.widgets.listing import Listing
from diary.wording import history, tips
from diary.wording import screens as words
from diary.wording.corrections import to_be_withdrawn
from diary.wording.settings import reason_tip

if TYPE_CHECKING:
    from diary.ui.app import DiaryApp


class AskWhyScreen(ModalScreen[str | None]):
    """The short list of reasons, and a line for one's own words. Gives what is to be stored.

    `typed` stands in that line at first, and `keep` is given what stands there as it changes.
    `withdraws` is the id of what is withdrawn, "" where something is corrected.
    """

    CSS_PATH = "../dialog.tcss"
    AUTO_FOCUS = "OptionList"
    BINDINGS = [
        Binding("escape", "cancel", words.CANCEL, id="ask_why.cancel", tooltip=tips.BACK),
        *(
            Binding(
                *(str(number), f"take({number})"),
                id=f"ask_why.take_{number}",
                tooltip=reason_tip(code),
            )
            for number, code in enumerate(CODES, start=1)
        ),
    ]

    def __init__(
        self,
        question: str,
        *,
        typed: str = "",
        keep: Callable[[str], None] | None = None,
        withdraws: str = "",
    ) -> None:
        super().__init__()
        self._question, self._keep, self._withdraws = question, keep, withdraws
        #: One's own words, as they stand there.
        self.typed = typed

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(self._question, markup=False)
            yield Listing(*(line.strip() for line in history.choices()), markup=False)
            yield Field(self.typed, placeholder=words.OWN_WORDS, longest=LONGEST_WHY)
            yield Static(words.STAYS, classes="echo", markup=False)
            yield KeyLine(
                Key(
                    f"1–{len(CODES)}",
                    words.CHOOSE,
                    "screen.take_hand",
                    " ".join(f"ask_why.take_{n}" for n, _ in enumerate(CODES, start=1)),
                ),
                Key("tab", words.OWN_WORDS_KEY, "app.focus_next", FIXED),
                Key("esc", words.CANCEL, "screen.cancel", "ask_why.cancel"),
            )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.action_take(event.option_index + 1)

    def on_input_changed(self, event: Field.Changed) -> None:
        self.typed = clean(event.value)
        if self._keep:
            self._keep(self.typed)

    @property
    def is_changed(self) -> bool:
        """Whether something typed here isn't saved."""
        return bool(self.typed)

    def to_drafts(self) -> tuple[Draft, ...]:
        """What is typed here; of a correction it is kept with what is corrected."""
        is_draft = self._withdraws and self.is_changed
        return (WithdrawalDraft(self._withdraws, self.typed),) if is_draft else ()

    def on_input_submitted(self, event: Field.Submitted) -> None:
        """One's own words are a reason of their own."""
        event.stop()
        text = clean(event.value)
        if text:
            self.dismiss(text)
        else:
            self.action_take_hand()

    def action_take_hand(self) -> None:
        self.query_one(OptionList).action_select()

    def action_take(self, number: int) -> None:
        """A reason of the list, with what was written below it."""
        code, text = CODES[number - 1], clean(self.query_one(Field).value)
        self.dismiss(f"{code}: {text}" if text else code)

    def action_cancel(self) -> None:
        # Of a correction it stands here again when that is saved once more.
        if self._keep or cast("DiaryApp", self.app).may_leave(self):
            self.dismiss(None)


def ask_why(screen: Screen[Any], asked: AskWhyScreen, do: Callable[[str], None]) -> None:
    """Ask for a reason over this screen and `do` with it; without an answer nothing is done."""

    def answered(reason: str | None) -> None:
        if reason is not None:
            do(reason)

    screen.app.push_screen(asked, answered)


def withdraw(
    screen: Screen[Any],
    journal: Journal,
    clock: Callable[[], Now],
    entry: str,
    show: Callable[[], None],
    *,
    typed: str = "",
) -> None:
    """Let the entry of that id count no longer, once it was said why, and `show` that.

    `typed` is what was typed of why before.
    """

    def do(reason: str) -> None:
        now = clock()
        try:
            done = journal.withdraw(entry, now, reason)
        except (DiaryError, OSError) as error:
            screen.notify(wording.not_saved(error), severity="error", markup=False, timeout=12)
            if asked.is_changed:  # what was typed is still there, to be tried again
                withdraw(screen, journal, clock, entry, show, typed=asked.typed)
            return
        show()
        screen.notify(words.withdrawn(done, now.today), markup=False)

    told = clean(to_be_withdrawn(journal.find(entry)[-1].value)[0])
    question = f"{told} {words.WHY_WITHDRAWN}"
    asked = AskWhyScreen(question, typed=typed, withdraws=entry)
    ask_why(screen, asked, do)
