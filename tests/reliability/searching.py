"""Looking for a word in everything that a program leaves behind or shows to others."""

import os
from base64 import b64encode
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote


def forms_of(word: str) -> list[bytes]:
    """The bytes that a word may stand as: in several encodings, and in base64 at each offset."""
    found = [word.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")]
    found.append(word.encode().hex().encode())
    found.append(quote(word).encode())
    for offset in range(3):
        # The letters at both ends depend on what stands beside the word.
        found.append(b64encode(b"x" * offset + word.encode())[2 * (offset > 0) + 2 : -4])
    return found


def files_with(word: str, *folders: Path) -> Iterator[str]:
    """The names and files below these folders in which the word stands, links not followed."""
    wanted = forms_of(word)
    for folder in folders:
        for path in folder.rglob("*"):
            name = os.fsencode(path.name)
            if any(one in name for one in wanted):
                yield f"the name {path}"
            if path.is_file() and not path.is_symlink():
                content = path.read_bytes()
                if any(one in content for one in wanted):
                    yield str(path)


def shown_by(process: int, word: str) -> Iterator[str]:
    """Where the word stands in what every user may read of a running process."""
    for name in ("cmdline", "environ", "comm"):
        with suppress(FileNotFoundError, ProcessLookupError):  # it may just have ended
            shown = Path(f"/proc/{process}/{name}").read_bytes()
            if any(one in shown for one in forms_of(word)):
                yield name
