"""What is typed and not saved: kept while it is typed, offered when the app starts again."""

import os
import shutil
from datetime import date, time
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.pilot import Pilot
from textual.widgets import Input, Static

from diary.core.records import Answer, SessionKind
from diary.core.scales import BRUISING, SORENESS
from diary.ui.drafts import CheckInDraft, Draft, drafts_in, text_of
from diary.ui.screens.ask_draft import AskDraftScreen
from diary.ui.screens.day import DayScreen
from diary.ui.screens.session import SessionScreen
from diary.ui.screens.today import TodayScreen
from diary.ui.session_draft import SessionDraft
from tests.ui.stage import (
    BELLY,
    THIGH,
    TODAY,
    Clock,
    app_over,
    check_ins,
    journal_at,
    log,
    said,
    two_sessions,
)
from tests.ui.test_today import SIZE, press, rows_of, toasts

YESTERDAY = date(2026, 11, 21)


def left_behind(home: Path, *drafts: Draft, text: str = "") -> None:
    """What an app that no longer runs left."""
    files = journal_at(home).drafts
    files.keep(text or text_of(drafts))
    os.close(files._descriptor)  # type: ignore[attr-defined]  # as the system does for a dead app


def left(home: Path) -> list[tuple[Draft, ...]]:
    return [drafts_in(text) for _, text in journal_at(home).drafts.left()]


def kept(home: Path) -> list[tuple[Draft, ...]]:
    """All that is on the disk, also of the app that still runs: nobody holds the lock of a copy."""
    with TemporaryDirectory() as other:
        copy = Path(other) / "copy"
        shutil.copytree(home, copy)
        return left(copy)


def notes(found: list[tuple[Draft, ...]]) -> list[str]:
    """The notes of check-ins that are all there is."""
    return [one.note for drafts in found for one in drafts if isinstance(one, CheckInDraft)]


def a_draft(day: date = TODAY, *, entry: str = "", note: str = "") -> CheckInDraft:
    return CheckInDraft(day, entry, False, (), {(THIGH, BRUISING): 4}, {}, note)


async def ended(pilot: Pilot[None]) -> None:
    """The app ends as it does when its terminal is closed."""
    pilot.app._end()  # type: ignore[attr-defined]
    await pilot.pause()
    files = pilot.app._journal.drafts  # type: ignore[attr-defined]
    if files._descriptor >= 0:
        os.close(files._descriptor)


async def offered(pilot: Pilot[None]) -> str:
    await pilot.pause(0.2)
    assert isinstance(pilot.app.screen, AskDraftScreen)
    return str(pilot.app.screen.query(Static).first().render())


async def test_what_is_typed_is_kept_within_a_second(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "2 down down down down h i")
        await pilot.pause(1)
        [[draft]] = kept(tmp_path)
    assert isinstance(draft, CheckInDraft)
    assert (draft.day, draft.ratings, draft.note) == (TODAY, {(BELLY, BRUISING): 2}, "hi")


async def test_a_closed_terminal_keeps_the_last_key_too(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "3")
        await ended(pilot)
    [[draft]] = left(tmp_path)
    assert draft == CheckInDraft(TODAY, "", False, (), {(BELLY, BRUISING): 3}, {}, "")
    assert check_ins(tmp_path) == []


