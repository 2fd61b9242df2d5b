"""The check-in as a FHIR Questionnaire: the areas, symptoms and signs that it asks about."""

import json
from collections.abc import Iterable, Iterator

from diary.core.areas import Area
from diary.core.plan import CarePlan
from diary.core.records import Answer
from diary.core.scales import SORENESS, SYMPTOMS, Symptom
from diary.sharing.fhir.parts import Plain, coding, id_of, resource, url
from diary.wording import body
from diary.wording import fhir as words

SORENESS_CODE = coding(
    "http://loinc.org",
    "72514-3",
    "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
)


def questionnaire(plan: CarePlan, areas: Iterable[Area]) -> Plain:
    """The same for everybody of whom the same is asked: its id comes from what it asks."""
    items = [
        {"linkId": "day", "text": words.DAY, "type": "date", "required": True},
        *map(_area, areas),
        {
            "linkId": "signs",
            "text": words.SIGNS,
            "type": "open-choice",
            "repeats": True,
            "answerOption": _options([*(one.words for one in plan.signs.values()), words.NO_SIGN]),
        },
        {"linkId": "remedies", "text": words.REMEDIES, "type": "string", "repeats": True},
        {"linkId": "note", "text": words.NOTE, "type": "string"},
    ]
    id_ = id_of("Questionnaire", json.dumps(items))
    return resource(
        "Questionnaire",
        id_,
        url=url(id_),
        name="SymptomDiaryCheckIn",
        title=words.FORM_TITLE,
        status="active",
        subjectType=["Patient"],
        item=items,
    )


def _area(area: Area) -> Plain:
    return {
        "linkId": area.name,
        "text": body.area_label(area),
        "type": "group",
        "item": list(_questions(area)),
    }


def _questions(area: Area) -> Iterator[Plain]:
    for symptom in SYMPTOMS:
        yield {
            "linkId": f"{area.name}.{symptom.name}",
            **_code(symptom),
            "text": words.question(area, symptom),
            "type": "integer",
        }
    yield {
        "linkId": f"{area.name}.leftover",
        "text": words.LEFTOVER,
        "type": "choice",
        "answerOption": _options(map(words.answer, Answer)),
    }


def _code(symptom: Symptom) -> Plain:
    return {"code": [SORENESS_CODE]} if symptom is SORENESS else {}


def _options(texts: Iterable[str]) -> list[Plain]:
    return [{"valueString": one} for one in texts]
