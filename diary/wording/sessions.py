"""Sessions in words: how each went and how it ended. The screens and the clinic's report share it.

A course is one symptom in one area after one session; each of its stretches is a sentence.
"""

from collections.abc import Sequence
from datetime import date

from diary.core.areas import Area
from diary.core.courses import Course, Episode, EpisodeStatus
from diary.core.entries import Entry
from diary.core.outcomes import Outcome, is_all_clear
from diary.core.records import Revision, SessionKind, TreatmentSession
from diary.core.scales import BRUISING, Symptom, severity_word
from diary.wording.body import area_words, mark_words
from diary.wording.days import MONTHS, ago, count, day_words, moment_words, short_day
from diary.wording.letters import capital

HOW_IT_WENT = "How it went"
ANSWERED = "What you answered"
TEST_ONLY = "After test injections alone, nothing is followed."
GONE = "This session is withdrawn. It stays in the history."

OPEN = "Open"
ADD = "Add"
EDIT = "Correct"
TITLE_EDIT = "Correct a session"

TIP_EDIT = "Correct this session; the earlier version stays in the history"
TIP_WITHDRAW = "Withdraw this session; it stays in the history"


def none_yet(key: str) -> str:
    return f"No session yet. Press {key} to add the first one."


def name(session: TreatmentSession, number: int | None) -> str:
    """`Session 2`, `Test injections`."""
    if session.kind is SessionKind.TEST:
        return "Test injections"
    return f"Session {number}" if number else "Session"


def when(session: TreatmentSession, as_of: date) -> str:
    """`Thu 19 Nov, 14:30`."""
    at = f", {session.at:%H:%M}" if session.at else ""
    return f"{day_words(session.day, as_of)}{at}"


def areas(treated: Sequence[Area]) -> str:
    """`left thigh (front), lower abdomen`."""
    return ", ".join(area_words(area) for area in treated)


def heading(
    session: TreatmentSession, number: int | None, as_of: date, *, is_edited: bool = False
) -> list[str]:
    """`Session 2`, `Thu 19 Nov, 14:30`, `left thigh (front), lower abdomen`."""
    edited = f" ({mark_words(False, is_edited)})" * is_edited
    return [name(session, number), when(session, as_of), areas(session.areas) + edited]


def standing(found: tuple[Outcome, ...], as_of: date, *, is_whole: bool = True) -> list[str]:
    """How a session stands: `bruise still there`, `soreness gone after 2 days`.

    Where not all of the diary can be read, nothing is called all clear.
    """
    if not found:
        return ["nothing logged yet"]
    parts = [_stands(one, as_of) for one in found]
    if is_whole and is_all_clear(found):
        return ["all clear", *(part for part in parts if not part.startswith("no "))]
    return parts


def _stands(one: Outcome, as_of: date) -> str:
    what, episode = _what(one.course.symptom), one.episode
    if episode is None:
        return f"no {what}"
    match episode.status:
        case EpisodeStatus.RESOLVED:
            return f"{what} gone after {lasted(episode)}"
        case EpisodeStatus.LOOKS_CLEAR:
            return f"{what} looks clear after {lasted(episode)}"
        case EpisodeStatus.REPLACED:
            return f"{what} gone by the next session"
        case EpisodeStatus.ONGOING:
            return f"{what} still there"
        case _:
            return f"{what}: no report since {short_day(episode.last_day, as_of)}"


def lasted(episode: Episode) -> str:
    """`8 days`, `7 to 8 days`; only as much as is known."""
    least, most = episode.lasted_at_least, episode.lasted_at_most
    return count(least, "day") if most is None or most == least else f"{least} to {most} days"


def course_sentence(
    course: Course, episodes: Sequence[Episode], as_of: date, *, with_area: bool = False
) -> str:
    """`Bruise: from Thu 19 to Fri 27 Nov, at least 9 days, gone by Sat 28 Nov.`

    `with_area` names it too: `Bruise, left thigh (front): from …`. A course that came back has a
    sentence for each stretch, the oldest first.
    """
    start = _what(course.symptom).capitalize()
    if with_area:
        start += f", {area_words(course.area)}"
    if not course.days:
        return f"{start}: nothing logged."
    if not episodes:
        return f"{start}: none."
    said = [_stretch(one, as_of) for one in episodes]
    is_unsure = any(
        severity and not certain
        for severity, certain in zip(course.severities, course.certain, strict=True)
    )
    sentences = [f"{start}: {said[0]}.", *(f"Again {one}." for one in said[1:])]
    sentences += ["Some of it may be from a later session."] * is_unsure
    return " ".join(sentences)


