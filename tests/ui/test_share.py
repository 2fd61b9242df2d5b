"""Sharing in the app: what is chosen, what it says, and the files that are there afterwards."""

import json
import os
import stat
from datetime import date, time
from pathlib import Path

import pytest
from pyrage import decrypt, x25519
from textual.pilot import Pilot
from textual.widgets import Checkbox, Input, Static

from diary.cli.exporters import FileExporters
from diary.core.period import Period
from diary.core.profile import Profile
from diary.core.records import CheckIn
from diary.core.selection import Part, Selection
from diary.journal import Journal
from diary.journal.sharing import shared_from
from diary.ui.screens.share import ShareScreen
from diary.ui.widgets.area_choice import AreaChoice
from diary.ui.widgets.tick import Tick
from diary.ui.widgets.two_sides import TwoSides
from diary.wording import share as words
from diary.wording.body import area_words
from tests.cli.running import Patient
from tests.diaries import PLAN
from tests.ui.locked import PASSPHRASE, PassphraseStore
from tests.ui.stage import (
    BELLY,
    TODAY,
    Clock,
    app_over,
    click_key,
    journal_at,
    log,
    ratings,
    two_sessions,
)
from tests.ui.test_lock import give
from tests.ui.test_today import SIZE, press, toasts

NAME = "symptom-diary-2026-11-19-to-2026-11-22"
TALL = (80, 60)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The patient's home folder, with one for documents."""
    folder = tmp_path / "ann"
    (folder / "Documents").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(folder))
    return folder


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    journal = two_sessions(tmp_path / "diary")
    said = CheckIn(TODAY, ratings((BELLY, 1, 0)), note="a secret")
    journal.record(said, Clock(TODAY, time(20, 0))())
    return journal


async def as_it_opens(pilot: Pilot[None]) -> ShareScreen:
    app = pilot.app
    journal, clock = app._journal, app._clock  # type: ignore[attr-defined]
    screen = ShareScreen(journal, clock, FileExporters())
    await app.push_screen(screen)
    await pilot.pause()
    return screen


async def opened(pilot: Pilot[None]) -> ShareScreen:
    """With the text alone chosen, which takes no time to make."""
    screen = await as_it_opens(pilot)
    screen.query_one("#pdf", Tick).value = False
    screen.query_one("#text", Tick).value = True
    await pilot.pause()
    return screen


def text(screen: ShareScreen, id_: str) -> str:
    return str(screen.query_one(f"#{id_}", Static).render())


def holds(screen: ShareScreen) -> str:
    return screen.query_one("#heading", TwoSides).right


def path(screen: ShareScreen) -> str:
    return screen.query_one("#path", Input).value


def found(home: Path) -> list[str]:
    return sorted(one.name for one in (home / "Documents").iterdir())


# Which days.


async def test_it_opens_on_the_time_since_the_last_session(home: Path, journal: Journal) -> None:
    async with app_over(journal).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        assert holds(screen) == "19 to 22 Nov: 1 session, 4 check-ins"
        assert "From Thu 19 Nov 2026 to Sun 22 Nov 2026." in text(screen, "preview")
        assert path(screen) == str(home / "Documents" / NAME)
        assert text(screen, "files") == f"→\u00a0{home}/Documents/{NAME}.txt"
    assert found(home) == []


async def test_arrows_choose_the_days_and_the_summary_follows(home: Path, journal: Journal) -> None:
    async with app_over(journal).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "down")
        assert holds(screen).startswith("26 Oct to 22 Nov: 1 session")
        await press(pilot, "down")
        assert holds(screen) == "20 Oct to 22 Nov: 2 sessions, 14 check-ins"
        assert "1. Tue 20 Oct 2026" in text(screen, "preview")
        assert path(screen).endswith("2026-10-20-to-2026-11-22")
        await press(pilot, "up up")
        assert "1. Tue 20 Oct 2026" not in text(screen, "preview")


