"""What is planned and answered around a session, in the words of the history."""

from typing import TYPE_CHECKING

from diary.core.records import Record
from diary.wording.body import area_words
from diary.wording.days import day_words

if TYPE_CHECKING:
    from diary.core.answers import PlannedSession, ResultAnswer

#: What each kind is called.
KINDS = {
    "planned": "planned session",
    "reaction": "answer about test injections",
    "late-check": "late check",
    "result": "answer about results",
    "plan": "care plan",
}
SEEN_WORDS = {"none": "no change", "slight": "a slight change", "clear": "a clear change"}
SHORT_FIELDS = {
    "by": "given by",
    "points": "places treated",
    "session": "about",
    "result": "change seen",
    "checked": "done",
    "id": "plan",
}
PLAN_TEXT = "the text of the plan has changed"
TOOK_PLACE = "it took place"


def answer_words(record: Record) -> str:
    """`planned session on Sat 21 Nov 2026`, `late check of Sat 21 Nov 2026`."""
    on = {"planned": "on", "plan": "from"}.get(record.RECORD, "of")
    return f"{KINDS[record.RECORD]} {on} {day_words(record.day)}"


def answer_lines(record: Record) -> list[str]:
    """What such a record says beyond its day, a line each."""
    from diary.core.answers import (
        LateAnswer,
        PlanChange,
        PlannedSession,
        Reaction,
        ResultAnswer,
    )

    match record:
        case PlannedSession():
            return _planned(record)
        case Reaction():
            at = [f"Seen at: {record.at:%H:%M}"] if record.at else []
            size = [f"Size: {record.size}"] if record.size else []
            return [f"Seen: {names_words(record.seen)}", *at, *size]
        case LateAnswer():
            return [f"Week {record.week}: {record.answer.value}"]
        case ResultAnswer():
            return _results(record)
        case PlanChange():
            return [f"Plan: {record.id}, version {record.version}"]
    raise AssertionError(record)


def names_words(names: frozenset[str]) -> str:
    """`cold pack, rash`; `none` for no name."""
    return ", ".join(one.replace("-", " ") for one in sorted(names)) or "none"


def _planned(planned: "PlannedSession") -> list[str]:
    at = [f"Time: {planned.at:%H:%M}"] if planned.at else []
    areas = [f"Areas: {', '.join(map(area_words, planned.areas))}"] if planned.areas else []
    done = [f"Done: {names_words(planned.checked)}"] if planned.checked else []
    return [*at, *areas, *done]


def _results(result: "ResultAnswer") -> list[str]:
    return [f"{area_words(one.area)}: {SEEN_WORDS[one.seen.value]}" for one in result.seen]
