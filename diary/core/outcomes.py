"""How each session went: its courses, and what they come to over all its areas."""

from typing import NamedTuple

from diary.core.areas import AREAS
from diary.core.courses import Course, Episode, EpisodeStatus
from diary.core.records import SessionKind, TreatmentSession
from diary.core.scales import SYMPTOMS
from diary.core.summary import Summary

#: How an episode ended, from settled to least settled.
_UNSETTLED = (
    *(EpisodeStatus.RESOLVED, EpisodeStatus.LOOKS_CLEAR, EpisodeStatus.REPLACED),
    *(EpisodeStatus.END_UNKNOWN, EpisodeStatus.NO_RECENT_REPORT, EpisodeStatus.ONGOING),
)


class Outcome(NamedTuple):
    """How one symptom went after one session, told by the area in which it is least settled.

    `episode` is that course's latest, None where the symptom was never present in any area.
    `is_clear` where every area has a report and none has anything left.
    """

    course: Course
    episode: Episode | None
    is_clear: bool


def courses_after(summary: Summary, session: TreatmentSession) -> tuple[Course, ...]:
    """A session's courses, from head to toe, bruising first. A test injection has none."""
    if session.kind is SessionKind.TEST:
        return ()
    # By day, not by id: two sessions of one date that share an area are one session for it.
    return tuple(
        course
        for area in AREAS
        if area in session.areas
        for symptom in SYMPTOMS
        for course in summary.courses_in(area, symptom)
        if course.session.day == session.day
    )


def outcomes(summary: Summary, session: TreatmentSession) -> tuple[Outcome, ...]:
    """One for each symptom of which something was said after this session."""
    found = []
    courses = courses_after(summary, session)
    for symptom in SYMPTOMS:
        ends = [(one, _latest(summary, one)) for one in courses if one.symptom is symptom]
        said = [end for end in ends if end[0].days]
        if said:
            is_clear = len(said) == len(ends) and all(_is_clear(latest) for _, latest in said)
            found.append(Outcome(*max(said, key=_unsettled), is_clear))
    return tuple(found)


def is_all_clear(found: tuple[Outcome, ...]) -> bool:
    """Whether every symptom was asked about in every area, and nothing is left anywhere."""
    return len(found) == len(SYMPTOMS) and all(one.is_clear for one in found)


def _latest(summary: Summary, course: Course) -> Episode | None:
    episodes = summary.episodes(course)
    return episodes[-1] if episodes else None


def _is_clear(latest: Episode | None) -> bool:
    return latest is None or latest.status is EpisodeStatus.RESOLVED


def _unsettled(end: tuple[Course, Episode | None]) -> tuple[int, int]:
    latest = end[1]
    if latest is None:
        return -1, 0
    return _UNSETTLED.index(latest.status), latest.last_day.toordinal()
