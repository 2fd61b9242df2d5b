"""Two machines saved one revision at one instant: which one counts is the same of a part."""

from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from diary.core.areas import area_named
from diary.core.entries import Entry, Records, chains, current
from diary.core.records import CheckIn, Record, Revision, rating
from diary.core.selection import Part, Selection, selected
from tests.core.small import day
from tests.core.tangled import Log
from tests.diaries import at, revise

CALF = Selection(areas=frozenset({area_named("left-calf")}))


def version(neck: int, calf: int, *, withdrawn: bool) -> Revision:
    """The second revision of a check-in, made an hour after the first."""
    ratings = (rating("neck", "bruising", neck), rating("left-calf", "bruising", calf))
    moment = at(day(0)) + timedelta(hours=1)
    value = CheckIn(day(0), ratings)
    return revise("x", value, number=2, recorded_at=moment, withdrawn=withdrawn)


FIRST = version(1, 1, withdrawn=False)._replace(revision=1, recorded_at=at(day(0)))
OTHER, COUNTS = version(1, 2, withdrawn=False), version(2, 1, withdrawn=True)


def test_what_was_withdrawn_is_withdrawn_in_a_part_too() -> None:
    assert current([FIRST, OTHER, COUNTS]).check_ins == ()
    out = list(selected([FIRST, OTHER, COUNTS], CALF))
    assert current(out).check_ins == ()
    assert [(one.revision, one.withdrawn) for one in out] == [(1, False), (2, True)]


def test_where_nothing_is_left_out_both_go_out() -> None:
    assert list(selected([FIRST, OTHER, COUNTS], Selection())) == [FIRST, OTHER, COUNTS]


def says(records: Records) -> dict[str, Record]:
    entries: list[Entry[Any]] = [*records.sessions, *records.check_ins, *records.told]
    return {one.id: one.value for one in entries}


@given(st.integers(0, 2**40), st.frozensets(st.sampled_from(Part)), st.booleans())
def test_a_part_holds_no_record_that_the_whole_does_not(
    seed: int, without: frozenset[Part], is_one_area: bool
) -> None:
    log = Log(seed)
    chosen = Selection(areas=frozenset(log.areas[:is_one_area]), without=without)
    out = list(selected(log.revisions, chosen))
    found, whole = current(out), current(log.revisions)
    held = says(whole)
    assert says(found) == {id_: chosen.part_of(held[id_]) for id_ in says(found)}
    assert {id_: chain[-1].withdrawn for id_, chain in chains(out).items()}.items() <= {
        id_: chain[-1].withdrawn for id_, chain in chains(log.revisions).items()
    }.items()
