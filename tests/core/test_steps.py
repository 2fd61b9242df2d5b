"""Steps and what takes them back, one by one; the laws are in `test_undo`."""

from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest

from diary.core.errors import RecordError
from diary.core.moment import Now
from diary.core.records import CheckIn, Record, Revision, TreatmentSession
from diary.core.steps import history, last_steps, standing, undoing
from diary.journal import Journal
from diary.storage.store import FileStore
from tests.core.small import day, says
from tests.core.test_journal import NOW, SESSION, Pages, check_in
from tests.diaries import PLAN, at, noted, revise

UNDO = "undo: revision "


def undone(revision: Revision, number: int, value: Record | None = None, **rest: Any) -> Revision:
    """What the program writes where it takes that number of a record back, at the same instant."""
    return revision._replace(
        revision=rest.pop("as_number"), value=value or revision.value,
        reason=f"{UNDO}{number}", **rest,
    )  # fmt: skip


# One step after another.


def test_an_undo_says_again_what_was_said_before_and_is_a_revision_of_its_own() -> None:
    journal = Journal(Pages(), PLAN)
    first = journal.record(check_in(3), NOW)
    second = journal.amend(first.id, check_in(3, 2), NOW, "mistake")
    later = Now(at(day(4)), -300, "America/Lima")
    done = journal.undo(later)
    assert (done.undid, done.before) == (second, first)
    assert done.revision == Revision(first.id, 3, *later, first.value, f"{UNDO}2")
    assert journal.history() == [first, second, done.revision]
    assert says(journal.history()) == {first.id: first.value}


def test_taking_back_a_first_entry_withdraws_it() -> None:
    journal = Journal(Pages(), PLAN)
    first = journal.record(check_in(3), NOW)
    done = journal.undo(NOW)
    assert done.revision == Revision(first.id, 2, *NOW, first.value, f"{UNDO}1", withdrawn=True)
    assert says(journal.history()) == {}


def test_taking_back_a_withdrawal_brings_the_entry_back() -> None:
    journal = Journal(Pages(), PLAN)
    first = journal.record(check_in(3), NOW)
    journal.withdraw(first.id, NOW, "twice")
    assert not journal.undo(NOW).revision.withdrawn
    assert says(journal.history()) == {first.id: first.value}


def test_undoing_again_goes_one_step_further_back_until_nothing_is_left() -> None:
    journal = Journal(Pages(), PLAN)
    session = journal.record(SESSION, NOW)
    first = journal.record(check_in(3, 1), NOW)
    for severity in (2, 3):
        journal.amend(first.id, check_in(3, severity), NOW, "mistake")
    left = []
    for _ in range(4):
        journal.undo(NOW)
        left.append(says(journal.history()))
    both = {session.id: SESSION, first.id: check_in(3, 2)}
    assert left == [both, {**both, first.id: check_in(3, 1)}, {session.id: SESSION}, {}]
    with pytest.raises(RecordError) as refused:
        journal.undo(NOW)
    assert refused.value.problem == "nothing-to-undo"
    assert len(journal.history()) == 8


def test_what_is_entered_after_an_undo_is_taken_back_first() -> None:
    journal = Journal(Pages(), PLAN)
    id_ = journal.record(check_in(3, 1), NOW).id
    journal.amend(id_, check_in(3, 2), NOW, "mistake")
    journal.undo(NOW)
    newer = journal.amend(id_, check_in(3, 4), NOW, "mistake")
    other = journal.record(check_in(2), NOW)
    assert [journal.undo(NOW).undid for _ in range(2)] == [other, newer]
    assert says(journal.history()) == {id_: check_in(3, 1)}
    assert journal.undo(NOW).undid.revision == 1


def test_the_step_recorded_last_is_taken_back_wherever_it_stands_in_the_log() -> None:
    here = revise("here", check_in(3), recorded_at=at(day(3), time(9)))
    elsewhere = revise("elsewhere", check_in(3), recorded_at=at(day(3), time(12)))
    assert undoing([elsewhere, here], NOW) == undoing([here, elsewhere], NOW)
    (step,) = last_steps([elsewhere, here])
    assert step.revision == elsewhere


def test_of_two_recorded_at_one_instant_the_one_that_was_saved_later_is_taken_back() -> None:
    one, other = revise("a", check_in(3)), revise("b", check_in(3))
    for log in ([one, other], [other, one]):
        (step,) = last_steps(log)
        assert step.revision == log[-1]


def test_a_record_goes_back_by_its_numbers_also_where_the_clock_was_put_back() -> None:
    first = revise("c", check_in(3, 1), recorded_at=at(day(3), time(12)))
    second = revise("c", check_in(3, 2), number=2, recorded_at=at(day(3), time(9)))
    journal = Journal(Pages([first, second]), PLAN)
    assert [journal.undo(NOW).undid for _ in range(2)] == [second, first]


