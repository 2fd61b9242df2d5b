"""A new file, whole or not at all, in the place of none."""

import os
import secrets
from contextlib import suppress

from diary.core.errors import RecordError


def write_new(path: str, content: bytes) -> None:
    """Make `path`, for its owner alone; returns once it is on the disk.

    Written beside it first, and then given its name. Raises `RecordError` where the name is taken,
    and `OSError`, with nothing left behind.
    """
    if "\0" in path:
        raise RecordError("bad-path", path)
    if os.path.lexists(path):
        raise RecordError("file-exists", path)
    folder = os.path.dirname(path) or "."
    beside = os.path.join(folder, f".{secrets.token_hex(8)}.part")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:  # said of the file that was asked for
        raise OSError(error.errno, error.strerror, path) from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _name(beside, path)
    except FileExistsError:
        raise RecordError("file-exists", path) from None
    except OSError as error:
        raise OSError(error.errno, error.strerror, path) from error
    finally:
        with suppress(FileNotFoundError):
            os.unlink(beside)
    _sync_folder(folder)


def _name(beside: str, path: str) -> None:
    """Give the file its name, never over another: a rename alone would replace one."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        # A memory stick knows no links. Claim the name first; only then may a rename replace it.
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            os.replace(beside, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(path)
            raise


def _sync_folder(folder: str) -> None:
    if os.name == "nt":
        return
    with suppress(OSError):  # the file's bytes are safe; some systems cannot sync a folder
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
