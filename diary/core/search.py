"""Finding what was written: words in notes, remedies and the rest, whatever case and accents."""

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from diary.core.entries import Entry, Records
from diary.core.records import Record
from diary.core.text import clean


class Written(NamedTuple):
    """What one record has in the patient's own words, each a clean line.

    `rest` is what was given and by whom, or how large a reaction was.
    """

    id: str
    record: Record
    note: str
    remedies: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()


class Passage(NamedTuple):
    """A text or a part of it, and where the words stand in it; see `found_in`."""

    text: str
    found: tuple[tuple[int, int], ...]


class Notes:
    """Everything written in a diary, made ready at the first word, then searched at every key."""

    def __init__(self, records: Records) -> None:
        written = [one for one in _written(records) if one.note or one.remedies or one.rest]
        written.sort(key=lambda one: one.record.day, reverse=True)
        self._written = tuple(written)

    def matching(self, words: Sequence[str]) -> tuple[Written, ...]:
        """What holds each of the words, as `words_in` gives them, newest first.

        Without a word it is everything.
        """
        if not words:
            return self._written
        texts = zip(self._written, self._texts, strict=True)
        return tuple(one for one, text in texts if all(word in text for word in words))

    @cached_property
    def _texts(self) -> list[str]:
        return [folded("\n".join((one.note, *one.remedies, *one.rest))) for one in self._written]


def _written(records: Records) -> Iterator[Written]:
    for entry in records.sessions:
        given = tuple(clean(one) for one in (entry.value.products, entry.value.by) if one)
        yield Written(entry.id, entry.value, clean(entry.value.note), rest=given)
    for one in records.check_ins:
        remedies = tuple(map(clean, one.value.remedies))
        yield Written(one.id, one.value, clean(one.value.note), remedies)
    for told in records.told:
        yield Written(told.id, told.value, clean(told.value.note))
    for seen in records.reactions:
        size = (clean(seen.value.size),) if seen.value.size else ()
        yield Written(seen.id, seen.value, clean(seen.value.note), rest=size)
    others: list[Entry[Any]] = [*records.planned, *records.late_checks, *records.results]
    for other in (*others, *records.plans):
        yield Written(other.id, other.value, clean(other.value.note))


def words_in(typed: str) -> tuple[str, ...]:
    """The words of a query as they are looked for."""
    return tuple(dict.fromkeys(folded(typed).split()))


def folded(text: str) -> str:
    """A text without case and accents: `Café` and `CAFE` are the same."""
    return text.lower() if text.isascii() else "".join(map(_letter, text))


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    from unicodedata import combining, normalize

    parts = normalize("NFKD", normalize("NFKD", letter).casefold())
    # Marks of class 0 are no accents: in many scripts they are the vowels.
    return "".join(part for part in parts if not combining(part))


def found_in(text: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where the words stand in a text: from, up to, in order and none over another."""
    letters = [_letter(letter) for letter in text]
    # For each letter that is compared, the place of the one that it came from.
    places = [place for place, parts in enumerate(letters) for _ in parts]
    plain = "".join(letters)
    hits = set[int]()
    for word in words:
        at = plain.find(word)
        while at >= 0:
            hits.update(places[at : at + len(word)])
            at = plain.find(word, at + 1)
    for place, parts in enumerate(letters):
        if not parts and place - 1 in hits:  # an accent belongs to the letter before it
            hits.add(place)
    stretches = groupby(enumerate(sorted(hits)), key=lambda one: one[1] - one[0])
    runs = ([place for _, place in run] for _, run in stretches)
    return tuple((run[0], run[-1] + 1) for run in runs)


def passage(text: str, words: Sequence[str], longest: int) -> Passage:
    """The text, or where it is longer the part of it around the first word that was found."""
    if len(text) > longest:
        found = found_in(text, words)
        text = _around(text, found[0][0] if found else 0, longest)
    return Passage(text, found_in(text, words))


def _around(text: str, at: int, longest: int) -> str:
    """About so many characters with the one at `at` among them, cut between words if there are."""
    start = max(0, at - longest // 3)
    if start:
        start = text.find(" ", start, at) + 1 or start
    piece = text[start : start + longest]
    if start + longest < len(text):
        space = piece.rfind(" ", longest // 2)
        piece = f"{piece[:space] if space > 0 else piece} …"
    return f"… {piece}" if start else piece
