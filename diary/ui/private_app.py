"""What Textual's app would do, and an app that holds a diary must not."""

import re
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import PurePath
from traceback import walk_tb

from rich.text import Text
from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.driver import Driver
from textual.notifications import Notification, Notify, SeverityLevel
from textual.screen import ModalScreen, Screen

from diary.core.text import clean_line
from diary.ui.terminal import CleanLines, Output, input_decoder
from diary.ui.whole_days import keep_days_whole
from diary.ui.widgets.key_bar import shown_key
from diary.wording import screens as words

_FRAMES = 40
#: Lines; below, one toast at a time is all there is room for.
_LOW = 18


class PrivateApp(App[None]):
    """An app that shows nothing but text, and of a diary nothing but on the screen."""

    def __init__(self) -> None:
        super().__init__()
        keep_days_whole()
        self._filters.append(CleanLines())
        #: The screen on which something was refused, by the toast that said so.
        self._refused_on: dict[str, Screen[object]] = {}

    @property
    def is_secret(self) -> bool:
        """Whether no copy of what is on the screen may be made."""
        return False

    def keep_typed(self) -> None:
        """Keep what is typed and not saved, for the next start."""

    # A mistake in the program.

    def _fatal_error(self) -> None:
        self._report(self._exception)

    def panic(self, *renderables: object) -> None:
        """End the app without showing what it was given: that holds variables."""
        self._return_code = 1
        self._report(sys.exc_info()[1])

    def _report(self, error: BaseException | None) -> None:
        with suppress(Exception):
            self.keep_typed()
        if not self._exit_renderables:  # the first mistake is the one that tells something
            from diary.wording import safety as words

            lines = [words.CRASHED, "", words.CRASHED_WHERE, *where(error)]
            self._exit_renderables.append(Text("\n".join(lines)))
        self._close_messages_no_wait()

    # Pictures and copies of the screen.

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        for command in super().get_system_commands(screen):
            if not (self.is_secret and command.title == "Screenshot"):
                yield command

    def deliver_screenshot(
        self, filename: str | None = None, path: str | None = None, time_format: str | None = None
    ) -> str | None:
        return None if self._refuses() else super().deliver_screenshot(filename, path, time_format)

    def save_screenshot(
        self, filename: str | None = None, path: str | None = None, time_format: str | None = None
    ) -> str:
        return "" if self._refuses() else super().save_screenshot(filename, path, time_format)

    def _refuses(self) -> bool:
        if self.is_secret:
            from diary.wording.safety import NO_SCREENSHOT

            self.notify(NO_SCREENSHOT, markup=False)
        return self.is_secret

    # What is said and copied.

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        said = _cleaned(message)
        for written, offer in self._offers:
            if said.endswith(written):
                said = said.removesuffix(written) + offer
        super().notify(said, title=title, severity=severity, timeout=timeout, markup=markup)

    @property
    def _offers(self) -> Sequence[tuple[str, str]]:
        """What a text may end with to offer, and the same by the keys that do it here."""
        undo, back = shown_key(self, "app.undo", "u"), shown_key(self, "app.bring_back", "y")
        return (
            (words.UNDO_KEY, words.undo_key(undo)),
            (words.BRING_BACK_KEY, words.bring_back_key(back)),
        )

    def get_key_display(self, binding: Binding) -> str:
        """As keys are written everywhere here: in words where the sign is no common one."""
        shown = super().get_key_display(binding)
        if re.fullmatch(r"f\d+", shown):
            return shown.upper()
        return shown.replace("⏎", "enter").replace("⌫", "backspace")

    def on_notify(self, event: Notify) -> None:
        """Make room for what is said now; Textual itself shows it."""
        said, offers = event.notification, tuple(offer for _, offer in self._offers)
        is_done = said.message.endswith(offers)
        for one in [*self._notifications]:
            # Each offer is about what was done last; what was refused before that was done now.
            is_over = is_done and (one.message.endswith(offers) or _is_refusal(one))
            if is_over or one.message == said.message or self.size.height < _LOW:
                self._unnotify(one, refresh=False)
        if _is_refusal(said) and self.screen_stack:
            self._refused_on[said.identity] = self.screen

    def on_resize(self, event: events.Resize) -> None:
        if event.size.height < _LOW:
            for one in [*self._notifications][:-1]:
                self._unnotify(one)

    def _refresh_notifications(self) -> None:
        for one in [*self._notifications]:
            if one.identity in self._refused_on and self._is_left(self._refused_on[one.identity]):
                self._unnotify(one, refresh=False)
        super()._refresh_notifications()

    def _is_left(self, screen: Screen[object]) -> bool:
        """Whether another place shows than this one; a question over it is none."""
        stack = self.screen_stack
        above = stack[stack.index(screen) + 1 :] if screen in stack else stack
        return not all(isinstance(one, ModalScreen) for one in above)

    def copy_to_clipboard(self, text: str) -> None:
        super().copy_to_clipboard(_cleaned(text))

    # The terminal.

    def _build_driver(
        self, headless: bool, inline: bool, mouse: bool, size: tuple[int, int] | None
    ) -> Driver:
        driver = super()._build_driver(headless, inline, mouse, size)
        if hasattr(driver, "_writer_thread"):
            driver._file = Output(driver._file)  # type: ignore[attr-defined]
        return driver

    def get_driver_class(self) -> type[Driver]:
        found = super().get_driver_class()
        module = sys.modules[found.__module__]
        if hasattr(module, "getincrementaldecoder"):
            module.getincrementaldecoder = input_decoder  # type: ignore[attr-defined]
        return found


def _is_refusal(said: Notification) -> bool:
    return said.severity == "error" or said.message in words.REFUSALS


def _cleaned(text: str) -> str:
    return "\n".join(map(clean_line, text.splitlines()))


def where(error: BaseException | None) -> list[str]:
    """Kinds of mistakes and places in the program: no messages, which may quote what was typed."""
    lines: list[str] = []
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
        frames = [(frame.f_code, number) for frame, number in walk_tb(error.__traceback__)]
        lines += [
            f"  {_short(code.co_filename)}:{number} {code.co_name}"
            for code, number in frames[-_FRAMES:]
        ]
        inner = getattr(error, "error", None)  # a failed worker carries its mistake there
        if not isinstance(inner, BaseException):
            inner = error.__cause__ or error.__context__
        error = inner
    return lines


def _short(path: str) -> str:
    return "/".join(PurePath(path).parts[-3:])
