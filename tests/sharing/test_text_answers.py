"""What the summary for a message says of test injections, late checks, results and plans."""

from datetime import time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.core.answers import AreaSeen, LateAnswer, PlannedSession, Reaction, ResultAnswer, Seen
from diary.core.areas import AREAS, area_named
from diary.core.records import Answer, Revision, SessionKind, TreatmentSession
from diary.sharing.text import text
from tests.answered import answers
from tests.core.tangled import tangled
from tests.diaries import START, RandomDiary, at, revise
from tests.sharing.held import handed_on, journal, session
from tests.sharing.test_text import summary, ten_years_of_everything
from tests.treatment import LAST, LOT, NOTE, SIZE, TOLD, treatment


def whole(**chosen: Any) -> list[str]:
    return summary(treatment(), (LAST - START).days, **chosen)


def test_it_says_each_of_them_in_a_line() -> None:
    lines = whole()
    place = lines.index("SESSIONS")
    assert lines[place + 1] == ("Planned: Tue 28 Apr, 14:30: left thigh (front), lower abdomen")
    assert "Test injections: a rash, redness, seen on 3 Mar." in lines
    assert "Late checks after session 3: week 2 not sure." in lines
    assert "Change seen after session 3: lower abdomen no, left thigh (front) clear." in lines
    said = " ".join(lines)
    assert "▲▲ To discuss: Late check: not sure to a new lump, sore or pain." in said
    assert "Possible" not in said


def test_what_was_written_freely_is_never_in_it() -> None:
    said = " ".join(whole())
    for one in (LOT, NOTE, SIZE, TOLD, "Vega", "Bring the list", "As they asked me"):
        assert one not in said


def test_where_nothing_was_asked_it_says_nothing_of_it() -> None:
    said = " ".join(summary([session(0)], 20))
    for one in ("Planned", "Test injections", "Late checks", "Change seen"):
        assert one not in said


def test_a_reaction_is_told_rather_than_the_none_that_was_said_after_it() -> None:
    test = revise("t", TreatmentSession(START, AREAS[:1], SessionKind.TEST))
    none = revise("n", Reaction("t", START + timedelta(2)))
    seen = revise("r", Reaction("t", START + timedelta(1), frozenset({"rash"})))
    assert "Test injections: a rash, seen on 3 Mar." in summary([test, seen, none], 3)
    assert "Test injections: no reaction, said on 4 Mar." in summary([test, none], 3)


@pytest.mark.parametrize(
    ("given", "said", "early"),
    [
        (time(10), time(18, 30), " (8 h after the injections)"),
        (time(10), time(10, 30), " (under 1 h after the injections)"),
        (None, time(18), " (on the day of the injections)"),
    ],
)
def test_a_none_that_was_said_too_early_says_so(given: time | None, said: time, early: str) -> None:
    test = revise("t", TreatmentSession(START, AREAS[:1], SessionKind.TEST, given))
    none = revise("n", Reaction("t", START), recorded_at=at(START, said))
    told = " ".join(" ".join(summary([test, none], 3)).split())
    assert f"Test injections: no reaction, said on 2 Mar{early}." in told


def test_the_last_answer_of_each_week_is_told_after_the_session_asked_about_last() -> None:
    every = [
        session(0),
        session(30),
        *(
            revise(f"l{place}", LateAnswer(about, week, START + timedelta(day), answer))
            for place, (about, week, day, answer) in enumerate(
                [
                    ("s0", 2, 14, Answer.YES),
                    ("s30", 3, 51, Answer.NO),
                    ("s30", 2, 44, Answer.YES),
                    ("s30", 3, 53, Answer.UNSURE),
                ]
            )
        ),
    ]
    assert "Late checks after session 2: week 2 yes, week 3 not sure." in summary(every, 60)


def test_many_areas_are_counted_and_others_are_left_out() -> None:
    seen = tuple(AreaSeen(area, Seen.CLEAR if n < 3 else Seen.NONE) for n, area in enumerate(AREAS))
    every = [session(0), revise("x", ResultAnswer("s0", START + timedelta(14), seen))]
    assert "Change seen after session 1: clear in 3 areas, no in 30 areas." in summary(every, 20)
    neck = frozenset({area_named("neck")})
    assert "Change seen after session 1: neck no." in summary(every, 20, areas=neck)


def test_only_the_next_planned_session_is_named_and_the_others_are_counted() -> None:
    plans = [
        revise(f"p{day}", PlannedSession(START + timedelta(day)), recorded_at=at(START))
        for day in (10, 60, 50)
    ]
    assert "Planned: Tue 21 Apr (2 more planned)" in summary([session(0), *plans], 20)
    waits = "Planned, not confirmed: Fri 1 May (2 more planned)"
    assert waits in summary([session(0), *plans], 61)


def everything() -> list[Revision]:
    names = frozenset(f"{number}{'W' * 70}" for number in range(40))
    seen = tuple(AreaSeen(area, Seen.SLIGHT) for area in AREAS)
    days = [START + timedelta(number) for number in range(40)]
    return [
        *ten_years_of_everything(),
        *(
            revise(f"r{n}", Reaction("s1", day, names, None, "W" * 80))
            for n, day in enumerate(days)
        ),
        *(revise(f"l{n}", LateAnswer("s1", n + 1, day, Answer.YES)) for n, day in enumerate(days)),
        *(revise(f"x{n}", ResultAnswer("s1", day, seen, "W")) for n, day in enumerate(days)),
        *(revise(f"p{n}", PlannedSession(day, AREAS, None, names)) for n, day in enumerate(days)),
    ]


@pytest.mark.parametrize("chosen", [{}, {"areas": frozenset(AREAS)}])
def test_ten_years_of_everything_fit(chosen: dict[str, Any]) -> None:
    lines = summary(everything(), 28 * 130, **chosen)
    assert lines[-1].startswith("Bruise: 0 none")
    assert any(line.startswith("▲▲ To discuss: Test injections") for line in lines) or any(
        "left out here" in line for line in lines
    )
    for begin in ("Planned", "Test injections: ", "Late checks after", "Change seen after"):
        assert len([line for line in lines if line.startswith(begin)]) == 1
    assert lines.index("HOW IT WENT, the latest for each area") < len(lines) - 9


@settings(max_examples=60)
@given(st.integers(0, 2**40), st.integers(1, 33), st.integers(0, 60))
def test_any_diary_fits(seed: int, areas: int, day: int) -> None:
    made = RandomDiary(seed, areas=areas)
    every = tangled(seed, [*made.revisions(), *answers(seed, made)])
    lines = summary(every, day)
    assert lines[-1].startswith("Bruise: 0 none")
    shared = handed_on(journal(*every), START + timedelta(day))
    has = {
        "Late checks": shared.records.late_checks,
        "Change seen": shared.records.results,
        "Planned": shared.records.planned,
    }
    for begin, entries in has.items():
        assert any(one.startswith(begin) for one in text(shared).splitlines()) == bool(entries)
