"""What was used: one key from Today, part of the check-in, and never said to have helped."""

from pathlib import Path

from diary.ui.app import DiaryApp
from diary.ui.screens.remedies import RemediesScreen
from diary.ui.screens.today import TodayScreen
from diary.ui.widgets.beside_ratings import Used
from diary.wording import screens
from tests.ui.hands import Spot, click, found, lines
from tests.ui.stage import app_over, check_ins, two_sessions
from tests.ui.test_today import SIZE, press, toasts


def used(app: DiaryApp) -> str:
    one = app.screen.query_one(Used)
    return str(one.render()) if one.display else ""


async def test_what_was_used_is_ticked_and_saved_with_the_check_in(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "m")
        assert isinstance(app.screen, RemediesScreen)
        assert any("does not say if a remedy helped" in line for line in lines(app))
        await press(pilot, "space down space enter")
        assert isinstance(app.screen, TodayScreen)
        assert used(app) == "Used: Arnica, Cold pack"
        assert check_ins(tmp_path) == []
        await press(pilot, "s enter enter")
    [saved] = check_ins(tmp_path)
    assert saved.remedies == ("arnica", "cold pack")


async def test_something_else_is_typed_and_shown_again(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "m down down down down t e a comma space g e l enter")
        assert used(app) == "Used: tea, gel"
        await press(pilot, "m up")
        assert app.screen.query_one("Input").value == "tea, gel"  # type: ignore[attr-defined]
        await press(pilot, "escape enter enter")
    [saved] = check_ins(tmp_path)
    assert saved.remedies == ("tea", "gel")


async def test_cancelling_leaves_what_was_said_before(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "m space enter m space down space escape")
        assert used(app) == "Used: Arnica"
        await press(pilot, "m space enter")
        assert used(app) == ""


async def test_words_that_were_typed_outlast_an_escape_by_accident(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "m down down down down t e a escape")
        assert app.screen.query_one("Input").value == "tea"  # type: ignore[attr-defined]
        assert toasts(app) == [screens.UNSAVED]
        await press(pilot, "escape")
        assert used(app) == ""


async def test_the_mouse_ticks_and_takes(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await click(pilot, *await found(pilot, Spot("m Used")))
        await click(pilot, *await found(pilot, Spot("Paracetamol")))
        await click(pilot, *await found(pilot, Spot("enter Take these")))
        assert used(app) == "Used: Paracetamol"


async def test_it_holds_in_a_small_window(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=(40, 12)) as pilot:
        await press(pilot, "m")
        assert any("enter Take these" in line for line in lines(app))
        assert any("[ ] Arnica" in line for line in lines(app))
