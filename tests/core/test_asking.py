"""What is due to be asked around a session, and what is told of its results."""

from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.core.answers import AreaSeen, PlannedSession, Reaction, ResultAnswer, Seen
from diary.core.areas import area_named
from diary.core.asking import (
    LateCheckDue,
    ReactionDue,
    ResultDue,
    due,
    late_check_due,
    late_check_to_tell,
    reaction_due,
    reaction_to_tell,
    results_due,
    to_tell_of,
)
from diary.core.entries import current
from diary.core.errors import RecordError
from diary.core.injections import SaidEarly, Untested, refuse_unseen, said_early, untested
from diary.core.moment import Now
from diary.core.plan import CarePlan
from diary.core.preparing import (
    also_to_tell,
    checklist,
    is_put_in_the_past,
    not_clear,
    planned_now,
    session_of,
    time_left,
)
from diary.core.records import Revision, SessionKind, TreatmentSession
from diary.core.results import results, without_change
from diary.core.summary import Summary, summary
from diary.journal.zones import zone_named
from tests.core.small import CALF, day, diary, flag, said, session, signs, sore, told_clinic
from tests.core.test_around import answered, injected, reacted
from tests.core.test_plan_changes import changed, plan_with
from tests.diaries import PLAN, at, revise

AREA, NECK = area_named(CALF), area_named("neck")


def moment(number: int, hour: int = 21, minute: int = 0) -> Now:
    return Now(at(day(number), time(hour, minute)), 0, "UTC")


def asks(told: Summary, number: int, hour: int = 21, minute: int = 0) -> bool:
    return reaction_due(told, moment(number, hour, minute), zone_named) is not None


# Test injections.


def test_it_is_asked_about_test_injections_24_hours_after_them() -> None:
    told = diary(injected(0, 10), as_of=1)
    assert not asks(told, 1, 9, 59)
    found = reaction_due(told, moment(1, 10), zone_named)
    assert isinstance(found, ReactionDue)
    assert found.session.id == "t"


def test_without_a_time_it_is_asked_from_the_next_day_on() -> None:
    untimed = session(0, kind=SessionKind.TEST, id_="t")
    assert not asks(diary(untimed, as_of=0), 0, 23, 59)
    assert asks(diary(untimed, as_of=1), 1, 0)


def test_it_is_asked_for_two_weeks_and_up_to_the_treatment() -> None:
    assert asks(diary(injected(), as_of=14), 14)
    assert not asks(diary(injected(), as_of=15), 15)
    assert asks(diary(injected(), session(5), as_of=4), 4)
    assert not asks(diary(injected(), session(5), as_of=5), 5)
    assert not asks(diary(session(0), as_of=1), 1)
    assert asks(diary(session(0), injected(), as_of=1), 1)  # injections after it, that day


def test_for_how_long_is_a_number_of_the_plan() -> None:
    soon = replace(PLAN, test_injections=PLAN.test_injections._replace(ask_days=3))
    assert asks(diary(injected(), as_of=3, plan=soon), 3)
    assert not asks(diary(injected(), as_of=4, plan=soon), 4)


def test_an_answer_is_one_once_the_hours_have_passed_and_a_reaction_at_once() -> None:
    early = [revise("r", Reaction("t", day(0)), recorded_at=at(day(0), time(12)))]
    assert asks(diary(injected(), early, as_of=1), 1)
    assert not asks(diary(injected(), reacted(1), as_of=1), 1)
    rash = [revise("r", Reaction("t", day(0), frozenset({"rash"})), recorded_at=at(day(0)))]
    assert not asks(diary(injected(), rash, as_of=1), 1)
    assert asks(diary(injected(), reacted(1, of="another"), as_of=1), 1)


# A treatment without a test.


def note_on(told: Summary) -> Untested | None:
    treatment = [one for one in told.records.sessions if one.id.startswith("s")][-1]
    return untested(told, treatment, zone_named)


def test_a_treatment_without_a_test_before_it_is_noted_quietly() -> None:
    assert note_on(diary(session(1), as_of=1)) is Untested.NO_TEST
    assert note_on(diary(session(0), injected(3), as_of=3)) is Untested.NO_TEST


