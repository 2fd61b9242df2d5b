"""What the report says of test injections, late checks, results, plans and the session itself."""

from datetime import time, timedelta
from typing import Any

import pytest

from diary.core.answers import (
    AreaSeen,
    LateAnswer,
    PlanChange,
    PlannedSession,
    Reaction,
    ResultAnswer,
    Seen,
)
from diary.core.areas import AREAS
from diary.core.entries import current
from diary.core.records import Answer, Revision, SessionKind, ToldClinic, TreatmentSession
from diary.core.selection import Part, Selection
from diary.core.shared import Shared
from diary.sharing import json, pdf, pdf_in
from tests.answered import answers
from tests.core.plans import SHIPPED
from tests.diaries import START, RandomDiary, at, revise
from tests.sharing.held import check_in, later, session
from tests.sharing.pages import NOW, attached, bare, held, needs_poppler, page_of, text
from tests.treatment import LAST, LOT, NOTE, SIZE, THIGH, TOLD, treatment

pytestmark = needs_poppler


def whole(**chosen: Any) -> Shared:
    return held(treatment(), Selection(**chosen), last=LAST)


def says(shared: Shared, *said: str, first: bool = False) -> None:
    found = text(pdf.exported(shared), *(["-l", "1"] if first else []))
    for one in said:
        assert bare(one) in found, one


def test_the_first_page_says_what_was_asked_around_the_sessions() -> None:
    says(
        whole(),
        "Planned session: Tue 28 Apr, 14:30: left thigh (front), lower abdomen",
        "Test injections: a rash, redness, seen on Tue 3 Mar 2026 at 08:30",
        "Late checks: week 2 not sure",
        "Lower abdomen, change seen: session 1 no, session 2 no, session 3 no",
        "Left thigh (front), change seen: session 1 no, session 2 slight, session 3 clear",
        first=True,
    )


def test_a_diary_without_any_of_it_says_nothing_of_it() -> None:
    found = text(pdf.exported(held([session(0), check_in(0)])))
    for one in ("Around the sessions", "What was asked around", "Changes of the care plan"):
        assert bare(one) not in found


def test_a_none_that_was_said_too_early_says_so() -> None:
    test = revise("t", TreatmentSession(START, AREAS[:1], SessionKind.TEST, time(10)))
    none = revise("n", Reaction("t", START), recorded_at=at(START, time(18)))
    said = "no reaction, said on Mon 2 Mar 2026 (8 h after the injections)"
    shared = held([test, none])
    says(shared, f"Test injections: {said}", first=True)
    assert text(pdf.exported(shared)).count(bare(said)) == 2


def test_a_reaction_stays_on_the_first_page_with_what_was_seen_and_what_the_clinic_said() -> None:
    says(
        whole(),
        "You saw a reaction to your test injections on 3 Mar 2026.",
        f"A rash, redness, seen on Tue 3 Mar 2026 at 08:30, this large: {SIZE}.",
        "The patient told the clinic on Tue 3 Mar.",
        f"What they said: {TOLD}",
        first=True,
    )


def test_notes_and_free_words_are_left_out_with_the_notes() -> None:
    found = text(pdf.exported(whole(without=frozenset({Part.NOTES}))))
    for one in (SIZE, LOT, NOTE, TOLD, "Dr Vega", "Bring the list", "As they asked me"):
        assert bare(one) in text(pdf.exported(whole()))
        assert bare(one) not in found
    assert bare("a rash, redness, seen on Tue 3 Mar 2026 at 08:30") in found


def test_a_yes_to_a_late_check_is_flagged_with_its_week_and_one_that_is_unsure_is_not_possible(
) -> None:  # fmt: skip
    says(
        whole(),
        "You said on Tue 14 Apr that there may have been a new lump, sore or pain.",
        "Week 2 not sure.",
        first=True,
    )
    assert bare("Possible: it may be from another session.") not in text(pdf.exported(whole()))


def test_the_page_of_a_session_says_what_was_given_and_what_was_asked_after_it() -> None:
    says(
        whole(),
        f"Products: {LOT}",
        "Places treated: 24",
        "Given by: Dr Vega",
        "A numbing cream can hide how sore an area is on the day of the session.",
        "Late check: week 2 no, said on Tue 17 Mar 2026",
        "Change seen: left thigh (front) no change, lower abdomen no change, said on Mon 16 Mar",
        f"Note: {NOTE}",
    )


def test_what_is_planned_is_said_to_count_for_nothing_yet() -> None:
    says(
        whole(),
        "Done: tell the clinic what is not clear yet.",
        "Note: Bring the list.",
        "It is only planned. It counts for nothing yet.",
    )


def test_where_no_change_was_seen_after_three_sessions_it_says_when_one_usually_shows() -> None:
    says(whole(), "Results usually show after two to three sessions.")
    found = text(pdf.exported(whole(areas=frozenset({THIGH}))))
    assert bare("Results usually show") not in found
    assert bare("Lower abdomen") not in found


