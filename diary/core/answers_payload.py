"""The records around a session as plain JSON values and back; see `payload`.

Apart from the others, so that a start that meets none of them loads neither.
"""

from collections.abc import Mapping
from typing import Any

from diary.core.answers import (
    AreaSeen,
    LateAnswer,
    PlanChange,
    PlannedSession,
    Reaction,
    ResultAnswer,
    Seen,
)
from diary.core.areas import area_named
from diary.core.errors import RecordError
from diary.core.payload import Plain, is_a, plain_at, plain_day, plain_note, plain_text, plain_texts
from diary.core.records import Answer

AnswerRecord = PlannedSession | Reaction | LateAnswer | ResultAnswer | PlanChange


def answer_to_plain(record: AnswerRecord) -> Plain:
    """A record's payload; parts that say nothing are left out."""
    plain: Plain = {"day": record.day.isoformat()}
    match record:
        case PlannedSession():
            if record.areas:
                plain["areas"] = [area.name for area in record.areas]
            if record.checked:
                plain["checked"] = sorted(record.checked)
        case Reaction():
            plain |= {"session": record.session, "seen": sorted(record.seen)}
            if record.size:
                plain["size"] = record.size
        case LateAnswer():
            answer = record.answer.value
            plain |= {"session": record.session, "week": record.week, "answer": answer}
        case ResultAnswer():
            seen = {one.area.name: one.seen.value for one in record.seen}
            plain |= {"session": record.session, "seen": seen}
        case _:
            plain |= {"id": record.id, "version": record.version, "text": record.text}
    if isinstance(record, PlannedSession | Reaction) and record.at is not None:
        plain["at"] = record.at.isoformat("minutes")
    if record.note:
        plain["note"] = record.note
    return plain


def answer_from_plain(kind: str, plain: Mapping[str, Any]) -> AnswerRecord:
    """Read a payload of that kind; raises as reading any record does."""
    day, note = plain_day(plain), plain_note(plain)
    if kind == PlannedSession.RECORD:
        areas = tuple(area_named(name) for name in plain_texts(plain.get("areas", [])))
        checked = frozenset(plain_texts(plain.get("checked", [])))
        return PlannedSession(day, areas, plain_at(plain), checked, note)
    if kind == Reaction.RECORD:
        return Reaction(
            session=plain_text(plain["session"]),
            day=day,
            seen=frozenset(plain_texts(plain["seen"])),
            at=plain_at(plain),
            size=plain_text(plain.get("size", "")),
            note=note,
        )
    if kind == LateAnswer.RECORD:
        week, answer = is_a(int, plain["week"]), Answer(plain["answer"])
        return LateAnswer(plain_text(plain["session"]), week, day, answer, note)
    if kind == ResultAnswer.RECORD:
        seen = tuple(
            AreaSeen(area_named(area), Seen(found)) for area, found in plain["seen"].items()
        )
        return ResultAnswer(plain_text(plain["session"]), day, seen, note)
    if kind == PlanChange.RECORD:
        return PlanChange(
            day,
            plain_text(plain["id"]),
            plain_text(plain["version"]),
            is_a(str, plain["text"]),
            note,
        )
    raise RecordError("unknown-kind", kind[:40])
