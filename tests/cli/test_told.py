"""`diary told`, and what `diary flags` says of the answers around a session."""

from datetime import time, timedelta

import pytest

from tests.cli.running import TODAY, Patient, refused
from tests.cli.treatment import treated_at, with_test


@pytest.fixture
def flagged(treated: Patient) -> Patient:
    """Someone with two sore areas past their window, and fever."""
    treated.does("log", "--rate", "left-calf:0:1", "--rate", "neck:0:1", "--sign", "fever")
    return treated


def told_of(patient: Patient) -> dict[str, dict[str, str] | None]:
    flags = patient.does("flags", "--json").json["flags"]
    return {one["id"].rpartition(":")[0] or one["id"]: one["told_clinic"] for one in flags}


def test_the_flags_show_the_id_that_it_takes(flagged: Patient) -> None:
    out = flagged.does("flags").out
    ids = [line.strip()[4:] for line in out.splitlines() if line.startswith("  Id: ")]
    assert ids == ["sign:fever", "beyond_window:left-calf:soreness", "beyond_window:neck:soreness"]
    for one in ids:
        flagged.does("told", one)
    assert all(flag["told_clinic"] for flag in flagged.does("flags", "--json").json["flags"])


def test_it_is_noted_with_the_day_and_what_they_said(flagged: Patient) -> None:
    ran = flagged.does(
        *("told", "beyond_window:neck", "--on", "yesterday", "--note", "wait", "--json")
    )
    assert ran.err == "Noted: you told your clinic on Sat 21 Nov.\n"
    (flag,) = ran.json["flags"]
    assert flag["told_clinic"] == {"day": "2026-11-21", "note": "wait"}
    assert "You told your clinic on Sat 21 Nov. Note: wait" in flagged.does("flags").out
    assert [key for key, one in told_of(flagged).items() if one] == ["beyond_window:neck:soreness"]
    flagged.does("undo")
    assert not any(told_of(flagged).values())


def test_what_two_sessions_share_is_told_in_one_go(flagged: Patient) -> None:
    for day in (1, 4):
        flagged.on(TODAY + timedelta(day))
        flagged.does("session", "add", "--on", "today", "--area", "neck") if day == 1 else None
        flagged.does("log", "--rate", "neck:0:1", "--leftover", "neck:yes")
    ran = flagged.does("told", "beyond_window:neck:soreness", "--json")
    assert len(ran.json["flags"]) == 2
    assert "you told your clinic of 2 things" in ran.err


def test_what_is_past_is_told_where_nothing_of_it_is_active(flagged: Patient) -> None:
    flagged.on(TODAY + timedelta(1)).does("log", "--rate", "neck:0:0", "--rate", "left-calf:0:0")
    flagged.does("session", "add", "--on", "today", "--area", "neck")
    flagged.on(TODAY + timedelta(5)).does("log", "--rate", "neck:0:1")
    active = [one["id"] for one in flagged.does("flags", "--json").json["flags"] if one["active"]]
    told = flagged.does("told", "beyond_window:neck", "--json").json["flags"]
    assert [one["id"] for one in told if one["active"]] == [one["id"] for one in told]
    assert {one["id"] for one in told} <= set(active)
    past = flagged.does("told", "beyond_window:left-calf", "--json").json["flags"]
    assert [one["active"] for one in past] == [False]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("beyond", "More than one thing is flagged as “beyond”."),
        ("severe", "There is nothing flagged as “severe”."),
        ("", "There is nothing flagged as “”."),
        ("sign:fev er", "There is nothing flagged"),
    ],
)
def test_what_names_no_flag_is_refused(flagged: Patient, typed: str, said: str) -> None:
    assert said in refused(flagged, "told", typed, status=2)


def test_a_day_to_come_is_refused(flagged: Patient) -> None:
    assert "still to come" in refused(flagged, "told", "sign", "--on", "tomorrow", status=2)


def test_a_reaction_and_a_late_yes_are_flags_that_can_be_told(patient: Patient) -> None:
    with_test(patient, TODAY - timedelta(20))
    patient.on(TODAY - timedelta(19)).does("answer", "reaction", "rash")
    flags = patient.does("flags", "--json").json["flags"]
    (flag,) = flags
    assert (flag["rule"], flag["level"], flag["active"]) == ("reaction", "contact_clinic", True)
    assert flag["message"] == "You saw a reaction to your test injections on Tue 3 Nov."
    assert (flag["area"], flag["sign"], flag["session"], flag["limit_days"]) == (None,) * 4
    assert "    Tue 3 Nov  a reaction\n  Id: reaction\n" in patient.does("flags").out
    patient.does("told", "reaction", "--on", "2026-11-03")
    treated_at(patient, TODAY - timedelta(18))
    patient.on(TODAY, time(21, 0)).does("answer", "late-check", "unsure")
    late, past = patient.does("flags", "--json").json["flags"]
    assert (late["rule"], late["certainty"], late["active"]) == ("late_check", "possible", True)
    assert late["evidence"][0]["day_number"] == 18
    assert (past["rule"], past["active"]) == ("reaction", False)
    out = patient.does("flags").out
    assert "    Sun 22 Nov  answered unsure\n  Id: late_check\n" in out
    patient.on(TODAY, time(21, 5)).does("answer", "late-check", "yes")
    assert "  answered yes\n" in patient.does("flags").out
    patient.does("told", "late")
    told = [flag["told_clinic"] for flag in patient.does("flags", "--json").json["flags"]]
    assert told == [{"day": "2026-11-22", "note": ""}, {"day": "2026-11-03", "note": ""}]
