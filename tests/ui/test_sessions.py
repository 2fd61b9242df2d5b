"""The sessions in the app: what they show, and opening them; keys and mouse."""

from datetime import date, time, timedelta
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from diary.core.areas import AREAS
from diary.core.entries import Entry
from diary.core.records import SessionKind, TreatmentSession
from diary.journal import Journal
from diary.ui.screens.session import SessionScreen
from diary.ui.screens.session_detail import SessionDetailScreen
from diary.ui.screens.sessions import SessionsScreen
from diary.ui.widgets.two_sides import TwoSides
from diary.wording import sessions as told
from tests.diaries import PLAN
from tests.ui.hostile import ACTING, ALL
from tests.ui.locked import PASSPHRASE, PassphraseStore
from tests.ui.stage import (
    BELLY,
    THIGH,
    TODAY,
    Clock,
    add_session,
    app_over,
    click_key,
    journal_at,
    two_sessions,
)
from tests.ui.test_lock import give
from tests.ui.test_today import SIZE, press

SECOND = date(2026, 11, 19)


async def opened(pilot: Pilot[None]) -> SessionsScreen:
    app = pilot.app
    screen = SessionsScreen(app._journal, app._clock)  # type: ignore[attr-defined]
    await app.push_screen(screen)
    await pilot.pause()
    return screen


def rows(screen: SessionsScreen) -> list[str]:
    return [str(one.prompt).rstrip() for one in screen.query_one(OptionList).options]


def page(pilot: Pilot[None]) -> str:
    assert isinstance(pilot.app.screen, SessionDetailScreen)
    said = "\n".join(
        str(one.render()) for one in pilot.app.screen.query("#page Static").results(Static)
    )
    return said.replace("\u00a0", " ")


def heading(pilot: Pilot[None]) -> tuple[str, str]:
    found = pilot.app.screen.query_one("#heading", TwoSides)
    return found.left, found.right


def sessions(home: Path) -> list[Entry[TreatmentSession]]:
    return list(journal_at(home).records().sessions)


# The list.


async def test_the_newest_session_comes_first_with_how_each_stands(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    test = TreatmentSession(date(2026, 10, 19), (THIGH,), SessionKind.TEST, time(10, 0))
    journal.record(test, Clock(date(2026, 10, 19), time(11, 0))())
    async with app_over(journal).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        assert heading(pilot) == ("Sessions", "2 sessions, newest first")
        assert rows(screen) == [
            "Session 2 · Thu 19 Nov, 14:30 · left thigh (front), lower abdomen\n"
            "  bruise still there · soreness still there",
            "Session 1 · Tue 20 Oct, 14:30 · left thigh (front)\n"
            "  all clear · bruise gone after 9 days · soreness gone after 4 days",
            "Test injections · Mon 19 Oct, 10:00 · left thigh (front)",
        ]


async def test_an_empty_list_says_how_to_begin(tmp_path: Path) -> None:
    async with app_over(journal_at(tmp_path)).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        assert screen.query_one("#none").display
        await press(pilot, "enter e x")
        assert pilot.app.screen is screen


async def test_a_long_list_is_laid_out_in_pages_and_can_be_gone_through(tmp_path: Path) -> None:
    journal = journal_at(tmp_path)
    for number in range(130):
        add_session(journal, TODAY - timedelta(28 * number), AREAS[number % 7])
    async with app_over(journal).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        assert len(rows(screen)) < 130
        await press(pilot, "pagedown pagedown end end end end end end")
        assert rows(screen)[-1].startswith("Session 1 · ")
        assert len(rows(screen)) == 130
        await press(pilot, "enter")
        assert heading(pilot)[0] == "Session 1"


async def test_the_lines_follow_the_width_of_the_window(tmp_path: Path) -> None:
    async with app_over(two_sessions(tmp_path)).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "down")
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert rows(screen)[1].split("\n")[:2] == [
            "Session 1 · Tue 20 Oct, 14:30",
            "  left thigh (front)",
        ]
        assert screen.in_hand
        assert screen.in_hand.value.day == date(2026, 10, 20)


