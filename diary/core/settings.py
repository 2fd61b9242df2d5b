"""What the owner of a diary has chosen, read from TOML and written as it."""

from collections.abc import Callable
from datetime import time
from enum import StrEnum
from typing import Any, NamedTuple

from diary.core.days import read_time
from diary.core.errors import DiaryError
from diary.core.text import LONGEST_NAME, clean

#: When a calendar reminds where no hour was chosen: in the evening, when the day can be told.
USUAL_TIME = time(21)
_LONGEST_IDLE = 24 * 60


class Questions(StrEnum):
    """Whether a check-in asks all at once or one question after another.

    `auto` is one after another where the window is narrow.
    """

    AUTO = "auto"
    ONE = "one"
    ALL = "all"


class Settings(NamedTuple):
    """`lock_after_minutes` without a key or the mouse an encrypted diary is locked; 0 is never.

    `theme` is a name or "" for the usual one, `reminder_hour` is HH:MM or "". `not_read` names what
    could not be taken: a setting, or "" for the whole text. There the value is the usual one.
    """

    lock_after_minutes: int = 5
    theme: str = ""
    questions: Questions = Questions.AUTO
    vim_keys: bool = False
    reminder_hour: str = ""
    animations: bool = False
    not_read: tuple[str, ...] = ()

    @classmethod
    def from_toml(cls, text: str) -> "Settings":
        """Read what `to_toml` writes. Settings of other versions are passed over."""
        import tomllib

        try:
            root = tomllib.loads(text)
        # A number of 5,000 digits is a ValueError too; deep brackets are a RecursionError.
        except (ValueError, RecursionError):
            return cls(not_read=("",))
        taken: dict[str, Any] = {}
        not_read = []
        for name, read in _READ.items():
            if name in root:
                try:
                    taken[name] = read(root[name])
                except (ValueError, DiaryError):
                    not_read.append(name)
        return cls(**taken, not_read=tuple(not_read))

    @property
    def remind_at(self) -> time:
        """The time for whoever asks for reminders."""
        return read_time(self.reminder_hour) if self.reminder_hour else USUAL_TIME

    def to_toml(self) -> str:
        """Every setting on a line of its own."""
        return "".join(f"{name} = {_toml(getattr(self, name))}\n" for name in _READ)


def read_minutes(typed: str) -> int:
    """The idle minutes as they are typed. Raises `ValueError`."""
    tidy = typed.strip()
    return _minutes(int(tidy) if tidy.isascii() and tidy.isdecimal() else None)


def read_hour(typed: str) -> str:
    """The hour to be reminded at, as HH:MM; nothing is no reminder. Raises `UnclearTimeError`."""
    return f"{read_time(typed):%H:%M}" if typed.strip() else ""


def _minutes(value: object) -> int:
    if type(value) is not int or not 0 <= value <= _LONGEST_IDLE:  # true is no 1
        raise ValueError
    return value


def _theme(value: object) -> str:
    text = _text(value)
    if len(text) > LONGEST_NAME or clean(text) != text:
        raise ValueError
    return text


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError
    return value


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


_READ: dict[str, Callable[[object], Any]] = {
    "lock_after_minutes": _minutes,
    "theme": _theme,
    "questions": lambda value: Questions(_text(value)),
    "vim_keys": _switch,
    "reminder_hour": lambda value: read_hour(_text(value)),
    "animations": _switch,
}


def _toml(value: bool | int | str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
