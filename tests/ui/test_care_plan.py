"""The care plan in the app: its words, and going by another one once it shows what it changes."""

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from diary.cli.compose import plan_texts
from diary.core.answers import PlanChange
from diary.core.plan import CarePlan
from diary.journal import Journal
from diary.storage.store import FileStore
from diary.ui.app import DiaryApp
from diary.ui.screens.care_plan import CarePlanScreen, OtherPlansScreen
from diary.ui.screens.settings import SettingsScreen
from diary.ui.screens.today import TodayScreen
from diary.wording import care_plan as words
from tests.diaries import revise
from tests.ui.hands import lines
from tests.ui.stage import TODAY, Clock, click_key, flagged, journal_at, two_sessions
from tests.ui.test_sessions import heading
from tests.ui.test_today import SIZE, press, toasts


def app_with(journal: Journal) -> DiaryApp:
    return DiaryApp(journal, Clock(), plans=plan_texts)


def page(pilot: Pilot[None]) -> list[str]:
    assert isinstance(pilot.app.screen, CarePlanScreen)
    found = pilot.app.screen.query("#page Static").results(Static)
    return [str(one.render()).replace("\u00a0", " ") for one in found]


async def test_it_says_what_the_command_says(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    async with app_with(journal).run_test(size=SIZE) as pilot:
        await press(pilot, "k")
        assert heading(pilot) == ("Care plan", "in use")
        told = [line for part in words.explained(journal.plan) for line in (part[0], *part[1])]
        assert page(pilot) == told
        await press(pilot, "ctrl+s")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TodayScreen)
    assert journal_at(tmp_path).records().plans == ()


async def test_another_plan_shows_what_it_changes_before_it_is_taken(tmp_path: Path) -> None:
    async with app_with(flagged(tmp_path)).run_test(size=SIZE) as pilot:
        await press(pilot, "k o")
        assert isinstance(pilot.app.screen, OtherPlansScreen)
        options = pilot.app.screen.query_one(OptionList).options
        assert [str(one.prompt) for one in options] == [
            "Injection lipolysis, version 1",
            "Mesotherapy, version 1 (in use)",
        ]
        await press(pilot, "down enter")
        assert words.IN_USE_ALREADY in toasts(pilot.app)  # type: ignore[arg-type]
        await press(pilot, "up enter")
        assert heading(pilot) == ("Care plan", "not in use yet")
        assert page(pilot)[:3] == [
            "What it changes",
            "No longer a reason to tell your clinic. Your left thigh (front) is still sore 3 days"
            " after your session on Thu 19 Nov.",
            words.FROM_TODAY,
        ]
        assert page(pilot)[3] == "Injection lipolysis, version 1"
        await press(pilot, "escape")
        assert journal_at(tmp_path).records().plans == ()
        await press(pilot, "o enter ctrl+s")
        assert heading(pilot) == ("Care plan", "in use")
        assert page(pilot)[0] == "Injection lipolysis, version 1"
        assert "From today on: Injection lipolysis, version 1. Undo: u" in toasts(pilot.app)  # type: ignore[arg-type]
        [kept] = journal_at(tmp_path).records().plans
        assert kept.value.id == "injection-lipolysis"
        await press(pilot, "u")
        assert page(pilot)[0] == "Mesotherapy, version 1"
    assert journal_at(tmp_path).records().plans == ()


async def test_it_works_with_the_mouse_alone_from_the_settings(tmp_path: Path) -> None:
    async with app_with(flagged(tmp_path)).run_test(size=(80, 34)) as pilot:
        await press(pilot, "comma A n a")
        form = pilot.app.screen
        await pilot.click("#care-plan")
        await pilot.pause()
        assert isinstance(pilot.app.screen, CarePlanScreen)
        before = lines(pilot.app)
        await click_key(pilot, "Scroll")
        assert lines(pilot.app) != before
        await click_key(pilot, "Other plans")
        await pilot.click(OptionList, offset=(4, 1))
        await pilot.pause()
        await click_key(pilot, "Use this plan")
        await click_key(pilot, "Back")
        assert pilot.app.screen is form
        assert isinstance(form, SettingsScreen)
        assert form.query_one("#name", Input).value == "Ana"
        assert "Injection lipolysis" in str(form.query_one("#care-plan", Static).render())
    assert len(journal_at(tmp_path).records().plans) == 1


async def test_a_disk_that_refuses_leaves_the_plan_as_it_was(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    async with app_with(journal).run_test(size=SIZE) as pilot:
        await press(pilot, "k o enter")
        (tmp_path / "diary.jsonl").chmod(0o400)

        def refuse(*_: object) -> None:
            raise OSError(28, "No space left on device")

        journal._store.append = refuse  # type: ignore[method-assign]
        await press(pilot, "ctrl+s")
        assert heading(pilot) == ("Care plan", "not in use yet")
        assert any("space" in one or "full" in one for one in toasts(pilot.app))  # type: ignore[arg-type]


async def test_a_stranger_s_plan_is_text_and_acts_on_nothing(tmp_path: Path) -> None:
    text = plan_texts()[0].replace('title = "', 'title = "[@click=app.quit]x[/] ')
    journal = two_sessions(tmp_path)
    journal.change_plan(text, Clock()())
    async with app_with(journal).run_test(size=SIZE) as pilot:
        await press(pilot, "k")
        assert page(pilot)[0] == words.title(CarePlan.from_toml(text))
        await press(pilot, "o escape escape comma")
        assert "[@click=app.quit]x[/]" in str(
            pilot.app.screen.query_one("#care-plan", Static).render()
        )


async def test_a_stored_plan_that_cannot_be_read_is_named_above_everything(tmp_path: Path) -> None:
    flagged(tmp_path)
    FileStore(tmp_path).append(revise("strange", PlanChange(TODAY, "clinic", "9", "cut")))
    async with app_with(journal_at(tmp_path)).run_test(size=SIZE) as pilot:
        await pilot.pause()
        notices = pilot.app.screen.query_one("#notices", Static)
        assert notices.display
        assert str(notices.render()) == (
            "The care plan “clinic 9” cannot be read, so the plan before it stays in use."
        )
        assert pilot.app.screen.query("FlagCard")
