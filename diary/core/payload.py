"""Records and revisions as plain JSON values and back: the one form the file and the exports share.

Reading checks everything: what comes back is a value that has checked itself, or a `DiaryError`.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar

from diary.core.areas import area_named
from diary.core.errors import RecordError
from diary.core.profile import PARTS, Profile
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
from diary.core.text import clean

Plain = dict[str, Any]
V = TypeVar("V")

_MANGLED = (KeyError, TypeError, ValueError, AttributeError, OverflowError)


def revision_to_plain(revision: Revision) -> Plain:
    """The members in the order they are stored; `recorded_at` in UTC to the microsecond."""
    at = revision.recorded_at
    return {
        "id": revision.id,
        "revision": revision.revision,
        "kind": revision.value.RECORD,
        "recorded_at": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "offset": revision.offset,
        "zone": revision.zone,
        "reason": revision.reason,
        "withdrawn": revision.withdrawn,
        "payload": record_to_plain(revision.value),
    }


def revision_from_plain(plain: Mapping[str, Any]) -> Revision:
    """Read what `revision_to_plain` wrote; raises `DiaryError` for any other form."""
    try:
        # One after the other: `misread` goes by what was asked for last.
        recorded_at = datetime.fromisoformat(plain["recorded_at"])
        if recorded_at.utcoffset() != timedelta(0):
            raise ValueError("not an instant in UTC")
        offset = is_a(int, plain["offset"])
        if not -1440 < offset < 1440:
            raise ValueError("not within a day of UTC")
        number = is_a(int, plain["revision"])
        if number < 1:
            raise ValueError("not from 1 on")
        revision = Revision(
            plain_text(plain["id"]),
            number,
            recorded_at,
            offset,
            plain_text(plain["zone"]),
            record_from_plain(plain["kind"], plain["payload"]),
            plain_text(plain["reason"]),
            is_a(bool, plain["withdrawn"]),
        )
        local_day = revision.local_time.date()
    except _MANGLED as error:
        raise RecordError("unreadable-record", str(error)[:80]) from error
    is_to_come = revision.value.RECORD == "planned"
    if revision.value.day > local_day and not is_to_come and not _is_taken_back(revision):
        raise RecordError("recorded-before-its-day", revision.value.day.isoformat())
    return revision


def _is_taken_back(revision: Revision) -> bool:
    """Whether it only says again, or no longer, what was said before.

    Whoever has put a wrong clock right, or crossed the date line, can still take a day back.
    """
    from diary.core.reasons import read_reason  # hardly ever

    return revision.withdrawn or read_reason(revision.reason).undone is not None


def record_to_plain(record: Record) -> Plain:
    """A record's payload; parts that say nothing are left out."""
    if isinstance(record, CheckIn):
        return _check_in_to_plain(record)
    if isinstance(record, TreatmentSession):
        return _session_to_plain(record)
    if isinstance(record, Profile):
        return _profile_to_plain(record)
    if not isinstance(record, ToldClinic):
        from diary.core.answers_payload import answer_to_plain  # hardly ever

        return answer_to_plain(record)
    plain: Plain = {"flag": record.flag, "day": record.day.isoformat()}
    if record.note:
        plain["note"] = record.note
    return plain


def record_from_plain(kind: str, plain: Mapping[str, Any]) -> Record:
    """Read a payload of that kind; raises `DiaryError` where it isn't one."""
    try:
        if kind == "check-in":
            return _check_in_from_plain(plain)
        if kind == "session":
            return _session_from_plain(plain)
        if kind == "told":
            return ToldClinic(plain_text(plain["flag"]), plain_day(plain), plain_note(plain))
        if kind == "profile":
            return _profile_from_plain(plain)
        if isinstance(kind, str):
            from diary.core.answers_payload import answer_from_plain

            return answer_from_plain(kind, plain)
    except _MANGLED as error:
        raise RecordError("unreadable-record", str(error)[:80]) from error
    raise RecordError("unknown-kind", str(kind)[:40])


def is_a(kind: type[V], value: object) -> V:
    # Not isinstance: true is no 1, and a text in place of a list is not a list of letters.
    if type(value) is not kind:
        raise TypeError(f"not of type {kind.__name__}")
    return value


def plain_text(value: object) -> str:
    """A text, without what could act on a terminal, whoever wrote it into the file."""
    return clean(is_a(str, value))


def plain_texts(value: object) -> list[str]:
    return [plain_text(one) for one in is_a(list, value)]


def plain_day(plain: Mapping[str, Any], part: str = "day") -> date:
    day = date.fromisoformat(plain[part])
    if day.isoformat() != plain[part]:
        raise ValueError("not a day as YYYY-MM-DD")
    return day


def plain_at(plain: Mapping[str, Any]) -> time | None:
    if "at" not in plain:
        return None
    at = time.fromisoformat(plain["at"])
    if f"{at:%H:%M}" != plain["at"]:
        raise ValueError("not a time as HH:MM")
    return at


def plain_note(plain: Mapping[str, Any]) -> str:
    return plain_text(plain.get("note", ""))


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
    if session.products:
        plain["products"] = session.products
    if session.points is not None:
        plain["points"] = session.points
    if session.by:
        plain["by"] = session.by
    return plain


def _session_from_plain(plain: Mapping[str, Any]) -> TreatmentSession:
    return TreatmentSession(
        day=plain_day(plain),
        areas=tuple(area_named(name) for name in plain_texts(plain["areas"])),
        kind=SessionKind(plain["kind"]),
        at=plain_at(plain),
        numbing_cream=is_a(bool, plain.get("numbing_cream", False)),
        note=plain_note(plain),
        products=plain_text(plain.get("products", "")),
        points=is_a(int, plain["points"]) if "points" in plain else None,
        by=plain_text(plain.get("by", "")),
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
    return CheckIn(
        day=plain_day(plain),
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
        signs=frozenset(plain_texts(plain["signs"])) if "signs" in plain else None,
        remedies=tuple(plain_texts(plain.get("remedies", []))),
        note=plain_note(plain),
    )


def _profile_to_plain(profile: Profile) -> Plain:
    plain: Plain = {"day": profile.day.isoformat()}
    for part in PARTS:
        if said := getattr(profile, part):
            plain[part] = said.isoformat() if part == "born" else said
    return plain


def _profile_from_plain(plain: Mapping[str, Any]) -> Profile:
    return Profile(
        day=plain_day(plain),
        born=plain_day(plain, "born") if "born" in plain else None,
        **{part: plain_text(plain.get(part, "")) for part in PARTS if part != "born"},
    )
