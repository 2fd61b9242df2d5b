"""The history in the app: what it shows, reasons, withdrawing and taking back."""

from datetime import date, time, timedelta
from pathlib import Path

from textual.widgets import Input, OptionList, Static

from diary.core.records import CheckIn, Revision
from diary.core.scales import BRUISING
from diary.ui.screens.ask_why import AskWhyScreen
from diary.ui.screens.day import DayScreen
from diary.ui.screens.flags import FlagsScreen
from diary.ui.screens.history import HistoryScreen
from diary.ui.screens.timeline import TimelineScreen
from diary.ui.screens.today import TodayScreen
from diary.ui.widgets.bar_chart import BarChart
from diary.wording import screens as words
from tests.ui.stage import (
    BELLY,
    THIGH,
    TODAY,
    Clock,
    app_over,
    check_ins,
    journal_at,
    log,
    ratings,
    said,
    two_sessions,
)
from tests.ui.test_today import SIZE, press, rows_of, toasts

YESTERDAY = date(2026, 11, 21)


def reasons(home: Path) -> list[str]:
    return [one.reason for one in journal_at(home).history() if one.reason]


def rows(screen: HistoryScreen) -> list[str]:
    """The entries of the history as they stand in its list."""
    return [str(one.prompt) for one in screen.query_one(OptionList).options]


def state(app_screen: TodayScreen | DayScreen) -> str:
    return str(app_screen.query_one("#state", Static).render())


# Reasons.


