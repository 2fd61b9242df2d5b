"""`diary session add` and `list`: what was given, what is noted quietly, and tests among them."""

from datetime import time, timedelta

import pytest

from tests.cli.running import TODAY, Patient, last_saved, refused
from tests.cli.treatment import treated_at, with_test

NO_TEST = "Note: No test injections are noted before this session."


def test_what_was_given_is_kept_and_listed(patient: Patient) -> None:
    ran = patient.does(
        *("session", "add", "--on", "today", "--area", "neck", "--numbing-cream", "--json"),
        *("--products", "Lipo C, batch 12", "--points", "40", "--by", "Dr Sol", "--note", "ok"),
    )
    payload = ran.json["payload"]
    assert payload == {
        "day": "2026-11-22", "kind": "treatment", "areas": ["neck"], "numbing_cream": True,
        "note": "ok", "products": "Lipo C, batch 12", "points": 40, "by": "Dr Sol",
    }  # fmt: skip
    assert patient.does("session", "list").out.splitlines() == [
        "Session 1 on Sun 22 Nov 2026: neck, with numbing cream. Note: ok",
        "  Products: Lipo C, batch 12",
        "  Places treated: 40",
        "  Given by: Dr Sol",
        "  A numbing cream can hide how sore an area is on the day of the session.",
    ]
    (listed,) = patient.does("session", "list", "--json").json["sessions"]
    assert (listed["products"], listed["points"], listed["by"]) == (
        "Lipo C, batch 12", 40, "Dr Sol",
    )  # fmt: skip


@pytest.mark.parametrize("points", ["0", "-1", "10000", "many", "1.5", "1_0", "٤٠"])
def test_a_number_of_places_that_none_can_be_is_refused_in_one_sentence(
    patient: Patient, points: str
) -> None:
    patient.does("session", "plan", "--on", "today", "--area", "neck")
    add = ("session", "add", "--on", "today", "--area", "neck")
    sentence = "The number of places treated lies between 1 and 9999."
    for command in (add, ("session", "confirm")):
        assert refused(patient, *command, "--points", points, status=2).endswith(sentence)
    patient.does(*add)
    added = last_saved(patient)["id"]
    amend = ("amend", added, "--reason", "counted again")
    assert refused(patient, *amend, "--points", points, status=2).endswith(sentence)


def test_soreness_may_be_masked_where_a_cream_was_used(patient: Patient) -> None:
    add = ("session", "add", "--on", "today", "--area", "neck")
    assert "A numbing cream can hide" in patient.does(*add, "--numbing-cream").err
    assert "A numbing cream can hide" not in patient.does(*add).err
    assert "cream can hide" not in patient.does(*add, "--numbing-cream", "--kind", "test").err


def test_a_treatment_without_a_test_is_noted_and_never_refused(patient: Patient) -> None:
    ran = patient.does("session", "add", "--on", "today", "--area", "neck")
    assert NO_TEST in ran.err
    assert last_saved(patient)["kind"] == "session"


def test_one_sooner_than_the_care_plan_says_is_noted(patient: Patient) -> None:
    ran = treated_at_says(with_test(patient, TODAY, time(9, 0)), time(14, 0))
    assert "The test injections were less than 24 hours before this session." in ran


def test_one_whose_test_was_not_answered_is_noted_and_an_answered_one_is_not(
    patient: Patient,
) -> None:
    said = treated_at_says(with_test(patient, TODAY - timedelta(2)), time(14, 0))
    assert "It is not noted how your skin took the test injections." in said
    patient.does("undo")
    patient.does("answer", "reaction", "none")
    assert "Note:" not in treated_at_says(patient, time(14, 0))


def test_one_after_a_reaction_that_the_clinic_has_not_heard_of_is_noted(patient: Patient) -> None:
    with_test(patient, TODAY - timedelta(2)).does("answer", "reaction", "rash")
    said = treated_at_says(patient, time(14, 0))
    assert "Note: You saw a reaction to your test injections. Tell your clinic" in said
    assert "reaction to your test injections" in patient.does("status").out
    patient.does("told", "reaction")
    assert "Note:" not in treated_at_says(patient, time(16, 0))