def test_so_is_one_sooner_than_24_hours_after_it() -> None:
    for hour, found in ((9, Untested.TOO_SOON), (10, None)):
        timed = session(1, clock=time(hour))
        assert note_on(diary(injected(0, 10), reacted(1), timed, as_of=1)) is found
    assert note_on(diary(injected(0, 10), reacted(1), session(1), as_of=1)) is None
    same_day = session(0, clock=time(20))
    assert note_on(diary(injected(0, 10), same_day, as_of=0)) is Untested.TOO_SOON
    untimed = session(0, kind=SessionKind.TEST, id_="t")
    assert note_on(diary(untimed, same_day, as_of=0)) is Untested.TOO_SOON
    # Without a time it stands before the test of its day, after which it may have come.
    assert note_on(diary(injected(0, 10), session(0), as_of=0)) is Untested.TOO_SOON


def test_so_is_one_with_no_answer_about_it() -> None:
    assert note_on(diary(injected(), session(2), as_of=2)) is Untested.NO_ANSWER
    parts = injected(), reacted(1), session(2), session(9)
    assert note_on(diary(*parts, as_of=9)) is None


def test_so_is_one_after_a_reaction_that_the_clinic_was_not_told_of_since() -> None:
    rash, more = reacted(1, "rash"), reacted(3, "swelling", id_="r3")
    assert note_on(diary(injected(), rash, session(2), as_of=2)) is Untested.REACTED
    told = [*injected(), *rash, *told_clinic("reaction:t", 1)]
    assert note_on(diary(told, session(2), as_of=2)) is None
    assert note_on(diary(told, more, session(4), as_of=4)) is Untested.REACTED
    assert note_on(diary(told, more, told_clinic("reaction:t", 4), session(4), as_of=4)) is None
    assert note_on(diary(injected(), rash, told_clinic("sign:rash", 2), session(2), as_of=2))
    assert note_on(diary(injected(), rash, told_clinic("reaction:t", 3), session(2), as_of=2))
    # However early it was seen, that it came is what counts.
    early = reacted(0, "rash")
    assert note_on(diary(injected(0, 10), early, session(0), as_of=0)) is not Untested.REACTED
    timed = session(0, clock=time(20))
    assert note_on(diary(injected(0, 10), early, timed, as_of=0)) is Untested.REACTED
    none_now = reacted(2, id_="r2")
    assert note_on(diary(injected(), rash, none_now, session(2), as_of=2)) is Untested.REACTED


@pytest.mark.parametrize(
    ("number", "seen", "problem"),
    [
        (-1, None, "before-test"),
        (0, time(8), "seen-before-test"),
        (0, time(9, 30), ""),
        (0, None, ""),
        (1, time(8), ""),
        (1, time(21, 1), "seen-to-come"),
    ],
)
def test_a_reaction_is_seen_after_its_test_injections_and_not_later_than_now(
    number: int, seen: time | None, problem: str
) -> None:
    test = TreatmentSession(day(0), (AREA,), SessionKind.TEST, time(9, 30))
    with pytest.raises(RecordError) if problem else nullcontext() as raised:
        refuse_unseen(test, day(number), seen, moment(1))
    assert raised is None or raised.value.problem == problem
    untimed = replace(test, at=None)
    refuse_unseen(untimed, day(0), time(8), moment(1))


def none_at(hour: int, number: int = 0) -> list[Revision]:
    said = at(day(number), time(hour))
    return [revise(f"n{number}-{hour}", Reaction("t", day(number)), recorded_at=said)]


def test_so_is_one_with_a_none_that_was_said_too_early() -> None:
    early = none_at(18)
    assert note_on(diary(injected(0, 10), early, session(2), as_of=2)) is Untested.EARLY_ANSWER
    told = diary(injected(0, 10), early, none_at(18, 1), session(2), as_of=2)
    assert note_on(told) is None
    later = none_at(18, 3)
    assert note_on(diary(injected(0, 10), later, session(2), as_of=2)) is Untested.NO_ANSWER


def test_how_early_a_none_was_said_is_known_in_whole_hours() -> None:
    def early(*parts: list[Revision]) -> SaidEarly | None:
        told = diary(*parts, as_of=3)
        (reaction,) = told.records.reactions
        return said_early(told.records, reaction, PLAN, zone_named)

    assert early(injected(0, 10), none_at(18)) == SaidEarly(8)
    assert early(injected(0, 10), none_at(9, 1)) == SaidEarly(23)
    assert early(injected(0, 10), none_at(10, 1)) is None
    assert early(injected(0, 10), none_at(9)) == SaidEarly(0)
    untimed = session(0, kind=SessionKind.TEST, id_="t")
    assert early(untimed, none_at(18)) == SaidEarly(None)
    assert early(untimed, none_at(1, 1)) is None
    assert early(injected(0, 10), reacted(0, "rash")) is None
    assert early(session(0), none_at(18)) is None