async def test_the_first_check_in_of_a_day_asks_for_no_reason(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s enter enter")
        assert isinstance(app.screen, TodayScreen)
    assert reasons(tmp_path) == []


async def test_a_correction_asks_why_and_enter_takes_the_first_reason(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s enter enter 3 enter")
        assert isinstance(app.screen, AskWhyScreen)
        assert said(check_ins(tmp_path)[0])["lower-abdomen", "bruising"] == 1
        await press(pilot, "enter")
        assert isinstance(app.screen, TodayScreen)
    assert said(check_ins(tmp_path)[0])["lower-abdomen", "bruising"] == 3
    assert reasons(tmp_path) == ["mistake"]


async def test_a_digit_takes_its_reason_and_ones_own_words_stand_beside(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s enter enter 3 enter 2")
        await press(pilot, "0 enter tab a space 2 enter")
        await press(pilot, "2 enter tab b shift+tab 4")
        await press(pilot, "1 enter tab enter")
    assert reasons(tmp_path) == ["remembered", "a 2", "twice: b", "mistake"]


async def test_escape_goes_back_to_the_form_with_everything_as_typed(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s enter enter 3 down 7 tab h i enter")
        assert isinstance(app.screen, AskWhyScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        assert app.screen.is_changed
        assert rows_of(app).ratings[BELLY, BRUISING] == 3
        assert app.screen.query_one("#note", Input).value == "hi"
    assert len(journal_at(tmp_path).history()) == 16


# Withdrawing.


async def test_the_check_in_shown_can_be_withdrawn(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s enter enter x")
        assert isinstance(app.screen, AskWhyScreen)
        await press(pilot, "3")
        assert isinstance(app.screen, TodayScreen)
        assert "stays in the history" in toasts(app)[-1]
        assert rows_of(app).ratings == {}
        assert app.screen.form.entry is None
    assert check_ins(tmp_path) == []
    last = journal_at(tmp_path).history()[-1]
    assert (last.withdrawn, last.reason) == (True, "wrong-day")


async def test_where_nothing_was_saved_there_is_nothing_to_withdraw(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "x")
        assert isinstance(app.screen, TodayScreen)
        await press(pilot, "s enter enter 3 x")
        assert isinstance(app.screen, TodayScreen)
        assert words.SAVE_FIRST in toasts(app)


async def test_of_two_check_ins_the_one_withdrawn_leaves_the_other(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    journal.record(CheckIn(TODAY, ratings((BELLY, 1, 1))), Clock(TODAY, time(8, 0))())
    log(journal, TODAY, (THIGH, 2, 2))
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "o x 1")
        assert [said(one) for one in check_ins(tmp_path)] == [
            {("left-front-thigh", "bruising"): 2, ("left-front-thigh", "soreness"): 2}
        ]


async def test_a_past_days_check_in_can_be_withdrawn(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t left enter x 1")
        assert isinstance(app.screen, TimelineScreen)
    assert check_ins(tmp_path, YESTERDAY) == []


async def test_a_session_is_withdrawn_from_the_history(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "h down down down")
        screen = app.screen
        assert isinstance(screen, HistoryScreen)
        assert "session on Thu 19 Nov 2026" in rows(screen)[3]
        await press(pilot, "x 1")
        assert "no longer counts" not in toasts(app)[-1]
        assert "Withdrawn: session on Thu 19 Nov 2026" in toasts(app)[-1]
        assert "withdrawn, because you typed it wrong" in rows(screen)[0]
        await press(pilot, "x")
        assert isinstance(app.screen, HistoryScreen)
        assert toasts(app)[-1] == words.NOT_TO_WITHDRAW
    assert len(journal_at(tmp_path).records().sessions) == 1


# Taking back.


async def test_undo_takes_back_step_by_step_and_says_what(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s enter enter 3 enter 1 u")
        assert said(check_ins(tmp_path)[0])["lower-abdomen", "bruising"] == 1
        assert rows_of(app).ratings[BELLY, BRUISING] == 1
        assert toasts(app)[-1].startswith("Taken back: the correction of the check-in for Sun 22")
        assert toasts(app)[-1].endswith("It stays in the history. Bring it back: y")
        await press(pilot, "u")
        assert check_ins(tmp_path) == []
        assert rows_of(app).ratings == {}
        await press(pilot, "u")
        assert check_ins(tmp_path, YESTERDAY) == []
    assert len(journal_at(tmp_path).history()) == 15 + 2 + 3


async def test_undo_refuses_while_something_is_typed(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s enter enter 3 u")
        assert toasts(app)[-1] == words.SAVE_OR_PUT_BACK
        assert rows_of(app).ratings[BELLY, BRUISING] == 3
        await press(pilot, "t u")
        assert toasts(app)[-1] == words.SAVE_OR_PUT_BACK
    assert len(check_ins(tmp_path)) == 1


async def test_u_in_a_note_is_a_letter(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "tab u h x")
        assert app.screen.query_one("#note", Input).value == "uhx"
    assert len(journal_at(tmp_path).history()) == 15


async def test_an_empty_diary_has_nothing_to_take_back(tmp_path: Path) -> None:
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "escape u")
        assert toasts(app) == ["There is nothing left to take back."]


async def test_undo_works_from_the_history_and_shows_there(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "h u")
        screen = app.screen
        assert isinstance(screen, HistoryScreen)
        assert "undone: the entry" in rows(screen)[0]
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
    assert check_ins(tmp_path, YESTERDAY) == []


async def test_what_was_withdrawn_comes_back(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s enter enter x 1 u")
    assert len(check_ins(tmp_path)) == 1


# The list.


async def test_the_history_tells_who_when_what_and_why_field_by_field(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s enter enter 3 tab h i enter 2 h")
        screen = app.screen
        assert isinstance(screen, HistoryScreen)
        first, second, *_ = rows(screen)
        assert first.splitlines() == [
            "You, Sun 22 Nov 2026 at 21:18: check-in for Sun 22 Nov 2026",
            "  corrected, because you remembered it better later",
            "  lower abdomen, bruise: spots → palm",
            "  note: none → “hi”",
        ]
        assert "Lower abdomen" in second
        assert len(rows(screen)) == 17
        assert "17 saves" in str(screen.query_one("#heading").render())


async def test_a_late_entry_is_marked_in_the_history(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t home right right right right right enter 2 enter enter")
        await press(pilot, "escape h")
        assert isinstance(app.screen, HistoryScreen)
        assert "(late entry)" in rows(app.screen)[0]


async def test_enter_opens_the_check_in_of_that_row(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    journal.record(CheckIn(YESTERDAY, ratings((BELLY, 4, 9))), Clock(YESTERDAY, time(23, 0))())
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "h down enter")
        assert isinstance(app.screen, DayScreen)
        assert rows_of(app).ratings[BELLY, BRUISING] == 1
        assert "check-in 1 of 2" in state(app.screen)
        await press(pilot, "0 enter 1")
        assert isinstance(app.screen, HistoryScreen)
        assert "corrected" in rows(app.screen)[0]


async def test_a_long_history_is_laid_out_as_far_as_it_is_scrolled(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    for number in range(150):
        day = TODAY - timedelta(number)
        at = Clock(day)()
        journal._store.append(
            Revision(f"many-{number}", 1, *at, CheckIn(day, ratings((BELLY, 1, 1))))
        )
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "h")
        assert isinstance(app.screen, HistoryScreen)
        assert len(rows(app.screen)) == 60
        await press(pilot, "end end end end")
        assert len(rows(app.screen)) == 165
        assert app.screen.query_one(OptionList).highlighted == 164


async def test_an_empty_history_says_so(tmp_path: Path) -> None:
    app = app_over(journal_at(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "escape h enter x")
        assert isinstance(app.screen, HistoryScreen)
        assert app.screen.query_one("#told").display


async def test_a_history_that_another_program_adds_to_shows_it_on_coming_back(
    tmp_path: Path,
) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "h question_mark")
        log(journal_at(tmp_path), TODAY, (BELLY, 3, 9))
        await press(pilot, "escape")
        assert isinstance(app.screen, HistoryScreen)
        assert "check-in for Sun 22 Nov" in rows(app.screen)[0]


# Marks.


async def test_late_and_corrected_check_ins_say_so_above_the_form(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    at = Clock(TODAY)()
    journal.record(CheckIn(date(2026, 10, 25), ratings((THIGH, 1, 1))), at)
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "h enter")
        assert isinstance(app.screen, DayScreen)
        assert state(app.screen).startswith("Entered late, on Sun 22 Nov at 21:18. To correct")
        await press(pilot, "escape escape s enter enter 3 enter 1")
        assert isinstance(app.screen, TodayScreen)
        expected = "Saved at 21:18. Corrected on Sun 22 Nov at 21:18. To correct it"
        assert state(app.screen).startswith(expected)
        await press(pilot, "u")
        assert state(app.screen).startswith("Saved at 21:18. To correct it")


async def test_the_timeline_and_the_flags_mark_what_was_corrected(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "s enter enter down down down 5 enter 1 t")
        chart = app.screen.query_one(BarChart)
        lines = [chart.render_line(y).text for y in range(chart.size.height)]
        (entered,) = [line for line in lines if line.startswith("  entered")]
        assert entered.rstrip().endswith("C")
        assert "corrected" in str(app.screen.query_one("#told", Static).render())
        await press(pilot, "escape w")
        assert isinstance(app.screen, FlagsScreen)
        cards = " ".join(str(one.render()) for one in app.screen.query(Static))
        assert "(corrected)" in cards
