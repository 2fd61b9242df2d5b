"""Each rating as a FHIR Observation, and each day of a followed area on which there is none."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from diary.core.areas import AREAS, Area
from diary.core.entries import Entry
from diary.core.records import CheckIn, Rating, Record, Revision
from diary.core.scales import BRUISING, SYMPTOMS, Symptom
from diary.sharing.fhir.form import SORENESS_CODE
from diary.sharing.fhir.frame import Frame
from diary.sharing.fhir.parts import (
    SURVEY,
    TERMINOLOGY,
    Plain,
    body_site,
    coding,
    concept,
    id_of,
    moment,
    notes,
    reference,
    references,
    resource,
    snomed,
)
from diary.wording import fhir as words
from diary.wording.body import mark_words

_UNKNOWN = concept(
    words.NOT_LOGGED, coding(f"{TERMINOLOGY}/data-absent-reason", "unknown", "Unknown")
)
_BRUISE_CODE = snomed("125667009", "Contusion")
#: What is of the same area, or of the same symptom, is the same wherever it stands.
_CODES = {
    one: concept(words.symptom(one), _BRUISE_CODE if one is BRUISING else SORENESS_CODE)
    for one in SYMPTOMS
}
_SITES = {area: body_site(area) for area in AREAS}
#: A number of a scale, in the way that UCUM writes one.
_UNITS: dict[Symptom, Plain] = {
    one: {"unit": words.scale(one), "system": "http://unitsofmeasure.org", "code": "{score}"}
    for one in SYMPTOMS
}

Key = tuple[Area, Symptom]


def observation_id(check_in: str, area: Area, symptom: Symptom) -> str:
    return id_of("Observation", check_in, area.name, symptom.name)


def observations(frame: Frame, chain: Sequence[Revision], response: str) -> Iterator[Plain]:
    """The ratings of one check-in, then those that it no longer holds as entered in error."""
    last = chain[-1]
    entry = frame.entry(tuple(chain))
    standing = _ratings(last)
    for one in standing.values():
        yield _observation(frame, entry, last, one, response)
    dropped: dict[Key, tuple[Revision, Rating]] = {}
    for revision in chain[:-1]:
        dropped |= {key: (revision, one) for key, one in _ratings(revision).items()}
    for key, (revision, one) in dropped.items():
        if key not in standing:
            yield _stated(frame, last.id, revision, one, response, status="entered-in-error")


def _ratings(one: Revision) -> dict[Key, Rating]:
    """From head to toe."""
    if not isinstance(one.value, CheckIn):
        return {}
    found = {(rating.area, rating.symptom): rating for rating in one.value.ratings}
    keys = [(area, symptom) for area in AREAS for symptom in SYMPTOMS] if len(found) > 1 else found
    return {key: found[key] for key in keys if key in found}


def _observation(
    frame: Frame, entry: Entry[Record], last: Revision, rating: Rating, response: str
) -> Plain:
    if last.withdrawn:
        return _stated(frame, last.id, last, rating, response, status="entered-in-error")
    entered = frame.shared.entered(entry, rating.is_in)
    is_edited = frame.shared.is_edited(entry, rating.is_in)
    return _stated(
        frame,
        last.id,
        last._replace(recorded_at=entered.recorded_at, offset=entered.offset),
        rating,
        response,
        status="amended" if is_edited else "final",
        partOf=references(*frame.part_of(rating.area, rating.symptom, last.value.day)),
        note=notes(
            mark_words(entered.is_late_for(last.value.day), is_edited),
            words.MAY_BE_MASKED if frame.is_masked(rating, last.value.day) else "",
        ),
    )


def _stated(
    frame: Frame,
    check_in: str,
    said: Revision,
    rating: Rating,
    response: str,
    **members: Any,
) -> Plain:
    area, symptom, severity = rating.area, rating.symptom, rating.severity
    return _shared_parts(
        frame,
        observation_id(check_in, area, symptom),
        area,
        symptom,
        said.value.day,
        issued=moment(said),
        valueQuantity={"value": severity, **_UNITS[symptom]},
        interpretation=[concept(words.severity(symptom, severity))],
        derivedFrom=[reference(response)],
        **members,
    )


def _shared_parts(
    frame: Frame,
    id_: str,
    area: Area,
    symptom: Symptom,
    day: date,
    *,
    status: str,
    **members: Any,
) -> Plain:
    return resource(
        "Observation",
        id_,
        status=status,
        category=[SURVEY],
        code=_CODES[symptom],
        subject=reference(frame.patient),
        performer=[reference(frame.patient)],
        effectiveDateTime=day.isoformat(),
        bodySite=_SITES[area],
        **members,
    )


def missing(frame: Frame) -> Iterator[Plain]:
    """The days on which an area was followed and a symptom wasn't logged, the last day not among
    them: it can still be logged. They are those that a timeline shows as missing."""
    summary, shared = frame.summary, frame.shared
    for area in filter(shared.selection.holds, AREAS):
        for ordinal in sorted(summary.days_followed(area)):
            day = date.fromordinal(ordinal)
            if not shared.first <= day < summary.as_of:
                continue
            for symptom in SYMPTOMS:
                if summary.severity(area, symptom, day) is None:
                    yield _shared_parts(
                        frame,
                        frame.own_id("Observation", area.name, symptom.name, day.isoformat()),
                        area,
                        symptom,
                        day,
                        status="final",
                        dataAbsentReason=_UNKNOWN,
                        partOf=references(*frame.current_session(area, day)),
                    )
