"""What the commands and the text export print: today, flags, courses, sessions, days."""

from datetime import date

from diary.core.areas import Area
from diary.core.courses import Course, Episode, EpisodeStatus, SessionRef
from diary.core.flags import Evidence, Flag
from diary.core.grid import Cell, Row
from diary.core.records import TreatmentSession
from diary.core.rules import Rule
from diary.core.scales import BRUISING, SYMPTOMS, Symptom, severity_word
from diary.core.stated import Marks
from diary.core.summary import Completion, Summary
from diary.wording.body import area_label, mark_words, severity_phrase
from diary.wording.commands import session_line
from diary.wording.days import (
    after_session,
    count,
    day_words,
    session_words,
    span_words,
)
from diary.wording.letters import capital
from diary.wording.sessions import lasted

NO_SESSION = (
    "There is no treatment in this diary yet. “diary session add --help” shows how to add one."
)
NOT_WHOLE = "Not all of this diary can be read, so something may be missing here."
NOTHING_TO_TELL = "Nothing to tell your clinic right now."
NOT_FOLLOWED = "No area is being followed now."
PAST_FLAGS = "No longer active:"
NOT_LOGGED_YET = "not logged yet"
FOLLOWED = "The areas being followed, with what was last logged:"
THE_DAYS = "The days:"
MORE_FLAGS = "“diary flags” shows the days."
NOT_LOGGED = "Not logged today yet. “diary log” asks; “diary log --same” repeats yesterday."
LOGGED = "Today is logged."
LEGEND = (
    ("▼ session", "░ the usual time", "· not logged"),
    ("▲ longer than usual", "△ maybe longer", "L logged late"),
    ("C corrected later", "* both of these", ""),
)
LEGEND_SCALES = (
    "Bruise: 0 none, 1 spots, 2 coin, 3 palm, 4 large. Sore: 0 to 10."
    " “diary timeline --plain” says it in words."
)


def today_heading(as_of: date, session: str) -> str:
    return f"{day_words(as_of)}. {session}" if session else f"{day_words(as_of)}."


def since_session(days: int, number: int, day: date, as_of: date) -> str:
    when = after_session(days, f"session {number}")
    return f"{capital(when)} ({day_words(day, as_of)})."


def things_to_tell(number: int, as_of: date, today: date) -> str:
    when = "" if as_of == today else f" on {day_words(as_of)}"
    if not number:
        return NOTHING_TO_TELL if not when else f"Nothing to tell your clinic{when}."
    return f"{count(number, 'thing')} to tell your clinic{when}."


_TICKED = ("ticked", "ticked")
#: What was answered, for sure or not.
_ANSWERED = {
    Rule.REACTION: ("a reaction", "a reaction"),
    Rule.LATE_CHECK: ("answered yes", "answered unsure"),
}


def flag_id(short: str) -> str:
    """What `diary told` takes."""
    return f"Id: {short}"


def and_later(number: int) -> str:
    return f"The same holds for {count(number, 'later session')}."


def evidence_row(flag: Flag, one: Evidence, marks: Marks, as_of: date) -> tuple[str, ...]:
    """A day that proves a flag, in cells."""
    day = day_words(one.day, as_of)
    marked = mark_words(*marks)
    if flag.symptom is None or one.severity is None or one.day_number is None:
        return day, _ANSWERED.get(flag.rule, _TICKED)[not one.certain], marked
    after = f"{count(one.day_number, 'day')} after" if one.day_number else "the same day"
    sure = "" if one.certain else "maybe from this session"
    said = severity_phrase(flag.symptom, one.severity)
    return day, after, said, ", ".join(part for part in (sure, marked) if part)


def told(day: date, as_of: date, note: str = "") -> str:
    said = f" Note: {note}" if note else ""
    return f"You told your clinic on {day_words(day, as_of)}.{said}"


def followed_row(summary: Summary, area: Area) -> tuple[str, str, str, str]:
    """An area with what was last logged about it, and when."""
    said = summary.areas[area].severities
    days = [day for symptom in SYMPTOMS for day in said[symptom]]
    if not days:
        return area_label(area), NOT_LOGGED_YET, "", ""
    latest = date.fromordinal(max(days))
    parts = [_latest(summary, area, symptom, latest) for symptom in SYMPTOMS]
    return area_label(area), parts[0], parts[1], day_words(latest, summary.as_of)