def test_test_injections_need_none_before_them() -> None:
    told = diary(injected(), as_of=1)
    assert untested(told, told.records.sessions[0], zone_named) is None


# Late checks.


def test_a_late_check_is_due_from_its_day_until_it_is_answered_or_the_next_one_s_day() -> None:
    assert late_check_due(diary(session(0), as_of=13)) is None
    assert due_week(diary(session(0), as_of=14)) == 2
    assert due_week(diary(session(0), as_of=20)) == 2
    assert due_week(diary(session(0), as_of=21)) == 3
    assert late_check_due(diary(session(0), answered(14, "no"), as_of=20)) is None
    assert due_week(diary(session(0), answered(14, "no"), as_of=21)) == 3
    assert due_week(diary(session(0), answered(15, "no"), as_of=14)) == 2
    assert due_week(diary(session(0), answered(14, "no", of="other"), as_of=14)) == 2
    assert late_check_due(diary(as_of=14)) is None


def due_week(told: Summary) -> int | None:
    found = late_check_due(told)
    return found.week if isinstance(found, LateCheckDue) else None


def told_week(*parts: Iterable[Revision], as_of: int, plan: CarePlan = PLAN) -> int | None:
    found = late_check_to_tell(diary(*parts, as_of=as_of, plan=plan))
    return found.week if found else None


def test_what_comes_late_is_told_between_the_checks_too() -> None:
    treated = session(0)
    assert [told_week(treated, as_of=number) for number in (6, 7, 13, 14)] == [None, 1, 1, 2]
    no = [*treated, *answered(28, "no", week=4)]
    # The check of week 4 is due until it is answered, and told of as such.
    assert told_week(treated, as_of=40) == 4
    assert told_week(no, as_of=28) == 4
    assert told_week(no, as_of=40) == 5
    assert told_week(treated, as_of=7 * 520) == 520
    assert told_week(treated, as_of=7 * 521) is None
    assert told_week(as_of=40) is None
    never = replace(PLAN, late_checks=PLAN.late_checks._replace(weeks=()))
    assert told_week(treated, as_of=40, plan=never) is None
    found = flag(diary(no, answered(40, "yes", week=5), as_of=40), "late_check")
    assert (found.is_active, found.last.day) == (True, day(40))


def test_a_reaction_is_told_of_from_the_injections_on_whatever_was_answered() -> None:
    for parts, as_of in (
        ((injected(2),), 2),
        ((injected(2), reacted(3), session(9)), 60),
    ):
        found = reaction_to_tell(diary(*parts, as_of=as_of))
        assert found is not None
        assert found.session.id == "t"
    assert reaction_to_tell(diary(injected(2), as_of=1)) is None
    assert reaction_to_tell(diary(session(0), as_of=1)) is None


def test_of_a_session_is_told_what_it_can_bring() -> None:
    told = diary(injected(0), session(5), session(40), as_of=50)
    found = [to_tell_of(told, one) for one in told.records.sessions]
    test, last = told.records.sessions[0], told.sessions[-1]
    assert found == [ReactionDue(test), None, LateCheckDue(last, 1)]
    early = diary(injected(0), session(5), session(40), as_of=4)
    assert [bool(to_tell_of(early, one)) for one in early.records.sessions] == [True, False, False]
    before = replace(early, as_of=day(-1))
    assert to_tell_of(before, test) is None


def test_the_last_one_stays_for_two_weeks() -> None:
    assert due_week(diary(session(0), as_of=84 + 14)) == 12
    assert due_week(diary(session(0), as_of=84 + 15)) is None


def test_a_new_session_begins_the_checks_anew() -> None:
    assert due_week(diary(session(0), session(14), as_of=27)) is None
    assert due_week(diary(session(0), session(14), as_of=28)) == 2


def test_a_plan_may_ask_for_no_late_check() -> None:
    lines = plan_with().replace("weeks = [2, 3, 4, 8, 12]", "weeks = []")
    assert due_week(diary(session(0), changed(0, lines), as_of=14)) is None


