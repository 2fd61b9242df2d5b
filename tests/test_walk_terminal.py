"""One long evening on a real terminal through every place and form: by keys alone, by mouse alone.

Each action that leaves something is read back from the diary at the end. That every single action
has both ways is tested in `tests/ui`; here it is the terminal that presses and clicks.
"""

from collections.abc import Callable
from datetime import time, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from diary.core.entries import current
from diary.core.records import CheckIn, SessionKind, TreatmentSession
from diary.storage.store import FileStore
from tests.diaries import revise
from tests.terminal import Terminal
from tests.test_hands_terminal import click
from tests.test_terminal import home, open_app, today
from tests.ui.stage import BELLY, THIGH, ratings

__all__ = ["home"]  # the fixture

SIZE = (100, 40)
LEFT, DOWN, ESCAPE, SAVE, PALETTE = "\x1b[D", "\x1b[B", "\x1b", "\x13", "\x10"
ON_TODAY = "Nobody reads this diary live."


@pytest.fixture
def asked(home: Path) -> Path:
    """A treatment three days ago that is still sore, and test injections yesterday."""
    day = today(home)
    test = TreatmentSession(day - timedelta(1), (BELLY,), SessionKind.TEST, at=time(8))
    FileStore(home).append(
        revise("1" * 8, TreatmentSession(day - timedelta(3), (THIGH, BELLY))),
        revise("2" * 8, test),
        revise("3" * 8, CheckIn(day - timedelta(1), ratings((BELLY, 1, 2), (THIGH, 2, 3)))),
    )
    return home


class Step(NamedTuple):
    """What is pressed, and what shows then."""

    keys: str
    shows: str


BY_KEYS = (
    # Today: the check-in, why, telling the clinic, what is asked, what was used.
    *(Step("s", "[spots]"), Step("\r", "None of these"), Step("\r", "Saved at")),
    *(Step("w", "The diary flags soreness more than 2 days"), Step(ESCAPE, ON_TODAY)),
    *(Step("i", "When did you tell your clinic?"), Step("\tthey know\r", "(You told")),
    Step("z", "Answer saved."),
    *(Step("m", "Cold pack"), Step(" \r", "Used: Arnica")),
    *(Step("\r", "Why do you"), Step("\r", "Corrected")),
    # The timeline's four views.
    *(Step("t", "area 1 of 2"), Step("2", "2 weeks"), Step("3", "3 Sessions"), Step("4", "4 Body")),
    Step(ESCAPE, ON_TODAY),
    # A day of the calendar, corrected; then one that was missed.
    *(Step("c", "to tell your clinic"), Step(f"{LEFT}\r", "at its worst on")),
    *(Step("3\r", "Why do you"), Step("\r", "test injections at 08:00"), Step(ESCAPE, ON_TODAY)),
    *(Step("d", "Which day?"), Step("3 days ago\r", "This day was missed")),
    *(Step("n", "[none]"), Step("\r", "None of these"), Step("\r", ON_TODAY)),
    # Searching, withdrawing and taking back.
    *(Step("/", "they know"), Step(ESCAPE, ON_TODAY)),
    *(Step("h", "newest first"), Step("x", "Why do you"), Step("\r", "Withdrawn")),
    *(Step("u", "Taken back"), Step(ESCAPE, ON_TODAY)),
    # A session added, one planned and prepared.
    *(Step("a", "When was your session?"), Step("2 days ago\t14:30\t ", "Chosen: lower abdomen")),
    Step(SAVE, "2 days after session 2"),
    *(Step("v", "Session 2"), Step("n", "When"), Step("tomorrow\t09:00", "09:00")),
    *(Step(SAVE, "is planned for"), Step(ESCAPE, ON_TODAY)),
    *(Step("b", "Before you go"), Step(" ", "[x] No coffee"), Step(ESCAPE, ON_TODAY)),
    # The places that only show, and the settings.
    *(Step("k", "It often fades"), Step(ESCAPE, ON_TODAY)),
    *(Step("?", "esc Back"), Step(ESCAPE, ON_TODAY)),
    *(Step(",", "Printed on what you share"), Step("Ana", "Ana"), Step(SAVE, "are saved")),
    *(Step(PALETTE, "Search for commands"), Step("calend", "See the months")),
    *(Step("\r", "to tell your clinic"), Step(ESCAPE, ON_TODAY)),
    *(Step("p", "Which days?"), Step(SAVE, "Saved"), Step(ESCAPE, ON_TODAY)),
)  # fmt: skip


