"""Tests marked `long` run only where `-m` asks for them; the others never wait for them."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.reliability.report import table

# A shared machine pauses when it likes: how long one example takes proves nothing.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

# Readline leaves these to what it starts, where they would outdo the real size of a window.
if "PYTEST_XDIST_WORKER" in os.environ:
    os.environ.pop("COLUMNS", None)
    os.environ.pop("LINES", None)

#: More processes would only get in each other's way where a machine has fewer cores than it says.
_MOST_PROCESSES = 4


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """A process for each core, where a folder is tested; files are quicker tested in one process.

    So is a single core. New pictures are written, and printed text is seen, by one process only.
    """
    named = (Path(arg) for arg in config.args)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    by_one = config.option.update_snapshots or config.option.capture == "no" or cores == 1
    return 0 if by_one or not any(map(Path.is_dir, named)) else min(cores or 1, _MOST_PROCESSES)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.option.markexpr:
        return
    long = [item for item in items if item.get_closest_marker("long")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


@pytest.fixture
def waits_for_no_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are written but nothing waits until they lie on the disk itself.

    That a save does wait, and what a power cut leaves, `tests/storage` and `tests/reliability` say.
    """
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    passed = terminalreporter.getreports("passed")
    if rows := table(noted for one in passed for noted in one.user_properties):
        terminalreporter.section("reliability")
        for row in rows:
            terminalreporter.write_line(row)
