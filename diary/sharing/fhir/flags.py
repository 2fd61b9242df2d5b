"""Each flag as a FHIR DetectedIssue, with the days that prove it and that the clinic was told."""

from collections.abc import Collection, Iterator

from diary import wording
from diary.core.flags import Evidence, Flag
from diary.core.plan import Level
from diary.core.rules import Rule
from diary.sharing.fhir.answers import answer_id
from diary.sharing.fhir.frame import Frame
from diary.sharing.fhir.parts import (
    FLAG,
    PLAN,
    Plain,
    concept,
    id_of,
    identifier,
    reference,
    references,
    resource,
    said,
)
from diary.sharing.fhir.ratings import observation_id
from diary.wording import fhir as words

#: FHIR has three grades for four levels. High is what cannot wait for tomorrow.
_SEVERITY = {
    Level.TELL_CLINIC: "low",
    Level.CONTACT_CLINIC: "moderate",
    Level.CONTACT_TODAY: "high",
    Level.EMERGENCY: "high",
}


def issues(frame: Frame, there: Collection[str]) -> Iterator[Plain]:
    """The flags that go out. `there` are the ids of what the bundle holds."""
    for flag in frame.shared.flags:
        yield _issue(frame, flag, there)


def _issue(frame: Frame, flag: Flag, there: Collection[str]) -> Plain:
    summary, plan = frame.summary, frame.summary.judging(flag)
    period = {"start": flag.first.day.isoformat()}
    if not flag.is_active:
        period["end"] = flag.last.day.isoformat()
    about = _about(frame, flag)
    return resource(
        "DetectedIssue",
        frame.issues[flag.id],
        identifier=identifier(FLAG, flag.id),
        # What may belong to another session is not certain yet.
        status="final" if flag.is_certain else "preliminary",
        code=concept(said(words.rule(flag))),
        severity=_SEVERITY[flag.level],
        patient=reference(frame.patient),
        identifiedPeriod=period,
        implicated=[about] if about else [],
        evidence=list(_evidence(flag, there)),
        detail=said(
            f"{wording.level_words(flag.level)}. {wording.flag(flag, plan)}"
            f"{words.judged_by(flag, summary.plan)}"
        ),
        reference=said(f"{PLAN}:{flag.plan_id}:{flag.plan_version}").replace(" ", "-"),
        mitigation=list(_told(frame, flag)),
    )


def _about(frame: Frame, flag: Flag) -> Plain:
    """The session that a flag is about; test injections have no number."""
    is_answer = flag.rule in (Rule.REACTION, Rule.LATE_CHECK)
    id_ = flag.session.id if flag.session else flag.id.partition(":")[2] if is_answer else ""
    about = reference(frame.procedures[id_]) if id_ in frame.procedures else {}
    if flag.session:
        about["display"] = words.session_number(flag.session)
    elif about:
        about["display"] = words.TESTED
    return about


def _evidence(flag: Flag, there: Collection[str]) -> Iterator[Plain]:
    """The days of which it is certain that they belong to the session, and those that may."""
    for certain in (True, False):
        days = [one for one in flag.evidence if one.certain is certain]
        found = dict.fromkeys(id_ for one in days if (id_ := _proof(flag, one)) in there)
        if days:
            text = concept(words.evidence(flag, is_certain=certain))
            detail = {"detail": references(*found)} if found else {}
            yield {"code": [text], **detail}


def _proof(flag: Flag, one: Evidence) -> str:
    if flag.rule in (Rule.REACTION, Rule.LATE_CHECK):
        return answer_id(one.check_in)
    if flag.area is None or flag.symptom is None:
        return id_of("QuestionnaireResponse", one.check_in)
    return observation_id(one.check_in, flag.area, flag.symptom)


def _told(frame: Frame, flag: Flag) -> Iterator[Plain]:
    for entry in frame.shared.records.told:
        if entry.value.flag == flag.id:
            text = words.told(said(entry.value.note))
            yield {"action": concept(text), "date": entry.value.day.isoformat()}