def test_an_empty_diary_has_nothing_to_take_back() -> None:
    with pytest.raises(RecordError):
        Journal(Pages(), PLAN).undo(NOW)
    assert last_steps([]) == ()


def test_a_diary_from_before_there_was_an_undo_is_taken_back_too() -> None:
    first = revise("c", check_in(3, 1))
    second = first._replace(revision=2, value=check_in(3, 2), reason="corrected")
    journal = Journal(Pages([first, second]), PLAN)
    assert journal.undo(NOW).undid == second
    assert journal.undo(NOW).revision.withdrawn


def test_another_program_s_entry_is_taken_back_where_it_is_the_last() -> None:
    pages = Pages()
    journal = Journal(pages, PLAN)
    journal.record(check_in(3), NOW)
    other = revise("other", check_in(2), recorded_at=NOW.instant + timedelta(minutes=1))
    pages.others.append(other)
    assert journal.undo(NOW).undid == other


def test_an_undo_that_cannot_be_saved_changes_nothing() -> None:
    pages = Pages()
    journal = Journal(pages, PLAN)
    journal.record(check_in(3), NOW)
    before = journal.records()
    pages.full = True
    with pytest.raises(OSError, match="no space"):
        journal.undo(NOW)
    assert journal.records() == before


# What is only asked of new entries.

TAKEN_BACK = [
    CheckIn(day(3), signs=frozenset({"hiccups"})),
    CheckIn(day(3), note="n" * 9000, remedies=("r" * 900,)),
    TreatmentSession(day(3), SESSION.areas, at=time(23, 59)),
    TreatmentSession(day(4), SESSION.areas),
]


@pytest.mark.parametrize("value", TAKEN_BACK)
def test_what_is_restored_is_not_asked_what_a_new_entry_is_asked(
    value: Record, tmp_path: Path
) -> None:
    tomorrow_there = timedelta(hours=6)  # the patient has crossed the date line since
    was = Revision("r", 1, NOW.instant, 720, "Pacific/Auckland", value)
    changed = Revision("r", 2, NOW.instant + tomorrow_there, 720, "", noted(value, "x"))
    store = FileStore(tmp_path)
    store.append(was, changed)
    here = Now(NOW.instant, -600, "Pacific/Honolulu")
    journal = Journal(store, PLAN)
    assert journal.undo(here).undid == changed
    assert says(Journal(FileStore(tmp_path), PLAN).history()) == {"r": value}
    journal.withdraw("r", here, "mistake")
    journal.undo(here)
    journal.undo(here)
    assert says(Journal(FileStore(tmp_path), PLAN).history()) == {}


# Two machines, and files that somebody made.


def test_one_number_made_twice_is_one_step_and_says_what_counts() -> None:
    first = revise("c", check_in(3, 1))
    here, there = (
        revise("c", check_in(3, severity), number=2, recorded_at=at(day(3), time(hour)))
        for severity, hour in ((2, 22), (3, 23))
    )
    journal = Journal(Pages([first, there, here]), PLAN)
    assert journal.undo(NOW).undid == there
    assert says(journal.history()) == {"c": check_in(3, 1)}
    assert journal.undo(NOW).undid == first


def test_of_an_undo_and_a_correction_made_at_once_the_one_that_counts_is_meant() -> None:
    first, second = (revise("c", check_in(3, n), number=n) for n in (1, 2))
    for hour, left in ((22, [2, 1]), (23, [1])):
        taken_back = undone(second, 2, first.value, as_number=3, recorded_at=at(day(3), time(hour)))
        third = revise("c", check_in(3, 4), number=3, recorded_at=at(day(3), time(22, 30)))
        log = [first, second, taken_back, third]
        journal = Journal(Pages(log), PLAN)
        if hour == 22:
            assert journal.undo(NOW).undid == third
        assert [journal.undo(NOW).undid.revision for _ in left] == left
        with pytest.raises(RecordError):
            journal.undo(NOW)


def test_the_same_undo_made_twice_takes_one_step_back() -> None:
    first, second = (revise("c", check_in(3, n), number=n) for n in (1, 2))
    twice = [
        undone(second, 2, first.value, as_number=3, recorded_at=at(day(3), time(hour)))
        for hour in (22, 23)
    ]
    journal = Journal(Pages([first, second, *twice]), PLAN)
    assert journal.undo(NOW).undid == first


