"""While the files are made: it is said, the app goes on, and nothing is made twice or lost."""

import asyncio
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from diary.cli.exporters import FileExporters
from diary.core.shared import Shared
from diary.journal import Journal
from diary.journal.sharing import Format
from diary.ui.app import DiaryApp
from diary.ui.screens.lock import LockScreen
from diary.ui.screens.share import ShareScreen
from diary.ui.screens.today import TodayScreen
from diary.wording import share as words
from tests.ui.locked import locked_journal
from tests.ui.stage import BELLY, TODAY, Clock, journal_at, log, two_sessions
from tests.ui.test_lock import give
from tests.ui.test_share import NAME, found, home, journal, text
from tests.ui.test_today import SIZE, press, toasts

__all__ = ["home", "journal"]  # the fixtures

MAKING = "One moment: making the file."


class Held(FileExporters):
    """Makes a file once it is let go on."""

    def __init__(self) -> None:
        self.goes_on, self.begun = Event(), 0
        #: What the page had on the screen when each file was begun.
        self.seen: list[str] = []
        self.app: DiaryApp | None = None
        self.error: OSError | None = None

    def write(
        self, form: Format, path: str, shared: Shared, *, key_file: str = ""
    ) -> Sequence[str]:
        self.begun += 1
        if self.app:
            self.seen.append(painted(self.app))
        assert self.goes_on.wait(20)
        if self.error:
            raise self.error
        return super().write(form, path, shared, key_file=key_file)


def painted(app: DiaryApp) -> str:
    return "\n".join(line.text for line in app.screen._compositor.render_strips())


@pytest.fixture
def held() -> Iterator[Held]:
    exporters = Held()
    yield exporters
    exporters.goes_on.set()


def app_with(journal: Journal, held: Held) -> DiaryApp:
    return DiaryApp(journal, Clock(), None, lambda: held)


async def on_the_page(pilot: Pilot[None]) -> ShareScreen:
    """With the text alone chosen."""
    await press(pilot, "p")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, ShareScreen)
    screen.query_one("#pdf").toggle()  # type: ignore[attr-defined]
    screen.query_one("#text").toggle()  # type: ignore[attr-defined]
    await pilot.pause()
    return screen


async def made(pilot: Pilot[None], held: Held) -> None:
    held.goes_on.set()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@pytest.mark.parametrize("size", [SIZE, (60, 20), (40, 12)])
async def test_it_is_said_and_seen_before_a_file_is_begun(
    home: Path, journal: Journal, held: Held, size: tuple[int, int]
) -> None:
    app = held.app = app_with(journal, held)
    async with app.run_test(size=size) as pilot:
        screen = await on_the_page(pilot)
        await press(pilot, "ctrl+s")
        await asyncio.sleep(0.1)
        assert text(screen, "written") == MAKING
        assert held.begun == 1
        await made(pilot, held)
        assert text(screen, "written").startswith(f"Saved to {home}/Documents/{NAME}.txt.")
    assert ["One moment" in one for one in held.seen] == [True]
    assert found(home) == [f"{NAME}.txt"]


async def test_of_several_it_says_so(home: Path, journal: Journal, held: Held) -> None:
    async with app_with(journal, held).run_test(size=SIZE) as pilot:
        screen = await on_the_page(pilot)
        screen.query_one("#csv").toggle()  # type: ignore[attr-defined]
        await press(pilot, "ctrl+s")
        assert text(screen, "written") == words.making(2) == "One moment: making the files."
        await made(pilot, held)
    assert found(home) == [f"{NAME}.csv", f"{NAME}.txt"]


async def test_a_second_press_meanwhile_makes_nothing_twice(
    home: Path, journal: Journal, held: Held
) -> None:
    async with app_with(journal, held).run_test(size=SIZE) as pilot:
        screen = await on_the_page(pilot)
        await press(pilot, "ctrl+s ctrl+s")
        screen.query_one("#path").focus()
        await press(pilot, "enter")
        await asyncio.sleep(0.1)
        assert text(screen, "written") == MAKING
        await made(pilot, held)
        assert text(screen, "written").startswith("Saved to ")
        assert held.begun == 1
        await press(pilot, "ctrl+s")
        await made(pilot, held)
        assert "is already there" in text(screen, "written")
    assert held.begun == 2
    assert found(home) == [f"{NAME}.txt"]


