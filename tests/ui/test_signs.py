"""Any of these right now? In every check-in, and what to do at once where one is ticked."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.command import CommandPalette

from diary.core.plan import Level
from diary.core.profile import Profile
from diary.core.records import CheckIn
from diary.core.rules import Rule
from diary.core.settings import Questions, Settings
from diary.journal import Journal
from diary.ui.app import DiaryApp
from diary.ui.drafts import CheckInDraft
from diary.ui.keys import bound
from diary.ui.screens.day import DayScreen
from diary.ui.screens.lock import LockScreen
from diary.ui.screens.sign_card import SignCardScreen
from diary.ui.screens.today import TodayScreen
from diary.ui.widgets.flag_card import FlagCard
from diary.ui.widgets.rating_rows import RatingRows
from diary.ui.widgets.sign_list import SignList
from diary.wording import signs as words
from tests.diaries import PLAN
from tests.ui.hands import Spot, click, found, lines
from tests.ui.locked import locked_journal
from tests.ui.stage import (
    BELLY,
    TODAY,
    Clock,
    app_over,
    check_ins,
    journal_at,
    log,
    said,
    two_sessions,
)
from tests.ui.test_drafts import ended, kept, left, left_behind, offered
from tests.ui.test_lock import give
from tests.ui.test_today import SIZE, YESTERDAY, press, toasts

#: From the rows to the list, with the first sign in hand: an emergency.
TO_BREATHING = "tab tab down"
#: The first sign that is none.
TO_SAME_DAY = f"tab tab{' down' * 6}"


def signs_of(app: DiaryApp) -> SignList:
    return app.screen.query_one(SignList)


def with_profile(home: Path, clinic: str, emergency: str = "") -> Journal:
    journal = two_sessions(home)
    journal.record(Profile(TODAY, clinic=clinic, emergency=emergency), Clock()())
    return journal


def card(app: DiaryApp) -> list[str]:
    assert isinstance(app.screen, SignCardScreen)
    return [line.strip("┃ ") for line in lines(app) if line.strip("┃ ")]


async def test_an_unchanged_day_without_signs_costs_one_key_more_than_before(
    tmp_path: Path,
) -> None:
    app = app_over(two_sessions(tmp_path))
    keys = "s enter enter"
    assert len(keys.split()) <= 4
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, keys)
        assert isinstance(app.screen, TodayScreen)
    [saved] = check_ins(tmp_path)
    assert saved.signs == frozenset()
    assert len(saved.ratings) == 4


async def test_the_signs_are_seen_before_they_are_denied(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=(80, 28)) as pilot:
        assert not any("None of these" in line for line in lines(app))
        await press(pilot, "s enter")
        assert check_ins(tmp_path) == []
        shown = "\n".join(lines(app))
        assert "Any of these right now?" in shown
        assert "▸ [ ] None of these" in shown
        assert all(one.words in shown for one in PLAN.signs.values())


async def test_a_form_that_says_nothing_is_not_asked_and_not_saved(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter enter")
        assert "nothing to save yet" in toasts(app)[0]
    assert check_ins(tmp_path) == []


async def test_a_correction_of_a_day_that_was_not_asked_is_not_held_back(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "d y e s t e r d a y enter")
        await press(pilot, "4 enter 1")
    [saved] = check_ins(tmp_path, YESTERDAY)
    assert saved.signs is None
    assert said(saved)["lower-abdomen", "bruising"] == 4


async def test_a_sign_is_shown_at_the_tick_before_anything_is_saved(tmp_path: Path) -> None:
    app = app_over(with_profile(tmp_path, clinic="Clinica Sol, 555 0100", emergency="112"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, f"{TO_BREATHING} space")
        heading, *points, key = (one for one in card(app) if not one.startswith(("┏", "┗")))
        assert heading == "✚ Get emergency help now"
        assert points == [
            "• Call 112.",
            "• Then tell Clinica Sol, 555 0100.",
            "• You ticked “Hard to breathe or swallow”.",
            "• Nobody reads this diary live.",
        ]
        assert key == "enter Go on"
    assert check_ins(tmp_path) == []


async def test_without_a_number_the_local_one_is_named(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, f"{TO_BREATHING} space")
        assert "• Call your local emergency number." in card(app)
        assert "• Then tell your clinic." in card(app)


async def test_a_number_that_was_said_while_something_is_typed_is_on_the_card(
    tmp_path: Path,
) -> None:
    journal = two_sessions(tmp_path)
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "2 tab h a l f")
        journal_at(tmp_path).record(Profile(TODAY, clinic="Sol", emergency="112"), Clock()())
        await pilot.pause(1.2)
        await press(pilot, "tab down space")
        assert {"• Call 112.", "• Then tell Sol."} <= set(card(app))


@pytest.mark.parametrize("key", ["enter", "escape", "space"])
async def test_one_key_leaves_the_card_and_the_tick_stays(tmp_path: Path, key: str) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, f"{TO_BREATHING} space {key}")
        assert isinstance(app.screen, TodayScreen)
        assert signs_of(app).value == frozenset({"breathing"})


async def test_a_card_comes_once_a_tick_and_none_where_it_is_taken_back(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, f"{TO_BREATHING} space enter space")
        assert isinstance(app.screen, TodayScreen)
        assert signs_of(app).value is None
        await press(pilot, "space")
        assert isinstance(app.screen, SignCardScreen)
        await press(pilot, "enter s enter")
        assert isinstance(app.screen, TodayScreen)  # saving brings no second one


async def test_the_most_urgent_of_the_signs_that_are_ticked_heads_the_card(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "tab tab down down down down down down space")
        assert card(app)[1] == "◆ Contact your clinic today"
        assert "• If nobody answers there, get urgent medical help." in card(app)
        await press(pilot, "enter up space")
        assert card(app)[1] == "✚ Get emergency help now"
        ticked = "a weak arm or slurred speech” and “Skin turning white, grey, blue, black or"
        assert ticked in " ".join(card(app))


async def test_a_sign_that_was_saved_is_a_flag_of_its_level(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, f"{TO_BREATHING} space enter enter")
        assert app.screen.query_one(FlagCard).border_title == "✚ Get emergency help now"
    [flag] = [
        one for one in journal_at(tmp_path).summary(TODAY).active_flags if one.rule is Rule.SIGN
    ]
    assert (flag.sign, flag.level) == ("breathing", Level.EMERGENCY)


async def test_enter_on_a_sign_ticks_it_and_saves_nothing_yet(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s enter down enter")
        assert isinstance(app.screen, SignCardScreen)
        await press(pilot, "enter")
        assert check_ins(tmp_path) == []
        await press(pilot, "enter")
    [saved] = check_ins(tmp_path)
    assert saved.signs == frozenset({"breathing"})


async def test_nothing_else_shows_while_an_emergency_card_is_up(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, f"{TO_BREATHING} space")
        app.notify("something said aside")
        await pilot.pause(0.1)
        await press(pilot, "t w a h u q s n d m z r")
        assert isinstance(app.screen, SignCardScreen)
        assert all("aside" not in line and "worst" not in line for line in lines(app))
        assert len([line for line in lines(app) if line[0] in "┏┃┗"]) == SIZE[1]


async def test_the_palette_does_not_open_over_an_emergency(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, f"{TO_BREATHING} space ctrl+p ctrl+c f1")
        assert isinstance(app.screen, SignCardScreen)
        await press(pilot, "enter ctrl+p")
        assert isinstance(app.screen, CommandPalette)


#: What still acts: leaving the card, the lock, and leaving the app.
_ACTS = {"sign_card.leave", "app.lock", "app.quit", "app.quit_too"}


async def test_no_key_of_the_app_opens_anything_over_an_emergency(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    acts = {key for one in bound() if one.id in _ACTS for key in one.keys}
    keys = {*app._bindings.key_to_bindings, *(key for one in bound() for key in one.keys)}
    tried = sorted(keys - acts - {"ctrl+c"})
    assert {"ctrl+p", "g", "question_mark", "u"} <= set(tried)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, f"{TO_BREATHING} space")
        up = app.screen
        assert isinstance(up, SignCardScreen)
        for key in tried:
            await pilot.press(key)
            assert app.screen is up, key
    assert check_ins(tmp_path) == []


async def test_leaving_the_app_from_an_emergency_keeps_what_was_typed(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, f"{TO_BREATHING} space ctrl+q")
        assert app._exit
    [[draft]] = kept(tmp_path)
    assert isinstance(draft, CheckInDraft)
    assert draft.signs == frozenset({"breathing"})


async def test_the_lock_waits_until_an_emergency_is_left(tmp_path: Path) -> None:
    two_sessions(tmp_path)
    clock = Clock()
    app = app_over(locked_journal(tmp_path), clock)
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot)
        await press(pilot, f"{TO_BREATHING} space")
        clock.local += timedelta(minutes=5)
        await pilot.pause(1.1)
        assert isinstance(app.screen, SignCardScreen)
        await press(pilot, "enter")  # somebody is there again, and still has to unlock it
        assert isinstance(app.screen, LockScreen)
        await give(pilot)
        await pilot.pause(1.1)
        assert isinstance(app.screen, TodayScreen)
        assert signs_of(app).value == frozenset({"breathing"})


async def test_an_emergency_left_in_time_locks_nothing(tmp_path: Path) -> None:
    two_sessions(tmp_path)
    clock = Clock()
    app = app_over(locked_journal(tmp_path), clock)
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot)
        await press(pilot, f"{TO_BREATHING} space")
        clock.local += timedelta(minutes=4)
        await pilot.pause(1.1)
        await press(pilot, "enter")
        clock.local += timedelta(minutes=4)
        await pilot.pause(1.1)
        assert isinstance(app.screen, TodayScreen)


async def test_locking_by_hand_leaves_an_emergency(tmp_path: Path) -> None:
    two_sessions(tmp_path)
    app = app_over(locked_journal(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot)
        await press(pilot, f"{TO_BREATHING} space ctrl+l")
        assert isinstance(app.screen, LockScreen)
        await give(pilot)
        assert isinstance(app.screen, TodayScreen)
        assert signs_of(app).value == frozenset({"breathing"})


async def test_the_lock_does_not_wait_for_a_sign_of_the_same_day(tmp_path: Path) -> None:
    two_sessions(tmp_path)
    clock = Clock()
    app = app_over(locked_journal(tmp_path), clock)
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot)
        await press(pilot, "tab tab down down down down down down space")
        assert isinstance(app.screen, SignCardScreen)
        clock.local += timedelta(minutes=5)
        await pilot.pause(1.1)
        assert isinstance(app.screen, LockScreen)


async def test_the_card_holds_in_a_small_window(tmp_path: Path) -> None:
    app = app_over(with_profile(tmp_path, clinic="Clinica Sol, 555 0100"))
    async with app.run_test(size=(40, 12)) as pilot:
        await press(pilot, f"{TO_BREATHING} space")
        assert "Get emergency help now" in lines(app)[1]
        assert "enter Go on" in lines(app)[-2]
        assert any("555 0100" in line for line in lines(app))


async def test_in_a_window_of_five_lines_the_card_says_whom_to_call(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, f"{TO_BREATHING} space")
        await pilot.resize_terminal(20, 5)
        await pilot.pause()
        shown = " ".join(" ".join(lines(app)).split())
        assert shown.startswith("✚ Get emergency help now • Call your local emergency number.")
        await press(pilot, "down down")
        assert "You ticked" in " ".join(lines(app))
        await press(pilot, "enter")
        assert isinstance(app.screen, TodayScreen)


async def test_the_mouse_opens_the_list_and_ticks_in_it(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await click(pilot, *await found(pilot, Spot("Warning signs")))
        assert signs_of(app).value is None
        await click(pilot, *await found(pilot, Spot("None of these")))
        assert signs_of(app).value == frozenset()
        await click(pilot, *await found(pilot, Spot("Feeling faint")))
        assert isinstance(app.screen, SignCardScreen)
        await click(pilot, *await found(pilot, Spot("enter Go on")))
        await found(pilot, Spot("[x] Feeling faint"))
        await pilot.pause()
        assert signs_of(app).value == frozenset({"faint"})


async def test_a_sign_and_none_of_these_exclude_one_another(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "tab tab space")
        assert signs_of(app).value == frozenset()
        await press(pilot, "down space enter")
        assert signs_of(app).value == frozenset({"breathing"})
        await press(pilot, "up space")
        assert signs_of(app).value == frozenset()


async def test_one_question_at_a_time_asks_for_the_signs_last(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    app = DiaryApp(journal, Clock(), Settings(questions=Questions("one")))
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "1 enter 0 enter 2 enter 3 enter")
        assert signs_of(app).has_focus
        assert any("▸ [ ] None of these" in line for line in lines(app))
        await press(pilot, "down enter")
        assert isinstance(app.screen, SignCardScreen)
        await press(pilot, "enter up space enter")
    [saved] = check_ins(tmp_path)
    assert saved.signs == frozenset()


async def test_a_past_day_asks_about_that_day_and_brings_its_card(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "d 2 5 space O c t enter")
        assert isinstance(app.screen, DayScreen)
        await press(pilot, "2 enter")
        assert any(words.THEN in line for line in lines(app))
        await press(pilot, "down enter")
        assert isinstance(app.screen, SignCardScreen)
        await press(pilot, "enter enter")
        assert isinstance(app.screen, TodayScreen)
    [saved] = check_ins(tmp_path, date(2026, 10, 25))
    assert saved.signs == frozenset({"breathing"})


async def test_a_draft_keeps_what_is_ticked_and_what_was_used(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, f"{TO_BREATHING} space enter escape m space enter")
        await ended(pilot)
    [[draft]] = left(tmp_path)
    assert isinstance(draft, CheckInDraft)
    assert (draft.signs, draft.remedies) == (frozenset({"breathing"}), ("arnica",))
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await offered(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, TodayScreen)  # what was ticked then brings no card now
        assert signs_of(app).value == frozenset({"breathing"})
        assert app.screen.form.used.remedies == ("arnica",)


async def test_a_draft_that_says_none_of_these_says_so_again(tmp_path: Path) -> None:
    two_sessions(tmp_path)
    left_behind(tmp_path, CheckInDraft(TODAY, "", False, (), {}, {}, "a note", signs=frozenset()))
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await offered(pilot)
        await press(pilot, "enter")
        assert signs_of(app).value == frozenset()
        await press(pilot, "enter")
    [saved] = check_ins(tmp_path)
    assert (saved.signs, saved.note) == (frozenset(), "a note")


async def test_a_draft_of_an_older_program_answers_nothing(tmp_path: Path) -> None:
    two_sessions(tmp_path)
    text = (
        '[{"form":"check-in","day":"2026-11-22","entry":"","is_another":false,"areas":[],'
        '"ratings":[],"answers":{},"note":"old","why":""}]'
    )
    left_behind(tmp_path, text=text)
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await offered(pilot)
        await press(pilot, "enter")
        assert signs_of(app).value is None
        assert app.screen.query_one(RatingRows).has_focus


def test_a_sign_of_another_plan_is_worth_a_call_today() -> None:
    lines = words.card_lines(frozenset({"hot-ear"}), PLAN, None)
    assert lines[:2] == [
        "Call your clinic, or whoever treated you.",
        "If nobody answers there, get urgent medical help.",
    ]
    assert words.urgent_first({"hot-ear", "faint"}, PLAN)[0].name == "faint"
    assert words.answered(frozenset({"hot-ear"}), PLAN) == "hot-ear"


async def test_a_sign_of_today_says_how_to_reach_the_clinic_first(tmp_path: Path) -> None:
    app = app_over(with_profile(tmp_path, clinic="Clinica Sol, 555 0100"))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, f"{TO_SAME_DAY} space")
        assert card(app)[1:4] == [
            "◆ Contact your clinic today",
            "• Your clinic: Clinica Sol, 555 0100",
            "• If nobody answers there, get urgent medical help.",
        ]


async def test_a_sign_of_a_day_long_past_says_what_to_do_if_it_is_still_there(
    tmp_path: Path,
) -> None:
    app = app_over(with_profile(tmp_path, clinic="Clinica Sol", emergency="112"))
    async with app.run_test(size=SIZE) as pilot:
        day = date(2026, 11, 20)
        await app.push_screen(DayScreen(app._journal, app._clock, day))
        await press(pilot, f"{TO_BREATHING} space")
        assert card(app)[1:4] == [
            "✚ If it is still there, get emergency help now",
            "• If it is still there, call 112.",
            "• Tell Clinica Sol that it was there.",
        ]


async def test_so_does_its_flag_on_today_ten_days_later(tmp_path: Path) -> None:
    journal = with_profile(tmp_path, clinic="Clinica Sol", emergency="112")
    journal.record(CheckIn(date(2026, 11, 12), signs=frozenset(("breathing",))), Clock()())
    app = app_over(journal)
    async with app.run_test(size=SIZE):
        flag = app.screen.query_one(FlagCard)
        assert flag.border_title == "✚ If it is still there, get emergency help now"
        assert "If it is still there, call 112." in str(flag.render())
        assert "Call 112, then" not in str(flag.render())
    raised = journal.summary(TODAY).active_flags[0]
    assert raised.level is Level.EMERGENCY


@pytest.mark.parametrize("number", range(1, 11))
def test_no_card_has_more_than_five_points(number: int) -> None:
    signs = frozenset(list(PLAN.signs)[:number])
    profile = Profile(TODAY, clinic="Clinica Sol", emergency="112")
    assert 3 <= len(words.card_lines(signs, PLAN, profile)) <= 5


@pytest.mark.parametrize("size", [(80, 24), (40, 30)])
async def test_it_is_said_what_enter_does_before_it_says_that_there_is_none(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=size) as pilot:
        signs = app.screen.query_one(SignList)

        def shown() -> str:
            return "\n".join(signs.render_line(y).text for y in range(signs.size.height))

        assert "enter" not in shown()
        await press(pilot, "tab tab")
        assert "enter: none of these, and save" in shown()
        height = signs.size.height
        await press(pilot, "down")
        assert "enter: tick this one" in shown()
        await press(pilot, "up space")
        assert "enter: save" in shown()
        assert signs.size.height == height


async def test_nothing_is_said_of_an_answer_that_a_correction_may_leave_out(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    log(journal, TODAY, (BELLY, 3, 1))
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "tab tab")
        assert "enter: save" in signs_of(app).render_line(0).text
