"""What a command does to the disk, written down call by call."""

import os
import posix
from pathlib import Path
from typing import Any

from tests.reliability.calls import READING, Real
from tests.reliability.disk import ROOT, Cut, Disk, Name, Named, Operation, Synced, Wrote

#: Times and modes are not looked at.
_SAME_AS_NOTHING = READING | {"chmod", "fchmod", "utime"}


class Recorder:
    """A hook for `calls.intercept`. `disk` is the folder before; `operations` fill up."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.disk = Disk()
        self.operations: list[Operation] = []
        self._names: dict[Name, int] = {}
        self._open: dict[int, int | None] = {}
        self._count = ROOT
        self._take_folder(self.root, ROOT)
        self.disk.names = dict(self._names)

    def _take_folder(self, path: Path, folder: int) -> None:
        for one in path.iterdir():
            node = self._new()
            self._names[folder, one.name] = node
            if one.is_dir():
                self.disk.folders.add(node)
                self._take_folder(one, node)
            else:
                self.disk.contents[node] = one.read_bytes()

    def _new(self) -> int:
        self._count += 1
        return self._count

    def __call__(
        self, name: str, real: Real, arguments: tuple[Any, ...], named: dict[str, Any]
    ) -> Any:
        if name in _SAME_AS_NOTHING:
            return real(*arguments, **named)
        assert not {"dir_fd", "src_dir_fd", "dst_dir_fd"} & named.keys(), f"{name} in a folder"
        done: Real | None = getattr(self, f"do_{name}", None)
        assert done is not None, f"{name} is not known here"
        return done(real, *arguments, **named)

    def _name(self, path: Any) -> Name | None:
        """Which name in which folder a path is; None for one outside."""
        whole = Path(path).absolute()
        if self.root not in whole.parents:
            return None
        *above, last = whole.relative_to(self.root).parts
        folder = ROOT
        for one in above:
            folder = self._names[folder, one]
        return folder, last

    def _node(self, path: Any) -> int | None:
        if Path(path).absolute() == self.root:
            return ROOT
        name = self._name(path)
        return None if name is None else self._names.get(name)

    def _do(self, operation: Operation) -> None:
        self.operations.append(operation)
        if isinstance(operation, Named):
            for name in operation.gone:
                self._names.pop(name)
            self._names.update(operation.given)

    def do_open(self, real: Real, path: Any, flags: int, *rest: Any, **named: Any) -> int:
        descriptor: int = real(path, flags, *rest, **named)
        name, node = self._name(path), self._node(path)
        if node is None and name is not None:
            node = self._new()
            self._do(Named(given=((name, node),)))
        elif node is not None and flags & os.O_TRUNC:
            self._do(Cut(node, 0))
        self._open[descriptor] = node
        return descriptor

    def do_close(self, real: Real, descriptor: int) -> None:
        self._open.pop(descriptor, None)
        real(descriptor)

    def do_write(self, real: Real, descriptor: int, content: Any) -> int:
        node = self._open.get(descriptor)
        taken: int = real(descriptor, content)
        if node is not None:
            start = posix.lseek(descriptor, 0, os.SEEK_CUR) - taken
            self._do(Wrote(node, start, bytes(content)[:taken]))
        return taken

    def do_ftruncate(self, real: Real, descriptor: int, end: int) -> None:
        real(descriptor, end)
        node = self._open.get(descriptor)
        if node is not None:
            self._do(Cut(node, end))

    def do_fsync(self, real: Real, descriptor: int) -> None:
        real(descriptor)
        node = self._open.get(descriptor)
        if node is not None:
            self._do(Synced(node))

    do_fdatasync = do_fsync

    def do_rename(self, real: Real, old: Any, new: Any) -> None:
        real(old, new)
        before, after = self._name(old), self._name(new)
        assert before is not None
        assert after is not None
        self._do(Named(given=((after, self._names[before]),), gone=(before,)))

    do_replace = do_rename

    def do_link(self, real: Real, old: Any, new: Any, **named: Any) -> None:
        real(old, new, **named)
        name, node = self._name(new), self._node(old)
        assert name is not None
        assert node is not None
        self._do(Named(given=((name, node),)))

    def do_unlink(self, real: Real, path: Any) -> None:
        real(path)
        name = self._name(path)
        if name is not None:
            self._do(Named(gone=(name,)))

    do_remove = do_rmdir = do_unlink

    def do_mkdir(self, real: Real, path: Any, *mode: int) -> None:
        real(path, *mode)
        name = self._name(path)
        if name is not None:
            node = self._new()
            self.disk.folders.add(node)
            self._do(Named(given=((name, node),)))
