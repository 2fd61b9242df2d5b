"""Pictures of the sessions and of sharing, each looked at before it was kept."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from diary.cli.exporters import FileExporters
from diary.core.records import SessionKind, TreatmentSession
from diary.journal import Journal
from diary.ui.screens.session import SessionScreen
from diary.ui.screens.session_detail import SessionDetailScreen
from diary.ui.screens.sessions import SessionsScreen
from diary.ui.screens.share import ShareScreen
from tests.ui.stage import THIGH, Clock, app_over, two_sessions
from tests.ui.test_snapshots import Compare

SIZES = {"dark": (80, 24), "small-without-colour": (60, 20)}


@pytest.fixture(params=SIZES)
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    if request.param != "dark":
        monkeypatch.setenv("NO_COLOR", "1")
    return SIZES[request.param]


def opened(screen: Callable[[], Screen[Any]], *pressed: str) -> Callable[[Pilot[None]], object]:
    async def run(pilot: Pilot[None]) -> None:
        await pilot.app.push_screen(screen())
        for key in pressed:
            await pilot.press(key)
        pilot.app.clear_notifications()
        await pilot.pause()

    return run


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """Two sessions, and the test injections before the first."""
    journal = two_sessions(tmp_path)
    test = TreatmentSession(date(2026, 10, 19), (THIGH,), SessionKind.TEST, time(10, 0))
    journal.record(test, Clock(date(2026, 10, 19), time(11, 0))())
    return journal


def test_sessions(snap_compare: Compare, journal: Journal, size: tuple[int, int]) -> None:
    run = opened(lambda: SessionsScreen(journal, Clock()))
    assert snap_compare(app_over(journal), terminal_size=size, run_before=run)


def test_one_session(snap_compare: Compare, journal: Journal, size: tuple[int, int]) -> None:
    one = journal.records().sessions[-1].id
    run = opened(lambda: SessionDetailScreen(journal, Clock(), one))
    assert snap_compare(app_over(journal), terminal_size=size, run_before=run)


def test_correcting_a_session(
    snap_compare: Compare, journal: Journal, size: tuple[int, int]
) -> None:
    one = journal.records().sessions[-1].id
    run = opened(lambda: SessionScreen(journal, Clock(), entry=one))
    assert snap_compare(app_over(journal), terminal_size=size, run_before=run)


def sharing(journal: Journal, home: Path, monkeypatch: pytest.MonkeyPatch) -> ShareScreen:
    monkeypatch.setenv("HOME", str(home / "ann"))
    return ShareScreen(journal, Clock(), FileExporters())


def test_sharing(
    snap_compare: Compare,
    journal: Journal,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
) -> None:
    run = opened(
        lambda: sharing(journal, Path("/home"), monkeypatch), "down", "down", "tab", "tab", "space"
    )
    assert snap_compare(app_over(journal), terminal_size=size, run_before=run)
