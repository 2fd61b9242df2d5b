"""Every action of the app works by the keyboard alone, and by the mouse alone, to the same end.

The mouse types text only where there is text to type: a day, a name, a passphrase, the words of a
search. It presses no key otherwise.
"""

from pathlib import Path
from typing import Any

import pytest

from diary.cli.compose import plan_texts
from diary.cli.exporters import FileExporters
from diary.ui.app import DiaryApp
from diary.ui.keys import bound
from tests.ui import (
    walks_check_in,
    walks_days,
    walks_forms,
    walks_places,
    walks_planned,
    walks_today,
)
from tests.ui.hands import by_keys, by_mouse, shown
from tests.ui.walks import Walk

_TABLES = (walks_check_in, walks_days, walks_forms, walks_places, walks_planned, walks_today)
WALKS = [walk for table in _TABLES for walk in vars(table).values() if isinstance(walk, Walk)]
STEPS = [step for walk in WALKS for step in walk.steps]
_BY_KEYS: dict[str, list[object]] = {}


def test_every_key_of_every_action_is_pressed_in_a_walk() -> None:
    pressed = {(step.id, key) for step in STEPS for key in step.keys.split()}
    assert {(one.id, key) for one in bound() for key in one.keys} - pressed == set()


def test_no_walk_has_an_action_that_the_app_has_not() -> None:
    assert {step.id for step in STEPS} - {one.id for one in bound()} == {""}


async def walked(walk: Walk, home: Path, by: Any) -> list[object]:
    """What each step led to. Fails where one led nowhere."""
    with pytest.MonkeyPatch.context() as machine:
        # Where a file is offered to be written: each hand finds none there yet.
        machine.setenv("HOME", str(home))
        return await _walked(walk, home, by)


async def _walked(walk: Walk, home: Path, by: Any) -> list[object]:
    journal = walk.diary(home)
    app = DiaryApp(journal, walk.clock(), walk.settings, FileExporters, plans=plan_texts)
    states: list[object] = []
    async with app.run_test(size=walk.size) as pilot:
        await pilot.pause(walk.wait or None)
        for number, step in enumerate(walk.steps):
            await shown(pilot, step)
            before = step.proof(app)
            await by(pilot, step)
            after = step.proof(app)
            assert not step.id or after != before, f"{step.id} ({number}) does nothing: {after}"
            states.append((step.id, after))
    return states


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.name)
async def test_the_keyboard_alone_does_it(walk: Walk, tmp_path: Path) -> None:
    _BY_KEYS[walk.name] = await walked(walk, tmp_path / "keys", by_keys)


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.name)
async def test_the_mouse_alone_does_the_same(walk: Walk, tmp_path: Path) -> None:
    if walk.name not in _BY_KEYS:
        _BY_KEYS[walk.name] = await walked(walk, tmp_path / "keys", by_keys)
    assert await walked(walk, tmp_path / "mouse", by_mouse) == _BY_KEYS[walk.name]
