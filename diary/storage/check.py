"""Looking a diary's whole folder over: its file, its backups and what lies beside them.

Reads everything and changes nothing.
"""

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from diary.core.entries import current
from diary.core.errors import DiaryError
from diary.core.plans import unread
from diary.core.records import Revision
from diary.storage import codec, files, places
from diary.storage.backups import Backup
from diary.storage.beside import readable_beside
from diary.storage.restore import sound_copy
from diary.storage.store import FileStore


class Finding(NamedTuple):
    """One thing found. `is_bad` says that something of the diary is at risk."""

    key: str
    detail: str
    is_bad: bool


class Report(NamedTuple):
    """What a check has found, with how much was looked at."""

    entries: int
    backups: int
    findings: tuple[Finding, ...]

    @property
    def is_whole(self) -> bool:
        return not any(one.is_bad for one in self.findings)


#: Notices of the diary itself that put nothing at risk.
_HARMLESS = frozenset(
    ("torn-tail", "moved-aside", "conflict-copy", "half-converted", "readable-piece")
)


def check(store: FileStore) -> Report:
    """Look everything over. Raises `StorageError` and `OSError` where the file can't be read."""
    revisions = store.revisions()
    found = [Finding(key, detail, key not in _HARMLESS) for key, detail in store.notices]
    found += [Finding(*one.notice, False) for one in unread(current(revisions).plans)]
    found += _gaps(revisions)
    found += _copies(store)
    found += _beside(store)
    return Report(len(revisions), len(_listed(store)), tuple(found))


def _listed(store: FileStore) -> list[Backup]:
    with suppress(OSError):  # which is among the diary's notices
        return store.backups.listed()
    return []


def _gaps(revisions: Sequence[Revision]) -> Iterator[Finding]:
    """A record's versions are numbered from 1 on."""
    numbers: dict[str, set[int]] = {}
    for one in revisions:
        numbers.setdefault(one.id, set()).add(one.revision)
    for id_, found in numbers.items():
        if found != set(range(1, max(found) + 1)):
            yield Finding("version-missing", id_, True)


def _copies(store: FileStore) -> Iterator[Finding]:
    """Every backup is opened and its whole chain checked."""
    for backup in _listed(store):
        if backup.is_sealed is not store.is_encrypted:
            yield Finding("backup-other-form", backup.name, False)
            continue
        try:
            chain = sound_copy(store.log, store.backups, backup)
            for line in chain.lines[1:]:
                codec.revision_of(line, chain.schema)
        except OSError:
            yield Finding("backup-unread", backup.name, True)
        except DiaryError:
            yield Finding("backup-spoilt", backup.name, True)


def _beside(store: FileStore) -> Iterator[Finding]:
    noticed = {detail for _, detail in store.notices}
    for name, path in _everything(store.log.folder):
        status = os.lstat(path)
        if stat.S_ISLNK(status.st_mode):
            yield Finding("link", name, True)
            continue
        if sys.platform != "win32" and stat.S_IMODE(status.st_mode) & 0o077:
            yield Finding("open-to-others", name, False)
        if name.endswith(places.NEW) and name not in noticed:
            yield Finding("unfinished", name, False)
        elif name.startswith((places.TORN, places.DAMAGED)):
            yield Finding("kept-aside", name, False)
        if name == places.BACKUPS and not stat.S_ISDIR(status.st_mode):
            yield Finding("backups-not-folder", name, True)
    if store.is_encrypted:
        yield from _readable(store.log.folder)
        yield from _key(store.log.folder)


def _readable(folder: str) -> Iterator[Finding]:
    """What of an encrypted diary could be read by anybody."""
    holding = (places.TORN, places.DAMAGED, f"{places.BACKUPS}/")
    names = {name for name, _ in _everything(folder) if name.startswith(holding)}
    found = {name for name in names if not name.removesuffix(places.NEW).endswith(".age")}
    found.update(name for name in readable_beside(folder) if name != places.UNSEALED)
    for name in sorted(found):
        yield Finding("readable-copy", name, True)


def _everything(folder: str) -> Iterator[tuple[str, str]]:
    """Every file and folder that this program makes, as its name below the diary's and its path."""
    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():
        if places.is_ours(name):
            path = places.at(folder, name)
            yield name, path
            if name in (places.BACKUPS, places.DRAFTS) and stat.S_ISDIR(os.lstat(path).st_mode):
                for inner in sorted(os.listdir(path)):
                    yield f"{name}/{inner}", places.at(path, inner)


def _key(folder: str) -> Iterator[Finding]:
    """Without its key nothing opens a diary, so there are two of them."""
    copies = []
    for names in ((places.IDENTITY,), (places.BACKUPS, places.IDENTITY)):
        try:
            copies.append(files.read(places.at(folder, *names)))
        except (DiaryError, OSError):
            yield Finding("key-missing", "/".join(names), True)
    if len(copies) > 1 and copies[0] != copies[1]:
        yield Finding("keys-differ", places.IDENTITY, True)
