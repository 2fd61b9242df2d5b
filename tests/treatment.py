"""A diary of a whole treatment: test injections, sessions, answers, results, a change of plan."""

from datetime import date, time, timedelta

from diary.core.answers import (
    AreaSeen,
    LateAnswer,
    PlanChange,
    PlannedSession,
    Reaction,
    ResultAnswer,
    Seen,
)
from diary.core.areas import area_named
from diary.core.profile import Profile
from diary.core.records import (
    Answer,
    CheckIn,
    Record,
    Revision,
    SessionKind,
    ToldClinic,
    TreatmentSession,
    rating,
)
from tests.core.plans import SHIPPED
from tests.diaries import START, at, revise

THIGH, ABDOMEN = area_named("left-front-thigh"), area_named("lower-abdomen")
AREAS = (THIGH, ABDOMEN)
#: The days of the treatments, counted from the test injections.
TREATED = (1, 15, 29)
LAST = START + timedelta(48)
SIZE, LOT, NOTE, TOLD = "like a fingertip", "HA 1 %, lot 7A", "It burned a little.", "Wait a week."


def day(number: int) -> date:
    return START + timedelta(number)


def treatment() -> list[Revision]:
    """As of `LAST`, with one of all that is asked around the sessions."""
    found: list[tuple[str, Record]] = [
        ("who", Profile(START, "Ana Ruiz", date(1980, 3, 19), "N-4711", "Clínica Sol")),
        ("t", TreatmentSession(START, (THIGH,), SessionKind.TEST, time(9))),
        ("r", Reaction("t", day(1), frozenset({"redness", "rash"}), time(8, 30), SIZE, NOTE)),
        ("told", ToldClinic("reaction:t", day(1), TOLD)),
        *((f"s{number}", _session(number)) for number in TREATED),
        *((f"c{number}", check_in) for number in range(1, 42) if (check_in := _check_in(number))),
        *(
            (f"l{after}", LateAnswer(f"s{after}", week, day(after + 7 * week), answer))
            for after, week, answer in ((1, 2, Answer.NO), (29, 2, Answer.UNSURE))
        ),
        *((f"x{place}", result) for place, result in enumerate(_results())),
        (
            "plan",
            PlanChange(
                day(30),
                "injection-lipolysis",
                "1",
                SHIPPED["injection-lipolysis"],
                "As they asked me",
            ),
        ),
    ]
    planned = PlannedSession(
        day(57), AREAS, time(14, 30), frozenset({"tell-clinic"}), "Bring the list."
    )
    return [
        *(revise(id_, value) for id_, value in found),
        revise("next", planned, recorded_at=at(day(40))),
    ]


def _session(number: int) -> TreatmentSession:
    return TreatmentSession(
        day(number), AREAS, at=time(10), numbing_cream=True, products=LOT, points=24, by="Dr Vega"
    )


def _check_in(number: int) -> CheckIn | None:
    since = min(number - one for one in TREATED if one <= number)
    if since > 10 or number in (5, 20):
        return None
    bruise, sore = max(0, 3 - since // 3), max(0, 5 - 2 * since)
    return CheckIn(
        day(number),
        tuple(
            rating(area.name, name, value)
            for area in AREAS
            for name, value in (("bruising", bruise), ("soreness", sore))
        ),
        signs=frozenset(),
        remedies=("arnica",) if since < 3 else (),
    )


def _results() -> list[ResultAnswer]:
    return [
        ResultAnswer(
            f"s{after}", day(after + 13), (AreaSeen(THIGH, thigh), AreaSeen(ABDOMEN, other))
        )
        for after, thigh, other in (
            (1, Seen.NONE, Seen.NONE),
            (15, Seen.SLIGHT, Seen.NONE),
            (29, Seen.CLEAR, Seen.NONE),
        )
    ]
