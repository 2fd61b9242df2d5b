"""A session to come, in the app: planned, prepared, moved, withdrawn, and made a session of."""

from datetime import date, time
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Checkbox, Input, OptionList, Static

from diary.core.answers import LateAnswer, PlannedSession
from diary.core.areas import Area
from diary.core.reasons import CHANGED
from diary.core.records import Answer, CheckIn
from diary.journal import Journal
from diary.ui.screens.ask_plan import AskPlanScreen
from diary.ui.screens.day import DayScreen
from diary.ui.screens.history import HistoryScreen
from diary.ui.screens.plan_session import PlanSessionScreen
from diary.ui.screens.planned import PlannedScreen
from diary.ui.screens.search import SearchScreen
from diary.ui.screens.session import SessionScreen
from diary.ui.screens.sessions import SessionsScreen
from diary.ui.screens.today import TodayScreen
from diary.ui.screens.took_place import TookPlaceScreen
from diary.ui.session_draft import SessionDraft
from diary.ui.widgets.key_bar import KeyBar
from diary.ui.widgets.month_grid import MonthGrid
from diary.ui.widgets.planned_card import PlannedCard
from diary.wording import preparing as words
from diary.wording.body import area_words
from tests.ui.hands import lines
from tests.ui.hostile import ACTING, ALL
from tests.ui.stage import (
    BELLY,
    THIGH,
    TODAY,
    Clock,
    app_over,
    click_key,
    journal_at,
    two_sessions,
)
from tests.ui.test_drafts import ended, left, left_behind, offered
from tests.ui.test_sessions import heading, rows
from tests.ui.test_today import SIZE, YESTERDAY, press, toasts

SOON = date(2026, 11, 29)


def planned(home: Path) -> list[PlannedSession]:
    """What another program reads."""
    return [one.value for one in journal_at(home).records().planned]


def plan(home: Path, day: date = SOON, *areas: Area, at: time | None = time(14, 30)) -> Journal:
    """Two sessions, and one to come."""
    journal = two_sessions(home)
    journal.record(PlannedSession(day, areas or (THIGH,), at), Clock()())
    return journal


def page(pilot: Pilot[None]) -> list[str]:
    assert isinstance(pilot.app.screen, PlannedScreen)
    found = pilot.app.screen.query("#page Static").results(Static)
    return [str(one.render()) for one in found if not isinstance(one, Checkbox)]


def card_lines(pilot: Pilot[None]) -> list[str]:
    """The planned sessions on Today, a line each."""
    card = pilot.app.screen.query_one(PlannedCard)
    return str(card.render()).replace("\u00a0", " ").split("\n") if card.display else []


