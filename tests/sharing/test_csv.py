"""The table: one row a rating, nothing lost, nothing that a spreadsheet would run."""

import csv
import io
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.core.areas import AREAS, area_named
from diary.core.records import Answer, CheckIn, Leftover, Revision, rating
from diary.core.scales import severity_word
from diary.core.selection import Part
from diary.sharing.csv import HEADER, MARK, exported, harmless
from tests.diaries import START, RandomDiary, revise
from tests.sharing.held import check_in, handed_on, journal, later, session

CALF = area_named("left-calf")
FAR = START + timedelta(3000)


def rows(
    *revisions: Revision, first: int | None = None, last: int | None = None
) -> list[dict[str, str]]:
    content = exported(handed_on(journal(*revisions), FAR, first, last))
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_the_header_is_exactly_the_designed_one() -> None:
    assert exported(handed_on(journal(), FAR)) == (
        b"day,day_number,session_day,area,symptom,severity,severity_words,leftover,recorded_at,"
        b"late,note,check_in,edited\r\n"
    )
    assert len(HEADER) == 13


def test_a_rating_is_a_row_with_its_session_and_its_words() -> None:
    value = CheckIn(
        START + timedelta(3),
        (rating("left-calf", "bruising", 3), rating("left-calf", "soreness", 0)),
        (Leftover(CALF, Answer.UNSURE),),
        note="a, “b”",
    )
    assert rows(session(0), session(1), revise("c", value, offset=-90))[0] == {
        "day": "2026-03-05",
        "day_number": "2",
        "session_day": "2026-03-03",
        "area": "left-calf",
        "symptom": "bruising",
        "severity": "3",
        "severity_words": "palm",
        "leftover": "unsure",
        "recorded_at": "2026-03-05T19:30:00-01:30",
        "late": "no",
        "note": "a, “b”",
        "check_in": "c",
        "edited": "no",
    }


def test_rows_are_sorted_by_day_area_and_symptom_whatever_the_log_holds_first() -> None:
    def check(day: int, *areas: str) -> Revision:
        ratings = [
            rating(area, symptom, 1) for area in areas for symptom in ("soreness", "bruising")
        ]
        return revise(f"c{day}", CheckIn(START + timedelta(day), tuple(ratings)))

    found = rows(check(2, "right-calf", "neck"), check(1, "left-calf"))
    assert [(one["day"][-2:], one["area"], one["symptom"]) for one in found] == [
        ("03", "left-calf", "bruising"),
        ("03", "left-calf", "soreness"),
        ("04", "neck", "bruising"),
        ("04", "neck", "soreness"),
        ("04", "right-calf", "bruising"),
        ("04", "right-calf", "soreness"),
    ]


def test_a_check_in_without_ratings_still_has_its_row() -> None:
    (row,) = rows(check_in(1, bruising=None, note="slept badly"))
    assert (row["area"], row["symptom"], row["severity"]) == ("", "", "")
    assert (row["day"], row["note"], row["check_in"]) == ("2026-03-03", "slept badly", "c1")
    (row,) = rows(check_in(1, bruising=None, signs=frozenset()))
    assert row["check_in"] == "c1"


def test_an_answer_without_a_rating_beside_it_still_has_its_row() -> None:
    answer = (Leftover(CALF, Answer.YES),)
    (row,) = rows(session(0), check_in(1, bruising=None, note="n", leftovers=answer))
    assert (row["area"], row["symptom"], row["leftover"]) == ("left-calf", "", "yes")


def test_every_check_in_of_a_day_has_its_rows() -> None:
    found = rows(check_in(1, bruising=1), check_in(1, bruising=3, id_="x"))
    assert [one["severity"] for one in found] == ["1", "3"]


def test_without_a_session_near_there_is_no_day_number() -> None:
    before, _, after, far = rows(check_in(0), session(1), check_in(2), check_in(85), check_in(86))
    assert (before["day_number"], before["session_day"]) == ("", "")
    assert after["day_number"] == "84"
    assert (far["day_number"], far["session_day"]) == ("", "")


def test_a_corrected_note_makes_no_rating_late_and_a_corrected_rating_is() -> None:
    first = check_in(1, bruising=1, note="a")
    assert isinstance(first.value, CheckIn)
    (row,) = rows(first, later(first, replace(first.value, note="b"), 24))
    assert (row["note"], row["late"], row["recorded_at"][:10]) == ("b", "no", "2026-03-03")
    changed = replace(first.value, ratings=(rating("left-calf", "bruising", 2),))
    (row,) = rows(first, later(first, changed, 24))
    assert (row["severity"], row["late"], row["recorded_at"][:10]) == ("2", "yes", "2026-03-04")


