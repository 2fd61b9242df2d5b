"""What a summary says as plain JSON values: what `--json` prints. What doesn't apply is None."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from diary import wording
from diary.core.courses import Course, SessionRef
from diary.core.flags import Flag
from diary.core.grid import Cell, rows
from diary.core.payload import record_to_plain
from diary.core.scales import SYMPTOMS
from diary.core.summary import Summary

Plain = dict[str, Any]


def session_plain(session: SessionRef) -> Plain:
    return {"id": session.id, "number": session.number, "day": session.day.isoformat()}


def flags_plain(summary: Summary) -> Plain:
    """`diary flags --json`."""
    return {
        "as_of": summary.as_of.isoformat(),
        "plan": {"id": summary.plan.id, "version": summary.plan.version},
        "flags": [flag_plain(flag, summary) for flag in summary.flags],
    }


def flag_plain(flag: Flag, summary: Summary) -> Plain:
    told = flag.told
    return {
        "id": flag.id,
        "rule": flag.rule.value,
        "level": flag.level.label,
        "pattern": flag.pattern.value if flag.pattern else None,
        "certainty": "certain" if flag.is_certain else "possible",
        "active": flag.is_active,
        "area": flag.area.name if flag.area else None,
        "symptom": flag.symptom.name if flag.symptom else None,
        "sign": flag.sign,
        "session": session_plain(flag.session) if flag.session else None,
        "limit_days": flag.limit_days,
        "first_day": flag.first.day.isoformat(),
        "first_day_number": flag.first.day_number,
        "last_day": flag.last.day.isoformat(),
        "last_day_number": flag.last.day_number,
        "evidence": [
            {
                "day": one.day.isoformat(),
                "day_number": one.day_number,
                "severity": one.severity,
                "certain": one.certain,
                "check_in": one.check_in,
            }
            for one in flag.evidence
        ],
        "message": wording.flag(flag, summary.judging(flag)),
        "told_clinic": {"day": told.day.isoformat(), "note": told.note} if told else None,
    }


def courses_plain(summary: Summary) -> Plain:
    """`diary courses --json`."""
    return {
        "as_of": summary.as_of.isoformat(),
        "courses": [course_plain(course, summary) for course in summary.courses],
    }


def course_plain(course: Course, summary: Summary) -> Plain:
    return {
        "area": course.area.name,
        "symptom": course.symptom.name,
        "session": session_plain(course.session),
        "open": course.is_open,
        "closed_by": course.closed_on.isoformat() if course.closed_on else None,
        "reports": [
            {
                "day": one.day.isoformat(),
                "day_number": one.day_number,
                "severity": one.severity,
                "certain": one.certain,
                "late": stated.is_late,
                "edited": stated.is_edited,
            }
            for one in course.reports
            for stated in (summary.stated(course.area, course.symptom, one.day),)
        ],
        "episodes": [
            {
                "first_day": one.first_day.isoformat(),
                "last_day": one.last_day.isoformat(),
                "status": one.status.value,
                "days_present": one.days_present,
                "peak": one.peak,
                "lasted_at_least": one.lasted_at_least,
                "lasted_at_most": one.lasted_at_most,
            }
            for one in summary.episodes(course)
        ],
    }


def sessions_plain(summary: Summary) -> Plain:
    """`diary session list --json`; a test has no number."""
    numbers = {session.id: session.number for session in summary.sessions}
    return {
        "as_of": summary.as_of.isoformat(),
        "sessions": [
            {
                "id": entry.id,
                "number": numbers.get(entry.id),
                "day": entry.value.day.isoformat(),
                "at": entry.value.at.isoformat("minutes") if entry.value.at else None,
                "kind": entry.value.kind.value,
                "areas": [area.name for area in entry.value.areas],
                "numbing_cream": entry.value.numbing_cream,
                "products": entry.value.products,
                "points": entry.value.points,
                "by": entry.value.by,
                "note": entry.value.note,
                "edited": entry.is_edited(),
            }
            for entry in summary.records.sessions
            if entry.value.day <= summary.as_of
        ],
        "planned": [
            {"id": entry.id, **record_to_plain(entry.value)} for entry in summary.records.planned
        ],
    }


def status_plain(summary: Summary) -> Plain:
    """`diary status --json`: today's values, null where nothing was said today."""
    last = summary.last_session
    done = summary.completion
    return {
        "as_of": summary.as_of.isoformat(),
        "last_session": session_plain(last) if last else None,
        "logged": summary.as_of in summary.records.by_day,
        "followed": [
            {
                "area": area.name,
                **{one.name: summary.severity(area, one, summary.as_of) for one in SYMPTOMS},
                "leftover_question": area in summary.questions,
            }
            for area in summary.followed
        ],
        "active_flags": [flag.id for flag in summary.active_flags],
        "reminders": [
            {
                "area": one.area.name,
                "symptom": one.symptom.name,
                "last_day": one.last_day.isoformat(),
            }
            for one in summary.reminders
        ],
        "completion": done._asdict(),
        "missed_days": [day.isoformat() for day in summary.missed_days],
    }


def timeline_plain(summary: Summary, days: Sequence[date]) -> Plain:
    """`diary timeline --json`: a cell for each of these days."""
    return {
        "as_of": summary.as_of.isoformat(),
        "rows": [
            {
                "area": row.area.name,
                "symptom": row.symptom.name,
                "days": [_cell_plain(row.cell(day)) for day in days],
            }
            for row in rows(summary)
        ],
    }


def _cell_plain(cell: Cell) -> Plain:
    return {
        "day": cell.day.isoformat(),
        "severity": cell.severity,
        "missing": cell.is_missing,
        "expected": cell.is_expected,
        "past_window": cell.is_past,
        "possible": cell.is_possible,
        "late": cell.is_late,
        "edited": cell.is_edited,
        "session": cell.session,
    }
