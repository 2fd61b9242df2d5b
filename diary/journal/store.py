"""What a journal needs of whoever keeps its revisions. `diary.storage` has the one for files."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from diary.core.records import Revision

if TYPE_CHECKING:
    from diary.core.settings import Settings


class Drafts(Protocol):
    """What is typed and not saved yet, as texts. They are as secret as the diary itself.

    One running app has one draft. What an app left that no longer runs can be taken up by another.
    """

    def keep(self, text: str) -> None:
        """Let this be the draft; returns once it is on the disk. Raises `OSError`."""

    def drop(self) -> None:
        """Throw this app's draft away: it was saved, or given up."""

    def left(self) -> Sequence[tuple[str, str]]:
        """The drafts of apps that no longer run, newest first, as `(key, text)`."""

    def drop_left(self, key: str) -> None:
        """Throw one of these away."""


class Choices(Protocol):
    """How the owner wants the app to look and work: two files beside the diary, never encrypted."""

    @property
    def settings_path(self) -> str:
        """Where the settings lie, or will."""

    @property
    def keys_path(self) -> str:
        """Where the owner's own keys lie, if they want any."""

    def settings(self) -> "Settings":
        """The settings; the usual ones where there is no file, or none that can be read."""

    def keys(self) -> str:
        """The text of the owner's own keys; empty where there is none."""

    def keep(self, settings: "Settings") -> None:
        """Let these be the settings; returns once they are on the disk.

        Raises `StorageError` and `OSError`, and then the old ones hold.
        """


class Store(Protocol):
    """Where revisions are kept. `diary.storage` has the one for real files."""

    @property
    def drafts(self) -> Drafts:
        """What is typed and not saved yet."""

    @property
    def choices(self) -> Choices:
        """How the owner wants the app to look and work."""

    @property
    def is_encrypted(self) -> bool:
        """Whether a passphrase opens the diary's file."""

    @property
    def notices(self) -> Sequence[tuple[str, str]]:
        """What the patient should know about the file, as `(key, detail)`; see `wording.notice`."""

    def revisions(self, since: date | None = None) -> Sequence[Revision]:
        """All revisions in the log's order, or the check-ins recorded from `since` on and the rest.

        Reads what another program appended meanwhile. Raises `StorageError`.
        """

    def append(self, *revisions: Revision) -> None:
        """Keep all or none; returns once they are on the disk. Raises `StorageError`, `OSError`."""

    def has_grown(self) -> bool:
        """Whether the file has changed since it was last read; costs one `stat`."""

    @property
    def is_locked(self) -> bool:
        """Whether a passphrase has to be given before anything can be read; see `LockedError`."""

    def unlock(self, passphrase: str) -> None:
        """Open an encrypted diary. Raises `WrongPassphraseError`, `StorageError`, `OSError`."""

    def lock(self) -> None:
        """Forget the key and all that was read. Nothing to a diary that is not encrypted."""
