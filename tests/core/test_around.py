"""What is planned and answered around a session: what it changes, and what it never does."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.core.answers import (
    LateAnswer,
    PlannedSession,
    Reaction,
    ResultAnswer,
    cleaned,
)
from diary.core.areas import area_named
from diary.core.entries import current
from diary.core.errors import FutureDayError, RecordError
from diary.core.moment import Now
from diary.core.payload import revision_from_plain, revision_to_plain
from diary.core.plan import Level
from diary.core.records import Answer, Revision, SessionKind, TreatmentSession
from diary.core.rules import Rule
from diary.core.steps import history, last_steps
from diary.core.summary import Summary, summary
from diary.journal import Journal
from tests.core.drawn import ANSWERS, AREA_LISTS, CLOCKS
from tests.core.small import CALF, day, diary, evidence, flag, named, session, told_clinic
from tests.core.test_journal import NOW, SESSION, Pages, check_in
from tests.diaries import PLAN, START, RandomDiary, at, revise

AREA = area_named(CALF)
PLANNED = PlannedSession(day(9), (AREA,), time(9, 30), frozenset({"no-caffeine"}))


def account(told: Summary) -> tuple[object, ...]:
    """Everything that a plan for a session must not touch."""
    return (
        *(told.flags, told.courses, told.followed, told.questions, told.reminders),
        *(told.completion, told.missed_days, told.sessions, told.plan),
    )


@given(
    st.integers(0, 2**40),
    st.lists(
        st.tuples(st.integers(-400, 400), AREA_LISTS, CLOCKS, st.booleans()), min_size=1, max_size=5
    ),
)
@settings(max_examples=80, deadline=None)
def test_a_planned_session_changes_nothing_whatever_its_date(
    seed: int, planned: list[tuple[int, list[object], time | None, bool]]
) -> None:
    made = RandomDiary(seed, areas=2, days=40)
    log = made.revisions()
    plans = [
        Revision(
            f"p{place}", 1, at(START), 0, "UTC",
            PlannedSession(START + timedelta(number), tuple(areas), clock),  # type: ignore[arg-type]
            withdrawn=gone,
        )
        for place, (number, areas, clock, gone) in enumerate(planned)
    ]  # fmt: skip
    found = summary(current([*plans, *log]), PLAN, made.as_of)
    assert account(found) == account(summary(current(log), PLAN, made.as_of))
    assert len(found.records.planned) == sum(not gone for *_, gone in planned)


def test_only_a_planned_session_may_be_about_a_day_to_come() -> None:
    journal = Journal(Pages(), PLAN)
    kept = journal.record(PLANNED, NOW)
    assert revision_from_plain(revision_to_plain(kept)) == kept
    for value in (
        *(Reaction("s", day(4)), LateAnswer("s", 2, day(4), Answer.NO)),
        *(TreatmentSession(day(4), (AREA,)), check_in(4)),
    ):
        with pytest.raises(FutureDayError):
            journal.record(value, NOW)


# Confirming.


def confirmed() -> tuple[Pages, Journal, Revision]:
    pages = Pages()
    journal = Journal(pages, PLAN)
    return pages, journal, journal.record(replace(PLANNED, day=day(3)), NOW)


def test_a_planned_session_that_took_place_is_a_session_and_planned_no_more() -> None:
    pages, journal, planned = confirmed()
    kept = journal.confirm(planned.id, TreatmentSession(day(3), (AREA,)), NOW)
    records = journal.records()
    assert (records.planned, [one.id for one in records.sessions]) == ((), [kept.id])
    assert len(pages.kept) == 3
    assert [one.reason for one in pages.kept[1:]] == [
        "took place",
        f"with: revision 2 of {planned.id}",
    ]
    with pytest.raises(RecordError) as refused:
        journal.confirm(planned.id, TreatmentSession(day(3), (AREA,)), NOW)
    assert refused.value.problem == "withdrawn-record"


def test_confirming_keeps_both_or_neither() -> None:
    pages, journal, planned = confirmed()
    pages.full = True
    before = journal.records()
    with pytest.raises(OSError, match="no space"):
        journal.confirm(planned.id, TreatmentSession(day(3), (AREA,)), NOW)
    with pytest.raises(FutureDayError):
        journal.confirm(planned.id, TreatmentSession(day(4), (AREA,)), NOW)
    assert journal.records() == before
    assert len(pages.kept) == 1


def test_only_what_is_planned_is_confirmed() -> None:
    journal = Journal(Pages(), PLAN)
    id_ = journal.record(SESSION, NOW).id
    with pytest.raises(RecordError) as refused:
        journal.confirm(id_, SESSION, NOW)
    assert refused.value.problem == "another-kind"


def test_one_undo_takes_the_session_back_and_the_plan_returns() -> None:
    _, journal, planned = confirmed()
    kept = journal.confirm(planned.id, TreatmentSession(day(3), (AREA,)), NOW)
    done = journal.undo(NOW)
    assert (done.undid.id, [one.undid.id for one in done.along]) == (kept.id, [planned.id])
    records = journal.records()
    assert (records.sessions, [one.id for one in records.planned]) == ((), [planned.id])
    assert journal.undo(NOW).undid == planned
    assert not last_steps(journal.history())


def test_a_correction_since_is_taken_back_before_what_was_saved_in_one_go() -> None:
    _, journal, planned = confirmed()
    kept = journal.confirm(planned.id, TreatmentSession(day(3), (AREA,)), NOW)
    earlier = NOW._replace(instant=NOW.instant - timedelta(hours=1))  # the clock was put back
    other = journal.amend(kept.id, TreatmentSession(day(3), (AREA,), note="n"), earlier, "mistake")
    assert journal.undo(NOW).undid == other
    assert len(journal.undo(NOW).along) == 1
    assert [one.id for one in journal.records().planned] == [planned.id]


def test_what_the_clinic_was_told_of_several_flags_is_taken_back_in_one_go() -> None:
    journal = Journal(Pages(), PLAN)
    first = journal.record(SESSION, NOW)
    journal.tell(["sign:fever", "sign:sight", "sign:faint"], day(3), "", NOW)
    assert len(journal.undo(NOW).along) == 2
    assert journal.records().told == ()
    assert journal.undo(NOW).undid == first


def test_a_ring_that_a_stranger_made_is_taken_back_one_by_one() -> None:
    when = at(day(3))

    def made(id_: str, number: int, along: str) -> Revision:
        value = replace(check_in(3), note=f"{id_}{number}")
        return Revision(id_, number, when, 0, "UTC", value, along)

    ring = [
        *(made("a", 1, "with: revision 2 of b"), made("b", 1, "with: revision 2 of a")),
        *(made("a", 2, ""), made("b", 2, "")),
    ]
    journal = Journal(Pages(ring), PLAN)
    taken = [journal.undo(NOW) for _ in range(3)]
    assert [len(one.along) for one in taken] == [0, 1, 0]
    assert not last_steps(journal.history())


def test_what_was_saved_at_another_instant_was_not_saved_with_it() -> None:
    first = revise("a", check_in(3))
    other = revise("b", check_in(3), recorded_at=at(day(3), time(22)))
    step, *others = last_steps([first, other._replace(reason="with: revision 1 of a")])
    assert (step.revision.id, others) == ("b", [])


def test_the_history_tells_both_without_a_reason_of_the_program_s_own() -> None:
    _, journal, planned = confirmed()
    journal.confirm(planned.id, TreatmentSession(day(3), (AREA,)), NOW)
    from diary.wording.history import saved_lines

    told = [saved_lines(one) for one in history(journal.history())]
    assert told[1:] == [["it took place"], []]


# Test injections.


def injected(number: int = 0, hour: int = 10) -> list[Revision]:
    return session(number, kind=SessionKind.TEST, clock=time(hour), id_="t")


def reacted(number: int, *seen: str, id_: str = "r", of: str = "t") -> list[Revision]:
    return [revise(id_, Reaction(of, day(number), frozenset(seen)))]


def test_any_reaction_is_something_to_contact_the_clinic_about() -> None:
    told = diary(injected(), reacted(1, "rash"), as_of=1)
    raised = flag(told, "reaction")
    assert (raised.id, raised.level, raised.is_active) == ("reaction:t", Level.CONTACT_CLINIC, True)
    assert (raised.area, raised.symptom, raised.session, raised.first.day_number) == (None,) * 4
    assert (evidence(raised), raised.evidence[0].check_in) == ([1], "r")
    assert [card.flag for card in told.cards] == [raised]
    assert told.marks(raised, raised.last) == (False, False)


def test_no_reaction_is_none_and_takes_none_back() -> None:
    assert diary(injected(), reacted(1), as_of=1).flags == ()
    both = diary(injected(), reacted(1, "rash"), reacted(2, id_="r2"), as_of=2)
    assert flag(both, "reaction").is_active
    assert diary(injected(), reacted(2, "rash"), as_of=1).flags == ()


def test_a_reaction_is_past_after_a_treatment_given_later() -> None:
    clinic = told_clinic("reaction:t", 1)
    for treated, is_active in ((1, True), (2, False), (3, True)):
        told = diary(injected(), reacted(1, "rash"), clinic, session(treated), as_of=2)
        assert flag(told, "reaction").is_active is is_active
    told = diary(injected(), reacted(1, "rash"), told_clinic("reaction:t", 1), as_of=1)
    assert flag(told, "reaction").is_quiet
    worse = reacted(2, "swelling", id_="r2")
    told = diary(injected(), reacted(1, "rash"), told_clinic("reaction:t", 1), worse, as_of=2)
    assert not flag(told, "reaction").is_quiet


def test_a_treatment_answers_no_reaction_that_the_clinic_never_heard_of() -> None:
    parts = [*injected(), *reacted(1, "rash"), *session(2)]
    assert flag(diary(parts, as_of=2), "reaction").is_active
    assert flag(diary(parts, session(20), as_of=20), "reaction").is_active
    for told, is_active in ((0, True), (1, False), (20, False), (21, True)):
        raised = flag(diary(parts, told_clinic("reaction:t", told), as_of=20), "reaction")
        assert raised.is_active is is_active
    of_another = told_clinic("reaction:u", 2)
    assert flag(diary(parts, of_another, as_of=2), "reaction").is_active


# Late checks.


def answered(number: int, answer: str, week: int = 2, of: str = "s0") -> list[Revision]:
    value = LateAnswer(of, week, day(number), Answer(answer))
    return [revise(f"late-{number}-{answer}-{of}", value)]


def test_a_yes_to_a_late_check_is_something_to_contact_the_clinic_about() -> None:
    told = diary(session(0), answered(14, "yes"), as_of=14)
    raised = flag(told, "late_check")
    assert (raised.id, raised.level) == ("late_check:s0", Level.CONTACT_CLINIC)
    assert (raised.session and raised.session.number, raised.last.day_number) == (1, 14)
    assert raised.is_certain
    assert raised.is_active


def test_whoever_is_unsure_may_have_seen_something() -> None:
    raised = flag(diary(session(0), answered(14, "unsure"), as_of=14), "late_check")
    assert (raised.is_certain, raised.is_active) == (False, True)
    assert diary(session(0), answered(14, "no"), as_of=14).flags == ()


@pytest.mark.parametrize(("as_of", "active"), [(20, True), (21, False), (98, False)])
def test_a_later_no_makes_a_yes_past(as_of: int, active: bool) -> None:
    parts = session(0), answered(14, "yes"), answered(21, "no", 3)
    raised = flag(diary(*parts, as_of=as_of), "late_check")
    assert (raised.is_active, evidence(raised)) == (active, [14])


def test_a_yes_counts_for_twelve_weeks_and_again_with_each_yes() -> None:
    parts = session(0), answered(14, "yes")
    assert flag(diary(*parts, as_of=98), "late_check").is_active
    assert not flag(diary(*parts, as_of=99), "late_check").is_active
    more = flag(diary(*parts, answered(90, "yes", 12), as_of=99), "late_check")
    assert (more.is_active, evidence(more)) == (True, [14, 90])


def test_a_yes_is_no_less_one_where_its_session_was_withdrawn() -> None:
    raised = flag(diary(answered(14, "yes"), as_of=14), "late_check")
    assert (raised.session, raised.last.day_number, raised.is_active) == (None, None, True)


def test_answers_of_two_sessions_are_two_flags_in_one_card() -> None:
    parts = session(0), session(20), answered(14, "yes"), answered(34, "yes", of="s20")
    told = diary(*parts, as_of=34)
    assert named(told) == {"late_check:s0", "late_check:s20"}
    (card,) = told.cards
    assert (card.flag.id, len(card.later)) == ("late_check:s0", 1)
    assert Rule.LATE_CHECK in {one.rule for one in card.flags}


# What they refuse.


def test_an_answer_that_contradicts_itself_is_refused() -> None:
    with pytest.raises(RecordError):
        PlannedSession(day(0), (AREA, AREA))
    with pytest.raises(RecordError):
        ResultAnswer("s", day(0), ())
    for week in (0, 521):
        with pytest.raises(RecordError):
            LateAnswer("s", week, day(0), Answer.NO)
    for points in (0, 10_000):
        with pytest.raises(RecordError):
            TreatmentSession(day(0), (AREA,), points=points)


def test_texts_are_cleaned_and_not_too_long() -> None:
    found = cleaned(Reaction("t", day(0), frozenset({" rash\x07", " "}), size=" a\ncoin "))
    assert found == Reaction("t", day(0), frozenset({"rash"}), size=cleaned_text("a\ncoin"))
    for value in (
        Reaction("t", day(0), frozenset({"x" * 81})),
        Reaction("t", day(0), size="x" * 81),
        replace(PLANNED, note="x" * 100_000),
    ):
        with pytest.raises(RecordError) as refused:
            cleaned(value)
        assert refused.value.problem == "too-long"


def test_too_many_names_are_refused_as_that() -> None:
    names = frozenset(f"x{one}" for one in range(41))
    for value, what in (
        (Reaction("t", day(0), names), "kinds of reaction"),
        (replace(PLANNED, checked=names), "ticked points"),
    ):
        with pytest.raises(RecordError) as refused:
            cleaned(value)
        assert (refused.value.problem, refused.value.detail) == ("too-many", what)


def cleaned_text(text: str) -> str:
    from diary.core.text import clean

    return clean(text)


@given(ANSWERS)
@settings(max_examples=60)
def test_what_was_cleaned_is_clean(value: object) -> None:
    once = cleaned(value)  # type: ignore[arg-type]  # a record
    assert cleaned(once) == once


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("planned", {"day": "2026-03-05", "areas": "left-calf"}),
        ("planned", {"day": "2026-03-05", "at": "9:30"}),
        ("reaction", {"day": "2026-03-05", "seen": []}),
        ("reaction", {"day": "2026-03-05", "session": "t"}),
        ("late-check", {"day": "2026-03-05", "session": "t", "week": True, "answer": "no"}),
        ("late-check", {"day": "2026-03-05", "session": "t", "week": 0, "answer": "no"}),
        ("late-check", {"day": "2026-03-05", "session": "t", "week": 2, "answer": "maybe"}),
        ("result", {"day": "2026-03-05", "session": "t", "seen": []}),
        ("result", {"day": "2026-03-05", "session": "t", "seen": {}}),
        ("plan", {"day": "2026-03-05", "id": "x", "version": "1"}),
        ("plan", {"day": "2026-03-05", "id": "x", "version": 1, "text": ""}),
        ("other", {"day": "2026-03-05"}),
    ],
)
def test_a_mangled_answer_is_refused(kind: str, payload: dict[str, object]) -> None:
    plain = revision_to_plain(revise("x", check_in(3))) | {"kind": kind, "payload": payload}
    with pytest.raises(RecordError):
        revision_from_plain(plain)


def test_an_answer_is_no_older_than_its_day() -> None:
    plain = revision_to_plain(revise("x", Reaction("t", date(2026, 3, 5))))
    plain["recorded_at"] = "2026-03-04T09:00:00.000000Z"
    with pytest.raises(RecordError) as refused:
        revision_from_plain(plain)
    assert refused.value.problem == "recorded-before-its-day"


def test_a_late_entry_of_an_answer_says_so() -> None:
    late = revise("r", Reaction("t", day(1), frozenset({"rash"})), recorded_at=at(day(3)))
    told = diary(injected(), [late], as_of=3)
    raised = flag(told, "reaction")
    assert told.marks(raised, raised.last) == (True, False)
    assert Now(at(day(3)), 0, "UTC").today == day(3)


def test_an_answer_is_judged_by_the_plan_of_its_day() -> None:
    from tests.core.test_plan_changes import changed, plan_with

    plan = changed(10, plan_with())
    told = diary(session(0), answered(9, "yes"), plan, answered(14, "yes", 3), as_of=14)
    raised = flag(told, "late_check")
    assert (evidence(raised), raised.plan_version, raised.is_active) == ([9, 14], "1", True)
    later = diary(session(0), plan, answered(14, "yes"), as_of=14)
    assert flag(later, "late_check").plan_version == "2"
