"""Why something was changed: a code of a short list, free text, or the program's own undo.

read_reason("twice")             a code
read_reason("mistake: a slip")   a code and what else was said
read_reason("corrected")         free text
read_reason("undo: revision 3")  an undo; nobody can type this one
read_reason("with: revision 1 of 5f…")  saved as one with that; nor this
"""

import re
from typing import NamedTuple

from diary.core.errors import RecordError
from diary.core.text import LONGEST_NOTE, clean

OTHER = "other"

#: Typed wrong, remembered better later, put on the wrong day, entered twice, and whatever else.
CODES = ("mistake", "remembered", "wrong-day", "twice", OTHER)

#: Of what is set and not corrected, where nobody is asked.
CHANGED = "changed"
#: Of a planned session that has become a session.
TOOK_PLACE = "took place"

_UNDO = "undo: revision "
_WITH = "with: revision "
#: Python reads no number of more digits than this where it is told to read as few as it may be.
_MOST_DIGITS = 640


_ALONG = re.compile(rf"{_WITH}([0-9]{{1,9}}) of (.+)", re.DOTALL)


class Reason(NamedTuple):
    """A stored reason: its code, if it has one, its text, and the revision that an undo names.

    `along` is the record and the number of the revision with which it was saved as one.
    """

    code: str | None
    text: str
    undone: int | None = None
    along: tuple[str, int] | None = None


def read_reason(stored: str) -> Reason:
    """What a stored reason says. Reads anything, a stranger's file too."""
    if stored in CODES:
        return Reason(stored, "")
    number = stored.removeprefix(_UNDO)
    if _reads_as_undo(stored) and len(number) <= _MOST_DIGITS:
        return Reason(None, "", int(number))
    if (found := _ALONG.fullmatch(stored)) is not None:
        return Reason(None, "", along=(found[2], int(found[1])))
    code, colon, text = stored.partition(":")
    if colon and code in CODES:
        return Reason(code, text.strip())
    return Reason(None, stored)


def reason_from(typed: str) -> str:
    """What is stored of a reason as the patient gave it: cleaned, and no undo.

    Raises `RecordError` where nothing is left of it, or more than can be kept.
    """
    text = clean(typed)
    tidy = "-".join(text.lower().split())
    if tidy in CODES:
        return tidy
    if not text:
        raise RecordError("no-reason")
    if _reads_as_undo(text) or _ALONG.fullmatch(text):
        text = f"{OTHER}: {text}"
    if len(text) > LONGEST_NOTE:
        raise RecordError("too-long", str(LONGEST_NOTE))
    return text


def undo_reason(number: int) -> str:
    """What the program stores where it takes back that revision."""
    return f"{_UNDO}{number}"


def along_with(id_: str, number: int) -> str:
    """What the program stores of what it saves as one with that revision."""
    return f"{_WITH}{number} of {id_}"


def _reads_as_undo(text: str) -> bool:
    return re.fullmatch(rf"{_UNDO}[0-9]+", text) is not None
