"""`diary answer`: the test injections, the late checks and the results."""

from datetime import time, timedelta

import pytest

from tests.cli.running import TODAY, Patient, last_saved, refused, typed
from tests.cli.treatment import treated_at, with_test


@pytest.fixture
def tested(patient: Patient) -> Patient:
    """Test injections yesterday at nine; it is evening."""
    return with_test(patient).on(TODAY)


def weeks_later(patient: Patient, weeks: int) -> Patient:
    """A session on the neck and the scalp that many weeks ago."""
    treated_at(patient, TODAY - timedelta(weeks=weeks), time(14, 0), "neck", "scalp")
    return patient.on(TODAY)


def test_no_reaction_is_an_answer(tested: Patient) -> None:
    assert tested.does("status", "--json").json["due"][0]["kind"] == "reaction"
    ran = tested.does("answer", "reaction", "none")
    assert ran.out == ""
    assert ran.err.splitlines() == [
        "Saved: answer about test injections of Sun 22 Nov 2026 (today).",
        "  Seen: none",
    ]
    saved = last_saved(tested)
    test = tested.does("session", "list", "--json").json["sessions"][0]["id"]
    assert saved["payload"] == {"day": "2026-11-22", "session": test, "seen": []}
    assert tested.does("status", "--json").json["due"] == []
    assert tested.does("flags", "--json").json["flags"] == []


def test_none_before_the_hours_have_passed_is_kept_and_asked_again(patient: Patient) -> None:
    with_test(patient, TODAY, time(9, 0)).on(TODAY)
    ran = patient.does("answer", "reaction", "none")
    assert "A reaction may still come." in ran.err
    assert "“answer" not in ran.err
    tomorrow = patient.on(TODAY + timedelta(1))
    assert [one["kind"] for one in tomorrow.does("status", "--json").json["due"]] == ["reaction"]


def test_a_reaction_says_to_tell_the_clinic_before_the_treatment(tested: Patient) -> None:
    tested.does("profile", "set", "--clinic", "Clinica Sol, 555 0100")
    ran = tested.does(
        *("answer", "reaction", "Redness", "a rash", "--on", "yesterday", "--at", "20:15"),
        *("--size", "as a coin", "--note", "it itches", "--json"),
    )
    payload = ran.json["payload"]
    assert payload["seen"] == ["rash", "redness"]
    assert (payload["day"], payload["at"], payload["size"]) == ("2026-11-21", "20:15", "as a coin")
    assert ran.err.splitlines()[1:] == [
        "  Seen: rash, redness",
        "  Seen at: 20:15",
        "  Size: as a coin",
        "  Note: it itches",
        "",
        "▲▲ Contact your clinic",
        "  You saw a reaction to your test injections on Sat 21 Nov.",
        "  Tell your clinic about it before your next treatment.",
        "  Your clinic: Clinica Sol, 555 0100",
        "  Nobody reads this diary live.",
    ]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("none", "rash"), "Give “none” alone"),
        (("fever",), "Use none, redness, itching, swelling, rash or other."),
        (("rash", "--on", "tomorrow"), "is still to come"),
        (("rash", "--at", "22:00"), "The time 22:00 is still to come."),
        (("rash", "--at", "9 am"), "is not a time of day"),
        (("rash", "--size", "x" * 81), "at most 80 characters"),
        (("rash", "--note", "x" * 2001), "at most 2000 characters"),
        ((), "there is no answer"),
        (("--note", "x"), "there is no answer"),
    ],
)
def test_what_is_no_answer_about_a_test_is_refused(
    tested: Patient, args: tuple[str, ...], said: str
) -> None:
    assert said in refused(tested, "answer", "reaction", *args, status=2)


def test_without_test_injections_up_to_that_day_there_is_nothing_to_answer(
    tested: Patient,
) -> None:
    said = refused(tested, "answer", "reaction", "rash", "--on", "2 days ago", status=1)
    assert "There are no test injections up to that day" in said


def test_a_late_check_is_about_the_week_that_is_due(patient: Patient) -> None:
    weeks_later(patient, 3)
    (due,) = (
        one for one in patient.does("status", "--json").json["due"] if one["kind"] == "late-check"
    )
    assert due["week"] == 3
    patient.does("answer", "late-check", "no")
    assert last_saved(patient)["payload"] == {
        "day": "2026-11-22", "session": due["session"], "week": 3, "answer": "no",
    }  # fmt: skip
    assert patient.does("flags", "--json").json["flags"] == []
    patient.does("answer", "late-check", "unsure", "--week", "2", "--note", "a small one")
    payload = last_saved(patient)["payload"]
    assert (payload["week"], payload["answer"], payload["note"]) == (2, "unsure", "a small one")


