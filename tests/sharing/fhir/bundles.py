"""Bundles of made-up diaries, and everything they are held against."""

import gzip
import json
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import fastjsonschema
from fhir.resources.R4B.bundle import Bundle

from diary.core.answers import LateAnswer, PlanChange, PlannedSession, Reaction, ResultAnswer
from diary.core.areas import AREAS, area_named
from diary.core.moment import Now
from diary.core.period import Period
from diary.core.profile import Profile
from diary.core.reasons import TOOK_PLACE, along_with
from diary.core.records import CheckIn, Revision, TreatmentSession
from diary.core.selection import Part, Selection
from diary.core.shared import Shared
from diary.core.summary import summary
from diary.journal.sharing import shared_from
from diary.sharing import fhir
from tests.answered import answers
from tests.core.tangled import tangled
from tests.diaries import PLAN, START, RandomDiary, at, note_of, revise
from tests.sharing.fhir.rules import faults
from tests.sharing.held import journal

Plain = dict[str, Any]

CALF = area_named("left-calf")
NOW = Now(datetime(2026, 5, 20, 12, 0, tzinfo=UTC), 60, "Europe/Madrid")
_NOTES = (
    "slept badly", "ça va – 痛い", 'said "so", then; left it', "a\u00a0b\u3000c", "[@click=x]",
    "👍🏽", "مرحبا", "<b>x</b>", "x" * 2000,
)  # fmt: skip
_REMEDIES = ((), ("arnica",), ("cold pack", "+34\u00a0600"))
_REASONS = ("mistake", "remembered: at the doctor's", "undo: revision 1", "", "my\u2003words")


def diary(seed: int, days: int = 20) -> list[Revision]:
    """A diary with all there can be: corrections, withdrawals, rivals, told flags, a profile."""
    draw = Random(seed)
    made = RandomDiary(seed, areas=2, days=draw.randint(3, days))
    made.tell([flag.id for flag in summary(made.records(), PLAN, made.as_of).flags])
    first = [*made.revisions(), *answers(seed, made)]
    if draw.random() < 0.7:
        profile = Profile(START, "Ana Ruiz", START.replace(year=1960), "P-7", "Clínica Sol", "112")
        first.append(Revision("profile", 1, datetime(2026, 3, 2, 8, tzinfo=UTC), 60, "", profile))
    found = [_annotated(draw, one) for one in tangled(seed, first)]
    found += draw.choice(([], confirmed(), given_up("twice")))
    kept = [
        one
        for one in found
        if one.value.day <= one.local_time.date() or isinstance(one.value, PlannedSession)
    ]
    return list(dict.fromkeys(kept))  # no diary keeps the very same twice


def confirmed() -> list[Revision]:
    """A planned session that has taken place."""
    planned, session = PlannedSession(START, (CALF,)), TreatmentSession(START, (CALF,), at=time(9))
    return [
        revise("plan", planned, recorded_at=at(START, time(8))),
        revise("plan", planned, number=2, withdrawn=True)._replace(reason=TOOK_PLACE),
        revise("became", session)._replace(reason=along_with("plan", 2)),
    ]


def given_up(reason: str) -> list[Revision]:
    """A planned session that is planned no more."""
    first, gone, _ = confirmed()
    return [first, gone._replace(reason=reason)]


def _annotated(draw: Random, one: Revision) -> Revision:
    value = one.value
    note = draw.choice(_NOTES) if draw.random() < 0.3 else note_of(value)
    if isinstance(value, CheckIn):
        remedies = draw.choice(_REMEDIES)
        value = CheckIn(
            value.day, value.ratings, value.leftovers, value.signs, remedies, note or "n"
        )
    elif isinstance(value, TreatmentSession):
        cream = draw.random() < 0.2
        given = draw.choice(
            (("", None, ""), ("HA\u00a01 % / lot 7", 12, "Eva"), ("", 1, "Ana\u3000B"))
        )
        value = TreatmentSession(value.day, value.areas, value.kind, value.at, cream, note, *given)
    elif isinstance(value, Reaction | LateAnswer | ResultAnswer | PlannedSession | PlanChange):
        value = replace(value, note=note)
    reason = draw.choice(_REASONS) if one.revision > 1 else ""
    return one._replace(value=value, reason=reason, offset=draw.choice((-570, 0, 60, 900)))


def selection(seed: int) -> Selection:
    """Everything, or whatever part of it somebody could choose."""
    draw = Random(seed)
    if draw.random() < 0.4:
        return Selection()
    first = START + timedelta(draw.randrange(10))
    period = draw.choice((Period(), Period(first), Period(None, first), Period(first, first)))
    areas = draw.choice((frozenset(), frozenset(draw.sample(AREAS, 12))))
    without = frozenset(part for part in Part if draw.random() < 0.3)
    return Selection(period, areas, without, with_name=draw.random() < 0.5)


def shared(revisions: list[Revision], chosen: Selection | None = None, now: Now = NOW) -> Shared:
    return shared_from(journal(*revisions), chosen or Selection(), now.today)


def bundle(revisions: list[Revision], chosen: Selection | None = None, **options: Any) -> Plain:
    return read(fhir.exported(shared(revisions, chosen), **options))


def read(content: bytes) -> Plain:
    found: Plain = json.loads(content)
    return found


def of_kind(found: Plain, kind: str) -> list[Any]:
    """The bundle's resources of that kind, in its order."""
    every = [entry["resource"] for entry in found["entry"]]
    return [one for one in every if one["resourceType"] == kind]


def problems(content: bytes) -> list[str]:
    """What fhir.resources, HL7's JSON schema and our own rules say against a bundle."""
    found = []
    try:
        Bundle.model_validate_json(content)
    except (ValueError, KeyError) as error:
        found.append(f"fhir.resources: {error}")
    plain = read(content)
    try:
        schema()(plain)
    except fastjsonschema.JsonSchemaException as error:
        found.append(f"JSON schema: {str(error)[:300]}")
    return [*found, *(f"rules: {fault}" for fault in faults(plain))]


@cache
def schema() -> Any:
    packed = (Path(__file__).parent / "r4" / "schema.json.gz").read_bytes()
    return fastjsonschema.compile(json.loads(gzip.decompress(packed)))
