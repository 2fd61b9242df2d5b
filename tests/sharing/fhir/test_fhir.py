"""What a bundle says of sessions, check-ins and ratings, and of days without any."""

from dataclasses import replace
from datetime import timedelta, timezone
from typing import Any

from diary.core.answers import PlanChange, PlannedSession
from diary.core.period import Period
from diary.core.records import Answer, CheckIn, Leftover, Revision, SessionKind, TreatmentSession
from diary.core.records import rating as rated
from diary.core.scales import BRUISING, SORENESS
from diary.core.selection import Selection
from diary.sharing import fhir
from diary.wording import fhir as words
from tests.core.plans import SHIPPED
from tests.core.small import said, session
from tests.diaries import START, at, revise
from tests.sharing.fhir.bundles import CALF, Plain, bundle, of_kind, read, shared
from tests.sharing.held import check_in, later


def urls(found: Plain) -> dict[str, Any]:
    return {entry["fullUrl"]: entry["resource"] for entry in found["entry"]}


def ratings(found: Plain) -> list[Any]:
    return [one for one in of_kind(found, "Observation") if "valueQuantity" in one]


def absent(found: Plain) -> list[Any]:
    return [one for one in of_kind(found, "Observation") if "dataAbsentReason" in one]


def day(number: int) -> str:
    return (START + timedelta(number)).isoformat()


# Sessions.


def test_a_session_is_a_procedure_with_its_areas_and_sides() -> None:
    value = TreatmentSession(START, (CALF,), numbing_cream=True, note="two rows")
    (found,) = of_kind(bundle([revise("s", value)]), "Procedure")
    assert found["status"] == "completed"
    assert found["code"] == {"text": "Mesotherapy session"}
    assert found["performedDateTime"] == day(0)
    assert found["usedCode"] == [{"text": "Numbing cream"}]
    masks, note = found["note"]
    assert masks["text"].startswith("A numbing cream can hide")
    assert note == {"text": "two rows"}
    (site,) = found["bodySite"]
    assert site["text"] == "Left calf"
    assert "coding" not in site  # nobody has verified one
    (side,) = site["extension"]
    assert side["valueCodeableConcept"]["coding"][0]["code"] == "7771000"


def test_the_time_of_a_session_floats_for_its_offset_is_not_known() -> None:
    (one,) = session(0)
    assert isinstance(one.value, TreatmentSession)
    value = replace(one.value, at=at(START).time().replace(hour=14, minute=30))
    (found,) = of_kind(bundle([one._replace(value=value, offset=120)]), "Procedure")
    assert found["performedDateTime"] == day(0)
    assert found["extension"] == [{"url": "urn:symptom-diary:local-time", "valueTime": "14:30:00"}]
    assert found["note"] == [{"text": "At 14:30, by the clock there."}]


def test_a_test_injection_is_called_one() -> None:
    (found,) = of_kind(bundle(session(0, kind=SessionKind.TEST)), "Procedure")
    assert found["code"] == {"text": "Test injections (Mesotherapy)"}


def test_a_session_is_called_after_the_plan_in_force_on_its_day() -> None:
    text = SHIPPED["injection-lipolysis"]
    change = revise("plan", PlanChange(START + timedelta(5), "injection-lipolysis", "1", text))
    sessions = [
        one
        for number in (4, 5)
        for one in (*session(number), *session(number, id_=f"t{number}", kind=SessionKind.TEST))
    ]
    said = [one["code"]["text"] for one in of_kind(bundle([*sessions, change]), "Procedure")]
    assert sorted(said) == [
        "Injection lipolysis session",
        "Mesotherapy session",
        "Test injections (Injection lipolysis)",
        "Test injections (Mesotherapy)",
    ]
    planned = revise("p", PlannedSession(START + timedelta(30), (CALF,)), recorded_at=at(START))
    (request,) = of_kind(bundle([planned]), "ServiceRequest")
    assert request["code"] == {"text": "Mesotherapy session, planned"}
    (request,) = of_kind(bundle([planned, change]), "ServiceRequest")
    assert request["code"] == {"text": "Injection lipolysis session, planned"}


# Check-ins and ratings.


