"""Whom a bundle is about, and the codes it uses."""

from typing import Any

import pytest

from diary.core.profile import Profile
from tests.diaries import START, revise
from tests.sharing.fhir.bundles import bundle, diary, of_kind
from tests.sharing.held import check_in


def test_nobody_is_named_who_was_not_and_two_diaries_are_two_patients() -> None:
    one, other = bundle([check_in(0, id_="a")]), bundle([check_in(0, id_="b")])
    (mine,), (theirs,) = of_kind(one, "Patient"), of_kind(other, "Patient")
    assert mine.keys() == {"resourceType", "id"}
    assert mine["id"] != theirs["id"]


def test_the_patient_is_the_one_of_the_profile() -> None:
    profile = Profile(START, "Ana  Ruiz", START.replace(year=1960), "P-7", "Sol", "112")
    found = bundle([check_in(0), revise("p", profile)])
    (one,) = of_kind(found, "Patient")
    assert one["name"] == [{"text": "Ana Ruiz"}]
    assert one["birthDate"] == "1960-03-02"
    assert one["identifier"][0]["value"] == "P-7"


# The codes.

#: All that could be verified.
VERIFIED = {
    "http://loinc.org": {"72514-3"},
    "http://snomed.info/sct": {
        "125667009", "699935000", "699914002", "61248009", "4578000", "73958006", "22180002",
        "36141000", "34926004", "244097004", "43081002", "43067004", "7771000", "24028007",
    },
    "http://terminology.hl7.org/CodeSystem/observation-category": {"survey"},
    "http://terminology.hl7.org/CodeSystem/data-absent-reason": {"unknown"},
    "http://unitsofmeasure.org": {"{score}"},
}  # fmt: skip


def codings(found: Any) -> list[Any]:
    """Whatever has a code of some system, a unit too."""
    if isinstance(found, list):
        return [one for part in found for one in codings(part)]
    if not isinstance(found, dict):
        return []
    here = [found] if {"system", "code"} <= found.keys() else []
    return here + codings(list(found.values()))


@pytest.mark.parametrize("seed", range(5))
def test_only_verified_codes_are_used_and_never_without_a_text(seed: int) -> None:
    found = bundle(diary(seed))
    assert codings(found)
    for one in codings(found):
        assert one["code"] in VERIFIED[one["system"]], one
    for entry in found["entry"]:
        _check_texts(entry["resource"])


def _check_texts(found: Any) -> None:
    if isinstance(found, dict):
        if "coding" in found:
            assert found["text"]
        for one in found.values():
            _check_texts(one)
    elif isinstance(found, list):
        for one in found:
            _check_texts(one)
