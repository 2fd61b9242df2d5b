"""The names of everything in a diary's folder."""

import os

PLAIN = "diary.jsonl"
SEALED = "diary.jsonl.age"
#: The key that opens the sealed diary, itself sealed with the passphrase.
IDENTITY = "identity.age"
LOCK = "diary.lock"
#: There while the diary is being turned from plain to sealed or back.
CONVERTING = "diary.converting"
TORN = "diary.torn-"
#: A file that could not be read whole, as it was before it was mended.
DAMAGED = "diary.damaged-"
NEW = ".new"
#: What a decryption that was cut short leaves: the plain file, not yet whole or not yet in place.
UNSEALED = PLAIN + NEW
BACKUPS = "backups"
DRAFTS = "drafts"
SETTINGS = "settings.toml"
#: Settings that could not be read, from before they were made anew.
OLD_SETTINGS = "settings.toml.old"
KEYS = "keys.toml"


def at(folder: str, *names: str) -> str:
    """The path of that name in the folder."""
    return os.path.join(folder, *names)


def is_ours(name: str) -> bool:
    """Whether a file of that name in the diary's folder is one this program makes."""
    plain = name.removesuffix(NEW)
    names = (IDENTITY, BACKUPS, DRAFTS, SETTINGS, OLD_SETTINGS, KEYS)
    return name.startswith("diary.") or plain in names


def is_conflict_copy(name: str) -> bool:
    """Whether a sync program left this copy of the diary beside it, as it does for two writers.

    `diary (conflicted copy 2026-11-22).jsonl`, `diary.sync-conflict-20261122.jsonl.age`, ...
    """
    if not name.startswith("diary") or name in (PLAIN, SEALED):
        return False
    return name.endswith((".jsonl", ".jsonl.age")) and not name.startswith((TORN, DAMAGED))
