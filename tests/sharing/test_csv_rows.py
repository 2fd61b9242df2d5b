"""A table as spreadsheets write it, and what is refused in one."""

from datetime import timedelta

import pytest

from diary.core.records import CheckIn, rating
from diary.sharing import csv_in, csv_rows, incoming
from tests.sharing.fuzzed import NOW
from tests.sharing.tables import DAY, only, paper, read, refused


def test_days_may_be_written_with_the_month_in_words() -> None:
    for text in ("2026-3-5", "5 Mar 2026", "March 5, 2026", "5-Mar-2026", "5-mar", "Thu 5 March"):
        assert only(read(f'day;area;symptom;severity\n"{text}";neck;bruising;1')).day == DAY


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("11/05/2026", "Row 2: “11/05/2026” is no clear date. Write days as 2026-11-19"),
        ("05.03.2026", "Row 2: “05.03.2026” is no clear date."),
        ("46086", "Row 2: “46086” is no clear date."),
        ("yesterday", "Row 2: “yesterday” is no clear date."),
        ("Thursday", "Row 2: “Thursday” is no clear date."),
        ("3 days ago", "Row 2: “3 days ago” is no clear date."),
        ("2026-02-30", "Row 2: “2026-02-30” is not in the calendar."),
        ("30 Feb 2026", "Row 2: “30 Feb 2026” is not in the calendar."),
        ("Mar 2026", "Row 2: “Mar 2026” could not be understood as a day."),
        ("2026-05-02", "Row 2: Sat 2 May 2026 is still to come"),
        ("2026-05-03", "Row 2: Sun 3 May 2026 is still to come"),
        ("9999-12-31", "Row 2: Fri 31 Dec 9999 is still to come"),
        ("", "Row 2: The day is missing."),
        ("may " * 5000, "Row 2: “may may"),
    ],
)
def test_an_unclear_day_is_refused_with_its_row(text: str, said: str) -> None:
    assert refused(paper(f"{text},neck,bruising,1,,")).startswith(said)


def test_the_day_of_a_check_in_may_be_tomorrow_here_where_it_was_entered_there() -> None:
    ahead = (NOW.today + timedelta(1)).isoformat()
    header = "day,area,symptom,severity,check_in,recorded_at"
    row = f"{ahead},neck,bruising,1,c,{ahead}T01:00:00+14:00"
    assert only(read(paper(row, header=header))).day == NOW.today + timedelta(1)
    assert "is still to come" in refused(paper(row.rpartition(",")[0], header=header))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2026-03-05,neck,bruising,5,,", "Row 2: Bruising “5” is off its scale."),
        ("2026-03-05,neck,soreness,mild,,", "Row 2: Soreness “mild” is off its scale."),
        ("2026-03-05,neck,bruising,2.0,,", "Row 2: Bruising “2.0” is off its scale."),
        ("2026-03-05,neck,bruising," + "9" * 5000 + ",,", "Row 2: Bruising “9"),
        ("2026-03-05,tail,bruising,1,,", "Row 2: There is no area “tail”."),
        ("2026-03-05,,bruising,1,,", "Row 2: The area is missing."),
        ("2026-03-05,,,,yes,", "Row 2: The area is missing."),
        ("2026-03-05,neck,,1,,", "Row 2: The symptom is missing"),
        ("2026-03-05,neck,itch,1,,", "Row 2: There is no symptom “itch”."),
        ("2026-03-05,neck,bruising,1,maybe,", "Row 2: “maybe” is not an answer here."),
        ("2026-03-05,neck,,,yes,", "Row 2: The leftover answer for “neck” needs a rating"),
        ("2026-03-05,neck,bruising,1,,a,b", "Row 2: It has more cells than the header."),
        ("2026-03-05,neck,bruising,1,," + "x" * 2001, "Row 2: The text is too long"),
        ('2026-03-05,neck,bruising,1,,"a', "Row 2: A quotation mark is missing"),
        ('2026-03-05,neck,bruising,1,,"a"b', "Row 2: A quotation mark is missing"),
        ('2026-03-05,neck,bruising,1,,"' + "x" * 70_000, "Row 2: It is longer than a row"),
        ('2026-03-05,neck,bruising,1,,"' + "x\n" * 40_000 + '"', "Row 2: It is longer than a row"),
        (",,,,," + "," * 70_000, "Row 2: It is longer than a row"),
        ("\n,,,,,\n2026-03-05,neck,bruising,9,,", "Row 4: Bruising “9”"),
        ("2026-03-05,neck,bruising,1,,\n2026-03-05,neck,bruising,2,,", "Row 3: The area “neck” is"),
        ('2026-03-05,neck,bruising,1,,"a\r\nb"\n2026-03-05,neck,soreness,99,,', "Row 3: Soreness"),
        ("2026-03-05,neck,soreness,1,no,\n2026-03-05,neck,bruising,1,yes,", "Row 2: The leftover"),
    ],
)
def test_a_faulty_row_is_named_as_a_spreadsheet_numbers_it(row: str, said: str) -> None:
    assert refused(paper(row)).startswith(said)


