"""A pilot that waits for waiting keys and for the files that a key makes, and for no disk."""

import asyncio

import pytest
from textual.pilot import Pilot

from diary.ui.making import GROUP

#: Times a hundredth of a second; no key waits that long for the one before it.
_MOST = 300


@pytest.fixture(autouse=True)
def _waits_for_its_keys(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, waits_for_no_disk: None
) -> None:
    wait = Pilot._wait_for_screen
    waits_for_files = "held" not in request.fixturenames

    async def wait_for_keys(pilot: Pilot[object], timeout: float = 30.0) -> bool:
        is_done = await wait(pilot, timeout)
        for _ in range(_MOST):
            is_making = any(one.group == GROUP for one in pilot.app.workers)
            if not getattr(pilot.app, "is_busy", False) and not (is_making and waits_for_files):
                break
            await asyncio.sleep(0.01)
            is_done = await wait(pilot, timeout)
        return is_done

    monkeypatch.setattr(Pilot, "_wait_for_screen", wait_for_keys)
