"""A passphrase that costs nothing: trying one takes two seconds and half a gigabyte on purpose.

Only the step from a passphrase to the key is another one here, a key of its own for each
passphrase. Opening and sealing the diary, and all that is done to files, stays what it is.
"""

from functools import cache

import pyrage
import pytest
from pyrage.x25519 import Identity

PASSPHRASE = "the river is green in March"
NEW_PASSPHRASE = "nine grey geese went north"
_BEGINNING = b"age-encryption.org/v1\n-> scrypt not really\n"


@cache
def _key(passphrase: str) -> Identity:
    return Identity.generate()


def _encrypt(content: bytes, passphrase: str) -> bytes:
    sealed: bytes = pyrage.encrypt(content, [_key(passphrase).to_public()])
    return _BEGINNING + sealed


def _decrypt(content: bytes, passphrase: str) -> bytes:
    opened: bytes = pyrage.decrypt(content.removeprefix(_BEGINNING), [_key(passphrase)])
    return opened


def cost_nothing(patch: pytest.MonkeyPatch) -> None:
    """Let passphrases cost nothing in this process and in the children it has from here on."""
    for passphrase in (PASSPHRASE, NEW_PASSPHRASE):
        _key(passphrase)
    patch.setattr(pyrage.passphrase, "encrypt", _encrypt)
    patch.setattr(pyrage.passphrase, "decrypt", _decrypt)