async def test_days_typed_in_words_are_echoed_and_taken(home: Path, journal: Journal) -> None:
    async with app_over(journal).run_test(size=TALL) as pilot:
        screen = await opened(pilot)
        assert not screen.query_one("#from-to").display
        await pilot.click("#span", offset=(2, 3))
        await pilot.pause()
        assert screen.query_one("#from-to").display
        await pilot.click("#from")
        await pilot.press(*"20", "space", *"nov")
        assert text(screen, "from-echo") == "Fri 20 Nov, 2 days ago"
        await pilot.click("#to")
        await pilot.press(*"yesterday")
        await pilot.pause(0.4)
        assert holds(screen) == "20 to 21 Nov: 0 sessions, 2 check-ins"
        assert "From Fri 20 Nov 2026 to Sat 21 Nov 2026." in text(screen, "preview")
        await pilot.click("#span", offset=(2, 2))
        await pilot.pause()
        assert holds(screen).startswith("20 Oct to 22 Nov")


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [
        ("5/11", "", "could not be understood as a day"),
        ("", "2026-12-24", "still to come"),
        ("today", "yesterday", "The first day is after the last one"),
    ],
)
async def test_days_that_cannot_be_taken_are_said_and_nothing_is_saved(
    home: Path, journal: Journal, first: str, last: str, why: str
) -> None:
    async with app_over(journal).run_test(size=TALL) as pilot:
        screen = await opened(pilot)
        await press(pilot, "down down down")
        screen.query_one("#from", Input).value = first
        screen.query_one("#to", Input).value = last
        await pilot.pause(0.4)
        assert why in holds(screen)
        assert text(screen, "preview") == ""
        await press(pilot, "ctrl+s y")
        assert why in text(screen, "written")
        assert words.NOT_YET in toasts(pilot.app)  # type: ignore[arg-type]
    assert found(home) == []


async def test_what_was_saved_meanwhile_is_in_the_summary(home: Path, journal: Journal) -> None:
    async with app_over(journal).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "question_mark")
        log(journal_at(home.parent / "diary"), TODAY, (BELLY, 2, 2))
        await press(pilot, "escape")
        assert holds(screen) == "19 to 22 Nov: 1 session, 5 check-ins"


# Files.


async def test_keys_alone_save_all_forms_for_their_owner_alone(
    home: Path, journal: Journal
) -> None:
    async with app_over(journal).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "tab tab tab space tab space ctrl+s")
        saved = text(screen, "written")
    assert found(home) == [f"{NAME}.csv", f"{NAME}.json", f"{NAME}.txt"]
    names = [f"{home}/Documents/{NAME}{one}" for one in (".txt", ".csv", ".json")]
    assert saved == f"Saved to {' and '.join(names)}. Only you can open them."
    for name in names:
        assert stat.S_IMODE(Path(name).stat().st_mode) == 0o600
    revisions = json.loads(Path(names[2]).read_text())["revisions"]
    days = {one["payload"]["day"] for one in revisions}
    assert min(days) == "2026-11-19"
    assert "a secret" in Path(names[1]).read_text()


async def test_the_mouse_alone_saves_under_a_name_of_ones_own(home: Path, journal: Journal) -> None:
    async with app_over(journal).run_test(size=TALL) as pilot:
        screen = await opened(pilot)
        await pilot.click("#text")
        await pilot.click("#csv")
        screen.query_one("#path", Input).value = "~/Documents/for-dr-roe"
        await pilot.pause()
        assert text(screen, "files") == f"→\u00a0{home}/Documents/for-dr-roe.csv"
        await pilot.click("#span", offset=(2, 2))
        await pilot.pause()
        assert path(screen) == "~/Documents/for-dr-roe"
        await click_key(pilot, "Save")
        assert f"Saved to {home}/Documents/for-dr-roe.csv." in text(screen, "written")
    assert found(home) == ["for-dr-roe.csv"]


async def test_the_file_holds_what_the_command_writes(
    home: Path, journal: Journal, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    async with app_over(journal).run_test(size=SIZE) as pilot:
        await opened(pilot)
        await press(pilot, "tab tab tab space tab space ctrl+s")
    patient = Patient(tmp_path / "diary", capfd)
    for ending, form in ((".txt", "text"), (".csv", "csv"), (".json", "json")):
        path = tmp_path / f"command{ending}"
        patient.does("export", form, "--from", "2026-11-19", "-o", str(path))
        assert (home / "Documents" / f"{NAME}{ending}").read_bytes() == path.read_bytes()


async def test_enter_on_the_name_saves_and_an_ending_is_not_doubled(
    home: Path, journal: Journal
) -> None:
    async with app_over(journal).run_test(size=TALL) as pilot:
        screen = await opened(pilot)
        screen.query_one("#path", Input).focus()
        await press(pilot, "ctrl+a ctrl+k")
        screen.query_one("#path", Input).value = "~/Documents/mine.TXT"
        await press(pilot, "enter")
    assert found(home) == ["mine.TXT"]


async def test_a_file_that_is_there_is_never_written_over(home: Path, journal: Journal) -> None:
    async with app_over(journal).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "ctrl+s")
        first = (home / "Documents" / f"{NAME}.txt").stat()
        await press(pilot, "ctrl+s")
        assert "is already there. Choose another name" in text(screen, "written")
        await press(pilot, "down up")
        assert path(screen).endswith(f"{NAME}-2")
        await press(pilot, "ctrl+s")
    assert found(home) == [f"{NAME}-2.txt", f"{NAME}.txt"]
    assert (home / "Documents" / f"{NAME}.txt").stat().st_mtime_ns == first.st_mtime_ns


