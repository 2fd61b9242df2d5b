"""The small pieces that FHIR resources are made of, as plain dictionaries.

What FHIR R4 has no place for is said in two extensions and two identifiers of our own. They are
URNs, for no web address is ours. Codes are those that FACTS could verify; all else is text.
"""

from datetime import time, timedelta, timezone
from typing import Any
from uuid import UUID, uuid5

from diary.core.areas import Area
from diary.core.records import Revision
from diary.core.text import clean
from diary.wording import fhir as words

Plain = dict[str, Any]

#: Whatever this program makes has an id below this one, so that the same thing has the same id.
_OURS = UUID("5f0c9a0e-6d3b-5c0b-9d55-2f1f6a7f3c11")
_SNOMED = "http://snomed.info/sct"
_NOTHING: tuple[object, ...] = ("", [], {}, None)
_SIDES = {"left": "7771000", "right": "24028007"}
#: FHIR knows no zone that is further from UTC.
_FURTHEST = 14 * 60
TERMINOLOGY = "http://terminology.hl7.org/CodeSystem"

RECORD = "urn:symptom-diary:record"
FLAG = "urn:symptom-diary:flag"
SIDE = "urn:symptom-diary:side"
TIME = "urn:symptom-diary:local-time"
PLAN = "urn:symptom-diary:plan"
DOCUMENT = "urn:symptom-diary:document"


def id_of(kind: str, *names: str) -> str:
    """The id of a thing, from what it is and what tells it from others of its kind."""
    return str(uuid5(_OURS, "\x1f".join((kind, *map(_encodable, names)))))


def _encodable(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode()


def url(id_: str) -> str:
    return f"urn:uuid:{id_}"


def reference(id_: str) -> Plain:
    return {"reference": url(id_)}


def resource(kind: str, id_: str, **members: Any) -> Plain:
    """A resource without the members that say nothing: FHIR has no empty lists or texts."""
    return {"resourceType": kind, "id": id_, **filled(members)}


def filled(members: Plain) -> Plain:
    return {name: one for name, one in members.items() if one not in _NOTHING}


def said(text: str) -> str:
    """Text as FHIR takes it: no control characters, no other blanks than the space."""
    return " ".join(clean(text).split())


def concept(text: str, *codings: Plain) -> Plain:
    return filled({"coding": list(codings), "text": text})


def coding(system: str, code: str, display: str = "") -> Plain:
    return filled({"system": system, "code": code, "display": display})


def snomed(code: str, display: str = "") -> Plain:
    return coding(_SNOMED, code, display)


def notes(*texts: str) -> list[Plain]:
    return [{"text": text} for text in texts if text]


def identifier(system: str, value: str) -> list[Plain]:
    """Nothing for an id of which nothing is left."""
    known = said(value)
    return [{"system": system, "value": known}] if known else []


def body_site(area: Area) -> Plain:
    """An area; FHIR R4 has no place for its side, so that is in the text and an extension."""
    found = concept(words.body_site(area), *([snomed(area.snomed_ct)] if area.snomed_ct else []))
    if not area.side:
        return found
    side = concept(area.side, snomed(_SIDES[area.side]))
    return {"extension": [{"url": SIDE, "valueCodeableConcept": side}], **found}


#: What every answer of a patient is.
SURVEY = concept(
    words.SURVEY, coding(f"{TERMINOLOGY}/observation-category", "survey", words.SURVEY)
)


def local_time(at: time | None) -> list[Plain]:
    """The time of the clock on the wall. A dateTime with a time would need its offset, which is
    only known for when it was entered, perhaps days later and elsewhere.
    """
    return [{"url": TIME, "valueTime": at.isoformat("seconds")}] if at else []


def plan_id(record: str) -> str:
    """The id of a planned session."""
    return id_of("ServiceRequest", record)


def references(*ids: str) -> list[Plain]:
    return [reference(one) for one in ids]


def moment(one: Revision) -> str:
    """When it was entered, by the patient's clock."""
    minutes = one.offset if abs(one.offset) <= _FURTHEST else 0
    return one.recorded_at.astimezone(timezone(timedelta(minutes=minutes))).isoformat()
