"""What was answered last, of late checks and of results."""

from datetime import timedelta

from diary.core.answers import AreaSeen, LateAnswer, ResultAnswer, Seen
from diary.core.areas import area_named
from diary.core.entries import Records, current
from diary.core.records import Answer
from diary.core.results import latest_checks, latest_result
from tests.diaries import START, revise

NECK, CALF = area_named("neck"), area_named("left-calf")


def late(session: str, week: int, day: int, answer: Answer) -> LateAnswer:
    return LateAnswer(session, week, START + timedelta(day), answer)


def test_of_late_checks_it_is_the_last_answer_of_each_week_after_the_session_asked_about_last(
) -> None:  # fmt: skip
    said = [
        late("a", 2, 14, Answer.YES),
        late("b", 3, 51, Answer.NO),
        late("b", 2, 44, Answer.YES),
        late("b", 3, 53, Answer.UNSURE),
    ]
    records = current(revise(f"l{n}", one) for n, one in enumerate(said))
    assert latest_checks(records) == [said[2], said[3]]
    assert latest_checks(Records()) == []


def test_of_results_it_is_the_last_of_each_area_from_head_to_toe() -> None:
    first = ResultAnswer("b", START, (AreaSeen(CALF, Seen.NONE), AreaSeen(NECK, Seen.CLEAR)))
    then = ResultAnswer("b", START + timedelta(1), (AreaSeen(CALF, Seen.SLIGHT),))
    other = ResultAnswer("a", START, (AreaSeen(CALF, Seen.CLEAR),))
    records = current(revise(f"x{n}", one) for n, one in enumerate((other, first, then)))
    assert latest_result(records) == [(NECK, Seen.CLEAR), (CALF, Seen.SLIGHT)]
    assert latest_result(Records()) == []
