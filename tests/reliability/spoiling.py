"""Bytes as a bad disk, a bad cable or a bad copy leaves them."""

from collections.abc import Callable
from random import Random

Spoiled = Callable[[bytes, Random], bytes]
_SECTOR = 512


def cut(content: bytes, draw: Random) -> bytes:
    """The file ends too early, anywhere."""
    return content[: draw.randrange(len(content))]


def cut_at_a_line(content: bytes, draw: Random) -> bytes:
    """The file ends too early, where a line ends: an older state of the diary."""
    lines = content.splitlines(keepends=True)
    return b"".join(lines[: draw.randrange(1, len(lines))])


def flip(content: bytes, draw: Random) -> bytes:
    """One bit, or a few."""
    changed = bytearray(content)
    for _ in range(draw.choice((1, 1, 1, 2, 5))):
        changed[draw.randrange(len(changed))] ^= 1 << draw.randrange(8)
    return bytes(changed)


def blank(content: bytes, draw: Random) -> bytes:
    """A sector of zeros, or of what once stood somewhere else in the file."""
    changed = bytearray(content)
    at, source = (draw.randrange(0, len(content), _SECTOR) for _ in range(2))
    size = min(_SECTOR, len(content) - at, len(content) - source)
    zeros = draw.random() < 0.5
    changed[at : at + size] = bytes(size) if zeros else content[source : source + size]
    return bytes(changed)


def lose_lines(content: bytes, draw: Random) -> bytes:
    """Some lines are gone, twice there, or have changed places."""
    lines = content.splitlines(keepends=True)
    one, other = draw.randrange(len(lines)), draw.randrange(len(lines))
    match draw.randrange(3):
        case 0:
            del lines[one]
        case 1:
            lines.insert(other, lines[one])
        case _:
            lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def grow(content: bytes, draw: Random) -> bytes:
    """Something stands behind the end."""
    return content + draw.choice((b"\0" * 700, b"\n", b"{}\n", b"x", content[-200:]))


KINDS: tuple[Spoiled, ...] = (cut, cut, flip, flip, flip, cut_at_a_line, blank, lose_lines, grow)
