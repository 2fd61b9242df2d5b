"""Run all benchmarks: `python -m tests.benchmarks`."""

import compileall
import json
import os
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import diary
from diary.core.entries import current
from diary.core.moment import Now
from diary.core.records import CheckIn
from diary.core.summary import summary
from diary.journal import Journal
from diary.storage.store import FileStore
from tests.benchmarks.body import body
from tests.benchmarks.calendar import calendar, searching
from tests.benchmarks.long_diary import AREAS, LAST, revisions, write
from tests.benchmarks.measure import (
    HELLO,
    PYTHON,
    cpu_of,
    cpu_on_screen,
    on_screen,
    paired,
    ratio,
    seconds_to_paint,
)
from tests.benchmarks.places import places
from tests.benchmarks.report import reporting
from tests.benchmarks.timeline import moving_timeline
from tests.diaries import PLAN
from tests.ui.stage import ratings


def logging(home: Path, years: int) -> None:
    """`diary log` on a diary of that many years, to a bare Python."""
    write(home, years)
    argv = [PYTHON, "-m", "diary", "--home", str(home), "log", "--rate", "left-calf:1:2"]
    runs = paired(lambda: cpu_of(argv), lambda: cpu_of([PYTHON, "-c", "pass"]), 15)
    ratio(f"diary log, {years} year(s): CPU to python -c pass", 7, runs)


def first_paint(home: Path, years: int) -> None:
    """Today painted from a diary, to a bare Textual hello world."""
    write(home, years)
    argv = [PYTHON, "-m", "diary", "--home", str(home)]
    runs = paired(
        lambda: cpu_on_screen(argv, "Same as yesterday"),
        lambda: cpu_on_screen([PYTHON, "-c", HELLO], "Hello world"),
        15,
    )
    ratio(f"first painted Today, {years} year(s): CPU to a hello world", 1.35, runs)


def key_to_paint(home: Path, years: int) -> None:
    """A digit pressed on Today, to a Static that updates."""
    write(home, years)
    app = on_screen([PYTHON, "-m", "diary", "--home", str(home)])
    hello = on_screen([PYTHON, "-c", HELLO])
    app.expect_exact("Same as yesterday")
    hello.expect_exact("Hello world")
    keys = iter("0123" * 20)

    def press() -> tuple[float, float]:
        key = next(keys)
        return seconds_to_paint(app, key), seconds_to_paint(hello, key)

    runs = [press() for _ in range(60)][5:]
    ratio(f"a key to its paint, {years} year(s): time to Static.update", 2, runs)
    for child in (app, hello):
        child.close(force=True)


def saving(home: Path, years: int) -> None:
    """One save, to appending the same bytes and fsync."""
    file = write(home, years)
    journal = Journal(FileStore(home), PLAN)
    journal.records()
    line = file.read_bytes().splitlines(keepends=True)[-1]
    raw = os.open(home / "floor", os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    clock = datetime.combine(LAST + timedelta(1), datetime.min.time(), UTC)

    def save() -> float:
        value = CheckIn(LAST, ratings((AREAS[0], 1, 2), (AREAS[1], 1, 2)))
        start = time.perf_counter()
        journal.record(value, Now(clock, 60, "Europe/Paris"))
        return time.perf_counter() - start

    def floor() -> float:
        start = time.perf_counter()
        os.write(raw, line)
        os.fsync(raw)
        return time.perf_counter() - start

    ratio(f"a save, {years} year(s): time to append + fsync", 4, paired(save, floor, 200))
    os.close(raw)


def flagging(home: Path, years: int) -> None:
    """All flags of a diary, to `json.loads` of its file."""
    lines = write(home, years).read_bytes().splitlines()
    records = current(revisions(years))

    def flags() -> float:
        start = time.process_time()
        assert summary(records, PLAN, LAST).flags is not None
        return time.process_time() - start

    def loads() -> float:
        start = time.process_time()
        for line in lines:
            json.loads(line)
        return time.process_time() - start

    ratio(f"flags of {years} year(s): CPU to json.loads of the file", 1, paired(flags, loads, 15))


def timeline(home: Path, years: int) -> None:
    """Moving through the timeline, and opening it, to a Static that updates."""
    moving_timeline(home, years, HELLO)


def main(names: list[str]) -> None:
    compileall.compile_dir(Path(diary.__file__).parent, quiet=1)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    # An evening wherever this runs: after midnight the app would first ask which day it is about.
    os.environ["TZ"] = f"EVE{datetime.now(UTC).hour - 20:+d}"
    for bench in (
        logging, first_paint, key_to_paint, body, places, calendar, searching, timeline, saving,
        flagging, reporting,
    ):  # fmt: skip
        if names and bench.__name__ not in names:
            continue
        for years in (1, 10):
            with tempfile.TemporaryDirectory() as home:
                bench(Path(home), years)


if __name__ == "__main__":
    main(sys.argv[1:])
