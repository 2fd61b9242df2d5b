"""A stored care plan that this version cannot read: the one before it judges, and it is said."""

from datetime import timedelta

import pytest

from diary.core.answers import PlanChange
from diary.core.plans import stored_plan
from diary.core.records import Revision
from diary.journal import Journal
from tests.core.plans import SHIPPED
from tests.core.small import day, diary, evidence, flag, said, session
from tests.core.test_journal import Pages
from tests.core.test_plan_changes import NARROW, WIDE, changed, now
from tests.diaries import PLAN, at, revise

OF_FILE = ("moved-aside", "torn.jsonl")
#: Cut short; of a newer program that renamed a key; no longer what it was.
UNREADABLE = [WIDE[:900], WIDE.replace("slips", "most_slips"), "\x00", ""]
#: Of a newer program that has one key more.
MORE = WIDE.replace("[episodes]", "[episodes]\nbreaks = 3")


def stored(number: int, text: str, id_: str = "strange", later: int = 0) -> list[Revision]:
    """A change as the log may hold it, whatever its plan."""
    value = PlanChange(day(number), "clinic", "9", text)
    return [revise(id_, value, recorded_at=at(day(number)) + timedelta(seconds=later))]


def noticed(*parts: list[Revision]) -> list[tuple[str, str]]:
    """What is said of the plans of a diary."""
    journal = Journal(Pages([one for part in parts for one in part]), PLAN)
    journal.records()
    assert journal.notices[0] == OF_FILE
    return list(journal.notices[1:])


@pytest.mark.parametrize("text", UNREADABLE)
def test_a_plan_that_cannot_be_read_is_named_and_the_one_before_it_judges(text: str) -> None:
    log = [*session(0), *said("P 0–8"), *changed(1, NARROW), *stored(5, text)]
    assert noticed(log) == [("unreadable-plan", "clinic 9")]
    told = diary(log, as_of=8)
    assert told.plan.version == "3"
    assert evidence(flag(told, "beyond")) == [4, 5, 6, 7, 8]


def test_of_a_plan_that_says_more_than_is_known_the_rest_holds_and_that_is_said() -> None:
    log = [*session(0), *said("P 0–8"), *stored(1, MORE)]
    assert noticed(log) == [("unknown-in-plan", "clinic 9")]
    told = diary(log, as_of=8)
    assert (told.plan.version, told.flags) == ("2", ())


def test_a_plan_that_can_be_read_has_nothing_to_be_said() -> None:
    assert noticed([]) == noticed(changed(3, WIDE)) == []
    assert all(not noticed(changed(1, text)) for text in SHIPPED.values())


def test_it_is_over_once_the_diary_goes_by_a_plan_that_can_be_read() -> None:
    strange = stored(3, UNREADABLE[0])
    assert noticed(strange, changed(4, WIDE)) == []
    assert noticed(changed(2, WIDE), strange) == [("unreadable-plan", "clinic 9")]
    later = stored(3, WIDE, "read", later=1)
    assert noticed(strange, later) == []


def test_each_that_cannot_be_read_since_then_is_said_oldest_first() -> None:
    parts = stored(3, MORE, "a"), stored(4, "", "b"), stored(5, MORE, "c"), stored(6, "x", "d")
    assert [key for key, _ in noticed(*parts)] == ["unknown-in-plan", "unreadable-plan"]


def test_taken_back_it_never_was() -> None:
    (one,) = stored(3, "")
    assert noticed([one, one._replace(revision=2, withdrawn=True)]) == []


def test_the_diary_goes_on_and_stays_whole() -> None:
    pages = Pages([*session(0), *stored(1, "")])
    journal = Journal(pages, PLAN)
    assert list(journal.notices) == [OF_FILE]  # nothing was read yet
    assert journal.recent(day(2)).plan == PLAN
    assert list(journal.notices)[1:] == [("unreadable-plan", "clinic 9")]
    assert journal.is_whole
    journal.record(session(2)[0].value, now(2))
    assert list(journal.notices)[1:] == [("unreadable-plan", "clinic 9")]
    journal.change_plan(WIDE, now(2))
    assert journal.plan.version == "2"
    assert list(journal.notices) == [OF_FILE]


def test_which_plan_holds_is_seen_without_reading_a_check_in() -> None:
    journal = Journal(Pages(stored(1, MORE)), PLAN)
    assert journal.plan.version == "2"
    assert [key for key, _ in journal.notices] == ["moved-aside", "unknown-in-plan"]


def test_while_the_diary_is_locked_nothing_in_it_is_said() -> None:
    pages = Pages(stored(1, ""))
    pages.is_encrypted = True
    journal = Journal(pages, PLAN)
    journal.records()
    journal.lock()
    assert list(journal.notices) == [OF_FILE]


def test_a_stored_plan_is_read_once_for_all() -> None:
    (first,), (again,) = stored(1, WIDE), stored(2, WIDE, "again")
    assert isinstance(first.value, PlanChange)
    assert isinstance(again.value, PlanChange)
    assert stored_plan(first.value) is stored_plan(again.value)
