"""The table read back: exported, and corrected in a spreadsheet."""

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.core.areas import area_named
from diary.core.entries import current
from diary.core.records import Answer, CheckIn, Leftover, rating
from diary.wording.imports import remarks
from tests.diaries import START, at, note_of, revise
from tests.sharing.fuzzed import NOW
from tests.sharing.held import check_in, journal, later, session
from tests.sharing.mutations import diary
from tests.sharing.tables import CALF, DAY, edited, only, paper, preview, read, refused, table

# An export, brought back.


@given(st.integers(0, 2**40))
def test_an_own_table_adds_nothing(seed: int) -> None:
    held = journal(*diary(seed))
    merge = preview(table(held), held)
    assert merge.new == ()
    assert read(table(held), held).remarks == ()
    assert {one.id for one in merge.known} == {one.id for one in held.records().check_ins}


@given(st.integers(0, 2**40))
def test_a_table_brought_into_an_empty_diary_says_the_same_again(seed: int) -> None:
    content = table(journal(*diary(seed)))
    empty = journal()
    found = read(content, empty)
    empty.accept(empty.preview(found.revisions, NOW), NOW)
    again = table(empty)
    said = ("day", "area", "symptom", "severity", "leftover", "recorded_at", "late", "note")

    def of(content: str) -> list[tuple[str, ...]]:
        rows = csv.DictReader(io.StringIO(content, newline=""))
        return sorted(
            tuple(row[one] for one in said) for row in rows if row["severity"] or row["note"]
        )

    assert of(again) == of(content)
    assert preview(content, empty).new == ()
    assert preview(again, empty).new == ()


def test_a_rating_corrected_late_is_late_again_and_the_others_are_not() -> None:
    first = revise(
        "c", CheckIn(DAY, (rating("neck", "bruising", 1), rating("left-calf", "bruising", 1)))
    )
    assert isinstance(first.value, CheckIn)
    ratings = (rating("neck", "bruising", 2), rating("left-calf", "bruising", 1))
    held = journal(first, later(first, replace(first.value, ratings=ratings), 50))
    found = read(table(held))
    assert [(one.revision, one.recorded_at) for one in found.revisions] == [
        (1, at(DAY)),
        (2, at(DAY) + timedelta(hours=50)),
    ]
    (entry,) = current(found.revisions).check_ins
    assert set(entry.value.ratings) == set(ratings)
    late = {one.area.name: entry.entered(one.is_in).is_late_for(DAY) for one in entry.value.ratings}
    assert late == {"neck": True, "left-calf": False}


def test_the_moment_of_entry_comes_back_with_its_offset() -> None:
    there = revise("c", CheckIn(DAY, note="n"), recorded_at=at(DAY, time(1)), offset=345)
    (one,) = read(table(journal(there._replace(value=replace(there.value, day=START))))).revisions
    assert (one.recorded_at, one.offset) == (at(DAY, time(1)), 345)


def test_what_a_table_cannot_hold_is_said() -> None:
    held = journal(session(0), check_in(1), check_in(2, bruising=None, signs=frozenset(["fever"])))
    found = read(table(held))
    assert [one.id for one in found.revisions] == ["c1"]
    assert found.remarks == (("table-only", "1"), ("left-out", "1"))
    said = list(remarks(found.remarks))
    assert any("warning signs" in one for one in said)


def test_an_answer_alone_comes_back_with_its_note() -> None:
    answer = (Leftover(CALF, Answer.YES),)
    held = journal(check_in(1, bruising=None, note="n", leftovers=answer))
    assert only(read(table(held))) == CheckIn(START + timedelta(1), (), answer, note="n")


def test_an_answer_that_was_alone_until_a_rating_came_is_there_from_then_on() -> None:
    header = "day,area,symptom,severity,leftover,check_in,recorded_at"
    alone = "2026-03-05,neck,,,yes,c,2026-03-05T21:00:00Z"
    found = read(paper(alone, header=header))
    assert (found.revisions, found.remarks) == ((), (("left-out", "1"),))
    rated = "2026-03-05,neck,bruising,1,yes,c,2026-03-06T21:00:00Z"
    (one,) = read(paper(alone, rated, header=header)).revisions
    answers = (Leftover(area_named("neck"), Answer.YES),)
    assert one.value == CheckIn(DAY, (rating("neck", "bruising", 1),), answers)
    assert (one.revision, one.recorded_at.day) == (1, 6)


