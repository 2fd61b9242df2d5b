"""Going back to what a diary once said, by adding to it."""

from diary.core.errors import BadFileError, RecordError
from diary.core.moment import Now
from diary.core.profile import Profile
from diary.core.records import Revision
from diary.core.returning import going_back
from tests.core.small import day, says, session, told_clinic
from tests.diaries import at, revise

NOW = Now(at(day(9)), 0, "UTC")


def gone_back(existing: list[Revision], then: list[Revision]) -> list[Revision]:
    return [*existing, *going_back(existing, then, NOW, "restored")]


def test_what_was_changed_added_withdrawn_or_lost_since_is_as_it_was() -> None:
    profile = revise("p", Profile(day(0), "Ana"))
    lost, kept, withdrawn = session(1), session(2), told_clinic("sign:fever", 3)
    then = [profile, *lost, *kept, *withdrawn]
    changed = revise("p", Profile(day(0), "Eva"), number=2)
    gone = withdrawn[0]._replace(revision=2, withdrawn=True)
    existing = [profile, *kept, *withdrawn, changed, gone, *session(5)]
    assert says(gone_back(existing, then)) == says(then)
    assert gone_back(existing, then)[: len(existing)] == existing
    assert going_back(then, then, NOW, "restored") == []


def test_a_fault_in_a_file_carries_its_place() -> None:
    error = BadFileError("row 7", RecordError("no-day"))
    assert (error.place, error.fault.args[0]) == ("row 7", "no-day")
