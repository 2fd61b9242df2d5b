"""Lines of keys with what each does; every one can be clicked."""

from typing import NamedTuple

from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


class Key(NamedTuple):
    """A key as it is shown, the words beside it and the action that both run."""

    key: str
    words: str
    action: str
    #: Of the binding, where the key can be changed by the patient's own keys.
    binding: str = ""
    #: Of a key that is two arrows, what each of them does for the mouse.
    arrows: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        return len(self.key) + 1 + len(self.words)


class KeyLine(Widget):
    """Keys side by side, wrapping between them and never within one."""

    DEFAULT_CSS = """
    KeyLine { height: auto; width: 1fr; padding: 0 1; }
    """

    GAP = "   "

    def __init__(self, *keys: Key, here: Key | None = None, id: str | None = None) -> None:
        super().__init__(id=id)
        self._keys, self._here = keys, here

    def show(self, *keys: Key) -> None:
        """Show these keys instead."""
        self._keys = keys
        self.refresh(layout=True)

    def _lines(self, width: int) -> list[list[Key]]:
        lines: list[list[Key]] = [[]]
        used = 0
        for key in map(self._remapped, self._keys):
            wide = len(key.words) + 2 if key is self._here else key.width
            needed = wide + (len(self.GAP) if lines[-1] else 0)
            if lines[-1] and used + needed > width:
                lines.append([])
                used, needed = 0, wide
            lines[-1].append(key)
            used += needed
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        lines = self._lines(self.content_size.width)
        return Content("\n").join(
            Content(self.GAP).join(map(self._content, line)) for line in lines
        )

    def _content(self, key: Key) -> Content:
        # The action is ours; a key may be the owner's own, and is never markup.
        if key is self._here:
            return Content.styled(f" {key.words} ", "reverse")
        if not key.arrows:
            return Content.from_markup(
                f"[@click={key.action}][b $accent]$key[/] $words[/]", key=key.key, words=key.words
            )
        arrows = [
            Content.from_markup(f"[@click={action}][b $accent]$arrow[/][/]", arrow=arrow)
            for arrow, action in zip(key.key, key.arrows, strict=True)
        ]
        said = Content.from_markup(f"[@click={key.action}] $words[/]", words=key.words)
        return Content.assemble(*arrows, said)

    def _remapped(self, key: Key) -> Key:
        """The same with the key that the owner of the diary has given it."""
        own = self.app._keymap.get(key.binding) if key.binding else None
        if not own or key is self._here:
            return key
        shown = self.app.get_key_display(Binding(own.split(",")[0], key.action))
        return key._replace(key=shown, arrows=())


class KeyBar(KeyLine):
    """The keys of a screen, at its foot."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; background: $panel; }
    """
    GAP = "  "
