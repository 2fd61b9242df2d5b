"""A disk of 64 KiB that is filled until it refuses."""

import resource
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from diary.core.errors import NotConfirmedError
from diary.core.records import CheckIn, Revision, rating
from diary.journal import Journal
from tests.cli.running import TODAY, moment
from tests.diaries import PLAN
from tests.reliability.forks import ended
from tests.reliability.forms import Form, opened
from tests.reliability.report import Report

_SIZE = 64 * 1024
_TRIES = 5


class Filled(NamedTuple):
    """What was confirmed before the disk was full, and what it refused with."""

    confirmed: list[str]
    refused: list[str]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with room for 64 KiB, where this user may make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={_SIZE}", "tmpfs", str(folder)]
    mounted = subprocess.run(["mount", *options], check=False, capture_output=True)
    if mounted.returncode:
        pytest.skip("only root may mount a disk of 64 KiB")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(home: Path) -> Filled:
    """Save until the disk refuses several times in a row, with shorter and shorter notes."""
    journal = Journal(opened(home), PLAN)
    confirmed: list[str] = []
    refused: list[str] = []
    while len(refused) < _TRIES:
        length = 400 >> len(refused)
        try:
            confirmed.append(save(journal, "x" * length).id)
        except NotConfirmedError:
            raise
        except OSError as error:
            refused.append(str(error.strerror))
    return Filled(confirmed, refused)


def save(journal: Journal, note: str) -> Revision:
    return journal.record(CheckIn(TODAY, (rating("neck", "soreness", 1),), note=note), moment())


def assert_confirmed_is_readable(home: Path, filled: Filled) -> None:
    journal = Journal(opened(home), PLAN)
    assert [one.id for one in journal.history()] == filled.confirmed
    assert journal.is_whole


@pytest.mark.parametrize("form", Form)
def test_what_a_full_disk_confirmed_is_readable_and_it_works_again_with_room(
    small_disk: Path, form: Form, report: Report
) -> None:
    ballast, home = small_disk / "ballast", small_disk / "home"
    ballast.write_bytes(bytes(16 * 1024))
    form.begin(home)
    filled = fill(home)
    assert set(filled.refused) == {"No space left on device"}
    assert_confirmed_is_readable(home, filled)
    ballast.unlink()
    filled.confirmed.append(save(Journal(opened(home), PLAN), "there is room again").id)
    assert_confirmed_is_readable(home, filled)
    report.add(f"64 KiB disk filled until it refuses, {form}", len(filled.confirmed), lost=0)


def _limited(home: Path) -> Callable[[], Filled]:
    def action() -> Filled:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (_SIZE, _SIZE))
        return fill(home)

    return action


@pytest.mark.parametrize("form", Form)
def test_what_was_confirmed_before_a_file_may_grow_no_more_is_readable(
    tmp_path: Path, form: Form
) -> None:
    home = tmp_path / "home"
    form.begin(home)
    ran = ended(_limited(home))
    assert ran.status == 0, ran.err
    assert_confirmed_is_readable(home, ran.value)
    assert len(ran.value.confirmed) > 20
    save(Journal(opened(home), PLAN), "there is room again")
