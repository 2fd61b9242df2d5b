"""A disk as the power may leave it: what was done to it, and what of that is surely there.

Whatever was not synced may be there or not. A file's bytes and the names in a folder are synced
apart from each other, as POSIX has it; a rename happens whole or not at all.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

#: The number of the folder that everything lies in.
ROOT = 0
#: A name in a folder: the folder's number, and the name.
Name = tuple[int, str]
#: What a folder holds, by path from the root: a file's bytes, or None for a folder.
Image = dict[str, bytes | None]


class Wrote(NamedTuple):
    """Bytes written into a file."""

    node: int
    start: int
    content: bytes


class Cut(NamedTuple):
    """A file made to end there."""

    node: int
    end: int


class Named(NamedTuple):
    """A change of names, all of it or nothing: those that are given, then those taken away."""

    given: tuple[tuple[Name, int], ...] = ()
    gone: tuple[Name, ...] = ()

    @property
    def touched(self) -> set[Name]:
        return {name for name, _ in self.given} | set(self.gone)


class Synced(NamedTuple):
    """A file's bytes, or a folder's names, brought to the disk."""

    node: int


Change = Wrote | Cut
Operation = Wrote | Cut | Named | Synced


@dataclass
class Disk:
    """What is surely on the disk, and in order what may be: `changes` of files, `names`."""

    names: dict[Name, int] = field(default_factory=dict)
    contents: dict[int, bytes] = field(default_factory=dict)
    folders: set[int] = field(default_factory=lambda: {ROOT})
    pending: dict[int, list[Change]] = field(default_factory=dict)
    pending_names: list[Named] = field(default_factory=list)

    def do(self, operation: Operation) -> None:
        """Take one operation more."""
        match operation:
            case Wrote() | Cut():
                self.pending.setdefault(operation.node, []).append(operation)
            case Named():
                self.pending_names.append(operation)
            case Synced() if operation.node in self.folders:
                self._sync_names(operation.node)
            case Synced():
                changes = self.pending.pop(operation.node, [])
                self.contents[operation.node] = changed(self.content(operation.node), changes)

    def content(self, node: int) -> bytes:
        """What of a file is surely there."""
        return self.contents.get(node, b"")

    def _sync_names(self, folder: int) -> None:
        """The folder's changes, and those of the same names that came before them."""
        wanted: set[Name] = set()
        done: list[Named] = []
        left: list[Named] = []
        for one in reversed(self.pending_names):
            if any(name[0] == folder or name in wanted for name in one.touched):
                wanted |= one.touched
                done.append(one)
            else:
                left.append(one)
        self.names = renamed(self.names, done[::-1])
        self.pending_names = left[::-1]

    def image(self, names: dict[Name, int], contents: dict[int, bytes]) -> Image:
        """All that can be reached from the root."""
        found: Image = {}
        below: dict[int, list[tuple[str, int]]] = {}
        for (folder, name), node in names.items():
            below.setdefault(folder, []).append((name, node))

        def reach(folder: int, above: str) -> None:
            for name, node in below.get(folder, ()):
                is_folder = node in self.folders
                found[above + name] = None if is_folder else contents[node]
                if is_folder:
                    reach(node, f"{above}{name}/")

        reach(ROOT, "")
        return found


def changed(content: bytes, changes: Iterable[Change]) -> bytes:
    """A file's bytes after these changes."""
    for one in changes:
        if isinstance(one, Cut):
            content = content[: one.end].ljust(one.end, b"\0")
        else:
            before = content[: one.start].ljust(one.start, b"\0")
            content = before + one.content + content[one.start + len(one.content) :]
    return content


def renamed(names: dict[Name, int], changes: Sequence[Named]) -> dict[Name, int]:
    """The names after these changes."""
    found = dict(names)
    for one in changes:
        for name in one.gone:
            found.pop(name, None)
        found.update(one.given)
    return found


def image_of(folder: Path) -> Image:
    """What a real folder holds."""
    return {
        str(one.relative_to(folder)): None if one.is_dir() else one.read_bytes()
        for one in sorted(folder.rglob("*"))
    }


def put(image: Image, folder: Path) -> None:
    """Make a real folder hold it."""
    folder.mkdir(0o700)
    for path in sorted(image):
        content = image[path]
        if content is None:
            (folder / path).mkdir(0o700)
        else:
            (folder / path).write_bytes(content)
            (folder / path).chmod(0o600)