def _stretch(episode: Episode, as_of: date) -> str:
    """`from Thu 19 to Fri 27 Nov, at least 9 days, gone by Sat 28 Nov`."""
    first, last = episode.first_day, episode.last_day
    begin, end = day_words(first, as_of), day_words(last, first)
    days = count(episode.lasted_at_least, "day")
    is_one = first == last
    span = f"on {begin}" if is_one else f"{_span(first, last, as_of)}, at least {days}"
    gone = day_words(episode.gone_by, last) if episode.gone_by else ""
    match episode.status:
        case EpisodeStatus.RESOLVED:
            return f"{span}, gone by {gone}"
        case EpisodeStatus.LOOKS_CLEAR:
            return f"{span}, looks clear since {gone}"
        case EpisodeStatus.REPLACED:
            return f"{span}, gone by the next session"
        case EpisodeStatus.END_UNKNOWN:
            return f"{span}, end not known"
        case EpisodeStatus.ONGOING:
            return f"since {begin}, " + (
                "still there" if is_one else f"at least {days}, still there on {end}"
            )
        case EpisodeStatus.NO_RECENT_REPORT:
            if is_one:
                return f"{span}, no report since"
            return f"from {begin}, at least {days}, no report since {end}"


def _span(first: date, last: date, as_of: date) -> str:
    """`from Thu 19 to Fri 27 Nov`: a month or a year that both share is said once."""
    begin = day_words(first, last)
    if (first.year, first.month) == (last.year, last.month):
        begin = begin.removesuffix(f" {MONTHS[first.month - 1]}")
    return f"from {begin} to {day_words(last, as_of)}"


def worst(courses: Sequence[Course]) -> str:
    """` · at worst coin, sore 6 (moderate)`; empty where nothing was there."""
    parts = []
    for one in courses:
        if peak := max(one.severities, default=0):
            word = severity_word(one.symptom, peak)
            parts.append(word if one.symptom is BRUISING else f"sore {peak} ({word})")
    return f" · at worst {', '.join(parts)}" if parts else ""


def _what(symptom: Symptom) -> str:
    return "bruise" if symptom is BRUISING else "soreness"


# One session on a page of its own.


def title(entry: Entry[TreatmentSession], number: int | None, today: date) -> tuple[str, str]:
    """What stands on the left and on the right of its heading."""
    session = entry.value
    return name(session, number), f"{when(session, today)} · {ago(session.day, today)}"


def treated(session: TreatmentSession) -> str:
    """`Left thigh (front), lower abdomen, with numbing cream.`"""
    words = areas(session.areas)
    cream = ", with numbing cream" * session.numbing_cream
    return f"{capital(words)}{cream}."


def note(text: str) -> str:
    return f"Note: {text}"


def given(session: TreatmentSession) -> list[str]:
    """`Products: Lipo C, batch 12`, a line each: what, in how many places, and by whom."""
    return [
        *([f"Products: {session.products}"] if session.products else ()),
        *([f"Places treated: {session.points}"] if session.points else ()),
        *([f"Given by: {session.by}"] if session.by else ()),
    ]


def entered(day: date, first: Revision, now: Revision) -> str:
    """`Entered on Thu 19 Nov 2026 at 18:00. Corrected on Fri 20 Nov 2026 at 09:10.`

    `first` is how the session of that day was entered, `now` since when it is as it stands.
    """
    how = "Entered late, on" if first.is_late_for(day) else "Entered on"
    said = f"{how} {moment_words(first.local_time)}."
    if now.revision > first.revision:
        said += f" Corrected on {moment_words(now.local_time)}."
    return said


def corrected(day: date, today: date) -> str:
    when = day_words(day, today)
    return f"Session on {when} corrected. The earlier version stays in the history. Undo: u"
