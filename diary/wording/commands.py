"""What the commands say about what they do, and their help. What they print is in `reports`."""

from collections.abc import Sequence
from datetime import date

from diary.core.areas import AREAS, Area, Region
from diary.core.courses import SessionRef
from diary.core.flags import Flag
from diary.core.plan import CarePlan
from diary.core.records import CheckIn, Leftover, Rating, Revision, SessionKind, TreatmentSession
from diary.wording.body import area_label, area_words, region_label, severity_phrase
from diary.wording.days import ago, count, day_words
from diary.wording.flags import level_symbol, level_words

DIARY = """A symptom diary for the days after a mesotherapy session.

Say each evening how bruised and how sore each treated area was. The diary tells you what lasts
longer than usual, and makes a report for your clinic.

Alone, “diary” opens the diary on the screen. It does not diagnose, and nobody reads it live.
"""
DAYS = (
    "Days are written as 2026-11-19, “19 November”, today, yesterday, “3 days ago” or a weekday,"
    " which means the latest one."
)
HOME = "The folder the diary is kept in. Else DIARY_HOME, else your own data folder."
EMPTY_HOME = "it needs the name of a folder."
JSON = "Print it as JSON, for other programs."
AS_OF = "Show it as it stood on that day."

LOG = """Log one day: how bruised and how sore each area was.

Say how it was at its worst since the day before.

Without options it asks, one line after another.

\b
  diary log --rate left-calf:2:3       bruise 2 (coin), soreness 3
  diary log --rate left-calf:coin:-    leaves the soreness out
  diary log --same                     as yesterday
  diary log --none                     nothing anywhere

Bruising is 0 none, 1 spots, 2 coin, 3 palm, 4 large. Soreness is 0 to 10.
"""
LOG_ON = "The day it is about; today if left out."
LOG_RATE = "How bruised (0-4 or its word) and how sore (0-10) an area was; “-” leaves one out."
LOG_LEFTOVER = "Was any of it there before your latest session? yes, no or unsure."
LOG_SAME = "Yesterday's values again. Areas given with --rate get theirs."
LOG_NONE = "Zero for every area being followed. Areas given with --rate get theirs."
LOG_SIGN = "A warning sign by its name, or “none”. An unknown one lists them."
LOG_REMEDY = "Something you used, such as arnica or a cold pack."
LOG_NOTE = "A note; “-” reads it from the input."
NOTHING_TO_LOG = "there is nothing to log. Give at least one value, such as --rate left-calf:2:3."

SESSION = "Add a treatment session, plan one, or list them."
SESSION_ADD = """Add a session: the day and the areas that were treated.

\b
  diary session add --on today --at 14:30 --area left-calf --area neck
"""
SESSION_LIST = "List the sessions, the oldest first."
SESSION_AREA = "An area that was treated; give it once for each."
SESSION_ON = "The day of the session."
SESSION_AT = "The time of day, as HH:MM."
SESSION_KIND = "A treatment, or only the two test injections of the day before."
SESSION_CREAM = "A numbing cream was put on before."
SESSION_PRODUCTS = "What was injected, with its batch, in your own words."
SESSION_POINTS = "How many places were treated."
SESSION_BY = "Who gave it."
SESSION_NOTE = "A note; “-” reads it from the input."

STATUS = "Show today at a glance."
FLAGS = "Show what to tell your clinic, with the days that prove it."
COURSES = "Show how each bruise and soreness went, session by session."
TIMELINE = """Show every day in a grid.

There is a row for each symptom of an area and a column for each day. With --plain it is one
sentence a day instead, which a screen reader can follow.
"""
TIMELINE_PLAIN = "One line for each day instead of a grid."
EXPORT = """Write the diary to hand it on, or reminders.

pdf is the report for your clinic. text is a short summary to paste into a message. csv is a table,
one row for each rating. It has check-ins alone: answers about reactions, late checks and results go
by pdf, json or fhir. json is everything, with its whole history. fhir is for the computer of your
clinic.

ics is a file for your calendar. It reminds you each evening, when a wait is over, and of late
checks.
"""
EXPORT_TEMPLATE = (
    "An empty csv of the days you missed, to fill in and bring in with “diary import”."
)
EMPTY_TEMPLATE = "No area is being followed, so the table has a header and no rows."
EXPORT_OUTPUT = "The file to make. A file that is there is never written over."
FROM, TO = "The first day.", "The last day."
DEMO = "Try the diary on a made-up one; yours is not touched."
SHORTER_TIMELINE = "These are the last 12 weeks. “diary timeline --from DAY” shows earlier ones."
IN_DEMO = "This is a made-up diary. It goes away when you leave it; your own is not touched."


