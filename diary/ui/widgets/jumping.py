"""What can be jumped to within a widget."""

from collections.abc import Callable, Iterator
from typing import NamedTuple, Protocol, runtime_checkable

from textual.geometry import Offset


class JumpPoint(NamedTuple):
    """A place within a widget, in its own lines and columns, and how to get there."""

    offset: Offset
    go: Callable[[], object]


@runtime_checkable
class HasJumpPoints(Protocol):
    """A widget with more than one thing to jump to."""

    def jump_points(self) -> Iterator[JumpPoint]:
        """What can be jumped to, from top to bottom."""
