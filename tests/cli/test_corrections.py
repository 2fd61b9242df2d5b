"""`diary withdraw` and `diary undo`, the reason of a correction, and how corrections are marked."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import TODAY, Patient, id_of, in_a_process, last_saved, refused, typed

# The reason, asked for.


class Asked:
    """A patient at a terminal who answers with these lines."""

    def __init__(self, patient: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patient, self._monkeypatch = patient, monkeypatch

    def __call__(self, *lines: str, args: tuple[str, ...] = ()) -> Any:
        self._monkeypatch.setattr("builtins.input", typed(*lines))
        self._monkeypatch.setattr("diary.cli.compose.is_terminal", lambda: True)
        id_ = id_of(self._patient, "check-in")
        return self._patient.run(*(args or ("amend", id_, "--note", "x")))


@pytest.fixture
def answers(logged: Patient, monkeypatch: pytest.MonkeyPatch) -> Asked:
    return Asked(logged, monkeypatch)


@pytest.mark.parametrize(
    ("answer", "stored"),
    [("1", "mistake"), (" 3", "wrong-day"), ("5", "other"), ("Twice", "twice"), ("hm", "hm")],
)
def test_a_reason_is_a_number_of_the_list_or_own_words(
    logged: Patient, answers: Asked, answer: str, stored: str
) -> None:
    ran = answers(answer)
    assert ran.status == 0, ran
    assert last_saved(logged)["reason"] == stored


def test_what_would_change_and_the_list_are_said_before_the_question(answers: Asked) -> None:
    ran = answers("1")
    before, _, after = ran.err.partition("Why?")
    assert before == (
        "To be corrected: check-in for Sun 22 Nov 2026.\n"
        "  note: “fine” → “x”\n"
        "  1 I typed it wrong\n"
        "  2 I remembered it better later\n"
        "  3 I put it on the wrong day\n"
        "  4 I entered it twice\n"
        "  5 Another reason\n"
    )
    assert "Corrected: check-in" in after


def test_a_bad_reason_gets_a_sentence_and_the_question_again(
    logged: Patient, answers: Asked
) -> None:
    ran = answers("", "0", "6", "?", "x" * 2001, "2")
    assert ran.status == 0
    assert ran.err.count("Why?") == 6
    for said in ("A reason is needed", "from 1 to 5", "you and your clinic", "too long"):
        assert said in ran.err
    assert last_saved(logged)["reason"] == "remembered"


def test_the_end_of_input_and_ctrl_c_save_nothing(
    logged: Patient, answers: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = logged.bytes()
    ran = answers(args=("withdraw", id_of(logged, "check-in")))
    assert (ran.status, ran.err.splitlines()[-1]) == (1, "Nothing was saved.")
    assert "  Neck - bruise: spots" in ran.err

    def interrupted(_: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", interrupted)
    ran = logged.run("withdraw", id_of(logged, "check-in"))
    assert (ran.status, ran.err.splitlines()[-1]) == (130, "Nothing was saved.")
    assert logged.bytes() == before


def test_what_cannot_be_changed_is_refused_before_a_reason_is_asked_for(
    logged: Patient, answers: Asked
) -> None:
    id_ = id_of(logged, "check-in")
    ran = answers(args=("amend", id_, "--note", "fine"))
    assert (ran.status, ran.err) == (1, "Nothing has changed, so there is nothing to save.\n")
    logged.does("withdraw", id_, "--reason", "twice")
    ran = answers(args=("withdraw", id_))
    assert (ran.status, ran.err.count("\n")) == (1, 1)


def test_with_nobody_there_nothing_is_asked(tmp_path: Path) -> None:
    home = tmp_path / "home"
    in_a_process(["log", "--rate", "neck:1:1", "--json"], home=home)
    id_ = in_a_process(["history", "--json"], home=home).stdout.partition('"id": "')[2][:8]
    ran = in_a_process(["withdraw", id_], home=home, input="1\n")
    assert ran.returncode == 2
    assert ran.stderr.count("\n") == 1


# Undoing.


def test_undo_says_what_it_took_back_and_that_nothing_is_lost(logged: Patient) -> None:
    id_ = id_of(logged, "check-in")
    logged.does("amend", id_, "--rate", "left-calf:1:0", "--on", "yesterday", "--reason", "mistake")
    logged.does("withdraw", id_, "--reason", "twice")
    assert logged.does("undo").err == (
        "Taken back: the withdrawal of the check-in for Sat 21 Nov 2026. It was saved on"
        " Sun 22 Nov 2026 at 21:00.\n"
        "Nothing is lost: what was taken back stays in the history.\n"
    )
    assert logged.does("undo").err == (
        "Taken back: the correction of the check-in for Sat 21 Nov 2026. It was saved on"
        " Sun 22 Nov 2026 at 21:00.\n"
        "  day: Sat 21 Nov 2026 → Sun 22 Nov 2026\n"
        "  left calf, bruise: spots → coin\n"
        "Nothing is lost: what was taken back stays in the history.\n"
    )
    assert logged.does("undo").err.startswith(
        "Taken back: the check-in for Sun 22 Nov 2026. It was"
    )
    assert last_saved(logged)["withdrawn"]
    assert len(logged.does("history", id_, "--json").json) == 6


def test_several_steps_are_taken_back_at_once_each_in_words(logged: Patient) -> None:
    logged.on(TODAY + timedelta(1)).does("log", "--rate", "neck:0:0")
    ran = logged.does("undo", "--steps", "2", "--json")
    assert [one["reason"] for one in ran.json] == ["undo: revision 1"] * 2
    assert ran.err.count("Taken back: the check-in for") == 2
    assert "nothing more" not in ran.err


def test_where_fewer_are_left_it_says_so(logged: Patient) -> None:
    ran = logged.does("undo", "--steps", "99")
    assert ran.err.count("Taken back: ") == 2
    assert "2 steps taken back. There is nothing more to take back.\n" in ran.err
    assert logged.does("status").out.startswith("Sun 22 Nov 2026.\n")
    said = refused(logged, "undo", status=1)
    assert said == "There is nothing left to take back."


def test_undo_on_no_diary_makes_none(patient: Patient) -> None:
    assert refused(patient, "undo", status=1) == "There is nothing left to take back."
    assert not patient.home.exists()


@pytest.mark.parametrize("args", [("--steps", "0"), ("--steps", "-1"), ("--steps", "x"), ("3",)])
def test_steps_are_a_number_from_one_on(logged: Patient, args: tuple[str, ...]) -> None:
    refused(logged, "undo", *args, status=2)


def test_what_fails_on_the_way_says_what_was_done(
    logged: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from diary.journal import Journal

    undo, calls = Journal.undo, iter((True, False))

    def fails_second(journal: Journal, now: Any) -> Any:
        if next(calls):
            return undo(journal, now)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Journal, "undo", fails_second)
    ran = logged.run("undo", "--steps", "2", "--json")
    assert ran.status == 1
    assert [one["revision"] for one in ran.json] == [2]
    assert ran.err.count("Taken back: ") == 1
    assert ran.err.endswith("The disk is full.\n")


# Marked wherever it is shown.


def test_what_was_corrected_is_marked_wherever_it_is_shown(logged: Patient) -> None:
    id_ = id_of(logged, "check-in")
    logged.on(TODAY + timedelta(1))
    logged.does("amend", id_, "--rate", "left-calf:1:0", "--reason", "mistake")
    logged.does("amend", id_of(logged, "session"), "--at", "9:05", "--reason", "remembered")
    logged.on(TODAY)
    assert "bruise: spots (logged late, corrected)" in logged.does("status").out
    assert "sore: 0  " in logged.does("status").out
    assert "at 09:05: left calf, neck (corrected)." in logged.does("session", "list").out
    assert logged.does("session", "list", "--json").json["sessions"][0]["edited"] is True
    assert " 1░*" in logged.does("timeline").out
    assert "bruise: spots, logged late, corrected, sore" in logged.does("timeline", "--plain").out
    assert "Logged late: 1 day. Corrected: 1 day." in " ".join(logged.does("courses").out.split())
    (report,) = next(
        one["reports"]
        for one in logged.does("courses", "--json").json["courses"]
        if (one["area"], one["symptom"]) == ("left-calf", "bruising")
    )
    assert (report["late"], report["edited"]) == (True, True)
    table = [line.split(",") for line in logged.does("export", "csv").out.splitlines()]
    edited = {(row[3], row[4]): row[-1] for row in table}
    assert edited["left-calf", "bruising"] == "true"
    assert edited["left-calf", "soreness"] == "false"
    logged.on(TODAY + timedelta(1)).does("undo", "--steps", "2")
    logged.on(TODAY)
    for command in ("status", "timeline --plain", "courses", "session list", "export text"):
        assert "corrected" not in logged.does(*command.split()).out, command


def test_the_days_of_a_flag_are_marked(logged: Patient) -> None:
    logged.does("amend", id_of(logged, "check-in"), "--rate", "neck:1:9", "--reason", "remembered")
    out = logged.does("flags").out
    assert "3 days after  sore: 9 (severe)  corrected\n" in out
