"""A program on a real terminal: keys go in through a pty, what shows is read off a screen."""

import os
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import pexpect
import pyte

#: A zone in which it is the evening now, wherever and whenever the tests run: after midnight the
#: app would first ask which day is meant.
EVENING = f"EVE{datetime.now(UTC).hour - 20:+d}"
#: Seconds in which anything shows, on a machine that has other things to do too.
_PATIENCE = 60


def _hear_ctrl_c() -> None:
    """As a terminal's shell does: tests that were started in the background are deaf to it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """`Terminal(["-m", "diary"])`: Python with these arguments on a terminal of that size."""

    def __init__(
        self,
        args: Sequence[str],
        *,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
    ) -> None:
        columns, lines = size
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.Stream(self.screen)
        self.bytes = ""
        self.child = pexpect.spawn(
            sys.executable,
            list(args),
            dimensions=(lines, columns),
            encoding="utf-8",
            env={**os.environ, "TERM": "xterm-256color", "TZ": EVENING, **(env or {})},
            preexec_fn=_hear_ctrl_c,
        )

    @property
    def text(self) -> str:
        """What shows now."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def read(self, seconds: float = 0.05) -> None:
        """Take in what the program prints within that time."""
        until = time.monotonic() + seconds
        while True:
            try:
                piece = self.child.read_nonblocking(65536, max(0.01, until - time.monotonic()))
            except (pexpect.TIMEOUT, pexpect.EOF):
                return
            self.bytes += piece
            self._stream.feed(piece)

    def wait_for(self, text: str, seconds: float = _PATIENCE) -> None:
        """Read until a text shows. Fails with the screen where it doesn't."""
        until = time.monotonic() + seconds
        while text not in self.text:
            assert time.monotonic() < until, f"{text!r} does not show on\n{self.text}"
            self.read()

    def press(self, keys: str) -> None:
        """Type these characters."""
        self.child.send(keys)

    def wait_for_end(self, seconds: float = _PATIENCE) -> int:
        """Wait until the program has ended and give its exit status."""
        until = time.monotonic() + seconds
        while self.child.isalive():
            assert time.monotonic() < until, f"still running:\n{self.text}"
            self.read()
        self.child.close()
        return int(self.child.exitstatus or 0)
