"""Whole files that ride in a bundle, each as a FHIR DocumentReference."""

from base64 import b64encode
from hashlib import sha1
from importlib import import_module

from diary.sharing.fhir.frame import Frame
from diary.sharing.fhir.parts import DOCUMENT, Plain, concept, identifier, reference, resource
from diary.sharing.json import exported
from diary.wording import fhir as words


def data(frame: Frame) -> Plain:
    """The JSON export of what goes out: from it another diary gets all of it back."""
    content = exported(frame.shared)
    return _document(frame, "json", "application/json", words.AS_DATA, content)


def report(frame: Frame) -> Plain:
    """The PDF of what goes out, without the data: that rides beside it, if at all."""
    content: bytes = import_module("diary.sharing.pdf").exported(frame.shared, with_data=False)
    return _document(frame, "pdf", "application/pdf", words.AS_PDF, content)


def _document(frame: Frame, form: str, content_type: str, text: str, content: bytes) -> Plain:
    # FHIR R4 asks for SHA-1: it is a check against damage, not against anybody.
    digest = sha1(content, usedforsecurity=False).digest()
    return resource(
        "DocumentReference",
        frame.own_id("DocumentReference", form),
        identifier=identifier(DOCUMENT, form),
        status="current",
        type=concept(text),
        subject=reference(frame.patient),
        author=[reference(frame.patient)],
        content=[
            {
                "attachment": {
                    "contentType": content_type,
                    "data": b64encode(content).decode(),
                    "size": len(content),
                    "hash": b64encode(digest).decode(),
                    "title": f"symptom-diary.{form}",
                }
            }
        ],
    )
