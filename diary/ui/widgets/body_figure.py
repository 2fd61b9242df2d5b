"""The body as it is drawn: a figure from the front, one from the back, and between them the face.

Each picture stands beside its letters. A letter says which area a cell belongs to; a capital is the
patient's left, on the right of the front figure, as it is on somebody you stand before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from diary.core.areas import AREAS, Area, area_named

#: Full cells, in three tones so that no two areas side by side look like one.
TONES = "░▒▓"
#: What is drawn upon full cells. Any other character is the edge of the body.
_FEATURES = "•━"

_FRONT = """
    ▄░░░░▄      ..............
    ▜░░░░▛      ..............
     ▐▓▓▌       .....oooo.....
 ▗▟▒▒▒▒▒▒▒▒▙▖   .aaccccccccAA.
 ▓▓▒▒▒▒▒▒▒▒▓▓   .aaccccccccAA.
▐▓▌░░▓▓▓▓░░▐▓▌  aaaffuuuuFFAAA
▐░▌░░▓▓▓▓░░▐░▌  ...ffuuuuFF...
▐░▌░░▒▒▒▒░░▐░▌  ...ffllllFF...
▓▓ ▓▓▒▒▒▒▓▓ ▓▓  hh.ppllllPP.HH
▓▓ ▓▓▒▒▒▒▓▓ ▓▓  hh.ppllllPP.HH
▝▘ ▒▒░▌▐░▒▒ ▝▘  hh.ttiiIITT.HH
   ▒▒░▌▐░▒▒     ...ttiiIITT...
   ▒▒░▌▐░▒▒     ...ttiiIITT...
   ▓▓▓  ▓▓▓     ...kkk..KKK...
   ░░░  ░░░     ..............
   ▐░▌  ▐░▌     ..............
  ▗▟░▌  ▐░▙▖    ..............
"""
_BACK = """
    ▄▓▓▓▓▄      ....ssssss....
    ▜▓▓▓▓▛      ....ssssss....
     ▐░░▌       ..............
 ▗▟▒▒▒▒▒▒▒▒▙▖   ...wwwwwwww...
 ░░▒▒▒▒▒▒▒▒░░   ...wwwwwwww...
▐░▌▒▒▒▒▒▒▒▒▐░▌  ...wwwwwwww...
▐░▌▓▓▓▓▓▓▓▓▐░▌  ...vvvvvvvv...
▐░▌▓▓▓▓▓▓▓▓▐░▌  ...vvvvvvvv...
░░ ▒▒▒▌▐▒▒▒ ░░  ...GGGGgggg...
░░ ▒▒▒▌▐▒▒▒ ░░  ...GGGGgggg...
▝▘ ▓▓▓▌▐▓▓▓ ▝▘  ...BBBBbbbb...
   ▓▓▓▌▐▓▓▓     ...BBBBbbbb...
   ▓▓▓▌▐▓▓▓     ...BBBBbbbb...
   ▒▒▒  ▒▒▒     ...MMM..mmm...
   ▒▒▒  ▒▒▒     ...MMM..mmm...
   ▐░▌  ▐░▌     ..............
   ▐░▌  ▐░▌     ..............
"""
_FACE = """
 ▗▄▄▄▄▖   .qqqqqq.
▐▒▒▒▒▒▒▌  qqqqqqqq
▐▓•▓▓•▓▌  eeeeeeee
▐▒▒░░▒▒▌  yyy..YYY
▐▒▒░░▒▒▌  yyy..YYY
▐▓░━━░▓▌  jj....jj
 ▜▓▓▓▓▛   .jjjjjj.
  ▜▒▒▛    ..nnnn..
