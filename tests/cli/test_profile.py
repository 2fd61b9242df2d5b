"""`diary profile`: what the patient says about themselves and their clinic."""

import json
from pathlib import Path

import pytest

from tests.cli.running import Patient, id_of, last_saved, refused

ALL = (
    *("--name", "Ana Ruiz", "--born", "19 March 1960", "--patient-number", "A 12"),
    *("--clinic", "Clinica Sol, 555 0100", "--emergency", "112"),
)
SAID = {
    "name": "Ana Ruiz",
    "born": "1960-03-19",
    "patient_number": "A 12",
    "clinic": "Clinica Sol, 555 0100",
    "emergency": "112",
}


@pytest.fixture
def ana(patient: Patient) -> Patient:
    patient.does("profile", "set", *ALL)
    return patient


def test_nothing_is_said_at_first(patient: Patient) -> None:
    shown = patient.does("profile", "show")
    assert shown.out == ""
    assert "profile set" in shown.err
    assert patient.does("profile", "show", "--json").json == dict.fromkeys(SAID)
    assert not patient.home.exists()


def test_what_was_said_is_shown(ana: Patient) -> None:
    assert ana.does("profile", "show").out.splitlines() == [
        "Name: Ana Ruiz",
        "Date of birth: Sat 19 Mar 1960",
        "Patient number: A 12",
        "Clinic: Clinica Sol, 555 0100",
        "Emergency number: 112",
    ]
    assert ana.does("profile", "show", "--json").json == SAID


def test_only_what_is_given_changes(ana: Patient) -> None:
    said = ana.does("profile", "set", "--name", "Ana Sol", "--clear", "born", "--clear", "clinic")
    assert said.err.startswith("Saved. What it said before stays in the history.\n  Name: Ana Sol")
    wanted = {**SAID, "name": "Ana Sol", "born": None, "clinic": None}
    assert ana.does("profile", "show", "--json").json == wanted
    assert (last_saved(ana)["revision"], last_saved(ana)["reason"]) == (2, "changed")


def test_json_is_what_is_stored(patient: Patient) -> None:
    stored = patient.does("profile", "set", "--name", "Ana", "--json").json
    assert stored["payload"] == {"day": "2026-11-22", "name": "Ana"}
    assert json.loads(patient.bytes().splitlines()[-1])["payload"] == stored["payload"]


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        ((), 2, "there is nothing to change"),
        (("--name", "Eva", "--clear", "name"), 2, "--name is given and cleared too"),
        (("--clear", "shoe-size"), 2, "shoe-size"),
        (("--born", "19/3/60"), 2, "could not be understood"),
        (("--born", "2026-11-23"), 2, "still to come"),
        (("--born", "1860-03-19"), 2, "lies between 1900 and today"),
        (("--name", "x" * 81), 2, "at most 80"),
        (("--name", "Ana Ruiz"), 1, "Nothing has changed"),
    ],
)
def test_what_cannot_be_kept_is_refused(
    ana: Patient, args: tuple[str, ...], status: int, said: str
) -> None:
    assert said in refused(ana, "profile", "set", *args, status=status)


def test_amend_points_to_where_it_is_changed(ana: Patient) -> None:
    told = refused(ana, "amend", id_of(ana, "profile"), "--note", "x", status=2)
    assert "diary profile set" in told


def test_it_is_taken_back_and_withdrawn_like_any_entry(ana: Patient) -> None:
    ana.does("profile", "set", "--name", "Eva")
    taken = ana.does("undo")
    assert taken.err.startswith("Taken back: the correction of the page about you")
    assert ana.does("profile", "show", "--json").json == SAID
    gone = ana.does("withdraw", id_of(ana, "profile"), "--reason", "mistake")
    assert gone.err.startswith("Withdrawn: page about you and your clinic (today).")
    assert ana.does("profile", "show").out == ""


def test_the_history_tells_it_field_by_field(ana: Patient) -> None:
    ana.does("profile", "set", "--emergency", "911")
    lines = [line.strip() for line in ana.does("history").out.splitlines()]
    assert "Emergency number: 112" in lines
    assert "emergency number: 112 → 911" in lines


def test_an_emergency_sign_names_the_numbers_that_were_given(ana: Patient) -> None:
    said = ana.does("log", "--sign", "breathing").err
    assert "  - Call 112.\n  - Then tell Clinica Sol, 555 0100.\n" in said
    assert "Call 112, then tell your clinic." in ana.does("flags").out


def test_it_goes_to_another_computer_with_its_history(
    ana: Patient, other: Patient, tmp_path: Path
) -> None:
    ana.does("profile", "set", "--name", "Ana Sol")
    ana.does("export", "json", "-o", str(tmp_path / "all.json"))
    brought = other.does("import", str(tmp_path / "all.json"), "--yes")
    assert "Page about you and your clinic" in brought.out
    assert "Name: Ana Sol" in brought.out
    assert other.does("profile", "show", "--json").json == {**SAID, "name": "Ana Sol"}
    assert [one["revision"] for one in other.does("history", "--json").json] == [1, 2]


def test_a_table_and_a_text_have_no_name_in_them(ana: Patient) -> None:
    ana.does("session", "add", "--on", "today", "--area", "neck")
    for form in ("csv", "text"):
        assert "Ana" not in ana.does("export", form).out
    assert "Ana" in ana.does("export", "json").out
