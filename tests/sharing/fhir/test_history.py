"""What a bundle says of changes, and what it leaves out where somebody chose so."""

import sys
from base64 import b64decode
from dataclasses import replace
from hashlib import sha1
from types import SimpleNamespace
from typing import Any

import pytest

from diary.core.areas import area_named
from diary.core.entries import chains
from diary.core.profile import Profile
from diary.core.records import CheckIn, Revision, TreatmentSession, rating
from diary.core.selection import Part, Selection
from diary.core.shared import Shared
from diary.sharing import fhir
from diary.sharing.json import exported
from tests.core.small import session
from tests.diaries import START, revise
from tests.sharing.fhir.bundles import (
    Plain,
    bundle,
    diary,
    of_kind,
    problems,
    read,
    selection,
    shared,
)
from tests.sharing.held import check_in, later

WITHOUT_HISTORY = Selection(without=frozenset({Part.HISTORY}))


def corrected() -> list[Revision]:
    """One rating made smaller, another taken out, a third put in."""
    value = CheckIn(START, (rating("left-calf", "bruising", 3), rating("neck", "soreness", 4)))
    first = revise("c", value)
    changed = (rating("left-calf", "bruising", 1), rating("chest", "bruising", 2))
    second = later(first, CheckIn(START, changed), 2)
    return [first, second._replace(reason="mistake: a slip", offset=60)]


def withdrawn() -> list[Revision]:
    first = check_in(0)
    return [first, later(first, first.value, 1)._replace(withdrawn=True, reason="twice")]


def test_a_correction_is_a_provenance_that_holds_what_was_said_before() -> None:
    found = bundle(corrected())
    (one,) = of_kind(found, "Provenance")
    assert one["recorded"] == "2026-03-03T00:00:00+01:00"
    assert one["activity"] == {"text": "Corrected"}
    assert one["reason"] == [{"text": "I typed it wrong: a slip"}]
    (before,) = one["contained"]
    assert one["entity"] == [{"role": "revision", "what": {"reference": f"#{before['id']}"}}]
    assert before["status"] == "completed"
    assert before["authored"] == "2026-03-02T21:00:00+00:00"
    said = {
        item["linkId"]: item["answer"]
        for area in before["item"][1:]
        for item in area.get("item", ())
    }
    assert said == {
        "neck.soreness": [{"valueInteger": 4}],
        "left-calf.bruising": [{"valueInteger": 3}],
    }
    (patient,) = of_kind(found, "Patient")
    assert one["agent"] == [{"who": {"reference": f"urn:uuid:{patient['id']}"}}]


def test_its_targets_are_the_check_in_and_the_ratings_it_touched() -> None:
    found = bundle(corrected())
    known = {entry["fullUrl"]: entry["resource"] for entry in found["entry"]}
    (one,) = of_kind(found, "Provenance")
    targets = [known[target["reference"]] for target in one["target"]]
    assert targets[0]["resourceType"] == "QuestionnaireResponse"
    said = {it["bodySite"]["text"]: (it["status"], it["effectiveDateTime"]) for it in targets[1:]}
    assert said == {
        "Left calf": ("amended", "2026-03-02"),
        "Chest": ("amended", "2026-03-02"),
        "Neck": ("entered-in-error", "2026-03-02"),
    }


def test_what_was_withdrawn_is_entered_in_error_with_what_it_said() -> None:
    found = bundle(withdrawn())
    (response,) = of_kind(found, "QuestionnaireResponse")
    assert response["status"] == "entered-in-error"
    (observation,) = of_kind(found, "Observation")
    assert observation["status"] == "entered-in-error"
    assert observation["valueQuantity"]["value"] == 1
    (one,) = of_kind(found, "Provenance")
    assert one["activity"] == {"text": "Withdrawn"}
    assert one["reason"] == [{"text": "I entered it twice"}]
    assert one["target"] == [
        {"reference": f"urn:uuid:{response['id']}"},
        {"reference": f"urn:uuid:{observation['id']}"},
    ]


def test_what_was_withdrawn_and_is_back_holds_again() -> None:
    first, gone = withdrawn()
    back = later(gone, first.value, 1)
    found = bundle([first, gone, back._replace(reason="undo: revision 2")])
    assert of_kind(found, "Observation")[0]["status"] == "final"
    one, other = of_kind(found, "Provenance")
    assert other["activity"] == {"text": "Taken back"}
    assert other["contained"][0]["status"] == "entered-in-error"
    assert "reason" not in other
    brought = bundle([first, gone, back])
    assert of_kind(brought, "Provenance")[1]["activity"] == {"text": "Brought back"}
    assert one["contained"][0]["status"] == "completed"


def test_a_check_in_that_was_put_on_another_day_touches_all_its_ratings() -> None:
    first = check_in(0)
    moved = later(first, check_in(1).value, 30)
    found = bundle([first, moved])
    (one,) = of_kind(found, "Provenance")
    (observation,) = of_kind(found, "Observation")
    assert observation["effectiveDateTime"] == "2026-03-03"
    assert {"reference": f"urn:uuid:{observation['id']}"} in one["target"]


def test_an_id_that_was_a_check_in_and_became_a_session_is_still_a_sound_bundle() -> None:
    first = check_in(0)
    (treated,) = session(0)
    for chain in ([first, treated], [treated, first]):
        last = chain[1]._replace(id=chain[0].id, revision=2)
        content = fhir.exported(shared([chain[0], last]))
        assert problems(content) == []


