"""Ids as people use them: the beginning is enough where it is nobody else's too."""

from collections.abc import Collection, Iterable
from itertools import pairwise

from diary.core.errors import RecordError
from diary.core.text import clean

SHOWN, FEWEST = 8, 4


def shortened(ids: Iterable[str]) -> dict[str, str]:
    """Each id's first characters, as many as tell it from all the others."""
    known = sorted(set(ids), key=_key)
    needed = dict.fromkeys(known, SHOWN)
    for one, other in pairwise(known):
        length = _shared(_key(one), _key(other)) + 1
        needed[one] = max(needed[one], length)
        needed[other] = max(needed[other], length)
    return {one: clean(one)[:length] for one, length in needed.items()}


def found(ids: Collection[str], typed: str) -> str:
    """The id that was typed whole, or by a beginning of at least four characters.

    Raises `RecordError` where there is none, or more than one.
    """
    if typed in ids:
        return typed
    beginning = _key(typed)
    if len(beginning) < FEWEST:
        raise RecordError("short-id", typed)
    fitting = [one for one in ids if _key(one).startswith(beginning)]
    if not fitting:
        raise RecordError("unknown-record", typed)
    if len(fitting) > 1:
        raise RecordError("unclear-id", typed)
    return fitting[0]


def _key(id_: str) -> str:
    return clean(id_).lower()


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
