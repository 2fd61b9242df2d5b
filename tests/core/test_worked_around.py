"""Every worked case around a session in RULES.md, line by line."""

import re
from datetime import time, timedelta
from pathlib import Path

import pytest

from diary import core
from diary.core.answers import LateAnswer, PlanChange, PlannedSession, Reaction
from diary.core.asking import Due, LateCheckDue, ReactionDue, due
from diary.core.moment import Now
from diary.core.plan import CarePlan
from diary.core.records import Answer, Record, Revision, SessionKind, ToldClinic
from diary.journal.zones import zone_named
from tests.core.small import day, diary, evidence, said, session
from tests.core.test_plan_changes import plan_with
from tests.diaries import at, revise

PAGE = Path(core.__file__).with_name("RULES.md").read_text("utf-8")


def cases() -> list[list[str]]:
    part = PAGE.partition("## Worked cases around a session")[2].partition("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("| ")]
    return rows[2:]


def record(words: list[str], number: int) -> Record:
    match words[0]:
        case "reaction":
            return Reaction("test", day(number), frozenset(words[2:]) - {"none"})
        case "late":
            weeks = {14: 2, 21: 3}
            return LateAnswer("s0", weeks[number], day(number), Answer(words[2]))
        case "planned":
            return PlannedSession(day(number))
        case "told":
            return ToldClinic("reaction:test", day(number))
    text = plan_with(windows_bruising_days=int(words[1]))
    plan = CarePlan.from_toml(text)
    return PlanChange(day(number), plan.id, plan.version, text)


def part(text: str, place: int) -> list[Revision]:
    words = text.split()
    number = int(words[3] if words[0] == "window" else words[1].partition("–")[0])
    if words[0] == "P":
        return said(text)
    if words[0] == "session":
        return session(number)
    if words[0] == "test":
        return session(number, kind=SessionKind.TEST, clock=time(10), id_="test")
    moment = at(day(number), time(12)) + timedelta(seconds=place)
    return [revise(f"{words[0]}-{place}", record(words, number), recorded_at=moment)]


def asked(one: Due) -> str:
    if isinstance(one, LateCheckDue):
        return f"late check {one.week}"
    return "reaction" if isinstance(one, ReactionDue) else "result"


@pytest.mark.parametrize("case", cases(), ids=lambda case: case[0])
def test_the_case_is_judged_as_the_page_says(case: list[str]) -> None:
    _, parts, as_of, flags, asks = case
    made = [part(text, place) for place, text in enumerate(parts.split(", "))]
    told = diary(*made, as_of=int(as_of))
    found = [
        f"`{one.rule}` {'active' if one.is_active else 'past'}, {one.plan_version}: "
        + ", ".join(map(str, evidence(one)))
        for one in told.flags
    ]
    assert "; ".join(found) == ("" if flags == "none" else flags)
    now = Now(at(day(int(as_of))), 0, "UTC")
    questions = ", ".join(map(asked, due(told, now, zone_named)))
    assert questions == ("" if asks == "nothing" else asks)


def test_the_page_has_a_case_for_each_kind() -> None:
    kinds = {one.split()[0] for case in cases() for one in case[1].split(", ")}
    assert kinds == {"test", "reaction", "session", "late", "planned", "P", "window", "told"}
    assert all(re.fullmatch(r"\d+", case[2]) for case in cases())
