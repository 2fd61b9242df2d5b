"""The lock of an encrypted diary's app: on a key, and after minutes without one."""

from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.command import CommandPalette
from textual.screen import Screen

from diary.core.moment import Now
from diary.core.text import clean
from diary.journal import Journal
from diary.ui.abstract import Abstract
from diary.ui.private_app import PrivateApp
from diary.ui.themes import theme_of
from diary.ui.widgets.key_bar import KeyLine
from diary.wording import screens as words
from diary.wording import tips

if TYPE_CHECKING:
    from diary.core.settings import Settings
    from diary.ui.screens.lock import LockScreen

_WHILE_LOCKED = ("quit", "help_quit")
_WHILE_ALONE = (*_WHILE_LOCKED, "lock")


class LockedApp(PrivateApp, metaclass=Abstract):
    """An app over a journal, which can be locked where a passphrase opens it."""

    BINDINGS = [
        Binding("ctrl+l", "lock", words.LOCK, id="app.lock", tooltip=tips.LOCK, priority=True)
    ]

    def __init__(
        self, journal: Journal, clock: Callable[[], Now], settings: "Settings | None" = None
    ) -> None:
        super().__init__()
        self._journal, self._clock = journal, clock
        self.settings = journal.choices.settings() if settings is None else settings
        self._touched_at = clock().instant
        self._has_begun = self._is_lock_due = False
        #: Whether the lock lies over everything, also while what it opens is still being read.
        self.is_covered = False
        self._wrong_keys: tuple[tuple[str, str], ...] = ()

    @abstractmethod
    def first_screen(self) -> Screen[None]:
        """The screen that comes first, once the diary is open."""

    def begin(self) -> None:
        """Do what comes first once that screen is there."""
        self._has_begun = True

    def get_default_screen(self) -> Screen[None]:
        return Screen() if self._journal.is_locked else self.first_screen()

    def on_mount(self) -> None:
        self.use(self.settings)
        if self._journal.is_locked:
            self.push_screen(self.new_lock())
        else:
            self.begin()

    @property
    def is_secret(self) -> bool:
        return self._journal.is_encrypted

    def touch(self) -> None:
        """Somebody is there: a key was pressed or the mouse was moved."""
        self._touched_at = self._clock().instant

    @property
    def is_idle(self) -> bool:
        """Whether nobody was there for as long as the settings say."""
        if not self.is_secret:
            return False
        now = self._clock().instant
        self._touched_at = min(self._touched_at, now)  # a clock set back must not put it off
        idle = now - self._touched_at
        return 0 < self.settings.lock_after_minutes * 60 <= idle.total_seconds()

    @property
    def is_alone(self) -> bool:
        """Whether what shows is an emergency, over which nothing else may show."""
        return getattr(self.screen, "is_alone", False)

    def lock_if_idle(self) -> None:
        """Lock after minutes without a key, or once an emergency that showed then is left."""
        self._is_lock_due = self._is_lock_due or self.is_idle
        if self._is_lock_due and not self.is_alone:
            self.action_lock()

    def use(self, settings: "Settings") -> None:
        """Look and work as these say, from now on."""
        self.settings = settings
        self.animation_level = "full" if settings.animations else "none"
        if self.theme != (name := theme_of(settings)):
            self.theme = name
        self._use_keys()

    def _use_keys(self) -> None:
        text = self._journal.choices.keys()
        if text or self.settings.vim_keys:
            from diary.ui.keys import keymap  # it needs every screen there is

            found = keymap(text, vim_keys=self.settings.vim_keys)
            self._wrong_keys = found.wrong
            self.set_keymap(found.keys)
        elif self._keymap:
            self._wrong_keys = ()
            self.set_keymap({})
        for screen in self.screen_stack:
            for line in screen.query(KeyLine):
                line.refresh(layout=True)

    def say_settings_not_read(self) -> None:
        """Say of which settings and keys the usual ones are taken."""
        not_read = self.settings.not_read
        if self.settings.theme and self.settings.theme != theme_of(self.settings):
            not_read = (*not_read, "theme")
        for name in not_read:
            from diary.wording.settings import setting_not_read

            self.notify(setting_not_read(name), markup=False, timeout=12)
        for problem, id_ in self._wrong_keys:
            from diary.wording.settings import key_not_read

            self.notify(clean(key_not_read(problem, id_)), markup=False, timeout=12)

    def action_lock(self) -> None:
        """Show nothing more of the diary until its passphrase is given."""
        self._is_lock_due = False
        self.keep_typed()
        if isinstance(self.screen, CommandPalette) or self.is_alone:
            self.screen.dismiss()
        self.clear_notifications()
        self.push_screen(self.new_lock())
        self._journal.lock()

    def new_lock(self) -> "LockScreen":
        from diary.ui.screens.lock import LockScreen

        self.is_covered = True
        return LockScreen(self._journal, self._clock)

    def on_lock_screen_unlocked(self) -> None:
        self.touch()
        self.is_covered = False
        if self._has_begun:
            self.pop_screen()
        else:
            self.switch_screen(self.first_screen())
            self.begin()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """From a lock, or an emergency, one can only leave; only an encrypted diary has a lock."""
        if self.is_covered:
            return action in _WHILE_LOCKED
        if self.is_alone and action not in _WHILE_ALONE:
            return False
        return action != "lock" or self.is_secret
