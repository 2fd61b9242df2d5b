"""Searching in notes, by keys alone and by the mouse alone."""

from datetime import date, timedelta
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from diary.core.records import CheckIn, TreatmentSession
from diary.journal import Journal
from diary.ui.app import DiaryApp
from diary.ui.screens.day import DayScreen
from diary.ui.screens.search import SearchScreen
from diary.ui.screens.today import TodayScreen
from diary.ui.widgets.field import Field
from tests.ui.hostile import ALL
from tests.ui.stage import (
    BELLY,
    TODAY,
    Clock,
    app_over,
    click_key,
    journal_at,
    ratings,
    two_sessions,
)
from tests.ui.test_today import SIZE, press


def noted(home: Path) -> Journal:
    """Notes on three days: two check-ins and a session."""
    journal = two_sessions(home)
    journal.record(CheckIn(date(2026, 10, 25), note="A café, then sore"), Clock()())
    session = TreatmentSession(date(2026, 11, 1), (BELLY,), note="Sore at once")
    journal.record(session, Clock()())
    journal.record(CheckIn(TODAY, ratings((BELLY, 1, 1)), remedies=("Arnica",)), Clock()())
    return journal


async def show_search(app: DiaryApp, pilot: Pilot[None], typed: str = "") -> OptionList:
    app.push_screen(SearchScreen(app._journal, app._clock))
    await pilot.pause()
    await pilot.press(*["space" if one == " " else one for one in typed])
    await pilot.pause()
    return app.screen.query_one(OptionList)


def rows(found: OptionList) -> list[str]:
    return [str(one.prompt) for one in found.options]


def marked(found: OptionList, row: int) -> list[str]:
    """The words that are bold and underlined."""
    content = found.options[row].prompt
    spans = getattr(content, "spans", [])
    return [str(content)[one.start : one.end] for one in spans if one.style == "bold underline"]


async def test_the_newest_notes_show_before_anything_is_typed(tmp_path: Path) -> None:
    app = app_over(noted(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        found = await show_search(app, pilot)
        assert rows(found) == [
            "Sun 22 Nov · check-in · today\n  Used: Arnica",
            "Sun 1 Nov · session · 21 days ago\n  Note: Sore at once",
            "Sun 25 Oct · check-in · 28 days ago\n  Note: A café, then sore",
        ]
        assert "3 notes, newest first" in str(app.screen.query_one("#heading").render())
        assert marked(found, 0) == []


async def test_what_is_typed_finds_days_at_every_letter_and_is_marked(tmp_path: Path) -> None:
    app = app_over(noted(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        found = await show_search(app, pilot, "SORE")
        assert [one.split(" · ")[0] for one in rows(found)] == ["Sun 1 Nov", "Sun 25 Oct"]
        assert [marked(found, row) for row in (0, 1)] == [["Sore"], ["sore"]]
        await press(pilot, "space c a f e")
        assert [one.split(" · ")[0] for one in rows(found)] == ["Sun 25 Oct"]
        assert marked(found, 0) == ["café", "sore"]
        assert "1 found" in str(app.screen.query_one("#heading").render())


async def test_where_nothing_is_found_that_is_said(tmp_path: Path) -> None:
    app = app_over(noted(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await show_search(app, pilot, "zz")
        told = app.screen.query_one("#told", Static)
        assert str(told.render()) == "Nothing in your notes has “zz”."
        await press(pilot, "enter down up pagedown pageup")
        assert isinstance(app.screen, SearchScreen)
        await press(pilot, "backspace backspace")
        assert not told.display


async def test_a_diary_without_notes_says_so(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await show_search(app, pilot)
        told = app.screen.query_one("#told", Static)
        assert str(told.render()) == "There is no note in this diary yet."


async def test_keys_choose_and_open_a_day_and_come_back_to_the_same_words(tmp_path: Path) -> None:
    app = app_over(noted(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        found = await show_search(app, pilot, "sore")
        await press(pilot, "down enter")
        assert isinstance(app.screen, DayScreen)
        assert app.screen.form.day == date(2026, 10, 25)
        assert app.screen.query_one("#note", Field).value == "A café, then sore"
        await press(pilot, "escape")
        assert app.screen.query_one(Field).value == "sore"
        assert found.highlighted == 1
        await press(pilot, "up enter")
        assert isinstance(app.screen, DayScreen)
        about = str(app.screen.query_one("#about").render())
        assert "Session 2: lower abdomen. Note: Sore at once" in about
        await press(pilot, "escape escape")
        assert isinstance(app.screen, TodayScreen)


async def test_the_mouse_chooses_and_opens_a_day(tmp_path: Path) -> None:
    app = app_over(noted(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await show_search(app, pilot)
        await pilot.click(OptionList, offset=(5, 2))
        assert isinstance(app.screen, DayScreen)
        assert app.screen.form.day == date(2026, 11, 1)
        await click_key(pilot, "Back")
        await click_key(pilot, "Open this day")
        assert isinstance(app.screen, DayScreen)
        await click_key(pilot, "Back")
        await click_key(pilot, "Choose")
        assert app.screen.query_one(OptionList).highlighted == 2
        await click_key(pilot, "Back")
        assert isinstance(app.screen, TodayScreen)


async def test_a_note_that_was_changed_is_found_anew_on_coming_back(tmp_path: Path) -> None:
    app = app_over(noted(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        found = await show_search(app, pilot, "sore")
        journal_at(tmp_path).record(CheckIn(TODAY, note="Sore again"), Clock()())
        await press(pilot, "enter escape")
        assert len(rows(found)) == 3


async def test_notes_are_listed_as_far_as_they_are_scrolled(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    for number in range(50):
        journal.record(CheckIn(TODAY - timedelta(number), note=f"note {number}"), Clock()())
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        found = await show_search(app, pilot, "note")
        assert len(rows(found)) == 20
        for _ in range(10):
            await press(pilot, "pagedown")
        assert len(rows(found)) == 50


async def test_a_crafted_note_is_shown_as_text(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    journal.record(CheckIn(TODAY, note="evil [@click=app.quit]x[/] [/nope]"), Clock()())
    app = app_over(journal)
    async with app.run_test(size=SIZE) as pilot:
        found = await show_search(app, pilot, "evil")
        assert "[@click=app.quit]x[/] [/nope]" in rows(found)[0]
        app.screen.query_one(Field).value = ALL[:60]
        await pilot.pause()
        assert str(app.screen.query_one("#told", Static).render()).isprintable()


async def test_a_search_survives_any_size(tmp_path: Path) -> None:
    app = app_over(noted(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await show_search(app, pilot, "so")
        for width, height in ((40, 12), (20, 5), (1, 1), (80, 24)):
            await pilot.resize_terminal(width, height)
            await press(pilot, "down up")
        assert app.screen.query_one(Field).value == "so"
