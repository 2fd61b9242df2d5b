"""The summary that a patient pastes into a message to the clinic: short, and about the patient."""

from collections.abc import Mapping, Sequence
from datetime import date

from diary.core.areas import Area
from diary.core.courses import Episode, EpisodeStatus
from diary.core.flags import Evidence, Flag
from diary.core.plan import CarePlan, Level
from diary.core.plans import Unread, named
from diary.core.records import SessionKind, TreatmentSession
from diary.core.rules import Pattern, Rule
from diary.core.scales import BRUISING, Symptom, severity_word
from diary.core.summary import Completion, Summary
from diary.core.text import clean
from diary.wording.body import area_label, area_words, mark_words
from diary.wording.days import after_session, count, day_words, short_day, span_words
from diary.wording.flags import level_symbol
from diary.wording.sessions import lasted

SELF_REPORTED = "Reported by the patient, not measured. It is not a diagnosis or advice."
NOT_LIVE = "Nobody reads the diary live, and nobody watches it between visits."
SESSIONS = "SESSIONS"
TO_LOOK_AT = "TO LOOK AT (active now)"
HOW_IT_WENT = "HOW IT WENT, the latest for each area"
SCALES = "Bruise: 0 none, 1 spots, 2 coin, 3 palm, 4 large. Soreness: 0 to 10."
MISSED = "A missed day says nothing. It is not a zero."
NO_SESSIONS = "No session in this time."
NOT_WHOLE = "NOT COMPLETE: the diary's file is damaged, and entries are missing here."
_UNREAD_PLAN = "The care plan “{}” could not be read: flags are judged by the one before it."
_UNKNOWN_IN_PLAN = "Not all of the care plan “{}” is known to this program. The rest of it is used."
NOTHING_ACTIVE = "Nothing is flagged now."
NO_REPORTS = "Nothing was reported in this time."
NO_REMEDIES = "Remedies: none were noted."
REMEDIES_LEFT_OUT = "Remedies are left out here."
NOT_ASKED = "Warning signs: not asked about in this time."
_FEW_DAYS = 5
_LONGEST_NAME = 60

# In words too: a message may lose its symbols, and a screen reader its patience with them.
_URGENCY = {
    Level.TELL_CLINIC: "To mention",
    Level.CONTACT_CLINIC: "To discuss",
    Level.CONTACT_TODAY: "Same day",
    Level.EMERGENCY: "Emergency",
}


def treatment(plan: CarePlan) -> str:
    """What the diary is about, as its care plan calls it; a very long title is cut."""
    title = clean(plan.title)
    return title if len(title) <= _LONGEST_NAME else f"{title[: _LONGEST_NAME - 1]}…"


def heading(plan: CarePlan) -> str:
    """`SYMPTOM DIARY: MESOTHERAPY`."""
    return f"SYMPTOM DIARY: {treatment(plan).upper()}"


def unread_plan(one: Unread) -> str:
    """That a care plan does not judge, or not all of it, though the diary went by it."""
    words = _UNKNOWN_IN_PLAN if one.holds else _UNREAD_PLAN
    return words.format(clean(named(one.change))[:_LONGEST_NAME])


def urgency(level: Level) -> str:
    """`To mention`, `Same day`."""
    return _URGENCY[level]


def days_of(one: Flag, summary: Summary) -> str:
    """The days that prove a flag: `10 Nov coin; 11 Nov coin (logged late)`."""
    return _days(one, summary)


def made_by(version: str) -> str:
    return f"Made with the program “diary”, version {version}."


def period(first: date, last: date) -> str:
    return f"From {day_words(first)} to {day_words(last)}."


def only(areas: Sequence[Area]) -> str:
    """Said where the patient chose some areas."""
    return f"Only about: {', '.join(map(area_words, areas))}."


def remedies(days: Mapping[str, int]) -> str:
    """`Remedies: arnica on 3 days, cold pack on 1 day.`"""
    if not days:
        return NO_REMEDIES
    return f"Remedies: {', '.join(f'{one} on {_days_of(n)}' for one, n in days.items())}."


def signs(ticked: Mapping[str, Sequence[date]], asked: int, plan: CarePlan, as_of: date) -> str:
    """`Warning signs: “Strong or growing pain” on 2 days, last 12 Mar.`"""
    if not asked:
        return NOT_ASKED
    if not ticked:
        return f"Warning signs: none, asked about on {_days_of(asked)}."
    each = (
        f"“{plan.signs[one].words if one in plan.signs else one}” on {_days_of(len(days))},"
        f" last {short_day(days[-1], as_of)}"
        for one, days in ticked.items()
    )
    return f"Warning signs: {'; '.join(each)}."


def _days_of(number: int) -> str:
    return count(number, "day")


def session(value: TreatmentSession, number: int | None, *, is_edited: bool = False) -> str:
    kind = f"{number}." if value.kind is SessionKind.TREATMENT else "Test:"
    at = f" at {value.at:%H:%M}" if value.at else ""
    cream = ", numbing cream" if value.numbing_cream else ""
    areas = ", ".join(area_words(area) for area in value.areas)
    edited = " (corrected)" if is_edited else ""
    return f"{kind} {day_words(value.day)}{at}: {areas}{cream}{edited}"


def more(number: int, what: str) -> str:
    """Said where something was left out."""
    return f"({count(number, 'more ' + what)} left out here; the diary has all.)"


def earlier_flags(number: int) -> str:
    return f"{count(number, 'earlier flag')} no longer active."


