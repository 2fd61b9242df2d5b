"""The page that is read in a minute: who, what to look at, day by day, how much was logged."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from diary import wording
from diary.core.areas import AREAS, Area
from diary.core.entries import Entry
from diary.core.grid import Cell, Row, rows
from diary.core.outcomes import outcomes
from diary.core.records import SessionKind, TreatmentSession
from diary.core.scales import Symptom, step_of
from diary.core.selection import Part
from diary.core.shared import Shared
from diary.sharing.pdf import answers, flagged
from diary.sharing.pdf.flagged import LONGEST, short
from diary.wording import clinic, sessions
from diary.wording import report as words
from diary.wording.days import MONTHS
from diary.wording.report_answers import more_answers
from diary.wording.timeline import figure

Plain = dict[str, Any]

#: The most of each kind that could ever find room; the page itself shows as many as fit.
MOST_AREAS, MOST_SESSIONS, MOST_NAMES = 8, 8, 6
MOST_DAYS = 42
_LONGEST_NAME = 40


def first_page(shared: Shared) -> Plain:
    return {
        "heading": words.heading(shared.summary.plan),
        "who": _who(shared),
        "warning": " ".join(_warnings(shared)),
        "said_by": words.SAID_BY,
        "flags": flagged.first_flags(shared),
        "grid": _grid(shared),
        "sessions": _sessions(shared),
        "logged": _logged(shared),
        "remedies": _remedies(shared),
        "signs": _signs(shared),
        "around": _around(shared),
    }


def _warnings(shared: Shared) -> list[str]:
    not_whole = [] if shared.is_whole else [clinic.NOT_WHOLE]
    return [*not_whole, *map(clinic.unread_plan, shared.unread_plans)]


def _who(shared: Shared) -> list[tuple[str, str]]:
    profile = shared.records.profile
    said = profile.value if profile and shared.selection.with_name else None
    found = [(words.NAME, (said.name if said else "") or words.NOT_GIVEN)]
    if said and said.born:
        found.append((words.BORN, words.born(said.born)))
    if said and said.patient_number:
        found.append((words.NUMBER, said.patient_number))
    return [*found, (words.DAYS, words.period(shared.first, shared.last))]


# Day by day.


def _grid(shared: Shared) -> Plain:
    summary, selection = shared.summary, shared.selection
    found = [row for row in rows(summary) if selection.holds(row.area)]
    first, last = _days(found, shared)
    days = [date.fromordinal(one) for one in range(first.toordinal(), last.toordinal() + 1)]
    lines = {(row.area, row.symptom): [row.cell(day) for day in days] for row in found}
    areas = _areas(lines, shared)
    left_out = [area for area in AREAS if any(row.area is area for row in found)]
    numbers = _numbers(found, days)
    begins = shared.first < first
    return {
        "months": _months(days),
        "days": [(str(day.day), numbers.get(day, "")) for day in days],
        "areas": [
            {
                "area": wording.area_label(area),
                "rows": [
                    {
                        "symptom": wording.symptom_label(row.symptom),
                        "cells": [_cell(row.symptom, one) for one in lines[row.area, row.symptom]],
                    }
                    for row in found
                    if row.area is area
                ],
            }
            for area in areas
        ],
        "more": [
            words.more_areas([one for one in left_out if one not in areas[:place]])
            for place in range(len(areas) + 1)
        ],
        "total": len(left_out),
        "legend": words.legend(summary.plan),
        "scales": words.SCALES_SHORT,
        "earlier": words.more_days(shared.first, len(days)) if begins else "",
    }


def _days(found: Sequence[Row], shared: Shared) -> tuple[date, date]:
    """The last six weeks that have something in them, of the chosen days."""
    summary, start, end = shared.summary, shared.first.toordinal(), shared.last.toordinal()
    last = 0
    for area in {row.area for row in found}:
        of_area = summary.areas[area]
        days = [one for said in of_area.severities.values() for one in said]
        days += [one.day.toordinal() for one in of_area.sessions]
        days += summary.days_followed(area)
        last = max(last, *(one for one in days if one <= end), 0)
    last = last if last >= start else end
    return date.fromordinal(max(start, last - MOST_DAYS + 1)), date.fromordinal(last)


def _areas(lines: dict[tuple[Area, Symptom], list[Cell]], shared: Shared) -> list[Area]:
    """Those to show, the most telling first: flagged, then with the most in these days."""
    flagged = [card.flag.area for card in shared.summary.cards if card.flag.area]
    weight: Counter[Area] = Counter()
    for (area, _), cells in lines.items():
        weight[area] += sum(
            2 * (one.severity is not None) + one.is_missing + 3 * (one.session is not None)
            for one in cells
        )
    chosen = [area for area in AREAS if weight[area]]
    chosen.sort(key=lambda area: (flagged.index(area) if area in flagged else 99, -weight[area]))
    return chosen[:MOST_AREAS]


def _numbers(found: Sequence[Row], days: Sequence[date]) -> dict[date, str]:
    numbers: dict[date, str] = {}
    for row in found:
        for day in days:
            if (number := row.cell(day).session) is not None:
                numbers.setdefault(day, str(number))
    return numbers


def _months(days: Sequence[date]) -> list[tuple[str, int]]:
    """How many of the columns each month has; one too narrow for its name has none."""
    counted = Counter((day.year, day.month) for day in days)
    return [(MONTHS[month - 1] if many > 1 else "", many) for (_, month), many in counted.items()]


def _cell(symptom: Symptom, one: Cell) -> tuple[str, int, int, str, int]:
    """What stands there, its step (-1 for none), if it is expected, its mark, if a session is."""
    is_session = int(one.session is not None)
    if one.severity is None:
        return ("·" if one.is_missing else "", -1, int(one.is_expected), "", is_session)
    mark = ("△" if one.is_possible else "▲") if one.is_past else ""
    step = step_of(symptom, one.severity)
    return (figure(one.severity), step, int(one.is_expected), mark, is_session)


# Sessions, and how much was logged.


def _sessions(shared: Shared) -> Plain:
    entries = shared.records.sessions
    numbers = {one.id: one.number for one in shared.summary.sessions}
    shown = [
        {"title": f"{name} · {when}", "areas": areas, "stands": _stands(one, shared)}
        for one in entries[-MOST_SESSIONS:]
        for name, when, areas in (_session(one, numbers.get(one.id), shared),)
    ]
    return {
        "items": shown,
        "total": len(entries),
        "none": words.NO_SESSIONS,
        "more": [words.more_sessions(len(entries) - place) for place in range(len(shown) + 1)],
    }


def _session(one: Entry[TreatmentSession], number: int | None, shared: Shared) -> list[str]:
    return sessions.heading(one.value, number, shared.last, is_edited=shared.is_edited(one))


def _stands(one: Entry[TreatmentSession], shared: Shared) -> str:
    if one.value.kind is SessionKind.TEST:
        return ""
    found = outcomes(shared.summary, one.value)
    return ", ".join(sessions.standing(found, shared.last, is_whole=shared.is_whole))


def _logged(shared: Shared) -> Plain:
    done = shared.summary.completion_since(shared.first)
    if not done.expected:
        return {"share": None, "line": words.NOTHING_EXPECTED, "apart": "", "missed": ""}
    return {
        "share": [done.on_time / done.expected, done.late / done.expected],
        "line": words.completion(done),
        "apart": words.apart(done) if done.late or done.missed else "",
        "missed": words.MISSED if done.missed else "",
    }


def _remedies(shared: Shared) -> Plain:
    if not shared.selection.has(Part.REMEDIES):
        return {"items": [], "none": words.LEFT_OUT_REMEDIES, "more": [""], "total": 0, "line": ""}
    days: dict[str, set[date]] = {}
    for entry in shared.records.check_ins:
        for name in entry.value.remedies:
            days.setdefault(name, set()).add(entry.value.day)
    ranked = sorted(days, key=lambda name: (-len(days[name]), name))
    shown = [
        (short(name, _LONGEST_NAME), words.on_days(len(days[name]))) for name in ranked[:MOST_NAMES]
    ]
    return _named(shown, len(ranked), words.NO_REMEDIES, words.REMEDY_IS_NO_CURE)


def _signs(shared: Shared) -> Plain:
    asked = [one.value for one in shared.records.check_ins if one.value.signs is not None]
    days: dict[str, set[date]] = {}
    for check_in in asked:
        for name in check_in.signs or ():
            days.setdefault(name, set()).add(check_in.day)
    ranked = sorted(days, key=lambda name: (-max(days[name]).toordinal(), name))
    known = shared.summary.plan.signs
    shown = [
        (
            words.sign_days(
                known[name].words if name in known else short(name, _LONGEST_NAME),
                sorted(days[name]),
                shared.last,
            ),
            "",
        )
        for name in ranked[:MOST_NAMES]
    ]
    line = words.asked(len(asked), len(shared.records.check_ins)) if asked else ""
    return _named(shown, len(ranked), words.NO_SIGNS if asked else words.NEVER_ASKED, line)


def _around(shared: Shared) -> Plain:
    found = [(f"{label}:", short(said, LONGEST)) for label, said in answers.first_lines(shared)]
    named = _named(found[:MOST_NAMES], len(found), "", "")
    return {**named, "more": [more_answers(len(found) - n) for n in range(len(found) + 1)]}


def _named(shown: Sequence[tuple[str, str]], total: int, none: str, line: str) -> Plain:
    return {
        "items": shown,
        "total": total,
        "none": none,
        "more": [words.more_names(total - place) for place in range(len(shown) + 1)],
        "line": line,
    }