def echo(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#echo", Static).render())


async def test_the_one_of_today_is_in_hand_while_an_older_one_waits(tmp_path: Path) -> None:
    journal = plan(tmp_path, TODAY, at=time(9))
    journal.record(PlannedSession(date(2026, 11, 21), (BELLY,), time(9)), Clock()())
    async with app_over(journal).run_test(size=SIZE) as pilot:
        assert card_lines(pilot) == [
            "Session planned: Sun 22 Nov, 09:00, today.   f It took place   b Open",
            "Session planned: Sat 21 Nov, 09:00, yesterday. Did it take place?   v Sessions",
        ]
        await press(pilot, "f")
        assert [one.day for one in planned(tmp_path)] == [date(2026, 11, 21)]
        assert card_lines(pilot) == [
            "Session planned: Sat 21 Nov, 09:00, yesterday. Did it take place?"
            "   f It took place   b Open"
        ]
        await press(pilot, "f")
    assert planned(tmp_path) == []


async def test_one_that_waits_hides_neither_the_next_one_nor_its_page(tmp_path: Path) -> None:
    journal = plan(tmp_path, date(2026, 12, 20))
    journal.record(PlannedSession(date(2026, 11, 12), (BELLY,), time(9)), Clock()())
    async with app_over(journal).run_test(size=SIZE) as pilot:
        assert card_lines(pilot) == [
            "Session planned: Thu 12 Nov, 09:00, 10 days ago. Did it take place?   f It took place",
            "Session planned: Sun 20 Dec, 14:30, in 28 days.   b Open",
        ]
        await press(pilot, "b")
        assert heading(pilot)[1].startswith("Sun 20 Dec")
        assert pilot.app.screen.query(Checkbox)
        await press(pilot, "escape f")
    assert [one.day for one in planned(tmp_path)] == [date(2026, 12, 20)]


async def test_once_its_day_is_past_there_is_nothing_to_do_before_it(tmp_path: Path) -> None:
    journal = plan(tmp_path, date(2026, 11, 21))
    async with app_over(journal).run_test(size=SIZE) as pilot:
        await press(pilot, "b")
        assert not pilot.app.screen.query(Checkbox)
        assert words.TO_DO not in page(pilot)
        assert words.WAITS in page(pilot)
        keys = str(pilot.app.screen.query_one(KeyBar).render())
        assert (words.TICK in keys, words.TOOK_PLACE in keys) == (False, True)


# Planning.


async def test_a_day_to_come_in_the_form_of_a_session_is_offered_as_a_plan(tmp_path: Path) -> None:
    async with app_over(two_sessions(tmp_path)).run_test(size=SIZE) as pilot:
        await press(pilot, "a")
        form = pilot.app.screen
        for typed in ("2026-11-29", "in a week", "next Sunday"):
            form.query_one("#day", Input).value = typed
            await pilot.pause()
            assert echo(pilot) == "Sun 29 Nov, in 7 days. This is to come: keep it as a plan?"
        await press(pilot, "tab 9 : 1 5 tab space ctrl+s")
        assert isinstance(pilot.app.screen, AskPlanScreen)
        await press(pilot, "escape")
        assert pilot.app.screen is form
        assert planned(tmp_path) == []
        await press(pilot, "ctrl+s enter")
        assert isinstance(pilot.app.screen, TodayScreen)
        assert "A session is planned for Sun 29 Nov. Undo: u" in toasts(pilot.app)  # type: ignore[arg-type]
        assert planned(tmp_path) == [PlannedSession(SOON, (BELLY,), time(9, 15))]
        await press(pilot, "u")
    assert planned(tmp_path) == []
    assert len(journal_at(tmp_path).records().sessions) == 2


async def test_a_day_of_last_year_is_plain_and_its_year_makes_a_plan_of_it(tmp_path: Path) -> None:
    clock = Clock(date(2026, 11, 26))
    async with app_over(two_sessions(tmp_path), clock).run_test(size=SIZE) as pilot:
        await press(pilot, "a 3 space D e c")
        told = "Wed 3 Dec 2025, 358 days ago. For a session to come, type 3 Dec 2026."
        assert echo(pilot) == told
        assert any(told in line for line in lines(pilot.app))
        await press(pilot, "space 2 0 2 6")
        assert echo(pilot) == "Thu 3 Dec, in 7 days. This is to come: keep it as a plan?"
        await press(pilot, "tab tab space ctrl+s enter")
    assert planned(tmp_path) == [PlannedSession(date(2026, 12, 3), (BELLY,))]
    assert len(journal_at(tmp_path).records().sessions) == 2


async def test_neither_a_correction_nor_test_injections_become_a_plan(tmp_path: Path) -> None:
    async with app_over(two_sessions(tmp_path)).run_test(size=SIZE) as pilot:
        for keys in ("v e", "v i"):
            await press(pilot, keys)
            form = pilot.app.screen
            assert isinstance(form, SessionScreen)
            form.query_one("#day", Input).value = "2026-11-29"
            await press(pilot, "ctrl+s")
            assert pilot.app.screen is form
            assert "still to come" in echo(pilot)
            await press(pilot, "escape escape")
    assert planned(tmp_path) == []


async def test_planning_from_the_sessions_reads_the_days_to_come(tmp_path: Path) -> None:
    async with app_over(two_sessions(tmp_path)).run_test(size=SIZE) as pilot:
        await press(pilot, "v n")
        form = pilot.app.screen
        assert isinstance(form, PlanSessionScreen)
        assert not form.is_changed
        for id_ in ("cream", "test", "more", "products-row"):
            assert not form.query_one(f"#{id_}").display
        await press(pilot, "ctrl+s")
        assert pilot.app.screen is form
        await press(pilot, "s u n d a y ctrl+s")
        assert isinstance(pilot.app.screen, SessionsScreen)
        assert rows(pilot.app.screen)[0] == "Planned · Sun 22 Nov · today"
        await press(pilot, "n s a t u r d a y tab 2 5 : 0 0 ctrl+s")
        assert "not a time of day" in str(pilot.app.screen.query_one("#at-echo", Static).render())
        await press(pilot, "escape escape")
    assert planned(tmp_path) == [PlannedSession(TODAY)]


async def test_nothing_is_planned_for_a_day_that_is_past(tmp_path: Path) -> None:
    async with app_over(plan(tmp_path)).run_test(size=SIZE) as pilot:
        await press(pilot, "v n 3 2 space D e c ctrl+s")
        assert "“in 3 days” or “next Friday”" in echo(pilot)
        pilot.app.screen.query_one("#day", Input).value = "yesterday"
        await press(pilot, "ctrl+s")
        assert echo(pilot).startswith("The day Sat 21 Nov is past.")
        await press(pilot, "escape escape home e")
        pilot.app.screen.query_one("#day", Input).value = "yesterday"
        await press(pilot, "ctrl+s")
        assert echo(pilot).startswith("The day Sat 21 Nov is past.")
    assert [one.day for one in planned(tmp_path)] == [SOON]


async def test_one_that_waits_is_changed_without_moving_it(tmp_path: Path) -> None:
    async with app_over(plan(tmp_path, YESTERDAY)).run_test(size=SIZE) as pilot:
        await press(pilot, "v e")
        pilot.app.screen.query_one("#at", Input).value = "15:00"
        await press(pilot, "ctrl+s")
    assert [one.at for one in planned(tmp_path)] == [time(15, 0)]


async def test_a_session_names_days_that_have_been_as_its_examples(tmp_path: Path) -> None:
    async with app_over(two_sessions(tmp_path)).run_test(size=SIZE) as pilot:
        await press(pilot, "a")
        assert pilot.app.screen.query_one("#day", Input).placeholder.startswith("yesterday")
        pilot.app.screen.query_one("#day", Input).value = ""
        await press(pilot, "ctrl+s")
        assert echo(pilot).startswith("There is no day yet.")
        await press(pilot, "escape escape v n")
        assert pilot.app.screen.query_one("#day", Input).placeholder.startswith("in 3 days")


async def test_what_is_planned_stands_above_the_sessions_and_is_changed_there(
    tmp_path: Path,
) -> None:
    plan(tmp_path, SOON, THIGH, BELLY)
    async with app_over(journal_at(tmp_path)).run_test(size=SIZE) as pilot:
        await press(pilot, "v")
        screen = pilot.app.screen
        assert isinstance(screen, SessionsScreen)
        assert heading(pilot) == ("Sessions", "2 sessions, newest first")
        assert rows(screen)[0] == (
            "Planned · Sun 29 Nov, 14:30 · in 7 days · left thigh (front), lower abdomen"
        )
        await press(pilot, "e")
        form = pilot.app.screen
        assert isinstance(form, PlanSessionScreen)
        assert heading(pilot)[0] == words.TITLE_EDIT
        assert not form.is_changed
        await press(pilot, "ctrl+s")
        assert pilot.app.screen is form
        await press(pilot, "3 space d e c ctrl+s")
        assert rows(screen)[0].startswith("Planned · Thu 3 Dec, 14:30 · in 11 days")
    [entry] = journal_at(tmp_path).records().planned
    assert [one.reason for one in entry.history] == ["", CHANGED]


async def test_a_plan_is_withdrawn_from_the_list_and_from_its_page(tmp_path: Path) -> None:
    plan(tmp_path)
    async with app_over(journal_at(tmp_path)).run_test(size=SIZE) as pilot:
        await press(pilot, "v x 1")
        assert planned(tmp_path) == []
        await press(pilot, "u")
        assert len(planned(tmp_path)) == 1
        await press(pilot, "home enter x 1")
        assert isinstance(pilot.app.screen, SessionsScreen)
        assert rows(pilot.app.screen)[0].startswith("Session 2")
    assert planned(tmp_path) == []


# Its page.


async def test_its_page_tells_of_signs_and_answers_too(tmp_path: Path) -> None:
    journal = plan(tmp_path)
    journal.record(CheckIn(TODAY, signs=frozenset(("fever",))), Clock()())
    last = journal.records().sessions[-1]
    journal.record(LateAnswer(last.id, 2, TODAY, Answer.YES), Clock()())
    async with app_over(journal).run_test(size=SIZE) as pilot:
        await press(pilot, "b")
        areas = ", ".join(map(area_words, last.value.areas))
        assert page(pilot)[-3:-1] == [
            "“Feeling hot and shivery” on 22 Nov",
            f"{areas[0].upper()}{areas[1:]}: a new lump, sore or pain on 22 Nov",
        ]


async def test_its_page_counts_down_and_lists_what_to_do_and_what_to_tell(tmp_path: Path) -> None:
    clock = Clock()
    async with app_over(plan(tmp_path), clock).run_test(size=SIZE) as pilot:
        await press(pilot, "b")
        assert heading(pilot) == ("Planned session", "Sun 29 Nov, 14:30 · in 7 days")
        assert page(pilot) == [
            "In 6 days and 17 hours.",
            "Left thigh (front).",
            words.TO_DO,
            words.TO_TELL,
            "Left thigh (front): bruise from 19 to 21 Nov",
            "Left thigh (front): soreness from 19 to 21 Nov",
            "Lower abdomen: bruise from 20 to 21 Nov",
            words.PLANNED_HINT,
        ]
        assert [str(one.label) for one in pilot.app.screen.query(Checkbox)] == [
            "No coffee, tea, cola or energy drinks, and nothing else that stimulates"
            " (from 24 hours before)",
            "Tell the clinic what is not clear yet",
        ]
        clock.set(date(2026, 11, 29), time(13, 20))
        screen = pilot.app.screen
        assert isinstance(screen, PlannedScreen)
        screen._count_down()
        assert page(pilot)[0] == "In 1 h 10 min."


async def test_its_list_is_ticked_by_key_and_by_mouse_and_the_ticks_are_kept(
    tmp_path: Path,
) -> None:
    async with app_over(plan(tmp_path)).run_test(size=SIZE) as pilot:
        await press(pilot, "b space")
        assert planned(tmp_path)[0].checked == frozenset(("no-caffeine",))
        await pilot.click(pilot.app.screen.query(Checkbox)[1])
        await pilot.pause()
        assert planned(tmp_path)[0].checked == frozenset(("no-caffeine", "tell-clinic"))
        await click_key(pilot, "Tick")
        assert planned(tmp_path)[0].checked == frozenset(("no-caffeine",))
        await press(pilot, "e t o m o r r o w ctrl+s")
        assert isinstance(pilot.app.screen, PlannedScreen)
        assert [one.value for one in pilot.app.screen.query(Checkbox)] == [True, False]
    [one] = planned(tmp_path)
    assert (one.day, one.checked) == (date(2026, 11, 23), frozenset(("no-caffeine",)))


async def test_before_its_day_it_has_not_taken_place(tmp_path: Path) -> None:
    async with app_over(plan(tmp_path)).run_test(size=SIZE) as pilot:
        await press(pilot, "f")
        assert isinstance(pilot.app.screen, TodayScreen)
        await press(pilot, "b f")
        assert isinstance(pilot.app.screen, PlannedScreen)
        assert words.TOOK_PLACE not in str(pilot.app.screen.query_one(KeyBar).render())
    assert len(planned(tmp_path)) == 1


@pytest.mark.parametrize("keys", ["f", "b f", "v home enter f"])
async def test_on_its_day_one_key_makes_it_a_session(tmp_path: Path, keys: str) -> None:
    async with app_over(plan(tmp_path, TODAY)).run_test(size=SIZE) as pilot:
        await press(pilot, keys)
        assert not isinstance(pilot.app.screen, PlannedScreen)
        assert toasts(pilot.app)[-1] == "Session on Sun 22 Nov saved. Undo: u"  # type: ignore[arg-type]
        assert "No test injections are noted before this session." in toasts(pilot.app)  # type: ignore[arg-type]
        last = journal_at(tmp_path).records().sessions[-1].value
        assert (last.day, last.at, last.areas) == (TODAY, time(14, 30), (THIGH,))
        assert planned(tmp_path) == []
        await press(pilot, "u")
    assert len(planned(tmp_path)) == 1
    assert len(journal_at(tmp_path).records().sessions) == 2


async def test_with_details_the_form_is_filled_in_and_the_plan_is_over(tmp_path: Path) -> None:
    async with app_over(plan(tmp_path, TODAY)).run_test(size=SIZE) as pilot:
        await press(pilot, "b a")
        form = pilot.app.screen
        assert isinstance(form, TookPlaceScreen)
        assert heading(pilot) == (words.TITLE_TOOK_PLACE, "1 area chosen")
        assert not form.is_changed
        form.query_one("#products", Input).value = "Lipo C, batch 12"
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, TodayScreen)
    last = journal_at(tmp_path).records().sessions[-1].value
    assert (last.products, last.at) == ("Lipo C, batch 12", time(14, 30))
    assert planned(tmp_path) == []


