"""Texts made printable: each character in one of the fonts, and the number of those in none."""

import re
from collections.abc import Iterator
from typing import Any
from unicodedata import category

from diary.core.text import clean
from diary.sharing.pdf.fonts import Face, installed, shipped

#: What every font of the diary's own draws: all that its own sentences are made of.
_SURE = re.compile(
    r"[\x20-\x7e\xa0-\xac\xae-\xff\u2007\u2013\u2014\u2018-\u201e\u2026\u0100-\u017f]*"
)
#: Drawn as nothing, in whatever font.
_UNSEEN = re.compile(r"[\u00ad\u034f\u200c\u200d\ufe00-\ufe0f]")
#: A word longer than this is broken wherever the line ends; Chinese and the like is so anyway.
_LONG = re.compile(r"[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]{25,}")
_QUOTED = re.compile(r"“([^”]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc][^”]*)”")
_PIECE = 16
_PICTURES = range(0x1F000, 0x1FB00)
_MARKS = ("Mn", "Mc", "Me")


class Printer:
    """Makes texts printable, and remembers what it could not and which other fonts that takes."""

    def __init__(self, *, with_installed: bool = True, is_careful: bool = False) -> None:
        #: In the order in which they were met.
        self.unprinted: dict[str, None] = {}
        self.families: dict[str, None] = {}
        self._with_installed = with_installed
        self._is_careful = is_careful
        self._known: dict[str, str] = {}

    def plain(self, value: Any) -> Any:
        """The same plain values, with every text in them printable."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            return {key: self.plain(one) for key, one in value.items()}
        if isinstance(value, list | tuple):
            return [self.plain(one) for one in value]
        return value

    def text(self, text: str) -> str:
        if not _SURE.fullmatch(text):
            text = "".join(map(self._cluster, _clusters(clean(text))))
            # What is quoted keeps its own direction, and what stands around it keeps its order.
            text = _QUOTED.sub("“\u2068\\1\u2069”", text)
        if len(text) >= 25 and _LONG.search(text):
            text = _LONG.sub(_broken, text)
        return text

    def _cluster(self, cluster: str) -> str:
        found = self._known.get(cluster)
        if found is None:
            found = self._known[cluster] = self._printable(cluster)
        return found

    def _printable(self, cluster: str) -> str:
        if _SURE.fullmatch(cluster):
            return cluster
        needed = [ord(one) for one in cluster if not _UNSEEN.fullmatch(one)]
        if not needed:
            return ""
        if not self._is_careful and self._face(needed):
            return cluster
        # Not together: each on its own, where it can be.
        return "".join(map(self._single, cluster))

    def _face(self, needed: list[int]) -> Face | None:
        for face in shipped():
            if face.characters.issuperset(needed):
                return face
        if not self._with_installed or not all(map(_is_looked_for, needed)):
            return None
        for face in installed():
            if face.characters.issuperset(needed):
                self.families[face.family] = None
                return face
        return None

    def _single(self, character: str) -> str:
        if _UNSEEN.fullmatch(character):
            return ""
        if _SURE.fullmatch(character):
            return character
        is_mark = category(character) in _MARKS
        if not self._is_careful and not is_mark and self._face([ord(character)]):
            return character
        self.unprinted[character] = None
        return f"[U+{ord(character):04X}]"


def _is_looked_for(character: int) -> bool:
    """Whether other fonts may draw it. What is private is drawn as anything, and pictures of faces
    and hands look different in each: their number is the same for everyone."""
    return character not in _PICTURES and category(chr(character)) not in ("Co", "Cn", "Cs")


def _clusters(text: str) -> Iterator[str]:
    """Each character with what is drawn on it or joined to it."""
    cluster = ""
    for one in text:
        is_joined = bool(_UNSEEN.fullmatch(one)) or category(one) in _MARKS
        if cluster and not is_joined:
            yield cluster
            cluster = ""
        cluster += one
    if cluster:
        yield cluster


def _broken(match: re.Match[str]) -> str:
    word = match[0]
    pieces: list[str] = []
    for cluster in _clusters(word):
        if not pieces or len(pieces[-1]) >= _PIECE:
            pieces.append("")
        pieces[-1] += cluster
    return "\u200b".join(pieces)
