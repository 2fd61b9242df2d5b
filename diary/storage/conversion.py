"""Turning a plain diary into an encrypted one and back.

Both are done under the diary's lock. While `diary.converting` is there the plain file is the diary,
whatever lies beside it, so that a conversion that is cut short loses nothing and can be done again.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from contextlib import suppress

from diary.core.errors import (
    DamagedError,
    NotConfirmedError,
    RecordError,
    StorageError,
    WrongPassphraseError,
)
from diary.storage import drafts, files, places
from diary.storage.backups import Backups, described
from diary.storage.chain import Chain
from diary.storage.forms import is_half_way
from diary.storage.keys import Key, unwrapped
from diary.storage.log import LogFile
from diary.storage.sealed import SealedLog

_AGE = ".age"
_SEALED_MARK = b"age-encryption.org/"


def encrypt(log: LogFile, passphrase: str, day: str) -> SealedLog:
    """Turn a plain diary into an encrypted one; nothing readable stays in the folder.

    Raises `StorageError` and `OSError`; the diary is then still the plain one.
    """
    key = _key_for(log.folder, passphrase)
    wrapped = key.wrapped(passphrase)
    sealed = SealedLog(log.folder, key)
    with log.locked():
        if files.exists(log.path):
            log.read_for_saving()
            Backups(log.folder).make(log, day, "encryption")
        else:
            log.create(())  # so that until all is done this one, too, is the plain diary
        _mark(log.folder)
        _keep_key(log.folder, wrapped)
        _keep_aside_other(sealed, log.chain)
        sealed.put(log.chain.content)

        def change(content: bytes, path: str) -> bytes:
            return content if content.startswith(_SEALED_MARK) else sealed.stored(content)

        _convert_others(
            log.folder, change, lambda name: name if name.endswith(_AGE) else name + _AGE
        )
        files.remove(log.path)
        with suppress(OSError, StorageError):  # done: without the plain file it means nothing
            files.remove(places.at(log.folder, places.CONVERTING))
    return sealed


def decrypt(log: SealedLog, day: str) -> LogFile:
    """Turn an encrypted diary, unlocked, into a plain one. Raises as `encrypt` does.

    A conversion that was cut short is finished with the plain file as it is.
    """
    plain = LogFile(log.folder)
    with log.locked():
        if not is_half_way(log.folder):
            log.read_for_saving()
            Backups(log.folder).make(log, day, "decryption")
            _mark(log.folder)
            try:
                plain.put(log.chain.content)
            except BaseException:
                if not files.exists(plain.path):  # the encrypted one is still the diary
                    with suppress(OSError, StorageError):
                        files.remove(places.at(log.folder, places.CONVERTING))
                raise

        def change(content: bytes, path: str) -> bytes:
            return log.opened(content, path) if content.startswith(_SEALED_MARK) else content

        _convert_others(log.folder, change, lambda name: name.removesuffix(_AGE))
        files.remove(log.path)
        mark = places.at(log.folder, places.CONVERTING)
        if _is_without_key(log.folder):
            with suppress(OSError, StorageError):  # done: without the key it means nothing
                files.remove(mark)
        else:
            files.remove(mark)
    return plain


def tidy(folder: str) -> None:
    """Remove what a decryption that was cut short has left beside an encrypted diary."""
    log = SealedLog(folder)
    with log.locked():
        if not is_half_way(folder):
            log.remove_unfinished()


def change_passphrase(log: SealedLog, passphrase: str, day: str) -> None:
    """Let another passphrase open the diary, unlocked now, from here on."""
    wrapped = log.given_key().wrapped(passphrase)
    with log.locked():
        log.read_for_saving()
        Backups(log.folder).make(log, day, "passphrase")
        _keep_key(log.folder, wrapped)
        log.remove_unfinished()


def _key_for(folder: str, passphrase: str) -> Key:
    """A new key, or that of an encryption that was cut short: copies may be sealed with it."""
    path = places.at(folder, places.IDENTITY)
    try:
        return unwrapped(files.read(path), passphrase, path)
    except FileNotFoundError:
        return Key.new()
    except WrongPassphraseError as error:
        raise RecordError("earlier-passphrase") from error


def _keep_aside_other(sealed: SealedLog, chain: Chain) -> None:
    """An encrypted file that has more than the plain one is kept, whatever has led to it."""
    if not files.exists(sealed.path):
        return
    stored = files.read(sealed.path)
    try:
        is_beginning = chain.content.startswith(sealed.opened(stored, sealed.path))
    except DamagedError:
        is_beginning = False
    if not is_beginning:
        sealed.keep_aside(places.DAMAGED, stored)


def _is_without_key(folder: str) -> bool:
    """Remove the key where it opens nothing any more; gives whether it is gone."""
    try:
        if _sealed_left(folder):
            return False
        with suppress(OSError, StorageError):
            files.remove(places.at(folder, places.BACKUPS, places.IDENTITY))
        files.remove(places.at(folder, places.IDENTITY))
    except NotConfirmedError:
        return True
    except (OSError, StorageError):
        return False
    return True


def _sealed_left(folder: str) -> list[str]:
    """What only the key opens: spoilt copies, and whatever else could not be decrypted."""
    backups = places.at(folder, places.BACKUPS)
    names = [*os.listdir(folder), *os.listdir(backups)]
    return [name for name in names if name.endswith(_AGE) and name != places.IDENTITY]


def _mark(folder: str) -> None:
    files.replace(places.at(folder, places.CONVERTING), b"")


def _keep_key(folder: str, wrapped: bytes) -> None:
    """The key's file and its copy: without it nothing opens the diary."""
    files.make_folder(places.at(folder, places.BACKUPS))
    files.replace(places.at(folder, places.BACKUPS, places.IDENTITY), wrapped)
    files.replace(places.at(folder, places.IDENTITY), wrapped)


def _convert_others(
    folder: str, change: Callable[[bytes, str], bytes], named: Callable[[str], str]
) -> None:
    """Change everything beside the diary that holds its lines: copies, pieces, drafts."""
    files.make_folder(places.at(folder, places.BACKUPS))
    for place in (folder, places.at(folder, places.BACKUPS)):
        for name in os.listdir(place):
            path = places.at(place, name)
            if not _is_file(path):
                continue
            if name.endswith(places.NEW):
                files.remove(path)  # what a save that was cut short left
            elif named(name) != name and _holds_lines(name, is_backup=place != folder):
                _convert(path, places.at(place, named(name)), change)
    drafts.convert(folder, change)


def _is_file(path: str) -> bool:
    """Whether it is a regular file, and still there."""
    return files.exists(path) and stat.S_ISREG(os.lstat(path).st_mode)


def _holds_lines(name: str, *, is_backup: bool) -> bool:
    if is_backup:
        return described(name) is not None
    return name.startswith((places.TORN, places.DAMAGED)) or places.is_conflict_copy(name)


def _convert(path: str, to: str, change: Callable[[bytes, str], bytes]) -> None:
    content = files.read(path)
    try:
        changed = change(content, path)
    except DamagedError:
        if not content.startswith(_SEALED_MARK):
            raise
        return  # a spoilt copy stays as it is: nobody can read it
    files.replace(to, changed)
    files.remove(path)
