"""A line that leads to a place of its own."""

from dataclasses import dataclass

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from diary.wording import settings as words


class Opener(Static, can_focus=True):
    """What there is, and ▸. A click opens it, as do enter and space."""

    BINDINGS = [
        Binding("enter,space", "open", words.OPEN, id="opener.open", tooltip=words.OPEN_TIP),
    ]
    DEFAULT_CSS = """
    Opener { height: auto; width: 1fr; }
    Opener:focus { text-style: reverse; }
    """

    @dataclass
    class Opened(Message):
        """It was asked for."""

        opener: "Opener"

        @property
        def control(self) -> "Opener":
            return self.opener

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, markup=False)

    def say(self, what: str) -> None:
        """Show what there is."""
        self.update(Content(f"{what} ▸"))

    def on_click(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        self.post_message(self.Opened(self))