def session_add() -> str:
    """Help for `session add`, with all areas from head to toe."""
    from diary.wording.lines import wrapped

    lines = [SESSION_ADD, "The areas:", "", "\b"]
    for region in Region:
        names = ", ".join(area.name for area in AREAS if area.region is region)
        lines += wrapped(f"{region_label(region)}: {names}", 76, "  ", "    ")
    return "\n".join(lines)


def wrong_usage(message: str, command: str) -> str:
    """A fault of the command line, on one line of bearable length."""
    short = " ".join(message.split())
    short = short if len(short) <= 300 else f"{short[:299]}…"
    return f"{command}: {short} “{command} --help” shows what it takes."


def day(day: date) -> str:
    return day_words(day)


def understood(day: date, today: date) -> str:
    """`Thu 19 Nov 2026, 3 days ago`."""
    return f"{day_words(day)}, {ago(day, today)}"


def past_midnight(evening: date) -> str:
    """Said after a check-in between 00:00 and 03:59 that did not name its day."""
    return (
        f"It is past midnight, so this is saved for today. For {day_words(evening)} use"
        " “diary log --on yesterday”."
    )


ANOTHER_THAT_DAY = (
    "There is more than one check-in for that day now. All are kept, and the worst value counts."
)


def saved_check_in(revision: Revision, today: date, plan: CarePlan | None = None) -> list[str]:
    """What the disk has now, in words."""
    check_in = revision.value
    assert isinstance(check_in, CheckIn)
    late = ", logged late" if revision.is_late_for(check_in.day) else ""
    said = [f"Saved for {day_words(check_in.day)} ({ago(check_in.day, today)}{late}):"]
    return [*said, *check_in_lines(check_in, plan)]


def check_in_lines(check_in: CheckIn, plan: CarePlan | None = None) -> list[str]:
    """A line for each part of a check-in, its signs in the words of a plan where one is given."""
    areas: dict[Area, list[Rating]] = {}
    for one in check_in.ratings:
        areas.setdefault(one.area, []).append(one)
    answers = {one.area: one for one in check_in.leftovers}
    lines = []
    for area in dict.fromkeys((*areas, *answers)):
        parts = [severity_phrase(one.symptom, one.severity) for one in areas.get(area, ())]
        if area in answers:
            parts.append(_answered(answers[area]))
        lines.append(f"  {area_label(area)} - {', '.join(parts)}")
    if check_in.signs is not None:
        lines.append(f"  Warning signs: {_signs(check_in.signs, plan)}")
    if check_in.remedies:
        lines.append(f"  Used: {', '.join(check_in.remedies)}")
    if check_in.note:
        lines.append(f"  Note: {check_in.note}")
    return lines


def _signs(signs: frozenset[str], plan: CarePlan | None) -> str:
    if plan is None:
        return ", ".join(sorted(signs)) or "none"
    from diary.wording.signs import answered  # few check-ins have one

    return answered(signs, plan)


def _answered(leftover: Leftover) -> str:
    return f"there before the session: {leftover.answer.value}"


def leftover_question(area: Area, session: SessionRef, day: date) -> str:
    """What is asked of an area on a day, where an earlier session may be the cause."""
    return (
        f"Was any of this on your {area_words(area)} there before your session on"
        f" {day_words(session.day, day)}?"
    )


def leftover_hint(area: Area, session: SessionRef, day: date, today: date) -> list[str]:
    """How to answer the question that is due."""
    on = "" if day == today else f" --on {day.isoformat()}"
    return [
        leftover_question(area, session, day),
        f"  To answer:  diary log{on} --leftover {area.name}:yes   (or no, or unsure)",
    ]


def flags_hint(flags: Sequence[Flag]) -> list[str]:
    """That there is something to tell, and where it stands."""
    if not flags:
        return []
    level = max(flag.level for flag in flags)
    # As the cards count: the same thing after two sessions is one thing to tell.
    number = len({(flag.rule, flag.area, flag.symptom, flag.sign) for flag in flags})
    shows = f"“diary flags” shows {'it' if number == 1 else 'them'}"
    return [f"{level_symbol(level)} {level_words(level)}: {count(number, 'thing')}. {shows}."]


def saved_session(revision: Revision, today: date) -> list[str]:
    session = revision.value
    assert isinstance(session, TreatmentSession)
    saved = f"Saved: {session_line(session)} ({ago(session.day, today)})."
    if session.kind is SessionKind.TEST:
        return [saved]
    return [saved, "Log how it is each evening with “diary log”."]


def session_line(session: TreatmentSession) -> str:
    """`session on Thu 19 Nov 2026 at 14:30: left calf, neck, numbing cream`."""
    kind = "session" if session.kind is SessionKind.TREATMENT else "test injections"
    at = f" at {session.at:%H:%M}" if session.at else ""
    parts = [area_words(area) for area in session.areas]
    if session.numbing_cream:
        parts.append("with numbing cream")
    return f"{kind} on {day_words(session.day)}{at}: {', '.join(parts)}"


def written(path: str) -> str:
    return f"Written to {path}."
