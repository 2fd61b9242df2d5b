"""The key of an encrypted diary: an age identity (X25519), itself kept under the passphrase.

The passphrase costs two seconds and half a gigabyte to try, on purpose; the key behind it opens and
seals a diary in a millisecond. `age -d -i identity.age diary.jsonl.age` does the same without us.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diary.core.errors import DamagedError, WrongPassphraseError

if TYPE_CHECKING:
    from pyrage.x25519 import Identity

_MARK = b"age-encryption.org/v1\n-> scrypt "


class Key:
    """Opens and seals bytes. Its own text is secret."""

    def __init__(self, identity: Identity) -> None:
        self._identity = identity
        self._recipient = identity.to_public()

    @classmethod
    def new(cls) -> Key:
        from pyrage.x25519 import Identity

        return cls(Identity.generate())

    def seal(self, content: bytes) -> bytes:
        from pyrage import encrypt

        sealed: bytes = encrypt(content, [self._recipient])
        return sealed

    def open(self, sealed: bytes, path: str) -> bytes:
        """What was sealed. Raises `DamagedError` for bytes that this key did not seal."""
        from pyrage import DecryptError, decrypt

        try:
            content: bytes = decrypt(sealed, [self._identity])
        except (DecryptError, ValueError, OSError) as error:
            raise DamagedError(path, "sealed") from error
        return content

    def wrapped(self, passphrase: str) -> bytes:
        """What `identity.age` holds: the key's text, sealed with the passphrase."""
        from pyrage import passphrase as scrypt

        wrapped: bytes = scrypt.encrypt(f"{self._identity}\n".encode(), _composed(passphrase))
        return wrapped


def unwrapped(content: bytes, passphrase: str, path: str) -> Key:
    """The key in an `identity.age`.

    Raises `WrongPassphraseError`, or `DamagedError` where no passphrase can open the file.
    """
    from pyrage import DecryptError
    from pyrage import passphrase as scrypt
    from pyrage.x25519 import Identity

    if not content.startswith(_MARK):
        raise DamagedError(path, "key")
    try:
        text = scrypt.decrypt(content, _composed(passphrase))
    except DecryptError as error:
        raise WrongPassphraseError(path) from error
    try:
        lines = [line for line in text.decode().split() if line.startswith("AGE-SECRET-KEY-")]
        return Key(Identity.from_str(lines[0]))
    except Exception as error:  # pyrage has an error of its own for each fault
        raise DamagedError(path, "key") from error


def _composed(passphrase: str) -> str:
    """The same text whichever keyboard it was typed on: ü is one character, or u and two dots."""
    from unicodedata import normalize

    return normalize("NFC", passphrase)