async def test_where_an_area_or_the_time_is_still_to_come_the_form_asks(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    journal.record(PlannedSession(TODAY, at=time(23, 0)), Clock()())
    async with app_over(journal).run_test(size=SIZE) as pilot:
        await press(pilot, "f")
        form = pilot.app.screen
        assert isinstance(form, TookPlaceScreen)
        await press(pilot, "ctrl+s")
        assert "at least one area" in str(form.query_one("#areas-echo", Static).render())
        await press(pilot, "space ctrl+s")
        assert "still to come" in str(form.query_one("#at-echo", Static).render())
        form.query_one("#at", Input).value = "20:00"
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, TodayScreen)
    assert journal_at(tmp_path).records().sessions[-1].value.at == time(20, 0)
    assert planned(tmp_path) == []


async def test_a_plan_that_another_window_withdrew_says_so(tmp_path: Path) -> None:
    async with app_over(plan(tmp_path, TODAY)).run_test(size=SIZE) as pilot:
        await press(pilot, "b question_mark")
        other = journal_at(tmp_path)
        other.withdraw(other.records().planned[0].id, Clock()(), "twice")
        await press(pilot, "escape")
        assert page(pilot) == [words.PLAN_GONE]
        await press(pilot, "f x space")
        assert page(pilot) == [words.PLAN_GONE]
    assert len(journal_at(tmp_path).records().sessions) == 2