async def test_of_several_files_those_that_were_made_are_named(
    home: Path, journal: Journal
) -> None:
    taken = home / "Documents" / "x.csv"
    taken.write_text("theirs")
    async with app_over(journal).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        screen.query_one("#path", Input).value = "~/Documents/x"
        screen.query_one("#csv", Checkbox).value = True
        await press(pilot, "ctrl+s")
        said = text(screen, "written")
        assert said.startswith(f"Saved to {home}/Documents/x.txt. Only you can open it. Not saved.")
        assert "is already there" in said
    assert taken.read_text() == "theirs"
    assert found(home) == ["x.csv", "x.txt"]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("~/nowhere/x", "There is no such folder"),
        ("", "cannot be the name of a file"),
        ("~/Documents/", "cannot be the name of a file"),
        ("~", "cannot be the name of a file"),
        (".", "cannot be the name of a file"),
        ("../..", "cannot be the name of a file"),
        ("/dev/null/x", "There is no such folder"),
    ],
)
async def test_where_no_file_can_be_made_it_says_why(
    home: Path, journal: Journal, typed: str, why: str
) -> None:
    async with app_over(journal).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        screen.query_one("#path", Input).value = typed
        await press(pilot, "ctrl+s")
        assert why in text(screen, "written")
        assert path(screen) == typed
    assert found(home) == []


async def test_a_full_disk_is_said_and_leaves_nothing(
    home: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device", "hidden.part")

    async with app_over(journal).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", full)
            await press(pilot, "ctrl+s")
        assert text(screen, "written").startswith("Not saved. The disk is full (")
        assert found(home) == []
        await press(pilot, "ctrl+s")
    assert found(home) == [f"{NAME}.txt"]


async def test_a_path_is_shown_without_what_could_act_on_the_terminal(
    home: Path, journal: Journal
) -> None:
    async with app_over(journal).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        screen.query_one("#path", Input).value = "~/Documents/[@click=app.quit]a\u202eb[/]"
        await press(pilot, "ctrl+s")
        assert "[@click=app.quit]ab[/].txt" in text(screen, "written")
        assert "\u202e" not in text(screen, "files")


async def test_without_a_form_nothing_is_saved(home: Path, journal: Journal) -> None:
    async with app_over(journal).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "tab tab space")
        assert text(screen, "files") == words.NOTHING_CHOSEN
        await press(pilot, "ctrl+s")
        assert text(screen, "written") == words.NOTHING_CHOSEN
    assert found(home) == []


async def test_notes_are_left_out_of_every_form(home: Path, journal: Journal) -> None:
    async with app_over(journal).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        for name in ("notes", "csv", "json"):
            screen.query_one(f"#{name}", Checkbox).toggle()
        await pilot.pause()
        assert text(screen, "left-out") == "Left out: your notes."
        await press(pilot, "ctrl+s")
    assert found(home) == [f"{NAME}.csv", f"{NAME}.json", f"{NAME}.txt"]
    for one in (home / "Documents").iterdir():
        assert "a secret" not in one.read_text()


# What of it, and for whom.


async def test_the_areas_of_the_last_session_can_be_chosen(home: Path, journal: Journal) -> None:
    async with app_over(journal).run_test(size=TALL) as pilot:
        screen = await opened(pilot)
        await pilot.click("#span", offset=(2, 2))
        await pilot.pause()
        assert "left thigh" not in text(screen, "left-out")
        await pilot.click("#areas", offset=(2, 1))
        await pilot.pause()
        assert text(screen, "left-out") == "Only lower abdomen and left thigh (front)."
        screen.query_one("#csv", Checkbox).value = True
        await press(pilot, "ctrl+s")
    [table] = [one for one in (home / "Documents").iterdir() if one.suffix == ".csv"]
    rows = table.read_text("utf-8-sig").splitlines()[1:]
    assert {row.split(",")[3] for row in rows} <= {"lower-abdomen", "left-front-thigh", ""}


