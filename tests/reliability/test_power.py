"""A power cut at any moment: whatever of a command had reached the disk, and in whatever order."""

import re
import shutil
from collections.abc import Sequence
from random import Random

import pytest

from tests.reliability.commands import CASES, NAMES, Command
from tests.reliability.crashes import states
from tests.reliability.disk import Image, image_of, put
from tests.reliability.forms import Form
from tests.reliability.recording import Recorder
from tests.reliability.report import Report
from tests.reliability.stage import NUMBERS, Stage, StageOf

_ZEROS = re.compile(rb"\0{16,}")


def recorded(stage: Stage) -> Recorder:
    """What the command did to the disk, from its first call to its last."""
    stage.reset()
    recorder = Recorder(stage.path)
    ran = stage.command.run(stage.path, recorder, recorder)
    assert ran.status == 0, ran.err
    status, found = ran.value
    assert status == 0
    assert isinstance(found, Recorder)
    return found


def crashes(recorder: Recorder, draw: Random) -> tuple[Sequence[Image], Sequence[Image]]:
    """The states in which the power can leave the disk: at any moment, and when all was done."""
    disk = recorder.disk
    during: dict[object, Image] = {}
    done: dict[object, Image] = {}
    for number, operation in enumerate([None, *recorder.operations]):
        if operation is not None:
            disk.do(operation)
        found = done if number == len(recorder.operations) else during
        for image in states(disk, draw):
            found.setdefault(tuple(sorted(image.items())), image)
    return [image for key, image in during.items() if key not in done], list(done.values())


def described(image: Image) -> str:
    """A state in a few words: the names, their sizes, and where a file has zeros in it."""
    words = []
    for path, content in sorted(image.items()):
        if content is not None:
            holes = [f", zeros {one.start()}–{one.end()}" for one in _ZEROS.finditer(content)]
            words.append(f"{path} {len(content)}{''.join(holes)}")
    return "; ".join(words)


def broken(stage: Stage, image: Image, *, is_done: bool) -> str:
    """What is wrong with a state, or nothing."""
    shutil.rmtree(stage.path)
    put(image, stage.path)
    try:
        found = stage.goes_on()
        assert stage.is_new(found) or not is_done, "what was said to be saved is gone"
    except Exception as error:
        return f"{described(image)}: {error}"
    return ""


@pytest.mark.parametrize("most", NUMBERS)
@pytest.mark.parametrize(("command", "form"), CASES, ids=NAMES)
def test_a_power_cut_leaves_the_diary_old_or_new_and_a_finished_save_new(
    stage_of: StageOf, command: Command, form: Form, most: int, report: Report
) -> None:
    stage = stage_of(command, form)
    recorder = recorded(stage)
    is_seen_whole = image_of(stage.path)
    during, done = crashes(recorder, Random(1))
    assert is_seen_whole in done, "the program did something that was not recorded"
    count = len(during) + len(done)
    during, done = stage.some(during, most), stage.some(done, most)
    wrong = [broken(stage, image, is_done=False) for image in during]
    wrong += [broken(stage, image, is_done=True) for image in done]
    wrong = [one for one in wrong if one]
    assert not wrong, f"{len(wrong)} of {len(during) + len(done)}:\n" + "\n".join(wrong[:5])
    report.add(
        "power cut: every prefix, torn and reordered unsynced write",
        len(during) + len(done),
        of=f"{command.name}, {form}",
        unreadable=0,
        lost=0,
        states_there_are=count,
    )
