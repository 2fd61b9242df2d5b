from datetime import date

from diary.core.areas import area_named
from diary.core.grid import Cell, rows, span
from diary.core.records import CheckIn, SessionKind, rating
from diary.core.summary import Summary
from tests.core.small import CALF, day, diary, said, session, signs, sore
from tests.diaries import at, revise


def cell(told: Summary, number: int, symptom: str = "bruising", area: str = CALF) -> Cell:
    (row,) = [one for one in rows(told) if one.area.name == area and one.symptom.name == symptom]
    return row.cell(day(number))


def test_there_are_two_rows_for_each_area_treated_or_rated_from_head_to_toe() -> None:
    told = diary(session(0), said("P 0", area="neck"), session(9, "chest"), as_of=5)
    found = [(row.area, row.symptom.name) for row in rows(told)]
    assert found == [
        (area_named(area), symptom)
        for area in ("neck", CALF)
        for symptom in ("bruising", "soreness")
    ]
    assert rows(diary(as_of=0)) == ()


def test_a_cell_says_what_its_date_was() -> None:
    told = diary(session(0), said("P2 0–8"), as_of=8)
    assert cell(told, 0) == Cell(day(0), 2, False, True, False, False, False, 1)
    assert cell(told, 8) == Cell(day(8), 2, False, False, True, False, False, None)


def test_a_followed_date_without_a_report_is_missing_and_today_not_yet() -> None:
    told = diary(session(2), said("P 2"), as_of=5)
    assert [cell(told, one).is_missing for one in range(8)] == [
        *(False, False, False, True, True, False, False, False),
    ]
    assert cell(told, 3).severity is None
    assert cell(told, 3, "soreness").is_missing
    assert not cell(diary(session(0), as_of=40), 15).is_missing


def test_the_window_is_shaded_from_each_session_to_its_last_day() -> None:
    told = diary(session(0), session(20), as_of=40)
    for symptom, days in (("bruising", 7), ("soreness", 2)):
        expected = [one for one in range(41) if cell(told, one, symptom).is_expected]
        assert expected == [*range(days + 1), *range(20, 21 + days)]


def test_a_session_stands_on_its_own_date_with_its_number() -> None:
    told = diary(session(0, "neck"), session(3), session(4, kind=SessionKind.TEST), as_of=9)
    assert [cell(told, one).session for one in (0, 3, 4)] == [None, 2, None]
    assert cell(told, 0, area="neck").session == 1


def test_a_date_past_its_window_is_possible_only_where_no_session_has_it_for_certain() -> None:
    parts = session(0), session(7)
    told = diary(*parts, said("P 0–6, P 7–8"), as_of=8)
    assert (cell(told, 8).is_past, cell(told, 8).is_possible) == (True, True)
    told = diary(*parts, said("P 0–6, P 7–8 yes"), as_of=8)
    assert (cell(told, 8).is_past, cell(told, 8).is_possible) == (True, False)
    # Past both windows: possible for the first session, certain for the second.
    told = diary(*parts, said("P 0–6, P 7–16"), as_of=16)
    assert [cell(told, one).is_possible for one in (7, 8, 14, 15)] == [False, True, True, False]
    assert not cell(told, 7).is_past
    # Still so once the first session's flag is past and stands after the second's.
    told = diary(*parts, said("P 0–6, P 7–16"), as_of=88)
    assert [one.is_active for one in told.flags if one.rule == "beyond_window"] == [True, False]
    assert [cell(told, one).is_possible for one in (14, 15)] == [True, False]


def test_only_the_window_marks_a_date_as_past() -> None:
    told = diary(session(0), said("P4 0, P 1"), as_of=1)
    assert told.flags
    assert not cell(told, 0).is_past


def test_a_rating_entered_late_is_late_in_its_cell() -> None:
    late = CheckIn(day(1), (rating(CALF, "bruising", 1),))
    told = diary(session(0), said("P 0"), [revise("x", late, recorded_at=at(day(3)))], as_of=3)
    assert [cell(told, one).is_late for one in range(3)] == [False, True, False]


def test_a_diary_spans_from_the_first_thing_said_or_done_to_the_as_of_date() -> None:
    assert span(diary(as_of=3)) is None
    assert span(diary(session(1), as_of=3)) == (day(1), day(3))
    assert span(diary(session(1), sore("P 0"), as_of=3)) == (day(0), day(3))
    assert span(diary(session(1), sore("P 2"), as_of=3)) == (day(1), day(3))
    assert span(diary(signs(2), as_of=3)) == (day(2), day(3))
    assert span(diary(session(5), signs(5), as_of=3)) is None
    assert span(diary(session(1), signs(5), as_of=3)) == (day(1), day(3))


def test_any_date_of_the_calendar_has_a_cell() -> None:
    (row, _) = rows(diary(session(0), as_of=3))
    for one in (date.min, date.max):
        assert row.cell(one) == Cell(one, None, False, False, False, False, False, None)
