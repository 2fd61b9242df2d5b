"""One writer at a time: a lock on a file of its own, held only while a save takes place."""

import os
import sys
import time
from contextlib import suppress
from types import TracebackType

from diary.core.errors import BusyError
from diary.storage import files

if sys.platform == "win32":
    import msvcrt

    def take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def let_go(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def let_go(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


class Lock:
    """`with Lock(folder + "/diary.lock"):` keeps every other program and thread from writing.

    Waits up to `patience` seconds, then raises `BusyError`. The lock file is never deleted: a
    program that waits for a deleted file and one that makes a new one would both go ahead. The
    system lets go of the lock when a program dies.
    """

    def __init__(self, path: str, patience: float = 5.0) -> None:
        self.path, self._patience, self._descriptor = path, patience, -1

    def __enter__(self) -> "Lock":
        descriptor = files.open_plain(self.path, os.O_RDWR | os.O_CREAT)
        try:
            self._wait_for(descriptor)
        except BaseException:
            files.close(descriptor)
            raise
        self._descriptor = descriptor
        return self

    def _wait_for(self, descriptor: int) -> None:
        until = time.monotonic() + self._patience
        while True:
            try:
                return take(descriptor)
            except (BlockingIOError, PermissionError):  # Windows says the second
                if time.monotonic() >= until:
                    raise BusyError(self.path) from None
            time.sleep(0.02)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with suppress(OSError):
            let_go(self._descriptor)
        files.close(self._descriptor)
