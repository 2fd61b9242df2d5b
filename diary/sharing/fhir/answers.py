"""What is planned and answered around a session, as FHIR resources.

A reaction to test injections is an Observation, as it is no diagnosis; so is a late check. A result
is one Observation, with one for each area as its members. A planned session is a ServiceRequest
that is a plan: it asks nobody for anything, and is no appointment.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from diary.core.answers import (
    AreaSeen,
    LateAnswer,
    PlannedSession,
    Reaction,
    ResultAnswer,
)
from diary.core.areas import AREAS, Area
from diary.core.reasons import TOOK_PLACE, read_reason
from diary.core.records import Record, Revision
from diary.sharing.fhir.frame import Frame
from diary.sharing.fhir.parts import (
    RECORD,
    SURVEY,
    Plain,
    body_site,
    concept,
    id_of,
    identifier,
    local_time,
    moment,
    notes,
    reference,
    references,
    resource,
    said,
)
from diary.wording import body
from diary.wording import fhir as words

Answered = Reaction | LateAnswer | ResultAnswer
ANSWERED = (Reaction, LateAnswer, ResultAnswer)
STATUS = {"entered": "final", "changed": "amended", "withdrawn": "entered-in-error"}


def answer_id(record: str) -> str:
    return id_of("Observation", record)


def area_id(record: str, area: Area) -> str:
    """Of what was seen in one area."""
    return id_of("Observation", record, area.name)


def answer(frame: Frame, one: Revision, value: Answered, status: str, id_: str) -> Plain:
    """An answer. What an earlier one said of each area can only stand within it."""
    members: Plain
    match value:
        case Reaction():
            code, members = words.REACTION, _reaction(frame, value)
        case LateAnswer():
            code, members = said(frame.summary.plan.late_checks.question), _late_check(value)
        case ResultAnswer():
            code = said(frame.summary.plan.results.question)
            holds_now = id_ == answer_id(one.id)
            ids = [area_id(one.id, each.area) for each in _in_order(value)]
            members = {"hasMember": references(*ids)} if holds_now else {"component": _areas(value)}
    return _observation(
        frame,
        one,
        value,
        id_,
        status=status,
        code=concept(code),
        identifier=identifier(RECORD, one.id),
        note=notes(said(value.note)),
        **members,
    )


def _reaction(frame: Frame, value: Reaction) -> Plain:
    known = frame.summary.plan.test_injections.reactions
    named = [said(known.get(name, name)) for name in sorted(value.seen)]
    parts = [{"code": concept(name), "valueBoolean": True} for name in named if name]
    if size := said(value.size):
        parts.append({"code": concept(words.HOW_LARGE), "valueString": size})
    return {
        "extension": local_time(value.at),
        "valueBoolean": bool(value.seen),
        "component": parts,
    }


def _late_check(value: LateAnswer) -> Plain:
    weeks = {"code": concept(words.WEEKS_AFTER), "valueInteger": value.week}
    return {"valueCodeableConcept": concept(words.answer(value.answer)), "component": [weeks]}


def _areas(value: ResultAnswer) -> list[Plain]:
    return [
        {
            "code": concept(body.area_label(one.area)),
            "valueCodeableConcept": concept(words.seen(one.seen)),
        }
        for one in _in_order(value)
    ]


def _in_order(value: ResultAnswer) -> list[AreaSeen]:
    """From head to toe."""
    return sorted(value.seen, key=lambda one: AREAS.index(one.area))


def results(frame: Frame, chain: Sequence[Revision]) -> Iterator[Plain]:
    """What one answer says of each area, then of those that it no longer names, in error."""
    last = chain[-1]
    standing = _seen(last)
    for one in standing.values():
        yield _area(frame, *_standing(frame, chain, one))
    dropped: dict[Area, tuple[Revision, AreaSeen]] = {}
    for revision in chain[:-1]:
        dropped |= {area: (revision, one) for area, one in _seen(revision).items()}
    for area, (revision, one) in dropped.items():
        if area not in standing:
            yield _area(frame, revision, one, STATUS["withdrawn"])


def _standing(
    frame: Frame, chain: Sequence[Revision], one: AreaSeen
) -> tuple[Revision, AreaSeen, str]:
    """With the moment since which it holds, and how it stands."""

    def holds(record: Record) -> bool:
        return isinstance(record, ResultAnswer) and one in record.seen

    last, entry = chain[-1], frame.entry(tuple(chain))
    if last.withdrawn:
        return last, one, STATUS["withdrawn"]
    entered = frame.shared.entered(entry, holds)
    now = last._replace(recorded_at=entered.recorded_at, offset=entered.offset)
    return now, one, STATUS["changed" if frame.shared.is_edited(entry, holds) else "entered"]


def _seen(one: Revision) -> dict[Area, AreaSeen]:
    value = one.value
    found = _in_order(value) if isinstance(value, ResultAnswer) else []
    return {each.area: each for each in found}


def _area(frame: Frame, one: Revision, seen: AreaSeen, status: str) -> Plain:
    assert isinstance(one.value, ResultAnswer)
    return _observation(
        frame,
        one,
        one.value,
        area_id(one.id, seen.area),
        status=status,
        code=concept(words.CHANGE_SEEN),
        valueCodeableConcept=concept(words.seen(seen.seen)),
        bodySite=body_site(seen.area),
    )


def _observation(frame: Frame, one: Revision, value: Answered, id_: str, **members: Any) -> Plain:
    session = frame.procedures.get(value.session)
    return resource(
        "Observation",
        id_,
        category=[SURVEY],
        subject=reference(frame.patient),
        performer=[reference(frame.patient)],
        effectiveDateTime=value.day.isoformat(),
        issued=moment(one),
        partOf=references(session) if session else [],
        **members,
    )


def touched(before: Revision, later: Revision) -> list[str]:
    """The ids of what a change of a result put in, changed or took out."""
    old, new = ({} if one.withdrawn else _seen(one) for one in (before, later))
    return [
        area_id(later.id, area)
        for area in dict.fromkeys([*old, *new])
        if before.value.day != later.value.day or old.get(area) != new.get(area)
    ]


def planned(frame: Frame, one: Revision, value: PlannedSession, id_: str) -> Plain:
    """A session to come, by the clock on the wall there."""
    checklist = frame.summary.plan.checklist
    done = [said(checklist[x].words if x in checklist else x) for x in sorted(value.checked)]
    return resource(
        "ServiceRequest",
        id_,
        extension=local_time(value.at),
        identifier=identifier(RECORD, one.id),
        status=_plan_status(one),
        intent="plan",
        code=concept(said(words.planned(frame.summary.plan_on(value.day)))),
        subject=reference(frame.patient),
        occurrenceDateTime=value.day.isoformat(),
        authoredOn=moment(one),
        requester=reference(frame.patient),
        bodySite=[body_site(area) for area in AREAS if area in value.areas],
        note=notes(
            words.session_time(value.at) if value.at else "",
            *(words.done_before(x) for x in done if x),
            said(value.note),
        ),
    )


def _plan_status(one: Revision) -> str:
    """A plan that was given up was none in error, unless the patient says so."""
    if not one.withdrawn:
        return "active"
    if one.reason == TOOK_PLACE:
        return "completed"
    is_error = read_reason(one.reason).code in ("mistake", "wrong-day", "twice")
    return "entered-in-error" if is_error else "revoked"
