"""Pictures of what comes before and after a session, each looked at before it was kept."""

from datetime import date, time
from pathlib import Path

import pytest

from diary.cli.compose import plan_texts
from diary.core.answers import PlannedSession
from diary.journal import Journal
from diary.ui.app import DiaryApp
from diary.ui.screens.care_plan import CarePlanScreen
from diary.ui.screens.planned import PlannedScreen
from diary.ui.screens.session import SessionScreen
from diary.ui.screens.session_detail import SessionDetailScreen
from diary.ui.screens.sessions import SessionsScreen
from tests.ui.stage import BELLY, THIGH, TODAY, Clock, app_over, flagged
from tests.ui.test_results import NONE, SLIGHT, treated
from tests.ui.test_snapshots import Compare
from tests.ui.test_snapshots_sessions import opened

SIZES = {"dark": (80, 24), "small-without-colour": (60, 20), "very-small": (40, 12)}


@pytest.fixture(params=SIZES)
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    if request.param == "small-without-colour":
        monkeypatch.setenv("NO_COLOR", "1")
    return SIZES[request.param]


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """Two sessions, something to tell the clinic, and a session planned for today."""
    journal = flagged(tmp_path)
    planned = PlannedSession(TODAY, (THIGH, BELLY), time(23, 0), frozenset(("no-caffeine",)))
    journal.record(planned, Clock()())
    return journal


def test_a_planned_session(snap_compare: Compare, journal: Journal, size: tuple[int, int]) -> None:
    one = journal.records().planned[0].id
    run = opened(lambda: PlannedScreen(journal, Clock(), one))
    assert snap_compare(app_over(journal), terminal_size=size, run_before=run)


def test_the_sessions_with_a_planned_one(
    snap_compare: Compare, journal: Journal, size: tuple[int, int]
) -> None:
    run = opened(lambda: SessionsScreen(journal, Clock()))
    assert snap_compare(app_over(journal), terminal_size=size, run_before=run)


def test_a_form_with_all_its_fields(
    snap_compare: Compare, journal: Journal, size: tuple[int, int]
) -> None:
    keys = ("tab", "tab", "space", "tab", "space", "m", "L", "i", "p", "o", "tab", "4", "0")
    run = opened(lambda: SessionScreen(journal, Clock()), *keys)
    assert snap_compare(app_over(journal), terminal_size=size, run_before=run)


def test_a_form_for_test_injections(
    snap_compare: Compare, journal: Journal, size: tuple[int, int]
) -> None:
    run = opened(lambda: SessionScreen(journal, Clock(), is_test=True))
    assert snap_compare(app_over(journal), terminal_size=size, run_before=run)


def test_results(snap_compare: Compare, tmp_path: Path, size: tuple[int, int]) -> None:
    journal = treated(tmp_path, NONE, SLIGHT, NONE, areas=(BELLY, THIGH))
    clock = Clock(date(2026, 10, 20))
    one = journal.records().sessions[-1].id
    run = opened(lambda: SessionDetailScreen(journal, clock, one), "end")
    assert snap_compare(app_over(journal, clock), terminal_size=size, run_before=run)


def test_another_care_plan(snap_compare: Compare, journal: Journal, size: tuple[int, int]) -> None:
    run = opened(lambda: CarePlanScreen(journal, Clock(), plan_texts()[0]))
    app = DiaryApp(journal, Clock(), plans=plan_texts)
    assert snap_compare(app, terminal_size=size, run_before=run)


def test_today_with_a_planned_session(
    snap_compare: Compare, journal: Journal, size: tuple[int, int]
) -> None:
    assert snap_compare(app_over(journal), terminal_size=size, run_before=opened_nothing)


async def opened_nothing(pilot: object) -> None:
    """Today is there already."""
