"""Bundles validate against fhir.resources R4B, HL7's JSON schema and rules that those two miss."""

import json
from collections.abc import Callable
from copy import deepcopy
from datetime import timedelta
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
from fhir.resources.R4B.bundle import Bundle

from diary.cli.compose import open_journal
from diary.cli.demo import fill
from diary.core.records import Revision
from diary.core.selection import Selection
from diary.journal.sharing import shared_from
from diary.sharing import fhir
from tests.sharing.fhir.bundles import (
    NOW,
    Plain,
    bundle,
    diary,
    of_kind,
    problems,
    read,
    schema,
    selection,
    shared,
)
from tests.sharing.fhir.rules import faults


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    journal = open_journal(tmp_path_factory.mktemp("demo"))
    fill(journal, NOW)
    return fhir.exported(shared_from(journal, Selection(), NOW.today))


def test_the_demo_is_valid_and_has_all_its_days(demo: bytes) -> None:
    assert problems(demo) == []
    found = read(demo)
    assert len(of_kind(found, "QuestionnaireResponse")) == 15
    assert len(of_kind(found, "Procedure")) == 3


def test_an_empty_diary_is_valid_and_says_no_moment() -> None:
    content = fhir.exported(shared([]))
    assert problems(content) == []
    assert "timestamp" not in read(content)


def check(seeds: range) -> None:
    for seed in seeds:
        revisions = diary(seed)
        for chosen in (Selection(), selection(seed)):
            found = problems(fhir.exported(shared(revisions, chosen)))
            assert not found, (seed, chosen, found[:5])


def test_generated_diaries_are_valid_whatever_of_them_is_chosen() -> None:
    check(range(20))


@pytest.mark.long
def test_two_hundred_generated_diaries_are_valid() -> None:
    check(range(1000, 1200))


def test_generated_diaries_have_one_of_everything_that_can_go_wrong() -> None:
    kinds = {
        f"{one['resourceType']} {one.get('status', '')}".strip()
        for seed in range(20)
        for entry in bundle(diary(seed))["entry"]
        for one in (entry["resource"],)
    }
    assert kinds == {
        "Communication completed", "Communication entered-in-error", "DetectedIssue final",
        "DetectedIssue preliminary", "DocumentReference current", "Observation amended",
        "Observation entered-in-error", "Observation final", "Patient", "Procedure completed",
        "Procedure entered-in-error", "Provenance", "Questionnaire active",
        "QuestionnaireResponse amended", "QuestionnaireResponse completed",
        "QuestionnaireResponse entered-in-error", "ServiceRequest active",
        "ServiceRequest completed",
        "ServiceRequest entered-in-error", "ServiceRequest revoked",
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(5))
def test_the_same_diary_gives_the_same_bytes_in_whatever_order_it_was_logged(seed: int) -> None:
    revisions = diary(seed)
    content = fhir.exported(shared(revisions))
    assert fhir.exported(shared(revisions[::-1])) == content
    assert fhir.exported(shared(sorted(revisions, key=lambda one: one.id))) == content


# That the checks find what is broken: each change is found by at least one of the three.

Change = Callable[[Plain], Any]


def first(found: Plain, kind: str, has: str = "") -> Plain:
    """The first resource of that kind that has such a member."""
    one: Plain = next(one for one in of_kind(found, kind) if not has or has in one)
    return one


def observation(found: Plain) -> Plain:
    return first(found, "Observation", "valueQuantity")


def missing_day(found: Plain) -> Plain:
    return first(found, "Observation", "dataAbsentReason")


def answers(found: Plain) -> list[Any]:
    items: list[Any] = first(found, "QuestionnaireResponse")["item"]
    return items