def test_a_late_yes_is_something_to_contact_the_clinic_about(patient: Patient) -> None:
    weeks_later(patient, 2)
    ran = patient.does("answer", "late-check", "yes")
    assert "▲▲ Contact your clinic" in ran.err
    assert "You said on Sun 22 Nov that there was a new lump, sore or pain." in ran.err


def test_a_reaction_seen_before_its_injections_is_refused(tested: Patient) -> None:
    seen = ("answer", "reaction", "rash", "--on", "yesterday")
    said = refused(tested, *seen, "--at", "08:00", status=2)
    assert said == "The test injections were given at 09:00, so it was seen later than that."
    tested.does(*seen, "--at", "09:00")
    id_ = str(last_saved(tested)["id"])
    args = ("amend", id_, "--at", "08:59", "--reason", "a slip")
    assert "given at 09:00" in refused(tested, *args, status=2)
    tested.does("amend", id_, "--size", "a coin", "--reason", "more")


def test_what_comes_between_two_checks_is_told_as_of_its_week(patient: Patient) -> None:
    weeks_later(patient, 5)
    patient.does("answer", "late-check", "no")
    assert last_saved(patient)["payload"]["week"] == 4
    ran = patient.on(TODAY, time(22, 0)).does("answer", "late-check", "yes")
    assert last_saved(patient)["payload"]["week"] == 5
    assert "▲▲ Contact your clinic" in ran.err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("maybe",), "Type yes, no or unsure."),
        (("",), "Type yes, no or unsure."),
        (("no", "--week", "5"), "There is no late check of week “5”. Use 2 or 3."),
        (("no", "--week", "4"), "Use 2 or 3."),
        (("no", "--week", "x"), "not a valid integer"),
        ((), "there is no answer"),
    ],
)
def test_what_is_no_answer_to_a_late_check_is_refused(
    patient: Patient, args: tuple[str, ...], said: str
) -> None:
    weeks_later(patient, 3)
    assert said in refused(patient, "answer", "late-check", *args, status=2)


def test_before_the_first_late_check_none_is_due(treated: Patient) -> None:
    assert "No late check is due yet." in refused(treated, "answer", "late-check", "no", status=1)


def test_results_are_kept_area_by_area(patient: Patient) -> None:
    weeks_later(patient, 2)
    ran = patient.does("answer", "result", "neck:Slight", "scalp:none", "--note", "softer")
    assert "  Neck" not in ran.err
    assert "  neck: a slight change" in ran.err
    assert last_saved(patient)["payload"]["seen"] == {"neck": "slight", "scalp": "none"}
    assert "result" not in [one["kind"] for one in patient.does("status", "--json").json["due"]]


def test_an_area_is_answered_for_its_own_latest_session(patient: Patient) -> None:
    treated_at(patient, TODAY - timedelta(50), time(9, 0), "chest")
    treated_at(patient, TODAY - timedelta(40), time(9, 0), "neck")
    treated_at(patient, TODAY - timedelta(20), time(9, 0), "scalp")
    first, second, third = (
        one["id"] for one in patient.on(TODAY).does("session", "list", "--json").json["sessions"]
    )
    for area, session in (("chest", first), ("neck", second), ("scalp", third)):
        patient.does("answer", "result", f"{area}:clear")
        assert last_saved(patient)["payload"]["session"] == session
    said = refused(patient, "answer", "result", "chest:clear", "neck:none", status=2)
    assert "were last treated on different days" in said


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("neck",), "is not AREA:none, AREA:slight or AREA:clear."),
        (("neck:good",), "is not AREA:none"),
        (("nek:none",), "Did you mean neck?"),
        (("chest:none",), "There is no session on the area “chest” yet."),
        (("neck:none", "neck:clear"), "given twice"),
        ((), "there is no answer"),
    ],
)
def test_what_is_no_answer_about_results_is_refused(
    patient: Patient, args: tuple[str, ...], said: str
) -> None:
    weeks_later(patient, 2)
    assert said in refused(patient, "answer", "result", *args, status=2)


def test_on_the_day_of_the_next_session_it_is_about_the_one_before(patient: Patient) -> None:
    treated_at(patient, TODAY - timedelta(7), time(14, 0), "neck", "scalp")
    treated_at(patient, TODAY, time(14, 0), "neck")
    (due,) = patient.does("status", "--json").json["due"]
    assert (due["kind"], due["areas"]) == ("result", ["neck"])
    assert "After session 1 (Sun 15 Nov), neck: Can you see a change yet?" in " ".join(
        patient.does("status").out.split()
    )
    saved = patient.does("answer", "result", "neck:slight", "--json").json
    assert saved["payload"]["session"] == due["session"]
    assert patient.does("status", "--json").json["due"] == []
    again = patient.does("answer", "result", "neck:none", "--json").json
    assert again["payload"]["session"] != due["session"]


