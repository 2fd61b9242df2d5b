"""A line to type in, into which only text gets, and no more of it than can be kept."""

from textual import events
from textual.widgets import Input

from diary.core.text import LONGEST_NAME, LONGEST_NOTE, clean
from diary.wording import screens as words


class Field(Input):
    """An `Input`. What is pasted comes in as one line; what doesn't fit is left out, and said.

    A note is added to: a key typed into it never replaces all that stands there.
    """

    # What `compact=True` would do, which has the styles read once more for each field made.
    DEFAULT_CSS = """
    Field, Field:focus { border: none !important; height: 1; padding: 0; }
    """

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        id: str | None = None,
        longest: int = LONGEST_NAME,
        is_note: bool = False,
    ) -> None:
        super().__init__(
            value,
            placeholder=placeholder,
            id=id,
            max_length=LONGEST_NOTE if is_note else longest,
            select_on_focus=not is_note,
        )
        self._is_note, self._is_said = is_note, False
        self._examples = placeholder

    def on_resize(self) -> None:
        """As many of the examples as fit, and none of them cut off."""
        examples = self._examples.split(", ")
        while examples[1:] and len(", ".join(examples)) > self.content_size.width:
            examples.pop()
        self.placeholder = ", ".join(examples)

    def _on_paste(self, event: events.Paste) -> None:
        """Textual would take the first line alone, whatever stands in it."""
        event.stop()
        event.prevent_default()
        self.replace(event.text, *self.selection)

    def replace(self, text: str, start: int, end: int) -> None:
        """The one way in for what is typed or pasted."""
        if not text.isprintable():
            text = clean(text)
        assert self.max_length
        start, end = sorted((max(0, start), min(len(self.value), end)))
        room = self.max_length - len(self.value) + end - start
        if len(text) <= room:
            self._is_said = False
        elif not self._is_said:
            self._is_said = True
            self.notify(words.cut_off(self.max_length), markup=False)
        super().replace(text[: max(0, room)], start, end)

    def on_click(self, event: events.Click) -> None:
        """A double click takes all of it, so that a mouse too can write another day over it."""
        if event.chain == 2 and not self._is_note:
            self.action_select_all()

    def on_focus(self) -> None:
        if self._is_note:
            self.cursor_position = len(self.value)