async def test_areas_are_picked_on_the_body_and_none_is_not_all(
    home: Path, journal: Journal
) -> None:
    async with app_over(journal).run_test(size=TALL) as pilot:
        screen = await opened(pilot)
        picked = screen.query_one(AreaChoice)
        assert not picked.display
        await pilot.click("#areas", offset=(2, 2))
        await pilot.pause()
        assert picked.display
        assert holds(screen) == "Choose at least one area first."
        assert text(screen, "preview") == ""
        await press(pilot, "ctrl+s y")
        assert text(screen, "written") == "Not saved. Choose at least one area first."
        assert found(home) == []
        picked.focus()
        await press(pilot, "space")
        [area] = picked.chosen
        assert text(screen, "left-out") == f"Only {area_words(area)}."
        await press(pilot, "ctrl+s")
    assert found(home) == [f"{NAME}.txt"]


async def test_a_name_is_said_to_go_out_where_it_does(home: Path, journal: Journal) -> None:
    journal.keep_profile(Profile(TODAY, "Ana"), Clock(TODAY, time(20, 1))())
    async with app_over(journal).run_test(size=TALL) as pilot:
        screen = await opened(pilot)
        assert not screen.query_one("#left-out").display
        screen.query_one("#json", Checkbox).value = True
        await pilot.pause()
        assert text(screen, "left-out") == "With your name."
        await pilot.click("#name")
        await pilot.pause()
        assert text(screen, "left-out") == "Without your name."
        await press(pilot, "ctrl+s")
    assert "Ana" not in (home / "Documents" / f"{NAME}.json").read_text()


async def test_remedies_and_earlier_versions_can_stay_here(home: Path, journal: Journal) -> None:
    async with app_over(journal).run_test(size=TALL) as pilot:
        screen = await opened(pilot)
        await pilot.click("#remedies")
        await pilot.click("#history")
        await pilot.pause()
        assert text(screen, "left-out") == "Left out: your remedies and earlier versions."
        assert screen.form.selection().without == {Part.REMEDIES, Part.HISTORY}


async def test_files_are_encrypted_to_the_key_of_the_clinic(
    home: Path, journal: Journal, tmp_path: Path
) -> None:
    clinic = x25519.Identity.generate()
    (home / "clinic.pub").write_text(f"{clinic.to_public()}\n")
    async with app_over(journal).run_test(size=TALL) as pilot:
        screen = await opened(pilot)
        await press(pilot, "ctrl+s")
        screen.query_one("#key", Input).value = "~/clinic.pub"
        await pilot.pause()
        assert text(screen, "files").endswith(f"{NAME}-2.txt.age")
        screen.query_one("#path", Input).value = f"~/Documents/{NAME}"
        await press(pilot, "ctrl+s")
        said = f"Saved to {home}/Documents/{NAME}.txt.age. Only the clinic can open it."
        assert text(screen, "written") == said
    sealed = (home / "Documents" / f"{NAME}.txt.age").read_bytes()
    assert decrypt(sealed, [clinic]) == (home / "Documents" / f"{NAME}.txt").read_bytes()


@pytest.mark.parametrize(
    ("content", "why"),
    [("hello", "is no public key"), ("", "holds no public key"), (None, "There is no file")],
)
async def test_with_a_bad_key_nothing_is_saved(
    home: Path, journal: Journal, content: str | None, why: str
) -> None:
    if content is not None:
        (home / "clinic.pub").write_text(content)
    async with app_over(journal).run_test(size=TALL) as pilot:
        screen = await opened(pilot)
        screen.query_one("#key", Input).value = "~/clinic.pub"
        screen.query_one("#key", Input).focus()
        await press(pilot, "ctrl+s")
        assert text(screen, "written").startswith("Not saved. ")
        assert why in text(screen, "written")
    assert found(home) == []


# The summary.


