"""Programs that can be killed or made to fail: children of this one, so that none has to start."""

import copyreg
import gc
import io
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from tempfile import TemporaryFile
from typing import IO, Any, NamedTuple, NoReturn

from diary.core.areas import Area, area_named
from diary.core.scales import Symptom, symptom_named

_LONGEST = 60
_LENGTH = 4
#: The status of a child whose action raised: what was raised is in `err`.
RAISED = 70


# There is one object of each; a copy would be another area of the same name.
copyreg.pickle(Area, lambda area: (area_named, (area.name,)))
copyreg.pickle(Symptom, lambda symptom: (symptom_named, (symptom.name,)))


class Ended(NamedTuple):
    """How a child ended: `status` is minus the signal where one killed it."""

    status: int
    out: str
    err: str
    value: Any

    @property
    def was_killed(self) -> bool:
        return self.status == -signal.SIGKILL


def ended(action: Callable[[], Any]) -> Ended:
    """Let a child do it, with what it prints and returns brought back; waits for its end.

    A child that takes a minute is stopped.
    """
    with TemporaryFile() as out, TemporaryFile() as err, TemporaryFile() as value:
        child = os.fork()
        if child == 0:
            _do(action, out, err, value)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        returned = _content(value)
        found = pickle.loads(returned) if returned else None
        return Ended(status, _content(out).decode(), _content(err).decode(), found)


def load(action: Callable[[], Any]) -> Ended:
    """Let a child do it, and import here what it needed: all later children find it there."""
    ran = ended(lambda: (action(), list(sys.modules)))
    assert ran.status == 0, ran.err
    value, modules = ran.value
    for name in modules:
        with suppress(ImportError):
            import_module(name)
    return ran._replace(value=value)


def _content(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()


def _do(action: Callable[[], Any], out: IO[bytes], err: IO[bytes], value: IO[bytes]) -> NoReturn:
    status, end = RAISED, os._exit
    gc.disable()  # it would touch, and so copy, all that the parent has
    try:
        signal.alarm(_LONGEST)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        for number, name, file in ((1, "stdout", out), (2, "stderr", err)):
            os.dup2(file.fileno(), number)
            buffer = io.BufferedWriter(io.FileIO(number, "w", closefd=False))
            setattr(sys, name, io.TextIOWrapper(buffer, "utf-8"))
        value.write(pickle.dumps(action()))
        value.flush()
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        end(status)


class Messages:
    """What a child says until it is killed: a value that was cut off was never sent."""

    def __init__(self) -> None:
        self._reading, self._writing = os.pipe()
        self._read = b""

    def send(self, value: Any) -> None:
        content = pickle.dumps(value)
        os.write(self._writing, len(content).to_bytes(_LENGTH, "big") + content)

    def only_received(self) -> None:
        """Said by the parent after the fork, so that the pipe ends with the child."""
        os.close(self._writing)

    def __iter__(self) -> Iterator[Any]:
        """The values as they come, until the child is gone."""
        while True:
            size = int.from_bytes(self._read[:_LENGTH], "big") + _LENGTH
            if len(self._read) >= max(size, _LENGTH + 1):
                yield pickle.loads(self._read[_LENGTH:size])
                self._read = self._read[size:]
                continue
            part = os.read(self._reading, 65536)
            if not part:
                os.close(self._reading)
                return
            self._read += part
