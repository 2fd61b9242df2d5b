"""What FHIR R4 asks of a bundle and neither the JSON schema nor fhir.resources looks at.

Every element is one that its type has, as many of them as it may have, with one value of a choice,
a code of its set, a reference that resolves to what it may point to. Returned are the faults.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.sharing.fhir.elements import Elements, Plain


def faults(bundle: Plain) -> list[str]:
    """Everything that is wrong with a bundle; nothing for a sound one."""
    elements = Elements()
    found = list(elements.faults(bundle, "Bundle"))
    allowed = {id(one): kinds for one, kinds in elements.pointing}
    resources: dict[str, Plain] = {}
    for entry in bundle.get("entry", ()):
        resource, url = entry.get("resource", {}), entry.get("fullUrl", "")
        if not re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", url):
            found.append(f"fullUrl {url}")
        if url in resources:
            found.append(f"fullUrl twice: {url}")
        if url != f"urn:uuid:{resource.get('id')}":
            found.append(f"id is not that of {url}")
        resources[url] = resource
    for resource in resources.values():
        found += _references(resource, resources, allowed)
        found += _invariants(resource, resources)
    counts = Counter(one.get("resourceType") for one in resources.values())
    if counts["Patient"] != 1:
        found.append("there is not one patient")
    return found


def _references(
    resource: Plain, resources: dict[str, Plain], allowed: dict[int, frozenset[str]]
) -> Iterator[str]:
    """Whether each one resolves, in the bundle or to what the resource contains."""
    contained = {f"#{one.get('id')}": one for one in resource.get("contained", ())}
    met = set[str]()
    for one in _all_references(resource):
        url = one["reference"]
        target = contained.get(url) if url.startswith("#") else resources.get(url)
        met.add(url)
        if target is None:
            yield f"{resource['resourceType']}: nothing is at {url}"
            continue
        kinds = allowed.get(id(one), frozenset(("Resource",)))  # else where nothing belongs
        if "Resource" not in kinds and target["resourceType"] not in kinds:
            yield f"{resource['resourceType']}: may not point to a {target['resourceType']}"
    for url in contained.keys() - met:
        yield f"{resource['resourceType']}: contains {url} and never names it"
    for one in contained.values():
        if "contained" in one or "meta" in one:
            yield f"{resource['resourceType']}: what is contained holds what it may not"


def _all_references(found: Any) -> Iterator[Plain]:
    if isinstance(found, dict):
        if isinstance(found.get("reference"), str) and "resourceType" not in found:
            yield found
        for one in found.values():
            yield from _all_references(one)
    elif isinstance(found, list):
        for one in found:
            yield from _all_references(one)


def _invariants(resource: Plain, resources: dict[str, Plain]) -> Iterator[str]:
    kind = resource.get("resourceType")
    if kind == "Observation":
        values = [name for name in resource if name.startswith("value")]
        # What has members, or parts, is said by them.
        parts = any(name in resource for name in ("hasMember", "component"))
        if len(values) + ("dataAbsentReason" in resource) + (parts and not values) != 1:
            yield "Observation: neither one value nor a reason why there is none"
    if kind == "DetectedIssue":
        period = resource.get("identifiedPeriod", {})
        if period.get("start", "") > period.get("end", "9"):
            yield "DetectedIssue: ends before it starts"
    if kind == "Provenance":
        yield from (
            f"Provenance: {fault}"
            for one in resource.get("contained", ())
            for fault in _invariants(one, resources)
        )
    if kind == "Questionnaire":
        links = Counter(one["linkId"] for one in _items(resource))
        yield from (f"Questionnaire: {link} twice" for link, times in links.items() if times > 1)
        for one in _items(resource):
            if ("item" in one) != (one["type"] == "group"):
                yield f"Questionnaire: {one['linkId']} is no group, or an empty one"
    if kind == "QuestionnaireResponse":
        yield from _answers(resource, resources.get(resource.get("questionnaire", ""), {}))


_ANSWERS = {
    "date": "valueDate", "integer": "valueInteger", "choice": "valueString",
    "open-choice": "valueString", "string": "valueString", "text": "valueString",
}  # fmt: skip


def _answers(response: Plain, form: Plain) -> Iterator[str]:
    """Each answer is to a question of the form, of its type, among its choices."""
    asked = {one["linkId"]: one for one in _items(form)}
    for one in _items(response):
        question = asked.get(one["linkId"])
        if question is None:
            yield f"QuestionnaireResponse: {one['linkId']} is not asked"
            continue
        options = [option["valueString"] for option in question.get("answerOption", ())]
        for answer in one.get("answer", ()):
            if list(answer) != [_ANSWERS.get(question["type"])]:
                yield f"QuestionnaireResponse: {one['linkId']} is answered by {list(answer)}"
            elif question["type"] == "choice" and answer["valueString"] not in options:
                yield f"QuestionnaireResponse: {answer} is no choice of {one['linkId']}"
        if len(one.get("answer", ())) > 1 and not question.get("repeats"):
            yield f"QuestionnaireResponse: {one['linkId']} is answered more than once"


def _items(found: Plain) -> Iterator[Plain]:
    for one in found.get("item", ()):
        yield one
        yield from _items(one)
