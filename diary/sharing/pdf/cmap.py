"""Which characters a font file has a glyph for, read from its `cmap` table."""

from functools import cache
from struct import Struct, error
from typing import BinaryIO

_COLLECTION = b"ttcf"
#: In bytes; the largest fonts there are have tables of a tenth of this.
_LARGEST = 4 * 2**20
#: Tables with drawings in colours: they would print as pictures, if at all.
_COLOURED = {b"CBDT", b"sbix", b"SVG ", b"COLR"}
_U16, _U32, _TABLE, _GROUP = Struct(">H"), Struct(">I"), Struct(">4sIII"), Struct(">III")


@cache
def characters(path: str, index: int = 0) -> frozenset[int]:
    """The code points that one font of a file can draw; none where the file can't be read."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - as typst names it, text
            return frozenset(_read(file, index))
    except (OSError, error, IndexError, ValueError, OverflowError):
        return frozenset()


def _read(file: BinaryIO, index: int) -> set[int]:
    start = 0
    if file.read(4) == _COLLECTION:
        file.seek(12 + 4 * index)
        (start,) = _U32.unpack(file.read(4))
    file.seek(start + 4)
    (count,) = _U16.unpack(file.read(2))
    file.seek(start + 12)
    raw = file.read(_TABLE.size * count)
    tables = {tag: (offset, size) for tag, _, offset, size in _TABLE.iter_unpack(raw)}
    if _COLOURED & tables.keys() or b"cmap" not in tables:
        return set()
    offset, size = tables[b"cmap"]
    if size > _LARGEST:
        return set()
    file.seek(offset)
    return _mapped(file.read(size))


def _mapped(table: bytes) -> set[int]:
    """The subtables for Unicode, all that they map together."""
    found: set[int] = set()
    (count,) = _U16.unpack_from(table, 2)
    for at in range(4, 4 + 8 * count, 8):
        platform, encoding = _U16.unpack_from(table, at)[0], _U16.unpack_from(table, at + 2)[0]
        (start,) = _U32.unpack_from(table, at + 4)
        if platform != 0 and (platform, encoding) not in ((3, 1), (3, 10)):
            continue
        (kind,) = _U16.unpack_from(table, start)
        if kind == 4:
            found |= _segments(table, start)
        elif kind == 12:
            found |= _groups(table, start)
    return found


def _segments(table: bytes, start: int) -> set[int]:
    count = _U16.unpack_from(table, start + 6)[0] // 2
    ends, begins = start + 14, start + 16 + 2 * count
    deltas, ranges = begins + 2 * count, begins + 4 * count
    found = set()
    for place in range(count):
        (first,) = _U16.unpack_from(table, begins + 2 * place)
        (last,) = _U16.unpack_from(table, ends + 2 * place)
        (delta,) = _U16.unpack_from(table, deltas + 2 * place)
        (offset,) = _U16.unpack_from(table, ranges + 2 * place)
        for one in range(first, min(last, 0xFFFE) + 1):
            glyph = one
            if offset:
                at = ranges + 2 * place + offset + 2 * (one - first)
                (glyph,) = _U16.unpack_from(table, at)
                if not glyph:
                    continue
            if (glyph + delta) & 0xFFFF:
                found.add(one)
    return found


def _groups(table: bytes, start: int) -> set[int]:
    (count,) = _U32.unpack_from(table, start + 12)
    found: set[int] = set()
    for place in range(min(count, len(table) // _GROUP.size)):
        first, last, glyph = _GROUP.unpack_from(table, start + 16 + _GROUP.size * place)
        if last <= 0x10FFFF:
            found.update(range(first + (not glyph), last + 1))
    return found
