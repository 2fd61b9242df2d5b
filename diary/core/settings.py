"""What the owner of a diary has chosen, read from TOML."""

from typing import NamedTuple

_LONGEST = 24 * 60


class Settings(NamedTuple):
    """`lock_after_minutes` without a key or the mouse an encrypted diary is locked; 0 is never.

    `not_read` names what could not be taken: a setting, or "" for the whole text. There the value
    is the one a diary has without settings.
    """

    lock_after_minutes: int = 5
    not_read: tuple[str, ...] = ()

    @classmethod
    def from_toml(cls, text: str) -> "Settings":
        """Read `lock_after_minutes = 5`, 0 to 1440. Settings of other versions are passed over."""
        import tomllib

        try:
            root = tomllib.loads(text)
        # A number of 5,000 digits is a ValueError too; deep brackets are a RecursionError.
        except (ValueError, RecursionError):
            return cls(not_read=("",))
        minutes = root.get("lock_after_minutes", cls().lock_after_minutes)
        if type(minutes) is not int or not 0 <= minutes <= _LONGEST:  # true is no 1
            return cls(not_read=("lock_after_minutes",))
        return cls(minutes)