def test_a_session_that_was_moved_and_a_changed_profile_keep_what_they_said() -> None:
    (first,) = session(0)
    assert isinstance(first.value, TreatmentSession)
    moved = later(first, replace(first.value, areas=(area_named("neck"),)), 3)
    named = revise("p", Profile(START, "Ana"))
    renamed = later(named, Profile(START, "Ana Ruiz"), 4)._replace(reason="changed")
    found = bundle([first, moved, named, renamed])
    one, other = of_kind(found, "Provenance")
    assert one["contained"][0]["bodySite"][0]["text"] == "Left calf"
    assert other["contained"][0]["name"] == [{"text": "Ana"}]
    assert "reason" not in other


def test_each_revision_after_the_first_has_its_provenance() -> None:
    for seed in range(10):
        revisions = diary(seed)
        expected = sum(len(chain) - 1 for chain in chains(revisions).values())
        assert len(of_kind(bundle(revisions), "Provenance")) == expected


# What is left out.


def test_without_the_history_only_what_holds_goes_out_yet_it_says_that_it_was_corrected() -> None:
    found = bundle([*corrected(), *withdrawn_elsewhere()], WITHOUT_HISTORY)
    assert of_kind(found, "Provenance") == []
    assert {one["status"] for one in of_kind(found, "QuestionnaireResponse")} == {"amended"}
    assert {one["bodySite"]["text"] for one in of_kind(found, "Observation")} == {
        "Left calf", "Chest",
    }  # fmt: skip


def withdrawn_elsewhere() -> list[Revision]:
    return [one._replace(id="gone") for one in withdrawn()]


def texts(found: Any) -> list[str]:
    """Every text in it, those in the files that ride along too."""
    if isinstance(found, dict):
        own = [b64decode(found["data"]).decode()] if "data" in found else []
        return own + [text for one in found.values() for text in texts(one)]
    if isinstance(found, list):
        return [text for one in found for text in texts(one)]
    return [found] if isinstance(found, str) else []


def secretive() -> list[Revision]:
    """A word for each thing that can be left out, in every revision that holds one."""
    value = CheckIn(
        START, (rating("neck", "bruising", 1),), remedies=("REMEDY",), note="NOTE",
    )  # fmt: skip
    first = revise("c", value)
    again = later(first, replace(value, note="NOTE again"), 1)
    treated = revise("s", TreatmentSession(START, (area_named("neck"),), note="NOTE"))
    profile = revise("p", Profile(START, "NAME", START, "NUMBER", "Sol", "112"))
    return [first, again._replace(reason="HISTORY"), treated, profile]


@pytest.mark.parametrize(
    ("chosen", "out"),
    [
        (Selection(), set()),
        (Selection(without=frozenset({Part.NOTES})), {"NOTE"}),
        (Selection(without=frozenset({Part.REMEDIES})), {"REMEDY"}),
        (Selection(with_name=False), {"NAME", "NUMBER"}),
        (Selection(areas=frozenset({area_named("chest")})), {"Neck"}),
    ],
)
def test_what_was_not_chosen_is_nowhere_in_it(chosen: Selection, out: set[str]) -> None:
    said = " ".join(texts(bundle(secretive(), chosen)))
    words = {word for word in ("NOTE", "REMEDY", "NAME", "NUMBER", "Neck") if word in said}
    assert words == {"NOTE", "REMEDY", "NAME", "NUMBER", "Neck"} - out


def data(found: Plain) -> bytes:
    (document,) = of_kind(found, "DocumentReference")
    (content,) = document["content"]
    attachment = content["attachment"]
    decoded = b64decode(attachment["data"])
    assert attachment["size"] == len(decoded)
    assert b64decode(attachment["hash"]) == sha1(decoded).digest()
    return decoded


@pytest.mark.parametrize("seed", range(5))
def test_the_json_that_rides_along_is_that_of_the_same_choice(seed: int) -> None:
    chosen = shared(diary(seed), selection(seed))
    assert data(read(fhir.exported(chosen))) == exported(chosen)


def _report(chosen: Shared, *, with_data: bool) -> bytes:
    assert chosen.revisions
    assert not with_data  # it rides beside it
    return b"%PDF-1.7"


def test_the_data_can_be_left_out_and_a_report_put_in(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = shared([check_in(0)])
    bare = read(fhir.exported(chosen, with_data=False))
    assert of_kind(bare, "DocumentReference") == []
    monkeypatch.setitem(sys.modules, "diary.sharing.pdf", SimpleNamespace(exported=_report))
    found = read(fhir.exported(chosen, with_data=False, with_pdf=True))
    assert data(found) == b"%PDF-1.7"
    (document,) = of_kind(found, "DocumentReference")
    assert document["content"][0]["attachment"]["contentType"] == "application/pdf"


def test_a_diary_that_could_not_all_be_read_says_so() -> None:
    damaged = replace(shared([check_in(0)]), is_whole=False)
    (outcome,) = of_kind(read(fhir.exported(damaged)), "OperationOutcome")
    assert outcome["issue"][0]["details"]["text"].startswith("NOT COMPLETE")
    assert of_kind(bundle([check_in(0)]), "OperationOutcome") == []
