"""The results of the sessions: how much of a change the patient saw, area by area."""

from collections.abc import Mapping
from typing import NamedTuple

from diary.core.answers import LateAnswer, Seen
from diary.core.areas import AREAS, Area
from diary.core.courses import SessionRef
from diary.core.entries import Records
from diary.core.summary import Summary


class AfterSession(NamedTuple):
    """What was last said of an area after one session; None where nothing was."""

    session: SessionRef
    seen: Seen | None


def results(summary: Summary) -> Mapping[Area, tuple[AfterSession, ...]]:
    """For each treated area its sessions, oldest first, with what was last said of each."""
    said = {
        (entry.value.session, one.area): one.seen
        for entry in summary.records.results
        if entry.value.day <= summary.as_of
        for one in entry.value.seen
    }
    return {
        area: tuple(AfterSession(one, said.get((one.id, area))) for one in of_area.sessions)
        for area, of_area in summary.areas.items()
        if of_area.sessions
    }


def latest_checks(records: Records) -> list[LateAnswer]:
    """The late checks of the session that was asked about last: the last answer of each week."""
    weeks = {
        one.value.week: one.value
        for one in records.late_checks
        if one.value.session == records.late_checks[-1].value.session
    }
    return [weeks[week] for week in sorted(weeks)]


def latest_result(records: Records) -> list[tuple[Area, Seen]]:
    """What was last said of each area of the session that was asked about last, head to toe."""
    said = {
        one.area: one.seen
        for entry in records.results
        if entry.value.session == records.results[-1].value.session
        for one in entry.value.seen
    }
    return [(area, said[area]) for area in AREAS if area in said]


def without_change(summary: Summary) -> tuple[Area, ...]:
    """The areas on which results usually show by now, and none was ever seen.

    That is so once the answer is none after as many sessions as the care plan says.
    """
    usual = summary.plan.results.usual_sessions
    return tuple(
        area
        for area, after in results(summary).items()
        if any(one.seen is Seen.NONE for one in after[usual - 1 :])
        and not any(one.seen in (Seen.SLIGHT, Seen.CLEAR) for one in after)
    )
