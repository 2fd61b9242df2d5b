"""A pilot that waits for keys, files and a busy machine, and for no disk."""

import asyncio
from functools import partial

import pytest
from textual import pilot as pilots
from textual._wait import wait_for_idle
from textual.pilot import Pilot
from textual.widgets import Input

from diary.ui.making import GROUP

#: Times a hundredth of a second; no key waits that long for the one before it.
_MOST = 300
#: Seconds until a screen is laid out, where other programs want the machine too. Textual's own
#: patience is one second; then a test would go on over half a screen.
_PATIENCE = 30.0


@pytest.fixture(autouse=True)
def _waits_for_its_keys(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, waits_for_no_disk: None
) -> None:
    wait = Pilot._wait_for_screen
    waits_for_files = "held" not in request.fixturenames

    async def wait_for_keys(pilot: Pilot[object], timeout: float = _PATIENCE) -> bool:
        is_done = await wait(pilot, timeout)
        for _ in range(_MOST):
            is_making = any(one.group == GROUP for one in pilot.app.workers)
            if not getattr(pilot.app, "is_busy", False) and not (is_making and waits_for_files):
                break
            await asyncio.sleep(0.01)
            is_done = await wait(pilot, timeout)
        return is_done

    monkeypatch.setattr(Pilot, "_wait_for_screen", wait_for_keys)
    monkeypatch.setattr(pilots, "wait_for_idle", partial(wait_for_idle, max_sleep=_PATIENCE))


@pytest.fixture(autouse=True)
def _has_a_steady_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture that was taken half a second later shows it all the same."""
    monkeypatch.setattr(Input, "_toggle_cursor", lambda field: None)