# How spreadsheets write it.


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", "\ufeff", "\n\n", "\ufeff|||\n"])
def test_any_separator_line_end_and_mark_is_read(mark: str, end: str, start: str) -> None:
    rows = ["Severity|note|SYMPTOM| Area |day", "2|a|bruising|Left Calf|2026-03-05",
            "||||", "4||soreness|left_calf|2026-03-05|"]  # fmt: skip
    found = only(read((start + end.join(rows)).replace("|", mark)))
    ratings = (rating("left-calf", "bruising", 2), rating("left-calf", "soreness", 4))
    assert found == CheckIn(DAY, ratings, note="a")


def test_line_breaks_in_a_note_become_spaces_and_nothing_of_it_acts() -> None:
    row = '2026-03-05,neck,bruising,1,,"a\r\nb\x1b[31m\x00\u202e"'
    assert only(read(paper(row))).note == "a b[31m"


def test_columns_nobody_knows_are_passed_over_with_a_word() -> None:
    found = read(
        paper("2026-03-05,neck,bruising,1,fine,", header="day,area,symptom,severity,mood,")
    )
    assert only(found).ratings == (rating("neck", "bruising", 1),)
    assert found.remarks[0] == ("columns", "mood")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "This is neither"),
        ("hello", "This is neither"),
        ("a,b\n1,2", "This is neither"),
        ('"day', "This is neither"),
        ("\x00" * 1000, "This is neither"),
        ("day", "The column “area” is missing."),
        ("day,area,symptom", "The column “severity” is missing."),
        ("day,area,symptom,severity,day", "The column “day” is there twice."),
        ("day,area,symptom,severity" + ",c" * 200, "There are too many columns."),
        ("day,area,symptom,severity" + ",c" * 50_000, "It is longer than a row"),
        ("x" * 70_000, "It is longer than a row"),
    ],
)
def test_what_is_no_table_of_a_diary_is_refused(content: str, said: str) -> None:
    assert refused(content).startswith(said)


def test_what_is_not_utf_8_is_refused() -> None:
    content = paper("2026-03-05,neck,bruising,1,,piqûre")
    assert "CSV UTF-8" in refused(content.encode("latin-1"))
    assert "CSV UTF-8" in refused(content.encode("utf-16"))
    late = paper(*["2026-03-05,neck,bruising,1,,"] * 2000, "é").encode("latin-1")
    assert "CSV UTF-8" in refused(late)


@pytest.mark.parametrize(
    ("where", "name", "said"),
    [
        (csv_rows, "MOST_ROWS", "Row 4: There are too many rows."),
        (csv_rows, "MOST_DAYS", "Row 5: There are too many different days."),
        (csv_in, "MOST_ENTRIES", "Row 5: There are too many check-ins."),
        (incoming, "MOST_ENTRIES", "Row 5: There are too many entries."),
    ],
)
def test_more_than_a_life_has_is_refused(
    monkeypatch: pytest.MonkeyPatch, where: object, name: str, said: str
) -> None:
    monkeypatch.setattr(where, name, 3)
    rows = [f"2026-03-0{one},neck,bruising,1,," for one in range(1, 6)]
    assert read(paper(*rows[:2])).revisions
    assert refused(paper(*rows)) == said