def full_check_in() -> Revision:
    value = CheckIn(
        START,
        (rated("left-calf", "soreness", 5), rated("left-calf", "bruising", 2)),
        (Leftover(CALF, Answer.UNSURE),),
        frozenset({"fever"}),
        ("arnica", "cold\u00a0pack"),
        "  slept\nbadly",
    )
    return revise("c", value, recorded_at=at(START), offset=-210)


def test_a_check_in_is_a_response_to_the_form_entered_by_the_patients_own_clock() -> None:
    found = bundle([full_check_in()])
    (one,) = of_kind(found, "QuestionnaireResponse")
    (form,) = of_kind(found, "Questionnaire")
    assert one["status"] == "completed"
    assert one["authored"] == "2026-03-02T17:30:00-03:30"
    assert one["questionnaire"] == form["url"]
    items = {item["linkId"]: item for item in one["item"]}
    assert [item["linkId"] for item in items["left-calf"]["item"]] == [
        "left-calf.bruising", "left-calf.soreness", "left-calf.leftover",
    ]  # fmt: skip
    inner = {item["linkId"]: item["answer"] for item in items["left-calf"]["item"]}
    assert inner["left-calf.bruising"] == [{"valueInteger": 2}]
    assert inner["left-calf.leftover"] == [{"valueString": "Not sure"}]
    assert items["day"]["answer"] == [{"valueDate": day(0)}]
    assert items["signs"]["answer"] == [{"valueString": "Feeling hot and shivery"}]
    assert items["remedies"]["answer"] == [{"valueString": "arnica"}, {"valueString": "cold pack"}]
    assert items["note"]["answer"] == [{"valueString": "slept badly"}]


def test_no_sign_is_an_answer_and_not_asked_is_none() -> None:
    none = bundle([revise("c", CheckIn(START, signs=frozenset()))])
    (one,) = of_kind(none, "QuestionnaireResponse")
    assert one["item"][1]["answer"] == [{"valueString": "None of these"}]
    (one,) = of_kind(bundle([check_in(0)]), "QuestionnaireResponse")
    assert "signs" not in {item["linkId"] for item in one["item"]}


def test_each_rating_is_an_observation_of_its_own() -> None:
    found = bundle([full_check_in()])
    bruise, sore = ratings(found)
    assert bruise["code"]["coding"][0]["code"] == "125667009"
    assert bruise["valueQuantity"]["value"] == 2
    assert bruise["valueQuantity"]["unit"] == "of 4"
    assert bruise["interpretation"] == [{"text": "coin: the biggest is up to a coin"}]
    assert sore["code"]["coding"][0]["code"] == "72514-3"
    assert sore["valueQuantity"]["value"] == 5
    assert sore["interpretation"] == [{"text": "moderate"}]
    for one in (bruise, sore):
        assert one["status"] == "final"
        assert one["effectiveDateTime"] == day(0)
        assert one["issued"] == "2026-03-02T17:30:00-03:30"
        assert one["bodySite"]["text"] == "Left calf"
        (source,) = one["derivedFrom"]
        assert urls(found)[source["reference"]]["resourceType"] == "QuestionnaireResponse"
        assert "note" not in one


def test_zero_is_a_value_and_not_a_missing_one() -> None:
    (one,) = ratings(bundle([check_in(0, bruising=0)]))
    assert one["valueQuantity"]["value"] == 0
    assert one["interpretation"] == [{"text": "none"}]


def test_an_offset_that_fhir_does_not_know_becomes_utc() -> None:
    one = check_in(0)
    for offset, said_as in ((840, "+14:00"), (841, "+00:00"), (-1439, "+00:00")):
        (found,) = ratings(bundle([one._replace(offset=offset)]))
        assert found["issued"].endswith(said_as)


def test_what_was_logged_late_or_corrected_says_so_and_when_it_was_entered() -> None:
    first = check_in(0, bruising=1)
    value = CheckIn(START, (rated("left-calf", "bruising", 3), rated("neck", "soreness", 1)))
    one, other = ratings(bundle([first, later(first, value, 40)]))
    neck, calf = sorted((one, other), key=lambda it: str(it["bodySite"]["text"]), reverse=True)
    assert calf["status"] == "amended"
    assert calf["issued"] == "2026-03-04T13:00:00+00:00"
    assert calf["note"] == [{"text": "logged late, corrected"}]
    assert neck["status"] == "amended"
    untouched = later(first, CheckIn(START, first.value.ratings, note="x"), 40)  # type: ignore[union-attr]
    found = bundle([first, untouched])
    (calf,) = ratings(found)
    assert calf["status"] == "final"
    assert calf["issued"] == "2026-03-02T21:00:00+00:00"
    (response,) = of_kind(found, "QuestionnaireResponse")
    assert response["status"] == "amended"
    assert response["authored"] == "2026-03-04T13:00:00+00:00"


