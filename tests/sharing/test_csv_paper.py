"""Days kept on paper, and the empty table to fill in."""

import csv
import io
from datetime import timedelta

from diary.core.records import Answer, CheckIn, Leftover, rating
from diary.sharing import csv_in
from diary.sharing.csv import HEADER, template
from diary.sharing.incoming import Incoming
from tests.diaries import START
from tests.sharing.fuzzed import NOW
from tests.sharing.held import check_in, journal, session
from tests.sharing.tables import CALF, DAY, only, paper, preview, read, refused


def test_a_day_on_paper_is_one_check_in_entered_now_and_so_late() -> None:
    found = read(
        paper(
            "2026-03-05,left-calf,bruising,coin,,slept badly",
            "2026-03-06,neck,soreness,0,,",
            "2026-03-05,left-calf,soreness,4,unsure,slept badly",
            "2026-03-05,,,,,took a walk",
        )
    )
    first, second = found.revisions
    assert first.value == CheckIn(
        DAY,
        (rating("left-calf", "bruising", 2), rating("left-calf", "soreness", 4)),
        (Leftover(CALF, Answer.UNSURE),),
        note="slept badly / took a walk",
    )
    assert second.value == CheckIn(DAY + timedelta(1), (rating("neck", "soreness", 0),))
    for one in (first, second):
        assert (one.revision, one.reason) == (1, "")
        assert (one.recorded_at, one.offset, one.zone) == NOW
        assert one.is_late_for(one.value.day)
    assert found.remarks == (("paper", "2"),)
    assert first.id != second.id


def test_todays_day_on_paper_is_not_late() -> None:
    assert read(paper(f"{NOW.today},neck,bruising,1,,")).remarks == ()


def test_the_same_paper_brought_in_again_adds_nothing_however_it_is_laid_out() -> None:
    held = journal()
    rows = ["2026-03-05,left-calf,bruising,2,no,n", "2026-03-05,neck,soreness,4,,"]
    held.accept(preview(paper(*rows), held), NOW)
    again = paper(*rows[::-1]).replace(",2,", ",coin,").replace("2026-03-05", "5 Mar 2026")
    assert preview(again, held).new == ()
    tomorrow = NOW._replace(instant=NOW.instant + timedelta(1))
    found = csv_in.read(again.encode(), held.history(), tomorrow)
    assert found.revisions == tuple(held.history())
    (one,) = held.records().check_ins
    gone = one.latest._replace(revision=2, withdrawn=True)
    assert preview(paper(*rows), journal(one.latest, gone)).new == ()
    assert len(preview(paper(*rows, "2026-03-05,neck,bruising,1,,"), held).new) == 1


def test_notes_of_one_day_that_are_too_long_together_are_refused() -> None:
    rows = [f"2026-03-05,neck,bruising,1,,{number}{'x' * 700}" for number in range(3)]
    assert only(read(paper(*rows[:2]))).note.count("x") == 1400
    assert "Row 2: The text is too long" in refused(paper(*rows))
    assert "Row 5: The text is too long" in refused(paper(*rows, rows[0].replace(",0", ",9")))


def test_blank_rows_and_rows_with_nothing_filled_in_are_passed_over() -> None:
    found = read(
        paper("", ",,,,,", "  ", "2026-03-05,neck,bruising,,,", "11/05/2026,neck,soreness,-,–,",
              "2026-03-05,neck,soreness,4,,", "2026-03-05,neck,soreness,4,,")
    )  # fmt: skip
    assert only(found).ratings == (rating("neck", "soreness", 4),)


def test_a_word_in_the_column_for_words_is_not_lost() -> None:
    header = "day,area,symptom,severity,severity_words"
    row = "2026-03-05,neck,bruising,,palm"
    assert only(read(paper(row, header=header))).ratings == (rating("neck", "bruising", 3),)


# The empty table.


def test_the_empty_table_has_the_days_that_were_missed_and_what_was_followed() -> None:
    held = journal(session(0, "neck"), session(20, "left-calf", "neck"), check_in(22))
    today = START + timedelta(24)
    rows = list(csv.reader(io.StringIO(template(held, today).decode(), newline="")))
    assert tuple(rows[0]) == HEADER
    assert [row[0][-2:] for row in rows[1:]] == ["22"] * 4 + ["23"] * 4 + ["25"] * 4
    assert [(row[3], row[4]) for row in rows[1:5]] == [
        (area, symptom) for area in ("neck", "left-calf") for symptom in ("bruising", "soreness")
    ]
    assert all(not any(row[1:3] + row[5:]) for row in rows[1:])


def test_where_nothing_was_missed_the_empty_table_is_for_today() -> None:
    held = journal(session(0), check_in(0), check_in(1))
    content = template(held, START + timedelta(2)).decode()
    assert [row[:10] for row in content.splitlines()[1:]] == ["2026-03-04"] * 2
    assert template(journal(), START).decode().splitlines() == [",".join(HEADER)]


def test_the_empty_table_can_be_brought_in_as_it_is_and_filled_in() -> None:
    held = journal(session((NOW.today - START).days - 2))
    content = template(held, NOW.today)
    assert read(content, held) == Incoming("csv", ())
    filled = (
        content.decode().replace("bruising,,", "bruising,1,").replace("soreness,,", "soreness,0,")
    )
    merge = preview(filled, held)
    assert len(merge.added) == 2
    assert preview(filled.replace(",", ";"), held).new == merge.new
