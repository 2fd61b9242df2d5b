"""The sound lines of a diary's bytes, and what is wrong after them."""

from collections.abc import Sequence

from diary.storage import codec
from diary.storage.codec import Header


class Chain:
    """A log in memory: `extend` takes the file's bytes in order and keeps what proves itself.

    `lines[0]` is the header and `lines[seq]` the revision of that seq, each without its line end.
    `end` is where the sound lines end. After them there may be nothing, an unfinished last line
    (`torn`), or damage, from `damaged_at` (a line number, from 1) to the end of the file.
    `is_empty` says that there was a file, and not one byte in it.
    """

    def __init__(self) -> None:
        self.lines: list[bytes] = []
        self.header: Header | None = None
        self.end = 0
        self.torn = b""
        self.damaged_at: int | None = None
        self.is_empty = False

    @property
    def has_begun(self) -> bool:
        """Whether anything was read at all."""
        return bool(self.lines) or self.damaged_at is not None

    @property
    def last_digest(self) -> bytes:
        return codec.digest_of(self.lines[-1])

    def extend(self, content: bytes) -> None:
        """Take what follows the sound lines; what was torn before is part of it."""
        lines = content.split(b"\n")
        self.torn = lines.pop()
        if not self.lines and not self._take_header(lines):
            return
        sound = self._count_sound(lines)
        if sound < len(lines):
            del lines[sound:]
            self.damaged_at = len(self.lines) + sound + 1
        self._add(lines)
        if self.damaged_at is None and self.torn and self._count_sound([self.torn[:-1]]):
            # A whole line and one byte more: no unfinished write leaves that, but a bad disk does.
            self.damaged_at = len(self.lines) + 1
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
    chain = Chain()
    chain.extend(header + b"\n")
    return chain
