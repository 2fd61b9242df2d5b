"""Questions before something is done: yes or no, and the passphrase."""

import os
import sys

from diary.cli.say import folded, say
from diary.core.errors import RecordError
from diary.wording import keeping as words

_SHORTEST = 8


def confirmed(question: str, *, yes: bool) -> bool:
    """Whether to go on: `--yes`, or a `y` typed on the terminal. Says so where it is neither."""
    if yes:
        return True
    if sys.stdin is None or not sys.stdin.isatty():
        say(words.NEEDS_YES)
        return False
    while True:
        say(*folded(question))
        try:
            sys.stderr.write(f"{words.YES_OR_NO} ")  # stdout may be a file with the data
            sys.stderr.flush()
            typed = input().strip().lower()
        except EOFError:
            typed = "n"
        except UnicodeDecodeError:
            continue
        if typed in ("y", "yes"):
            return True
        if typed in ("n", "no", ""):
            say(words.NOTHING_CHANGED)
            return False


def passphrase(question: str) -> str:
    """What was typed at the terminal, which doesn't show it. Never read from anywhere else.

    Raises `RecordError` where there is no terminal.
    """
    from getpass import GetPassWarning, getpass
    from warnings import catch_warnings, simplefilter

    with catch_warnings():
        simplefilter("error", GetPassWarning)  # else it would show what is typed
        try:
            if _has_terminal():
                return getpass(f"{question} ")
        except UnicodeDecodeError:
            raise RecordError("bad-typing") from None
        except EOFError:
            raise RecordError("stopped") from None
        except (GetPassWarning, OSError):
            pass  # nobody sits there after all
    raise RecordError("needs-terminal")


def _has_terminal() -> bool:
    """A terminal of this process's own, also where stdin is a file with a note in it."""
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    try:
        os.close(os.open(os.ctermid(), os.O_RDWR | os.O_NOCTTY))
    except (OSError, AttributeError):
        return False
    return True


def new_passphrase() -> str:
    """One typed twice alike. Raises `RecordError`."""
    first = passphrase(words.NEW_PASSPHRASE)
    if len(first) < _SHORTEST:
        raise RecordError("short-passphrase", str(_SHORTEST))
    if passphrase(words.AGAIN) != first:
        raise RecordError("passphrases-differ")
    return first
