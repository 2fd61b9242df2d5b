"""Each change of a record as a FHIR Provenance that holds what was said before.

The earlier version is contained in it, so that no program takes it for what holds now.
"""

from collections.abc import Collection, Iterator
from itertools import pairwise

from diary.core.answers import ResultAnswer
from diary.core.records import CheckIn, Revision
from diary.sharing.fhir.answers import touched
from diary.sharing.fhir.frame import Frame
from diary.sharing.fhir.parts import Plain, concept, id_of, moment, reference, references, resource
from diary.sharing.fhir.parts import said as as_text
from diary.sharing.fhir.ratings import observation_id
from diary.sharing.fhir.records import main_id, stated
from diary.wording import fhir as words

_BEFORE = "before"


def provenances(frame: Frame, there: Collection[str]) -> Iterator[Plain]:
    """The changes in order of entry. `there` are the ids of what the bundle holds."""
    found = [
        (later.recorded_at, later.id, place, _provenance(frame, chain, place, there))
        for chain in frame.chains
        for place, (_, later) in enumerate(pairwise(chain))
    ]
    found.sort(key=lambda one: one[:3])
    yield from (plain for _, _, _, plain in found)


def _provenance(
    frame: Frame, chain: tuple[Revision, ...], place: int, there: Collection[str]
) -> Plain:
    before, later = chain[place : place + 2]
    is_changed = place > 0 and not before.withdrawn
    state = "withdrawn" if before.withdrawn else "changed" if is_changed else "entered"
    why = as_text(words.why(later.reason))
    targets = [main_id(frame, chain[-1]), *(one for one in _touched(before, later) if one in there)]
    return resource(
        "Provenance",
        id_of("Provenance", later.id, str(place)),
        contained=[stated(frame, before, state, _BEFORE)],
        target=references(*targets),
        recorded=moment(later),
        reason=[concept(why)] if why else [],
        activity=concept(words.done(later, before)),
        agent=[{"who": reference(frame.patient)}],
        entity=[{"role": "revision", "what": {"reference": f"#{_BEFORE}"}}],
    )


def _touched(before: Revision, later: Revision) -> list[str]:
    """The ids of the ratings, or of the areas of a result, that a change put in, changed or took
    out.
    """
    if isinstance(later.value, ResultAnswer):
        return touched(before, later)
    old, new = (
        {(one.area, one.symptom): one.severity for one in revision.value.ratings}
        if isinstance(revision.value, CheckIn) and not revision.withdrawn
        else {}
        for revision in (before, later)
    )
    return [
        observation_id(later.id, *key)
        for key in dict.fromkeys([*old, *new])
        if before.value.day != later.value.day or old.get(key) != new.get(key)
    ]
