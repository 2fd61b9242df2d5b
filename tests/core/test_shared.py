"""What goes out of a diary, counted, and marked by all that the diary holds."""

from dataclasses import replace

from hypothesis import given

from diary.core.answers import PlanChange
from diary.core.entries import current
from diary.core.period import Period
from diary.core.plans import Unread
from diary.core.profile import Profile
from diary.core.records import (
    CheckIn,
    Revision,
    SessionKind,
    rating,
)
from diary.core.selection import Part, Selection, selected
from diary.core.shared import Contents, Shared, shared
from diary.core.summary import summary
from tests.core.chosen import CHOSEN, Chosen
from tests.core.small import day, said, session
from tests.core.test_selection import BOTH, CALF, NECK, numbers, only, without
from tests.diaries import PLAN, at, revise

TOLD = [*session(0), *session(9, kind=SessionKind.TEST), *session(10), *said("P 0–4, P 12")]


def between(first: int, last: int) -> Selection:
    return Selection(Period(day(first), day(last)))


def handed_on(revisions: list[Revision], as_of: int, selection: Selection | None = None) -> Shared:
    account = summary(current(revisions), PLAN, day(as_of))
    return shared(revisions, account, selection or Selection())


def test_contents_count_what_was_entered_for_the_days() -> None:
    assert handed_on(TOLD, 20).contents == Contents(day(0), day(20), 2, 1, 6, 0)
    assert handed_on(TOLD, 9, between(3, 9)).contents == Contents(day(3), day(9), 0, 1, 2, 0)


def test_contents_of_nothing_are_the_day_itself() -> None:
    assert handed_on([], 5).contents == Contents(day(5), day(5), 0, 0, 0, 0)


def test_contents_say_how_much_was_corrected_and_withdrawn() -> None:
    [first, other] = said("P 1, P2 2")
    second = Revision(first.id, 2, at(day(2)), 0, "UTC", said("P2 1")[0].value, "mistake")
    gone = other._replace(revision=2, withdrawn=True)
    found = handed_on([*session(0), first, second, other, gone], 3).contents
    assert (found.check_ins, found.corrected, found.withdrawn) == (1, 1, 1)


def test_the_flags_are_those_of_the_chosen_areas_and_days() -> None:
    held = [*session(0), *said("P 0–9, Z 10, Z 11, Z 12")]
    assert [flag.area for flag in handed_on(held, 13).flags] == [CALF]
    assert not handed_on(held, 13, Selection(areas=frozenset({NECK}))).flags
    assert handed_on(held, 9).flags[0].is_active
    assert not handed_on(held, 9, Selection(areas=frozenset({NECK}))).flags
    assert not handed_on(held, 13, between(12, 13)).flags


def test_an_earlier_version_about_another_day_stays_here() -> None:
    moved = [revise("x", BOTH), revise("x", CheckIn(day(5), BOTH.ratings), number=2)]
    assert numbers(selected(moved, between(4, 6))) == [2]
    assert not list(selected(moved, between(0, 2)))
    found = handed_on(moved, 6, between(4, 6))
    assert found.contents.corrected == 1


def test_whether_and_when_something_was_changed_is_judged_by_what_stays_here_too() -> None:
    worse = (rating("left-calf", "bruising", 2), rating("neck", "soreness", 9))
    later = Revision("x", 2, at(day(4)), 0, "UTC", replace(BOTH, ratings=worse), "why")
    held = [revise("x", BOTH), later]
    for areas, is_edited in ((only(CALF), False), (only(NECK), True)):
        chosen = Selection(**areas, **without(*Part))
        found = handed_on(held, 6, chosen)
        [entry] = found.records.check_ins
        assert [one.revision for one in entry.history] == [2]
        assert found.is_edited(entry) is is_edited
        assert found.entered(entry, entry.value.ratings[0].is_in).revision == 1 + is_edited
        assert found.first_entered(entry).recorded_at == at(day(1))
        assert found.contents.corrected == is_edited


def test_who_it_is_about_is_known_where_it_goes_out() -> None:
    named = revise("p", Profile(day(0), "Ann", clinic="Dr Roe"))
    nameless = revise("p", Profile(day(0), clinic="Dr Roe"), number=2)
    found = handed_on([named], 3)
    assert (found.profile, found.says_who, found.names) == (named.value, True, True)
    found = handed_on([named, nameless], 3)
    assert (found.profile, found.says_who, found.names) == (nameless.value, True, True)
    found = handed_on([named, nameless], 3, Selection(**without(Part.HISTORY)))
    assert (found.says_who, found.names) == (True, False)
    found = handed_on([named], 3, Selection(with_name=False))
    assert (found.profile, found.says_who, found.names) == (None, False, False)


def test_of_the_days_that_prove_a_flag_the_chosen_ones_go_out() -> None:
    held = [*session(0), *said("P 0–10")]
    found = handed_on(held, 10, between(9, 10))
    [flag] = found.flags
    assert [one.day for one in flag.evidence] == [day(8), day(9), day(10)]
    assert [one.day for one in found.evidence(flag)] == [day(9), day(10)]


@given(CHOSEN)
def test_the_same_counts_and_marks_whatever_is_left_out_of_an_entry(one: Chosen) -> None:
    account = one.account()
    bare = replace(one.selection, without=frozenset({Part.HISTORY}))
    whole = replace(one.selection, without=frozenset[Part]())
    with_past, bare_of_it = (shared(one.revisions, account, each) for each in (whole, bare))
    assert bare_of_it.contents == with_past.contents._replace(withdrawn=0)
    bare_entries = {one.id: one for one in bare_of_it.records.check_ins}
    for entry in with_past.records.check_ins:
        for said_so in entry.value.ratings:
            assert with_past.entered(entry, said_so.is_in).recorded_at == (
                bare_of_it.entered(bare_entries[entry.id], said_so.is_in).recorded_at
            )


def test_the_care_plans_that_cannot_be_read_are_those_up_to_the_last_day() -> None:
    cut_short = PlanChange(day(5), "clinic", "9", "cut")
    log = [*session(0), revise("strange", cut_short)]
    assert handed_on(log, 4).unread_plans == ()
    assert handed_on(log, 5).unread_plans == (Unread(cut_short, holds=False),)
    # What is told of it is about the flags, whichever areas and days are chosen.
    chosen = Selection(Period(day(6), day(7)), frozenset({NECK}))
    assert handed_on(log, 7, chosen).unread_plans == (Unread(cut_short, holds=False),)
