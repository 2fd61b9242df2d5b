"""What is said of the answers around a session before they go out."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from diary.cli.exporters import FORMATS
from diary.core.answers import AreaSeen, LateAnswer, PlannedSession, Reaction, ResultAnswer, Seen
from diary.core.areas import area_named
from diary.core.records import Answer, Revision
from diary.core.selection import Part
from diary.wording.share import going_out
from tests.diaries import START, at, revise
from tests.sharing.held import handed_on, journal, later, session

CALF = area_named("left-calf")
TODAY = START + timedelta(15)


def answered() -> list[Revision]:
    planned = PlannedSession(START + timedelta(30), (CALF,))
    gone = PlannedSession(START + timedelta(20))
    first = revise("g", gone, recorded_at=at(START))
    return [
        session(0),
        revise("r", Reaction("s0", START, frozenset({"rash"}))),
        revise("l", LateAnswer("s0", 2, START + timedelta(14), Answer.NO)),
        revise("x", ResultAnswer("s0", TODAY, (AreaSeen(CALF, Seen.NONE),))),
        revise("p", planned, recorded_at=at(START)),
        first,
        later(first, gone, 1)._replace(withdrawn=True),
    ]


def all_said(*revisions: Revision, has_answers: bool = True, **chosen: Any) -> list[str]:
    held = handed_on(journal(*revisions), TODAY, **chosen)
    return going_out(held, TODAY, has_history=True, has_name=True, has_answers=has_answers)


def said(*revisions: Revision, has_answers: bool = True, **chosen: Any) -> str:
    return all_said(*revisions, has_answers=has_answers, **chosen)[0]


def test_answers_and_planned_sessions_are_counted_where_there_are_some() -> None:
    assert said(*answered()) == (
        "2 to 17 Mar: 1 session, 0 check-ins, 3 answers, 1 planned session, 1 withdrawn."
    )
    assert said(session(0)) == "2 to 17 Mar: 1 session, 0 check-ins."


def test_a_form_that_holds_none_of_them_counts_none() -> None:
    assert said(*answered(), has_answers=False) == (
        "2 to 17 Mar: 1 session, 0 check-ins, 1 withdrawn."
    )
    assert [form.name for form in FORMATS if not form.has_answers] == ["csv"]


def test_what_such_a_form_does_not_hold_is_named_with_the_forms_that_do() -> None:
    assert all_said(*answered(), has_answers=False)[1:] == [
        "Not in a csv: 3 answers and 1 planned session. A pdf, json or fhir file has them."
    ]
    assert all_said(*answered())[1:] == []
    assert all_said(session(0), has_answers=False)[1:] == []
    assert {form.name for form in FORMATS if form.has_answers} >= {"pdf", "json", "fhir"}


def test_one_that_was_corrected_is_counted_as_such_also_where_its_history_stays_here() -> None:
    first = answered()[2]
    assert isinstance(first.value, LateAnswer)
    again = later(first, replace(first.value, answer=Answer.YES), 1)
    for without in (frozenset[Part](), frozenset({Part.HISTORY})):
        assert ", 1 answer, 1 corrected" in said(session(0), first, again, without=without)


def test_only_those_that_go_out_are_counted() -> None:
    neck = frozenset({area_named("neck")})
    assert said(*answered(), areas=neck).startswith(
        "2 to 17 Mar: 0 sessions, 0 check-ins, 2 answers, 1 withdrawn"
    )
