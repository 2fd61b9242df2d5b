"""Amending and withdrawing. What takes them back is in `test_steps` and `test_undo`."""

import pytest

from diary.core.errors import FutureDayError, RecordError, UnknownNameError
from diary.core.moment import Now
from diary.core.records import CheckIn, Record, rating
from diary.core.text import LONGEST_NOTE
from diary.journal import Journal
from tests.core.small import CALF, day
from tests.core.test_journal import NOW, SESSION, Pages, check_in
from tests.diaries import PLAN, at, revise


def test_an_amended_record_keeps_its_id_and_its_history() -> None:
    journal = Journal(Pages(), PLAN)
    first = journal.record(check_in(3), NOW)
    later = Now(at(day(5)), 0, "UTC")
    second = journal.amend(first.id, check_in(3, 2), later, "a slip\n of the hand")
    assert (second.id, second.revision) == (first.id, 2)
    assert (second.recorded_at, second.offset, second.zone) == tuple(later)
    assert second.reason == "a slip  of the hand"
    (entry,) = journal.records().check_ins
    assert entry.history == (first, second)


def test_an_amendment_comes_after_the_highest_revision_in_whatever_order_they_lie() -> None:
    first = Journal(Pages(), PLAN).record(check_in(3), NOW)
    pages = Pages([first._replace(revision=7), first])
    assert Journal(pages, PLAN).amend(first.id, check_in(3, 2), NOW, "mistake").revision == 8


def test_a_withdrawn_record_counts_no_longer_and_keeps_what_it_said() -> None:
    journal = Journal(Pages(), PLAN)
    first = journal.record(check_in(3), NOW)
    gone = journal.withdraw(first.id, NOW, "twice")
    assert (gone.revision, gone.value, gone.withdrawn) == (2, first.value, True)
    assert gone.reason == "twice"
    assert journal.records().check_ins == ()
    assert journal.history() == [first, gone]


def test_an_amendment_is_checked_like_a_new_record() -> None:
    journal = Journal(Pages(), PLAN)
    first = journal.record(check_in(3), NOW)
    with pytest.raises(FutureDayError):
        journal.amend(first.id, check_in(4), NOW, "mistake")
    with pytest.raises(UnknownNameError):
        journal.amend(first.id, CheckIn(day(3), signs=frozenset({"hiccups"})), NOW, "mistake")
    assert journal.history() == [first]


def test_a_sign_that_the_plan_has_no_more_stays_where_it_was_ticked() -> None:
    old = revise("old", CheckIn(day(3), signs=frozenset({"hiccups"})))
    journal = Journal(Pages([old]), PLAN)
    value = CheckIn(day(3), signs=frozenset({"hiccups", "fever"}), note="x")
    assert journal.amend("old", value, NOW, "mistake").value == value


def refusal(journal: Journal, id_: str, value: Record, reason: str = "mistake") -> str:
    before = list(journal.history())
    with pytest.raises(RecordError) as refused:
        journal.amend(id_, value, NOW, reason)
    assert journal.history() == before
    return refused.value.problem


def test_what_cannot_be_amended_is_refused_each_with_its_own_reason() -> None:
    journal = Journal(Pages(), PLAN)
    id_ = journal.record(check_in(3, note="x"), NOW).id
    gone = journal.record(check_in(2), NOW).id
    journal.withdraw(gone, NOW, "twice")
    assert refusal(journal, "no-such-id", check_in(3)) == "unknown-record"
    assert refusal(journal, gone, check_in(2, 3)) == "withdrawn-record"
    assert refusal(journal, id_, check_in(3, note=" x\n")) == "unchanged-record"
    assert refusal(journal, id_, SESSION) == "another-kind"
    assert refusal(journal, id_, check_in(3, 2), " \n") == "no-reason"
    assert refusal(journal, id_, check_in(3, 2), "r" * (LONGEST_NOTE + 1)) == "too-long"
    assert len(journal.amend(id_, check_in(3, 2), NOW, "r" * LONGEST_NOTE).reason) == LONGEST_NOTE


def test_ratings_in_another_order_are_no_change() -> None:
    ratings = (rating(CALF, "bruising", 1), rating("neck", "soreness", 2))
    journal = Journal(Pages(), PLAN)
    id_ = journal.record(CheckIn(day(3), ratings), NOW).id
    assert refusal(journal, id_, CheckIn(day(3), ratings[::-1])) == "unchanged-record"


@pytest.mark.parametrize(("id_", "problem"), [("x", "unknown-record"), ("w", "withdrawn-record")])
def test_what_is_not_there_cannot_be_withdrawn(id_: str, problem: str) -> None:
    journal = Journal(Pages([revise("w", check_in(3), withdrawn=True)]), PLAN)
    with pytest.raises(RecordError) as refused:
        journal.withdraw(id_, NOW, "mistake")
    assert refused.value.problem == problem
    assert len(journal.history()) == 1


def test_a_correction_needs_a_reason_to_be_withdrawn_too() -> None:
    journal = Journal(Pages(), PLAN)
    first = journal.record(check_in(3), NOW)
    with pytest.raises(RecordError):
        journal.withdraw(first.id, NOW, "")
    assert journal.history() == [first]


def test_a_record_is_found_by_its_id_or_the_beginning_of_it() -> None:
    first, other = revise("abcd1234-1", check_in(3)), revise("abcd5678-2", check_in(2))
    second = first._replace(revision=2, value=check_in(3, 2))
    journal = Journal(Pages([second, other, first]), PLAN)
    for typed in ("abcd1234-1", "abcd1", "ABCD1", " abcd1 "):
        assert journal.find(typed) == (first, second)
    for typed, problem in (("abcd", "unclear-id"), ("abc", "short-id"), ("x123", "unknown-record")):
        with pytest.raises(RecordError) as refused:
            journal.find(typed)
        assert refused.value.problem == problem
