"""A new file, whole or not at all, in the place of none."""

import os
import secrets
from contextlib import suppress
from errno import ENOENT
from pathlib import Path

from diary.core.errors import RecordError


def write_new(path: Path, content: bytes) -> None:
    """Make a file for its owner alone; returns once it is on the disk.

    Written beside its place first, and then given its name. Raises `RecordError` where the name is
    taken, and `OSError`, with nothing left behind.
    """
    refuse_place(path)
    beside = path.parent / f".{secrets.token_hex(8)}.part"
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            if hasattr(os, "fchmod"):
                os.fchmod(descriptor, 0o600)  # whatever the umask took away
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            _name(beside, path)
        finally:
            beside.unlink(missing_ok=True)
    except FileExistsError:
        raise RecordError("file-exists", str(path)) from None
    except OSError as error:  # said of the file that was asked for, not of the one beside it
        raise OSError(error.errno, error.strerror, str(path)) from error
    _sync_folder(path.parent)


def refuse_place(path: Path) -> None:
    """Raise what `write_new` would, so far as that can be known before: the name, the folder."""
    if "\0" in str(path):
        raise RecordError("bad-path", str(path))
    if os.path.lexists(path):  # a link that leads nowhere is there too
        raise RecordError("file-exists", str(path))
    if not path.parent.is_dir():
        raise FileNotFoundError(ENOENT, os.strerror(ENOENT), str(path))


def _name(beside: Path, path: Path) -> None:
    """Give the file its name, never over another: a rename alone would replace one."""
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        # A memory stick knows no links, which is an OSError; where the whole system knows none,
        # pathlib raises NotImplementedError. Claim the name first; only then may a rename
        # replace it.
        path.touch(0o600, exist_ok=False)
        try:
            beside.replace(path)
        except BaseException:
            path.unlink()
            raise


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    with suppress(OSError):  # the file's bytes are safe; some systems cannot sync a folder
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
