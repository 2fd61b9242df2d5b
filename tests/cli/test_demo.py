"""The made-up diary: it shows what the product does, and goes away."""

import os
import signal
import tempfile
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from diary.cli.compose import open_journal
from diary.cli.demo import ABDOMEN, LEFT_THIGH, RIGHT_THIGH, fill
from diary.core.courses import EpisodeStatus
from diary.core.rules import Rule
from diary.core.scales import BRUISING
from diary.core.summary import Summary
from tests.cli.running import TODAY, Patient, moment
from tests.terminal import Terminal


def made_up(folder: Path, today: date = TODAY, clock: time = time(9, 0)) -> Summary:
    journal = open_journal(folder)
    fill(journal, moment(today, clock))
    return open_journal(folder).summary(today)


@pytest.mark.parametrize("today", [TODAY, date(2028, 3, 1), date(2027, 1, 2)])
@pytest.mark.parametrize("clock", [time(0, 10), time(9, 0), time(23, 50)])
def test_it_shows_all_there_is_to_show(tmp_path: Path, today: date, clock: time) -> None:
    shown = made_up(tmp_path, today, clock)
    assert [session.number for session in shown.sessions] == [1, 2, 3]
    (flag,) = shown.active_flags
    assert (flag.rule, flag.area, flag.symptom) == (Rule.BEYOND_WINDOW, RIGHT_THIGH, BRUISING)
    assert flag.last.day == today - timedelta(1)
    healed = shown.courses_in(ABDOMEN, BRUISING)[0]
    assert shown.episodes(healed)[-1].status is EpisodeStatus.RESOLVED
    assert len(shown.courses_in(LEFT_THIGH, BRUISING)) == 3
    answers = [one for entry in shown.records.check_ins for one in entry.value.leftovers]
    assert [one.answer.value for one in answers] == ["yes", "no"]
    assert shown.completion.late == 1
    assert shown.completion.missed == 2
    assert set(shown.followed) == {ABDOMEN, LEFT_THIGH, RIGHT_THIGH}


def test_today_is_still_to_be_logged_and_can_repeat_yesterday(tmp_path: Path) -> None:
    shown = made_up(tmp_path)
    assert TODAY not in shown.records.by_day
    assert len(shown.ratings_on(TODAY - timedelta(1))) == 6
    assert not shown.questions


def test_every_entry_was_made_before_now_and_after_its_day_began(tmp_path: Path) -> None:
    now = moment(TODAY, time(0, 1))
    fill(open_journal(tmp_path), now)
    for revision in open_journal(tmp_path).history():
        assert revision.recorded_at <= now.instant
        assert revision.local_time.date() >= revision.value.day


def test_the_command_prints_status_leaves_no_folder_and_never_looks_at_the_real_diary(
    patient: Patient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = tmp_path / "tmp"
    aside.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(aside))
    patient.home.mkdir()
    patient.file.write_text("not a diary at all")
    ran = patient.does("demo")
    assert "made-up diary" in ran.err
    assert "▲ Tell your clinic" in ran.out
    assert "3 days after session 3" in ran.out
    assert not list(aside.iterdir())
    assert patient.file.read_text() == "not a diary at all"
    assert [one.name for one in patient.home.iterdir()] == ["diary.jsonl"]


def test_on_a_terminal_it_opens_the_app_on_the_made_up_diary(
    patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []

    def run_app(journal: object, clock: object, *, is_demo: bool) -> None:
        opened.append((journal.summary(TODAY).last_session.number, is_demo))  # type: ignore[attr-defined]

    monkeypatch.setattr("diary.cli.compose.is_terminal", lambda: True)
    monkeypatch.setattr("diary.cli.compose.run_app", run_app)
    patient.does("demo")
    assert opened == [(3, True)]
    assert not patient.home.exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_terminal_that_is_closed_leaves_no_folder_behind(tmp_path: Path, number: int) -> None:
    aside = tmp_path / "tmp"
    aside.mkdir()
    home = tmp_path / "home"
    terminal = Terminal(
        ["-m", "diary", "demo"], env={"TMPDIR": str(aside), "DIARY_HOME": str(home)}
    )
    terminal.wait_for("Right thigh (front)")
    assert len(list(aside.iterdir())) == 1
    assert terminal.child.pid is not None
    os.kill(terminal.child.pid, number)
    terminal.wait_for_end()
    assert not list(aside.iterdir())
    assert not home.exists()