async def test_a_session_of_another_window_appears_on_return(tmp_path: Path) -> None:
    async with app_over(two_sessions(tmp_path)).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "down")
        await press(pilot, "question_mark")
        add_session(journal_at(tmp_path), TODAY, BELLY)
        await press(pilot, "escape")
        assert len(rows(screen)) == 3
        assert screen.in_hand
        assert screen.in_hand.value.day == date(2026, 10, 20)


async def test_a_locked_diary_shows_its_sessions_again_once_it_is_open(tmp_path: Path) -> None:
    two_sessions(tmp_path)
    store = PassphraseStore(tmp_path)
    store.unlock(PASSPHRASE)
    async with app_over(Journal(store, PLAN)).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await pilot.pause(0.2)  # for the drafts, which are looked for after the first paint
        await press(pilot, "ctrl+l")
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        await give(pilot, PASSPHRASE)
        assert pilot.app.screen is screen
        assert len(rows(screen)) == 2


# One session.


async def test_enter_and_a_click_open_a_session_with_how_it_went(tmp_path: Path) -> None:
    async with app_over(two_sessions(tmp_path)).run_test(size=SIZE) as pilot:
        await opened(pilot)
        await press(pilot, "enter")
        assert heading(pilot) == ("Session 2", "Thu 19 Nov, 14:30 · 3 days ago")
        assert page(pilot) == (
            "Left thigh (front), lower abdomen.\n"
            "No test injections are noted before this session.\n"
            "Entered on Thu 19 Nov 2026 at 18:00.\n"
            "How it went\n"
            "Lower abdomen · at worst spots, sore 2 (mild)\n"
            "Bruise: since Fri 20 Nov, at least 2 days, still there on Sat 21 Nov.\n"
            "Soreness: from Thu 19 to Fri 20 Nov, at least 2 days, looks clear since Sat 21 Nov.\n"
            "Left thigh (front) · at worst coin, sore 6 (moderate)\n"
            "Bruise: since Thu 19 Nov, at least 3 days, still there on Sat 21 Nov.\n"
            "Soreness: since Thu 19 Nov, at least 3 days, still there on Sat 21 Nov."
        )
        await press(pilot, "escape")
        await pilot.click(OptionList, offset=(3, 4))
        await pilot.pause()
        assert heading(pilot)[0] == "Session 1"
        await click_key(pilot, "Back")
        assert isinstance(pilot.app.screen, SessionsScreen)


async def test_test_injections_have_a_page_too(tmp_path: Path) -> None:
    journal = journal_at(tmp_path)
    test = TreatmentSession(SECOND, (THIGH,), SessionKind.TEST, note="left arm was red")
    journal.record(test, Clock(SECOND, time(18, 0))())
    async with app_over(journal).run_test(size=SIZE) as pilot:
        await opened(pilot)
        await press(pilot, "enter")
        assert heading(pilot)[0] == "Test injections"
        assert told.TEST_ONLY in page(pilot)
        assert "Note: left arm was red" in page(pilot)


async def test_nothing_in_a_note_acts_on_the_terminal(tmp_path: Path) -> None:
    journal = journal_at(tmp_path)
    journal.record(TreatmentSession(SECOND, (THIGH,), note="safe"), Clock()())
    [entry] = journal.records().sessions
    hostile = TreatmentSession(SECOND, (THIGH,), note=ALL.replace("\ud800", ""))
    strange = entry.history[0]._replace(value=hostile, revision=2)
    journal._store.append(strange)
    async with app_over(journal_at(tmp_path)).run_test(size=SIZE) as pilot:
        await opened(pilot)
        await press(pilot, "enter")
        assert not [acting for acting in ACTING if acting in page(pilot)]
        assert "[@click=app.quit]evil[/]" in page(pilot)
        await press(pilot, "e")
        assert isinstance(pilot.app.screen, SessionScreen)
        note = pilot.app.screen.query_one("#note", Input).value
        assert not [acting for acting in ACTING if acting in note]