# Today, the calendar and the timeline.


async def test_today_names_it_from_a_week_before_and_offers_what_can_be_done(
    tmp_path: Path,
) -> None:
    clock = Clock(date(2026, 11, 21))
    async with app_over(plan(tmp_path), clock).run_test(size=SIZE) as pilot:
        today = pilot.app.screen
        assert isinstance(today, TodayScreen)
        card = today.query_one(PlannedCard)
        assert not card.display
        clock.set(TODAY, time(21, 0))
        today.refresh_diary()
        assert str(card.render()).startswith("Session planned: Sun 29 Nov, 14:30, in 7 days.")
        assert words.TOOK_PLACE not in str(card.render()).replace("\u00a0", " ")
        clock.set(SOON, time(18, 0))
        today.refresh_diary()
        assert "f It took place" in str(card.render()).replace("\u00a0", " ")
        await pilot.pause()
        y = next(n for n, line in enumerate(lines(pilot.app)) if "It took" in line)
        await pilot.click(offset=(lines(pilot.app)[y].index("took"), y))
        await pilot.pause()
        today.refresh_diary()
        assert not card.display
    assert planned(tmp_path) == []


async def test_the_calendar_shows_it_with_no_window_and_opens_its_page(tmp_path: Path) -> None:
    async with app_over(plan(tmp_path, date(2026, 12, 3))).run_test(size=SIZE) as pilot:
        await press(pilot, "c right_square_bracket")
        grid = pilot.app.screen.query_one(MonthGrid)
        assert grid.day == date(2026, 12, 3)
        assert "planned session at 14:30: left thigh (front)" in "\n".join(lines(pilot.app))
        assert any("◇" in line for line in lines(pilot.app))
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, PlannedScreen)
        await press(pilot, "escape left enter")
        assert not isinstance(pilot.app.screen, PlannedScreen)