@pytest.mark.parametrize(
    "note", ["=1+1", "'=1", "+34 600", "-", "@x", "'quoted'", "a, “b” ; c", 'said "so"', "''-1"]
)
def test_a_note_that_looks_like_a_formula_comes_back_as_it_was(note: str) -> None:
    held = journal(check_in(1, note=note))
    assert only(read(table(held))).note == note
    assert preview(table(held), held).new == ()


# A table corrected in a spreadsheet.


def test_a_value_changed_in_the_table_corrects_the_entry_and_keeps_the_rest() -> None:
    old = check_in(
        1, note="n", signs=frozenset(["fever"]), remedies=("ice",),
        leftovers=(Leftover(CALF, Answer.NO),),
    )  # fmt: skip
    held = journal(old)
    (one,) = read(edited(table(held), lambda row: row.update(severity="3")), held).revisions
    assert (one.id, one.revision, one.reason) == ("c1", 2, "imported from a table")
    assert (one.recorded_at, one.offset, one.zone) == NOW
    assert isinstance(old.value, CheckIn)
    assert one.value == replace(old.value, ratings=(rating("left-calf", "bruising", 3),))
    (change,) = preview(edited(table(held), lambda row: row.update(severity="3")), held).changed
    assert change.new.value == one.value


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"note": "another"}, {"note": "another"}),
        ({"leftover": "YES"}, {"leftovers": (Leftover(CALF, Answer.YES),)}),
        ({"day": "2026-03-04"}, {"day": date(2026, 3, 4)}),
        ({"severity": "palm"}, {"ratings": (rating("left-calf", "bruising", 3),)}),
        ({"severity": " 0 "}, {"ratings": (rating("left-calf", "bruising", 0),)}),
    ],
)
def test_each_part_of_an_entry_can_be_corrected(
    change: dict[str, str], part: dict[str, object]
) -> None:
    old = check_in(1, note="n", leftovers=(Leftover(CALF, Answer.NO),))
    held = journal(old)
    (one,) = read(edited(table(held), lambda row: row.update(change)), held).revisions
    assert one.value == replace(old.value, **part)  # type: ignore[arg-type]


@pytest.mark.parametrize("column", ["severity", "note", "leftover"])
def test_an_empty_cell_takes_nothing_away(column: str) -> None:
    held = journal(check_in(1, note="n", leftovers=(Leftover(CALF, Answer.NO),)))
    assert preview(edited(table(held), lambda row: row.update({column: ""})), held).new == ()


@pytest.mark.parametrize(
    "column", ["day_number", "session_day", "severity_words", "late", "edited", "recorded_at"]
)
def test_what_the_diary_works_out_itself_is_not_read(column: str) -> None:
    held = journal(session(0), check_in(1))
    assert preview(edited(table(held), lambda row: row.update({column: "x"})), held).new == ()


def test_a_row_that_is_gone_takes_nothing_away_and_a_new_one_adds() -> None:
    both = (rating("left-calf", "bruising", 1), rating("left-calf", "soreness", 4))
    held = journal(revise("c", CheckIn(DAY, both)))
    lines = table(held).splitlines()
    assert preview("\n".join(lines[:2]), held).new == ()
    more = lines[1].replace("left-calf", "neck")
    (one,) = preview("\n".join([*lines, more]), held).new
    assert isinstance(one.value, CheckIn)
    assert one.value.ratings == (*both, rating("neck", "bruising", 1))


def test_one_of_several_rows_may_hold_the_new_note_or_answer() -> None:
    both = (rating("left-calf", "bruising", 1), rating("left-calf", "soreness", 4))
    answers = (Leftover(CALF, Answer.NO),)
    held = journal(revise("c", CheckIn(DAY, both, answers, note="n")))
    header, first, second, *_ = table(held).splitlines()
    changed = first.replace(",no,", ",unsure,", 1).replace(",n,", ",better,")
    (one,) = preview("\n".join([header, changed, second]), held).new
    assert isinstance(one.value, CheckIn)
    assert (one.value.note, one.value.leftovers) == ("better", (Leftover(CALF, Answer.UNSURE),))
    other = second.replace(",n,", ",worse,")
    assert "two different notes" in refused("\n".join([header, changed, other]), held)
    other = second.replace(",no,", ",yes,", 1)
    assert "given twice" in refused("\n".join([header, changed, other]), held)