def test_what_two_machines_made_of_one_number_is_told_of_both() -> None:
    first, second = (revise("c", check_in(3, n), number=n) for n in (1, 2))
    third = revise("c", check_in(3, 4), number=3, recorded_at=at(day(3), time(22)))
    back = undone(second, 2, first.value, as_number=3, recorded_at=at(day(3), time(23)))
    *_, told_back, told_third = history([first, second, back, third])
    assert told_back.undid is not None
    assert (told_back.undid.revision, told_third.undid) == (second, None)
    assert (told_back.counts, told_third.counts) == (True, False)
    assert [one.before for one in (told_back, told_third)] == [second, second]
    assert [[change.new for change in one.changes] for one in (told_back, told_third)] == [[1], [4]]


@pytest.mark.parametrize(
    ("number", "value"),
    [
        (1, None),  # not the last step
        (2, check_in(3, 4)),  # not what was said before it
        (3, check_in(3, 1)),  # itself
        (7, check_in(3, 1)),  # nothing
    ],
)
def test_what_only_claims_to_be_an_undo_is_a_step_like_any_other(
    number: int, value: Record | None
) -> None:
    first, second = (revise("c", check_in(3, n), number=n) for n in (1, 2))
    claim = undone(second, number, value, as_number=3)
    journal = Journal(Pages([first, second, claim]), PLAN)
    assert [journal.undo(NOW).undid for _ in range(3)] == [claim, second, first]
    assert says(journal.history()) == {}


def test_an_undo_that_claims_to_withdraw_or_to_bring_back_must_do_so() -> None:
    first = revise("c", check_in(3))
    gone = revise("c", check_in(3), number=2, withdrawn=True)
    stays = undone(first, 1, as_number=2)
    assert standing([first, stays]) == (first, stays)
    still_gone = undone(gone, 2, as_number=3)
    assert standing([first, gone, still_gone]) == (first, gone, still_gone)


# An undo that is taken back.


def test_what_was_brought_back_is_as_on_time_as_it_was(tmp_path: Path) -> None:
    journal = Journal(FileStore(tmp_path), PLAN)
    first = journal.record(check_in(3), NOW)
    later = Now(at(day(5)), 60, "Europe/Paris")
    done = journal.undo(later)
    assert journal.records().check_ins == ()
    back = journal.bring_back(done, later)
    assert (back.revision, back.reason, back.withdrawn) == (3, f"{UNDO}2", False)
    [entry] = journal.records().check_ins
    assert entry.entered(lambda _: True) == first
    assert not entry.is_edited()
    *_, told = history(journal.history())
    assert told.undid and told.undid.revision == done.revision
    assert not told.is_late
    assert journal.undo(later).undid == first


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_undos_are_taken_back_one_by_one_the_last_one_first(steps: int) -> None:
    journal = Journal(Pages(), PLAN)
    first = journal.record(check_in(3), NOW)
    journal.amend(first.id, check_in(3, 2), NOW, "mistake")
    journal.withdraw(first.id, NOW, "twice")
    states = [says(journal.history())]
    dones = []
    for _ in range(steps):
        dones.append(journal.undo(NOW))
        states.append(says(journal.history()))
    for done in reversed(dones):
        assert says(journal.history()) == states.pop()
        journal.bring_back(done, NOW)
    assert [says(journal.history())] == states
    assert len(standing(journal.history())) == 3


def test_what_was_taken_back_as_one_is_brought_back_as_one() -> None:
    journal = Journal(Pages(), PLAN)
    journal.record(SESSION, NOW)
    journal.tell(["a", "b"], day(3), "", NOW)
    before = says(journal.history())
    done = journal.undo(NOW)
    assert len(done.along) == 1
    journal.bring_back(done, NOW)
    assert says(journal.history()) == before
    assert len(journal.undo(NOW).along) == 1


def test_nothing_is_brought_back_over_what_was_said_since() -> None:
    journal = Journal(Pages(), PLAN)
    first = journal.record(check_in(3), NOW)
    journal.amend(first.id, check_in(3, 2), NOW, "mistake")
    done = journal.undo(NOW)
    journal.amend(first.id, check_in(3, 4), NOW, "mistake")
    with pytest.raises(RecordError, match="nothing-to-bring-back"):
        journal.bring_back(done, NOW)
    # Nor by a file that claims so: what came in between stays to be taken back.
    claimed = undone(done.revision, 3, check_in(3, 2), as_number=5)
    assert [one.revision for one in standing([*journal.history(), claimed])] == [1, 4, 5]


def test_what_was_saved_here_is_known_from_what_was_there_before(tmp_path: Path) -> None:
    before = Journal(FileStore(tmp_path), PLAN).record(check_in(2), NOW)
    journal = Journal(FileStore(tmp_path), PLAN)
    now = journal.record(check_in(3), NOW)
    assert journal.was_saved_here(now)
    assert not journal.was_saved_here(before)
    assert journal.next_undo(NOW).undid in (before, now)
    assert len(journal.history()) == 2