"""
_LETTERS = {
    "q": "forehead", "e": "around-eyes", "y": "right-cheek", "Y": "left-cheek", "j": "jawline",
    "n": "under-chin", "s": "scalp", "o": "neck", "c": "chest", "a": "right-upper-arm",
    "A": "left-upper-arm", "h": "right-hand", "H": "left-hand", "u": "upper-abdomen",
    "l": "lower-abdomen", "f": "right-flank", "F": "left-flank", "w": "upper-back",
    "v": "lower-back", "p": "right-hip", "P": "left-hip", "g": "right-buttock",
    "G": "left-buttock", "t": "right-front-thigh", "T": "left-front-thigh",
    "i": "right-inner-thigh", "I": "left-inner-thigh", "b": "right-back-thigh",
    "B": "left-back-thigh", "k": "right-knee", "K": "left-knee", "m": "right-calf",
    "M": "left-calf",
}  # fmt: skip

#: The lines of a figure that are left out where the window is low; the face keeps all of its own.
_LEFT_OUT = (6, 12, 14, 15)
#: An area of fewer columns has no room for a value within a box.
_NARROW = 4
#: Where each picture begins, in columns.
_FRONT_AT, _FACE_AT, _BACK_AT = 1, 15, 23

WIDTH = 38


class Cell(NamedTuple):
    """One character of the picture. `tone` is 0 to 2, and `area` None where nothing is treated."""

    text: str
    tone: int
    area: Area | None

    @property
    def is_full(self) -> bool:
        return self.text in TONES or self.is_feature

    @property
    def is_feature(self) -> bool:
        """Whether it is drawn upon the body: an eye, the mouth."""
        return self.text in _FEATURES


Place = tuple[int, int]


@dataclass(frozen=True)
class Figure:
    """Both figures and the face as one picture, `WIDTH` columns wide. Places are (line, column)."""

    lines: tuple[Mapping[int, Cell], ...]
    places: Mapping[Area, tuple[Place, ...]]
    #: The columns in which an area says its value, from and to, and on which line.
    labels: Mapping[Area, tuple[int, int, int]]
    #: The line that is drawn within an area along its edge, where it was treated.
    outlines: Mapping[Place, str]
    #: The next area upwards, downwards, to the left and to the right.
    neighbours: Mapping[tuple[Area, int, int], Area]

    is_low: bool

    @property
    def height(self) -> int:
        return len(self.lines)

    @property
    def neck(self) -> int:
        """The line of the neck, beside which there is room."""
        return self.places[area_named("neck")][0][0]

    def area_at(self, line: int, column: int) -> Area | None:
        cell = self.lines[line].get(column) if 0 <= line < self.height else None
        return cell.area if cell else None


@lru_cache(2)
def figure(*, is_low: bool) -> Figure:
    """The picture, of 17 lines, or of 13 where the window is low."""
    left_out = _LEFT_OUT if is_low else ()
    lines: list[dict[int, Cell]] = [
        {} for number in range(_FRONT.count("\n") - 1) if number not in left_out
    ]
    for picture, at, skipped in (
        (_FRONT, _FRONT_AT, left_out),
        (_BACK, _BACK_AT, left_out),
        (_FACE, _FACE_AT, ()),
    ):
        kept = [row for n, row in enumerate(picture.strip("\n").split("\n")) if n not in skipped]
        for cells, row in zip(lines, kept, strict=False):
            cells.update((at + x, cell) for x, cell in _cells(row))
    places: dict[Area, list[Place]] = {area: [] for area in AREAS}
    for y, cells in enumerate(lines):
        for x, cell in sorted(cells.items()):
            if cell.area:
                places[cell.area].append((y, x))
    labels = {area: _label(of_area, lines) for area, of_area in places.items()}
    return Figure(
        tuple(lines),
        {area: tuple(of_area) for area, of_area in places.items()},
        labels,
        {
            place: line
            for area, of_area in places.items()
            for place, line in _outline(
                {(y, x) for y, x in of_area if lines[y][x].is_full}, labels[area]
            )
        },
        _neighbours(places),
        is_low,
    )


def _cells(row: str) -> Iterable[tuple[int, Cell]]:
    letters = row.rsplit(maxsplit=1)[-1]
    picture = row[: row.rindex(letters)].ljust(len(letters))
    # An edge has the tone of the nearest full cell of its own area.
    for x, (text, letter) in enumerate(zip(picture, letters, strict=False)):
        if text != " ":
            same = [n for n, other in enumerate(letters) if other == letter and picture[n] in TONES]
            nearest = min(same, key=lambda n: abs(n - x), default=None)
            tone = 0 if nearest is None else TONES.index(picture[nearest])
            area = None if letter == "." else area_named(_LETTERS[letter])
            yield x, Cell(text, tone, area)


def _label(places: list[Place], lines: list[dict[int, Cell]]) -> tuple[int, int, int]:
    """The longest run of plain cells in an area, of several the one nearest to its middle line."""
    runs: list[list[int]] = []
    for y, x in places:
        if lines[y][x].text in TONES:
            if runs and runs[-1][0] == y and runs[-1][2] == x:
                runs[-1][2] = x + 1
            else:
                runs.append([y, x, x + 1])
    middle = sum(y for y, _ in places) / len(places)
    y, start, end = max(runs, key=lambda run: (run[2] - run[1], -abs(run[0] - middle)))
    if end - start == 1:
        # A value of two digits takes in the edge beside it.
        start, end = (start, end + 1) if (y, end) in places else (start - 1, end)
    return y, start, end


_UP, _DOWN, _LEFT, _RIGHT = _WAYS = (-1, 0), (1, 0), (0, -1), (0, 1)
_LINES = {
    frozenset((_LEFT, _RIGHT)): "─", frozenset((_UP, _DOWN)): "│",
    frozenset((_DOWN, _RIGHT)): "┌", frozenset((_DOWN, _LEFT)): "┐",
    frozenset((_UP, _RIGHT)): "└", frozenset((_UP, _LEFT)): "┘",
    frozenset((_UP, _DOWN, _RIGHT)): "├", frozenset((_UP, _DOWN, _LEFT)): "┤",
    frozenset((_DOWN, _LEFT, _RIGHT)): "┬", frozenset((_UP, _LEFT, _RIGHT)): "┴",
    frozenset(_WAYS): "┼", frozenset((_RIGHT,)): "╶", frozenset((_LEFT,)): "╴",
    frozenset((_UP,)): "│", frozenset((_DOWN,)): "│",
}  # fmt: skip


def _outline(cells: set[Place], label: tuple[int, int, int]) -> Iterable[tuple[Place, str]]:
    """The line along the inner edge of full cells; brackets where they are one line only.

    In a narrow area a value leaves no room for its sides: it has a line above it and one below.
    """
    at, start, end = label
    if end - start < _NARROW and len({y for y, _ in cells}) > 1:
        for y, corners in ((min(cells)[0], "┌┐"), (max(cells)[0], "└┘")):
            columns = sorted(x for line, x in cells if line == y)
            if y != at:
                text = "─" * (len(columns) - 2)
                text = corners[0] + text + corners[1] if len(columns) > 1 else "─"
                yield from zip([(y, x) for x in columns], text, strict=True)
        return
    for y, x in cells:
        ways = frozenset(way for way in _WAYS if _is_edge(cells, (y, x), way))
        if {(y - 1, x), (y + 1, x)} & cells:
            yield from [((y, x), _LINES[ways])] if ways else ()
        elif len(ways) == 1:
            yield (y, x), "[" if _RIGHT in ways else "]"


def _is_edge(cells: set[Place], place: Place, way: Place) -> bool:
    """Whether the step from a cell to the next one goes along the edge of all of them."""
    (y, x), (down, right) = place, way
    if (y + down, x + right) not in cells:
        return False
    # Both sides of the step: left and right of a step down, above and below one to the right.
    return any(
        not {
            (y + side * right, x + side * down),
            (y + down + side * right, x + right + side * down),
        }
        <= cells
        for side in (-1, 1)
    )


def _neighbours(places: Mapping[Area, list[Place]]) -> Mapping[tuple[Area, int, int], Area]:
    """The nearest area in each direction, one that lies straight ahead before one that is aside."""
    boxes = {area: _Box.around(of_area) for area, of_area in places.items()}
    return {
        (area, *way): min(ahead, key=lambda one: box.far(boxes[one], *way))
        for area, box in boxes.items()
        for way in _WAYS
        if (ahead := [other for other in boxes if box.is_before(boxes[other], *way)])
    }


class _Box(NamedTuple):
    """The lines and columns that an area takes up; the ends are not in it."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def around(cls, places: list[Place]) -> "_Box":
        ys, xs = [y for y, _ in places], [x for _, x in places]
        return cls(min(ys), min(xs), max(ys) + 1, max(xs) + 1)

    def is_before(self, other: "_Box", down: int, right: int) -> bool:
        return self._ahead(other, down, right) > 0

    def _ahead(self, other: "_Box", down: int, right: int) -> int:
        """How far the middle of another lies ahead, in columns; a line is as high as two."""
        if down:
            return (other.top + other.bottom - self.top - self.bottom) * down
        return (other.left + other.right - self.left - self.right) * right // 2

    def far(self, other: "_Box", down: int, right: int) -> tuple[bool, float]:
        ahead = self._ahead(other, down, right)
        if down:
            is_aside = other.right <= self.left or self.right <= other.left
            aside = abs(other.left + other.right - self.left - self.right) / 2
        else:
            is_aside = other.bottom <= self.top or self.bottom <= other.top
            aside = abs(other.top + other.bottom - self.top - self.bottom)
        return is_aside, ahead + (2 if is_aside else 0.5) * aside
