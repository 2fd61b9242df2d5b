"""Two machines' diaries become one, with nothing lost and nothing doubled."""

from datetime import time
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from diary.core.areas import AREAS, area_named
from diary.core.entries import current
from diary.core.merge import AnyEntry, Collision, Merge, in_order, merged, said
from diary.core.parts import is_part_of
from diary.core.records import (
    Answer,
    CheckIn,
    Leftover,
    Record,
    Revision,
    ToldClinic,
    TreatmentSession,
    rating,
)
from diary.core.steps import history
from tests.core.small import CALF, day
from tests.core.tangled import tangled
from tests.diaries import RandomDiary, at, revise

CALF_AREA = area_named(CALF)


class Two:
    """Two diaries that were one, and then went on for themselves."""

    def __init__(self, seed: int) -> None:
        draw = Random(seed)
        log = _once(tangled(seed, RandomDiary(seed, areas=2, days=20).revisions()))
        self.one = [one for one in log if draw.random() < 0.7]
        self.other = [one for one in log if draw.random() < 0.7]
        for mine in (self.one, self.other):
            for old in draw.sample(log, min(3, len(log))):
                note = CheckIn(old.value.day, note=draw.choice("abc"))
                mine.append(
                    old._replace(
                        revision=old.revision + 1, value=note, withdrawn=draw.random() < 0.3
                    )
                )
        for mine in (self.one, self.other):
            mine[:] = _once(mine)
            draw.shuffle(mine)


def _once(log: list[Revision]) -> list[Revision]:
    return list(dict.fromkeys(log))


TWO = st.integers(0, 2**40).map(Two)


def into(log: list[Revision], other: list[Revision]) -> list[Revision]:
    return [*log, *merged(log, other).new]


@given(TWO)
def test_whichever_is_merged_into_the_other_both_say_the_same(two: Two) -> None:
    one, other = into(two.one, two.other), into(two.other, two.one)
    assert current(one) == current(other)
    assert current(one) == current({*two.one, *two.other})


@given(TWO)
def test_merging_again_adds_nothing(two: Two) -> None:
    both = into(two.one, two.other)
    for again in (two.other, two.one, both, two.other + two.other):
        merge = merged(both, again)
        assert merge.new == ()
        assert merge.collisions == ()
        assert (merge.added, merge.changed, merge.withdrawn, merge.returned) == ((), (), (), ())
        assert set(merge.unchanged) == {one.id for one in again}


@given(TWO)
def test_nothing_is_lost_and_nothing_is_doubled(two: Two) -> None:
    both = into(two.one, two.other)
    lost = {*two.one, *two.other} - set(both)
    assert set(both) <= {*two.one, *two.other}
    assert all(any(is_part_of(one, other) for other in both) for one in lost)
    merge = merged(two.one, two.other)
    assert lost == set(merge.narrower)
    assert len(merge.new) + len(lost) == len(set(two.other) - set(two.one))
    assert set(merge.known) == set(two.other) & set(two.one)


@given(TWO, st.randoms())
def test_the_order_of_either_makes_no_difference(two: Two, draw: Random) -> None:
    before = merged(two.one, two.other)
    one, other = draw.sample(two.one, len(two.one)), draw.sample(two.other, len(two.other))
    after = merged(one, other)
    assert after.new == before.new
    assert after.collisions == before.collisions
    assert (after.added, after.changed) == (before.added, before.changed)
    assert (after.withdrawn, after.returned) == (before.withdrawn, before.returned)
    assert after.unchanged == before.unchanged


@given(TWO)
def test_each_record_is_told_once_as_what_becomes_of_it(two: Two) -> None:
    merge = merged(two.one, two.other)
    before, after = saying(two.one), saying([*two.one, *two.other])
    here = {one.id for one in two.one}
    expected = {}
    for id_ in {one.id for one in two.other}:
        match before.get(id_), after.get(id_):
            case (None, None):
                expected[id_] = "unchanged"
            case (None, _):
                expected[id_] = "returned" if id_ in here else "added"
            case (_, None):
                expected[id_] = "withdrawn"
            case (old, new):
                expected[id_] = "unchanged" if old == new else "changed"
    assert told(merge) == expected


