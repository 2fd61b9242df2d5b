"""Nothing that is pasted, or that a crafted file holds, acts: in a field or on the screen."""

import re
from datetime import time, timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.app import App, ComposeResult
from textual.color import Color
from textual.pilot import Pilot
from textual.widgets import Input

import diary
from diary.core.answers import PlannedSession
from diary.core.plan import CarePlan
from diary.core.records import CheckIn, SessionKind, TreatmentSession
from diary.core.text import LONGEST_NOTE, clean
from diary.journal import Journal
from diary.storage.store import FileStore
from diary.ui.screens.today import TodayScreen
from diary.ui.terminal import CleanLines
from diary.ui.widgets.field import Field
from diary.wording.screens import cut_off
from tests.diaries import PLAN
from tests.ui.hands import lines
from tests.ui.hostile import ALL, PAYLOADS
from tests.ui.stage import THIGH, TODAY, Clock, app_over, check_ins, two_sessions
from tests.ui.test_today import SIZE, press, toasts


class OneField(App[None]):
    def compose(self) -> ComposeResult:
        yield Field(longest=20)

    @property
    def field(self) -> Field:
        return self.query_one(Field)

    def said(self) -> list[str]:
        return [one.message for one in self._notifications]


async def paste(pilot: Pilot[None], text: str) -> None:
    pilot.app.screen.post_message(events.Paste(text))
    await pilot.pause()


async def test_what_is_pasted_comes_in_as_one_clean_line() -> None:
    app = OneField()
    async with app.run_test() as pilot:
        await paste(pilot, "a\x1b]52;c;x\x07\r\nb\tc\u202e")
        assert app.field.value == "a]52;c;x b c"
        assert app.field.cursor_position == len(app.field.value)


@pytest.mark.parametrize("name", PAYLOADS)
async def test_no_paste_leaves_anything_that_acts(tmp_path: Path, name: str) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        field = app.screen.query_one(Field)
        field.focus()
        await pilot.pause()
        app.post_message(events.Paste(PAYLOADS[name][0]))
        await pilot.pause()
        assert field.value == clean(PAYLOADS[name][0])
        await press(pilot, "enter enter")
    [saved] = check_ins(tmp_path)
    assert saved.note == clean(PAYLOADS[name][0])


async def test_a_paste_replaces_what_is_selected_and_keeps_spaces() -> None:
    app = OneField()
    async with app.run_test() as pilot:
        await paste(pilot, "one two")
        await paste(pilot, " three")
        assert app.field.value == "one two three"
        app.field.select_all()
        await paste(pilot, "four")
        assert app.field.value == "four"


async def test_what_does_not_fit_is_left_out_and_that_is_said_once() -> None:
    app = OneField()
    async with app.run_test() as pilot:
        await paste(pilot, "0123456789" * 3)
        assert app.field.value == "0123456789" * 2
        await press(pilot, "x y")
        assert app.field.value == "0123456789" * 2
        assert app.said() == [cut_off(20)]
        await press(pilot, "backspace z")
        assert app.field.value == "0123456789012345678z"


async def test_a_megabyte_in_a_note_leaves_the_beginning(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        field = app.screen.query_one(Field)
        field.focus()
        await pilot.pause()
        await paste(pilot, "ab\n\x1b" * 250_000)
        assert len(field.value) == LONGEST_NOTE
        assert cut_off(LONGEST_NOTE) in toasts(app)
        await press(pilot, "enter enter")
    assert len(check_ins(tmp_path)[0].note) == LONGEST_NOTE


async def test_text_pasted_over_rows_does_nothing(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        app.post_message(events.Paste("n\rq"))
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)
        assert not app.screen.is_changed
    assert check_ins(tmp_path) == []


async def test_every_field_of_the_app_takes_only_text() -> None:
    assert issubclass(Field, Input)
    root = Path(__file__).parent.parent.parent / "diary" / "ui"
    bare = [path.name for path in root.rglob("*.py") if " Input(" in path.read_text("utf-8")]
    assert bare == []


@pytest.mark.parametrize("name", PAYLOADS)
def test_no_line_of_the_screen_holds_anything_that_acts(name: str) -> None:
    text, acting = PAYLOADS[name]
    [shown] = CleanLines().apply([Segment(text)], Color(0, 0, 0))
    assert acting not in shown.text
    assert cell_len(shown.text) == cell_len(text)
    assert all(one.isprintable() for one in shown.text)


def test_lines_that_hold_only_text_are_left_as_they_are() -> None:
    segments = [Segment("Tell your clinic ▲ \u00a0é مرحبا"), Segment("plain")]
    shown = CleanLines().apply(segments, Color(0, 0, 0))
    assert [one.text for one in shown] == ["Tell your clinic ▲  é مرحبا", "plain"]
    joined = Segment("می\u200cخواهم")
    assert CleanLines().apply([joined], Color(0, 0, 0))[0].text == joined.text


def _diary(home: Path) -> Journal:
    """Test injections, a planned session, a sign, and a plan that says all in markup."""
    marked = re.sub(
        r'^(words|question|title) = "([^"]+)"',
        r'\1 = "\2 [/] [@click=app.quit]zzz[/]"',
        (Path(diary.__file__).parent / "plans" / "mesotherapy.toml").read_text("utf-8"),
        flags=re.MULTILINE,
    )
    journal = Journal(FileStore(home), CarePlan.from_toml(marked))
    day = TODAY - timedelta(days=1)
    injections = TreatmentSession(day, (THIGH,), SessionKind.TEST, time(15, 0))
    journal.record(injections, Clock(day)())
    sign = next(iter(PLAN.signs))
    journal.record(CheckIn(day, signs=frozenset((sign,)), remedies=("arnica",)), Clock(day)())
    journal.record(PlannedSession(TODAY, (THIGH,)), Clock()())
    return journal


@pytest.mark.parametrize("keys", ["m", "r", "b", "k", "w", "v enter", "h", "p tab", "slash", "f"])
async def test_a_plan_s_words_are_text_on_every_screen(tmp_path: Path, keys: str) -> None:
    app = app_over(_diary(tmp_path))
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.pause(0.3)
        await press(pilot, keys)
        shown = "\n".join(lines(app))
        assert shown.count("zzz") == shown.count("[@click=app.quit]zzz[/]")
        assert keys not in ("m", "r", "b", "k", "w") or "zzz" in shown


async def test_what_is_said_and_copied_is_clean(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        app.notify(ALL, markup=False)
        app.copy_to_clipboard(f"one\n{ALL}")
        await pilot.pause()
        assert clean(toasts(app)[0].replace("\n", "")) == toasts(app)[0].replace("\n", "")
        assert app.clipboard.startswith("one\n")
        assert all(clean(line) == line for line in app.clipboard.split("\n"))
