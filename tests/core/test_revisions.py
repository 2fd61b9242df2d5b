from datetime import UTC, date, datetime, time, timedelta
from itertools import permutations
from typing import Any

import pytest

from diary.core.areas import area_named
from diary.core.entries import Records, current
from diary.core.profile import Profile
from diary.core.records import (
    Answer,
    CheckIn,
    Leftover,
    Rating,
    Record,
    Revision,
    SessionKind,
    ToldClinic,
    TreatmentSession,
    rating,
)
from tests.core.small import CALF, day
from tests.diaries import at, revise

AREA = area_named(CALF)
KNEE = area_named("left-knee")


def check_in(number: int = 0, severity: int = 1, note: str = "") -> CheckIn:
    return CheckIn(day(number), (rating(CALF, "bruising", severity),), note=note)


def typed_at(clock: str, offset: int = 0) -> Revision:
    """A check-in about 2 March, typed at this wall clock, `offset` minutes ahead of UTC."""
    wall = datetime.fromisoformat(clock).replace(tzinfo=UTC)
    return revise("c", check_in(), recorded_at=wall - timedelta(minutes=offset), offset=offset)


# When it was typed.


@pytest.mark.parametrize(
    ("clock", "late"),
    [
        ("2026-03-02 08:00", False),
        ("2026-03-02 23:59", False),
        ("2026-03-03 03:59:59.999999", False),
        ("2026-03-03 04:00", True),
        ("2026-03-03 21:00", True),
        ("2026-03-09 03:00", True),
    ],
)
@pytest.mark.parametrize("offset", [0, 60, -300, 765])
def test_a_day_ends_at_four_the_next_morning_by_the_clock_where_the_patient_was(
    clock: str, late: bool, offset: int
) -> None:
    revision = typed_at(clock, offset)
    assert revision.local_time == datetime.fromisoformat(clock)
    assert revision.is_late_for(day(0)) is late


def test_a_traveller_is_judged_by_the_clock_at_each_place() -> None:
    instant = datetime(2026, 3, 3, 5, 0, tzinfo=UTC)
    in_paris, in_new_york = (
        revise("c", check_in(), recorded_at=instant, offset=offset) for offset in (60, -300)
    )
    assert in_paris.is_late_for(day(0))  # six in the morning
    assert not in_new_york.is_late_for(day(0))  # midnight


def test_the_last_day_of_the_calendar_can_be_asked_about() -> None:
    assert not typed_at("2026-03-02 08:00").is_late_for(date.max)


# Revisions folded into what holds now.


def only(records: Records) -> CheckIn:
    (entry,) = records.check_ins
    return entry.value


def test_the_highest_revision_counts_in_whatever_order_they_come() -> None:
    chain = [
        revise("c", check_in(0, severity), number=number, recorded_at=at(day(9 - number)))
        for number, severity in ((1, 1), (2, 3), (3, 2))
    ]
    for shuffled in permutations(chain):
        records = current(shuffled)
        (entry,) = records.check_ins
        assert entry.value.ratings[0].severity == 2
        assert entry.history == tuple(chain)
        assert entry.latest == chain[-1]
        assert len(entry.history) > 1


def test_a_record_never_changed_is_not_edited() -> None:
    (entry,) = current([revise("c", check_in())]).check_ins
    assert len(entry.history) == 1
    assert entry.id == "c"


def test_of_two_same_revisions_the_one_recorded_later_counts() -> None:
    early, late = (
        revise("c", check_in(0, severity), number=2, recorded_at=at(day(0), time(hour)))
        for severity, hour in ((4, 8), (1, 9))
    )
    for shuffled in ([early, late], [late, early]):
        assert only(current(shuffled)).ratings[0].severity == 1


def test_of_two_made_at_the_same_instant_the_content_decides_and_not_the_order() -> None:
    revisions = [
        revise("c", check_in(0, 1, "a")),
        revise("c", check_in(0, 2, "a")),
        revise("c", CheckIn(day(0), signs=frozenset({"fever", "sight"}))),
        revise("c", TreatmentSession(day(0), (AREA,))),
        revise("c", ToldClinic("sign:fever", day(0))),
        revise("c", Profile(day(0), born=day(0))),
        revise("c", check_in(0, 2, "a"), withdrawn=True),
    ]
    for one in revisions:
        for other in revisions:
            assert current([one, other]) == current([other, one])


def colliding_names() -> tuple[str, str]:
    """Two words of which a set shows the first first, or the last, as they were put in."""
    names = [f"sign-{number}" for number in range(400)]
    for one in names:
        for other in names:
            if repr(frozenset([one, other])) != repr(frozenset([other, one])):
                return one, other
    raise AssertionError("no two of them collide")


