from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from diary.core.areas import area_named
from diary.core.entries import current
from diary.core.grid import Bar, Cell, rows, span, telling_area
from diary.core.records import CheckIn, SessionKind, rating
from diary.core.summary import Summary, summary
from tests.core.small import CALF, day, diary, said, session, signs, sore
from tests.diaries import PLAN, RandomDiary, at, revise


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


def bar(told: Summary, first: int, last: int) -> Bar:
    return rows(told)[0].bar(day(first), day(last))


def test_a_bar_says_the_worst_of_its_days_and_how_many_are_of_a_kind() -> None:
    told = diary(session(0), session(20), said("P 0–3, P3 8–9, Z 12"), as_of=40)
    assert bar(told, 0, 13) == Bar(day(0), day(13), 3, 7, 2, 0, True, (1,))
    assert bar(told, 8, 13).is_expected is False
    assert bar(told, 13, 14) == Bar(day(13), day(14), None, 2, 0, 0, False, ())
    assert bar(told, 18, 30).sessions == (2,)
    assert bar(told, 18, 30).is_expected


def test_a_bar_is_possible_where_nothing_in_it_is_past_for_certain() -> None:
    told = diary(session(0), session(7), said("P 0–6, P 7–16"), as_of=16)
    assert bar(told, 8, 14).is_possible
    assert not bar(told, 8, 15).is_possible
    assert not bar(told, 0, 3).is_possible


@given(st.integers(0, 10**6))
def test_a_bar_of_one_day_says_what_its_cell_says(seed: int) -> None:
    random = RandomDiary(seed, days=20)
    told = summary(current(random.revisions()), PLAN, random.as_of)
    for row in rows(told):
        for number in range(-2, 24):
            one, at_once = row.cell(day(number)), row.bar(day(number), day(number))
            assert at_once == Bar(
                one.day,
                one.day,
                one.severity,
                int(one.is_missing),
                int(one.is_past),
                int(one.is_possible),
                one.is_expected,
                () if one.session is None else (one.session,),
            )


def test_the_day_that_tells_most_is_past_its_window_else_the_worst_else_missed() -> None:
    (row, _) = rows(diary(session(0), said("P3 0, P 1, P 9"), as_of=14))
    assert row.telling_day(day(0), day(13)) == day(9)
    assert row.telling_day(day(0), day(7)) == day(0)
    assert row.telling_day(day(10), day(14)) == day(10)


def test_remedies_are_named_once_in_the_order_they_were_used() -> None:
    used = [
        revise(f"r{number}", CheckIn(day(number), remedies=names))
        for number, names in ((1, ("arnica", "cold pack")), (3, ("gel", "arnica")))
    ]
    (row, _) = rows(diary(session(0), used, as_of=5))
    assert row.remedies(day(0), day(5)) == ("arnica", "cold pack", "gel")
    assert row.remedies(day(3), day(3)) == ("gel", "arnica")
    assert row.remedies(day(2), day(2)) == ()


def test_the_area_to_look_at_first_has_something_to_tell_or_was_treated_last() -> None:
    assert telling_area(diary(as_of=3)) is None
    both = session(0, "neck"), session(5, "chest", CALF)
    assert telling_area(diary(*both, as_of=6)) is area_named("chest")
    told = diary(*both, signs(6, "hot-swelling"), sore("P 8", "neck"), as_of=8)
    assert told.cards[0].flag.area is None
    assert telling_area(told) is area_named("neck")
