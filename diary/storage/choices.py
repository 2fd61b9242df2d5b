"""The owner's choices in `settings.toml` and `keys.toml`, beside the diary and never encrypted."""

from __future__ import annotations

import os

from diary.core.errors import StorageError
from diary.core.settings import Settings
from diary.storage import files, places

_LARGEST = 100_000
#: What no version can read: one who reads it says that it could not be read.
_UNREADABLE = "="


class ChoiceFiles:
    """`ChoiceFiles(folder)`: those of the diary in that folder. Making one reads nothing."""

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self._folder = os.path.abspath(folder)

    @property
    def settings_path(self) -> str:
        return places.at(self._folder, places.SETTINGS)

    @property
    def keys_path(self) -> str:
        return places.at(self._folder, places.KEYS)

    def settings(self) -> Settings:
        text = _text_of(self.settings_path)
        return Settings.from_toml(text) if text else Settings()

    def keys(self) -> str:
        return _text_of(self.keys_path)

    def keep(self, settings: Settings) -> None:
        """Comments stay, and so do settings of other versions."""
        path = self.settings_path
        files.make_folder(self._folder)
        old = files.read(path) if files.exists(path) else b""  # refuses a link, and all but a file
        fresh = _changed(old, settings)
        if fresh is None:
            files.replace(places.at(self._folder, places.OLD_SETTINGS), old)
            fresh = settings.to_toml()
        files.replace(path, fresh.encode())


def _text_of(path: str) -> str:
    try:
        content = files.read(path)
    except FileNotFoundError:
        return ""
    except (OSError, StorageError):
        return _UNREADABLE
    try:
        return content.decode("utf-8-sig") if len(content) <= _LARGEST else _UNREADABLE
    except ValueError:
        return _UNREADABLE


def _changed(old: bytes, settings: Settings) -> str | None:
    """The old text with these settings in it; None where it is not to be read."""
    import tomllib

    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    wanted = tomllib.loads(settings.to_toml())
    try:
        document = tomlkit.parse(old.decode("utf-8-sig"))
        for name, value in wanted.items():
            if document.get(name) != value:
                document[name] = value
        text = tomlkit.dumps(document)
        found = tomllib.loads(text)
    except (TOMLKitError, ValueError, RecursionError):
        return None
    return text if {name: found.get(name) for name in wanted} == wanted else None
