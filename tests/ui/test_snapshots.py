"""Pictures of the screens, each looked at before it was kept. Tests of state stand beside."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from textual.pilot import Pilot

from diary.core.areas import area_named
from diary.core.profile import Profile
from diary.core.records import TreatmentSession
from diary.ui.app import DiaryApp
from tests.ui.locked import locked_journal
from tests.ui.stage import THIGH, TODAY, Clock, add_session, app_over, journal_at, log, two_sessions
from tests.ui.test_drafts import a_draft, left_behind, offered
from tests.ui.test_lock import give
from tests.ui.walks_today import injected, two_weeks_ago

CHEEK = area_named("left-cheek")
Compare = Callable[..., bool]


def keys(*pressed: str) -> Callable[[Pilot[None]], object]:
    async def run(pilot: Pilot[None]) -> None:
        await pilot.pause(0.3)  # what Today tells of a session shows once it is painted
        for key in pressed:
            await pilot.press(key)
        await pilot.pause()
        # What was said in a toast is asserted elsewhere; here it would hide what it lies on.
        pilot.app.clear_notifications()
        await pilot.pause()

    return run


@pytest.fixture
def app(tmp_path: Path) -> DiaryApp:
    return app_over(two_sessions(tmp_path))


def test_today(snap_compare: Compare, app: DiaryApp) -> None:
    """The picture in the README: saved, with a flag."""
    assert snap_compare(app, terminal_size=(80, 24), run_before=keys("s", "enter", "enter"))


def test_today_before_anything_is_said(snap_compare: Compare, app: DiaryApp) -> None:
    assert snap_compare(app, terminal_size=(80, 24))


def test_why(snap_compare: Compare, app: DiaryApp) -> None:
    assert snap_compare(app, terminal_size=(80, 24), run_before=keys("s", "enter", "enter", "w"))


def test_adding_a_session(snap_compare: Compare, tmp_path: Path) -> None:
    app = app_over(journal_at(tmp_path))
    assert snap_compare(
        app, terminal_size=(80, 24), run_before=keys("escape", "a", "tab", "tab", "space")
    )


def test_help(snap_compare: Compare, app: DiaryApp) -> None:
    assert snap_compare(app, terminal_size=(80, 24), run_before=keys("question_mark"))


def test_a_past_day(snap_compare: Compare, app: DiaryApp) -> None:
    pressed = keys("d", *"yesterday", "enter")
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressed)


def test_history(snap_compare: Compare, app: DiaryApp) -> None:
    pressed = keys("s", "enter", "enter", "0", "enter", "2", "h")
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressed)


def test_being_asked_why(snap_compare: Compare, app: DiaryApp) -> None:
    pressed = keys("s", "enter", "enter", "0", "enter")
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressed)


def test_an_unsaved_check_in_is_offered(snap_compare: Compare, tmp_path: Path) -> None:
    two_sessions(tmp_path)
    left_behind(tmp_path, a_draft())

    async def wait(pilot: Pilot[None]) -> None:
        await offered(pilot)

    assert snap_compare(app_over(journal_at(tmp_path)), terminal_size=(80, 24), run_before=wait)


def test_a_locked_diary(snap_compare: Compare, tmp_path: Path) -> None:
    two_sessions(tmp_path)
    app = app_over(locked_journal(tmp_path))

    async def wrong(pilot: Pilot[None]) -> None:
        await give(pilot, "wrong")

    assert snap_compare(app, terminal_size=(80, 24), run_before=wrong)


def _asked(home: Path) -> DiaryApp:
    """Treated this evening with a cream, two weeks after the session before."""
    journal = journal_at(home)
    add_session(journal, date(2026, 11, 8), THIGH)
    log(journal, date(2026, 11, 21), (THIGH, 1, 0))
    session = TreatmentSession(TODAY, (CHEEK,), at=time(17, 30), numbing_cream=True)
    journal.record(session, Clock(TODAY, time(18, 0))())
    journal.record(Profile(TODAY, clinic="Clinica Sol, 555 0100", emergency="112"), Clock()())
    return app_over(journal)


#: From Today to each, with the window.
_ASKED = {
    "waits": ((), (80, 24)),
    "signs": (("2", "enter"), (80, 24)),
    "today": (("tab", "tab", *["down"] * 6, "space"), (80, 24)),
    "emergency": (("tab", "tab", "down", "space"), (40, 12)),
    "used": (("m", "space"), (60, 20)),
}


@pytest.mark.parametrize("look", ["dark", "no-colour"])
@pytest.mark.parametrize("name", _ASKED)
def test_around_a_session(
    snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, look: str
) -> None:
    if look == "no-colour":
        monkeypatch.setenv("NO_COLOR", "1")
    pressed, size = _ASKED[name]
    assert snap_compare(_asked(tmp_path), terminal_size=size, run_before=keys(*pressed))


#: A diary with a question that is due, and the keys from Today on.
_QUESTIONS = {
    "reaction": (injected, ()),
    "what was seen": (injected, ("r", "space")),
    "late check": (two_weeks_ago, ()),
    "result": (two_weeks_ago, ("z", "r", "right")),
}


@pytest.mark.parametrize("look", ["dark", "no-colour"])
@pytest.mark.parametrize("name", _QUESTIONS)
def test_a_question(
    snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, look: str
) -> None:
    if look == "no-colour":
        monkeypatch.setenv("NO_COLOR", "1")
    diary, pressed = _QUESTIONS[name]
    size = (80, 24) if look == "dark" else (60, 20)
    assert snap_compare(app_over(diary(tmp_path)), terminal_size=size, run_before=keys(*pressed))


_SIZES = ((80, 24), (120, 40), (60, 20))


@pytest.mark.parametrize("size", _SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("look", ["diary-dark", "diary-light", "diary-contrast", "no-colour"])
def test_today_in_every_look(
    snap_compare: Compare,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    look: str,
    size: tuple[int, int],
) -> None:
    journal = two_sessions(tmp_path)
    log(journal, TODAY, (THIGH, 2, 4))
    if look == "no-colour":
        monkeypatch.setenv("NO_COLOR", "1")
    app = app_over(journal, theme="" if look == "no-colour" else look)

    async def settled(pilot: Pilot[None]) -> None:
        await pilot.pause(0.3)

    assert snap_compare(app, terminal_size=size, run_before=settled)
