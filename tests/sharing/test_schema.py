"""The JSON Schema of the export, which is all that another program needs."""

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from diary.cli.demo import fill
from diary.core.areas import AREAS
from diary.core.payload import revision_to_plain
from diary.core.records import ToldClinic, TreatmentSession
from diary.core.scales import SYMPTOMS
from diary.core.selection import Selection
from diary.journal import Journal
from diary.journal.sharing import shared_from
from diary.sharing.json import exported, schema, whole
from diary.storage.store import FileStore
from tests.core.chosen import CHOSEN, Chosen
from tests.core.drawn import revisions as drawn
from tests.diaries import PLAN, START, revise
from tests.sharing.fuzzed import NOW
from tests.sharing.held import check_in, journal, session

SCHEMA = json.loads(schema())
VALIDATOR = Draft202012Validator(SCHEMA)


def faults(plain: Any) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(plain)]


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_every_member_of_it_is_described() -> None:
    def bare(part: Any, place: str = "") -> Iterator[str]:
        if isinstance(part, dict):
            for name, found in part.get("properties", {}).items():
                is_told = "description" in found or "$ref" in found or "oneOf" in place
                if not is_told and found not in ({"minProperties": 1},):
                    yield f"{place}/{name}"
            for name, found in part.items():
                yield from bare(found, f"{place}/{name}")
        elif isinstance(part, list):
            for found in part:
                yield from bare(found, place)

    assert list(bare(SCHEMA)) == []
    assert all("description" in found for found in SCHEMA["$defs"].values())


def test_it_knows_the_areas_and_the_scales_of_the_diary() -> None:
    assert SCHEMA["$defs"]["area"]["enum"] == [area.name for area in AREAS]
    scales = SCHEMA["$defs"]["check_in"]["properties"]["ratings"]["additionalProperties"]
    worst = {name: said["maximum"] for name, said in scales["properties"].items()}
    assert worst == {symptom.name: symptom.worst for symptom in SYMPTOMS}


@given(CHOSEN)
def test_whatever_is_exported_is_valid(one: Chosen) -> None:
    shared = shared_from(journal(*one.revisions), one.selection, one.today)
    assert faults(json.loads(exported(shared))) == []


def test_the_demo_is_valid(tmp_path: Path) -> None:
    held = Journal(FileStore(tmp_path), PLAN)
    fill(held, NOW)
    content = json.loads(exported(shared_from(held, Selection(), NOW.today)))
    assert len(content["revisions"]) > 15
    assert faults(content) == []


@given(drawn())
def test_whatever_can_be_kept_is_valid(one: Any) -> None:
    assert faults(json.loads(whole([one._replace(id=one.id or "x")]))) == []


#: Every member of what is planned and answered around a session.
AROUND: dict[str, Any] = {
    "planned": {"areas": ["neck"], "at": "14:30", "checked": ["no-caffeine"]},
    "reaction": {"session": "s0", "seen": ["rash"], "at": "08:00", "size": "a coin"},
    "late-check": {"session": "s0", "week": 2, "answer": "unsure"},
    "result": {"session": "s0", "seen": {"neck": "slight"}},
    "plan": {"id": "mesotherapy", "version": "1", "text": "id = 1"},
}


def whole_one() -> Any:
    """An export with every kind and every member in it."""
    told = revise("t", ToldClinic("sign:fever", START, note="called"))
    noted = check_in(1, note="n", signs=frozenset({"fever"}), remedies=("ice",))
    plain = json.loads(whole([session(0), noted, told]))
    who = dict.fromkeys(("name", "patient_number", "clinic", "emergency"), "x")
    plain["revisions"].append(
        {**plain["revisions"][0], "id": "p", "kind": "profile",
         "payload": {"day": "2026-03-02", "born": "1960-01-02", **who}}
    )  # fmt: skip
    for kind, payload in deepcopy(AROUND).items():
        made = {"id": kind, "kind": kind, "payload": {"day": "2026-03-02", "note": "n"} | payload}
        plain["revisions"].append({**plain["revisions"][0], **made})
    for one in plain["revisions"]:
        if one["kind"] == "check-in":
            one["payload"]["leftovers"] = {"left-calf": "no"}
        if one["kind"] == "session":
            one["payload"].update(at="14:30", numbing_cream=True, note="n")
            one["payload"].update(products="HA, batch 7", points=12, by="Eva")
    plain["left_out"] = {
        "before": "2026-03-01", "after": "2026-03-09", "areas_but": ["neck"],
        "parts": ["notes"], "profile": True,
    }  # fmt: skip
    assert faults(plain) == []
    return plain


def places(part: Any) -> Iterator[tuple[Any, Any]]:
    """Every member and element, by what holds it."""
    names = part if isinstance(part, dict) else range(len(part)) if isinstance(part, list) else ()
    for name in names:
        yield part, name
        yield from places(part[name])


