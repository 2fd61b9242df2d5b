"""The worked cases of `diary/core/RULES.md`, read out of the page: what stands there is what runs.

`CASES` has one `Case` a line of the table. `check` holds what `diary flags --json` and
`diary courses --json` print (the lists in them) against it, so that the rules and the commands are
tested by the same page.
"""

import re
import tomllib
from collections.abc import Callable, Sequence
from datetime import date
from functools import reduce
from operator import getitem
from pathlib import Path
from typing import Any, NamedTuple

import diary

PAGE = Path(diary.__file__).parent / "core" / "RULES.md"
PLANS = Path(diary.__file__).parent / "plans"
_COLUMNS = ["Case", "Sessions", "Reports", "Symptom", "As of", "Flags", "Episodes"]
#: The level of each rule that a case fires, and where a plan's file has the limit in days.
_JUDGED: dict[tuple[str, str], tuple[str, tuple[str, ...]]] = {
    ("beyond_window", "bruising"): ("tell_clinic", ("windows", "bruising")),
    ("beyond_window", "soreness"): ("tell_clinic", ("windows", "soreness")),
    ("never_clear", "bruising"): ("tell_clinic", ("never_clear",)),
    ("worsening", "soreness"): ("contact_today", ()),
}
#: A plan's file as TOML gives it.
PlanFile = dict[str, Any]


class Report(NamedTuple):
    """One date's severity of the case's symptom, with the leftover answer given on it."""

    day: int
    severity: int
    leftover: str | None


class ExpectedFlag(NamedTuple):
    """A flag as the table names it; `session` counts from 1, `days` are its evidence."""

    session: int
    rule: str
    pattern: str | None
    certainty: str
    days: tuple[int, ...]


class ExpectedEpisode(NamedTuple):
    """An episode as the table names it; `at_most` None where nobody knows."""

    session: int
    first: int
    last: int
    status: str
    at_least: int
    at_most: int | None


class ExpectedClosing(NamedTuple):
    """The course of a session that a `no` closed, and the days of the reports it lost by it."""

    session: int
    day: int
    dropped: tuple[int, ...]


class Case(NamedTuple):
    """One worked case. Days are counted from the first session; the as-of date is one of them."""

    name: str
    sessions: tuple[int, ...]
    reports: tuple[Report, ...]
    symptom: str
    as_of: int
    flags: tuple[ExpectedFlag, ...]
    reminders: int
    episodes: tuple[ExpectedEpisode, ...]
    closed: tuple[ExpectedClosing, ...]


def _table() -> list[list[str]]:
    """The cells of the page's last table, without its head."""
    lines = PAGE.read_text("utf-8").partition("\n## Worked cases\n")[2].splitlines()
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in lines if line[:1] == "|"
    ]
    assert rows[0] == _COLUMNS, rows[0]
    return rows[2:]


def _match(pattern: str, text: str) -> re.Match[str]:
    found = re.fullmatch(pattern, text)
    assert found is not None, f"{PAGE.name}: cannot read “{text}”"
    return found


def days_in(text: str) -> tuple[int, ...]:
    """`3, 5` or `3–5`, or both."""
    found: list[int] = []
    for part in text.split(", "):
        first, last = _match(r"(\d+)(?:–(\d+))?", part).groups()
        found += range(int(first), int(last or first) + 1)
    return tuple(found)


def reports_in(text: str) -> tuple[Report, ...]:
    """`P 0–6, P3 7 yes, Z 8`."""
    found: list[Report] = []
    for part in text.split(", "):
        kind, severity, days, answer = _match(
            r"(P|Z)(\d*) (\d+(?:–\d+)?)(?: (yes|no|unsure))?", part
        ).groups()
        value = int(severity or 1) if kind == "P" else 0
        found += [Report(day, value, answer) for day in days_in(days)]
    return tuple(found)


