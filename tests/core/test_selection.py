"""What of a diary is handed on."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time
from typing import Any

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
from diary.core.areas import AREAS, Area, area_named
from diary.core.entries import chains
from diary.core.merge import merged
from diary.core.payload import revision_to_plain
from diary.core.period import Period
from diary.core.profile import Profile
from diary.core.reasons import read_reason, undo_reason
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
from diary.core.selection import Part, Selection, selected
from tests.core.chosen import CHOSEN, Chosen
from tests.core.small import day
from tests.diaries import revise

CALF, NECK = area_named("left-calf"), area_named("neck")


def left(value: Record, **chosen: Any) -> Record | None:
    """What goes out of one record."""
    found = list(selected([revise("x", value)], Selection(**chosen)))
    return found[0].value if found else None


def only(*areas: Any) -> dict[str, Any]:
    return {"areas": frozenset(areas)}


def without(*parts: Part) -> dict[str, Any]:
    return {"without": frozenset(parts)}


BOTH = CheckIn(
    day(1),
    (rating("left-calf", "bruising", 2), rating("neck", "soreness", 3)),
    (Leftover(CALF, Answer.NO), Leftover(NECK, Answer.YES)),
    frozenset({"fever"}),
    ("arnica",),
    "a secret",
)


def test_of_a_check_in_the_chosen_areas_go_out_with_what_is_about_none() -> None:
    assert left(BOTH, **only(CALF)) == CheckIn(
        BOTH.day, BOTH.ratings[:1], BOTH.leftovers[:1], BOTH.signs, BOTH.remedies, BOTH.note
    )


def test_notes_and_remedies_stay_here_where_they_are_left_out() -> None:
    parts = without(Part.NOTES, Part.REMEDIES)
    assert left(BOTH, **parts) == CheckIn(day(1), BOTH.ratings, BOTH.leftovers, BOTH.signs)
    noted = TreatmentSession(day(0), (CALF,), note="a secret")
    assert left(noted, **without(Part.NOTES)) == TreatmentSession(day(0), (CALF,))
    assert left(ToldClinic("fever", day(0), "x"), **without(Part.NOTES)) == ToldClinic(
        "fever", day(0)
    )


def test_a_check_in_of_which_nothing_is_left_stays_here() -> None:
    assert left(CheckIn(day(1), note="a secret"), **without(Part.NOTES)) is None
    assert left(CheckIn(day(1), BOTH.ratings[:1]), **only(NECK)) is None


def test_of_a_session_the_chosen_areas_go_out() -> None:
    both = TreatmentSession(day(0), (CALF, NECK))
    assert left(both, **only(NECK)) == TreatmentSession(day(0), (NECK,))
    assert left(both, **only(area_named("chest"))) is None


def test_what_the_clinic_was_told_goes_out_where_it_is_about_a_chosen_area_or_none() -> None:
    told = ToldClinic("severe:neck:soreness:s0", day(1))
    assert left(told, **only(NECK)) == told
    assert left(told, **only(CALF)) is None
    assert left(ToldClinic("sign:fever:1", day(1)), **only(CALF)) is not None


def test_without_a_name_all_that_is_said_about_the_patient_stays_here() -> None:
    who = Profile(day(0), "Ann", date(1980, 1, 2), "77", clinic="Dr Roe", emergency="112")
    assert left(who, period=Period(day(5), None)) == who
    assert left(who, with_name=False) is None


def test_a_profile_that_was_emptied_is_still_part_of_the_whole_diary() -> None:
    assert left(Profile(day(0))) == Profile(day(0))


def test_of_what_is_said_around_a_session_no_free_text_goes_out_with_the_notes_left_out() -> None:
    noteless = without(Part.NOTES)
    session = TreatmentSession(day(0), (CALF,), note="a", products="H, batch 7", points=9, by="Eva")
    assert left(session, **noteless) == TreatmentSession(day(0), (CALF,), points=9)
    seen = Reaction("t", day(0), frozenset({"rash"}), time(9), "a coin", "a secret")
    assert left(seen, **noteless) == Reaction("t", day(0), frozenset({"rash"}), time(9))
    for value in (
        PlannedSession(day(0), (CALF,), note="a"),
        LateAnswer("s", 2, day(0), Answer.NO, "a"),
        ResultAnswer("s", day(0), (AreaSeen(CALF, Seen.CLEAR),), "a"),
        PlanChange(day(0), "x", "1", "text", "a"),
    ):
        assert left(value) == value
        assert left(value, **noteless) == replace(value, note="")


def test_of_them_the_chosen_areas_go_out_and_what_is_about_none() -> None:
    assert left(PlannedSession(day(0), (CALF, NECK)), **only(NECK)) == PlannedSession(
        day(0), (NECK,)
    )
    assert left(PlannedSession(day(0), (CALF,)), **only(NECK)) is None
    assert left(PlannedSession(day(0)), **only(NECK)) == PlannedSession(day(0))
    both = (AreaSeen(CALF, Seen.CLEAR), AreaSeen(NECK, Seen.NONE))
    assert left(ResultAnswer("s", day(0), both), **only(NECK)) == ResultAnswer(
        "s", day(0), both[1:]
    )
    assert left(ResultAnswer("s", day(0), both[:1]), **only(NECK)) is None
    for value in (Reaction("t", day(0)), LateAnswer("s", 2, day(0), Answer.YES)):
        assert left(value, **only(NECK)) == value


def test_a_care_plan_goes_out_with_all_the_days_that_it_judged() -> None:
    change = PlanChange(day(5), "x", "1", "text")
    assert left(change, period=Period(day(9), day(12))) == change
    assert left(change, period=Period(day(9))) == change
    assert left(change, period=Period(None, day(4))) is None


def chain() -> list[Revision]:
    first = revise("x", BOTH)
    return [first, revise("x", CheckIn(day(1), note="other"), number=2)]


def numbers(found: Iterable[Revision]) -> list[int]:
    return [one.revision for one in found]


def test_an_entry_goes_out_with_all_that_it_said_before() -> None:
    assert list(selected(chain(), Selection())) == chain()
    assert numbers(selected(chain(), Selection(**without(Part.HISTORY)))) == [2]


def test_what_was_withdrawn_is_history() -> None:
    gone = [*chain(), revise("x", BOTH, number=3, withdrawn=True)]
    assert numbers(selected(gone, Selection())) == [1, 2, 3]
    assert not list(selected(gone, Selection(**without(Part.HISTORY))))


def test_an_earlier_version_that_says_nothing_chosen_is_passed_over() -> None:
    turned = [revise("x", CheckIn(day(1), note="x")), revise("x", BOTH, number=2)]
    assert numbers(selected(turned, Selection(**without(Part.NOTES)))) == [2]


def test_a_reason_goes_with_the_notes_or_the_history_and_what_a_program_reads_stays() -> None:
    def reason(stored: str, **chosen: Any) -> str:
        changed = [
            revise("x", BOTH),
            revise("x", CheckIn(day(1), BOTH.ratings, note="b"), number=2),
        ]
        changed[1] = changed[1]._replace(reason=stored)
        return list(selected(changed, Selection(**chosen)))[-1].reason

    for stored in ("mistake", "mistake: a slip", "a slip", undo_reason(1)):
        assert reason(stored) == stored
    notes, past = without(Part.NOTES), without(Part.HISTORY)
    assert reason("mistake: a slip", **notes) == reason("mistake", **notes) == "mistake"
    assert reason("a slip", **notes) == ""
    assert reason("mistake: a slip", **past) == reason("a slip", **past) == ""
    assert reason(undo_reason(1), **notes) == reason(undo_reason(1), **past) == undo_reason(1)


def test_the_reason_of_a_change_that_stays_here_stays_here_too() -> None:
    worse = (rating("left-calf", "bruising", 2), rating("neck", "soreness", 9))
    other = revise("x", CheckIn(day(1), worse, note="a secret"), number=2)
    changed = [revise("x", CheckIn(day(1), BOTH.ratings, note="a secret")), other]
    changed[1] = other._replace(reason="mistake: the neck was worse")
    assert [one.reason for one in selected(changed, Selection(**only(CALF)))] == ["", "mistake"]
    assert list(selected(changed, Selection(**only(NECK))))[1].reason == changed[1].reason
    began = [revise("x", CheckIn(day(1), BOTH.ratings[1:])), other._replace(reason="a slip")]
    assert [one.reason for one in selected(began, Selection(**only(CALF)))] == [""]


# Whatever the diary and the choice.


def chosen_part(plain: dict[str, Any], selection: Selection) -> dict[str, Any] | None:
    """What may go out of a revision written as JSON, by the names of its parts alone."""
    said, kind = dict(plain["payload"]), plain["kind"]
    areas = {area.name for area in selection.areas or AREAS}
    if kind == "profile":
        return plain if selection.with_name else None
    since = date.min if kind == "plan" else selection.period.first or date.min
    if not since <= date.fromisoformat(said["day"]) <= (selection.period.last or date.max):
        return None
    for part, names in {
        "notes": ("note", "products", "by", "size"),
        "remedies": ("remedies",),
    }.items():
        if part in selection.without:
            said = {name: found for name, found in said.items() if name not in names}
    had_areas = bool(said.get("areas"))
    if had_areas:
        said["areas"] = [area for area in said["areas"] if area in areas]
    if kind == "check-in":
        for part in ("ratings", "leftovers"):
            found = {area: one for area, one in said.get(part, {}).items() if area in areas}
            said[part] = found
            if not found and part == "leftovers":
                del said[part]
    if kind == "result":
        said["seen"] = {area: one for area, one in said["seen"].items() if area in areas}
    says = {
        "reaction": True,
        "late-check": True,
        "plan": True,
        "planned": said.get("areas") or not had_areas,
        "result": said.get("seen"),
        "session": said.get("areas"),
        "check-in": said.get("ratings") or said.keys() & {"signs", "remedies", "note"},
        "told": all(
            name not in said.get("flag", "") or name in areas for name in map(_name, AREAS)
        ),
    }
    return {**plain, "payload": said} if says[kind] else None


def is_sure(one: Revision, chain: list[Revision]) -> bool:
    return [each for each in chain if each[1:3] == one[1:3]][-1] is one


def _name(area: Area) -> str:
    return area.name


@given(CHOSEN)
def test_what_is_chosen_is_all_there_and_nothing_else(one: Chosen) -> None:
    selection = one.selection
    found: dict[str, list[dict[str, Any]]] = {}
    for revision in selected(one.revisions, selection):
        found.setdefault(revision.id, []).append(revision_to_plain(revision))
    for id_, chain in chains(one.revisions).items():
        parts = [chosen_part(revision_to_plain(each), selection) for each in chain]
        is_gone = chain[-1].withdrawn and not selection.has(Part.HISTORY)
        if selection.is_narrow:  # of two that are told apart by what they say, the one that counts
            parts = [part for part, each in zip(parts, chain, strict=True) if is_sure(each, chain)]
        expected = [part for part in parts if part] if parts[-1] and not is_gone else []
        if not selection.has(Part.HISTORY):
            expected = expected[-1:]
        out = found.pop(id_, [])
        reasons = [
            (each.pop("reason"), part.pop("reason"))
            for each, part in zip(out, expected, strict=True)
        ]
        assert out == expected
        for said_why, why in reasons:
            assert said_why in (why, read_reason(why).code or "", "")
            assert said_why == why or selection.is_narrow
    assert not found


@given(CHOSEN)
def test_no_choice_is_the_whole_diary(one: Chosen) -> None:
    found = list(selected(one.revisions, Selection()))
    assert sorted(found, key=repr) == sorted(
        (each for chain in chains(one.revisions).values() for each in chain), key=repr
    )
    by_id = {each: each for each in one.revisions}
    assert all(by_id[each] == each for each in found)


@given(CHOSEN)
def test_nothing_private_is_in_it(one: Chosen) -> None:
    out = repr(list(selected(one.revisions, one.selection)))
    assert [begin for begin in one.private() if begin in out] == []


@given(CHOSEN)
def test_what_goes_out_of_what_went_out_is_the_same(one: Chosen) -> None:
    once = list(selected(one.revisions, one.selection))
    assert list(selected(once, one.selection)) == once


@given(CHOSEN)
def test_what_went_out_is_a_part_of_the_diary_and_changes_nothing_there(one: Chosen) -> None:
    merge = merged(one.revisions, selected(one.revisions, one.selection))
    assert (merge.new, merge.collisions) == ((), ())


@given(CHOSEN)
def test_the_whole_diary_after_a_part_of_it_is_the_whole_diary(one: Chosen) -> None:
    part = list(selected(one.revisions, one.selection))
    merge = merged(part, one.revisions)
    both = [*part, *merge.new]
    assert chains(both) == chains(one.revisions)
