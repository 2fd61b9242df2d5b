"""Records and revisions as plain JSON values and back: the one form the file and the exports share.

Reading checks everything: what comes back is a value that has checked itself, or a `RecordError`.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from diary.core.areas import area_named
from diary.core.errors import DiaryError, RecordError
from diary.core.records import (
    Answer,
    CheckIn,
    Leftover,
    Record,
    Revision,
    SessionKind,
    ToldClinic,
    TreatmentSession,
    rating,
)

Plain = dict[str, Any]


def kind_of(record: Record) -> str:
    """`session`, `check-in` or `told`."""
    if isinstance(record, CheckIn):
        return "check-in"
    return "session" if isinstance(record, TreatmentSession) else "told"


def revision_to_plain(revision: Revision) -> Plain:
    """The members in the order they are stored; `recorded_at` in UTC to the microsecond."""
    at = revision.recorded_at
    return {
        "id": revision.id,
        "revision": revision.revision,
        "kind": kind_of(revision.value),
        "recorded_at": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "offset": revision.offset,
        "zone": revision.zone,
        "reason": revision.reason,
        "withdrawn": revision.withdrawn,
        "payload": record_to_plain(revision.value),
    }


def revision_from_plain(plain: Mapping[str, Any]) -> Revision:
    """Read what `revision_to_plain` wrote; raises `RecordError` for any other form."""
    try:
        recorded_at = datetime.fromisoformat(plain["recorded_at"])
        if recorded_at.tzinfo is None or not -1440 < plain["offset"] < 1440:
            raise RecordError("unreadable-record", "recorded_at")
        value = record_from_plain(plain["kind"], plain["payload"])
        revision = Revision(
            plain["id"],
            plain["revision"],
            recorded_at,
            plain["offset"],
            plain["zone"],
            value,
            plain["reason"],
            plain["withdrawn"],
        )
        if value.day > revision.local_time.date():
            raise RecordError("recorded-before-its-day", value.day.isoformat())
    except DiaryError:
        raise
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise RecordError("unreadable-record", str(error)[:80]) from error
    return revision


def record_to_plain(record: Record) -> Plain:
    """A record's payload; parts that say nothing are left out."""
    if isinstance(record, CheckIn):
        return _check_in_to_plain(record)
    if isinstance(record, TreatmentSession):
        return _session_to_plain(record)
    plain: Plain = {"flag": record.flag, "day": record.day.isoformat()}
    if record.note:
        plain["note"] = record.note
    return plain


def record_from_plain(kind: str, plain: Mapping[str, Any]) -> Record:
    """Read a payload of that kind; raises `DiaryError` where it isn't one."""
    if kind == "check-in":
        return _check_in_from_plain(plain)
    if kind == "session":
        return _session_from_plain(plain)
    if kind == "told":
        return ToldClinic(plain["flag"], date.fromisoformat(plain["day"]), plain.get("note", ""))
    raise RecordError("unknown-kind", str(kind)[:40])


def _session_to_plain(session: TreatmentSession) -> Plain:
    plain: Plain = {
        "day": session.day.isoformat(),
        "kind": session.kind.value,
        "areas": [area.name for area in session.areas],
    }
    if session.at is not None:
        plain["at"] = session.at.isoformat("minutes")
    if session.numbing_cream:
        plain["numbing_cream"] = True
    if session.note:
        plain["note"] = session.note
    return plain


def _session_from_plain(plain: Mapping[str, Any]) -> TreatmentSession:
    return TreatmentSession(
        day=date.fromisoformat(plain["day"]),
        areas=tuple(area_named(name) for name in plain["areas"]),
        kind=SessionKind(plain["kind"]),
        at=time.fromisoformat(plain["at"]) if "at" in plain else None,
        numbing_cream=plain.get("numbing_cream", False),
        note=plain.get("note", ""),
    )


def _check_in_to_plain(check_in: CheckIn) -> Plain:
    ratings: dict[str, dict[str, int]] = {}
    for one in check_in.ratings:
        ratings.setdefault(one.area.name, {})[one.symptom.name] = one.severity
    plain: Plain = {"day": check_in.day.isoformat(), "ratings": ratings}
    if check_in.leftovers:
        plain["leftovers"] = {one.area.name: one.answer.value for one in check_in.leftovers}
    if check_in.signs is not None:
        plain["signs"] = sorted(check_in.signs)
    if check_in.remedies:
        plain["remedies"] = list(check_in.remedies)
    if check_in.note:
        plain["note"] = check_in.note
    return plain


def _check_in_from_plain(plain: Mapping[str, Any]) -> CheckIn:
    signs = plain.get("signs")
    return CheckIn(
        day=date.fromisoformat(plain["day"]),
        ratings=tuple(
            [
                rating(area, symptom, severity)
                for area, of_area in plain["ratings"].items()
                for symptom, severity in of_area.items()
            ]
        ),
        leftovers=tuple(
            [
                Leftover(area_named(area), Answer(answer))
                for area, answer in plain.get("leftovers", {}).items()
            ]
        ),
        signs=None if signs is None else frozenset(signs),
        remedies=tuple(plain.get("remedies", ())),
        note=plain.get("note", ""),
    )
