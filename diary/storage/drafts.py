"""What is typed in the app and not saved yet, in files of their own beside the diary."""

from collections.abc import Sequence


class DraftFiles:
    """The drafts of one diary's folder."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def keep(self, text: str) -> None:
        """Let this be the draft; returns once it is on the disk. Raises `OSError`."""

    def drop(self) -> None:
        """Throw this app's draft away."""

    def left(self) -> Sequence[tuple[str, str]]:
        """The drafts of apps that no longer run, newest first, as `(key, text)`."""
        return ()

    def drop_left(self, key: str) -> None:
        """Throw one of these away."""
