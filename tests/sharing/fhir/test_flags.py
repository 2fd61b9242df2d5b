"""What a bundle says of flags, and of the clinic that was told about them."""

from datetime import timedelta
from typing import Any

from diary import wording
from diary.core.period import Period
from diary.core.profile import Profile
from diary.core.records import Revision, ToldClinic
from diary.core.selection import Part, Selection
from diary.core.summary import Summary
from tests.core.small import said, session, signs, sore
from tests.diaries import START, revise
from tests.sharing.fhir.bundles import Plain, bundle, diary, of_kind, shared

LONG = [*session(0), *said("P 0–9")]
FLAG = "beyond_window:left-calf:bruising:s0"


def issue(found: Plain, flag: str = FLAG) -> Any:
    (one,) = [
        one for one in of_kind(found, "DetectedIssue") if one["identifier"][0]["value"] == flag
    ]
    return one


def told(note: str = "rang them") -> Revision:
    return revise("t", ToldClinic(FLAG, START + timedelta(9), note))


def summary(revisions: list[Revision]) -> Summary:
    return shared(revisions).summary


def test_a_flag_says_its_rule_and_its_sentence_and_points_at_the_ratings_that_prove_it() -> None:
    found = bundle(LONG)
    one = issue(found)
    (flag,) = [flag for flag in summary(LONG).flags if flag.id == FLAG]
    assert one["code"] == {"text": "Bruise for longer than usual, left calf (beyond_window)"}
    assert one["detail"] == f"Tell your clinic. {wording.flag(flag, summary(LONG).plan)}"
    assert one["status"] == "final"
    assert one["severity"] == "low"
    assert one["identifiedPeriod"] == {"start": "2026-03-10"}
    assert one["reference"] == "urn:symptom-diary:plan:mesotherapy:1"
    (evidence,) = one["evidence"]
    days = {f"urn:uuid:{it['id']}": it for it in of_kind(found, "Observation")}
    proof = [days[ref["reference"]]["effectiveDateTime"] for ref in evidence["detail"]]
    assert proof == ["2026-03-10", "2026-03-11"]
    assert evidence["code"][0]["text"].startswith("Reported on 2 days: ")
    (procedure,) = of_kind(found, "Procedure")
    assert one["implicated"] == [
        {"reference": f"urn:uuid:{procedure['id']}", "display": "Session 1"}
    ]


def test_a_flag_that_is_over_has_an_end() -> None:
    one = issue(bundle([*session(0), *said("P 0–9, Z 10–11")]))
    assert one["identifiedPeriod"] == {"start": "2026-03-10", "end": "2026-03-11"}


def test_a_flag_that_may_be_from_another_session_is_preliminary_and_says_may() -> None:
    one = issue(bundle([*session(0), *session(7), *said("P 0–9")]))
    assert one["status"] == "preliminary"
    assert "may" in one["detail"]
    assert one["evidence"][0]["code"][0]["text"].endswith("It may be from another session")


def test_the_four_levels_become_three_grades() -> None:
    revisions = [*session(0), *said("P 0–15"), *sore("P4 0, P8 2"), *signs(9, "breathing")]
    grades = {
        one["identifier"][0]["value"].partition(":")[0]: one["severity"]
        for one in of_kind(bundle(revisions), "DetectedIssue")
        if "beyond_window:left-calf:soreness" not in one["identifier"][0]["value"]
    }
    assert grades == {
        "beyond_window": "low",
        "not_clearing": "moderate",
        "worsening": "high",
        "severe": "high",
        "sign": "high",
    }


def test_a_warning_sign_points_at_the_check_in_that_ticked_it() -> None:
    found = bundle(signs(3, "fever"))
    one = issue(found, "sign:fever")
    (response,) = of_kind(found, "QuestionnaireResponse")
    assert one["evidence"][0]["detail"] == [{"reference": f"urn:uuid:{response['id']}"}]
    assert "implicated" not in one


def test_that_the_clinic_was_told_mitigates_it_and_is_a_communication() -> None:
    found = bundle([*LONG, told()])
    one = issue(found)
    assert one["mitigation"] == [
        {"action": {"text": "Told the clinic: rang them"}, "date": "2026-03-11"}
    ]
    (sent,) = of_kind(found, "Communication")
    assert sent["payload"] == [{"contentString": "rang them"}]
    assert sent["sent"] == "2026-03-11"
    (about,) = sent["about"]
    assert about["reference"] == f"urn:uuid:{one['id']}"
    assert about["identifier"]["value"] == FLAG


def test_the_clinic_is_named_where_it_is_known() -> None:
    profile = revise("p", Profile(START, clinic="Clinica  Sol"))
    (known,) = of_kind(bundle([told(), profile]), "Communication")
    (unknown,) = of_kind(bundle([told()]), "Communication")
    assert known["recipient"] == [{"display": "Clinica Sol"}]
    assert unknown["recipient"] == [{"display": "The clinic"}]


def test_a_note_to_the_clinic_that_was_withdrawn_is_entered_in_error() -> None:
    gone = told()._replace(revision=2, withdrawn=True)
    (sent,) = of_kind(bundle([*LONG, told(), gone]), "Communication")
    assert sent["status"] == "entered-in-error"
    assert "mitigation" not in issue(bundle([*LONG, told(), gone]))


def test_what_was_told_about_a_flag_that_is_no_more_still_goes_out() -> None:
    (sent,) = of_kind(bundle([told()]), "Communication")
    assert sent["about"] == [{"identifier": {"system": "urn:symptom-diary:flag", "value": FLAG}}]


def test_the_note_of_what_was_told_is_left_out_with_the_notes() -> None:
    found = bundle([*LONG, told("SECRET")], Selection(without=frozenset({Part.NOTES})))
    assert issue(found)["mitigation"][0]["action"] == {"text": "Told the clinic"}
    assert "SECRET" not in str(found)


def test_days_before_the_chosen_ones_are_counted_and_not_pointed_at() -> None:
    found = bundle(LONG, Selection(Period(START + timedelta(9))))
    (evidence,) = issue(found)["evidence"]
    assert evidence["code"][0]["text"].startswith("Reported on 2 days: ")
    assert len(evidence["detail"]) == 1
    assert issue(found)["implicated"] == [{"display": "Session 1"}]


def test_two_diaries_share_nothing_but_the_form() -> None:
    one, other = (
        {
            entry["fullUrl"]: entry["resource"]["resourceType"]
            for entry in bundle([*session(0, id_=id_), *_renamed(signs(3, "fever"), id_)])["entry"]
        }
        for id_ in ("a", "b")
    )
    assert {one[url] for url in one.keys() & other.keys()} == {"Questionnaire"}


def _renamed(revisions: list[Revision], id_: str) -> list[Revision]:
    return [one._replace(id=f"{id_}-{one.id}") for one in revisions]


def test_every_flag_that_goes_out_has_its_issue() -> None:
    for seed in range(10):
        revisions = diary(seed)
        ids = {flag.id for flag in shared(revisions).flags}
        found = of_kind(bundle(revisions), "DetectedIssue")
        assert {one["identifier"][0]["value"] for one in found} == ids
