"""Bringing a damaged, shortened or lost diary back from what can still be read of it.

Every line that proves itself is used, out of the file and out of all its backups. The file as it
was is kept, and so is every backup.
"""

from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple

from diary.core.errors import DamagedError, DiaryError, LockedError, NewerDiaryError, StorageError
from diary.core.records import Revision
from diary.storage import codec, files, places
from diary.storage.backups import Backup, Backups, strangers
from diary.storage.chain import Chain, joined, read
from diary.storage.log import LogFile, new_chain


class Mending(NamedTuple):
    """What a mended diary would hold.

    `entries` is how many revisions it has, `returned` how many of them the diary's file does not
    show now, `spoilt` how many lines of the file cannot be read, and `unreadable` are the backups
    that cannot. `is_needed` is false where the file is whole and goes on from all its backups.
    """

    content: bytes
    is_needed: bool
    entries: int
    returned: int
    spoilt: int
    unreadable: tuple[str, ...]


def mending(log: LogFile, backups: Backups) -> Mending:
    """What could be brought back; changes nothing. Raises `StorageError` where that is nothing."""
    file = _file_chain(log)
    copies: list[Chain] = []
    unreadable = []
    for backup in backups.listed():
        if not backup.is_aside:
            try:
                copies.append(sound_copy(log, backups, backup))
            except LockedError:
                raise
            except DiaryError:  # one that the disk won't give now is not given up: that is raised
                unreadable.append(backup.name)
    chains = _of_one_diary([file, *copies])
    if not chains:
        raise StorageError(log.path, "nothing to restore")
    base = max(chains, key=lambda one: (bool(one.lines), one.schema, one.last_seq))
    if not base.lines:
        base = new_chain()  # not even the first line can be read: what follows it begins anew
    held = {_body(line) for line in base.lines[1:]}
    others: dict[bytes, bytes] = {}
    for chain in chains:
        for line in chain.readable:
            body = codec.migrated(line, chain.schema) if chain.schema < base.schema else _body(line)
            if body not in held:
                others.setdefault(body, line)
    added = sorted(others, key=lambda body: codec.recorded_at_in(others[body]))
    lines = [*base.lines, *base.seal(added)]
    shown = {_body(line) for line in file.readable} if file in chains else set()
    content = joined(lines)
    is_whole = file.damaged_at is None and file.content == content
    return Mending(
        content,
        not is_whole or bool(strangers(backups.listed(), file)),
        len(lines) - 1,
        len({_body(line) for line in lines[1:]} - shown),
        file.spoilt,
        tuple(unreadable),
    )


def mend(log: LogFile, backups: Backups) -> str:
    """Put what can be brought back in the file's place; gives where the old file is kept, if it is.

    Raises `StorageError` and `OSError`, with the file as it was.
    """
    with log.locked():
        found = mending(log, backups)
        try:
            old = files.read(log.path)
        except FileNotFoundError:
            old = b""
        kept = "" if _begins(log, old, found.content) else log.keep_aside(places.DAMAGED, old)
        log.put(found.content)
        # It is brought back: what follows is for later, and the next restore does it too.
        with suppress(OSError):
            for stranger in strangers(backups.listed(), read(found.content)):
                backups.put_aside(stranger)
    return kept


def _begins(log: LogFile, old: bytes, content: bytes) -> bool:
    """Whether all that the old file holds stands at the start of the new one."""
    try:
        return not old or content.startswith(log.opened(old, log.path))
    except DiaryError:
        return False


def sound_copy(log: LogFile, backups: Backups, backup: Backup) -> Chain:
    """A backup's chain. Raises `DamagedError` for one that isn't whole, and `OSError`."""
    path = backups.path(backup)
    chain = read(log.opened(backups.read(backup), path))
    is_whole = chain.damaged_at is None and not chain.torn and chain.last_seq == backup.seq
    if not is_whole or not backup.is_beginning_of(chain):
        raise DamagedError(path, "a backup")
    return chain


def _file_chain(log: LogFile) -> Chain:
    try:
        chain = read(log.opened(files.read(log.path), log.path))
    except LockedError:
        raise
    except (DiaryError, FileNotFoundError):
        return Chain()
    if chain.is_newer:
        raise NewerDiaryError(log.path)
    return chain


def _of_one_diary(chains: Iterable[Chain]) -> list[Chain]:
    """Those that belong to the diary of the last backup, and to that of the file without one."""
    begun = [chain for chain in chains if chain.has_begun]
    known = [chain.header.diary for chain in begun if chain.header is not None]
    wanted = known[-1] if known else ""
    return [
        chain
        for chain in begun
        if (chain.header is None and not chain.is_empty)
        or (chain.header and chain.header.diary == wanted)
    ]


def _body(line: bytes) -> bytes:
    return codec.body_in(line)


def revisions_of(log: LogFile, backups: Backups, backup: Backup) -> list[Revision]:
    """What a backup holds. Raises `StorageError`, `RecordError` and `OSError`."""
    chain = sound_copy(log, backups, backup)
    return [codec.revision_of(line, chain.schema) for line in chain.lines[1:]]


def revisions_in(content: bytes) -> tuple[list[Revision], int]:
    """What another diary's file holds, and how many of its lines cannot be read.

    Raises `NewerDiaryError`.
    """
    chain = read(content)
    if chain.is_newer:
        raise NewerDiaryError("")
    found, spoilt = [], chain.spoilt + bool(chain.torn)
    for line in chain.readable:
        try:
            found.append(codec.revision_of(line, chain.schema))
        except DiaryError:
            spoilt += 1
    return found, spoilt
