"""Paired measurements: this, the floor, this, the floor …, and the median of the ratios."""

import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pexpect


def ratio(name: str, limit: float | None, pairs: Sequence[tuple[float, float]]) -> None:
    """Print the median ratio of pairs of (this, floor)."""
    ratios = sorted(this / floor for this, floor in pairs)
    median = statistics.median(ratios)
    allowed = f"allowed {limit:g}" if limit else ""
    print(f"{name:<58} {median:6.2f} x  ({ratios[0]:.2f} to {ratios[-1]:.2f})  {allowed}")


def paired(
    this: Callable[[], float], floor: Callable[[], float], runs: int
) -> list[tuple[float, float]]:
    """One warm-up each, then the two in turn."""
    this(), floor()
    return [(this(), floor()) for _ in range(runs)]


def cpu_of(argv: Sequence[str]) -> float:
    """The CPU seconds of one whole process, its output thrown away."""
    null = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_RDWR, 0) for fd in (0, 1, 2)]
    pid = os.posix_spawn(argv[0], list(argv), os.environ, file_actions=null)
    _, status, used = os.wait4(pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0, argv
    return used.ru_utime + used.ru_stime


def on_screen(argv: Sequence[str], size: tuple[int, int] = (80, 24)) -> "pexpect.spawn[str]":
    """A program on a terminal of so many columns and lines."""
    child = pexpect.spawn(
        argv[0], list(argv[1:]), dimensions=size[::-1], encoding="utf-8", timeout=30
    )
    child.delaybeforesend = None  # else each key would be counted 50 ms longer than it takes
    return child


def cpu_on_screen(argv: Sequence[str], until: str) -> float:
    """The CPU seconds of a full-screen program from its start to a text on the screen."""
    child = on_screen(argv)
    child.expect_exact(until)
    # Of all its threads, in nanoseconds; /proc/…/stat counts in hundredths of a second.
    threads = Path(f"/proc/{child.pid}/task").glob("*/schedstat")
    used = sum(int(thread.read_text("ascii").split()[0]) for thread in threads)
    child.close(force=True)
    return used / 1e9


def seconds_to_text(child: "pexpect.spawn[str]", key: str, text: str) -> float:
    """From a key to the text that it brings to the screen."""
    _let_rest(child)
    start = time.perf_counter()
    child.send(key)
    child.expect_exact(text)
    return time.perf_counter() - start


def _let_rest(child: "pexpect.spawn[str]") -> None:
    """Read what the program still paints."""
    while True:
        try:
            child.read_nonblocking(65536, 0.05)
        except pexpect.TIMEOUT:
            return


def seconds_to_paint(child: "pexpect.spawn[str]", key: str) -> float:
    """From a key to the bytes that paint its effect."""
    _let_rest(child)
    start = time.perf_counter()
    child.send(key)
    child.read_nonblocking(65536, 5)
    return time.perf_counter() - start


PYTHON = sys.executable
#: A bare app whose `Static` updates at a digit.
HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    BINDINGS = [("q", "quit", "")]
    def compose(self): yield Static("Hello world")
    def on_key(self, event):
        if event.character in "0123": self.query_one(Static).update("Hello " + event.character)
Hello().run()
"""