async def test_the_timeline_names_it_and_has_no_column_for_it(tmp_path: Path) -> None:
    async with app_over(plan(tmp_path)).run_test(size=SIZE) as pilot:
        await press(pilot, "t")
        assert heading(pilot)[0] == "Timeline · ◇ planned Sun 29 Nov"
        assert not any("◇" in line for line in lines(pilot.app)[1:])


async def test_one_whose_day_is_past_stands_on_its_day_in_the_timeline(tmp_path: Path) -> None:
    async with app_over(plan(tmp_path, date(2026, 11, 21))).run_test(size=SIZE) as pilot:
        await press(pilot, "t")
        [line] = [one for one in lines(pilot.app) if "▼2" in one]
        assert line.count("◇") == 1
        assert "planned" not in line


# What is typed and not saved.


async def test_a_plan_half_typed_is_kept_and_offered_again(tmp_path: Path) -> None:
    async with app_over(two_sessions(tmp_path)).run_test(size=SIZE) as pilot:
        await press(pilot, "v n n e x t space f r i d a y tab 9 : 0 0")
        await ended(pilot)
    [[draft]] = left(tmp_path)
    assert isinstance(draft, SessionDraft)
    assert (draft.is_plan, draft.day, draft.at) == (True, "next friday", "9:00")
    tomorrow = Clock(date(2026, 11, 23))
    async with app_over(journal_at(tmp_path), tomorrow).run_test(size=SIZE) as pilot:
        assert "a session to come" in await offered(pilot)
        await press(pilot, "enter")
        form = pilot.app.screen
        assert isinstance(form, PlanSessionScreen)
        assert form.query_one("#day", Input).value == "2026-11-27"
        await press(pilot, "ctrl+s")
    assert planned(tmp_path) == [PlannedSession(date(2026, 11, 27), (), time(9, 0))]
    assert left(tmp_path) == []


