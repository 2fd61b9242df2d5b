"""Which form a folder's diary has: plain or encrypted."""

import os

from diary.core.errors import StorageError
from diary.storage import places
from diary.storage.log import LogFile


def log_in(folder: str | os.PathLike[str]) -> LogFile:
    """The log of the diary in that folder. Raises `StorageError` where there are two diaries."""
    plain = LogFile(folder)
    has_sealed = os.path.lexists(places.at(plain.folder, places.SEALED))
    if not has_sealed and not os.path.lexists(places.at(plain.folder, places.IDENTITY)):
        return plain
    if not os.path.lexists(plain.path):
        from diary.storage.sealed import SealedLog

        return SealedLog(folder)
    if has_sealed and not is_converting(plain.folder):
        raise StorageError(plain.path, "two forms")
    return plain


def is_converting(folder: str) -> bool:
    """Whether a conversion was begun and is not finished."""
    return os.path.lexists(places.at(folder, places.CONVERTING))
