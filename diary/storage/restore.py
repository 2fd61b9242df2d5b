"""Bringing a damaged, shortened or lost diary back from what can still be read of it.

Every line that proves itself is used, out of the file and out of all its backups. The file as it
was is kept, and so is every backup.
"""

from collections.abc import Sequence
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
    of which nothing can. `is_needed` is false where the file is whole and goes on from all its
    backups. `is_shut` says that the file is there and cannot be opened at all, `is_two` that the
    file and its backups were begun as two diaries, which become one.
    """

    content: bytes
    is_needed: bool
    entries: int
    returned: int
    spoilt: int
    unreadable: tuple[str, ...]
    is_shut: bool
    is_two: bool


def mending(log: LogFile, backups: Backups, sealed: LogFile | None = None) -> Mending:
    """What could be brought back; changes nothing. Raises `StorageError` where that is nothing.

    `sealed` is the encrypted side of a conversion that was cut short, unlocked: it is read too.
    """
    file, is_shut = _file_chain(log)
    copies: list[Chain] = [_file_chain(sealed)[0]] if sealed else []
    unreadable = []
    for backup in backups.listed():
        chain = _copy(sealed if sealed and backup.is_sealed else log, backups, backup)
        if chain.lines or chain.behind:
            copies.append(chain)
        else:
            unreadable.append(backup.name)
    chains = [chain for chain in (file, *copies) if chain.has_begun]
    if not chains:
        raise StorageError(log.path, "nothing to restore")
    base = max(chains, key=lambda one: (bool(one.lines), one.schema, one.last_seq))
    if not base.lines:
        base = new_chain()  # not even the first line can be read: what follows it begins anew
    lines = [*base.lines, *base.seal(_missing_in(base, chains))]
    shown = {codec.body_in(line) for line in file.readable}
    content = joined(lines)
    is_whole = file.damaged_at is None and file.content == content
    begun = {chain.header.diary for chain in chains if chain.header and chain.last_seq > 0}
    return Mending(
        content,
        not is_whole or bool(strangers(backups.listed(), file)),
        len(lines) - 1,
        len({codec.body_in(line) for line in lines[1:]} - shown),
        file.spoilt,
        tuple(unreadable),
        is_shut,
        len(begun) > 1,
    )


def _missing_in(base: Chain, chains: Sequence[Chain]) -> list[bytes]:
    """The bodies of all lines that prove themselves and that `base` lacks, as they were typed."""
    held = {codec.body_in(line) for line in base.lines[1:]}
    missing: dict[bytes, bytes] = {}
    for chain in chains:
        for line in chain.readable:
            is_older = chain.schema < base.schema
            body = codec.migrated(line, chain.schema) if is_older else codec.body_in(line)
            if body not in held:
                missing.setdefault(body, codec.recorded_at_in(line))
    return sorted(missing, key=lambda body: missing[body])


def _copy(log: LogFile, backups: Backups, backup: Backup) -> Chain:
    """What can be read of a copy. One that the disk won't give now isn't given up: that raises."""
    try:
        chain = read(log.opened(backups.read(backup), backups.path(backup)))
    except LockedError:
        raise
    except DiaryError:
        return Chain()
    return Chain() if chain.is_newer else chain


def mend(log: LogFile, backups: Backups, sealed: LogFile | None = None) -> str:
    """Put what can be brought back in the file's place; gives where the old file is kept, if it is.

    Raises `StorageError` and `OSError`, with the file as it was.
    """
    with log.locked():
        found = mending(log, backups, sealed)
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


def _file_chain(log: LogFile) -> tuple[Chain, bool]:
    """What can be read of the diary's file, and whether it is there and cannot be opened at all."""
    try:
        chain = read(log.opened(files.read(log.path), log.path))
    except LockedError:
        raise
    except FileNotFoundError:
        return Chain(), False
    except DiaryError:
        return Chain(), True
    if chain.is_newer:
        raise NewerDiaryError(log.path)
    return chain, False


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
        raise NewerDiaryError("The file")
    found, spoilt = [], chain.spoilt + bool(chain.torn)
    for line in chain.readable:
        try:
            found.append(codec.revision_of(line, chain.schema))
        except DiaryError:
            spoilt += 1
    return found, spoilt
