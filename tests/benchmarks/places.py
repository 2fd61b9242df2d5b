"""Each place opened for the first time after a start, to a `Static` that updates."""

import time
from itertools import cycle
from pathlib import Path

from tests.benchmarks.long_diary import write
from tests.benchmarks.measure import (
    HELLO,
    PYTHON,
    on_screen,
    ratio,
    seconds_to_paint,
    seconds_to_text,
)

#: The key of each place, and a text that only it shows.
_PLACES = {
    "timeline": ("t", "Zoom"),
    "calendar": ("c", "Earlier"),
    "sessions": ("v", "newest first"),
    "search": ("/", "newest first"),
    "sharing": ("p", "Which days?"),
    "settings": (",", "Printed on"),
}
#: Whoever opens a place has looked at Today first.
_A_LOOK = 1.0
_STARTS = 5


def places(home: Path, years: int) -> None:
    """The first opening, so with its imports, of each place."""
    write(home, years)
    floor = on_screen([PYTHON, "-c", HELLO])
    floor.expect_exact("Hello world")
    digits = cycle("0123")
    for name, (key, shows) in _PLACES.items():
        runs = []
        for _ in range(_STARTS):
            app = on_screen([PYTHON, "-m", "diary", "--home", str(home)])
            app.expect_exact("Same as yesterday")
            time.sleep(_A_LOOK)
            opened = seconds_to_text(app, key, shows)
            runs.append((opened, seconds_to_paint(floor, next(digits))))
            app.close(force=True)
        ratio(f"{name} opened first, {years} year(s): time to Static.update", 20, runs)
    floor.close(force=True)