def _latest(summary: Summary, area: Area, symptom: Symptom, day: date) -> str:
    severity = summary.severity(area, symptom, day)
    if severity is None:
        return ""
    stated = summary.stated(area, symptom, day)
    marked = mark_words(stated.is_late, stated.is_edited)
    said = severity_phrase(symptom, severity)
    return f"{said} ({marked})" if marked else said


def completion(done: Completion) -> str:
    """How complete the diary is; empty before the first expected day."""
    if not done.expected:
        return ""
    late = f", {done.late} late" if done.late else ""
    missed = f", {done.missed} missed" if done.missed else ""
    return f"Logged on time: {done.on_time} of {count(done.expected, 'day')}{late}{missed}."


def missed(days: int, latest: date, as_of: date) -> str:
    """Said where days within reach can still be filled in."""
    when = day_words(latest, as_of)
    return f"{when} was not logged. You can still add it: “diary log --on {latest.isoformat()}”."


def after(session: SessionRef, as_of: date) -> str:
    return f"After {session_words(session, as_of)}:"


def course_line(course: Course, episode: Episode | None, as_of: date) -> str:
    """One episode of a course, or that there was none."""
    what = "Bruise" if course.symptom is BRUISING else "Soreness"
    if episode is None:
        return f"{what}: {'none' if course.days else 'nothing logged'}."
    return f"{what}: {episode_words(course.symptom, episode, as_of)}"


def course_marks(late: int, edited: int) -> str:
    """`Logged late: 1 day. Corrected: 2 days.`; empty where nothing was."""
    parts = [("Logged late", late), ("Corrected", edited)]
    return " ".join(f"{what}: {count(days, 'day')}." for what, days in parts if days)


def episode_words(symptom: Symptom, episode: Episode, as_of: date) -> str:
    """`12 to 18 Nov, at most coin. Gone after 7 to 8 days.`"""
    peak = severity_word(symptom, episode.peak)
    worst = peak if symptom is BRUISING else f"{episode.peak} ({peak})"
    days = span_words(episode.first_day, episode.last_day, as_of)
    return f"{days}, at most {worst}. {_status(episode)}"


def _status(episode: Episode) -> str:
    days = lasted(episode)
    match episode.status:
        case EpisodeStatus.RESOLVED:
            return f"Gone; it lasted {days}."
        case EpisodeStatus.LOOKS_CLEAR:
            return f"Looks clear; it lasted {days}."
        case EpisodeStatus.ONGOING:
            return f"Still there after {days}."
        case EpisodeStatus.END_UNKNOWN:
            return f"It lasted {days} or more; nobody knows when it ended."
        case EpisodeStatus.REPLACED:
            return f"It lasted {days} or more and was over before the next session."
        case EpisodeStatus.NO_RECENT_REPORT:
            return f"It lasted {days} or more; there is no report since."


def session_row(session: TreatmentSession, number: int | None, *, is_edited: bool) -> str:
    line = session_line(session)
    line = f"Session {number}{line[7:]}" if number else f"{capital(line)}"
    line += f" ({mark_words(False, is_edited)})" * is_edited
    return f"{line}. Note: {session.note}" if session.note else f"{line}."


def cell_words(row: Row, cell: Cell, limit: int) -> str:
    """What one date of one row says, for a screen reader; empty where there is nothing to say."""
    if cell.severity is None:
        return ""
    said = severity_phrase(row.symptom, cell.severity)
    past = f"more than {count(limit, 'day')} after a session"
    if cell.is_past:
        said += f", maybe {past}" if cell.is_possible else f", {past}"
    return ", ".join(part for part in (said, mark_words(cell.is_late, cell.is_edited)) if part)


def area_day(row: Row, parts: list[str]) -> str:
    return f"{area_label(row.area)}: {', '.join(parts)}."


def not_logged(row: Row) -> str:
    return f"{area_label(row.area)}: not logged."


def session_on(numbers: list[int]) -> str:
    return f"Session {' and '.join(map(str, numbers))}."