# Results.


def result(number: int, of: str, **seen: Seen) -> list[Revision]:
    found = tuple(AreaSeen(area_named(area.replace("_", "-")), one) for area, one in seen.items())
    return [revise(f"result-{number}-{of}", ResultAnswer(of, day(number), found))]


def asked_of(told: Summary) -> list[tuple[int, list[str]]]:
    """The number of each session that is asked about, with the areas."""
    found = results_due(told)
    return [(one.session.number, [area.name for area in one.areas]) for one in found]


def test_a_result_is_asked_for_some_days_after_a_session_and_monthly_after() -> None:
    # The session is on 2 March: the 16th, then 2 April, 2 May …
    for number, asked in ((13, False), (14, True), (28, True), (29, False), (31, True)):
        assert bool(asked_of(diary(session(0), as_of=number))) is asked, number
    assert asked_of(diary(session(0, "neck", CALF), as_of=14)) == [(1, ["neck", CALF])]
    assert asked_of(diary(said("P 0–14"), as_of=14)) == []


def test_an_answer_holds_until_the_next_time() -> None:
    parts = session(0), result(15, "s0", left_calf=Seen.NONE)
    assert not asked_of(diary(*parts, as_of=20))
    assert asked_of(diary(*parts, as_of=31))
    assert asked_of(diary(*parts, as_of=14))
    early = result(5, "s0", left_calf=Seen.NONE)
    assert asked_of(diary(session(0), early, as_of=14))


def test_each_area_is_asked_for_after_its_own_last_session() -> None:
    parts = session(0, "neck"), session(9, "chest")
    assert asked_of(diary(*parts, as_of=14)) == [(1, ["neck"])]
    assert asked_of(diary(*parts, as_of=23)) == [(1, ["neck"]), (2, ["chest"])]
    neck = result(23, "s0", neck=Seen.SLIGHT)
    assert asked_of(diary(*parts, neck, as_of=23)) == [(2, ["chest"])]
    assert asked_of(diary(*parts, neck, as_of=31)) == [(1, ["neck"]), (2, ["chest"])]


def test_of_sessions_close_together_each_is_asked_for_on_the_day_of_the_next() -> None:
    weekly = session(0, "neck", "chest"), session(7, "neck"), session(14, "neck")
    asked = {number: asked_of(diary(*weekly, as_of=number)) for number in range(29)}
    assert {number: found for number, found in asked.items() if ("neck" in str(found))} == {
        7: [(1, ["neck"])],
        14: [(1, ["chest"]), (2, ["neck"])],
        28: [(1, ["chest"]), (3, ["neck"])],
    }
    said_before = result(5, "s0", neck=Seen.NONE)
    assert asked_of(diary(*weekly, said_before, as_of=7)) == []
    of_chest = result(5, "s0", chest=Seen.NONE)
    assert asked_of(diary(*weekly, of_chest, as_of=7)) == [(1, ["neck"])]
    assert asked_of(diary(session(0), session(14), as_of=14)) == [(1, [CALF])]
    assert asked_of(diary(session(0), session(15), as_of=15)) == []  # it was asked the day before


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_after_each_session_each_of_its_areas_is_asked_for_up_to_the_next(
    data: st.DataObject,
) -> None:
    areas = st.lists(st.sampled_from(("neck", "chest", CALF)), min_size=1, unique=True)
    days = st.dictionaries(st.integers(0, 60), areas, min_size=2, max_size=6)
    treated = sorted(data.draw(days).items())
    log = [one for number, names in treated for one in session(number, *names)]
    draw = Random(data.draw(st.integers(0, 2**32)))
    found: set[tuple[str, str]] = set()
    for number in range(treated[-1][0] + 15):
        for one in results_due(diary(log, as_of=number)):
            found |= {(one.session.id, area.name) for area in one.areas}
            some = draw.sample(one.areas, draw.randint(0, len(one.areas)))
            seen = tuple(AreaSeen(area, draw.choice(tuple(Seen))) for area in some)
            id_ = f"{number}-{one.session.id}"
            if seen:
                log.append(revise(id_, ResultAnswer(one.session.id, day(number), seen)))
    assert found == {(f"s{number}", name) for number, names in treated for name in names}


