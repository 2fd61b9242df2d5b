"""Several programs that save to one diary at the same time."""

import os
import traceback
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import pytest

from diary.core.errors import BusyError
from diary.core.records import CheckIn, rating
from diary.journal import Journal
from diary.storage.check import check
from tests.cli.running import TODAY, moment
from tests.diaries import PLAN, note_of
from tests.reliability.forms import Form, opened
from tests.reliability.report import Report

_WRITERS = 4


def write(home: Path, writer: int, count: int) -> NoReturn:
    """A program of its own that saves so many entries, its lock and its key taken for itself."""
    status = 1
    try:
        journal = Journal(opened(home), PLAN)
        for number in range(count):
            ratings = (rating("neck", "soreness", number % 11),)
            check_in = CheckIn(TODAY, ratings, note=f"{writer}: {number}")
            while True:  # on a busy machine the others may hold the lock for longer than it waits
                with suppress(BusyError):
                    journal.record(check_in, moment())
                    break
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


@pytest.mark.parametrize(("form", "count"), [(Form.PLAIN, 250), (Form.ENCRYPTED, 25)])
def test_programs_that_save_at_once_keep_every_entry_in_one_chain(
    tmp_path: Path, form: Form, count: int, report: Report
) -> None:
    home = tmp_path / "home"
    form.begin(home)
    children = []
    for writer in range(_WRITERS):
        child = os.fork()
        if child == 0:
            write(home, writer, count)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * _WRITERS
    store = opened(home)
    notes = [note_of(one.value) for one in store.revisions()]
    assert sorted(notes) == sorted(
        f"{writer}: {number}" for writer in range(_WRITERS) for number in range(count)
    )
    for writer in range(_WRITERS):
        own = [note for note in notes if note.startswith(f"{writer}:")]
        assert own == [f"{writer}: {number}" for number in range(count)]
    assert not store.notices
    assert check(store).is_whole
    report.add(f"{_WRITERS} writers at once, {form}", _WRITERS * count, lost=0)