def test_without_a_session_there_is_no_result(patient: Patient) -> None:
    assert "no treatment session" in refused(patient, "answer", "result", "neck:none", status=1)


def test_after_the_third_session_without_a_change_it_is_said_calmly(patient: Patient) -> None:
    for days in (60, 40, 20):
        treated_at(patient, TODAY - timedelta(days), time(9, 0), "neck")
    ran = patient.on(TODAY).does("answer", "result", "neck:none")
    words = "No change seen yet: neck. Results usually show after two to three sessions"
    assert words in ran.err
    assert words in " ".join(patient.does("status").out.split())
    patient.on(TODAY, time(21, 5)).does("answer", "result", "neck:slight")
    assert words not in " ".join(patient.does("status").out.split())


# Asked line by line.


class Asked:
    """A patient who answers with these lines."""

    def __init__(self, patient: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patient, self._monkeypatch = patient, monkeypatch

    def __call__(self, *lines: str, args: tuple[str, ...] = ()) -> str:
        self._monkeypatch.setattr("builtins.input", typed(*lines))
        self._monkeypatch.setattr("diary.cli.compose.is_terminal", lambda: True)
        ran = self._patient.run("answer", *args)
        self.status = ran.status
        return ran.err


@pytest.fixture
def answers(patient: Patient, monkeypatch: pytest.MonkeyPatch) -> Asked:
    return Asked(patient, monkeypatch)


def test_enter_says_that_there_was_no_reaction(tested: Patient, answers: Asked) -> None:
    said = answers("", "", "", args=("reaction",))
    assert "Did the skin around your test injections react?" in said
    assert "none of these, redness, itching, swelling, a rash, something else" in " ".join(
        said.split()
    )
    assert last_saved(tested)["payload"]["seen"] == []


def test_a_reaction_is_asked_when_it_was_and_how_large(tested: Patient, answers: Asked) -> None:
    said = answers(
        "?", "blue", "rash, Something else", "3 days ago", "yesterday", "25:00", "20:00", "a coin",
        "itches", "yes", args=("reaction",),
    )  # fmt: skip
    for part in ("with commas between", "There is no reaction “blue”", "before the test",
                 "is not a time of day", "▲▲ Contact your clinic"):  # fmt: skip
        assert part in said, part
    payload = last_saved(tested)["payload"]
    assert payload["seen"] == ["other", "rash"]
    assert (payload["day"], payload["at"], payload["size"], payload["note"]) == (
        "2026-11-21", "20:00", "a coin", "itches",
    )  # fmt: skip


def test_a_time_to_come_is_asked_for_again(tested: Patient, answers: Asked) -> None:
    said = answers("rash", "", "23:00", "", "", "", "", args=("reaction",))
    assert "The time 23:00 is still to come." in said
    assert "at" not in last_saved(tested)["payload"]


def test_no_and_the_end_of_input_save_nothing(tested: Patient, answers: Asked) -> None:
    before = tested.bytes()
    assert "nothing was saved" in answers("none of these", "", "no", args=("reaction",))
    assert "Nothing was saved." in answers("rash", args=("reaction",))
    assert answers.status == 1
    assert tested.bytes() == before


def test_alone_it_asks_whatever_is_due(patient: Patient, answers: Asked) -> None:
    weeks_later(patient, 2)
    said = answers("no", "", "slight", "x", "", "better")
    assert answers.status == 0
    assert "2 weeks after your session on Sun 8 Nov." in " ".join(said.split())
    assert "Type none, slight or clear." in said
    kinds = [one["kind"] for one in patient.does("history", "--json").json]
    assert kinds == ["session", "late-check", "result"]
    assert last_saved(patient)["payload"]["seen"] == {"neck": "slight"}
    assert last_saved(patient)["payload"]["note"] == "better"
    assert "Nothing is asked just now." in answers()


def test_what_is_left_open_is_asked_again(patient: Patient, answers: Asked) -> None:
    weeks_later(patient, 2)
    before = patient.bytes()
    said = answers("", "", "")
    assert said.count("Nothing was answered, so nothing was saved.") == 2
    assert patient.bytes() == before


def test_without_a_terminal_it_says_what_can_be_answered(patient: Patient) -> None:
    assert "reaction, late-check or result" in refused(patient, "answer", status=2)
