"""What one version of a record says differently from another."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given

from diary.core.answers import (
    AreaSeen,
    LateAnswer,
    PlanChange,
    PlannedSession,
    Reaction,
    ResultAnswer,
    Seen,
)
from diary.core.areas import area_named
from diary.core.changes import FIELDS, Change, changes, changes_by
from diary.core.profile import Profile
from diary.core.records import (
    Answer,
    CheckIn,
    Leftover,
    Record,
    SessionKind,
    ToldClinic,
    TreatmentSession,
    rating,
)
from diary.core.scales import BRUISING, SORENESS
from tests.core.drawn import RECORDS
from tests.core.small import CALF, day
from tests.diaries import revise

AREA, NECK = area_named(CALF), area_named("neck")
CHECK_IN = CheckIn(
    day(3),
    (rating(CALF, "bruising", 2), rating(CALF, "soreness", 3)),
    (Leftover(AREA, Answer.YES),),
    frozenset({"fever"}),
    ("ice",),
    "sore",
)
SESSION = TreatmentSession(day(3), (AREA,), at=time(14, 30), numbing_cream=True, note="n")
PLANNED = PlannedSession(day(9), (AREA,), time(9, 30), frozenset({"a"}))
REACTION = Reaction("s", day(3), frozenset({"rash"}))
LATE = LateAnswer("s", 2, day(3), Answer.YES)
RESULT = ResultAnswer("s", day(3), (AreaSeen(AREA, Seen.SLIGHT),))
PLAN = PlanChange(day(3), "one", "1", "a")
TOLD = ToldClinic("sign:fever", day(3), "called")
PROFILE = Profile(day(3), "Ana", date(1960, 3, 19), "A 12", "Clinica Sol", "112")


def of(field: str, old: object, new: object, **where: object) -> dict[str, object]:
    return {"field": field, "area": None, "symptom": None, "old": old, "new": new, **where}


CALF_BRUISE = {"area": CALF, "symptom": "bruising"}

ONE_BY_ONE: list[tuple[Record, Record, dict[str, object]]] = [
    (CHECK_IN, replace(CHECK_IN, day=day(2)), of("day", "2026-03-05", "2026-03-04")),
    (
        CHECK_IN,
        replace(CHECK_IN, ratings=(rating(CALF, "bruising", 1), CHECK_IN.ratings[1])),
        of("rating", 2, 1, **CALF_BRUISE),
    ),
    (CHECK_IN, replace(CHECK_IN, ratings=CHECK_IN.ratings[1:]),
     of("rating", 2, None, **CALF_BRUISE)),
    (
        CHECK_IN,
        replace(CHECK_IN, ratings=(*CHECK_IN.ratings, rating("neck", "soreness", 0))),
        of("rating", None, 0, area="neck", symptom="soreness"),
    ),
    (
        CHECK_IN,
        replace(CHECK_IN, leftovers=(Leftover(AREA, Answer.UNSURE),)),
        of("leftover", "yes", "unsure", area=CALF),
    ),
    (CHECK_IN, replace(CHECK_IN, leftovers=()), of("leftover", "yes", None, area=CALF)),
    (CHECK_IN, replace(CHECK_IN, signs=frozenset()), of("signs", ["fever"], [])),
    (CHECK_IN, replace(CHECK_IN, signs=None), of("signs", ["fever"], None)),
    (CHECK_IN, replace(CHECK_IN, signs=frozenset({"sight", "fever"})),
     of("signs", ["fever"], ["fever", "sight"])),
    (CHECK_IN, replace(CHECK_IN, remedies=("ice", "arnica")),
     of("remedies", ["ice"], ["ice", "arnica"])),
    (CHECK_IN, replace(CHECK_IN, remedies=()), of("remedies", ["ice"], None)),
    (CHECK_IN, replace(CHECK_IN, note="better"), of("note", "sore", "better")),
    (CHECK_IN, replace(CHECK_IN, note=""), of("note", "sore", None)),
    (SESSION, replace(SESSION, day=day(2)), of("day", "2026-03-05", "2026-03-04")),
    (SESSION, replace(SESSION, at=time(9, 5)), of("at", "14:30", "09:05")),
    (SESSION, replace(SESSION, at=None), of("at", "14:30", None)),
    (SESSION, replace(SESSION, areas=(AREA, NECK)), of("area", None, True, area="neck")),
    (SESSION, replace(SESSION, kind=SessionKind.TEST), of("kind", "treatment", "test")),
    (SESSION, replace(SESSION, numbing_cream=False), of("numbing_cream", True, None)),
    (SESSION, replace(SESSION, note="m"), of("note", "n", "m")),
    (TOLD, replace(TOLD, flag="sign:sight"), of("flag", "sign:fever", "sign:sight")),
    (TOLD, replace(TOLD, note=""), of("note", "called", None)),
    (SESSION, replace(SESSION, products="H 7"), of("products", None, "H 7")),
    (SESSION, replace(SESSION, points=12), of("points", None, 12)),
    (SESSION, replace(SESSION, by="Ana"), of("by", None, "Ana")),
    (PLANNED, replace(PLANNED, checked=frozenset({"b"})), of("checked", ["a"], ["b"])),
    (PLANNED, replace(PLANNED, checked=frozenset()), of("checked", ["a"], None)),
    (PLANNED, replace(PLANNED, at=None), of("at", "09:30", None)),
    (PLANNED, replace(PLANNED, areas=()), of("area", True, None, area=CALF)),
    (REACTION, replace(REACTION, seen=frozenset()), of("seen", ["rash"], [])),
    (REACTION, replace(REACTION, size="a coin"), of("size", None, "a coin")),
    (REACTION, replace(REACTION, session="t"), of("session", "s", "t")),
    (LATE, replace(LATE, week=3), of("week", 2, 3)),
    (LATE, replace(LATE, answer=Answer.NO), of("answer", "yes", "no")),
    (RESULT, replace(RESULT, seen=(AreaSeen(AREA, Seen.CLEAR),)),
     of("result", "slight", "clear", area=CALF)),
    (PLAN, replace(PLAN, id="other"), of("id", "one", "other")),
    (PLAN, replace(PLAN, version="2"), of("version", "1", "2")),
    (PLAN, replace(PLAN, text="b"), of("text", "a", "b")),
    (PROFILE, replace(PROFILE, name="Eva"), of("name", "Ana", "Eva")),
    (PROFILE, replace(PROFILE, name=""), of("name", "Ana", None)),
    (PROFILE, replace(PROFILE, born=None), of("born", "1960-03-19", None)),
    (PROFILE, replace(PROFILE, patient_number="B"), of("patient_number", "A 12", "B")),
    (PROFILE, replace(PROFILE, clinic="Luna"), of("clinic", "Clinica Sol", "Luna")),
    (PROFILE, replace(PROFILE, emergency="911"), of("emergency", "112", "911")),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "plain"), ONE_BY_ONE)
def test_a_change_says_its_field_and_both_values(
    old: Record, new: Record, plain: dict[str, object]
) -> None:
    (change,) = changes(old, new)
    assert change.to_plain() == plain
    (back,) = changes(new, old)
    assert (back.field, back.old, back.new) == (change.field, change.new, change.old)


def test_every_field_of_every_kind_has_its_change() -> None:
    told = {plain["field"] for _, _, plain in ONE_BY_ONE}
    assert told | {"record", "withdrawn"} == set(FIELDS)


def test_an_area_that_was_replaced_is_one_taken_out_and_one_added() -> None:
    assert changes(SESSION, replace(SESSION, areas=(NECK,))) == (
        Change("area", NECK, None, None, True),
        Change("area", AREA, None, True, None),
    )


def test_changes_stand_in_the_order_of_the_fields_and_from_head_to_toe() -> None:
    before = CheckIn(day(1), signs=frozenset())
    after = CheckIn(
        day(2),
        (rating(CALF, "soreness", 1), rating(CALF, "bruising", 1), rating("neck", "bruising", 1)),
        note="x",
    )
    assert [(one.field, one.area, one.symptom) for one in changes(before, after)] == [
        ("day", None, None),
        ("rating", NECK, BRUISING),
        ("rating", AREA, BRUISING),
        ("rating", AREA, SORENESS),
        ("signs", None, None),
        ("note", None, None),
    ]


def test_the_order_in_which_it_was_written_down_is_no_change() -> None:
    assert changes(CHECK_IN, replace(CHECK_IN, ratings=CHECK_IN.ratings[::-1])) == ()
    two = replace(SESSION, areas=(AREA, NECK))
    assert changes(two, replace(two, areas=(NECK, AREA))) == ()


def test_a_new_record_is_a_change_from_nothing() -> None:
    assert [one.to_plain() for one in changes(None, TOLD)] == [
        of("record", None, "told"),
        of("day", None, "2026-03-05"),
        of("flag", None, "sign:fever"),
        of("note", None, "called"),
    ]


def test_a_record_that_became_another_kind_changes_all_it_said() -> None:
    found = changes(TOLD, CheckIn(day(3), note="called"))
    assert [one.to_plain() for one in found] == [
        of("record", "told", "check-in"),
        of("flag", "sign:fever", None),
    ]


def as_it_is_said(record: Record) -> object:
    """What a record says, whatever order it was written down in; read off by hand."""
    if isinstance(record, CheckIn):
        said = {frozenset(record.ratings), frozenset(record.leftovers), record.signs}
        return record.day, frozenset(said), record.remedies, record.note
    if isinstance(record, TreatmentSession):
        return replace(record, areas=(AREA,)), frozenset(record.areas)
    if isinstance(record, PlannedSession):
        return replace(record, areas=()), frozenset(record.areas)
    if isinstance(record, ResultAnswer):
        return replace(record, seen=RESULT.seen), frozenset(record.seen)
    return record


@given(RECORDS, RECORDS)
def test_there_are_no_changes_only_where_both_say_the_same(one: Record, other: Record) -> None:
    assert (not changes(one, other)) is (as_it_is_said(one) == as_it_is_said(other))
    assert changes(one, one) == ()


@given(RECORDS, RECORDS)
def test_a_change_is_told_both_ways_and_once(one: Record, other: Record) -> None:
    there = [(*change[:3], change.old, change.new) for change in changes(one, other)]
    back = [(*change[:3], change.new, change.old) for change in changes(other, one)]
    assert there == back
    assert len({change[:3] for change in there}) == len(there)
    for change in changes(one, other):
        assert change.old != change.new
        assert set(change.to_plain()) == {"field", "area", "symptom", "old", "new"}


@given(RECORDS)
def test_whatever_a_record_says_is_new_where_nothing_was_before(record: Record) -> None:
    found = changes(None, record)
    assert all(one.old is None and one.new is not None for one in found)
    assert found[0].field == "record"
    assert {one.new for one in found if one.field == "day"} == {record.day}


# Revisions: what was withdrawn is a change too.


def test_a_withdrawal_and_a_return_are_changes() -> None:
    first = revise("c", CHECK_IN)
    gone = revise("c", CHECK_IN, number=2, withdrawn=True)
    back = revise("c", replace(CHECK_IN, note="x"), number=3)
    assert changes_by(first, gone) == (Change("withdrawn", None, None, False, True),)
    assert [one.field for one in changes_by(gone, back)] == ["withdrawn", "note"]
    assert changes_by(gone, gone) == ()
    assert changes_by(None, first) == changes(None, CHECK_IN)
    assert changes_by(None, gone)[0].field == "withdrawn"


def test_days_and_times_are_told_as_they_are_stored() -> None:
    change = Change("day", None, None, None, date(2026, 11, 21))
    assert change.to_plain()["new"] == "2026-11-21"