def saying(revisions: list[Revision]) -> dict[str, object]:
    records = current(revisions)
    entries: list[AnyEntry] = [*records.sessions, *records.check_ins]
    entries += [*records.told, *records.profiles]
    return {one.id: said(one.value) for one in entries}


def told(merge: Merge) -> dict[str, str]:
    found = [(one.id, "added") for one in merge.added]
    found += [(one.new.id, "changed") for one in merge.changed]
    found += [(one.id, "withdrawn") for one in merge.withdrawn]
    found += [(one.id, "returned") for one in merge.returned]
    found += [(id_, "unchanged") for id_ in merge.unchanged]
    assert len(dict(found)) == len(found)
    return dict(found)


@given(TWO)
def test_what_is_new_stands_in_the_order_it_was_recorded_in(two: Two) -> None:
    new = merged(two.one, two.other).new
    order = [(one.recorded_at, one.id, one.revision) for one in new]
    assert order == sorted(order)


def rivals_of(one: Revision | Collision, both: list[Revision]) -> list[Revision]:
    same = [other for other in both if (other.id, other.revision) == (one.id, one.revision)]
    return [
        mine
        for mine in same
        if not any(is_part_of(mine, other) and not is_part_of(other, mine) for other in same)
    ]


@given(TWO)
def test_two_versions_of_a_revision_are_both_shown_the_one_that_counts_last(two: Two) -> None:
    merge = merged(two.one, two.other)
    both = [*two.one, *two.other]
    for collision in merge.collisions:
        versions = rivals_of(collision, both)
        assert set(collision.versions) == set(versions)
        assert len(collision.versions) == len(set(versions)) > 1
        alone = current([one._replace(withdrawn=False) for one in collision.versions[-1:]])
        assert alone.check_ins or alone.sessions or alone.told or alone.profiles
        assert collision.versions == in_order(collision.versions[::-1])
    shown = {(one.id, one.revision) for one in merge.collisions}
    for one in merge.new:
        assert ((one.id, one.revision) in shown) is (len(set(rivals_of(one, both))) > 1)


# One by one.


def check_in(severity: int = 1, note: str = "") -> CheckIn:
    return CheckIn(day(0), (rating(CALF, "bruising", severity),), note=note)


FIRST = revise("c", check_in())
CORRECTED = revise("c", check_in(2), number=2, recorded_at=at(day(1)))
GONE = revise("c", check_in(), number=2, recorded_at=at(day(1)), withdrawn=True)
BACK = revise("c", check_in(), number=3, recorded_at=at(day(2)))


def test_a_record_from_elsewhere_is_added() -> None:
    merge = merged([], [CORRECTED, FIRST])
    assert merge.new == (FIRST, CORRECTED)
    (entry,) = merge.added
    assert (entry.id, entry.value, entry.history) == ("c", check_in(2), (FIRST, CORRECTED))
    assert merge.collisions == ()


def test_a_correction_from_elsewhere_changes_what_the_diary_says() -> None:
    merge = merged([FIRST], [FIRST, CORRECTED])
    assert (merge.new, merge.known) == ((CORRECTED,), (FIRST,))
    (change,) = merge.changed
    assert (change.old.value, change.new.value) == (check_in(1), check_in(2))
    assert merge.added == ()


def test_an_earlier_version_from_elsewhere_changes_nothing_it_says() -> None:
    merge = merged([CORRECTED], [FIRST])
    assert merge.new == (FIRST,)
    assert merge.unchanged == ("c",)
    assert merge.changed == ()


def test_a_withdrawal_from_elsewhere_withdraws_and_what_it_was_is_told() -> None:
    merge = merged([FIRST], [GONE])
    (entry,) = merge.withdrawn
    assert (entry.id, entry.value) == ("c", check_in())


def test_what_was_withdrawn_here_and_not_any_more_elsewhere_returns() -> None:
    merge = merged([FIRST, GONE], [BACK])
    assert [one.id for one in merge.returned] == ["c"]
    assert merge.added == ()


def test_what_arrives_withdrawn_is_kept_and_changes_nothing() -> None:
    merge = merged([], [FIRST, GONE])
    assert merge.new == (FIRST, GONE)
    assert merge.unchanged == ("c",)
    assert (merge.added, merge.withdrawn) == ((), ())