async def test_going_on_opens_the_form_as_it_was_and_saving_drops_the_draft(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    draft = CheckInDraft(TODAY, "", False, (), {(BELLY, SORENESS): 0}, {BELLY: Answer.NO}, "a note")
    left_behind(tmp_path, draft._replace(areas=(THIGH,)))
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        words = await offered(pilot)
        assert words == "You were typing a check-in for Sunday 22 Nov. It was not saved."
        await press(pilot, "enter")
        assert isinstance(app.screen, TodayScreen)
        assert app.screen.is_changed
        assert rows_of(app).ratings == {(BELLY, SORENESS): 0}
        assert app.screen.query_one("#note", Input).value == "a note"
        assert check_ins(tmp_path) == []
        assert notes(kept(tmp_path)) == ["a note"]
        await press(pilot, "enter enter")
    [saved] = check_ins(tmp_path)
    assert (said(saved), saved.note) == ({("lower-abdomen", "soreness"): 0}, "a note")
    assert left(tmp_path) == []


async def test_the_old_draft_lasts_until_the_new_one_is_kept(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    left_behind(tmp_path, a_draft())
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await offered(pilot)
        kept_before = journal.drafts.keep

        def full(text: str) -> None:
            raise OSError(28, "No space left on device")

        journal.drafts.keep = full  # type: ignore[method-assign]
        await press(pilot, "enter")
        assert rows_of(app).ratings == {(THIGH, BRUISING): 4}
        assert len(left(tmp_path)) == 1
        assert [one for one in toasts(app) if "cannot be kept" in one] != []
        journal.drafts.keep = kept_before  # type: ignore[method-assign]
        await press(pilot, "3")
        await pilot.pause(1)
        assert left(tmp_path) == []
        assert len(kept(tmp_path)) == 1


async def test_a_draft_thrown_away_is_gone_and_one_left_for_later_is_not(tmp_path: Path) -> None:
    two_sessions(tmp_path)
    left_behind(tmp_path, a_draft(YESTERDAY, note="older"))
    left_behind(tmp_path, a_draft(TODAY, note="newer"))
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        assert "Sunday 22 Nov" in await offered(pilot)
        await press(pilot, "down enter")  # throw the newer one away
        assert "Saturday 21 Nov" in await offered(pilot)
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
    assert notes(left(tmp_path)) == ["older"]


async def test_a_draft_of_another_day_opens_that_day(tmp_path: Path) -> None:
    two_sessions(tmp_path)
    [entry] = journal_at(tmp_path).records().by_day[YESTERDAY]
    left_behind(tmp_path, a_draft(YESTERDAY, entry=entry.id))
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await offered(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, DayScreen)
        assert rows_of(app).ratings == {(THIGH, BRUISING): 4}
        await press(pilot, "enter 1")
    [saved] = journal_at(tmp_path).records().by_day[YESTERDAY]
    assert saved.id == entry.id
    assert said(saved.value) == {("left-front-thigh", "bruising"): 4}


async def test_a_draft_of_a_new_check_in_leaves_what_was_saved_meanwhile(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    left_behind(tmp_path, a_draft())
    log(journal, TODAY, (BELLY, 1, 2))
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await offered(pilot)
        await press(pilot, "enter")
        await press(pilot, "enter 1")
    [saved] = check_ins(tmp_path)
    assert said(saved) == {
        ("lower-abdomen", "bruising"): 1,
        ("lower-abdomen", "soreness"): 2,
        ("left-front-thigh", "bruising"): 4,
    }


async def test_a_draft_of_a_withdrawn_check_in_becomes_one_of_its_own(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    [entry] = journal.records().by_day[YESTERDAY]
    left_behind(tmp_path, a_draft(YESTERDAY, entry=entry.id))
    journal.withdraw(entry.id, Clock()(), "mistake")
    log(journal, YESTERDAY, (BELLY, 1, 2))
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await offered(pilot)
        await press(pilot, "enter")
        await press(pilot, "enter enter")
    assert [said(one) for one in check_ins(tmp_path, YESTERDAY)] == [
        {("lower-abdomen", "bruising"): 1, ("lower-abdomen", "soreness"): 2},
        {("left-front-thigh", "bruising"): 4},
    ]


async def test_what_was_saved_after_all_is_not_offered(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    log(journal, TODAY, (THIGH, 4, None))
    [session] = [one.value for one in journal.records().sessions if one.value.day.month == 11]
    left_behind(tmp_path, a_draft())
    left_behind(tmp_path, SessionDraft("19 nov", TODAY, "14:30", session.areas, False, False, ""))
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.2)
        assert isinstance(app.screen, TodayScreen)
    assert left(tmp_path) == []


async def test_a_session_half_filled_in_comes_back_with_the_day_that_was_meant(
    tmp_path: Path,
) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "a")
        app.screen.query_one("#day", Input).value = "yesterday"
        await press(pilot, "tab 1 6 : 0 5 tab space tab space tab space tab x")
        await ended(pilot)
    later = app_over(journal_at(tmp_path), Clock(date(2026, 11, 24)))
    async with later.run_test(size=SIZE) as pilot:
        assert await offered(pilot) == "You were typing a session. It was not saved."
        await press(pilot, "enter")
        assert isinstance(later.screen, SessionScreen)
        await press(pilot, "ctrl+s")
    session = journal_at(tmp_path).records().sessions[-1].value
    assert (session.day, f"{session.at:%H:%M}", session.note) == (YESTERDAY, "16:05", "x")
    assert session.areas == (BELLY,)
    assert session.numbing_cream and session.kind is SessionKind.TEST
    assert left(tmp_path) == []


async def test_two_forms_left_unsaved_are_offered_and_opened_together(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "3 a tab tab space")
        await ended(pilot)
    again = app_over(journal_at(tmp_path))
    async with again.run_test(size=SIZE) as pilot:
        words = await offered(pilot)
        assert words == (
            "You were typing a check-in for Sunday 22 Nov and a session. They were not saved."
        )
        await press(pilot, "enter")
        await pilot.pause()
        assert isinstance(again.screen, SessionScreen) and again.screen.is_changed
        assert again.today.is_changed
        [both] = kept(tmp_path)
        assert len(both) == 2


async def test_an_empty_diary_fills_its_first_session_again(tmp_path: Path) -> None:
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "tab tab space")
        await ended(pilot)
    again = app_over(journal_at(tmp_path))
    async with again.run_test(size=SIZE) as pilot:
        await offered(pilot)
        await press(pilot, "enter")
        screen = again.screen
        assert isinstance(screen, SessionScreen) and screen.is_changed
        assert len(again.screen_stack) == 2


async def test_leaving_without_saving_on_purpose_drops_the_draft(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "3")
        await pilot.pause(1)
        assert len(kept(tmp_path)) == 1
        await press(pilot, "q q")
    assert left(tmp_path) == []


async def test_clearing_what_was_typed_drops_the_draft(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "3")
        await pilot.pause(1)
        await press(pilot, "delete")
        await pilot.pause(1)
        assert list((tmp_path / "drafts").iterdir()) == []


async def test_a_draft_of_a_day_to_come_is_not_offered(tmp_path: Path) -> None:
    two_sessions(tmp_path)
    left_behind(tmp_path, a_draft(date(9999, 12, 31)))
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.2)
        assert isinstance(app.screen, TodayScreen)
    assert len(left(tmp_path)) == 1


async def test_a_draft_of_the_first_day_there_is_can_be_opened(tmp_path: Path) -> None:
    two_sessions(tmp_path)
    left_behind(tmp_path, a_draft(date.min))
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await offered(pilot)
        await press(pilot, "enter")
        await press(pilot, "s")
        assert rows_of(app).ratings == {(THIGH, BRUISING): 4}


async def test_the_offer_waits_for_the_question_after_midnight(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    left_behind(tmp_path, a_draft())
    app = app_over(journal, Clock(date(2026, 11, 23), time(1, 0)))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.2)
        assert not isinstance(app.screen, AskDraftScreen)
        await press(pilot, "enter")
        await offered(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, TodayScreen)
        assert rows_of(app).ratings == {(THIGH, BRUISING): 4}