BROKEN: dict[str, Change] = {
    "two values": lambda it: observation(it).update(valueInteger=3),
    "a value and a reason for none": lambda it: missing_day(it).update(valueInteger=3),
    "neither value nor reason": lambda it: observation(it).pop("valueQuantity"),
    "a status of another kind": lambda it: observation(it).update(status="completed"),
    "no status": lambda it: observation(it).pop("status"),
    "a response's wrong status": lambda it: first(it, "QuestionnaireResponse").update(
        status="final"
    ),
    "a procedure's wrong status": lambda it: first(it, "Procedure").update(status="amended"),
    "a severity FHIR has not": lambda it: first(it, "DetectedIssue").update(severity="severe"),
    "an issue's wrong status": lambda it: first(it, "DetectedIssue").update(status="active"),
    "a provenance's wrong role": lambda it: first(it, "Provenance")["entity"][0].update(
        role="before"
    ),
    "a bundle's wrong type": lambda it: it.update(type="bag"),
    "a reference to nothing": lambda it: observation(it)["subject"].update(
        reference="urn:uuid:00000000-0000-4000-8000-000000000000"
    ),
    "a reference outside": lambda it: observation(it)["subject"].update(reference="Patient/1"),
    "part of a patient": lambda it: observation(it).update(partOf=[observation(it)["subject"]]),
    "a subject that is no patient": lambda it: observation(it).update(
        subject=observation(it)["derivedFrom"][0]
    ),
    "an empty reference": lambda it: observation(it).update(subject={}),
    "the same url twice": lambda it: it["entry"].append(deepcopy(it["entry"][-1])),
    "a url that is not the id's": lambda it: it["entry"][-1].update(
        fullUrl="urn:uuid:00000000-0000-4000-8000-000000000000"
    ),
    "no url": lambda it: it["entry"][-1].pop("fullUrl"),
    "an empty list": lambda it: observation(it).update(note=[]),
    "an empty object": lambda it: observation(it).update(bodySite={}),
    "an empty text": lambda it: observation(it)["code"].update(text=""),
    "a null": lambda it: observation(it).update(note=None),
    "a blank at the end": lambda it: observation(it)["code"].update(text="Bruise "),
    "another blank than the space": lambda it: observation(it)["code"].update(text="a\u00a0b"),
    "a control character": lambda it: observation(it)["code"].update(text="a\x1b[2J"),
    "no list where one belongs": lambda it: observation(it).update(
        category=observation(it)["category"][0]
    ),
    "a list where none belongs": lambda it: observation(it).update(
        bodySite=[observation(it)["bodySite"]]
    ),
    "a member FHIR has not": lambda it: observation(it).update(severity=2),
    "a name of a later FHIR": lambda it: first(it, "DetectedIssue").update(
        subject=first(it, "DetectedIssue").pop("patient")
    ),
    "a text for a number": lambda it: observation(it)["valueQuantity"].update(value="3"),
    "a truth for a number": lambda it: observation(it)["valueQuantity"].update(value=True),
    "a time without its offset": lambda it: first(it, "Procedure").update(
        performedDateTime="2026-05-03T16:30:00"
    ),
    "a time without seconds": lambda it: first(it, "Procedure").update(
        performedDateTime="2026-05-03T16:30+02:00"
    ),
    "an instant that is a day": lambda it: observation(it).update(issued="2026-05-03"),
    "an offset nobody has": lambda it: observation(it).update(
        issued="2026-05-03T20:40:00+15:00"
    ),
    "a day in no calendar": lambda it: observation(it).update(effectiveDateTime="2026-02-30"),
    "a period backwards": lambda it: first(it, "DetectedIssue").update(
        identifiedPeriod={"start": "2026-05-03", "end": "2026-05-02"}
    ),
    "what is contained is not named": lambda it: first(it, "Provenance").pop("entity"),
    "what is contained is broken": lambda it: first(it, "Provenance")["contained"][0].pop("status"),
    "nobody did it": lambda it: first(it, "Provenance").pop("agent"),
    "an answer to nothing asked": lambda it: answers(it)[0].update(linkId="mood"),
    "an answer of another type": lambda it: answers(it)[0].update(answer=[{"valueString": "x"}]),
    "two answers to one question": lambda it: answers(it)[0]["answer"].append(
        {"valueDate": "2026-05-03"}
    ),
    "a question asked twice": lambda it: first(it, "Questionnaire")["item"].append(
        first(it, "Questionnaire")["item"][0]
    ),
    "a group without questions": lambda it: first(it, "Questionnaire")["item"][1].pop("item"),
    "an extension without a value": lambda it: first(it, "Procedure").update(
        extension=[{"valueTime": "10:00:00"}]
    ),
    "data that is not base64": lambda it: first(it, "DocumentReference")["content"][0][
        "attachment"
    ].update(data="{}"),
    "a resource of no kind": lambda it: observation(it).update(resourceType="Feeling"),
    "two patients": lambda it: it["entry"].append(
        {
            "fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000000",
            "resource": {"resourceType": "Patient", "id": "00000000-0000-4000-8000-000000000000"},
        }
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def sound() -> Plain:
    """A bundle with everything in it."""
    found = bundle(everything())
    assert problems(json.dumps(found).encode()) == []
    return found


def everything() -> list[Revision]:
    """A small diary with all that gets broken: each check of a large bundle takes its time."""
    found: dict[int, list[Revision]] = {}
    for revisions in map(diary, range(12)):
        made = bundle(revisions)
        kinds = {one["resource"]["resourceType"] for one in made["entry"]}
        if {"DetectedIssue", "Provenance", "Procedure"} <= kinds and any(
            "dataAbsentReason" in one for one in of_kind(made, "Observation")
        ):
            found[len(made["entry"])] = revisions
    return found[min(found)]


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_bundle_is_found(sound: Plain, name: str) -> None:
    broken = deepcopy(sound)
    BROKEN[name](broken)
    assert problems(json.dumps(broken).encode())


def refused_by(found: Plain) -> set[str]:
    """Which of the three refuse it."""
    refusing = {"rules"} if faults(found) else set()
    try:
        Bundle.model_validate(found)
    except ValueError:
        refusing.add("fhir.resources")
    try:
        schema()(found)
    except fastjsonschema.JsonSchemaException:
        refusing.add("JSON schema")
    return refusing


@pytest.mark.parametrize(
    ("name", "refusing"),
    [
        ("two values", {"fhir.resources", "rules"}),
        ("a status of another kind", {"JSON schema", "rules"}),
        ("a reference to nothing", {"rules"}),
        ("a period backwards", {"rules"}),
        ("a member FHIR has not", {"fhir.resources", "JSON schema", "rules"}),
    ],
)
def test_each_of_the_three_finds_what_another_misses(
    sound: Plain, name: str, refusing: set[str]
) -> None:
    broken = deepcopy(sound)
    BROKEN[name](broken)
    assert refused_by(broken) == refusing


def test_a_moment_to_the_microsecond_and_an_offset_fhir_has_not_are_valid() -> None:
    moved = [
        one._replace(recorded_at=one.recorded_at + timedelta(microseconds=7), offset=1439)
        for one in diary(3)
    ]
    assert problems(fhir.exported(shared(moved))) == []


def test_the_fixtures_say_where_they_are_from() -> None:
    script = (Path(__file__).parent / "r4" / "__main__.py").read_text("utf-8")
    assert "CC0" in script
    assert "4.0.1" in script