def treated_at_says(patient: Patient, clock: time) -> str:
    patient.on(TODAY, clock)
    at = f"{clock:%H:%M}"
    said = patient.does("session", "add", "--on", "today", "--at", at, "--area", "neck").err
    return " ".join(said.split())


def test_test_injections_say_when_they_are_asked_about(patient: Patient) -> None:
    patient.on(TODAY, time(9, 30))
    ran = patient.does(
        *("session", "add", "--on", "today", "--at", "09:00", "--area", "neck", "--kind", "test")
    )
    assert "From 09:00 tomorrow on the diary asks" in ran.err
    assert "Note:" not in ran.err
    assert "Log how it is" not in ran.err


def test_what_to_leave_be_is_said_with_its_end(patient: Patient) -> None:
    patient.on(TODAY, time(14, 12))
    ran = patient.does(*("session", "add", "--on", "today", "--at", "14:00", "--area", "forehead"))
    assert "No make-up until 18:00, in 3 h 48 min." in ran.err
    assert "No hot shower until 22:00, in 7 h 48 min." in ran.err


def test_without_a_time_the_hours_are_said_as_such(patient: Patient) -> None:
    ran = patient.does("session", "add", "--on", "today", "--area", "neck")
    assert "No hot shower for about 8 hours after your session." in ran.err


def test_tests_planned_ones_reactions_and_changes_are_listed(patient: Patient) -> None:
    with_test(patient, TODAY - timedelta(20))
    patient.on(TODAY - timedelta(19)).does("answer", "reaction", "redness", "--size", "a coin")
    treated_at(patient, TODAY - timedelta(18))
    patient.on(TODAY).does("answer", "result", "neck:slight")
    patient.does("session", "plan", "--on", "in 2 weeks", "--at", "9:30", "--area", "neck",
                 "--note", "ask")  # fmt: skip
    id_ = str(last_saved(patient)["id"])
    assert patient.does("session", "list").out.splitlines() == [
        "Test injections on Mon 2 Nov 2026 at 09:00: neck.",
        "  Seen: redness",
        "  Size: a coin",
        "Session 1 on Wed 4 Nov 2026 at 14:00: neck.",
        "  Change: neck a slight change.",
        "Planned session on Sun 6 Dec 2026 at 09:30: neck. Note: ask",
        f"  Id: {id_[:8]}",
    ]
    (planned,) = patient.does("session", "list", "--json").json["planned"]
    assert planned == {
        "id": id_, "day": "2026-12-06", "areas": ["neck"], "at": "09:30", "note": "ask",
    }  # fmt: skip
    before = patient.does("session", "list", "--as-of", "2026-11-03").out
    assert "Session 1" not in before
    assert "Change:" not in before


def test_whoever_adds_a_session_of_a_planned_day_is_told_that_the_plan_stands(
    patient: Patient,
) -> None:
    patient.does("session", "plan", "--on", "today", "--area", "neck")
    ran = patient.does("session", "add", "--on", "today", "--area", "neck")
    assert "A session is still planned for Sun 22 Nov." in " ".join(ran.err.split())


def test_a_day_of_last_year_that_is_near_again_says_how_to_plan_it(patient: Patient) -> None:
    ran = patient.does("session", "add", "--on", "3 Dec", "--area", "neck")
    assert "Saved: session on Wed 3 Dec 2025: neck (354 days ago)." in ran.err
    assert ran.err.splitlines()[-2:] == [
        "If you meant Thu 3 Dec 2026, “diary undo” takes this back.",
        "Then “diary session plan --on 2026-12-03” plans it.",
    ]
    patient.does("undo")
    patient.does("session", "plan", "--on", "2026-12-03")
    assert last_saved(patient)["payload"] == {"day": "2026-12-03"}


@pytest.mark.parametrize(
    "given",
    [
        ("--on", "3 Dec 2025"),
        ("--on", "3 Sep"),
        ("--on", "today"),
        ("--on", "3 Dec", "--kind=test"),
    ],
)
def test_any_other_day_is_taken_as_it_was_typed(patient: Patient, given: tuple[str, ...]) -> None:
    assert "If you meant" not in patient.does("session", "add", "--area", "neck", *given).err
