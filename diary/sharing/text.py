"""The summary for a message to the clinic: for any diary at most 40 lines of 78 columns."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from diary import __version__
from diary.core.areas import AREAS, Area
from diary.core.entries import Entry
from diary.core.flags import Flag
from diary.core.injections import said_early
from diary.core.preparing import planned_now
from diary.core.records import CheckIn
from diary.core.results import latest_checks, latest_result
from diary.core.scales import SYMPTOMS, Symptom
from diary.core.selection import Part
from diary.core.shared import Shared
from diary.core.summary import Summary
from diary.core.text import clean
from diary.journal.zones import zone_named
from diary.wording import clinic as words
from diary.wording import report_answers as around
from diary.wording.lines import wrapped

LONGEST, WIDEST = 40, 78
_SESSIONS, _FLAGS = 6, 14
#: The lines that are always left for how it went.
_COURSES = 4

#: One thing to say, in lines that fit.
Item = list[str]


def exported(shared: Shared) -> bytes:
    """The summary as of the last day; what ended before the first is left out."""
    return text(shared).encode("utf-8", "replace")


def text(shared: Shared) -> str:
    """What the clinic needs: sessions, what is flagged, how each area went, how much was logged."""
    summary = shared.summary
    warning = [] if shared.is_whole else [words.NOT_WHOLE]
    for one in shared.unread_plans:
        warning += _item(words.unread_plan(one), 2)
    head = [*_item(words.heading(summary.plan), 1), *warning, *_head(shared), ""]
    done = summary.completion_since(shared.first)
    edited = shared.contents.corrected
    foot = [
        "",
        *_remedies(shared),
        *_signs(shared),
        *_answers(shared),
        words.completion(done),
        *([words.MISSED] if done.missed else []),
        *([words.corrections(edited)] if edited else []),
        words.SCALES,
    ]
    sessions = _section(words.SESSIONS, _sessions(shared), "session", _SESSIONS)
    past = _past(shared)
    left = LONGEST - len(head) - len(foot) - len(sessions)
    most = min(_FLAGS, left - len(past) - 1 - _COURSES)
    flags = [*_section(words.TO_LOOK_AT, _flags(shared), "thing", most)[:-1], *past, ""]
    room = left - len(flags)
    courses = _section(words.HOW_IT_WENT, _courses(shared), "course", room - 1)[:-1]
    return "\n".join([*head, *sessions, *flags, *courses, *foot]) + "\n"


def _head(shared: Shared) -> Item:
    return [
        words.period(shared.first, shared.last),
        *_only(shared),
        words.made_by(__version__),
        words.SELF_REPORTED,
        words.NOT_LIVE,
    ]


def _only(shared: Shared) -> Item:
    chosen = [area for area in AREAS if area in shared.selection.areas]
    return _item(words.only(chosen), 2) if chosen else []


def _remedies(shared: Shared) -> Item:
    """On how many days each was used, the most used first."""
    if not shared.selection.has(Part.REMEDIES):
        return [words.REMEDIES_LEFT_OUT]
    used = {
        (clean(remedy), entry.value.day)
        for entry in _check_ins(shared)
        for remedy in entry.value.remedies
    }
    days = Counter(remedy for remedy, _ in sorted(used))
    return _item(words.remedies(dict(days.most_common())), 2)


def _signs(shared: Shared) -> Item:
    """The days on which each was ticked, the latest first; a sign is about no area."""
    asked = {one.value.day for one in _check_ins(shared) if one.value.signs is not None}
    ticked: dict[str, set[date]] = {}
    for entry in _check_ins(shared):
        for sign in entry.value.signs or ():
            ticked.setdefault(clean(sign), set()).add(entry.value.day)
    latest = sorted(ticked.items(), key=lambda one: (-max(one[1]).toordinal(), one[0]))
    days = {sign: sorted(found) for sign, found in latest}
    return _item(words.signs(days, len(asked), shared.summary.plan, shared.last), 2)


def _answers(shared: Shared) -> Item:
    """What the test injections did, the late checks and the results: a line each, if there are."""
    records, plan, numbers = shared.records, shared.summary.plan, _numbers(shared)
    lines = []
    if records.reactions:
        seen = [one for one in records.reactions if one.value.seen] or records.reactions
        last, early = seen[-1].value, said_early(records, seen[-1], plan, zone_named)
        lines.append(around.reaction_line(last.seen, last.day, plan, shared.last, early))
    if late := latest_checks(records):
        lines.append(around.late_line(late, numbers.get(late[-1].session)))
    if records.results:
        id_ = records.results[-1].value.session
        lines.append(around.result_line(latest_result(records), numbers.get(id_), WIDEST))
    return [one if len(one) <= WIDEST else f"{one[: WIDEST - 2].rstrip()} …" for one in lines]


def _numbers(shared: Shared) -> dict[str, int]:
    return {session.id: session.number for session in shared.summary.sessions}


def _check_ins(shared: Shared) -> Sequence[Entry[CheckIn]]:
    return [one for one in shared.records.check_ins if one.value.day <= shared.last]


def _section(title: str, items: Sequence[Item], what: str, room: int) -> list[str]:
    """The title and as many items as fit, with how many don't; an empty line after them."""
    lines: list[str] = []
    for place, item in enumerate(items):
        is_last = place == len(items) - 1
        if len(lines) + len(item) + (not is_last) > room - 1:
            lines.append(words.more(len(items) - place, what))
            break
        lines += item
    return [title, *lines, ""]


