"""`amend`, `withdraw`, `undo` and `history` of what is planned and answered around a session."""

from datetime import timedelta

import pytest

from tests.cli.running import TODAY, Patient, id_of, last_saved, refused
from tests.cli.treatment import treated_at, with_test

WHY = ("--reason", "mistake")


@pytest.fixture
def around(patient: Patient) -> Patient:
    """Test injections with a reaction, two sessions, a late check, a result, and one planned."""
    with_test(patient, TODAY - timedelta(60))
    patient.on(TODAY - timedelta(59)).does("answer", "reaction", "rash", "--size", "a coin",
                                           "--at", "20:00")  # fmt: skip
    treated_at(patient, TODAY - timedelta(58))
    treated_at(patient, TODAY - timedelta(20))
    patient.on(TODAY).does("answer", "late-check", "no")
    patient.does("answer", "result", "neck:none")
    patient.does("session", "plan", "--on", "in 3 days")
    return patient


def amended(patient: Patient, kind: str, *options: str) -> dict[str, object]:
    patient.does("amend", id_of(patient, kind), *options, *WHY)
    payload: dict[str, object] = last_saved(patient)["payload"]
    return payload


def sessions(patient: Patient) -> list[str]:
    listed = patient.does("session", "list", "--json").json["sessions"]
    return [one["id"] for one in listed]


def test_every_part_of_a_session(around: Patient) -> None:
    said = amended(around, "session", "--products", "Lipo C", "--points", "2", "--by", "Ana")
    assert (said["products"], said["points"], said["by"]) == ("Lipo C", 2, "Ana")
    said = amended(around, "session", "--products", "-", "--points", "-", "--by", "-")
    assert not said.keys() & {"products", "points", "by"}
    for points in ("0", "x", "-3", "²", "99999"):
        said_of = refused(
            around, "amend", id_of(around, "session"), "--points", points, *WHY, status=2
        )
        assert "lies between 1 and 9999" in said_of


def test_every_part_of_a_reaction(around: Patient) -> None:
    test = sessions(around)[0]
    said = amended(
        around, "reaction", "--on", "2026-09-25", "--at", "9:00", "--seen", "Itching", "--seen",
        "redness", "--size", "small", "--note", "later",
    )  # fmt: skip
    assert said == {
        "day": "2026-09-25", "session": test, "seen": ["itching", "redness"], "at": "09:00",
        "size": "small", "note": "later",
    }  # fmt: skip
    said = amended(around, "reaction", "--seen", "none", "--at", "-", "--size", "-", "--note", "")
    assert said == {"day": "2026-09-25", "session": test, "seen": []}
    first = sessions(around)[1]
    assert amended(around, "reaction", "--session", first[:8])["session"] == first


def test_every_part_of_a_late_check(around: Patient) -> None:
    first = sessions(around)[1]
    said = amended(
        around, "late-check", "--on", "yesterday", "--week", "8", "--answer", "unsure",
        "--session", first, "--note", "a lump",
    )  # fmt: skip
    assert said == {
        "day": "2026-11-21", "session": first, "week": 8, "answer": "unsure", "note": "a lump",
    }  # fmt: skip


def test_every_part_of_a_result(around: Patient) -> None:
    first = sessions(around)[1]
    said = amended(
        around, "result", "--on", "yesterday", "--result", "scalp:clear", "--result", "neck:slight",
        "--session", first, "--note", "softer",
    )  # fmt: skip
    assert said == {
        "day": "2026-11-21", "session": first, "seen": {"scalp": "clear", "neck": "slight"},
        "note": "softer",
    }  # fmt: skip
    assert amended(around, "result", "--result", "neck:-")["seen"] == {"scalp": "clear"}
    id_ = id_of(around, "result")
    none_left = refused(around, "amend", id_, "--result", "scalp:-", *WHY, status=2)
    assert "needs at least one area" in none_left


@pytest.mark.parametrize(
    ("kind", "options", "said"),
    [
        ("planned", ("--seen", "rash"), "a planned session has no --seen."),
        ("planned", ("--check", "sleep"), "There is no point “sleep”."),
        ("reaction", ("--seen", "fever"), "There is no reaction “fever”."),
        ("reaction", ("--week", "3"), "has no --week."),
        ("reaction", ("--on", "tomorrow"), "is still to come"),
        ("reaction", ("--session", "0000"), "There is no record"),
        ("late-check", ("--week", "0"), "lies between 1 and 520"),
        ("late-check", ("--answer", "maybe"), "Type yes, no or unsure."),
        ("late-check", ("--rate", "neck:1:1"), "a late check has no --rate."),
        ("result", ("--result", "neck"), "is not AREA:none"),
        ("result", ("--result", "neck:none", "--result", "neck:clear"), "given twice"),
        ("session", ("--answer", "yes"), "a session has no --answer."),
    ],
)
def test_what_it_cannot_be_is_refused(
    around: Patient, kind: str, options: tuple[str, ...], said: str
) -> None:
    assert said in refused(around, "amend", id_of(around, kind), *options, *WHY, status=2)


def test_an_answer_is_only_about_a_session(around: Patient) -> None:
    planned = id_of(around, "planned")
    said = refused(around, "amend", id_of(around, "result"), "--session", planned, *WHY, status=2)
    assert "is not the id of a session that counts" in said


@pytest.mark.parametrize("kind", ["planned", "reaction", "late-check", "result", "session"])
def test_each_is_withdrawn_brought_back_and_told_in_the_history(around: Patient, kind: str) -> None:
    id_ = id_of(around, kind)
    before = around.does("history", id_, "--json").json[0]["payload"]
    around.does("withdraw", id_, *WHY)
    assert last_saved(around)["withdrawn"] is True
    around.does("undo")
    back = last_saved(around)
    assert (back["withdrawn"], back["payload"]) == (False, before)
    told = around.does("history", id_).out
    assert "withdrawn, because you typed it wrong" in told
    assert "undone" in told
