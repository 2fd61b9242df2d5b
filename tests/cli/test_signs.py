"""Warning signs on the command line: what to do now is the heading, with at most five points."""

from datetime import time

import pytest

from tests.cli.running import TODAY, Patient, last_saved, typed
from tests.cli.test_ask import Asked
from tests.diaries import PLAN


def card(said: str) -> list[str]:
    """The lines of the card: its heading, and the points below it."""
    lines = said.splitlines()
    start = next(at for at, line in enumerate(lines) if line[:1] in ("◆", "✚"))
    return [lines[start], *(line for line in lines[start + 1 :] if line.startswith("  - "))]


def test_a_same_day_sign_says_to_contact_the_clinic_and_how(patient: Patient) -> None:
    patient.does("profile", "set", "--clinic", "Clinica Sol, 555 0100")
    assert card(patient.does("log", "--sign", "fever").err) == [
        "◆ Contact your clinic today",
        "  - Your clinic: Clinica Sol, 555 0100",
        "  - If nobody answers there, get urgent medical help.",
        "  - You ticked “Feeling hot and shivery”.",
        "  - Nobody reads this diary live.",
    ]


def test_without_a_clinic_it_says_whom_to_call_first(patient: Patient) -> None:
    assert card(patient.does("log", "--sign", "fever").err)[1:3] == [
        "  - Call your clinic, or whoever treated you.",
        "  - If nobody answers there, get urgent medical help.",
    ]


def test_a_sign_of_a_day_long_past_says_what_to_do_if_it_is_still_there(patient: Patient) -> None:
    patient.does("profile", "set", "--emergency", "112", "--clinic", "Clinica Sol")
    past = ("log", "--on", "10 days ago", "--sign")
    assert card(patient.does(*past, "breathing").err)[:3] == [
        "✚ If it is still there, get emergency help now",
        "  - If it is still there, call 112.",
        "  - Tell Clinica Sol that it was there.",
    ]
    assert card(patient.does(*past, "fever").err)[:2] == [
        "◆ If it is still there, contact your clinic today",
        "  - Your clinic: Clinica Sol",
    ]
    status = patient.does("status").out
    assert "✚ If it is still there, get emergency help now" in status
    assert "If it is still there, call 112." in " ".join(status.split())
    assert "Get emergency help now" not in status
    levels = [one["level"] for one in patient.does("flags", "--json").json["flags"]]
    assert levels == ["emergency", "contact_today"]


def test_what_was_saved_is_said_in_the_words_of_the_plan(patient: Patient) -> None:
    said = " ".join(patient.does("log", "--sign", "breathing", "--sign", "fever").err.split())
    assert "Warning signs: Hard to breathe or swallow; Feeling hot and shivery" in said
    assert "Warning signs: none" in patient.does("log", "--sign", "none").err


def test_of_yesterday_it_is_taken_to_be_there_now(patient: Patient) -> None:
    said = card(patient.does("log", "--on", "yesterday", "--sign", "breathing").err)
    assert said[0] == "✚ Get emergency help now"
    assert "✚ Get emergency help now" in patient.does("status").out


def test_an_emergency_says_whom_to_call_first(patient: Patient) -> None:
    patient.does("profile", "set", "--emergency", "112", "--clinic", "Clinica Sol")
    assert card(patient.does("log", "--sign", "breathing", "--sign", "fever").err)[:3] == [
        "✚ Get emergency help now",
        "  - Call 112.",
        "  - Then tell Clinica Sol.",
    ]


def test_with_no_number_set_it_is_the_local_one(patient: Patient) -> None:
    said = card(patient.does("log", "--sign", "faint").err)
    assert said[1:3] == ["  - Call your local emergency number.", "  - Then tell your clinic."]


def test_with_every_sign_there_are_at_most_five_points(patient: Patient) -> None:
    patient.does("profile", "set", "--emergency", "112", "--clinic", "Clinica Sol")
    ticked = [part for name in PLAN.signs for part in ("--sign", name)]
    said = card(patient.does("log", *ticked).err)
    assert 1 < len(said) <= 6
    assert said[0] == "✚ Get emergency help now"
    for sign in PLAN.signs.values():
        assert any(sign.words in line for line in said)


