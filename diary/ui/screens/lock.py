"""A locked diary: nothing of it shows until its passphrase is given."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Static

from diary import wording
from diary.core.errors import DiaryError
from diary.core.moment import Now
from diary.core.text import clean
from diary.journal import Journal
from diary.ui.widgets.key_bar import FIXED, Key, KeyLine
from diary.wording import safety as words


class LockScreen(Screen[None]):
    """Covers everything. `Unlocked` says that the diary can be read again."""

    CSS_PATH = "../dialog.tcss"
    AUTO_FOCUS = "PassphraseField"

    @dataclass
    class Unlocked(Message):
        """The passphrase was right."""

        screen: "LockScreen"

        @property
        def control(self) -> "LockScreen":
            return self.screen

    def __init__(self, journal: Journal, clock: Callable[[], Now]) -> None:
        super().__init__()
        self._journal, self._clock = journal, clock

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(words.LOCKED, markup=False)
            yield PassphraseField(placeholder=words.PASSPHRASE, id="passphrase")
            yield Static(id="echo", markup=False)
            yield KeyLine(
                Key("enter", words.OPENS, "screen.open", FIXED),
                Key("^q", words.LEAVES, "app.quit", "app.quit_too"),
            )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        field = self.query_one(PassphraseField)
        if field.value and not field.disabled:
            field.disabled = True
            self.query_one("#echo", Static).update(words.OPENING)
            # Opening takes two seconds of all there is: the word has to be painted before.
            self.call_after_refresh(self._open, field.value)

    @work
    async def _open(self, passphrase: str) -> None:
        try:
            await asyncio.to_thread(self._unlock, passphrase)
        except (DiaryError, OSError) as error:
            self._say(wording.problem(error))
        else:
            self.post_message(self.Unlocked(self))

    def _unlock(self, passphrase: str) -> None:
        self._journal.unlock(passphrase)
        try:
            self._journal.recent(self._clock().evening)
        except (DiaryError, OSError):
            self._journal.lock()
            raise

    def _say(self, sentence: str) -> None:
        self.query_one("#echo", Static).update(clean(sentence))
        field = self.query_one(PassphraseField)
        field.clear()
        field.disabled = False
        field.focus()


class PassphraseField(Input):
    """What is typed or pasted is taken as it is, and never shown nor given away."""

    def __init__(self, *, placeholder: str, id: str) -> None:
        super().__init__(placeholder=placeholder, id=id, compact=True, password=True)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace("".join(filter(str.isprintable, event.text)), *self.selection)

    def action_copy(self) -> None: ...

    def action_cut(self) -> None: ...