def test_a_row_is_edited_where_anything_in_it_was_corrected() -> None:
    first = check_in(1, bruising=1, note="a")
    assert isinstance(first.value, CheckIn)
    second = replace(
        first.value, ratings=(*first.value.ratings, rating("left-calf", "soreness", 2))
    )
    bruise, sore = rows(first, later(first, second, 1))
    assert (bruise["edited"], sore["edited"]) == ("no", "yes")
    answered = replace(first.value, leftovers=(Leftover(CALF, Answer.YES),))
    for changed in (replace(first.value, note="b"), answered):
        (row,) = rows(first, later(first, changed, 1))
        assert row["edited"] == "yes"
    (row,) = rows(first)
    assert row["edited"] == "no"


def test_a_row_without_an_area_is_edited_where_its_check_in_was_corrected() -> None:
    first = check_in(1, bruising=None, note="a")
    assert isinstance(first.value, CheckIn)
    (row,) = rows(first, later(first, replace(first.value, signs=frozenset()), 1))
    assert row["edited"] == "yes"


def test_a_record_that_once_was_another_kind_has_its_rows() -> None:
    was = revise("c1", session(1).value)
    made = check_in(1)
    assert isinstance(made.value, CheckIn)
    (row,) = rows(was, later(was, made.value, 1))
    assert row["edited"] == "yes"


def test_from_and_to_are_both_included() -> None:
    every = [check_in(day) for day in range(5)]
    assert [one["day"][-2:] for one in rows(*every, first=1, last=3)] == ["03", "04", "05"]


def test_a_day_that_is_still_tomorrow_here_is_not_lost() -> None:
    content = exported(handed_on(journal(check_in(1)), START))
    assert content.count(b"\r\n") == 2


def test_lines_end_as_the_standard_says_and_notes_are_quoted() -> None:
    content = exported(handed_on(journal(check_in(1, note='say "so", then')), FAR))
    assert content.count(b"\r\n") == content.count(b"\n") == 2
    assert b'"say ""so"", then"' in content


def test_the_mark_is_the_one_spreadsheets_know() -> None:
    assert MARK.decode("utf-8") == "\ufeff"
    assert not exported(handed_on(journal(check_in(1)), FAR)).startswith(MARK)


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+34 600", "-2", "@SUM(A1)", " =1", "\t=1", "\tx", "\rx", "＝1", "＋1", "－1", "＠x",
     "  \u3000=1", "\n=1", "'=1", "' =1", "\u00a0-1"],
)  # fmt: skip
def test_what_a_spreadsheet_would_run_is_made_harmless(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "fine", "a=b", "1-2", "'quoted'", "'tis sore", "it's"])
def test_what_is_harmless_stays_as_it_is(cell: str) -> None:
    assert harmless(cell) == cell


@given(st.text())
def test_what_was_made_harmless_can_be_told_apart_and_undone(cell: str) -> None:
    made = harmless(cell)
    is_marked = made.startswith("'") and harmless(made[1:]) == made
    assert (made[1:] if is_marked else made) == cell
    assert not made.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


@given(st.integers(0, 2**40))
def test_every_rating_of_a_random_diary_is_there_once(seed: int) -> None:
    revisions = RandomDiary(seed).revisions()
    held = journal(*revisions)
    found = rows(*revisions)
    said = sorted(
        (str(entry.value.day), one.area.name, one.symptom.name, str(one.severity), entry.id)
        for entry in held.records().check_ins
        for one in entry.value.ratings
    )
    rated = [one for one in found if one["severity"]]
    columns = ("day", "area", "symptom", "severity", "check_in")
    assert sorted(tuple(one[name] for name in columns) for one in rated) == said
    assert {one["check_in"] for one in found} == {one.id for one in held.records().check_ins}
    names = [area.name for area in AREAS]
    order = [(one["day"], names.index(one["area"]) if one["area"] else -1) for one in found]
    assert order == sorted(order)
    for one in rated:
        symptom = next(s for s in held.plan.windows if s.name == one["symptom"])
        assert one["severity_words"] == severity_word(symptom, int(one["severity"]))


def test_rows_of_one_day_stand_in_the_order_of_the_diary_whatever_is_left_out() -> None:
    first, second = check_in(1, id_="a"), check_in(1, bruising=2, id_="b")
    second = second._replace(recorded_at=second.recorded_at + timedelta(hours=1))
    assert isinstance(first.value, CheckIn)
    corrected = later(first, replace(first.value, note="x"), 5)
    held = journal(first, second, corrected)
    for left_out in (frozenset[Part](), frozenset({Part.HISTORY})):
        content = exported(handed_on(held, FAR, without=left_out)).decode()
        found = list(csv.DictReader(io.StringIO(content, newline="")))
        assert [one["check_in"] for one in found] == ["a", "b"]


def test_a_session_that_is_still_tomorrow_here_is_not_lost() -> None:
    shared = handed_on(journal(session(1)), START)
    assert (shared.first, shared.last) == (START + timedelta(1), START + timedelta(1))