def test_of_two_versions_the_one_recorded_later_counts() -> None:
    here = revise("c", check_in(3), number=2, recorded_at=at(day(1), time(8)))
    there = revise("c", check_in(4), number=2, recorded_at=at(day(1), time(9)))
    for log, other in ((here, there), (there, here)):
        (collision,) = merged([FIRST, log], [other]).collisions
        assert collision == ("c", 2, (here, there))
    assert merged([FIRST, here], [there]).changed
    assert merged([FIRST, there], [here]).unchanged == ("c",)


def test_two_versions_within_one_file_are_shown_and_known_ones_are_not() -> None:
    rival = revise("c", check_in(4))
    (collision,) = merged([], [FIRST, rival]).collisions
    assert set(collision.versions) == {FIRST, rival}
    assert merged([FIRST, rival], [FIRST, rival]).collisions == ()
    assert merged([FIRST, rival], [FIRST, CORRECTED]).collisions == ()


def test_a_revision_that_a_file_repeats_comes_in_once() -> None:
    again = FIRST._replace(reason="")
    assert merged([], [FIRST, again]).new == (FIRST,)
    assert merged([FIRST], [FIRST, again]).known == (FIRST,)


def test_the_order_in_which_parts_were_written_down_is_no_difference() -> None:
    ratings = tuple(rating(area.name, "bruising", 1) for area in AREAS[:3])
    answers = tuple(Leftover(area, Answer.NO) for area in AREAS[:3])
    pairs: list[tuple[Record, Record]] = [
        (CheckIn(day(0), ratings, answers), CheckIn(day(0), ratings[::-1], answers[::-1])),
        (TreatmentSession(day(0), AREAS[:3]), TreatmentSession(day(0), AREAS[2::-1])),
        (ToldClinic("f", day(0), "n"), ToldClinic("f", day(0), "n")),
    ]
    for one, other in pairs:
        merge = merged([revise("x", one)], [revise("x", other)])
        assert (merge.new, merge.collisions) == ((), ())


def test_anything_else_is_a_difference() -> None:
    said = CheckIn(day(0), check_in().ratings, remedies=("arnica",), note="a note")
    first = FIRST._replace(value=said, reason="why")
    others: list[Revision] = [
        first._replace(recorded_at=at(day(0), time(22))),
        first._replace(offset=60),
        first._replace(zone="Europe/Paris"),
        first._replace(reason="because"),
        first._replace(withdrawn=True),
        first._replace(value=check_in(1, "another note")),
        first._replace(value=CheckIn(day(0), check_in().ratings, signs=frozenset())),
        first._replace(value=CheckIn(day(0), check_in().ratings, remedies=("ice",))),
        first._replace(value=TreatmentSession(day(0), (CALF_AREA,))),
        first._replace(value=ToldClinic("f", day(0))),
    ]
    for other in others:
        merge = merged([first], [other])
        assert merge.new == (other,)
        assert len(merge.collisions) == 1


def test_what_was_left_out_of_a_file_is_neither_lost_nor_a_second_version() -> None:
    said = CheckIn(day(0), check_in().ratings, remedies=("arnica",), note="a note")
    whole = FIRST._replace(value=said, reason="mistake: a slip")
    part = FIRST._replace(value=check_in(), reason="mistake")
    passed_over = merged([whole], [part])
    assert (passed_over.new, passed_over.narrower) == ((), (part,))
    assert (passed_over.collisions, passed_over.unchanged) == ((), (part.id,))
    brought = merged([part], [whole])
    assert (brought.new, brought.collisions) == ((whole,), ())
    assert [one.new.value for one in brought.changed] == [said]
    assert current([whole, part]).check_ins[0].history == (whole,)
    assert [one.revision for one in history([part, whole])] == [whole]


def test_the_last_of_ties_is_the_same_on_every_machine() -> None:
    rivals = [revise("c", check_in(severity, note)) for severity in (1, 2) for note in "ab"]
    forwards, backwards = merged([], rivals), merged([], rivals[::-1])
    assert forwards.new == backwards.new
    assert forwards.collisions == backwards.collisions


def test_nothing_merged_is_nothing() -> None:
    assert merged([FIRST], []) == Merge((), (), (), ())
