"""What a bundle says of test injections, late checks and results, of plans, and of a session."""

from datetime import time, timedelta
from typing import Any

import pytest

from diary.core.answers import (
    AreaSeen,
    LateAnswer,
    PlanChange,
    PlannedSession,
    Reaction,
    ResultAnswer,
    Seen,
)
from diary.core.areas import area_named
from diary.core.records import Answer, Record, Revision, SessionKind, TreatmentSession
from diary.core.selection import Part, Selection
from diary.sharing import fhir
from tests.core.plans import SHIPPED
from tests.core.small import said, sore
from tests.diaries import START, revise
from tests.sharing.fhir.bundles import (
    CALF,
    Plain,
    bundle,
    confirmed,
    given_up,
    of_kind,
    problems,
    shared,
)
from tests.sharing.held import later, session

NECK = area_named("neck")
TEST = revise("t", TreatmentSession(START, (CALF,), SessionKind.TEST, time(9)))


def day(number: int) -> Any:
    return START + timedelta(number)


def coded(found: Plain, text: str) -> list[Any]:
    return [one for one in of_kind(found, "Observation") if one["code"]["text"] == text]


def reaction(*seen: str, **rest: Any) -> Revision:
    return revise("r", Reaction("t", day(1), frozenset(seen), **rest))


def late(answer: Answer, week: int = 2) -> Revision:
    return revise("l", LateAnswer("s0", week, day(14), answer, "a knot"))


def result(*seen: tuple[str, Seen]) -> ResultAnswer:
    return ResultAnswer("s0", day(15), tuple(AreaSeen(area_named(a), b) for a, b in seen), "n")


REACTION = "Reaction of the skin to test injections, told by the patient"
LATE = "Is there any new lump, sore or pain where you were treated?"
RESULT = "Can you see a change yet?"
CHANGE = "Change that the patient sees since the session"


def test_a_reaction_is_an_observation_of_what_was_seen_when_and_how_large() -> None:
    found = bundle([TEST, reaction("rash", "a tingle", at=time(8, 30), size="a coin", note="n")])
    (one,) = coded(found, REACTION)
    assert one["status"] == "final"
    assert one["effectiveDateTime"] == "2026-03-03"
    assert one["extension"] == [{"url": "urn:symptom-diary:local-time", "valueTime": "08:30:00"}]
    assert one["valueBoolean"] is True
    assert [(part["code"]["text"], part.get("valueString", True)) for part in one["component"]] == [
        ("a tingle", True), ("A rash", True), ("How large it was", "a coin"),
    ]  # fmt: skip
    assert one["note"] == [{"text": "n"}]
    (test,) = of_kind(found, "Procedure")
    assert one["partOf"] == [{"reference": f"urn:uuid:{test['id']}"}]


def test_that_there_was_none_is_said_too_and_is_no_issue() -> None:
    found = bundle([TEST, reaction()])
    (one,) = coded(found, REACTION)
    assert one["valueBoolean"] is False
    assert "component" not in one
    assert of_kind(found, "DetectedIssue") == []


def test_a_reaction_s_issue_points_at_it_and_at_the_test_injections() -> None:
    found = bundle([TEST, reaction("rash")])
    (issue,) = of_kind(found, "DetectedIssue")
    (one,) = coded(found, REACTION)
    (test,) = of_kind(found, "Procedure")
    assert issue["code"] == {"text": "Reaction to test injections (reaction)"}
    assert issue["severity"] == "moderate"
    assert issue["evidence"][0]["detail"] == [{"reference": f"urn:uuid:{one['id']}"}]
    assert issue["implicated"] == [
        {"reference": f"urn:uuid:{test['id']}", "display": "Test injections"}
    ]
    assert "partOf" not in coded(bundle([reaction("rash")]), REACTION)[0]
    assert "implicated" not in of_kind(bundle([reaction("rash")]), "DetectedIssue")[0]


def test_a_late_check_is_an_observation_with_its_week_and_a_yes_an_issue_that_points_at_it() -> (
    None
):
    found = bundle([session(0), late(Answer.YES)])
    (one,) = coded(found, LATE)
    assert one["valueCodeableConcept"] == {"text": "Yes"}
    assert one["component"] == [{"code": {"text": "Weeks after the session"}, "valueInteger": 2}]
    assert one["note"] == [{"text": "a knot"}]
    (issue,) = of_kind(found, "DetectedIssue")
    assert issue["code"] == {"text": "Something new, found in a late check (late_check)"}
    assert issue["evidence"][0]["detail"] == [{"reference": f"urn:uuid:{one['id']}"}]
    assert issue["implicated"][0]["display"] == "Session 1"
    assert of_kind(bundle([session(0), late(Answer.NO)]), "DetectedIssue") == []


