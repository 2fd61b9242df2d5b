"""A pilot that waits for keys which wait their turn."""

import asyncio

import pytest
from textual.pilot import Pilot

#: Times a hundredth of a second; no key waits that long for the one before it.
_MOST = 300


@pytest.fixture(autouse=True)
def _waits_for_its_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    wait = Pilot._wait_for_screen

    async def wait_for_keys(pilot: Pilot[object], timeout: float = 30.0) -> bool:
        is_done = await wait(pilot, timeout)
        for _ in range(_MOST):
            if not getattr(pilot.app, "is_busy", False):
                break
            await asyncio.sleep(0.01)
            is_done = await wait(pilot, timeout)
        return is_done

    monkeypatch.setattr(Pilot, "_wait_for_screen", wait_for_keys)
