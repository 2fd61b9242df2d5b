"""The check-in asked line by line."""

from datetime import time
from pathlib import Path
from typing import Any

import pytest

from diary.cli.ask import ask_check_in
from diary.cli.compose import open_journal
from diary.cli.context import Context
from tests.cli.running import TODAY, Patient, in_a_process, typed
from tests.terminal import Terminal


class Asked:
    """A patient who answers with these lines."""

    def __init__(self, patient: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patient, self._monkeypatch = patient, monkeypatch

    def __call__(self, *lines: str, args: tuple[str, ...] = ()) -> Any:
        self._monkeypatch.setattr("builtins.input", typed(*lines))
        self._monkeypatch.setattr("diary.cli.compose.is_terminal", lambda: True)
        return self._patient.run("log", *args)


@pytest.fixture
def answers(treated: Patient, monkeypatch: pytest.MonkeyPatch) -> Asked:
    return Asked(treated, monkeypatch)


def payloads(patient: Patient) -> list[dict[str, Any]]:
    history = patient.does("history", "--json").json
    return [one["payload"] for one in history if one["kind"] == "check-in"]


def test_enter_takes_todays_date_no_signs_and_no_note(treated: Patient, answers: Asked) -> None:
    ran = answers("", "1", "0", "coin", "4", "", "", "", "")
    assert ran.status == 0, ran
    assert payloads(treated) == [
        {
            "day": "2026-11-22",
            "ratings": {
                "neck": {"bruising": 1, "soreness": 0},
                "left-calf": {"bruising": 2, "soreness": 4},
            },
            "signs": [],
        }
    ]
    shown, _, saved = ran.err.partition("Save it?")
    for part in (shown, saved):
        assert "  Left calf - bruise: coin, sore: 4 (moderate)" in part
    assert "To be saved for Sun 22 Nov 2026 (today):" in shown
    assert "Saved for Sun 22 Nov 2026 (today):" in saved


def test_enter_keeps_yesterdays_values_and_a_dash_leaves_one_out(
    treated: Patient, answers: Asked
) -> None:
    treated.does("log", "--on", "yesterday", "--rate", "neck:2:3", "--rate", "left-calf:1:0")
    ran = answers("", "", "-", "", "", "", "", "", "")
    assert "[Enter: 2 coin, as yesterday]" in ran.err
    assert payloads(treated)[-1]["ratings"] == {
        "neck": {"bruising": 2},
        "left-calf": {"bruising": 1, "soreness": 0},
    }


def test_a_bad_answer_gets_a_sentence_and_the_question_again(
    treated: Patient, answers: Asked
) -> None:
    ran = answers(
        "soon", "2026-12-01", "", "5", "0", "11", "0", "0", "0", "x", "", "", "", "maybe", ""
    )
    assert ran.status == 0
    assert ran.err.count("Which day?") == 3
    assert ran.err.count("Neck, bruise at its worst, 0 to 4") == 2
    assert ran.err.count("Any of these right now?") == 2
    assert ran.err.count("Save it?") == 2
    for said in ("is still to come", "“5” is off its scale", "There is no sign “x”", "yes nor no"):
        assert said in ran.err


def test_a_question_mark_explains(answers: Asked) -> None:
    ran = answers("?", "", "?", "1", "?", "1", "", "", "?", "", "?", "", "?", "", "?", "")
    assert ran.status == 0
    for said in ("weekday", "smaller than a fingertip", "worst soreness you can", "hot and shivery",
                 "tell your clinic", "type no to leave"):  # fmt: skip
        assert said in ran.err.replace("\n", " "), said


def test_signs_can_be_named_in_any_case_and_lead_to_the_card(
    treated: Patient, answers: Asked
) -> None:
    ran = answers("", "-", "-", "-", "-", "Hot swelling, fever", "", "", "")
    assert payloads(treated)[-1]["signs"] == ["fever", "hot-swelling"]
    assert "◆ Contact your clinic today" in ran.err


def test_no_at_the_end_saves_nothing_and_says_so(treated: Patient, answers: Asked) -> None:
    ran = answers("", "1", "1", "1", "1", "", "", "", "no")
    assert (ran.status, "Nothing was saved." in ran.err) == (1, True)
    assert not payloads(treated)


def test_the_end_of_input_saves_nothing_and_says_so(treated: Patient, answers: Asked) -> None:
    ran = answers("", "1")
    assert (ran.status, ran.err.endswith("Nothing was saved.\n")) == (1, True)
    assert not payloads(treated)


def test_after_midnight_yesterday_is_offered_first(treated: Patient, answers: Asked) -> None:
    treated.on(TODAY, time(0, 30))
    ran = answers("", "1", "1", "1", "1", "", "", "", "")
    assert "Which day? [Enter: Sat 21 Nov 2026, yesterday]" in ran.err
    assert payloads(treated)[-1]["day"] == "2026-11-21"
    assert "late" not in ran.err


def test_a_day_given_with_the_command_is_not_asked_for(treated: Patient, answers: Asked) -> None:
    ran = answers("1", "1", "1", "1", "", "", "", "", args=("--on", "Friday"))
    assert "Which day?" not in ran.err
    assert "Your check-in for Fri 20 Nov 2026, 2 days ago." in ran.err
    assert payloads(treated)[-1]["day"] == "2026-11-20"


def test_a_day_that_has_a_check_in_says_so(treated: Patient, answers: Asked) -> None:
    treated.does("log", "--rate", "neck:1:1")
    assert "There is a check-in for that day already." in answers("").err


def test_the_leftover_question_is_asked_where_it_is_due(treated: Patient, answers: Asked) -> None:
    for day in (1, 2):
        treated.does("log", "--on", f"{day} days ago", "--rate", "neck:1:0")
    treated.does("session", "add", "--on", "today", "--area", "neck")
    ran = answers("", "1", "0", "perhaps", "unsure", "", "", "", "", "", "")
    assert ran.status == 0, ran
    asked = " ".join(ran.err.split())
    assert asked.count("there before your session on Sun 22 Nov? yes, no or unsure") == 2
    assert payloads(treated)[-1]["leftovers"] == {"neck": "unsure"}


def test_where_nothing_is_followed_areas_can_be_named(
    patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = Asked(patient, monkeypatch)(*("", "left kne", "left knee", "", "2", "3", "", "", "", ""))
    assert ran.status == 0, ran
    assert "Did you mean left-knee" in ran.err
    assert payloads(patient)[-1]["ratings"] == {"left-knee": {"bruising": 2, "soreness": 3}}


def test_ctrl_c_saves_nothing(treated: Patient) -> None:
    def interrupted(_: str) -> str:
        raise KeyboardInterrupt

    context = Context(lambda: treated.now, str(treated.home))
    import click

    with pytest.raises(click.exceptions.Exit) as left:
        ask_check_in(context, None, interrupted)
    assert left.value.exit_code == 130
    assert not payloads(treated)


def test_without_a_terminal_it_asks_nothing(tmp_path: Path) -> None:
    ran = in_a_process(["log"], home=tmp_path / "home", input="2\n3\n")
    assert ran.returncode == 2
    assert ran.stderr.count("\n") == 1
    assert not (tmp_path / "home").exists()


def on_a_terminal(home: Path, *args: str) -> Terminal:
    return Terminal(["-m", "diary", *args], env={"DIARY_HOME": str(home)})


def answered(terminal: Terminal, answers: dict[str, str]) -> None:
    for question, answer in answers.items():
        terminal.wait_for(question)
        terminal.press(f"{answer}\r")


def test_on_a_real_terminal_a_day_is_logged_and_ctrl_c_leaves_it_alone(tmp_path: Path) -> None:
    file = tmp_path / "diary.jsonl"
    added = on_a_terminal(tmp_path, "session", "add", "--on", "today", "--area", "neck")
    assert added.wait_for_end() == 0
    before = file.read_bytes()
    answers = {"Which day?": "", "Neck, bruise": "2", "Neck, soreness": "3"}
    answers |= {"Any of these": "", "What did you use": "", "A note": ""}

    terminal = on_a_terminal(tmp_path, "log")
    answered(terminal, answers)
    terminal.wait_for("Save it?")
    terminal.read(1.5)  # until the question is not only printed but asked
    terminal.press("\x03")
    terminal.wait_for("Nothing was saved.")
    assert terminal.wait_for_end() == 130
    assert file.read_bytes() == before

    terminal = on_a_terminal(tmp_path, "log")
    answered(terminal, {**answers, "Save it?": ""})
    terminal.wait_for("Saved for")
    assert terminal.wait_for_end() == 0
    assert file.read_bytes().startswith(before)
    (entry,) = open_journal(tmp_path).records().check_ins
    assert [one.severity for one in entry.value.ratings] == [2, 3]


def test_a_closed_terminal_leaves_the_diary_alone(treated: Patient) -> None:
    before = treated.bytes()
    terminal = on_a_terminal(treated.home, "log")
    terminal.wait_for("Which day?")
    terminal.child.close(force=True)
    assert treated.bytes() == before