def test_a_result_has_one_observation_an_area_from_head_to_toe() -> None:
    found = bundle(
        [session(0), revise("r", result(("left-calf", Seen.SLIGHT), ("neck", Seen.NONE)))]
    )
    (whole,) = coded(found, RESULT)
    parts = coded(found, CHANGE)
    said_ = [(one["bodySite"]["text"], one["valueCodeableConcept"]["text"]) for one in parts]
    assert said_ == [("Neck", "No change"), ("Left calf", "A slight change")]
    assert whole["hasMember"] == [{"reference": f"urn:uuid:{one['id']}"} for one in parts]
    assert whole["note"] == [{"text": "n"}]
    assert all(one["partOf"] == whole["partOf"] for one in parts)
    assert {one["status"] for one in (whole, *parts)} == {"final"}


def test_a_result_that_was_changed_says_what_it_said_of_each_area() -> None:
    first = revise("r", result(("left-calf", Seen.SLIGHT), ("neck", Seen.NONE)))
    then = later(first, result(("left-calf", Seen.CLEAR), ("chest", Seen.NONE)), 2)
    found = bundle([session(0), first, then._replace(reason="mistake")])
    status = {
        one["bodySite"]["text"]: (one["status"], one["valueCodeableConcept"]["text"])
        for one in coded(found, CHANGE)
    }
    assert status == {
        "Left calf": ("amended", "A clear change"),
        "Chest": ("amended", "No change"),
        "Neck": ("entered-in-error", "No change"),
    }
    (change,) = of_kind(found, "Provenance")
    (before,) = change["contained"]
    assert [
        (part["code"]["text"], part["valueCodeableConcept"]["text"]) for part in before["component"]
    ] == [("Neck", "No change"), ("Left calf", "A slight change")]
    assert "hasMember" not in before
    known = {entry["fullUrl"]: entry["resource"] for entry in found["entry"]}
    targets = [known[one["reference"]] for one in change["target"]]
    assert [one.get("bodySite", {}).get("text") for one in targets] == [
        None, "Neck", "Left calf", "Chest",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "value",
    [
        Reaction("t", day(1), frozenset({"rash"})),
        LateAnswer("s0", 2, day(14), Answer.NO),
        result(("neck", Seen.NONE)),
    ],
)
def test_an_answer_that_was_withdrawn_is_entered_in_error(value: Record) -> None:
    first = revise("x", value)
    gone = later(first, value, 1)._replace(withdrawn=True, reason="mistake")
    found = bundle([session(0), first, gone])
    assert {one["status"] for one in of_kind(found, "Observation") if "issued" in one} == {
        "entered-in-error"
    }
    (change,) = of_kind(found, "Provenance")
    assert change["contained"][0]["status"] == "final"
    assert of_kind(found, "DetectedIssue") == []


def test_a_planned_session_is_a_request_that_only_plans() -> None:
    value = PlannedSession(
        day(30), (CALF,), time(14, 30), frozenset({"no-caffeine", "x"}), note="bring the list"
    )
    found = bundle([revise("p", value, recorded_at=revise("c", TEST.value).recorded_at)])
    (one,) = of_kind(found, "ServiceRequest")
    assert (one["status"], one["intent"]) == ("active", "plan")
    assert one["occurrenceDateTime"] == "2026-04-01"
    assert one["bodySite"][0]["text"] == "Left calf"
    assert [note["text"] for note in one["note"]] == [
        "At 14:30, by the clock there.",
        "Done: No coffee, tea, cola or energy drinks, and nothing else that stimulates",
        "Done: x",
        "bring the list",
    ]
    assert of_kind(found, "Procedure") == []


def test_a_planned_session_that_took_place_is_done_and_the_session_is_based_on_it() -> None:
    found = bundle(confirmed())
    (plan,), (done,) = of_kind(found, "ServiceRequest"), of_kind(found, "Procedure")
    assert plan["status"] == "completed"
    assert done["basedOn"] == [{"reference": f"urn:uuid:{plan['id']}"}]
    (change,) = of_kind(found, "Provenance")
    assert change["activity"] == {"text": "It took place"}
    assert "reason" not in change
    assert change["contained"][0]["status"] == "active"


