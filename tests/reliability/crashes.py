"""Every state in which a failing power may leave a disk."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from random import Random

from tests.reliability.disk import Change, Disk, Image, Named, Wrote, changed, renamed

#: Up to so many things that may be there or not, every combination is looked at; beyond it, and
#: where there are more states than `MOST`, as many are drawn.
MOST_PENDING = 12
MOST = 2_000
#: A disk writes whole sectors; the system hands them over in pages.
SECTOR, PAGE = 512, 4096
#: A write up to this size is cut at every byte, a longer one around the sectors' edges.
_SMALL = 1024
_MOST_SECTORS = 6
_DRAWN = 40


def states(disk: Disk, draw: Random) -> Iterator[Image]:
    """What may be found after the power failed now. Some may come twice."""
    for names in _names(disk, draw):
        contents = {
            node: _contents(disk.content(node), disk.pending.get(node, ()), draw)
            for node in sorted(set(names.values()) - disk.folders)
        }
        count = 1
        for versions in contents.values():
            count *= len(versions)
        if count <= MOST:
            for chosen in product(*contents.values()):
                yield disk.image(names, dict(zip(contents, chosen, strict=True)))
        else:
            for _ in range(MOST):
                drawn = {node: draw.choice(versions) for node, versions in contents.items()}
                yield disk.image(names, drawn)


def _names(disk: Disk, draw: Random) -> Iterator[dict[tuple[int, str], int]]:
    """The names, with any of the pending changes that can have come without the others."""
    pending = disk.pending_names
    if len(pending) <= MOST_PENDING:
        subsets: Iterator[Sequence[bool]] = product((True, False), repeat=len(pending))
    else:
        subsets = (tuple(draw.random() < 0.5 for _ in pending) for _ in range(MOST))
    seen = []
    for subset in subsets:
        chosen = [one for one, is_there in zip(pending, subset, strict=True) if is_there]
        if _is_in_order(pending, subset):
            names = renamed(disk.names, chosen)
            if names not in seen:
                seen.append(names)
                yield names


def _is_in_order(pending: Sequence[Named], subset: Sequence[bool]) -> bool:
    """Whether of the changes of one name the earlier come with the later."""
    missing: set[tuple[int, str]] = set()
    for one, is_there in zip(pending, subset, strict=True):
        if not is_there:
            missing |= one.touched
        elif one.touched & missing:
            return False
    return True


def _contents(content: bytes, changes: Sequence[Change], draw: Random) -> list[bytes]:
    """What a file may hold, with each change there, not there, or there in part."""
    versions = {content: None}
    for one in changes:
        parts = {changed(found, [one]): None for found in versions}
        if isinstance(one, Wrote):
            found = changed(content, changes[: list(changes).index(one)])
            parts |= dict.fromkeys(_torn(found, one, draw))
        versions |= parts
    return list(versions)


def _torn(content: bytes, one: Wrote, draw: Random) -> Iterator[bytes]:
    """A write of which only a part is there: its beginning, or some of its sectors."""
    size = len(one.content)
    for end in _cuts(one.start, size):
        yield changed(content, [one._replace(content=one.content[:end])])
    for unit in (SECTOR, PAGE):
        edges = [0, *(edge for edge in range(1, size) if (one.start + edge) % unit == 0), size]
        pieces = list(pairwise(edges))
        if len(pieces) == 1:
            pieces = [(0, size)]
        for subset in _subsets(len(pieces), draw):
            there = [piece for piece, is_there in zip(pieces, subset, strict=True) if is_there]
            writes = [
                Wrote(one.node, one.start + start, one.content[start:end]) for start, end in there
            ]
            yield changed(content, writes)  # as long as the last sector that is there
            whole = content.ljust(one.start + size, b"\0")
            yield changed(whole, writes)  # or as long as it was to be, with zeros where none is


def _cuts(start: int, size: int) -> Iterator[int]:
    if size <= _SMALL:
        yield from range(size)
        return
    for edge in range(-(start % SECTOR), size + SECTOR, SECTOR):
        yield from (cut for cut in (edge - 1, edge, edge + 1) if 0 <= cut < size)


def _subsets(count: int, draw: Random) -> Iterator[Sequence[bool]]:
    if count <= _MOST_SECTORS:
        yield from product((True, False), repeat=count)
        return
    for place in range(count):
        yield tuple(one == place for one in range(count))
        yield tuple(one != place for one in range(count))
    for _ in range(_DRAWN):
        yield tuple(draw.random() < 0.5 for _ in range(count))
