"""What lies beside the diary's file and has to be said: newer copies, another machine's diary."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress

from diary.core.errors import StorageError
from diary.storage import codec, files, places
from diary.storage.backups import Backups, strangers
from diary.storage.forms import is_half_way
from diary.storage.log import LogFile, Notice

#: What a decryption that was cut short has left beside the encrypted diary.
READABLE_PIECE: Notice = ("readable-piece", places.UNSEALED)
_READABLE = b'{"format":"%b"' % codec.FORMAT.encode()


def beside(log: LogFile, backups: Backups) -> list[Notice]:
    """Looks at names alone: a year's backups cost a tenth of a millisecond."""
    return list(_found(log, backups))


def _found(log: LogFile, backups: Backups) -> Iterator[Notice]:
    chain = log.chain
    if chain.damaged_at is None:
        try:
            missing = strangers(backups.listed(), chain)
        except OSError:
            missing = []
            yield "backups-unseen", backups.folder
        if missing:
            newest = max(missing, key=lambda one: (one.seq, one.day))
            is_shorter = newest.seq > chain.last_seq
            yield (
                "older-than-backup" if is_shorter else "other-than-backup",
                newest.day.isoformat(),
            )
    for name in copies_beside(log.folder):
        yield "conflict-copy", name
    if log.NAME == places.SEALED and _holds_something(places.at(log.folder, places.UNSEALED)):
        yield READABLE_PIECE
    is_begun = False
    with suppress(OSError):
        is_begun = is_half_way(log.folder)
    if is_begun:
        yield "half-converted", log.path


def readable_beside(folder: str) -> list[str]:
    """The names of files in the diary's folder that hold a diary in readable form."""
    found = []
    for name in sorted(os.listdir(folder)):
        path = places.at(folder, name)
        with suppress(OSError, StorageError):
            if stat.S_ISREG(os.lstat(path).st_mode) and files.begins_with(path, _READABLE):
                found.append(name)
    return found


def _holds_something(path: str) -> bool:
    """Whether it is there and not empty; what it begins with says nothing after a power cut."""
    with suppress(OSError):
        return os.lstat(path).st_size > 0
    return False


def copies_beside(folder: str) -> list[str]:
    """The names of copies of the diary that a sync program left in its folder."""
    try:
        return sorted(filter(places.is_conflict_copy, os.listdir(folder)))
    except OSError:
        return []
