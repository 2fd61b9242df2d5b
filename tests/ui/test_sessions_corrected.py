"""Correcting and withdrawing a session in the app, and what was typed of that; keys and mouse."""

from datetime import date, time
from pathlib import Path

from textual.widgets import Checkbox, Input, OptionList, Static

from diary.core.records import SessionKind
from diary.ui.drafts import drafts_in, text_of
from diary.ui.screens.ask_why import AskWhyScreen
from diary.ui.screens.session import SessionScreen
from diary.ui.screens.session_detail import SessionDetailScreen
from diary.ui.screens.sessions import SessionsScreen
from diary.ui.session_draft import SessionDraft
from diary.wording import screens as words
from diary.wording import sessions as told
from tests.ui.stage import BELLY, THIGH, TODAY, app_over, click_key, journal_at, two_sessions
from tests.ui.test_drafts import ended, left, left_behind, offered
from tests.ui.test_sessions import SECOND, heading, opened, page, rows, sessions
from tests.ui.test_today import SIZE, press, toasts

# Correcting.


async def test_correcting_shows_what_was_saved_and_keeps_both_versions(tmp_path: Path) -> None:
    async with app_over(two_sessions(tmp_path)).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "e")
        form = pilot.app.screen
        assert isinstance(form, SessionScreen)
        assert heading(pilot) == ("Correct a session", "2 areas chosen")
        assert form.query_one("#day", Input).value == "2026-11-19"
        assert form.query_one("#at", Input).value == "14:30"
        assert set(form.form.areas.chosen) == {THIGH, BELLY}
        assert not form.is_changed
        await press(pilot, "f r i d a y tab 1 5 : 0 0 ctrl+s")
        assert isinstance(pilot.app.screen, AskWhyScreen)
        assert sessions(tmp_path)[-1].value.day == SECOND
        await press(pilot, "3")
        assert isinstance(pilot.app.screen, SessionsScreen)
        assert rows(screen)[0].startswith(
            "Session 2 · Fri 20 Nov, 15:00 · lower abdomen, left thigh (front) (corrected)"
        )
    entry = sessions(tmp_path)[-1]
    assert (entry.value.day, entry.value.at) == (date(2026, 11, 20), time(15, 0))
    assert [one.reason for one in entry.history] == ["", "wrong-day"]
    assert "Session on Fri 20 Nov corrected" in toasts(pilot.app)[-1]


async def test_correcting_works_with_the_mouse_alone(tmp_path: Path) -> None:
    async with app_over(two_sessions(tmp_path)).run_test(size=(80, 50)) as pilot:
        await opened(pilot)
        await pilot.click(OptionList, offset=(3, 4))
        await pilot.pause()
        await click_key(pilot, "Correct")
        await pilot.click("#cream")
        await pilot.click("#test")
        await click_key(pilot, "Save")
        await pilot.click(OptionList, offset=(3, 1))
        await pilot.pause()
        assert isinstance(pilot.app.screen, SessionDetailScreen)
        assert "with numbing cream" in page(pilot)
        assert "Corrected on Sun 22 Nov 2026 at 21:18." in page(pilot)
    entry = next(one for one in sessions(tmp_path) if one.value.day == date(2026, 10, 20))
    assert (entry.value.numbing_cream, entry.value.kind) == (True, SessionKind.TEST)


async def test_where_nothing_changed_nothing_is_asked_or_saved(tmp_path: Path) -> None:
    async with app_over(two_sessions(tmp_path)).run_test(size=SIZE) as pilot:
        await opened(pilot)
        await press(pilot, "e 3 space d a y s space a g o ctrl+s")
        assert isinstance(pilot.app.screen, SessionScreen)
        assert words.NOTHING_CHANGED in toasts(pilot.app)  # type: ignore[arg-type]
    assert len(sessions(tmp_path)[-1].history) == 1


async def test_a_correction_that_cannot_be_taken_says_why_and_stays(tmp_path: Path) -> None:
    async with app_over(two_sessions(tmp_path)).run_test(size=SIZE) as pilot:
        await opened(pilot)
        await press(pilot, "e t o d a y tab 2 3 : 0 0 ctrl+s 1")
        form = pilot.app.screen
        assert isinstance(form, SessionScreen)
        assert "still to come" in str(form.query_one("#at-echo", Static).render())
        await press(pilot, "2 5 : 0 0 ctrl+s")
        assert "not a time of day" in str(form.query_one("#at-echo", Static).render())
        assert form.query_one("#day", Input).value == "today"
        await press(pilot, "escape")
        assert pilot.app.screen is form
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, SessionsScreen)
    assert len(sessions(tmp_path)[-1].history) == 1