def test_a_flag_names_the_plan_that_judged_it_where_another_holds_now() -> None:
    says(
        whole(),
        "25 Mar spots. Judged by the care plan “Mesotherapy” (mesotherapy), version 1.",
        "From Wed 1 Apr 2026:",
        "(injection-lipolysis), version 1",
        "As they asked me",
    )
    every = [one for one in treatment() if not isinstance(one.value, PlanChange)]
    assert bare("Judged by") not in text(pdf.exported(held(every, last=LAST)))


def test_an_old_flag_says_the_limit_that_it_was_judged_by() -> None:
    sore = [session(0), check_in(20), check_in(21)]
    change = revise("p", PlanChange(START + timedelta(25), "x", "2", _other()))
    shared = held([*sore, change], last=START + timedelta(26))
    assert {flag.plan_id for flag in shared.flags} == {"mesotherapy"}
    says(shared, "The diary flags a bruise more than 7 days after a session.")


def _other() -> str:
    return (
        SHIPPED["mesotherapy"]
        .replace('id = "mesotherapy"', 'id = "x"')
        .replace("days = 7", "days = 9")
    )


def test_one_that_took_place_is_no_entry_that_counts_no_longer() -> None:
    plan = PlannedSession(START)
    first = revise("p", plan, recorded_at=at(START - timedelta(3)))
    done = later(first, plan, 72)._replace(withdrawn=True, reason="took place")
    found = text(pdf.exported(held([first, done, session(0)])))
    assert bare("No entry was withdrawn.") in found
    assert bare("it took place") in found
    gone = text(pdf.exported(held([first, done._replace(reason="twice"), session(0)])))
    assert bare("planned session on Mon 2 Mar 2026") in gone.partition(bare("no longer count"))[2]


def test_answers_about_a_session_that_stays_here_are_told_apart() -> None:
    answer = revise("l", LateAnswer("gone", 3, START, Answer.YES))
    found = text(pdf.exported(held([answer])))
    assert bare("Late check: week 3 yes, said on Mon 2 Mar 2026") in found


@pytest.mark.parametrize("letter", ["W", "م", "["])
def test_however_much_was_answered_the_first_page_is_one_page(letter: str) -> None:
    names = frozenset(f"{number}{letter * 70}" for number in range(40))
    free, said = letter * 80, (letter * 79 + " ") * 20
    every = [
        revise("t", TreatmentSession(START, AREAS, SessionKind.TEST)),
        *(session(day, *(area.name for area in AREAS)) for day in range(1, 40, 7)),
        *(
            revise(f"r{n}", Reaction("t", START + timedelta(n), names, None, free, said))
            for n in range(9)
        ),
        *(revise(f"d{n}", ToldClinic("reaction:t", START + timedelta(n), said)) for n in range(9)),
        *(
            revise(f"l{n}", LateAnswer("s1", 1 + n, START + timedelta(n), Answer.YES, said))
            for n in range(30)
        ),
        *(
            revise(
                f"x{n}",
                ResultAnswer(
                    f"s{n}", START + timedelta(n), tuple(AreaSeen(one, Seen.NONE) for one in AREAS)
                ),
            )
            for n in range(1, 40, 7)
        ),
        *(
            revise(f"p{n}", PlannedSession(START + timedelta(n), AREAS, None, names, said))
            for n in range(41)
        ),
        *(check_in(day, bruising=4) for day in range(40)),
    ]
    content = pdf.exported(held(every))
    assert page_of(content, "Warning signs") == 0
    assert page_of(content, "After each session") == 1


def test_long_words_are_cut_short_on_the_first_page_and_whole_behind_it() -> None:
    names = frozenset(f"{number} strange thing on the skin" for number in range(9))
    test = revise("t", TreatmentSession(START, AREAS[:1], SessionKind.TEST))
    seen = revise("r", Reaction("t", START + timedelta(1), names))
    content = pdf.exported(held([test, seen]))
    first, every = text(content, "-l", "1"), text(content)
    assert first.count("strangething") == 8  # four with the flag, four around the sessions
    assert first.count("…") == 2
    assert bare(", 8 strange thing on the skin, seen on Tue 3 Mar 2026.") in every


@pytest.mark.parametrize("seed", range(20))
def test_what_comes_out_of_a_report_is_what_went_in(seed: int) -> None:
    comes_back(seed)


@pytest.mark.long
def test_the_same_of_two_hundred_reports() -> None:
    for seed in range(20, 220):
        comes_back(seed)


def comes_back(seed: int) -> None:
    every = drawn(seed)
    chosen = held(every)
    content = pdf.exported(chosen)
    assert attached(content) == json.exported(chosen)
    again = held(pdf_in.read(content, NOW).revisions)
    assert json.exported(again) == json.exported(chosen)
    assert again.flags == chosen.flags


def drawn(seed: int) -> list[Revision]:
    made = RandomDiary(seed, areas=2, days=20)
    found = [*made.revisions(), *answers(seed, made, days=20)]
    assert current(found)
    return [
        one
        for one in found
        if one.value.RECORD == "planned" or one.value.day <= one.local_time.date()
    ]
