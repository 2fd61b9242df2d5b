"""The door between the program and the disk: every function of `os` that works on files.

`intercept(hook)` hands each call of one to a hook, for the rest of the process. Files opened in
other ways (`open`, `pathlib`, `os.fdopen`) come through it too: Python's own slow file objects,
which are built on `os`, take the place of the fast ones.
"""

import builtins
import io
import os
from collections.abc import Callable
from importlib import import_module
from random import Random
from typing import Any

Real = Callable[..., Any]
Hook = Callable[[str, Real, tuple[Any, ...], dict[str, Any]], Any]

#: What can change something on the disk; `open` does where its flags say so.
WRITING = frozenset(
    (
        *("write", "pwrite", "writev", "pwritev", "sendfile", "copy_file_range"),
        *("posix_fallocate", "fsync", "fdatasync", "sync", "ftruncate", "truncate", "close"),
        *("rename", "replace", "link", "symlink", "unlink", "remove", "mkdir", "rmdir", "mkfifo"),
        *("mknod", "chmod", "fchmod", "chown", "fchown", "utime", "setxattr", "removexattr"),
    )
)
#: What only looks.
READING = frozenset(
    (
        *("read", "pread", "readv", "lseek", "stat", "lstat", "fstat", "listdir", "scandir"),
        *("readlink", "access", "statvfs", "fstatvfs"),
    )
)
#: What of `os` has to do with no file, or only puts the others together.
NO_FILE = frozenset(
    (
        *("path", "fspath", "fsencode", "fsdecode", "strerror", "getpid", "getppid", "urandom"),
        *("environ", "name", "sep", "PathLike", "stat_result", "fdopen", "devnull"),
    )
)
_CHANGING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_WRITES = frozenset(("write", "pwrite"))


def intercept(hook: Hook) -> None:
    """Hand every call to `hook(name, real, arguments, named)`, whose result is the call's."""
    for name in WRITING | READING | {"open"}:
        real = getattr(os, name, None)
        if real is not None:
            setattr(os, name, _through(hook, name, real))
    builtins.open = io.open = import_module("_pyio").open  # as good, but built on `os`


def _through(hook: Hook, name: str, real: Real) -> Real:
    def call(*arguments: Any, **named: Any) -> Any:
        return hook(name, real, arguments, named)

    return call


def foresee(seed: int = 5) -> None:
    """Let the program draw the same new ids each time."""
    os.urandom = Random(seed).randbytes


def is_writing(name: str, arguments: tuple[Any, ...], named: dict[str, Any]) -> bool:
    """Whether a call may change something on the disk."""
    if name == "open":
        flags: int = arguments[1] if len(arguments) > 1 else named["flags"]
        return bool(flags & _CHANGING)
    return name in WRITING


def is_write(name: str) -> bool:
    """Whether a call takes bytes, of which it may take only a part."""
    return name in _WRITES


def write_part(real: Real, arguments: tuple[Any, ...], size: int) -> int:
    """Do only the first bytes of a write; gives how many were taken."""
    descriptor, content, *rest = arguments
    taken: int = real(descriptor, bytes(content)[:size], *rest) if size else 0
    return taken
