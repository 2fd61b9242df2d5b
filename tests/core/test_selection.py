"""What of a diary is handed on, and what is said to be in it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from diary.core.areas import area_named
from diary.core.period import Period
from diary.core.profile import Profile
from diary.core.records import (
    Answer,
    CheckIn,
    Leftover,
    Record,
    Revision,
    SessionKind,
    ToldClinic,
    TreatmentSession,
    current,
    rating,
)
from diary.core.selection import Contents, Part, Selection, Shared, selected, shared
from diary.core.summary import summary
from tests.core.small import day, said, session
from tests.diaries import PLAN, at, revise

CALF, NECK = area_named("left-calf"), area_named("neck")
TOLD = [*session(0), *session(9, kind=SessionKind.TEST), *session(10), *said("P 0–4, P 12")]


def handed_on(revisions: list[Revision], as_of: int, selection: Selection | None = None) -> Shared:
    account = summary(current(revisions), PLAN, day(as_of))
    return shared(revisions, account, selection or Selection())


def between(first: int, last: int) -> Selection:
    return Selection(Period(day(first), day(last)))


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


def test_without_a_name_the_profile_still_says_how_to_reach_the_clinic() -> None:
    who = Profile(day(0), "Ann", date(1980, 1, 2), "77", clinic="Dr Roe")
    assert left(who) == who
    assert left(who, with_name=False) == Profile(day(0), clinic="Dr Roe")
    assert left(Profile(day(0), "Ann"), with_name=False) is None


def test_a_profile_that_was_emptied_is_still_part_of_the_whole_diary() -> None:
    assert left(Profile(day(0))) == Profile(day(0))


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


def test_the_flags_are_those_of_the_chosen_areas_and_days() -> None:
    held = [*session(0), *said("P 0–9, Z 10, Z 11, Z 12")]
    assert [flag.area for flag in handed_on(held, 13).flags] == [CALF]
    assert not handed_on(held, 13, Selection(areas=frozenset({NECK}))).flags
    assert not handed_on(held, 13, between(12, 13)).flags
