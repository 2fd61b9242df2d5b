"""A change of the care plan: from its day on it judges, and what was judged before stays."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.core.answers import PlanChange
from diary.core.asking import due
from diary.core.entries import current
from diary.core.errors import PlanError, RecordError
from diary.core.flags import Flag
from diary.core.moment import Now
from diary.core.plan import CarePlan
from diary.core.plan_reading import faults_of
from diary.core.plans import unread
from diary.core.records import Revision
from diary.core.scales import BRUISING
from diary.core.summary import Summary, summary
from diary.journal import Journal
from diary.sharing.json import whole
from diary.sharing.json_in import read
from tests.core.plans import SHIPPED, keys
from tests.core.small import CALF, day, diary, evidence, flag, named, said, session, signs, sore
from tests.core.test_journal import Pages
from tests.diaries import PLAN, START, RandomDiary, at, revise


def plan_with(version: str = "2", **numbers: int) -> str:
    """The text of a plan like the shipped one, with other numbers: `windows_bruising_days=9`."""
    lines = SHIPPED["mesotherapy"].splitlines()
    wanted = {name.replace("_", "."): value for name, value in numbers.items()}
    for key in keys(SHIPPED["mesotherapy"]):
        if (value := wanted.pop(key.name.replace("_", "."), None)) is not None:
            lines[key.line] = f"{key.last} = {value}"
    assert not wanted
    return "\n".join(lines).replace('version = "1"', f'version = "{version}"')


def changed(number: int, text: str, id_: str = "") -> list[Revision]:
    plan = CarePlan.from_toml(text)
    return [revise(id_ or f"plan-{number}", PlanChange(day(number), plan.id, plan.version, text))]


WIDE = plan_with(windows_bruising_days=12)
NARROW = plan_with("3", windows_bruising_days=3)
#: Keys that plans have had only since some were stored, and what held before.
LATER = {
    "test_injections.ask_days": 14,
    "late_checks.last_stays_days": 14,
    "results.stays_days": 14,
}


def from_before() -> str:
    """The text of a plan as an earlier version kept it, without those keys."""
    gone = {one.line for one in keys(WIDE) if one.name in LATER}
    assert len(gone) == len(LATER)
    lines = WIDE.splitlines()
    return "\n".join(line for place, line in enumerate(lines) if place not in gone)


def test_a_plan_that_was_kept_before_some_keys_were_is_read_with_what_held_then() -> None:
    text = from_before()
    stored = [revise("plan", PlanChange(day(2), "mesotherapy", "2", text))]
    told = diary(session(0), stored, said("P 0–8"), as_of=8)
    assert told.plan == CarePlan.from_toml(WIDE)
    assert told.flags == ()
    assert unread(told.records.plans) == ()
    with pytest.raises(PlanError):
        CarePlan.from_toml(text)
    assert {one.key for one in faults_of(text)} == set(LATER)
    assert faults_of(text, is_stored=True) == ()


def test_it_says_so_of_the_other_keys_that_it_lacks() -> None:
    text = from_before().replace("active_days = 84", "")
    with pytest.raises(PlanError):
        CarePlan.from_stored(text)
    wrong = WIDE.replace("ask_days = 14", "ask_days = 0")
    assert [one.key for one in faults_of(wrong, is_stored=True)] == ["test_injections.ask_days"]


def test_its_own_numbers_say_for_how_long_is_asked() -> None:
    def asked(as_of: int, **numbers: int) -> set[str]:
        text = plan_with("2", **numbers)
        told = diary(session(0), changed(0, text), as_of=as_of)
        now = Now(at(day(as_of)), 0, "UTC")
        return {type(one).__name__ for one in due(told, now, lambda _: None)}

    assert asked(84 + 5, late_checks_last_stays_days=4) == set()
    assert asked(84 + 4, late_checks_last_stays_days=4) == {"LateCheckDue"}
    assert "ResultDue" in asked(14 + 3, results_stays_days=3)
    assert "ResultDue" not in asked(14 + 4, results_stays_days=3)


def test_a_day_is_judged_by_the_plan_that_holds_on_it() -> None:
    parts = session(0), said("P 0–8")
    assert evidence(flag(diary(*parts, changed(9, WIDE), as_of=9), "beyond")) == [8]
    today = flag(diary(*parts, changed(8, WIDE), as_of=8), "beyond")
    assert (evidence(today), today.is_active) == ([8], False)
    narrowed = flag(diary(*parts, changed(6, NARROW), as_of=8), "beyond")
    assert evidence(narrowed) == [6, 7, 8]
    assert (narrowed.plan_version, narrowed.limit_days) == ("3", 3)


def test_each_day_has_the_plan_that_holds_on_it_and_one_to_come_that_of_today() -> None:
    told = diary(session(0), changed(6, WIDE), changed(9, NARROW), as_of=8)
    held = [told.plan_on(day(number)).version for number in (-9, 5, 6, 8, 9, 99)]
    assert held == ["1", "1", "2", "2", "2", "2"]
    assert (
        diary(session(0), changed(6, WIDE), changed(6, NARROW), as_of=8).plan_on(day(6)).version
        == "3"
    )


def test_before_the_day_of_a_change_the_diary_says_what_it_said() -> None:
    parts = session(0), said("P 0–8")
    assert diary(*parts, changed(9, WIDE), as_of=8).flags == diary(*parts, as_of=8).flags
    assert diary(*parts, changed(9, WIDE), as_of=8).plan == PLAN


def test_what_a_wider_window_would_not_raise_is_past_and_not_gone() -> None:
    parts = session(0), said("P 0–10"), changed(10, WIDE)
    told = diary(*parts, as_of=10)
    raised = flag(told, "beyond")
    assert (raised.is_active, evidence(raised)) == (False, [8, 9, 10])
    assert (raised.plan_id, raised.plan_version, raised.limit_days) == ("mesotherapy", "1", 7)
    assert told.judging(raised) == PLAN
    later = flag(diary(*parts, said("P 11–14"), as_of=14), "beyond")
    assert (later.is_active, evidence(later)) == (True, [8, 9, 10, 13, 14])
    assert (later.plan_version, later.limit_days) == ("1", 7)


def test_a_flag_that_only_a_later_plan_raises_names_that_one() -> None:
    told = diary(session(0), said("P 0–10"), changed(5, WIDE), changed(9, NARROW), as_of=10)
    raised = flag(told, "beyond")
    assert (evidence(raised), raised.plan_version) == ([9, 10], "3")
    assert told.judging(raised).window_days(raised.symptom or 0) == 3  # type: ignore[arg-type]


def test_a_flag_first_raised_on_the_day_of_a_change_goes_by_the_plan_it_names() -> None:
    told = diary(session(0), said("P 0–8"), changed(8, WIDE), as_of=8)
    raised = flag(told, "beyond")
    assert (raised.plan_version, told.judging(raised)) == ("1", PLAN)
    narrowed = diary(session(0), said("P 0–4"), changed(4, NARROW), as_of=4)
    raised = flag(narrowed, "beyond")
    assert (raised.plan_version, narrowed.judging(raised).version) == ("3", "3")


def test_of_two_changes_on_one_day_the_later_recorded_holds() -> None:
    def version(*order: str) -> str:
        made = {
            "wide": revise("a", changed(3, WIDE)[0].value, recorded_at=at(day(3))),
            "narrow": revise(
                "b", changed(3, NARROW)[0].value, recorded_at=at(day(3)) + timedelta(seconds=1)
            ),
        }
        return diary([made[one] for one in order], as_of=3).plan.version

    assert version("wide", "narrow") == version("narrow", "wide") == "3"


def test_a_plan_that_held_for_some_of_a_day_unsays_nothing_of_it() -> None:
    brief = revise("a", changed(5, NARROW)[0].value, recorded_at=at(day(5)))
    back = revise("b", changed(5, WIDE)[0].value, recorded_at=at(day(5)) + timedelta(hours=1))
    told = diary(session(0), said("P 0–13"), [brief, back], as_of=13)
    raised = flag(told, "beyond")
    assert (evidence(raised), raised.plan_version, raised.is_active) == ([5, 13], "3", True)
    assert told.judging(raised).window_days(BRUISING) == 3
    before = flag(diary(session(0), said("P 0–6"), [brief, back], as_of=6), "beyond")
    assert (evidence(before), before.is_active) == ([5], False)


def test_a_flag_of_the_day_of_a_change_is_told_by_the_plan_that_raised_it() -> None:
    told = diary(session(0), said("P 0–8"), changed(8, WIDE), as_of=8)
    raised = flag(told, "beyond")
    assert (raised.first.day, told.plans[-1].since) == (day(8), day(8))
    assert told.judging(raised) == PLAN
    # So too where the two plans have one name.
    same_name = changed(8, plan_with("1", windows_bruising_days=12))
    assert told.judging(flag(diary(session(0), said("P 0–8"), same_name, as_of=8), "b")) == PLAN


def test_a_change_that_was_withdrawn_never_was() -> None:
    (one,) = changed(8, WIDE)
    gone = one._replace(revision=2, withdrawn=True)
    parts = session(0), said("P 0–8")
    assert diary(*parts, [one, gone], as_of=8).flags == diary(*parts, as_of=8).flags


@pytest.mark.parametrize("text", ["", "id = 1", "\x00", plan_with().replace("slips", "slip")])
def test_a_plan_that_cannot_be_read_changes_nothing(text: str) -> None:
    parts = session(0), said("P 0–8")
    strange = [revise("plan", PlanChange(day(2), "x", "9", text))]
    told = diary(*parts, strange, as_of=8)
    assert (told.plan, told.flags) == (PLAN, diary(*parts, as_of=8).flags)


def test_a_sign_that_the_new_plan_has_no_more_stays_a_reason_to_call() -> None:
    text = WIDE[: WIDE.index("[signs.fever]")] + WIDE[WIDE.index("[signs.breathing]") :]
    told = diary(signs(3, "fever"), changed(5, text), signs(6, "fever"), as_of=6)
    raised = flag(told, "sign")
    assert (evidence(raised), raised.is_active, raised.plan_version) == ([3, 6], True, "1")


def test_a_level_only_rises_with_a_new_plan() -> None:
    urgent = WIDE.replace(
        '[signs.fever]\nlevel = "contact_today"', '[signs.fever]\nlevel = "emergency"'
    )
    for parts, level in (
        ((signs(3, "fever"), changed(5, urgent), signs(6, "fever")), "emergency"),
        ((changed(2, urgent), signs(3, "fever"), changed(5, WIDE), signs(6, "fever")), "emergency"),
        ((signs(3, "fever"), changed(5, urgent)), "contact_today"),
    ):
        assert flag(diary(*parts, as_of=6), "sign").level.label == level


def test_a_stretch_that_never_clears_is_one_flag_though_the_limit_changes() -> None:
    weekly = [*session(0), *session(7), *session(14), *session(21), *session(28)]
    parts = weekly, said("P 0–6, P 7 no, P 8–13, P 14 no, P 15–20, P 21 no, P 22–30")
    told = diary(*parts, changed(25, plan_with(never_clear_days=10)), as_of=30)
    raised = flag(told, "never_clear")
    assert (raised.session and raised.session.day, evidence(raised)) == (day(21), [*range(22, 31)])
    assert raised.is_active
    wider = diary(*parts, changed(25, plan_with(never_clear_days=40)), as_of=30)
    assert evidence(flag(wider, "never_clear")) == [22, 23, 24, 25]
    assert not flag(wider, "never_clear").is_active


def test_a_stretch_that_one_plan_ends_and_another_does_not_is_one_flag() -> None:
    parts = session(0), session(21, id_="late"), said("P 0–23, P 28–45")
    patient = plan_with(episodes_longest_gap_days=10)
    told = diary(*parts, changed(28, patient), as_of=45)
    raised = [one for one in told.flags if one.rule == "never_clear"]
    assert [one.id for one in raised] == [f"never_clear:{CALF}:bruising:late"]
    assert evidence(raised[0]) == [22, 23, *range(28, 46)]
    assert (raised[0].is_active, raised[0].plan_version) == (True, "1")
    # To the plan before, the stretch of those days ended, and a new one is not so old.
    assert [
        evidence(one) for one in diary(*parts, as_of=45).flags if one.rule == "never_clear"
    ] == [[22, 23]]


def test_what_goes_on_by_a_later_plan_counts_for_the_latest_of_two_stretches() -> None:
    weekly = [*session(0), *session(14), *session(42)]
    parts = weekly, said("P 0–23, P 28–50, P 58–70")
    patient = plan_with(episodes_longest_gap_days=10)
    told = diary(*parts, changed(58, patient), as_of=70)
    raised = sorted(evidence(one) for one in told.flags if one.rule == "never_clear")
    assert raised == [[22, 23], [50, *range(58, 71)]]
    assert all(one.is_active for one in told.flags if one.rule == "never_clear")


def test_a_plan_that_follows_for_less_time_leaves_what_was_judged_before() -> None:
    parts = session(0), said("P 0–50")
    before = flag(diary(*parts, as_of=50), "beyond")
    after = flag(diary(*parts, changed(51, plan_with(follow_up_days=20)), as_of=51), "beyond")
    assert after.evidence == before.evidence
    assert (before.is_active, after.is_active) == (True, False)


def same_but_for(told: Summary, first: int, second: int) -> list[Flag]:
    """The flags with the plan that each of them should name, changed on these days."""
    found = []
    for one in told.flags:
        place = sum(one.first.day > day(changed_on) for changed_on in (first, second))
        found.append(one._replace(plan_version="2" if place else "1", judged_by=place))
    return found


@given(st.integers(0, 2**40), st.integers(0, 45), st.integers(0, 45), st.sampled_from([1, 2, 33]))
@settings(max_examples=120, deadline=None)
def test_a_plan_of_the_same_numbers_changes_nothing_but_the_name(
    seed: int, first: int, second: int, areas: int
) -> None:
    made = RandomDiary(seed, areas=min(areas, 3), days=45)
    log = made.revisions()
    before = summary(current(log), PLAN, made.as_of)
    first = min(first, (made.as_of - START).days)
    # Back to the same again: a third stretch of days.
    second = max(first, second)
    again = [*changed(first, plan_with()), *changed(second, plan_with(), "once more")]
    after = summary(current([*log, *again]), PLAN, made.as_of)
    assert list(after.flags) == same_but_for(before, first, second)
    assert after.courses == before.courses


@given(st.integers(0, 2**40), st.integers(0, 40))
@settings(max_examples=60, deadline=None)
def test_what_was_flagged_before_a_change_is_there_after_it_with_its_name(
    seed: int, number: int
) -> None:
    made = RandomDiary(seed, areas=2, days=40)
    log = [one for one in made.revisions() if one.value.day < day(number)]
    before = {one.id: one for one in summary(current(log), PLAN, day(number)).flags}
    lipolysis = changed(number, SHIPPED["injection-lipolysis"])
    after = {one.id: one for one in summary(current([*log, *lipolysis]), PLAN, day(number)).flags}
    assert after.keys() == before.keys()
    for id_, one in after.items():
        assert one == before[id_]._replace(is_active=one.is_active)
        assert one.plan_id == "mesotherapy"
    moved = read(whole([*log, *lipolysis]), Now(at(day(60)), 0, "UTC")).revisions
    assert {one.id: one for one in summary(current(moved), PLAN, day(number)).flags} == after


# In the journal.


def now(number: int) -> Now:
    return Now(at(day(number)), 0, "UTC")


def test_a_change_is_a_record_that_is_taken_back_like_any_other() -> None:
    pages = Pages([*session(0), *said("P 0–8")])
    journal = Journal(pages, PLAN)
    assert named(journal.summary(day(8))) == {f"beyond_window:{CALF}:bruising:s0"}
    seen = journal.under_plan(WIDE, now(8))
    assert ([one.is_active for one in seen.flags], journal.plan) == ([False], PLAN)
    kept = journal.change_plan(WIDE, now(8))
    assert isinstance(kept.value, PlanChange)
    assert (kept.value.id, kept.value.version, kept.value.text) == ("mesotherapy", "2", WIDE)
    assert journal.plan.version == journal.recent(day(8)).plan.version == "2"
    assert journal.summary(day(8)).active_flags == ()
    assert Journal(pages, PLAN).plan.version == "2"
    with pytest.raises(RecordError) as refused:
        journal.change_plan(WIDE, now(9))
    assert refused.value.problem == "unchanged-plan"
    journal.undo(now(9))
    assert journal.plan == PLAN
    assert len(journal.summary(day(8)).flags) == 1


def test_a_plan_with_a_fault_is_neither_used_nor_tried() -> None:
    journal = Journal(Pages(), PLAN)
    broken = WIDE.replace("slips = 1", "slips = 99")
    for attempt in (journal.change_plan, journal.under_plan):
        with pytest.raises(PlanError) as refused:
            attempt(broken, now(3))
        assert refused.value.key == "episodes.slips"
    value = PlanChange(day(3), "mesotherapy", "2", broken)
    with pytest.raises(PlanError):
        journal.record(value, now(3))
    assert journal.history() == []


def test_a_change_is_named_as_its_plan_names_itself() -> None:
    kept = Journal(Pages(), PLAN).record(PlanChange(day(3), "other", "77", WIDE), now(3))
    assert isinstance(kept.value, PlanChange)
    assert (kept.value.id, kept.value.version) == ("mesotherapy", "2")


def test_the_last_months_reach_as_far_as_the_longest_plan() -> None:
    longer = plan_with(follow_up_days=200)
    log = [*session(0), *said("P 0–3"), *changed(10, longer), *said("P 180")]
    recent = Journal(Pages(log), PLAN).recent(day(181))
    assert recent.followed == summary(current(log), PLAN, day(181)).followed
    assert [one.name for one in recent.followed] == [CALF]


def test_while_nothing_can_be_read_the_plan_is_the_shipped_one() -> None:
    class Broken(Pages):
        def revisions(self, since: object = None) -> list[Revision]:
            raise OSError("gone")

    assert Journal(Broken(), PLAN).plan == PLAN


def test_what_was_read_before_still_says_which_plan_holds() -> None:
    class Fails(Pages):
        fails = False

        def has_grown(self) -> bool:
            return self.fails

        def revisions(self, since: object = None) -> list[Revision]:
            if self.fails:
                raise OSError("gone")
            return list(self.kept)

    pages = Fails([*session(0), *changed(3, WIDE)])
    journal = Journal(pages, PLAN)
    assert journal.history()
    pages.fails = True
    assert journal.history()
    assert journal.trouble
    assert journal.plan.version == "2"


def test_soreness_after_the_second_plan_lasts_longer() -> None:
    parts = session(0), sore("P 0–6")
    assert evidence(flag(diary(*parts, as_of=6), "beyond")) == [3, 4, 5, 6]
    lipolysis = CarePlan.from_toml(SHIPPED["injection-lipolysis"])
    assert evidence(flag(diary(*parts, as_of=6, plan=lipolysis), "beyond")) == [6]
