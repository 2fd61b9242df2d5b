"""One question at a time: in a small window, and for whoever prefers it."""

from datetime import date
from pathlib import Path

from diary.core.records import Answer, Leftover
from diary.core.scales import BRUISING, SORENESS
from diary.ui.app import DiaryApp
from diary.ui.widgets.choice import Choice
from diary.ui.widgets.rating_rows import RatingRows
from tests.ui.stage import (
    BELLY,
    THIGH,
    TODAY,
    add_session,
    app_over,
    check_ins,
    journal_at,
    log,
    said,
    two_sessions,
)
from tests.ui.test_today import press, rows_of, toasts

SMALL = (50, 20)


def lines(app: DiaryApp) -> list[str]:
    rows = rows_of(app)
    return [rows.render_line(y).text.rstrip() for y in range(len(rows._built()))]


async def test_below_sixty_columns_one_question_shows(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=(59, 24)) as pilot:
        assert lines(app)[0] == "▸ Lower abdomen   1 of 4"
        assert lines(app)[2].split() == ["0", "none", "no", "bruise"]
        assert not any("Left thigh" in line for line in lines(app))
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert any("Left thigh" in line for line in lines(app))


async def test_enter_goes_from_question_to_question_and_then_saves(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "1 enter 0 enter 2 enter")
        assert check_ins(tmp_path) == []
        assert lines(app)[0] == "▸ Left thigh (front)   4 of 4"
        await press(pilot, "3 enter enter")
    [saved] = check_ins(tmp_path)
    assert list(said(saved).values()) == [1, 0, 2, 3]


async def test_an_unchanged_day_takes_three_keys_here_too(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "s enter enter")
    assert len(check_ins(tmp_path)) == 1


async def test_a_question_can_be_passed_over_and_stays_unsaid(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "enter 4 enter enter enter enter")
    [saved] = check_ins(tmp_path)
    assert said(saved) == {("lower-abdomen", "soreness"): 4}


async def test_up_and_down_move_between_the_questions(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "2 down 4 up")
        assert "[2 coin]" in lines(app)[4]
        await press(pilot, "down")
        assert "[4]" in lines(app)[2] and "moderate" in lines(app)[3]


async def test_what_it_was_the_day_before_stands_below(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        assert lines(app)[7] == "  was spots"
        await press(pilot, "down")
        assert "  was 0" in lines(app)


async def test_the_leftover_question_is_asked_in_its_turn(tmp_path: Path) -> None:
    journal = journal_at(tmp_path)
    add_session(journal, date(2026, 11, 15), THIGH)
    log(journal, date(2026, 11, 21), (THIGH, 2, 0))
    add_session(journal, TODAY, THIGH)
    app = app_over(journal)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "2 enter 0 enter")
        assert "before your session" in " ".join(lines(app))
        await press(pilot, "n enter enter")
    [saved] = check_ins(tmp_path)
    assert saved.leftovers == (Leftover(THIGH, Answer.NO),)


async def test_the_mouse_answers_a_question(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.click(RatingRows, offset=(20, 5))
        assert rows_of(app).ratings == {(BELLY, BRUISING): 3}
        await press(pilot, "enter")
        at = lines(app)[2].index(" 7 ") + 1
        await pilot.click(RatingRows, offset=(at, 2))
        assert rows_of(app).ratings[BELLY, SORENESS] == 7


async def test_what_is_typed_stays_when_the_window_shrinks_to_nothing_and_grows_again(
    tmp_path: Path,
) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2 down 3 tab i c e")
        for size in ((40, 12), (10, 3), (1, 1), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert rows_of(app).ratings == {(BELLY, BRUISING): 2, (BELLY, SORENESS): 3}
        await press(pilot, "enter enter")
        assert "Saved. Undo: u" in toasts(app)
    [saved] = check_ins(tmp_path)
    assert saved.note == "ice"


async def test_what_the_settings_say_of_it_holds_at_once(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "4")
        assert any("Left thigh" in line for line in lines(app))
        await press(pilot, "comma")
        app.screen.query_one("#questions", Choice).focus()
        await press(pilot, "right enter")
        assert app.screen is app.today
        assert lines(app)[0] == "▸ Lower abdomen   1 of 4"
        assert not any("Left thigh" in line for line in lines(app))
        assert rows_of(app).ratings == {(BELLY, BRUISING): 4}
        await press(pilot, "comma")
        app.screen.query_one("#questions", Choice).focus()
        await press(pilot, "right enter")
        assert any("Left thigh" in line for line in lines(app))