async def test_the_app_goes_on_meanwhile_and_the_file_says_what_was_so_when_it_was_asked_for(
    home: Path, journal: Journal, held: Held, tmp_path: Path
) -> None:
    app = app_with(journal, held)
    async with app.run_test(size=SIZE) as pilot:
        await on_the_page(pilot)
        await press(pilot, "ctrl+s escape")
        assert isinstance(app.screen, TodayScreen)
        log(journal_at(tmp_path / "diary"), TODAY, (BELLY, 4, 9))
        await press(pilot, "h escape")
        assert journal.records().check_ins[-1].value.ratings[-1].severity == 9
        await made(pilot, held)
        [said] = [one for one in toasts(app) if one.startswith("Saved to ")]
        assert said == f"Saved to {home}/Documents/{NAME}.txt. Only you can open it."
    [file] = (home / "Documents").iterdir()
    assert "9 of 10" not in file.read_text()
    assert "at worst 6" in file.read_text()


async def test_a_page_opened_anew_meanwhile_does_not_take_the_name(
    home: Path, journal: Journal, held: Held
) -> None:
    app = app_with(journal, held)
    async with app.run_test(size=SIZE) as pilot:
        await on_the_page(pilot)
        await press(pilot, "ctrl+s t")
        screen = await on_the_page(pilot)
        await press(pilot, "ctrl+s")
        await made(pilot, held)
        said = [text(screen, "written"), *toasts(app)]
    assert sum(one.startswith("Saved to ") for one in said) == 1
    assert sum("is already there" in one for one in said) == 1
    assert found(home) == [f"{NAME}.txt"]


async def test_what_fails_after_the_page_was_left_is_said_too(
    home: Path, journal: Journal, held: Held
) -> None:
    app = app_with(journal, held)
    async with app.run_test(size=SIZE) as pilot:
        held.error = OSError(28, os.strerror(28), "/x")
        await on_the_page(pilot)
        await press(pilot, "ctrl+s t")
        await made(pilot, held)
        assert toasts(app) == ["Not saved. The disk is full (/x)."]
    assert found(home) == []


@pytest.mark.parametrize("keys", ["", "escape "])
async def test_under_the_lock_nothing_is_said_and_the_file_is_there(
    home: Path, held: Held, tmp_path: Path, keys: str
) -> None:
    two_sessions(tmp_path / "diary")
    app = app_with(locked_journal(tmp_path / "diary"), held)
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot)
        screen = await on_the_page(pilot)
        await press(pilot, f"ctrl+s {keys}ctrl+l")
        assert isinstance(app.screen, LockScreen)
        await made(pilot, held)
        assert toasts(app) == []
        assert found(home) == [f"{NAME}.txt"]
        await give(pilot)
        if not keys:
            assert text(screen, "written").startswith("Saved to ")


async def test_an_app_that_is_left_meanwhile_ends_once_the_file_is_there(
    home: Path, journal: Journal, held: Held
) -> None:
    app = app_with(journal, held)
    async with app.run_test(size=SIZE) as pilot:
        await on_the_page(pilot)
        await press(pilot, "ctrl+s q")
        assert not app.is_running
        asyncio.get_running_loop().call_later(0.2, held.goes_on.set)
    await asyncio.get_running_loop().shutdown_default_executor()  # as the end of `run` does
    assert found(home) == [f"{NAME}.txt"]


async def test_what_cannot_be_begun_is_said_at_once(
    home: Path, journal: Journal, held: Held
) -> None:
    async with app_with(journal, held).run_test(size=SIZE) as pilot:
        screen = await on_the_page(pilot)
        screen.query_one("#path").value = "~"  # type: ignore[attr-defined]
        await press(pilot, "ctrl+s")
        assert "cannot be the name of a file" in text(screen, "written")
        screen.query_one("#path").value = "~/mine"  # type: ignore[attr-defined]
        await press(pilot, "ctrl+s")
        await made(pilot, held)
        assert text(screen, "written").startswith(f"Saved to {home}/mine.txt")
    assert held.begun == 1
