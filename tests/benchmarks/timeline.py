"""What the timeline costs on a long diary, as ratios to a Static that updates."""

import time
from itertools import cycle, islice
from pathlib import Path

import pexpect

from tests.benchmarks.long_diary import write
from tests.benchmarks.measure import PYTHON, on_screen, ratio, seconds_to_paint

_LEFT, _RIGHT, _UP, _DOWN = "\x1b[D", "\x1b[C", "\x1b[A", "\x1b[B"
#: The keys that are pressed, what each run of them is called, and the keys that lead there.
_RUNS = (
    ("bars: left", "", [_LEFT]),
    ("bars: up and down", "", [_DOWN, _UP]),
    ("bars: zoom", "", ["-", "="]),
    ("bars of all days: left", "--", [_LEFT]),
    ("grid: left", "2==", [_LEFT]),
    ("grid: up and down", "", [_UP, _DOWN]),
    ("grid of all days: left", "--", [_LEFT]),
    ("compared: left", "3", [_RIGHT, _LEFT]),
    ("compared: bruise and sore", "", ["b"]),
)


def moving_timeline(home: Path, years: int, hello: str) -> None:
    """Keys pressed in each view of the timeline, and opening it, to a Static that updates."""
    write(home, years)
    app = on_screen([PYTHON, "-m", "diary", "--home", str(home)])
    floor = on_screen([PYTHON, "-c", hello])
    app.expect_exact("Same as yesterday")
    floor.expect_exact("Hello world")
    digits = cycle("0123")

    def still() -> float:
        return seconds_to_paint(floor, next(digits))

    _until(app, "t", "Zoom")
    opened = []
    for _ in range(10):
        _until(app, "t", "Same as yesterday")
        opened.append((_until(app, "t", "Zoom"), still()))
    ratio(f"opening the timeline, {years} year(s): time to Static.update", 20, opened)
    for name, before, keys in _RUNS:
        for key in before:
            seconds_to_paint(app, key)
        runs = [(seconds_to_paint(app, key), still()) for key in islice(cycle(keys), 40)]
        ratio(f"{name}, {years} year(s): time to Static.update", 5, runs[2:])
    for child in (app, floor):
        child.close(force=True)


def _until(child: "pexpect.spawn[str]", key: str, text: str) -> float:
    """From a key to a text that it brings up."""
    while True:
        try:
            child.read_nonblocking(65536, 0.05)
        except pexpect.TIMEOUT:
            break
    start = time.perf_counter()
    child.send(key)
    child.expect_exact(text)
    return time.perf_counter() - start