async def test_the_summary_is_copied_as_it_is_shown(home: Path, journal: Journal) -> None:
    async with app_over(journal).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "y")
        copied = pilot.app.clipboard
        assert copied == text(screen, "preview").rstrip("\n")
        assert copied.startswith("SYMPTOM DIARY: MESOTHERAPY\nFrom Thu 19 Nov 2026")
        assert "\n  at worst" in copied
        assert words.COPIED in toasts(pilot.app)  # type: ignore[arg-type]
        await press(pilot, "down")
        await click_key(pilot, "Copy")
        assert pilot.app.clipboard.split("\n")[1].startswith("From Mon 26 Oct 2026")


async def test_the_page_scrolls_by_key_and_by_click_and_keeps_what_is_typed(
    home: Path, journal: Journal
) -> None:
    async with app_over(journal).run_test(size=(40, 12)) as pilot:
        screen = await opened(pilot)
        page = screen.query_one("#page")
        start = page.scroll_offset.y
        await press(pilot, "pagedown")
        assert page.scroll_offset.y > start
        await press(pilot, "pageup")
        assert page.scroll_offset.y == start
        screen.query_one("#path", Input).value = "~/mine"
        await click_key(pilot, "pgdn")
        assert page.scroll_offset.y > start
        await pilot.resize_terminal(20, 6)
        await pilot.resize_terminal(100, 40)
        await pilot.pause()
        assert path(screen) == "~/mine"


async def test_up_and_down_go_through_the_whole_form(home: Path, journal: Journal) -> None:
    async with app_over(journal).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "down down down down")
        forms = [one.name for one in FileExporters.formats]
        focused = []
        for _ in range(9 + len(forms)):
            assert screen.focused
            focused.append(screen.focused.id)
            await press(pilot, "tab" if screen.focused.id == "areas" else "down")
        assert focused == [
            *(*forms, "from", "to", "areas"),
            *("notes", "remedies", "history", "name", "path", "key"),
        ]
        screen.query_one("#areas").focus()
        await press(pilot, "up")
        assert screen.focused
        assert screen.focused.id == "to"


async def test_escape_leaves_it(home: Path, journal: Journal) -> None:
    async with app_over(journal).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await press(pilot, "escape")
        assert not screen.is_current


# An empty diary, and an encrypted one.


async def test_an_empty_diary_can_be_shared_too(home: Path, tmp_path: Path) -> None:
    async with app_over(journal_at(tmp_path / "none")).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        assert holds(screen) == "22 Nov: 0 sessions, 0 check-ins"
        await press(pilot, "ctrl+s")
    assert found(home) == ["symptom-diary-2026-11-22-to-2026-11-22.txt"]


async def test_of_an_encrypted_diary_it_says_that_the_files_are_not(
    home: Path, journal: Journal, tmp_path: Path
) -> None:
    async with app_over(journal).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        assert not screen.query_one("#encrypted").display
    store = PassphraseStore(tmp_path / "diary")
    store.unlock(PASSPHRASE)
    async with app_over(Journal(store, PLAN)).run_test(size=SIZE) as pilot:
        screen = await opened(pilot)
        await pilot.pause(0.2)
        assert screen.query_one("#encrypted").display
        assert "These files are not" in text(screen, "encrypted")
        screen.query_one("#key", Input).value = "~/clinic.pub"
        await pilot.pause()
        assert not screen.query_one("#encrypted").display
        await press(pilot, "ctrl+l")
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        await give(pilot, PASSPHRASE)
        assert pilot.app.screen is screen
        assert holds(screen) == "19 to 22 Nov: 1 session, 4 check-ins"


async def test_without_a_folder_for_documents_the_home_folder_is_proposed(
    home: Path, journal: Journal
) -> None:
    (home / "Documents").rmdir()
    exporters = FileExporters()
    since = Selection(Period(date(2026, 11, 19)))
    assert exporters.proposed(shared_from(journal, since, TODAY)) == str(home / NAME)


async def test_the_report_for_the_clinic_is_what_is_saved_unless_something_else_is_chosen(
    home: Path, journal: Journal
) -> None:
    journal.record(CheckIn(TODAY, note="fine 👍"), Clock()())
    async with app_over(journal).run_test(size=SIZE) as pilot:
        screen = await as_it_opens(pilot)
        await press(pilot, "ctrl+s")
        (report,) = found(home)
        assert (home / "Documents" / report).read_bytes().startswith(b"%PDF")
        assert "Some characters could not be printed: U+1F44D" in text(screen, "written")
