"""The few things done to files, each so that a fault leaves the old bytes or the new ones."""

import os
import stat
import sys
from contextlib import suppress
from errno import EINVAL, EIO, ELOOP, ENOSPC, ENOTSUP

from diary.core.errors import NotConfirmedError, StorageError
from diary.storage.places import is_ours

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700

_FLAGS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
#: So that opening a named pipe by mistake does not wait for ever; nothing to a regular file.
_FLAGS |= getattr(os, "O_NONBLOCK", 0)

if sys.platform == "darwin":
    from fcntl import F_FULLFSYNC, fcntl

    def sync(descriptor: int) -> None:
        """Return once the bytes are on the disk itself; there `fsync` alone stops at its cache."""
        try:
            fcntl(descriptor, F_FULLFSYNC)
        except OSError:  # a network folder, for one, does not know the call
            os.fsync(descriptor)
else:

    def sync(descriptor: int) -> None:
        """Return once the bytes are on the disk."""
        os.fsync(descriptor)


def open_plain(path: str, flags: int) -> int:
    """Open a regular file, never through a link; one that is made is 0600 under any umask.

    Raises `StorageError` for a link or anything else that is no regular file, and `OSError`.
    """
    if sys.platform == "win32" and os.path.islink(path):
        raise StorageError(path, "a link")
    try:
        descriptor = os.open(path, flags | _FLAGS, PRIVATE_FILE)
    except OSError as error:
        if error.errno == ELOOP:
            raise StorageError(path, "a link") from error
        raise
    try:
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode):
            raise StorageError(path, "not a file")
        is_open = stat.S_IMODE(mode) != PRIVATE_FILE
        if is_open and flags & (os.O_RDWR | os.O_WRONLY) and sys.platform != "win32":
            _make_private(descriptor, PRIVATE_FILE)
    except BaseException:
        close(descriptor)
        raise
    return descriptor


def close(descriptor: int) -> None:
    """Close, and let an error pass: what had to be on the disk was synced before."""
    with suppress(OSError):
        os.close(descriptor)


def read_from(descriptor: int, start: int) -> bytes:
    """Everything from `start` to the end of the file, which may be growing."""
    os.lseek(descriptor, start, os.SEEK_SET)
    parts = []
    while part := os.read(descriptor, max(65536, os.fstat(descriptor).st_size - start)):
        parts.append(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def write_once(descriptor: int, content: bytes, path: str) -> None:
    """Write in one call; a call that took only a part of it counts as a full disk."""
    if os.write(descriptor, content) != len(content):
        raise OSError(ENOSPC, os.strerror(ENOSPC), path)


def append(descriptor: int, content: bytes, start: int, path: str) -> None:
    """Add `content` to a file that ends at `start`, all or nothing; returns once it is on the disk.

    Raises what went wrong, with the file cut back to `start`, or `NotConfirmedError` where it could
    not be cut back.
    """
    try:
        write_once(descriptor, content, path)
        sync(descriptor)
    except BaseException as error:
        try:
            cut_back(descriptor, start)
        except OSError:
            raise NotConfirmedError(path, str(error)) from error
        raise


def cut_back(descriptor: int, end: int) -> None:
    """Let the file end at `end`, on the disk too."""
    os.ftruncate(descriptor, end)
    sync(descriptor)


def write_new(path: str, content: bytes, flags: int) -> None:
    """Make a file and return once its bytes are on the disk; nothing stays of one that fails.

    `flags` say what becomes of one that is there: `O_EXCL` raises, `O_TRUNC` replaces.
    """
    descriptor = open_plain(path, os.O_WRONLY | os.O_CREAT | flags)
    try:
        write_once(descriptor, content, path)
        sync(descriptor)
    except BaseException:
        _remove(path)
        raise
    finally:
        close(descriptor)


def create(path: str, content: bytes) -> None:
    """Make a file that appears whole or not at all; for one that the caller knows is not there.

    Raises what went wrong with nothing left behind, or `NotConfirmedError` where it was.
    """
    _put_in_place(path, content)
    folder = os.path.dirname(path)
    try:
        sync_folder(folder)
    except BaseException as error:
        try:
            os.unlink(path)
            sync_folder(folder)
        except OSError:
            raise NotConfirmedError(path, str(error)) from error
        raise


def replace(path: str, content: bytes) -> None:
    """Let the file hold `content` instead: whoever reads it finds the old bytes or the new ones.

    Raises what went wrong with the old ones in place, or `NotConfirmedError` where the new ones are
    and the disk has not confirmed that.
    """
    _put_in_place(path, content)
    try:
        sync_folder(os.path.dirname(path))
    except OSError as error:
        raise NotConfirmedError(path, str(error)) from error


def _put_in_place(path: str, content: bytes) -> None:
    """Write a file beside its place, see that it holds what was written, and give it its name."""
    fresh = f"{path}.new"
    try:
        write_new(fresh, content, os.O_TRUNC)
        try:
            if read(fresh) != content:
                raise OSError(EIO, os.strerror(EIO), path)
            os.replace(fresh, path)
        except BaseException:
            _remove(fresh)
            raise
    except OSError as error:
        if error.filename == fresh:  # said of the file that was asked for
            error.filename = path
        raise


def exists(path: str) -> bool:
    """Whether there is something of that name, be it a link that leads nowhere.

    Raises `OSError` where that can't be told: what can't be seen isn't missing.
    """
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def begins_with(path: str, start: bytes) -> bool:
    """Whether a file's first bytes are these."""
    descriptor = open_plain(path, os.O_RDONLY)
    try:
        return os.read(descriptor, len(start)) == start
    finally:
        close(descriptor)


def read(path: str) -> bytes:
    """A file's bytes, never through a link. Raises `StorageError` and `OSError`."""
    descriptor = open_plain(path, os.O_RDONLY)
    try:
        return read_from(descriptor, 0)
    finally:
        close(descriptor)


def remove(path: str) -> None:
    """Delete a file and return once that is on the disk; one that isn't there is no error.

    Raises `OSError` with the file in place, or `NotConfirmedError` where it is gone and the disk
    has not confirmed that.
    """
    with suppress(FileNotFoundError):
        os.unlink(path)
        try:
            sync_folder(os.path.dirname(path))
        except OSError as error:
            raise NotConfirmedError(path, str(error)) from error


def _remove(path: str) -> None:
    with suppress(OSError):
        os.unlink(path)


def make_folder(path: str) -> None:
    """Make a folder that only its owner enters, and those above it that are missing."""
    if os.path.isdir(path):
        return
    above = os.path.dirname(path)
    if above and above != path:
        make_folder(above)
    try:
        os.mkdir(path, PRIVATE_FOLDER)
    except FileExistsError:
        if os.path.isdir(path):
            return  # another program was first
        raise
    _make_private(path, PRIVATE_FOLDER)
    sync_folder(above)


def make_private_if_new(folder: str) -> None:
    """Close an existing folder to others if a diary is all it is to hold."""
    if all(map(is_ours, os.listdir(folder))):
        _make_private(folder, PRIVATE_FOLDER)


def _make_private(target: int | str, mode: int) -> None:
    with suppress(OSError):  # a memory stick has no modes, and another's file keeps its own
        os.chmod(target, mode)


def sync_folder(path: str) -> None:
    """Return once the folder's list of names is on the disk, where the system has such a thing."""
    if sys.platform == "win32":
        return
    descriptor = os.open(path or ".", os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (EINVAL, ENOTSUP):
            raise
    finally:
        close(descriptor)