def walk_by_keys(terminal: Terminal) -> None:
    terminal.wait_for(ON_TODAY)
    for step in BY_KEYS:
        terminal.press(step.keys)
        terminal.wait_for(step.shows)
        terminal.read(0.15)  # what else is painted, and an Escape by itself
    terminal.press("q")


def from_the_palette(terminal: Terminal, typed: str, entry: str) -> None:
    click(terminal, "^p More")
    click(terminal, "Search for commands")
    terminal.press(typed)
    click(terminal, entry)


def because(terminal: Terminal) -> None:
    terminal.wait_for("Why do you")
    click(terminal, "I typed it wrong")


def nothing_that_day(terminal: Terminal) -> None:
    click(terminal, "Nothing that day")
    click(terminal, "enter Save")
    click(terminal, "None of these")
    click(terminal, "enter Save")


def evening_by_mouse(terminal: Terminal) -> None:
    """Today: the check-in, why, telling the clinic, what is asked, what was used."""
    terminal.wait_for("z None")
    click(terminal, "Same as yesterday")
    terminal.wait_for("[spots]")
    for text in ("enter Save", "None of these", "enter Save"):
        click(terminal, text)
    terminal.wait_for("Saved at")
    click(terminal, "Why?")
    terminal.wait_for("The diary flags soreness more than 2 days")
    click(terminal, "esc Today")
    click(terminal, "I told them")
    click(terminal, "What they said")
    terminal.press("they know")
    click(terminal, "enter Save   esc Cancel")
    terminal.wait_for("(You told")
    click(terminal, "z None")
    terminal.wait_for("Answer saved.")
    click(terminal, "m Used")
    click(terminal, "Arnica")
    click(terminal, "enter Take these")
    terminal.wait_for("Used: Arnica")
    click(terminal, "enter Save")
    because(terminal)
    terminal.wait_for("Corrected")


def days_by_mouse(terminal: Terminal) -> None:
    """The timeline's views, and two days of the calendar; what was written there found again."""
    for text in ("t Timeline", "2 All areas", "3 Sessions", "4 Body", "esc Today"):
        click(terminal, text)
    terminal.wait_for(ON_TODAY)
    click(terminal, "c Calendar")
    terminal.wait_for("test injections  ")
    click(terminal, "Session before")
    click(terminal, "enter Open")
    terminal.wait_for("This day was missed")
    nothing_that_day(terminal)
    terminal.wait_for("test injections  ")
    click(terminal, "enter Open")
    click(terminal, "> Day after")
    terminal.wait_for("1 day after session 1")
    click(terminal, "> Day after")
    terminal.wait_for("2 days after session 1")
    click(terminal, "palm")
    click(terminal, "enter Save")
    because(terminal)
    terminal.wait_for("test injections  ")
    click(terminal, "esc Today")
    from_the_palette(terminal, "search", "Search")
    terminal.wait_for("they know")
    click(terminal, "esc Back")
    from_the_palette(terminal, "histor", "History")
    click(terminal, "x Withdraw")
    because(terminal)
    terminal.wait_for("Withdrawn")
    click(terminal, "u Undo")
    terminal.wait_for("Taken back")
    click(terminal, "esc Back")