def test_after_the_last_month_nobody_asks_any_more() -> None:
    last = (date(2026, 9, 2) - day(0)).days
    assert asked_of(diary(session(0), as_of=last))
    assert not asked_of(diary(session(0), as_of=last + 15))


def test_at_the_end_of_the_calendar_nothing_breaks() -> None:
    late = revise("s", TreatmentSession(date.max - timedelta(3), (AREA,)))
    assert not results_due(summary(current([late]), PLAN, date.max - timedelta(1)))
    assert results_due(summary(current([late]), PLAN, date.max))


def test_the_most_pressing_question_comes_first() -> None:
    told = diary(session(0), injected(14), as_of=16)
    assert [type(one) for one in due(told, moment(16), zone_named)] == [
        *(ReactionDue, LateCheckDue, ResultDue),
    ]
    assert due(diary(as_of=3), moment(3), zone_named) == ()


def three_sessions(*seen: Seen | None, as_of: int = 60) -> Summary:
    parts = [session(0), session(14), session(28)]
    parts += [
        result(14 * place + 10, f"s{14 * place}", left_calf=one)
        for place, one in enumerate(seen)
        if one
    ]
    return diary(*parts, as_of=as_of)


def test_results_are_a_line_for_each_area_over_its_sessions() -> None:
    parts = session(0, CALF, "neck"), session(14), session(20, "neck", kind=SessionKind.TEST)
    found = results(
        diary(
            *parts,
            result(10, "s0", left_calf=Seen.NONE, neck=Seen.SLIGHT),
            result(12, "s0", left_calf=Seen.SLIGHT),
            result(90, "s14", left_calf=Seen.CLEAR),
            said("P 0", area="chest"),
            as_of=60,
        )
    )
    assert {area.name: [one.seen for one in line] for area, line in found.items()} == {
        CALF: [Seen.SLIGHT, None],
        "neck": [Seen.SLIGHT],
    }


@pytest.mark.parametrize(
    ("seen", "found"),
    [
        ((Seen.NONE, Seen.NONE, Seen.NONE), True),
        ((None, None, Seen.NONE), True),
        ((Seen.NONE, Seen.NONE, None), False),
        ((Seen.NONE, Seen.SLIGHT, Seen.NONE), False),
        ((Seen.NONE, Seen.NONE, Seen.CLEAR), False),
    ],
)
def test_after_the_third_session_without_a_change_it_is_said(
    seen: tuple[Seen | None, ...], found: bool
) -> None:
    assert without_change(three_sessions(*seen)) == ((AREA,) if found else ())


# Before a session.


def planned(number: int, clock: time | None = None, *checked: str) -> PlannedSession:
    return PlannedSession(day(number), (AREA,), clock, frozenset(checked))


def seen_on(number: int, **plans: PlannedSession) -> dict[str, str]:
    """The ids of what matters on a day, of these plans; what there is none of is left out."""
    told = current([revise(id_, one) for id_, one in plans.items()])
    found = planned_now(told.planned, day(number))
    names = ("waits", "ahead", "first", "latest", "to_confirm", "near")
    return {name: one.id for name in names if (one := getattr(found, name))}


def test_one_whose_day_is_past_waits_and_hides_none_that_is_still_ahead() -> None:
    plans = {"old": planned(10), "older": planned(4), "soon": planned(20), "far": planned(40)}
    ahead = dict.fromkeys(("ahead", "first", "latest", "near"), "soon")
    assert seen_on(15, **plans) == {**ahead, "waits": "older", "to_confirm": "older"}
    assert seen_on(20, **plans) == {**ahead, "waits": "older", "to_confirm": "soon"}
    past = dict.fromkeys(("waits", "first", "to_confirm"), "older")
    assert seen_on(50, **plans) == {**past, "latest": "far"}
    today = ("ahead", "first", "latest", "near", "to_confirm")
    assert seen_on(4, **plans) == dict.fromkeys(today, "older")
    assert seen_on(5) == {}


def test_it_is_kept_in_mind_from_a_week_before_on() -> None:
    near = [number for number in range(12) if "near" in seen_on(number, p=planned(9))]
    assert near == [*range(2, 10)]
    assert seen_on(5, p=planned(30), old=planned(4))["near"] == "p"
    assert "to_confirm" not in seen_on(8, p=planned(9))