def test_two_check_ins_of_one_day_keep_their_own_ratings() -> None:
    found = bundle([check_in(0, id_="a"), check_in(0, bruising=3, id_="b")])
    assert sorted(one["valueQuantity"]["value"] for one in ratings(found)) == [1, 3]


def test_a_rating_is_part_of_the_session_its_course_is_of() -> None:
    revisions = [*session(0), *session(7), *said("P 1, P 6, P 8 yes, Z 9")]
    found = bundle(revisions)
    known = urls(found)
    by_day = {
        one["effectiveDateTime"]: sorted(
            known[ref["reference"]]["performedDateTime"] for ref in one.get("partOf", ())
        )
        for one in ratings(found)
    }
    assert by_day == {
        day(1): [day(0)],
        day(6): [day(0)],
        day(8): [day(0), day(7)],
        day(9): [day(0), day(7)],
    }
    unsure = bundle([*session(0), *session(7), *said("P 6, P 8 unsure")])
    assert [len(one["partOf"]) for one in ratings(unsure)] == [1, 1]


# Days without a rating.


def test_a_day_that_was_followed_and_not_logged_is_unknown() -> None:
    found = bundle([*session(0), *said("P 0, P 2")])
    days = {(one["effectiveDateTime"], one["code"]["text"]) for one in absent(found)}
    bruise, sore = words.symptom(BRUISING), words.symptom(SORENESS)
    assert (day(1), bruise) in days
    assert (day(2), bruise) not in days
    assert (day(0), sore) in days
    (one, *_) = absent(found)
    assert one["dataAbsentReason"]["coding"][0]["code"] == "unknown"
    assert one["status"] == "final"
    assert "issued" not in one
    (procedure,) = of_kind(found, "Procedure")
    assert one["partOf"] == [{"reference": f"urn:uuid:{procedure['id']}"}]


def test_the_last_day_can_still_be_logged() -> None:
    today = START + timedelta(3)
    found = read(fhir.exported(shared([*session(0)], now=_on(3))))
    assert {one["effectiveDateTime"] for one in absent(found)} == {day(0), day(1), day(2)}
    assert today.isoformat() not in str(absent(found))


def test_only_the_days_and_areas_that_were_chosen_are_missing() -> None:
    chosen = Selection(Period(START + timedelta(3)), frozenset({CALF}))
    found = absent(bundle([*session(0, "left-calf", "neck"), *said("P 5")], chosen))
    assert min(one["effectiveDateTime"] for one in found) == day(3)
    assert {one["bodySite"]["text"] for one in found} == {"Left calf"}
    assert not any("partOf" in one for one in found)  # the session is of a day before


def test_a_missing_day_is_part_of_the_latest_session_before_it() -> None:
    found = bundle([*session(0), *session(7)])
    days = {f"urn:uuid:{one['id']}": one for one in of_kind(found, "Procedure")}
    parts = {
        one["effectiveDateTime"]: [days[ref["reference"]]["performedDateTime"] for ref in refs]
        for one in absent(found)
        for refs in (one["partOf"],)
    }
    assert parts[day(6)] == [day(0)]
    assert parts[day(7)] == parts[day(8)] == [day(7)]


def _on(number: int) -> Any:
    from diary.core.moment import Now

    return Now(at(START + timedelta(number)), 0, "UTC")


def test_moments_are_said_by_the_clock_of_the_patient() -> None:
    one = check_in(0)._replace(offset=330)
    found = bundle([one])
    local = one.recorded_at.astimezone(timezone(timedelta(minutes=330)))
    assert found["timestamp"] == local.isoformat()
    second = later(one, check_in(0, note="x").value, 500)
    found = bundle([one, check_in(3), second._replace(offset=60)])
    assert found["timestamp"] == "2026-03-23T18:00:00+01:00"
