"""The diary as a FHIR R4 Bundle, for the software of a practice.

What was said stands in resources that any such software knows. The diary's own JSON rides along, so
that `diary import` brings all of it back. The same diary gives the same bytes.
"""

import json
from collections.abc import Iterator

from diary.core.answers import ResultAnswer
from diary.core.records import CheckIn
from diary.core.shared import Shared
from diary.sharing.fhir import attached
from diary.sharing.fhir.answers import results
from diary.sharing.fhir.changes import provenances
from diary.sharing.fhir.flags import issues
from diary.sharing.fhir.frame import Frame
from diary.sharing.fhir.parts import Plain, concept, moment, resource, url
from diary.sharing.fhir.ratings import missing, observations
from diary.sharing.fhir.records import main_id, patient, stated
from diary.wording.clinic import NOT_WHOLE, unread_plan


def exported(shared: Shared, *, with_data: bool = True, with_pdf: bool = False) -> bytes:
    """The bundle of what goes out. Its JSON can be left out, and the PDF report put in."""
    frame = Frame(shared)
    entries = list(_resources(frame, with_data=with_data, with_pdf=with_pdf))
    head = {"resourceType": "Bundle", "type": "collection"}
    if shared.revisions:
        latest = max(shared.revisions, key=lambda one: (one.recorded_at, one.offset))
        head["timestamp"] = moment(latest)
    # One entry a line: small, and two bundles can be laid side by side.
    lines = ",\n".join(
        json.dumps(
            {"fullUrl": url(one["id"]), "resource": one}, ensure_ascii=False, separators=(",", ":")
        )
        for one in entries
    )
    text = f'{json.dumps(head)[:-1]}, "entry": [\n{lines}\n]}}\n'
    return text.encode("utf-8", "backslashreplace")


def _resources(frame: Frame, *, with_data: bool, with_pdf: bool) -> Iterator[Plain]:
    """The patient and the files first: whoever reads the data need not read all the rest."""
    profile = frame.shared.records.profile
    yield patient(profile.value if profile else None, frame.patient)
    if with_data:
        yield attached.data(frame)
    if with_pdf:
        yield attached.report(frame)
    warnings = [] if frame.shared.is_whole else [NOT_WHOLE]
    warnings += map(unread_plan, frame.shared.unread_plans)
    if warnings:
        issue = [
            {"severity": "warning", "code": "incomplete", "details": concept(one)}
            for one in warnings
        ]
        yield resource("OperationOutcome", frame.own_id("OperationOutcome"), issue=issue)
    yield frame.form
    there: set[str] = set()
    for one in (*_records(frame), *missing(frame)):
        there.add(one["id"])
        yield one
    yield from issues(frame, there)
    yield from provenances(frame, there)


def _records(frame: Frame) -> Iterator[Plain]:
    """Every record as it stands now, each check-in with its ratings behind it."""
    for chain in frame.chains:
        last = chain[-1]
        id_ = main_id(frame, last)
        if id_ == frame.patient:
            continue
        entry = frame.entry(chain)
        is_edited = not last.withdrawn and frame.shared.is_edited(entry)
        state = "withdrawn" if last.withdrawn else "changed" if is_edited else "entered"
        yield stated(frame, last, state, id_)
        if isinstance(last.value, CheckIn):
            yield from observations(frame, chain, id_)
        if isinstance(last.value, ResultAnswer):
            yield from results(frame, chain)
