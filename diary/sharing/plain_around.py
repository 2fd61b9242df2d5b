"""What is due, planned and answered around a session as plain JSON values: what `--json` prints."""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from diary.core.aftercare import Zones, late_checks, on_the_wall, tips_now
from diary.core.asking import Due, LateCheckDue, ReactionDue, due
from diary.core.hours import hours_now
from diary.core.moment import Now
from diary.core.preparing import also_to_tell, checklist, not_clear, time_left
from diary.core.results import results, without_change
from diary.core.summary import Summary
from diary.journal.zones import zone_named
from diary.wording.preparing import to_tell

if TYPE_CHECKING:
    from diary.core.answers import PlannedSession
    from diary.core.entries import Entry
    from diary.core.preparing import Planned

Plain = dict[str, Any]


def around_plain(
    summary: Summary,
    now: Now,
    planned: "Planned",
    zones: Zones = zone_named,
) -> Plain:
    """What `diary status --json` says of the treatment: null where nothing applies.

    Moments are given twice: as the instant in UTC, and on the clock of where the patient is.
    """
    ahead = planned.ahead
    helps = tips_now(summary, now, zones)
    return {
        "plan": {"id": summary.plan.id, "version": summary.plan.version},
        "due": [_due_plain(one, summary) for one in due(summary, now, zones)],
        "countdowns": _hours_plain(summary, now, zones),
        "tips": [{"name": one.name, "words": one.words} for one in helps],
        "planned": planned_plain(ahead, summary, now, zones) if ahead else None,
        "unconfirmed": [planned_plain(one, summary, now, zones) for one in planned.waiting],
        "late_checks": _checks_plain(summary),
        "results": _results_plain(summary),
    }


def planned_plain(
    entry: "Entry[PlannedSession]", summary: Summary, now: Now, zones: Zones = zone_named
) -> Plain:
    """`diary session plan --json`."""
    planned = entry.value
    left = time_left(planned, now, zones)
    return {
        "id": entry.id,
        "day": planned.day.isoformat(),
        "at": planned.at.isoformat("minutes") if planned.at else None,
        "areas": [area.name for area in planned.areas],
        "note": planned.note,
        "days_left": (planned.day - now.today).days,
        "minutes_left": None if left is None else -(-left // timedelta(minutes=1)),
        "checklist": [
            {
                "name": one.advice.name,
                "words": one.advice.words,
                "due": one.is_due,
                "done": one.is_done,
            }
            for one in checklist(planned, summary.plan, now, zones)
        ],
        "not_clear": [
            {
                "area": one.area.name,
                "symptom": one.symptom.name,
                "first_day": one.first_day.isoformat(),
                "last_day": one.last_day.isoformat(),
                "severity": one.severity,
            }
            for one in not_clear(summary)
        ],
        "flags": [
            {
                "id": one.flag.id,
                "areas": [area.name for area in one.areas],
                "first_day": one.flag.first.day.isoformat(),
                "last_day": one.flag.last.day.isoformat(),
                "words": to_tell(one, summary.judging(one.flag), summary.as_of),
            }
            for one in also_to_tell(summary)
        ],
    }


def _due_plain(one: Due, summary: Summary) -> Plain:
    plan = summary.plan
    if isinstance(one, ReactionDue):
        asked = {"kind": "reaction", "question": plan.test_injections.question}
        return {**asked, "session": one.session.id, "week": None, "areas": []}
    if isinstance(one, LateCheckDue):
        asked = {"kind": "late-check", "question": plan.late_checks.question}
        return {**asked, "session": one.session.id, "week": one.week, "areas": []}
    asked = {"kind": "result", "question": plan.results.question}
    areas = [area.name for area in one.areas]
    return {**asked, "session": one.session.id, "week": None, "areas": areas}


def _hours_plain(summary: Summary, now: Now, zones: Zones) -> list[Plain]:
    hours = hours_now(summary, now, zones)
    found: list[Plain] = [
        {
            "name": one.timer.name,
            "words": one.timer.words,
            "state": "running",
            "until": one.until.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "until_local": _local(one.until, now, zones),
            "minutes_left": -(-one.left(now) // timedelta(minutes=1)),
        }
        for one in hours.running
    ]
    for state, timers in (("over", hours.over), ("no-time", hours.untimed)):
        for timer in timers:
            said = {"name": timer.name, "words": timer.words, "state": state}
            found.append({**said, "until": None, "until_local": None, "minutes_left": None})
    return found


def _local(instant: datetime, now: Now, zones: Zones) -> str | None:
    with suppress(OverflowError):
        return on_the_wall(instant, now, zones).isoformat(timespec="minutes")
    return None


def _checks_plain(summary: Summary) -> list[Plain]:
    """Every late check after the last session, with the answer it has."""
    answers = {
        (one.value.session, one.value.week): one.value.answer.value
        for one in summary.records.late_checks
        if one.value.day <= summary.as_of
    }
    return [
        {
            "session": one.session.id,
            "week": one.week,
            "day": one.day.isoformat(),
            "answer": answers.get((one.session.id, one.week)),
        }
        for one in late_checks(summary)
    ]


def _results_plain(summary: Summary) -> Plain:
    said = [
        {
            "area": area.name,
            "sessions": [
                {
                    "id": one.session.id,
                    "number": one.session.number,
                    "seen": one.seen.value if one.seen else None,
                }
                for one in after
            ],
        }
        for area, after in results(summary).items()
    ]
    return {"areas": said, "without_change": [one.name for one in without_change(summary)]}
