"""Each kind of record as the FHIR resource that says it, now or before it was changed."""

from collections.abc import Iterable, Iterator

from diary.core.answers import PlannedSession
from diary.core.areas import AREAS
from diary.core.profile import Profile
from diary.core.records import CheckIn, Leftover, Rating, Revision, ToldClinic, TreatmentSession
from diary.core.scales import SYMPTOMS
from diary.sharing.fhir.answers import ANSWERED, STATUS, answer, answer_id, planned
from diary.sharing.fhir.frame import Frame
from diary.sharing.fhir.parts import (
    FLAG,
    RECORD,
    Plain,
    body_site,
    concept,
    id_of,
    identifier,
    local_time,
    moment,
    notes,
    plan_id,
    reference,
    references,
    resource,
    said,
)
from diary.wording import fhir as words

_RESPONSE = {"entered": "completed", "changed": "amended", "withdrawn": "entered-in-error"}
_EVENT = {"entered": "completed", "changed": "completed", "withdrawn": "entered-in-error"}


def main_id(frame: Frame, one: Revision) -> str:
    """The id of the resource that says a record."""
    if isinstance(one.value, CheckIn):
        return id_of("QuestionnaireResponse", one.id)
    if isinstance(one.value, TreatmentSession):
        return id_of("Procedure", one.id)
    if isinstance(one.value, ToldClinic):
        return id_of("Communication", one.id)
    if isinstance(one.value, PlannedSession):
        return plan_id(one.id)
    return answer_id(one.id) if isinstance(one.value, ANSWERED) else frame.patient


def stated(frame: Frame, one: Revision, state: str, id_: str) -> Plain:
    """What a revision says, as a resource in that state: entered, changed or withdrawn."""
    value = one.value
    if isinstance(value, CheckIn):
        return _response(frame, one, value, _RESPONSE[state], id_)
    if isinstance(value, TreatmentSession):
        return _procedure(frame, one, value, _EVENT[state], id_)
    if isinstance(value, ToldClinic):
        return _communication(frame, one, value, _EVENT[state], id_)
    if isinstance(value, PlannedSession):
        return planned(frame, one, value, id_)
    if isinstance(value, ANSWERED):
        return answer(frame, one, value, STATUS[state], id_)
    return patient(value if isinstance(value, Profile) else None, id_)


def patient(profile: Profile | None, id_: str) -> Plain:
    """Nobody in particular where the patient chose not to say, or never did."""
    if profile is None:
        return resource("Patient", id_)
    number, name = said(profile.patient_number), said(profile.name)
    known = {"type": concept(words.PATIENT_NUMBER), "value": number}
    return resource(
        "Patient",
        id_,
        identifier=[known] if number else [],
        name=[{"text": name}] if name else [],
        birthDate=profile.born.isoformat() if profile.born else "",
    )


def _procedure(
    frame: Frame, one: Revision, session: TreatmentSession, status: str, id_: str
) -> Plain:
    at, by, products = session.at, said(session.by), said(session.products)
    used = [words.NUMBING_CREAM] if session.numbing_cream else []
    masks = frame.summary.plan.numbing_cream.words if session.numbing_cream else ""
    plan = frame.became(one.id)
    return resource(
        "Procedure",
        id_,
        extension=local_time(at),
        identifier=identifier(RECORD, one.id),
        basedOn=references(plan_id(plan)) if plan else [],
        status=status,
        code=concept(said(words.session(session.kind, frame.summary.plan_on(session.day)))),
        subject=reference(frame.patient),
        performedDateTime=session.day.isoformat(),
        recorder=reference(frame.patient),
        asserter=reference(frame.patient),
        performer=[{"actor": {"display": by}}] if by else [],
        bodySite=[body_site(area) for area in AREAS if area in session.areas],
        note=notes(
            words.session_time(at) if at else "",
            words.points(session.points) if session.points else "",
            said(masks),
            said(session.note),
        ),
        usedCode=[concept(text) for text in (*used, products) if text],
    )


def _communication(frame: Frame, one: Revision, told: ToldClinic, status: str, id_: str) -> Plain:
    profile = frame.shared.records.profile
    clinic = said(profile.value.clinic) if profile else ""
    about = identifier(FLAG, told.flag)
    issue = reference(frame.issues[told.flag]) if told.flag in frame.issues else {}
    note = said(told.note)
    return resource(
        "Communication",
        id_,
        identifier=identifier(RECORD, one.id),
        status=status,
        subject=reference(frame.patient),
        topic=concept(words.TOLD),
        about=[{**issue, "identifier": about[0]}] if about else [],
        sent=told.day.isoformat(),
        recipient=[{"display": clinic or words.THE_CLINIC}],
        sender=reference(frame.patient),
        payload=[{"contentString": note}] if note else [],
    )


def _response(frame: Frame, one: Revision, check_in: CheckIn, status: str, id_: str) -> Plain:
    return resource(
        "QuestionnaireResponse",
        id_,
        identifier={"system": RECORD, "value": known} if (known := said(one.id)) else {},
        questionnaire=frame.form["url"],
        status=status,
        subject=reference(frame.patient),
        authored=moment(one),
        author=reference(frame.patient),
        source=reference(frame.patient),
        item=[
            _answered(frame, "day", [{"valueDate": check_in.day.isoformat()}]),
            *_areas(frame, check_in),
            *_texts(frame, "signs", _signs(frame, check_in.signs)),
            *_texts(frame, "remedies", map(said, check_in.remedies)),
            *_texts(frame, "note", [said(check_in.note)]),
        ],
    )


def _areas(frame: Frame, check_in: CheckIn) -> Iterator[Plain]:
    """What was said of each area, from head to toe."""
    ratings: dict[object, Rating] = {(one.area, one.symptom): one for one in check_in.ratings}
    leftovers: dict[object, Leftover] = {one.area: one for one in check_in.leftovers}
    for area in AREAS:
        inner: list[Plain] = [
            _answered(
                frame,
                f"{area.name}.{symptom.name}",
                [{"valueInteger": ratings[area, symptom].severity}],
            )
            for symptom in SYMPTOMS
            if (area, symptom) in ratings
        ]
        if area in leftovers:
            answer = words.answer(leftovers[area].answer)
            inner += _texts(frame, f"{area.name}.leftover", [answer])
        if inner:
            yield {"linkId": area.name, "text": frame.questions[area.name], "item": inner}


def _signs(frame: Frame, signs: frozenset[str] | None) -> list[str]:
    """Nothing where nobody asked."""
    if signs is None:
        return []
    plan = frame.summary.plan
    named = [plan.signs[one].words if one in plan.signs else one for one in sorted(signs)]
    return [said(one) for one in named] or [words.NO_SIGN]


def _texts(frame: Frame, link: str, answers: Iterable[str]) -> list[Plain]:
    found = [{"valueString": one} for one in answers if one]
    return [_answered(frame, link, found)] if found else []


def _answered(frame: Frame, link: str, answers: list[Plain]) -> Plain:
    return {"linkId": link, "text": frame.questions[link], "answer": answers}