def test_the_content_of_a_set_sorts_the_same_however_the_set_was_made() -> None:
    one, other = colliding_names()
    for first, last in ((one, other), (other, one)):
        a = revise("c", CheckIn(day(0), signs=frozenset([first, last]), note="a"))
        b = revise("c", CheckIn(day(0), signs=frozenset([last, first]), note="b"))
        assert only(current([a, b])).note == "b"


def test_a_withdrawn_record_says_nothing_until_a_later_revision_brings_it_back() -> None:
    for value in (
        check_in(),
        TreatmentSession(day(0), (AREA,)),
        ToldClinic("sign:x", day(0)),
        Profile(day(0), "Ana"),
    ):
        first = revise("r", value)
        gone = revise("r", value, number=2, withdrawn=True)
        back = revise("r", value, number=3)
        assert current([gone, first]) == Records()
        records = current([back, gone, first])
        entries: list[Any] = [*records.sessions, *records.check_ins, *records.told]
        entries += records.profiles
        assert [entry.value for entry in entries] == [value]


def test_no_revisions_are_an_empty_diary() -> None:
    assert current([]) == Records((), (), (), ())
    assert current([]).profile is None


def test_entries_stand_in_order_of_their_days_then_of_their_entry_then_of_their_ids() -> None:
    revisions = [
        revise("d", check_in(1), recorded_at=at(day(1), time(9))),
        revise("c", check_in(1), recorded_at=at(day(1), time(9))),
        revise("b", check_in(1), recorded_at=at(day(1), time(8))),
        revise("z", check_in(0), recorded_at=at(day(5))),
        revise("t2", ToldClinic("f", day(1)), recorded_at=at(day(3))),
        revise("t1", ToldClinic("f", day(1)), recorded_at=at(day(4))),
    ]
    for shuffled in (revisions, revisions[::-1]):
        records = current(shuffled)
        assert [entry.id for entry in records.check_ins] == ["z", "b", "c", "d"]
        assert [entry.id for entry in records.told] == ["t2", "t1"]
        assert {one: len(found) for one, found in records.by_day.items()} == {day(0): 1, day(1): 3}


def test_an_edited_check_in_keeps_its_place_among_those_of_its_date() -> None:
    records = current(
        [
            revise("a", check_in(0, 1), recorded_at=at(day(0), time(8))),
            revise("b", check_in(0, 2), recorded_at=at(day(0), time(9))),
            revise("a", check_in(0, 3), number=2, recorded_at=at(day(0), time(22))),
        ]
    )
    assert [entry.id for entry in records.by_day[day(0)]] == ["a", "b"]


def test_sessions_stand_in_order_of_day_time_entry_and_id_without_a_time_first() -> None:
    def made(id_: str, number: int, clock: time | None = None, entered: int = 9) -> Revision:
        value = TreatmentSession(day(number), (AREA,), at=clock)
        return revise(id_, value, recorded_at=at(day(9), time(entered)))

    revisions = [
        made("f", 1),
        made("e", 0, time(0, 0)),
        made("d", 0, time(23, 0), entered=1),
        made("c", 0, entered=11),
        made("b", 0, entered=10),
        made("a", 0, entered=10),
    ]
    for shuffled in (revisions, revisions[::-1]):
        assert [entry.id for entry in current(shuffled).sessions] == list("abcedf")


def entered(*values: Record, holds: Rating | Leftover) -> int:
    """The number of the revision since which the last of these values has held that."""
    chain = [revise("c", value, number=place) for place, value in enumerate(values, start=1)]
    (entry,) = current(chain).check_ins
    return entry.entered(holds.is_in).revision


def test_a_rating_was_entered_by_the_first_revision_of_the_run_that_holds_it() -> None:
    one, two = check_in(0, 1), check_in(0, 2)
    mild = rating(CALF, "bruising", 1)
    assert entered(one, holds=mild) == 1
    assert entered(one, check_in(0, 1, "a note"), holds=mild) == 1
    assert entered(two, one, holds=mild) == 2
    assert entered(one, two, one, check_in(0, 1, "a note"), holds=mild) == 3
    assert entered(one, TreatmentSession(day(0), (AREA,)), one, holds=mild) == 3


def test_an_answer_was_entered_by_the_first_revision_of_the_run_that_holds_it() -> None:
    yes, no = (Leftover(AREA, answer) for answer in (Answer.YES, Answer.NO))
    said_yes, said_no = (CheckIn(day(0), leftovers=(one,), note="x") for one in (yes, no))
    assert entered(said_no, said_yes, said_yes, holds=yes) == 2
    assert entered(TreatmentSession(day(0), (AREA,)), said_yes, holds=yes) == 2


def test_what_the_last_revision_does_not_hold_was_entered_by_it() -> None:
    assert entered(check_in(0, 1), check_in(0, 2), holds=rating(CALF, "bruising", 1)) == 2


def test_kinds_and_answers_are_stored_by_these_words() -> None:
    assert [kind.value for kind in SessionKind] == ["treatment", "test"]
    assert [answer.value for answer in Answer] == ["yes", "no", "unsure"]