OPTIONAL = {
    *("left_out", "before", "after", "areas_but", "parts", "profile", "at", "numbing_cream"),
    *("note", "leftovers", "signs", "remedies", "name", "born", "patient_number", "clinic"),
    *("emergency", "bruising", "soreness", "left-calf", "products", "points", "by", "size"),
    *("checked", "neck"),
}


def test_without_any_member_that_has_to_be_there_it_is_refused() -> None:
    tried = set()
    for number in range(len(list(places(whole_one())))):
        plain = whole_one()
        held, name = list(places(plain))[number]
        is_optional = name in OPTIONAL or (name == "areas" and "kind" not in held)
        if isinstance(held, dict) and not is_optional:
            del held[name]
            tried.add(name)
            assert faults(plain), name
    assert tried == {
        *("format", "schema", "revisions", "id", "revision", "kind", "recorded_at", "offset"),
        *("zone", "reason", "withdrawn", "payload", "day", "areas", "ratings", "flag"),
        *("session", "week", "answer", "seen", "version", "text"),
    }


@pytest.mark.parametrize("wrong", [None, 1.5, -1, 99, "", "x", [], {}, ["x"], {"x": 1}, True])
def test_with_anything_else_in_the_place_of_a_value_it_is_refused(wrong: Any) -> None:
    for number in range(len(list(places(whole_one())))):
        plain = whole_one()
        held, name = list(places(plain))[number]
        was = deepcopy(held[name])
        if type(was) is type(wrong) and isinstance(wrong, str | list | bool | dict):
            continue  # of its type: whether it can be told from a right one is another matter
        if name in ("revision", "week", "points") and wrong == 99:
            continue
        if name == "offset" and type(wrong) is int:
            continue
        held[name] = wrong
        assert faults(plain), (name, wrong)


@pytest.mark.parametrize(
    ("change", "value"),
    [
        (("kind",), "wish"),
        (("kind",), "check-in"),
        (("recorded_at",), "2026-03-02 21:00"),
        (("revision",), 0),
        (("offset",), 1440),
        (("extra",), 1),
        (("payload", "day"), "2.3.2026"),
        (("payload", "areas"), ["elbow"]),
        (("payload", "areas"), []),
        (("payload", "areas"), ["neck", "neck"]),
        (("payload", "kind"), "rehearsal"),
        (("payload", "at"), "25:00"),
        (("payload", "note"), ""),
        (("payload", "ratings"), {"neck": {"bruising": 1}}),
    ],
)
def test_what_no_diary_says_is_refused(change: tuple[str, ...], value: object) -> None:
    plain = json.loads(whole([session(0)]))
    part = plain["revisions"][0]
    for name in change[:-1]:
        part = part[name]
    part[change[-1]] = value
    assert faults(plain)


@pytest.mark.parametrize(
    "payload",
    [
        {"day": "2026-03-02", "ratings": {}},
        {"day": "2026-03-02", "ratings": {}, "leftovers": {"neck": "no"}},
        {"day": "2026-03-02", "ratings": {"neck": {}}, "note": "x"},
        {"day": "2026-03-02", "ratings": {"neck": {"bruising": 5}}},
        {"day": "2026-03-02", "ratings": {"neck": {"soreness": 11}}},
        {"day": "2026-03-02", "ratings": {"neck": {"itching": 1}}},
        {"day": "2026-03-02", "ratings": {"elbow": {"bruising": 1}}},
        {"day": "2026-03-02", "ratings": {}, "note": "x", "leftovers": {"neck": "perhaps"}},
        {"day": "2026-03-02", "ratings": {}, "signs": "fever"},
    ],
)
def test_a_check_in_that_says_nothing_or_is_off_its_scale_is_refused(payload: Any) -> None:
    plain = json.loads(whole([check_in(1)]))
    plain["revisions"][0]["payload"] = payload
    assert faults(plain)


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("planned", {"areas": ["neck", "neck"]}),
        ("planned", {"areas": []}),
        ("planned", {"checked": []}),
        ("reaction", {"seen": ["rash", "rash"]}),
        ("reaction", {"areas": ["neck"]}),
        ("late-check", {"week": 0}),
        ("late-check", {"week": 521}),
        ("late-check", {"answer": "perhaps"}),
        ("result", {"seen": {}}),
        ("result", {"seen": {"elbow": "none"}}),
        ("result", {"seen": {"neck": "worse"}}),
        ("plan", {"text": ""}),
        ("session", {"points": 0}),
        ("session", {"points": 10_000}),
    ],
)
def test_an_answer_that_no_diary_gives_is_refused(kind: str, change: dict[str, Any]) -> None:
    plain = whole_one()
    part = next(one for one in plain["revisions"] if one["kind"] == kind)
    part["payload"] |= change
    assert faults(plain)


def test_plain_values_are_what_is_described() -> None:
    value = TreatmentSession(START, AREAS[:1])
    assert set(revision_to_plain(revise("x", value))) == set(
        SCHEMA["$defs"]["revision"]["properties"]
    )
