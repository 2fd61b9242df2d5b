"""What is late and what was corrected, wherever it is shown."""

from diary.core.areas import area_named
from diary.core.entries import current
from diary.core.grid import rows
from diary.core.records import CheckIn, Revision, ToldClinic, TreatmentSession
from diary.core.records import rating as rate
from diary.core.scales import BRUISING, SORENESS
from diary.core.stated import Marks
from diary.core.steps import history
from diary.core.summary import Summary
from tests.core.small import CALF, day, diary, flag, said, session
from tests.diaries import at, revise

AREA = area_named(CALF)
SESSION = TreatmentSession(day(0), (AREA,))
MILD, SORE = rate(CALF, "bruising", 1), rate(CALF, "soreness", 2)


def check_in(number: int = 0, severity: int = 1, note: str = "") -> CheckIn:
    return CheckIn(day(number), (rate(CALF, "bruising", severity),), note=note)


def undone(one: Revision, before: Revision) -> Revision:
    """What the program writes where it takes a revision back."""
    return before._replace(
        revision=one.revision + 1, recorded_at=at(day(9)), reason=f"undo: revision {one.revision}"
    )


def edited(*chain: Revision) -> bool:
    """Whether the only entry of these revisions was corrected in any part."""
    (entry,) = current(chain).check_ins
    return entry.is_edited()


def test_a_part_is_edited_that_was_not_there_from_the_beginning() -> None:
    first = revise("c", CheckIn(day(0), (MILD,)))
    second = revise("c", CheckIn(day(0), (MILD, SORE)), number=2)
    (entry,) = current([first, second]).check_ins
    assert not entry.is_edited(MILD.is_in)
    assert entry.is_edited(SORE.is_in)
    assert edited(first, second)
    assert not edited(first)


def test_what_was_corrected_and_corrected_back_was_corrected() -> None:
    chain = [
        revise("c", check_in(0, severity), number=n) for n, severity in enumerate((1, 2, 1), 1)
    ]
    assert edited(*chain)
    assert not edited(*chain[:2], undone(chain[1], chain[0]))


def test_what_was_said_in_time_is_in_time_again_after_a_correction_was_taken_back() -> None:
    first = revise("c", check_in(0, 1))
    late = revise("c", check_in(0, 2), number=2, recorded_at=at(day(3)))
    (entry,) = current([first, late, undone(late, first)]).check_ins
    assert entry.entered(MILD.is_in) == first
    assert not entry.is_edited(MILD.is_in)


def test_a_rating_put_on_another_day_was_entered_when_it_was_put_there() -> None:
    first = revise("c", check_in(0), recorded_at=at(day(0)))
    moved = revise("c", check_in(1), number=2, recorded_at=at(day(3)))
    (entry,) = current([first, moved]).check_ins
    assert entry.entered(MILD.is_in) == moved
    assert entry.is_edited(MILD.is_in)
    assert diary(session(0), [first, moved], as_of=3).is_late_day(day(1))
    told = diary(session(0), [first, moved, undone(moved, first)], as_of=3)
    assert not told.is_late_day(day(0))


def test_a_late_entry_is_told_as_late_and_what_takes_back_is_not() -> None:
    first = revise("c", check_in(0), recorded_at=at(day(3)))
    second = revise("c", check_in(0, 2), number=2, recorded_at=at(day(3)))
    gone = revise("c", check_in(0, 2), number=3, recorded_at=at(day(3)), withdrawn=True)
    back = undone(gone, second)
    late_session = revise("s", SESSION, recorded_at=at(day(9)))
    note = revise("t", ToldClinic("sign:fever", day(0)), recorded_at=at(day(9)))
    told = history([first, second, gone, back, late_session, note])
    assert [one.is_late for one in told] == [True, True, False, False, False, False]


def corrected(number: int = 9) -> Summary:
    """A bruise past its window, one day of it corrected in time and one added late."""
    first = revise("c", check_in(8, 1))
    second = revise("c", check_in(8, 2), number=2)
    late = revise("d", check_in(9, 1), recorded_at=at(day(12)))
    return diary(session(0), said("P 0–7"), [first, second, late], as_of=number)


def test_a_cell_says_that_its_rating_was_corrected() -> None:
    told = corrected()
    assert [told.stated(AREA, BRUISING, day(n)).is_edited for n in (7, 8, 9)] == [
        False,
        True,
        False,
    ]
    bruise, sore = rows(told)
    assert [(bruise.cell(day(n)).is_late, bruise.cell(day(n)).is_edited) for n in (7, 8, 9)] == [
        (False, False),
        (False, True),
        (True, False),
    ]
    assert sore.symptom is SORENESS
    assert not sore.cell(day(8)).is_edited


def test_the_days_that_prove_a_flag_have_their_marks() -> None:
    told = corrected()
    found = flag(told, "beyond_window:left-calf:bruising")
    assert [told.marks(found, one) for one in found.evidence] == [
        Marks(is_late=False, is_edited=True),
        Marks(is_late=True, is_edited=False),
    ]


def test_a_sign_ticked_late_or_afterwards_has_its_marks() -> None:
    asked = revise("c", CheckIn(day(1), signs=frozenset({"sight"})))
    more = revise("c", CheckIn(day(1), signs=frozenset({"sight", "fever"})), number=2,
                  recorded_at=at(day(5)))  # fmt: skip
    told = diary([asked, more], as_of=5)
    for name, marks in (("sight", Marks(False, False)), ("fever", Marks(True, True))):
        found = flag(told, f"sign:{name}")
        assert [told.marks(found, one) for one in found.evidence] == [marks]
