"""The clinic's public key: what is encrypted to it, nobody but the clinic can open.

A key file holds one or more keys, a line each, as the `age` tool takes them: its own (`age1…`) and
those of SSH (`ssh-ed25519`, `ssh-rsa`). Lines that begin with `#` are comments.
"""

from typing import Any

from diary.core.errors import RecordError

#: In bytes: a few hundred keys.
LARGEST = 65_536


class ClinicKey:
    """Encrypts to every key of a file; each of them opens it alone."""

    def __init__(self, content: bytes, name: str) -> None:
        """Read a key file; `name` is what it is called in what is said of it.

        Raises `RecordError` where any line is no public key: nobody should believe that somebody
        can open it who cannot.
        """
        try:
            lines = content.decode("utf-8-sig").splitlines()
        except UnicodeDecodeError:
            raise RecordError("no-key", name) from None
        self._recipients = []
        for number, line in enumerate(map(str.strip, lines), 1):
            if line and not line.startswith("#"):
                self._recipients.append(_recipient(line, f"{name}, line {number}"))
        if not self._recipients or len(content) > LARGEST:
            raise RecordError("no-key", name)

    def seal(self, content: bytes) -> bytes:
        from pyrage import encrypt

        sealed: bytes = encrypt(content, self._recipients)
        return sealed


def _recipient(line: str, place: str) -> Any:
    from pyrage import RecipientError, ssh, x25519

    if "SECRET" in line.upper() or "PRIVATE KEY" in line.upper():
        raise RecordError("secret-key", place)
    of_kind = x25519 if line.startswith("age1") else ssh
    try:
        return of_kind.Recipient.from_str(line)
    except RecipientError:
        raise RecordError("bad-key", place) from None
