"""The patient's own details: one page, optional in every part, changed and never corrected."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from diary.core.entries import current
from diary.core.errors import RecordError
from diary.core.moment import Now
from diary.core.profile import LONGEST, PARTS, Profile
from diary.core.records import Revision
from diary.core.summary import summary
from diary.journal import Journal
from tests.core.small import day
from tests.core.test_journal import Pages
from tests.diaries import PLAN, at, revise

NOW = Now(at(day(3)), 60, "Europe/Paris")
LATER = Now(at(day(5)), 60, "Europe/Paris")
ANA = Profile(day(3), "Ana Ruiz", date(1960, 3, 19), "A 12", "Clinica Sol", "112")


def journal() -> Journal:
    return Journal(Pages(), PLAN)


def now_said(of: Journal) -> Profile | None:
    return of.summary(day(3)).profile


def test_a_diary_has_no_profile_until_one_is_kept() -> None:
    of = journal()
    assert now_said(of) is None
    of.keep_profile(ANA, NOW)
    assert now_said(of) == ANA == of.recent(day(3)).profile


def test_saving_again_changes_the_one_there_is_and_asks_for_no_reason() -> None:
    of = journal()
    first = of.keep_profile(ANA, NOW)
    changed = of.keep_profile(replace(ANA, day=day(5), name="Ana Sol", clinic=""), LATER)
    assert (changed.id, changed.revision, changed.reason) == (first.id, 2, "changed")
    assert changed.value == replace(ANA, name="Ana Sol", clinic="")
    assert len(of.records().profiles) == 1
    assert now_said(of) == changed.value


def test_saving_the_same_changes_nothing() -> None:
    of = journal()
    of.keep_profile(ANA, NOW)
    for same in (ANA, replace(ANA, day=day(5)), replace(ANA, name=" Ana Ruiz\n")):
        with pytest.raises(RecordError) as refused:
            of.keep_profile(same, LATER)
        assert refused.value.problem == "unchanged-record"
    assert len(of.history()) == 1


@pytest.mark.parametrize("empty", [Profile(day(3)), Profile(day(3), name="\x07\n")])
def test_nothing_is_not_kept_as_a_first_profile_but_everything_may_be_taken_out(
    empty: Profile,
) -> None:
    of = journal()
    with pytest.raises(RecordError):
        of.keep_profile(empty, NOW)
    assert of.history() == []
    of.keep_profile(ANA, NOW)
    of.keep_profile(empty, LATER)
    assert now_said(of) == Profile(day(3))


def test_it_is_taken_back_step_by_step_and_withdrawn_like_any_record() -> None:
    of = journal()
    of.keep_profile(ANA, NOW)
    of.keep_profile(replace(ANA, name="Eva"), LATER)
    of.undo(LATER)
    assert now_said(of) == ANA
    of.undo(LATER)
    assert now_said(of) is None
    again = of.keep_profile(replace(ANA, name="Eva"), LATER)
    assert now_said(of) == replace(ANA, name="Eva")
    of.withdraw(again.id, LATER, "mistake")
    assert now_said(of) is None


def test_texts_are_cleaned_and_none_is_longer_than_can_be_kept() -> None:
    of = journal()
    kept = of.keep_profile(Profile(day(3), "\x1b[31mAna\nRuiz\u202e"), NOW).value
    assert kept == Profile(day(3), "[31mAna Ruiz")
    for part in PARTS:
        if part == "born":
            continue
        longest = replace(ANA, **{part: "x" * LONGEST[part]})  # type: ignore[arg-type]  # a text
        assert of.keep_profile(longest, NOW).value == longest
        with pytest.raises(RecordError) as refused:
            of.keep_profile(replace(ANA, **{part: "x" * (LONGEST[part] + 1)}), NOW)  # type: ignore[arg-type]  # a text
        assert (refused.value.problem, refused.value.detail) == ("too-long", str(LONGEST[part]))


def test_nobody_was_born_tomorrow_or_before_1900() -> None:
    of = journal()
    for born in (NOW.today, date(1900, 1, 1)):
        assert of.keep_profile(replace(ANA, born=born), NOW).value == replace(ANA, born=born)
    for born in (NOW.today + timedelta(1), date(1899, 12, 31)):
        with pytest.raises(RecordError) as refused:
            of.keep_profile(replace(ANA, born=born), NOW)
        assert (refused.value.problem, refused.value.detail) == ("born-when", born.isoformat())


def two_machines() -> list[Revision]:
    """Each made a profile of its own; the first was changed last."""
    return [
        revise("a", ANA),
        revise("a", replace(ANA, name="Ana"), number=2, recorded_at=at(day(9))),
        revise("b", Profile(day(7), "Eva")),
    ]


def test_of_two_machines_profiles_the_one_changed_last_counts_and_is_changed_from_then_on() -> None:
    for revisions in (two_machines(), two_machines()[::-1]):
        of = Journal(Pages(revisions), PLAN)
        assert now_said(of) == replace(ANA, name="Ana")
        changed = of.keep_profile(replace(ANA, emergency="911"), Now(at(day(10)), 0, "UTC"))
        assert (changed.id, changed.revision) == ("a", 3)
        assert [one.id for one in of.records().profiles] == ["b", "a"]


def test_two_profiles_changed_at_one_instant_stand_in_one_order_everywhere() -> None:
    twins = [revise("a", ANA), revise("b", replace(ANA, name="Eva"))]
    for revisions in (twins, twins[::-1]):
        found = current(revisions).profile
        assert found is not None
        assert found.id == "b"


def test_what_is_printed_does_not_depend_on_the_day_it_is_printed_for() -> None:
    assert summary(current(two_machines()), PLAN, day(0)).profile == replace(ANA, name="Ana")