def sessions_by_mouse(terminal: Terminal) -> None:
    """One added, one planned and prepared."""
    click(terminal, "v Sessions")
    click(terminal, "a Add")
    click(terminal, "When was your session?", right=26, times=2)  # takes the word in hand
    terminal.press("2 days ago")
    click(terminal, "14:30, or leave it empty")
    terminal.press("14:30")
    click(terminal, "▸")
    terminal.wait_for("Chosen: lower abdomen")
    click(terminal, "^s Save")
    click(terminal, "n Plan")
    click(terminal, "in 3 days, next Friday")
    terminal.press("tomorrow")
    click(terminal, "14:30, or leave it empty")
    terminal.press("09:00")
    click(terminal, "^s Save")
    terminal.wait_for("is planned for")
    click(terminal, "esc Today")
    click(terminal, "b Open")
    click(terminal, "No coffee")
    terminal.wait_for("[x] No coffee")
    click(terminal, "esc Back")
    terminal.wait_for(ON_TODAY)


def places_by_mouse(terminal: Terminal) -> None:
    """Those that only show, the settings, and the files for the clinic."""
    from_the_palette(terminal, "care", "Care plan")
    terminal.wait_for("It often fades")
    click(terminal, "esc Back")
    click(terminal, "? Help")
    click(terminal, "esc Back")
    from_the_palette(terminal, "setting", "Settings")
    click(terminal, "Your name", right=26)
    terminal.press("Ana")
    click(terminal, "^s Save")
    terminal.wait_for("are saved")
    click(terminal, "p Share")
    click(terminal, "^s Save")
    terminal.wait_for("Saved")
    click(terminal, "esc Today")
    click(terminal, "q Quit")


def assert_all_was_kept(home: Path, files: Path) -> None:
    """What each action left, as another program reads it."""
    day, revisions = today(home), FileStore(home).revisions()
    records = current(revisions)
    said = {one: records.by_day[day - timedelta(one)][0].value for one in (0, 1, 3)}
    assert said[0].signs == frozenset()
    assert said[0].remedies == ("arnica",)
    assert said[0].ratings == ratings((BELLY, 1, 2), (THIGH, 2, 3))
    assert said[1].ratings == ratings((BELLY, 3, 2), (THIGH, 2, 3))
    assert said[3].ratings == ratings((BELLY, 0, 0), (THIGH, 0, 0))
    (told,) = (one.value for one in records.told)
    assert (told.note, told.day) == ("they know", day)
    (reaction,) = (one.value for one in records.reactions)
    assert (reaction.session, reaction.seen) == ("2" * 8, frozenset())
    added = [one.value for one in records.sessions if one.value.day == day - timedelta(2)]
    assert [(one.areas, one.at) for one in added] == [((BELLY,), time(14, 30))]
    (planned,) = (one.value for one in records.planned)
    assert (planned.day, planned.at) == (day + timedelta(1), time(9))
    assert planned.checked == {"no-caffeine"}
    assert records.profile is not None
    assert records.profile.value.name == "Ana"
    assert len([one for one in revisions if one.withdrawn]) == 1
    assert len([one for one in revisions if one.reason.startswith("undo")]) == 1
    (report,) = files.glob("*.pdf")
    assert report.read_bytes().startswith(b"%PDF")


def walk_by_mouse(terminal: Terminal) -> None:
    evening_by_mouse(terminal)
    days_by_mouse(terminal)
    sessions_by_mouse(terminal)
    places_by_mouse(terminal)


@pytest.mark.parametrize("walk", [walk_by_keys, walk_by_mouse])
def test_every_place_is_walked_through_and_all_is_kept(
    walk: Callable[[Terminal], None], asked: Path, tmp_path: Path
) -> None:
    terminal = open_app(asked, size=SIZE, env={"HOME": str(tmp_path)})
    walk(terminal)
    assert terminal.wait_for_end() == 0
    assert_all_was_kept(asked, tmp_path)
