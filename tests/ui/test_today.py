"""Today, driven as a patient drives it; every assertion reads the file another program would."""

import os
from datetime import date, time
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from diary.core.records import Answer, Leftover
from diary.core.scales import BRUISING, SORENESS
from diary.ui.app import DiaryApp
from diary.ui.screens.ask_day import AfterMidnightScreen
from diary.ui.screens.today import TodayScreen
from diary.ui.widgets.check_in_form import CheckInForm
from diary.ui.widgets.flag_card import FlagCard
from diary.ui.widgets.rating_rows import RatingRows
from diary.wording.screens import SAVED_ELSEWHERE
from tests.ui.hands import Spot, click, found
from tests.ui.stage import (
    BELLY,
    THIGH,
    TODAY,
    Clock,
    add_session,
    app_over,
    check_ins,
    journal_at,
    log,
    said,
    two_sessions,
)

SIZE = (80, 24)
YESTERDAY = date(2026, 11, 21)


async def press(pilot: Pilot[None], keys: str) -> None:
    await pilot.press(*keys.split())
    await pilot.pause()


def rows_of(app: DiaryApp) -> RatingRows:
    return app.screen.query_one(RatingRows)


def toasts(app: DiaryApp) -> list[str]:
    return [one.message for one in app._notifications]


