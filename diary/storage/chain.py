"""The sound lines of a diary's bytes, and what is wrong after them."""

from collections.abc import Sequence

from diary.storage import codec
from diary.storage.codec import Header, proves_itself

#: A disk writes whole sectors of this size, in any order.
_SECTOR = 512
_BEGIN = b'{"seq":'


class Chain:
    """A log in memory: `extend` takes the file's bytes in order and keeps what proves itself.

    `lines[0]` is the header and `lines[seq]` the revision of that seq, each without its line end.
    `end` is where the sound lines end. After them there may be nothing, an unfinished last line
    (`torn`), or damage, from `damaged_at` (a line number, from 1) on. `behind` are the lines after
    the damage began that are as they were written, each by its own digest, and `spoilt` is how many
    are not. `is_empty` says that there was a file, and not one byte in it.
    """

    def __init__(self) -> None:
        self.lines: list[bytes] = []
        self.header: Header | None = None
        self.end = 0
        self.torn = b""
        self.damaged_at: int | None = None
        self.behind: list[bytes] = []
        self.spoilt = 0
        self.is_empty = False

    @property
    def has_begun(self) -> bool:
        """Whether anything was read at all."""
        return bool(self.lines) or self.damaged_at is not None

    @property
    def last_digest(self) -> bytes:
        return codec.digest_of(self.lines[-1])

    @property
    def last_seq(self) -> int:
        return len(self.lines) - 1

    @property
    def schema(self) -> int:
        """What the header says; the present one's where there is none that can be read."""
        return codec.SCHEMA if self.header is None else self.header.schema

    @property
    def readable(self) -> list[bytes]:
        """Every revision's line that is as it was written."""
        return self.lines[1:] + self.behind

    @property
    def content(self) -> bytes:
        """The sound lines as they stand in a file."""
        return joined(self.lines)

    def extend(self, content: bytes) -> None:
        """Take what follows the sound lines; what was torn before is part of it."""
        lines = content.split(b"\n")
        self.torn = lines.pop()
        if not self.lines and not self._take_header(lines):
            if not self.is_newer:
                self._look_behind(lines)
            return
        sound = self._count_sound(lines)
        rest = lines[sound:]
        del lines[sound:]
        self._add(lines)
        if rest and not self.torn and len(rest) == 1 and _has_hole(rest[0], self.end):
            # Of a long line's sectors the last may reach the disk first, when the power fails.
            self.torn = rest[0] + b"\n"
        elif rest:
            self.damaged_at = len(self.lines) + 1
            self._look_behind(rest)
        elif self.torn and self._count_sound([self.torn[:-1]]):
            # A whole line and one byte more: no unfinished write leaves that, but a bad disk does.
            self.damaged_at = len(self.lines) + 1
            self._look_behind([self.torn])
        if self.damaged_at is not None:
            self.torn = b""

    def _take_header(self, lines: list[bytes]) -> bool:
        """A diary appears with its header whole, so half a header is damage and not a torn line."""
        self.header = codec.read_header(lines[0]) if lines else None
        if self.header is None or self.is_newer:
            self.is_empty = not lines and not self.torn
            self.damaged_at, self.torn = 1, b""
            return False
        self._add([lines.pop(0)])
        return True

    def _look_behind(self, lines: Sequence[bytes]) -> None:
        """Keep what can still be trusted, also where a lost line end made two lines one."""
        known = set(self.lines)
        for line in lines:
            pieces = _pieces(line)
            sound = [one for piece in pieces for one in (piece, piece[:-1]) if proves_itself(one)]
            self.behind += [one for one in sound if one not in known]
            self.spoilt += len(sound) < len(pieces)
            known.update(sound)

    def _count_sound(self, lines: Sequence[bytes]) -> int:
        return codec.count_sound(lines, len(self.lines), self.last_digest)

    def _add(self, lines: Sequence[bytes]) -> None:
        self.lines += lines
        self.end += sum(map(len, lines)) + len(lines)

    @property
    def is_newer(self) -> bool:
        return self.header is not None and self.header.schema > codec.SCHEMA

    def seal(self, bodies: Sequence[bytes]) -> list[bytes]:
        """The lines that carry on this chain, one a body; they are not part of it yet."""
        lines, previous = [], self.last_digest
        for seq, body in enumerate(bodies, len(self.lines)):
            lines.append(codec.seal(body, seq, previous))
            previous = codec.digest_of(lines[-1])
        return lines

    def add_written(self, lines: Sequence[bytes]) -> None:
        """Take lines that this program has just sealed and written."""
        self._add(lines)


def begin(header: bytes) -> Chain:
    """The chain of a new diary."""
    return read(header + b"\n")


def read(content: bytes) -> Chain:
    """The chain of a whole file's bytes."""
    chain = Chain()
    chain.extend(content)
    return chain


def joined(lines: Sequence[bytes]) -> bytes:
    """Lines as they stand in a file."""
    return b"\n".join((*lines, b""))


def _pieces(line: bytes) -> list[bytes]:
    """The line cut before every place where a revision's line may begin."""
    first, *others = line.split(_BEGIN)
    pieces = [_BEGIN + one for one in others]
    return [first, *pieces] if first or not pieces else pieces


def _has_hole(line: bytes, start: int) -> bool:
    """Whether whole sectors of a line are still zero; `start` is its place in the file.

    Nothing but a write that the power cut short leaves that: no line has a zero byte in it.
    """
    at = line.find(b"\0")
    if at < 0:
        return False
    while at >= 0:
        end = at
        while line[end : end + 1] == b"\0":
            end += 1
        starts, ends = at == 0 or (start + at) % _SECTOR == 0, (start + end) % _SECTOR == 0
        if not (starts and ends):
            return False
        at = line.find(b"\0", end)
    return True