def _by_session(text: str) -> list[tuple[int, str]]:
    """The clauses of a cell; each is about the first session where no other is named."""
    found = []
    for clause in text.split("; "):
        number, rest = _match(r"(?:session (\d+): )?(.+)", clause).groups()
        found.append((int(number or 1), rest))
    return found


def _flags(text: str) -> tuple[tuple[ExpectedFlag, ...], int]:
    flags: list[ExpectedFlag] = []
    reminders = 0
    for session, clause in _by_session(text):
        if clause == "one reminder":
            reminders += 1
        elif clause != "none":
            rule, pattern, certainty, days = _match(
                r"`(\w+)`(?: (\w+))?, (certain|possible): (.+)", clause
            ).groups()
            flags.append(ExpectedFlag(session, rule, pattern, certainty, days_in(days)))
    return tuple(flags), reminders


def _episodes(text: str) -> tuple[tuple[ExpectedEpisode, ...], tuple[ExpectedClosing, ...]]:
    episodes: list[ExpectedEpisode] = []
    closed: list[ExpectedClosing] = []
    for session, clause in _by_session(text):
        days, status, lasted, closed_on, dropped = _match(
            r"(\S+) ([a-z ]+) \((.+?) days?(?: or more)?\)"
            r"(?:, closed on (\d+))?(?:, (\S+) dropped)?",
            clause,
        ).groups()
        stretch = days_in(days)
        least, most = _match(r"(\d+)(?: to (\d+))?", lasted).groups()
        episodes.append(
            ExpectedEpisode(
                session,
                stretch[0],
                stretch[-1],
                status.replace(" ", "_"),
                int(least),
                int(most) if most else None,
            )
        )
        if closed_on:
            closed.append(
                ExpectedClosing(session, int(closed_on), days_in(dropped) if dropped else ())
            )
    return tuple(episodes), tuple(closed)


def _case(cells: Sequence[str]) -> Case:
    name, sessions, reports, symptom, as_of, said, followed = cells
    flags, reminders = _flags(said)
    episodes, closed = _episodes(followed)
    return Case(
        name,
        days_in(sessions),
        reports_in(reports),
        symptom,
        int(as_of),
        flags,
        reminders,
        episodes,
        closed,
    )


CASES = [_case(cells) for cells in _table()]


def plan_file(name: str) -> PlanFile:
    """The numbers of a plan that ships, as they stand in its file."""
    return tomllib.loads((PLANS / f"{name}.toml").read_text("utf-8"))


#: The plan that the page is about.
OF_THE_PAGE = plan_file("mesotherapy")


def window(plan: PlanFile, symptom: str) -> int:
    """The last day on which a symptom is expected."""
    days: int = plan["windows"][symptom]["days"]
    return days


def judged_by(case: Case, plan: PlanFile) -> Case:
    """The case as it stands on the page, over a plan whose windows are as wide or wider.

    What is past the window of the page alone is no evidence any more.
    """
    last = window(plan, case.symptom)
    assert last >= window(OF_THE_PAGE, case.symptom)
    flags = []
    for one in case.flags:
        session = case.sessions[one.session - 1]
        days = tuple(day for day in one.days if day - session > last)
        if one.rule != "beyond_window":
            flags.append(one)
        elif days:
            flags.append(one._replace(days=days))
    return case._replace(flags=tuple(flags))


def moved(case: Case, days: int) -> Case:
    """The case of one session with all that was reported so many days later."""
    assert case.sessions == (0,)
    assert not case.closed
    return case._replace(
        reports=tuple(one._replace(day=one.day + days) for one in case.reports),
        as_of=case.as_of + days,
        flags=tuple(one._replace(days=tuple(day + days for day in one.days)) for one in case.flags),
        episodes=tuple(
            one._replace(first=one.first + days, last=one.last + days) for one in case.episodes
        ),
    )