async def test_a_correction_half_typed_is_kept_and_offered_again(tmp_path: Path) -> None:
    async with app_over(two_sessions(tmp_path)).run_test(size=SIZE) as pilot:
        await opened(pilot)
        await press(pilot, "e tab 1 6 : 1 0")
        await ended(pilot)
    [[draft]] = left(tmp_path)
    assert isinstance(draft, SessionDraft)
    second = sessions(tmp_path)[-1]
    assert (draft.entry, draft.at) == (second.id, "16:10")
    async with app_over(journal_at(tmp_path)).run_test(size=SIZE) as pilot:
        await offered(pilot)
        await press(pilot, "enter")
        form = pilot.app.screen
        assert isinstance(form, SessionScreen)
        assert heading(pilot)[0] == told.TITLE_EDIT
        await press(pilot, "ctrl+s 1")
    [*_, corrected] = sessions(tmp_path)
    assert (corrected.id, corrected.value.at) == (second.id, time(16, 10))
    assert len(sessions(tmp_path)) == 2
    assert left(tmp_path) == []


async def test_a_correction_that_was_saved_after_all_is_not_offered(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    entry = journal.records().sessions[-1]
    draft = SessionDraft("2026-11-19", TODAY, "14:30", (BELLY, THIGH), False, False, "", entry.id)
    left_behind(tmp_path, draft)
    async with app_over(journal_at(tmp_path)).run_test(size=SIZE) as pilot:
        await pilot.pause(0.2)
    assert left(tmp_path) == []
    left_behind(tmp_path, draft._replace(cream=True))
    async with app_over(journal_at(tmp_path)).run_test(size=SIZE) as pilot:
        await offered(pilot)


async def test_a_draft_of_a_withdrawn_session_becomes_a_session_of_its_own(tmp_path: Path) -> None:
    two_sessions(tmp_path)
    draft = SessionDraft("2026-11-18", TODAY, "", (BELLY,), True, False, "", "gone")
    left_behind(tmp_path, draft)
    async with app_over(journal_at(tmp_path)).run_test(size=SIZE) as pilot:
        await offered(pilot)
        await press(pilot, "enter")
        assert heading(pilot)[0] == words.SESSION
        await press(pilot, "ctrl+s")
    assert len(sessions(tmp_path)) == 3


def test_a_draft_of_an_earlier_version_still_opens() -> None:
    draft = SessionDraft("today", TODAY, "14:30", (BELLY,), True, False, "a note")
    old = text_of([draft]).replace(', "entry": ""', "")
    assert "entry" not in old
    assert drafts_in(old) == (draft,)


async def test_undo_reaches_a_correction_that_is_open_and_unchanged(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    async with app_over(journal).run_test(size=(80, 50)) as pilot:
        await opened(pilot)
        await press(pilot, "e tab 1 6 : 1 0 ctrl+s 1")
        await press(pilot, "e")
        form = pilot.app.screen
        assert isinstance(form, SessionScreen)
        assert form.query_one("#at", Input).value == "16:10"
        form.query_one("#cream", Checkbox).focus()
        await press(pilot, "u")
        assert form.query_one("#at", Input).value == "14:30"
        assert not form.is_changed


# Withdrawing.


async def test_a_session_can_be_withdrawn_and_taken_back(tmp_path: Path) -> None:
    async with app_over(two_sessions(tmp_path)).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "x")
        assert isinstance(pilot.app.screen, AskWhyScreen)
        asked = str(pilot.app.screen.query(Static).first().render())
        assert asked.startswith("To be withdrawn: session on Thu 19 Nov 2026 at 14:30: left thigh")
        assert asked.endswith(words.WHY_WITHDRAWN)
        await press(pilot, "4")
        assert [one.value.day for one in sessions(tmp_path)] == [date(2026, 10, 20)]
        assert len(rows(screen)) == 1
        assert "stays in the history" in toasts(pilot.app)[-1]  # type: ignore[arg-type]
        await press(pilot, "u")
        assert len(rows(screen)) == 2
    assert len(sessions(tmp_path)) == 2


async def test_escape_withdraws_nothing(tmp_path: Path) -> None:
    async with app_over(two_sessions(tmp_path)).run_test(size=SIZE) as pilot:
        await opened(pilot)
        await press(pilot, "x escape")
    assert len(sessions(tmp_path)) == 2


async def test_a_page_of_a_withdrawn_session_says_so_and_shows_it_again(tmp_path: Path) -> None:
    async with app_over(two_sessions(tmp_path)).run_test(size=SIZE) as pilot:
        await opened(pilot)
        await press(pilot, "enter")
        await click_key(pilot, "Withdraw")
        await pilot.click(OptionList, offset=(3, 2))
        await pilot.pause()
        assert page(pilot) == told.GONE
        await press(pilot, "e x")
        assert isinstance(pilot.app.screen, SessionDetailScreen)
        await press(pilot, "u")
        assert page(pilot).startswith("Left thigh (front), lower abdomen.")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, SessionsScreen)
    assert len(sessions(tmp_path)) == 2


async def test_a_withdrawal_that_fails_says_why_and_changes_nothing(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    async with app_over(journal).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        journal._store.append = full  # type: ignore[method-assign]
        await press(pilot, "x 1")
        assert "Not saved. The disk is full." in toasts(pilot.app)  # type: ignore[arg-type]
        assert len(rows(screen)) == 2