def test_nothing_that_could_wait_stands_below_it(treated: Patient) -> None:
    treated.does("log", "--rate", "neck:0:3")
    said = treated.does("log", "--rate", "neck:0:3", "--sign", "faint").err
    assert said.endswith("  - Nobody reads this diary live.\n")


# Asked line by line.


@pytest.fixture
def answers(treated: Patient, monkeypatch: pytest.MonkeyPatch) -> Asked:
    return Asked(treated, monkeypatch)


def test_none_of_these_comes_first_and_enter_takes_it(treated: Patient, answers: Asked) -> None:
    for typed_in in ("", "none of these", "none"):
        said = " ".join(answers("", "", "", "", "", typed_in, "", "", "").err.split())
        assert "Any of these right now? none of these, skin colour" in said
        assert "[Enter: none of these]" in said
        assert last_saved(treated)["payload"]["signs"] == []


def test_the_card_comes_at_the_tick_and_once(treated: Patient, answers: Asked) -> None:
    said = answers("", "", "", "", "", "fever", "", "", "").err
    assert said.index("◆ Contact your clinic today") < said.index("What did you use?")
    assert said.count("◆ Contact your clinic today") == 1
    assert last_saved(treated)["payload"]["signs"] == ["fever"]


def test_it_comes_whether_or_not_the_check_in_is_saved(treated: Patient, answers: Asked) -> None:
    before = treated.bytes()
    said = answers("", "", "", "", "", "fever", "", "", "no").err
    assert "◆ Contact your clinic today" in said
    assert treated.bytes() == before


def test_after_an_emergency_nothing_else_is_asked_before_it_is_left(
    treated: Patient, answers: Asked
) -> None:
    said = answers("", "", "", "", "", "faint", "", "cold pack", "", "").err
    shown, _, rest = said.partition("Press Enter to go on with your check-in.")
    assert shown.rstrip().endswith("Nobody reads this diary live.")
    assert "What did you use?" in rest
    assert last_saved(treated)["payload"]["remedies"] == ["cold pack"]


def test_what_was_used_is_named_or_said_in_own_words(treated: Patient, answers: Asked) -> None:
    said = answers("", "", "", "", "", "", "?", "Cold pack, tea, ARNICA, tea", "", "").err
    assert "with commas between. Enter means nothing." in " ".join(said.split())
    assert last_saved(treated)["payload"]["remedies"] == ["cold pack", "tea", "arnica"]
    answers("", "", "", "", "", "", "none", "x", "")
    assert "remedies" not in last_saved(treated)["payload"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("cold-pack", "cold pack"),
        ("Cold Pack", "cold pack"),
        ("Prescribed by the clinic", "prescribed"),
        ("co-codamol", "co-codamol"),
        ("Aloe vera", "Aloe vera"),
    ],
)
def test_a_remedy_of_the_plan_is_one_however_it_is_written(
    patient: Patient, given: str, kept: str
) -> None:
    patient.does("log", "--remedy", given)
    assert last_saved(patient)["payload"]["remedies"] == [kept]
    patient.does("log", "--remedy", "tea")
    id_ = str(last_saved(patient)["id"])
    patient.does("amend", id_, "--remedy", given, "--reason", "mistake")
    assert last_saved(patient)["payload"]["remedies"] == [kept]


def test_a_day_without_a_change_costs_an_enter_a_question(
    treated: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    treated.does("log", "--on", "yesterday", "--rate", "neck:1:1", "--rate", "left-calf:1:1")
    monkeypatch.setattr("builtins.input", typed(*[""] * 9))
    monkeypatch.setattr("diary.cli.compose.is_terminal", lambda: True)
    treated.on(TODAY, time(21, 5)).does("log")
    assert last_saved(treated)["payload"]["ratings"]["neck"] == {"bruising": 1, "soreness": 1}
