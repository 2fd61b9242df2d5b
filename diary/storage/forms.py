"""Which form a folder's diary has: plain or encrypted."""

import os

from diary.core.errors import StorageError
from diary.storage import files, places
from diary.storage.log import LogFile


def log_in(folder: str | os.PathLike[str]) -> LogFile:
    """The log of the diary in that folder. Raises `StorageError` where there are two diaries."""
    plain = LogFile(folder)

    def has(name: str) -> bool:
        return files.exists(places.at(plain.folder, name))

    if not has(places.SEALED) and (not has(places.IDENTITY) or has(places.PLAIN)):
        return plain
    if not has(places.PLAIN):
        from diary.storage.sealed import SealedLog

        return SealedLog(folder)
    if not is_half_way(plain.folder):
        raise StorageError(plain.path, "two forms")
    return plain


def is_half_way(folder: str) -> bool:
    """Whether a conversion was begun and not finished: the plain file is the diary then."""
    names = (places.CONVERTING, places.PLAIN, places.IDENTITY)
    return all(files.exists(places.at(folder, name)) for name in names)
