"""What all tests of this folder share: a fast folder, and a place for what was found."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.reliability.commands import Command
from tests.reliability.forms import Form
from tests.reliability.report import Report
from tests.reliability.scrypt import cost_nothing
from tests.reliability.stage import Stage

_MEMORY = Path("/dev/shm")


@pytest.fixture(autouse=True, scope="package")
def passphrases_that_cost_nothing() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        cost_nothing(patch)
        yield


@pytest.fixture
def report(request: pytest.FixtureRequest) -> Report:
    """Where a test notes its figures; they are printed when all tests are done."""
    return Report(request.node.user_properties)


@pytest.fixture
def fast_path(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where the system has such a thing: thousands of syncs cost nothing."""
    if not _MEMORY.is_dir():
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp(dir=_MEMORY))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="package")
def stage_of(passphrases_that_cost_nothing: None) -> Iterator[Callable[[Command, Form], Stage]]:
    """The stage of each command, set once for all that is done to it."""
    folder = Path(tempfile.mkdtemp(dir=_MEMORY if _MEMORY.is_dir() else None))

    @cache
    def of(command: Command, form: Form) -> Stage:
        return Stage(folder / f"{command.name}, {form}", command, form)

    yield of
    shutil.rmtree(folder)
