"""Lines of keys with what each does; every one can be clicked."""

from functools import lru_cache
from typing import Any, NamedTuple

from textual.app import App
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

#: The binding of a key that is Textual's own: no file of the owner's can change it.
FIXED = ""


class Key(NamedTuple):
    """A key as it is usually shown, the words beside it and the action that both run."""

    key: str
    words: str
    action: str
    #: Of the binding, where the key can be changed by the patient's own keys; of several that are
    #: shown as one, such as two arrows, all of them with spaces between.
    binding: str
    #: Of a key that is two arrows, what each of them does for the mouse.
    arrows: tuple[str, ...] = ()


def shown_key(app: App[Any], binding: str, usual: str) -> str:
    """The key of a binding as it is shown: the first that the owner gave it, else the usual one."""
    own = app._keymap.get(binding)
    return app.get_key_display(Binding(own.split(",")[0], "")) if own else usual


def link(app: App[Any], key: Key) -> Content:
    """A key and its words, to be clicked, that stay in one line."""
    return _clicked(
        key.action, shown_key(app, key.binding, key.key), key.words.replace(" ", "\u00a0"), "\u00a0"
    )


@lru_cache(512)
def _clicked(action: str, key: str, words: str, gap: str = " ") -> Content:
    # The action is ours; a key may be the owner's own, and is never markup.
    markup = f"[@click={action}][b $accent]$key[/]{gap if words else ''}$words[/]"
    return Content.from_markup(markup, key=key, words=words)


class KeyLine(Widget):
    """Keys side by side, wrapping between them and never within one."""

    DEFAULT_CSS = """
    KeyLine { height: auto; width: 1fr; padding: 0 1; }
    """

    GAP = "   "
    #: Whether a letter can jump to each of its keys.
    HAS_JUMPS = False

    def __init__(self, *keys: Key, here: Key | None = None, id: str | None = None) -> None:
        super().__init__(id=id)
        self._keys, self._here = keys, here

    def show(self, *keys: Key) -> None:
        """Show these keys instead."""
        self._keys = keys
        self.refresh(layout=True)

    def _lines(self, width: int) -> list[list[Content]]:
        lines: list[list[Content]] = [[]]
        used = 0
        for key in map(self._content, self._keys):
            wide = key.cell_length
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
        return Content("\n").join(Content(self.GAP).join(line) for line in lines)

    def _content(self, key: Key) -> Content:
        if key is self._here:
            return Content.styled(f" {key.words} ", "reverse")
        shown = self._shown(key)
        if not key.arrows:
            return _clicked(key.action, " ".join(shown), key.words)
        gap = Content(" " if any(len(one) > 1 for one in shown) else "")
        arrows = [
            _clicked(action, arrow, "") for arrow, action in zip(shown, key.arrows, strict=True)
        ]
        said = Content.from_markup(f"[@click={key.action}] $words[/]", words=key.words)
        return gap.join(arrows) + said

    def _shown(self, key: Key) -> list[str]:
        """The key, or the keys, as they are shown: the owner's own where there are any."""
        bindings = key.binding.split()
        usual = [*key.key] if key.arrows else [key.key]
        if not key.arrows:
            usual *= max(1, len(bindings))
        shown = [shown_key(self.app, one, was) for one, was in zip(bindings, usual, strict=False)]
        return [*(shown if key.arrows else dict.fromkeys(shown))] or usual


class KeyBar(KeyLine):
    """The keys of a screen, at its foot."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; background: $panel; }
    """
    GAP = "  "