def check(
    case: Case,
    flags: Sequence[dict[str, Any]],
    courses: Sequence[dict[str, Any]],
    reminders: int | None = None,
    plan: PlanFile = OF_THE_PAGE,
) -> None:
    """Assert that these flags and courses are those of the case, no more and no fewer.

    `flags` and `courses` are the lists of `--json`, of a diary that holds nothing but the case.
    Neither has the reminders: pass how many there are where they are known.
    """
    start = min(date.fromisoformat(course["session"]["day"]) for course in courses)

    def offset(day: str) -> int:
        return (date.fromisoformat(day) - start).days

    _check_flags(case, flags, offset, plan)
    _check_courses(case, courses, offset)
    if reminders is not None:
        assert reminders == case.reminders, case.name


def _check_flags(
    case: Case, flags: Sequence[dict[str, Any]], offset: Callable[[str], int], plan: PlanFile
) -> None:
    found = [
        ExpectedFlag(
            flag["session"]["number"],
            flag["rule"],
            flag["pattern"],
            flag["certainty"],
            tuple(offset(one["day"]) for one in flag["evidence"]),
        )
        for flag in flags
    ]
    assert sorted(found) == sorted(case.flags), case.name
    severities = {report.day: report.severity for report in case.reports}
    for flag, of in zip(flags, found, strict=True):
        session_day = case.sessions[of.session - 1]
        assert flag["active"] is True
        assert flag["symptom"] == case.symptom
        assert flag["sign"] is None
        assert flag["told_clinic"] is None
        level, where = _JUDGED[of.rule, case.symptom]
        limit = reduce(getitem, where, plan)["days"] if where else None
        assert (flag["level"], flag["limit_days"]) == (level, limit)
        assert offset(flag["session"]["day"]) == session_day
        assert flag["id"] == ":".join((of.rule, flag["area"], case.symptom, flag["session"]["id"]))
        assert (offset(flag["first_day"]), offset(flag["last_day"])) == (of.days[0], of.days[-1])
        assert flag["first_day_number"] == of.days[0] - session_day
        assert flag["last_day_number"] == of.days[-1] - session_day
        for day, one in zip(of.days, flag["evidence"], strict=True):
            assert one["day_number"] == day - session_day
            assert one["severity"] == severities[day]
            assert one["certain"] is (of.certainty == "certain")
            assert one["check_in"]
        assert flag["message"]


def _check_courses(
    case: Case, courses: Sequence[dict[str, Any]], offset: Callable[[str], int]
) -> None:
    of_symptom = [one for one in courses if one["symptom"] == case.symptom]
    assert [offset(one["session"]["day"]) for one in of_symptom] == list(case.sessions)
    assert not any(one["reports"] for one in courses if one["symptom"] != case.symptom)
    episodes = [
        ExpectedEpisode(
            course["session"]["number"],
            offset(one["first_day"]),
            offset(one["last_day"]),
            one["status"],
            one["lasted_at_least"],
            one["lasted_at_most"],
        )
        for course in of_symptom
        for one in course["episodes"]
    ]
    assert episodes == list(case.episodes), case.name
    closed = {one.session: one for one in case.closed}
    severities = {report.day: report.severity for report in case.reports}
    for course in of_symptom:
        closing = closed.get(course["session"]["number"])
        closed_by = course["closed_by"]
        days = [offset(one["day"]) for one in course["reports"]]
        assert (offset(closed_by) if closed_by else None) == (closing.day if closing else None)
        assert course["open"] is (closing is None and course["reports"][-1]["severity"] > 0)
        assert not set(days) & set(closing.dropped if closing else ())
        session_day = offset(course["session"]["day"])
        for one, day in zip(course["reports"], days, strict=True):
            assert one["severity"] == severities[day]
            assert one["day_number"] == day - session_day
        for one in course["episodes"]:
            present = [
                report["severity"]
                for report in course["reports"]
                if one["first_day"] <= report["day"] <= one["last_day"] and report["severity"]
            ]
            assert (one["days_present"], one["peak"]) == (len(present), max(present))