def flag(one: Flag, later: int, summary: Summary) -> tuple[str, str]:
    """One thing to look at, as a fact; and its days."""
    as_of = summary.as_of
    also = f" Also for {count(later, 'later session')}." if later else ""
    told = f" Clinic told on {day_words(one.told.day, as_of)}." if one.told else ""
    is_possible = not one.is_certain and one.symptom is not None
    sure = "" if not is_possible else " Possible: it may be from another session."
    urgency = f"{level_symbol(one.level)} {_URGENCY[one.level]}:"
    plan = summary.judging(one)
    by = "" if _is_same(plan, summary.plan) else f" By the care plan “{treatment(plan)}”."
    return f"{urgency} {_fact(one, plan)}{sure}{also}{by}{told}", _days(one, summary)


def _is_same(one: CarePlan, other: CarePlan) -> bool:
    return (one.id, one.version) == (other.id, other.version)


def _fact(one: Flag, plan: CarePlan) -> str:
    if one.rule is Rule.REACTION:
        return "Test injections: a reaction was seen."
    if one.rule is Rule.LATE_CHECK:
        sure = "yes" if one.is_certain else "not sure"
        return f"Late check: {sure} to a new lump, sore or pain."
    if one.area is None or one.symptom is None or one.session is None:
        known = plan.signs.get(one.sign or "")
        return f"Warning sign: “{known.words if known else one.sign}”."
    what = f"{area_label(one.area)}, {_what(one.symptom)}"
    when = after_session(one.last.day_number or 0, f"session {one.session.number}")
    severity = one.last.severity or 0
    if one.rule in (Rule.BEYOND_WINDOW, Rule.NOT_CLEARING):
        how = {Pattern.RETURNED: " It had gone before.", Pattern.LATE: " First reported late."}
        limit = count(one.limit_days or 0, "day")
        pattern = how.get(one.pattern, "") if one.pattern else ""
        return f"{what}: there {when} (limit {limit}).{pattern}"
    if one.rule is Rule.NEVER_CLEAR:
        return f"{what}: reported for more than {count(one.limit_days or 0, 'day')} over sessions."
    said = severity_word(one.symptom, severity)
    scale = said if one.symptom is BRUISING else f"{severity} of 10"
    if one.rule is Rule.WORSENING:
        return f"{what}: rose to {scale}, {when}."
    return f"{what}: {scale}, {when}."


def _days(one: Flag, summary: Summary) -> str:
    if len(one.evidence) <= _FEW_DAYS:
        return "; ".join(_day(one, day, summary) for day in one.evidence)
    span = span_words(one.first.day, one.last.day, summary.as_of)
    marks = [summary.marks(one, day) for day in one.evidence]
    late, edited = (sum(column) for column in zip(*marks, strict=True))
    parts = [f"{late} late"] * bool(late) + [f"{edited} corrected"] * bool(edited)
    marked = f" ({', '.join(parts)})" if parts else ""
    last = _day(one, one.last, summary)
    return f"{span}, {len(one.evidence)} days reported{marked}, last {last}"


def _day(flag: Flag, one: Evidence, summary: Summary) -> str:
    day = short_day(one.day, summary.as_of)
    if flag.symptom is not None and one.severity is not None:
        day = f"{day} {_severity(flag.symptom, one.severity)}"
    marks = mark_words(*summary.marks(flag, one))
    return f"{day} ({marks})" if marks else day


def _severity(symptom: Symptom, severity: int) -> str:
    return severity_word(symptom, severity) if symptom is BRUISING else f"{severity}"


def _what(symptom: Symptom) -> str:
    return "bruise" if symptom is BRUISING else "soreness"


def course(area: Area, symptom: Symptom, episode: Episode | None, last: date, as_of: date) -> str:
    """`Left calf, bruise: 12 to 18 Nov, at worst coin, gone after 7 to 8 days.`"""
    start = f"{area_label(area)}, {_what(symptom)}:"
    if episode is None:
        return f"{start} none, last said on {short_day(last, as_of)}."
    days = span_words(episode.first_day, episode.last_day, as_of)
    return f"{start} {days}, at worst {_severity(symptom, episode.peak)}, {_status(episode)}."


def baseline(area: Area, symptom: Symptom, severity: int, day: date, as_of: date) -> str:
    """The latest report where no session is near."""
    start = f"{area_label(area)}, {_what(symptom)}:"
    return f"{start} {_severity(symptom, severity)} on {short_day(day, as_of)}, no session near."


def _status(episode: Episode) -> str:
    days = lasted(episode)
    return {
        EpisodeStatus.RESOLVED: f"gone after {days}",
        EpisodeStatus.LOOKS_CLEAR: f"looks clear after {days}",
        EpisodeStatus.ONGOING: f"still there after {days}",
        EpisodeStatus.END_UNKNOWN: "end not known",
        EpisodeStatus.REPLACED: "over by the next session",
        EpisodeStatus.NO_RECENT_REPORT: "no report since",
    }[episode.status]


def completion(done: Completion) -> str:
    if not done.expected:
        return "No day was expected to be logged."
    parts = [f"Of {count(done.expected, 'expected day')}, {done.on_time} logged on time"]
    parts += [f"{done.late} late"] if done.late else []
    parts += [f"{done.missed} missed"] if done.missed else []
    return f"{', '.join(parts)}."


def corrections(number: int) -> str:
    """How many of the entries are no longer as they were first saved."""
    return f"{count(number, 'entry', 'entries')} corrected later."