@pytest.mark.parametrize(
    ("reason", "status"),
    [("twice", "entered-in-error"), ("other: I am ill", "revoked"), ("", "revoked")],
)
def test_one_that_was_given_up_is_revoked_or_was_never_planned(reason: str, status: str) -> None:
    (one,) = of_kind(bundle(given_up(reason)), "ServiceRequest")
    assert one["status"] == status


@pytest.mark.parametrize("part", [*Part, None])
def test_whatever_is_left_out_a_session_that_took_place_is_none_that_was_given_up(
    part: Part | None,
) -> None:
    chosen = Selection(without=frozenset({part} if part else ()))
    found = bundle(confirmed(), chosen)
    assert [one["status"] for one in of_kind(found, "ServiceRequest")] == (
        [] if part is Part.HISTORY else ["completed"]
    )


def test_the_session_says_what_was_given_where_and_by_whom() -> None:
    value = TreatmentSession(
        START, (CALF,), products="HA 1 %, lot 7", points=12, by="Eva", numbing_cream=True
    )
    (one,) = of_kind(bundle([revise("s", value)]), "Procedure")
    assert one["usedCode"] == [{"text": "Numbing cream"}, {"text": "HA 1 %, lot 7"}]
    assert one["performer"] == [{"actor": {"display": "Eva"}}]
    assert "12 places treated." in [note["text"] for note in one["note"]]


def test_soreness_of_a_day_with_a_numbing_cream_says_that_it_may_be_hidden() -> None:
    creamy = revise("s0", TreatmentSession(START, (CALF,), numbing_cream=True))
    every = [creamy, *sore("P3 0, P2 1"), *said("P 0")]
    masked = {
        (one["code"]["text"].split()[0], one["effectiveDateTime"])
        for one in of_kind(bundle(every), "Observation")
        if "numbing cream" in str(one.get("note"))
    }
    assert masked == {("Soreness", "2026-03-02")}
    assert "hide soreness" not in str(bundle([session(0), *sore("P3 0")]))


def test_a_change_of_plan_is_nothing_of_its_own_and_flags_name_the_plan_that_judged_them() -> None:
    other = revise("p", PlanChange(day(10), "lipolysis", "1", SHIPPED["injection-lipolysis"]))
    again = later(other, other.value, 1)
    every = [session(0), *said("P 0–9"), other, again]
    found = bundle(every)
    assert of_kind(found, "Provenance") == []
    (issue,) = of_kind(found, "DetectedIssue")
    assert issue["reference"] == "urn:symptom-diary:plan:mesotherapy:1"
    assert issue["detail"].endswith(" Judged by the care plan mesotherapy, version 1.")
    (same,) = of_kind(bundle([session(0), *said("P 0–9")]), "DetectedIssue")
    assert "Judged" not in same["detail"]


def test_the_patient_stays_the_same_when_what_was_planned_took_place() -> None:
    plan, done, became = confirmed()
    before = bundle([plan, session(1)], Selection())
    after = bundle([plan, done, became._replace(recorded_at=session(2).recorded_at), session(1)])
    assert of_kind(before, "Patient") == of_kind(after, "Patient")
    assert of_kind(bundle([plan]), "Patient") != of_kind(bundle([]), "Patient")


def test_notes_and_what_was_written_freely_stay_here_without_the_notes() -> None:
    every = [TEST, reaction("rash", size="SECRET", note="SECRET"), late(Answer.YES)]
    found = str(bundle(every, Selection(without=frozenset({Part.NOTES}))))
    assert "SECRET" not in found
    assert "a knot" not in found


def test_only_the_chosen_areas_of_a_result_go_out() -> None:
    both = revise("r", result(("left-calf", Seen.SLIGHT), ("neck", Seen.NONE)))
    chosen = Selection(areas=frozenset({NECK}))
    content = bundle([session(0), both], chosen)
    assert [one["bodySite"]["text"] for one in coded(content, CHANGE)] == ["Neck"]
    assert problems_of([session(0), both], chosen) == []


def problems_of(revisions: list[Revision], chosen: Selection) -> list[str]:
    return problems(fhir.exported(shared(revisions, chosen)))
