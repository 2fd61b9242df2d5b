"""Disks that are full, fail or refuse, from a chosen call on."""

import os
from collections.abc import Iterator, Sequence
from errno import EACCES, EDQUOT, EIO, ENOSPC, EROFS
from typing import Any, NamedTuple

from tests.reliability import calls
from tests.reliability.calls import Hook, Real

#: Each is asked for at every call; the others are told apart nowhere but in a sentence.
ERRORS = (ENOSPC, EIO, EACCES)
MORE_ERRORS = (EROFS, EDQUOT)
#: A close that fails has closed all the same.
_DONE_FIRST = frozenset(("close",))


class Fault(NamedTuple):
    """`error` at the `at`th call that may write, of a write after `takes` fourths of its bytes.

    It happens once, or again at each later such call (`stays`).
    """

    at: int
    error: int
    stays: bool
    takes: int = 0

    def __str__(self) -> str:
        how = "from" if self.stays else "at"
        return f"{os.strerror(self.error)} {how} call {self.at}, {self.takes}/4 written"

    def hook(self) -> Hook:
        count = 0

        def hook(name: str, real: Real, arguments: tuple[Any, ...], named: dict[str, Any]) -> Any:
            nonlocal count
            count += calls.is_writing(name, arguments, named)
            happens = count == self.at or (self.stays and count > self.at)
            if not happens or not calls.is_writing(name, arguments, named):
                return real(*arguments, **named)
            if name in _DONE_FIRST:
                real(*arguments, **named)
            elif calls.is_write(name) and count == self.at:
                calls.write_part(real, arguments, len(arguments[1]) * self.takes // 4)
            raise OSError(self.error, os.strerror(self.error), *_path(arguments))

        return hook


def _path(arguments: tuple[Any, ...]) -> tuple[str, ...]:
    """The name that the system's own error would carry."""
    first = arguments[0] if arguments else None
    return (os.fspath(first),) if isinstance(first, str | os.PathLike) else ()


def faults(made: Sequence[tuple[str, bool]], errors: Sequence[int] = ERRORS) -> Iterator[Fault]:
    """Every fault of a program that makes these calls."""
    writing = [name for name, writes in made if writes]
    for at, name in enumerate(writing, 1):
        for error in errors:
            for stays in (False, True):
                for takes in (0, 2, 4) if calls.is_write(name) else (0,):
                    yield Fault(at, error, stays, takes)