def test_among_those_of_a_day_the_clock_decides() -> None:
    made = {"untimed": planned(5), "late": planned(5, time(14)), "early": planned(5, time(7))}
    told = current([revise(id_, one) for id_, one in made.items()]).planned
    assert [one.id for one in told] == ["early", "late", "untimed"]
    assert seen_on(5, **made)["to_confirm"] == "early"
    assert seen_on(6, **made)["waits"] == "early"


def test_only_one_that_stays_where_it_was_may_wait_on_a_day_that_is_past() -> None:
    assert not is_put_in_the_past(planned(5), day(5))
    assert is_put_in_the_past(planned(4), day(5))
    assert is_put_in_the_past(planned(4), day(5), planned(9))
    assert not is_put_in_the_past(planned(4, time(9)), day(5), planned(4))


def test_it_takes_place_as_it_was_planned_if_it_has_an_area() -> None:
    one = replace(planned(2, time(9), "tell-clinic"), note="bring the letter")
    assert session_of(one) == TreatmentSession(day(2), (AREA,), at=time(9), note="bring the letter")
    with pytest.raises(RecordError):
        session_of(PlannedSession(day(2)))


def test_the_countdown_to_it_counts_what_passes() -> None:
    assert time_left(planned(1, time(9)), moment(0), zone_named) == timedelta(hours=12)
    assert time_left(planned(0, time(9)), moment(0), zone_named) == timedelta(hours=-12)
    assert time_left(planned(1), moment(0), zone_named) is None
    # In the night of 29 March one hour is left out.
    before = Now(datetime.fromisoformat("2026-03-28T20:00:00+00:00"), 60, "Europe/Berlin")
    one = PlannedSession(date(2026, 3, 29), at=time(9))
    assert time_left(one, before, zone_named) == timedelta(hours=11)
    assert time_left(one, before, lambda _: None) == timedelta(hours=12)
    assert time_left(PlannedSession(date.max, at=time(23, 59)), before, zone_named)


def test_the_checklist_says_what_is_due_and_what_is_done() -> None:
    one = planned(2, time(9), "tell-clinic")
    for now, is_due in ((moment(1, 8, 59), False), (moment(1, 9), True)):
        found = {item.advice.name: item for item in checklist(one, PLAN, now, zone_named)}
        assert found["no-caffeine"][1:] == (is_due, False)
        assert found["tell-clinic"][1:] == (True, True)
    assert checklist(one, PLAN, moment(2, 23, 59), zone_named)
    assert checklist(one, PLAN, moment(3, 0), zone_named) == ()
    items = checklist(planned(2), PLAN, moment(1, 0), zone_named)
    assert {item.advice.name for item in items if item.is_due} == set(PLAN.checklist)


def test_what_is_not_clear_yet_is_listed_once_with_its_days() -> None:
    parts = session(0), session(7), said("P 0–3, Z 4, Z 5, P2 6, P 7 yes, P3 8")
    found = not_clear(diary(*parts, sore("P 0–1, Z 2"), as_of=9))
    assert [(one.area, one.symptom.name, one.severity) for one in found] == [(AREA, "bruising", 3)]
    assert (found[0].first_day, found[0].last_day) == (day(6), day(8))
    assert not_clear(diary(session(0), as_of=3)) == ()


def test_what_is_flagged_beside_that_is_told_too_with_the_areas_it_is_about() -> None:
    told = diary(
        *(injected(), reacted(1, "rash"), session(2, "neck"), answered(16, "yes", of="s2")),
        *(signs(3, "fever", hour=20), said("P 2–16"), answered(17, "unsure", of="gone")),
        as_of=17,
    )
    found = {one.flag.id: [area.name for area in one.areas] for one in also_to_tell(told)}
    assert list(found.items()) == [
        ("sign:fever", []),
        ("reaction:t", [CALF]),
        ("late_check:s2", ["neck"]),
        ("late_check:gone", []),
    ]
    later = [*signs(6, hour=21), *told_clinic("reaction:t", 5), *answered(18, "no", of="s2")]
    told = diary(*(injected(), reacted(1, "rash"), session(2), signs(3, "fever"), later), as_of=18)
    assert also_to_tell(told) == ()


def test_a_flagged_symptom_is_told_once() -> None:
    told = diary(session(0), said("P 0–20"), as_of=20)
    assert told.active_flags
    assert (len(not_clear(told)), also_to_tell(told)) == (1, ())