async def test_details_half_typed_come_back_and_still_end_the_plan(tmp_path: Path) -> None:
    async with app_over(plan(tmp_path, TODAY)).run_test(size=SIZE) as pilot:
        await press(pilot, "b a")
        pilot.app.screen.query_one("#by", Input).value = "Dr Lind"
        await ended(pilot)
    async with app_over(journal_at(tmp_path)).run_test(size=SIZE) as pilot:
        await offered(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, TookPlaceScreen)
        await press(pilot, "ctrl+s")
    assert journal_at(tmp_path).records().sessions[-1].value.by == "Dr Lind"
    assert planned(tmp_path) == []


async def test_a_plan_that_was_saved_after_all_is_not_offered(tmp_path: Path) -> None:
    plan(tmp_path)
    draft = SessionDraft("2026-11-29", TODAY, "14:30", (THIGH,), False, False, "", "", is_plan=True)
    left_behind(tmp_path, draft)
    async with app_over(journal_at(tmp_path)).run_test(size=SIZE) as pilot:
        await pilot.pause(0.2)
    assert left(tmp_path) == []


async def test_nothing_in_its_note_acts_on_the_terminal(tmp_path: Path) -> None:
    journal = plan(tmp_path)
    [entry] = journal.records().planned
    hostile = PlannedSession(SOON, (THIGH,), note=ALL.replace("\ud800", ""))
    journal._store.append(entry.history[0]._replace(value=hostile, revision=2))
    async with app_over(journal_at(tmp_path)).run_test(size=SIZE) as pilot:
        await press(pilot, "b")
        said = "\n".join(page(pilot))
        assert not [acting for acting in ACTING if acting in said]
        assert "[@click=app.quit]evil[/]" in said
        await press(pilot, "e")
        note = pilot.app.screen.query_one("#note", Input).value
        assert not [acting for acting in ACTING if acting in note]
        await press(pilot, "escape escape v")
        assert pilot.app.screen.query_one(OptionList).options


# Where it is listed among other entries.


async def test_from_the_history_a_planned_session_opens_as_what_it_is(tmp_path: Path) -> None:
    app = app_over(plan(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "h enter")
        assert isinstance(app.screen, PlannedScreen)
        assert heading(pilot)[1] == "Sun 29 Nov, 14:30 · in 7 days"
        await press(pilot, "escape")
        assert isinstance(app.screen, HistoryScreen)


async def test_from_the_search_a_planned_session_opens_as_what_it_is(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    journal.record(PlannedSession(SOON, (THIGH,), note="Ask about arnica"), Clock()())
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "slash a r n i c a enter")
        assert isinstance(app.screen, PlannedScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, SearchScreen)


async def test_one_that_is_planned_no_longer_opens_no_form_for_a_day_to_come(
    tmp_path: Path,
) -> None:
    journal = plan(tmp_path)
    journal.withdraw(journal.records().planned[0].id, Clock()(), "called off")
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "h enter")
        assert isinstance(app.screen, HistoryScreen)
        expected = "Sun 29 Nov is still to come. You can open it once it is here."
        assert toasts(app)[-1] == expected


async def test_one_called_off_opens_the_day_it_was_planned_for(tmp_path: Path) -> None:
    journal = plan(tmp_path, TODAY)
    journal.withdraw(journal.records().planned[0].id, Clock()(), "called off")
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "h enter")
        assert isinstance(app.screen, DayScreen)
        assert app.screen.form.day == TODAY