def _sessions(shared: Shared) -> list[Item]:
    """What is planned, then the latest ones, the latest first, so that the oldest are left out."""
    numbers, planned = _numbers(shared), shared.records.planned
    items = []
    if ahead := planned_now(planned, shared.last).latest:
        line = around.planned_line(ahead.value, len(planned) - 1, shared.last)
        items.append(_item(line, 2))
    items += [
        _item(words.session(one.value, numbers.get(one.id), is_edited=shared.is_edited(one)), 2)
        for one in reversed(shared.records.sessions)
    ]
    return items or [[words.NO_SESSIONS]]


def _flags(shared: Shared) -> list[Item]:
    items = []
    for card in shared.summary.cards:
        if shared.selection.holds(card.flag.area):
            fact, _ = words.flag(card.flag, len(card.later), shared.summary)
            items.append([*_item(fact), *_days(card.flag, shared)])
    return items or [[words.NOTHING_ACTIVE]]


def _days(flag: Flag, shared: Shared) -> Item:
    """The chosen ones of the days that prove it. It goes out as long as it is active."""
    chosen = flag._replace(evidence=shared.evidence(flag))
    return _item(words.flag(chosen, 0, shared.summary)[1], 2, "    ") if chosen.evidence else []


def _past(shared: Shared) -> Item:
    past = [one for one in shared.flags if not one.is_active]
    return [words.earlier_flags(len(past))] if past else []


def _courses(shared: Shared) -> list[Item]:
    """How each area and symptom went last, the latest report first."""
    found, summary = [], shared.summary
    for place, area in enumerate(filter(shared.selection.holds, AREAS)):
        for symptom in SYMPTOMS:
            days = summary.areas[area].severities[symptom] if area in summary.areas else {}
            last = date.fromordinal(max(days)) if days else date.min
            if days and last >= shared.first:
                line = _course(summary, area, symptom, last)
                found.append((-last.toordinal(), place, _item(line)))
    found.sort(key=lambda one: one[:2])
    return [item for _, _, item in found] or [[words.NO_REPORTS]]


def _course(summary: Summary, area: Area, symptom: Symptom, last: date) -> str:
    said = [one for one in summary.courses_in(area, symptom) if one.days]
    if not said or said[-1].days[-1] != last.toordinal():
        severity = summary.severity(area, symptom, last) or 0
        return words.baseline(area, symptom, severity, last, summary.as_of)
    episodes = summary.episodes(said[-1])
    latest = episodes[-1] if episodes else None
    return words.course(area, symptom, latest, last, summary.as_of)


def _item(line: str, most: int = 3, indent: str = "") -> Item:
    """The line in lines that fit, at most so many."""
    lines = wrapped(line, WIDEST, indent, indent + "  ")
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1][: WIDEST - 2]} …"]
    return [one[:WIDEST] for one in lines]