def test_a_table_from_before_a_correction_does_not_undo_it() -> None:
    first = check_in(1, bruising=1)
    held = journal(first)
    old = table(held)
    assert isinstance(first.value, CheckIn)
    ratings = (rating("left-calf", "bruising", 2),)
    held = journal(first, later(first, replace(first.value, ratings=ratings), 5))
    found = read(old, held)
    assert held.preview(found.revisions, NOW).new == ()
    assert found.remarks == (("older", "1"),)
    # From the corrected table it can be changed back.
    (one,) = preview(edited(table(held), lambda row: row.update(severity="1")), held).new
    assert isinstance(one.value, CheckIn)
    assert one.value.ratings == first.value.ratings
    # And an old table that was changed says something new.
    assert preview(edited(old, lambda row: row.update(severity="4")), held).new


def test_an_earlier_note_does_not_come_back_and_another_one_does() -> None:
    for bruising in (None, 1):
        first = check_in(1, bruising=bruising, note="old")
        content = table(journal(first))
        assert isinstance(first.value, CheckIn)
        held = journal(first, later(first, replace(first.value, note="new"), 5))
        found = read(content, held)
        assert held.preview(found.revisions, NOW).new == ()
        assert found.remarks == (("older", "1"),)
        (one,) = preview(edited(content, lambda row: row.update(note="newer")), held).new
        assert note_of(one.value) == "newer"


def test_without_the_moments_of_entry_what_differs_is_a_correction() -> None:
    first = check_in(1, bruising=1)
    assert isinstance(first.value, CheckIn)
    ratings = (rating("left-calf", "bruising", 2),)
    held = journal(first, later(first, replace(first.value, ratings=ratings), 5))
    rows = "2026-03-03,left-calf,bruising,1,c1"
    (one,) = preview(paper(rows, header="day,area,symptom,severity,check_in"), held).new
    assert one.value == first.value


def test_what_was_withdrawn_stays_withdrawn() -> None:
    first = check_in(1)
    content = table(journal(first))
    held = journal(first, first._replace(revision=2, withdrawn=True))
    found = read(content, held)
    assert held.preview(found.revisions, NOW).new == ()
    assert found.remarks == (("withdrawn", "1"),)


def test_a_correction_comes_after_the_highest_revision() -> None:
    first = check_in(1)
    second = first._replace(revision=7, recorded_at=first.recorded_at + timedelta(1))
    held = journal(second, first)
    (one,) = preview(edited(table(held), lambda row: row.update(severity="3")), held).new
    assert one.revision == 8


HEAD = "day,area,symptom,severity,check_in,recorded_at,note"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["2026-03-05,neck,bruising,1,c,yesterday,"], "Row 2: “yesterday” cannot be when"),
        (["2026-03-05,neck,bruising,1,c,2026-03-05T21:00:00,"], "Row 2: “2026-03-05T21:00:00”"),
        (["2026-03-05,neck,bruising,1,c,2026-03-05T21:00:00+01:00:30,"], "Row 2: “2026-03-05T21"),
        (["2026-03-05,neck,bruising,1,c,0001-01-01T00:00:00+14:00,"], "Row 2: “0001-01-01T00"),
        (["0001-01-01,neck,bruising,1,c,0001-01-01T12:00:00Z,"], "Row 2: “1-01-01” cannot be"),
        (["2026-03-05,neck,bruising,1,c,2026-03-04T21:00:00Z,"], "Row 2: A record was entered"),
        (["2026-03-05,neck,bruising,1,c,2026-05-03T21:00:00Z,"], "Row 2: It was entered on 2026"),
        (["2026-03-05,neck,bruising,1," + "c" * 81 + ",,"], "Row 2: The id “ccc"),
        (["2026-03-05,neck,bruising,1,c,,", "2026-03-06,neck,soreness,1,c,,"], "Row 3: The check"),
        (["2026-03-05,neck,bruising,1,c,,a", "2026-03-05,neck,soreness,1,c,,b"], "Row 2: One ch"),
        (["2026-03-05,neck,bruising,1,s0,,"], "Row 2: “s0” is not the id of a check-in."),
    ],
)
def test_a_check_in_that_cannot_be_is_refused(rows: list[str], said: str) -> None:
    assert refused(paper(*rows, header=HEAD), journal(session(0))).startswith(said)


def test_a_check_in_of_another_diary_without_its_moment_is_entered_now() -> None:
    row = "2026-03-05,neck,bruising,1,c,,"
    (one,) = read(paper(row, header=HEAD)).revisions
    assert (one.id, one.recorded_at) == ("c", NOW.instant)
    other = "2026-03-05,neck,soreness,1,c,2026-03-05T21:00:00Z,"
    first, second = read(paper(row, other, header=HEAD)).revisions
    assert (first.revision, first.recorded_at) == (1, datetime(2026, 3, 5, 21, tzinfo=UTC))
    assert (second.revision, second.recorded_at) == (2, NOW.instant)