async def test_an_unchanged_day_is_saved_with_three_keys(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s enter enter")
    [saved] = check_ins(tmp_path)
    assert said(saved) == said(check_ins(tmp_path, YESTERDAY)[0])
    assert "Saved. Undo: u" in toasts(app)


async def test_a_changed_day_of_two_areas_is_saved_with_nine_keys(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    keys = "1 down 0 down 2 down 3 enter enter"
    assert len(keys.split()) <= 10
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, keys)
    [saved] = check_ins(tmp_path)
    assert said(saved) == {
        ("lower-abdomen", "bruising"): 1,
        ("lower-abdomen", "soreness"): 0,
        ("left-front-thigh", "bruising"): 2,
        ("left-front-thigh", "soreness"): 3,
    }


async def test_one_then_zero_makes_ten_and_a_zero_later_does_not(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "down 1 0")
        assert rows_of(app).ratings == {(BELLY, SORENESS): 10}
        await press(pilot, "0")
        assert rows_of(app).ratings == {(BELLY, SORENESS): 0}
        await press(pilot, "1 down up 0")
        assert rows_of(app).ratings == {(BELLY, SORENESS): 0}


async def test_a_digit_that_the_scale_lacks_changes_nothing(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "2 9")
        assert rows_of(app).ratings == {(BELLY, BRUISING): 2}


async def test_arrows_set_and_delete_clears_a_value(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "right right right left")
        assert rows_of(app).ratings == {(BELLY, BRUISING): 1}
        await press(pilot, "left left left")
        assert rows_of(app).ratings == {(BELLY, BRUISING): 0}
        await press(pilot, "delete")
        assert rows_of(app).ratings == {}


async def test_a_row_left_empty_is_not_saved_as_zero(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "down 2 enter enter")
    [saved] = check_ins(tmp_path)
    assert said(saved) == {("lower-abdomen", "soreness"): 2}


async def test_nothing_today_says_zero_for_every_followed_area(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "n enter enter")
    [saved] = check_ins(tmp_path)
    assert set(said(saved).values()) == {0}
    assert len(saved.ratings) == 4


async def test_an_empty_form_is_not_saved_and_says_why(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        assert "nothing to save yet" in toasts(app)[0]
    assert check_ins(tmp_path) == []


async def test_the_mouse_alone_sets_values_and_saves(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        rows = rows_of(app)
        line = str(rows.render_line(0).text)
        await pilot.click(RatingRows, offset=(line.index("palm"), 0))
        await pilot.click(RatingRows, offset=(str(rows.render_line(1).text).index(" 7 ") + 1, 1))
        assert rows.ratings == {(BELLY, BRUISING): 3, (BELLY, SORENESS): 7}
        choices = app.screen.query_one("#choices")
        text = str(choices.render())
        await pilot.click("#choices", offset=(text.index("Save") + 2, 0))
        await pilot.pause(0.3)  # what the list pushes aside scrolls before a hand can aim
        await click(pilot, *await found(pilot, Spot("None of these")))
        await click(pilot, *await found(pilot, Spot("enter Save")))
    [saved] = check_ins(tmp_path)
    assert said(saved) == {("lower-abdomen", "bruising"): 3, ("lower-abdomen", "soreness"): 7}


async def test_a_note_is_typed_and_saved_with_enter(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "n tab")
        await press(pilot, "i c e d space i t enter enter")
    [saved] = check_ins(tmp_path)
    assert saved.note == "iced it"


async def test_letters_typed_in_the_note_run_no_action(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "tab s n t q")
        assert isinstance(app.screen, TodayScreen)
        assert app.screen.query_one(Input).value == "sntq"
        await press(pilot, "escape")
        assert app.focused is rows_of(app)


async def test_the_leftover_question_shows_once_something_is_present(tmp_path: Path) -> None:
    journal = journal_at(tmp_path)
    add_session(journal, date(2026, 11, 15), THIGH)
    log(journal, date(2026, 11, 21), (THIGH, 2, 0))
    add_session(journal, TODAY, THIGH)
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        assert rows_of(app).unanswered == ()
        await press(pilot, "2 down 0")
        assert rows_of(app).unanswered == (THIGH,)
        await press(pilot, "down y enter enter")
    [saved] = check_ins(tmp_path)
    assert saved.leftovers == (Leftover(THIGH, Answer.YES),)


async def test_an_open_question_holds_back_one_enter_and_not_two(tmp_path: Path) -> None:
    journal = journal_at(tmp_path)
    add_session(journal, date(2026, 11, 15), THIGH)
    log(journal, date(2026, 11, 21), (THIGH, 2, 0))
    add_session(journal, TODAY, THIGH)
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "2 enter")
        assert check_ins(tmp_path) == []
        assert "still open" in toasts(app)[0]
        await press(pilot, "enter enter")
    [saved] = check_ins(tmp_path)
    assert saved.leftovers == ()


async def test_no_question_is_asked_without_an_earlier_course(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s")
        assert rows_of(app).unanswered == ()


async def test_a_flag_appears_as_soon_as_its_day_is_saved(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        card = app.screen.query_one(FlagCard)
        assert not card.display
        await press(pilot, "s enter enter")
        assert card.display
        assert card.border_title == "▲ Tell your clinic"
        assert "still sore 3 days after your session" in str(card.render())


async def test_saving_again_corrects_the_same_check_in(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s enter enter 3 enter enter")
        assert "Corrected. The earlier version stays in the history. Undo: u" in toasts(app)
    [saved] = check_ins(tmp_path)
    assert said(saved)["lower-abdomen", "bruising"] == 3
    [entry] = journal_at(tmp_path).records().by_day[TODAY]
    assert [one.revision for one in entry.history] == [1, 2]
    assert entry.history[-1].reason == "mistake"


async def test_saving_without_a_change_keeps_the_file_as_it_is(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s enter enter")
        before = (tmp_path / "diary.jsonl").read_bytes()
        await press(pilot, "enter")
        assert "Nothing has changed, so there is nothing to save." in toasts(app)
    assert (tmp_path / "diary.jsonl").read_bytes() == before


async def test_add_another_keeps_both_and_o_turns_between_them(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "n enter enter plus 4 enter enter")
        assert len(check_ins(tmp_path)) == 2
        assert rows_of(app).ratings == {(BELLY, BRUISING): 4}
        await press(pilot, "o")
        assert len(rows_of(app).ratings) == 4
        await press(pilot, "o")
        assert rows_of(app).ratings == {(BELLY, BRUISING): 4}


async def test_adding_another_waits_until_what_is_typed_is_saved(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "n enter enter 4 plus")
        assert rows_of(app).ratings[BELLY, BRUISING] == 4
        assert "not saved yet" in toasts(app)[-1]
        await press(pilot, "o")
        assert rows_of(app).ratings[BELLY, BRUISING] == 4


async def test_an_area_that_is_not_followed_can_be_added(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "e up enter")
        await press(pilot, "2 enter enter")
    [saved] = check_ins(tmp_path)
    assert said(saved) == {("upper-abdomen", "bruising"): 2}


async def test_a_save_that_fails_keeps_the_form_and_says_why(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        file = tmp_path / "diary.jsonl"
        damaged = file.read_bytes() + b'{"seq":1}\n'
        file.write_bytes(damaged)
        await press(pilot, "2 enter enter")
        assert toasts(app)[0].startswith("Not saved.")
        assert rows_of(app).ratings == {(BELLY, BRUISING): 2}
    assert file.read_bytes() == damaged


async def test_after_midnight_yesterday_is_offered_first(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path), Clock(date(2026, 11, 23), time(0, 40)))
    async with app.run_test(size=SIZE) as pilot:
        assert isinstance(app.screen, AfterMidnightScreen)
        await press(pilot, "enter")
        await press(pilot, "n enter enter")
    assert len(check_ins(tmp_path, TODAY)) == 1


async def test_after_midnight_today_can_be_chosen(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path), Clock(date(2026, 11, 23), time(0, 40)))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "down enter")
        await press(pilot, "n enter enter")
    assert len(check_ins(tmp_path, date(2026, 11, 23))) == 1


async def test_what_was_typed_keeps_its_date_overnight(tmp_path: Path) -> None:
    clock = Clock()
    app = app_over(two_sessions(tmp_path), clock)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "2")
        clock.set(date(2026, 11, 23), time(7, 0))
        app._tick()
        await pilot.pause()
        assert "still for Sun 22 Nov" in toasts(app)[0]
        await press(pilot, "enter enter")
    assert len(check_ins(tmp_path, TODAY)) == 1
    assert check_ins(tmp_path, date(2026, 11, 23)) == []


async def test_an_untouched_form_moves_to_the_new_day(tmp_path: Path) -> None:
    clock = Clock()
    app = app_over(two_sessions(tmp_path), clock)
    async with app.run_test(size=SIZE) as pilot:
        clock.set(date(2026, 11, 23), time(7, 0))
        app._tick()
        await press(pilot, "n enter enter")
    assert len(check_ins(tmp_path, date(2026, 11, 23))) == 1


async def test_another_programs_entry_is_shown_and_none_is_lost(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        log(journal_at(tmp_path), TODAY, (BELLY, 3, 1))
        app._tick()
        await pilot.pause()
        assert rows_of(app).ratings == {(BELLY, BRUISING): 3, (BELLY, SORENESS): 1}


async def test_an_entry_that_was_read_for_the_flags_is_shown_too(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.3)
        log(journal_at(tmp_path), TODAY, (BELLY, 3, 1))
        journal.summary(TODAY)
        app._tick()
        await pilot.pause()
        assert rows_of(app).ratings == {(BELLY, BRUISING): 3, (BELLY, SORENESS): 1}
        assert SAVED_ELSEWHERE in toasts(app)


async def test_what_this_window_saved_is_never_taken_for_anothers(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s enter")
        form = app.screen.query_one(CheckInForm)
        form.signs.action_tick()
        form.save()
        app._tick()  # before the screen has heard of the save
        await pilot.pause()
        assert toasts(app) == ["Saved. Undo: u"]
        log(journal_at(tmp_path), TODAY, (BELLY, 3, 1))
        app._tick()
        await pilot.pause()
        assert SAVED_ELSEWHERE in toasts(app)


async def test_an_entry_that_came_just_before_ones_own_save_is_said_to_be_anothers(
    tmp_path: Path,
) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s enter")
        form = app.screen.query_one(CheckInForm)
        form.signs.action_tick()
        log(journal_at(tmp_path), TODAY, (BELLY, 3, 1))
        form.save()
        app._tick()
        await pilot.pause()
        assert SAVED_ELSEWHERE in toasts(app)
    assert len(check_ins(tmp_path)) == 2


async def test_another_programs_entry_leaves_what_is_typed_alone(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "4")
        log(journal_at(tmp_path), TODAY, (BELLY, 3, 1))
        app._tick()
        await pilot.pause()
        assert rows_of(app).ratings == {(BELLY, BRUISING): 4}
        await press(pilot, "enter enter")
    assert len(check_ins(tmp_path)) == 2


async def test_quitting_with_something_typed_asks_once(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "3 q")
        assert app.is_running
        assert "not saved" in toasts(app)[0]
        await press(pilot, "q")
    assert check_ins(tmp_path) == []


async def test_nothing_followed_says_what_to_do(tmp_path: Path) -> None:
    journal = journal_at(tmp_path)
    add_session(journal, date(2026, 6, 1), THIGH)
    app = app_over(journal)
    async with app.run_test(size=SIZE):
        assert "No area is being followed" in str(app.screen.query_one("#prompt").render())


async def test_the_last_row_can_be_reached_on_a_small_screen(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "s enter enter")
        await press(pilot, "down down down")
        rows = rows_of(app)
        shown = rows.parent.parent.region  # type: ignore[union-attr]
        last = [n for n, line in enumerate(rows._built()) if line.key == (THIGH, SORENESS)]
        assert shown.contains(rows.region.x, rows.region.y + last[-1])


async def test_a_note_full_of_markup_and_escapes_is_only_text(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "n tab")
        app.screen.query_one(Input).value = "[/x] [@click=app.quit]go[/] \x1b]52;c;aGk=\x07"
        await press(pilot, "enter enter")
        assert app.is_running
    [saved] = check_ins(tmp_path)
    assert saved.note == "[/x] [@click=app.quit]go[/] ]52;c;aGk="


async def test_a_damaged_diary_says_so_above_everything(tmp_path: Path) -> None:
    two_sessions(tmp_path)
    file = tmp_path / "diary.jsonl"
    file.write_bytes(file.read_bytes()[:-400] + b"Z" + file.read_bytes()[-399:])
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE):
        notices = app.screen.query_one("#notices")
        assert notices.display
        assert "damaged at line" in str(notices.render())


async def test_an_emptied_diary_is_never_taken_for_a_new_one(tmp_path: Path) -> None:
    two_sessions(tmp_path)
    (tmp_path / "diary.jsonl").write_bytes(b"")
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE):
        assert isinstance(app.screen, TodayScreen)
        assert "is empty" in str(app.screen.query_one("#notices").render())


async def test_a_diary_that_becomes_newer_while_open_is_said_and_nothing_is_lost(
    tmp_path: Path,
) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "3")
        await pilot.pause(0.3)
        file = tmp_path / "diary.jsonl"
        file.write_bytes(file.read_bytes().replace(b'"schema":1', b'"schema":2', 1))
        app._tick()
        await pilot.pause()
        app._tick()
        await press(pilot, "enter enter")
        assert any("newer version" in one for one in toasts(app))
        await press(pilot, "w escape t escape")
        assert rows_of(app).ratings[BELLY, BRUISING] == 3
        assert SAVED_ELSEWHERE not in toasts(app)


async def test_a_save_that_failed_is_not_taken_for_another_windows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.3)
        await press(pilot, "3")
        with monkeypatch.context() as full:
            full.setattr(os, "write", lambda descriptor, content: 0)
            await press(pilot, "enter enter")
        assert [one for one in toasts(app) if one.startswith("Not saved. The disk is full")]
        app._tick()
        await pilot.pause()
        assert SAVED_ELSEWHERE not in toasts(app)
        assert rows_of(app).ratings == {(BELLY, BRUISING): 3}
        await press(pilot, "enter")
    [saved] = check_ins(tmp_path)
    assert said(saved) == {("lower-abdomen", "bruising"): 3}


async def test_a_diary_that_vanishes_while_open_is_said(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        (tmp_path / "diary.jsonl").unlink()
        app._tick()
        await pilot.pause()
        assert "is gone" in str(app.screen.query_one("#notices").render())
        assert SAVED_ELSEWHERE not in toasts(app)


async def test_keys_after_quitting_do_nothing(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("q", "t", "w", "a")
    assert app.return_code == 0


async def test_quitting_asks_again_after_more_was_typed(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "3 q enter enter down 9 q")
        assert app.is_running
        await press(pilot, "q")
    assert len(check_ins(tmp_path)) == 1


async def test_the_flag_is_seen_first_on_a_small_screen(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    log(journal, TODAY, (THIGH, 2, 3))
    app = app_over(journal)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause(0.3)
        card = app.screen.query_one(FlagCard)
        assert card.display
        assert app.screen.query_one("VerticalScroll").scroll_offset.y == 0


async def test_the_form_stays_on_its_own_check_in_when_another_window_adds_one(
    tmp_path: Path,
) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "2 enter enter")
        log(journal_at(tmp_path), TODAY, (BELLY, 4, 4))
        app._tick()
        await pilot.pause()
        assert rows_of(app).ratings == {(BELLY, BRUISING): 2}


async def test_what_the_value_in_hand_means_is_said_and_moves_nothing(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        meaning, note = app.screen.query_one("#meaning"), app.screen.query_one("#note")
        place = note.region.y
        assert str(meaning.render()) == ""
        await press(pilot, "3")
        assert str(meaning.render()) == "palm: up to a palm, or past the treated spots"
        await press(pilot, "down 7")
        assert str(meaning.render()) == "0 is not sore. 10 is the worst you can imagine."
        await press(pilot, "delete")
        assert str(meaning.render()) == ""
        assert note.region.y == place
        await press(pilot, "up")
        await pilot.resize_terminal(50, 24)
        await pilot.pause(0.2)
        assert str(meaning.render()) == ""
