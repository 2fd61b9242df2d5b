"""What is said where the diary is handed on, read aloud once."""

from datetime import date

import pytest

from diary.core.errors import DayError, DiaryError
from diary.core.period import Span
from diary.core.shared import Contents
from diary.wording import share as words
from tests.wording.reading import assert_reads_well

TODAY = date(2026, 11, 22)
NBSP = "\u00a0"


def test_every_way_to_choose_days_has_words_of_its_own() -> None:
    assert len({words.span(one) for one in Span}) == len(Span)


def test_a_form_says_what_it_is_good_for_and_an_unknown_one_its_name() -> None:
    assert words.format_label("text") == "Text, to paste into a message"
    assert words.format_label("odt") == "ODT"


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            Contents(date(2026, 10, 4), TODAY, 2, 0, 14, 1),
            "4 Oct to 22 Nov: 2 sessions, 14 check-ins, 1 corrected",
        ),
        (
            Contents(date(2026, 11, 1), TODAY, 0, 0, 2, 1, 1),
            "1 to 22 Nov: 0 sessions, 2 check-ins, 1 corrected, 1 withdrawn",
        ),
        (Contents(TODAY, TODAY, 0, 0, 0, 0), "22 Nov: 0 sessions, 0 check-ins"),
        (
            Contents(date(2026, 11, 1), TODAY, 1, 1, 1, 0),
            "1 to 22 Nov: 1 session, 1 test, 1 check-in",
        ),
        (
            Contents(TODAY, TODAY, 1, 0, 1, 1, 0, 3, 1),
            "22 Nov: 1 session, 1 check-in, 3 answers, 1 planned session, 1 corrected",
        ),
    ],
)
def test_what_the_days_hold_is_counted(found: Contents, said: str) -> None:
    assert words.holds(found, TODAY) == said


def test_the_files_that_would_be_made_stand_a_line_each() -> None:
    paths = ["/home/ana/diary.txt", "/home/ana/a\x1b]0;b\x07.csv"]
    assert words.will_be(paths) == f"→{NBSP}/home/ana/diary.txt\n→{NBSP}/home/ana/a]0;b.csv"


def test_where_the_files_went_and_that_they_are_private_is_said() -> None:
    assert words.written(["a.txt"]) == "Saved to a.txt. Only you can open it."
    assert words.written(["a.txt", "b.csv"]) == "Saved to a.txt and b.csv. Only you can open them."


@pytest.mark.parametrize(
    "error", [FileExistsError(17, "File exists", "b.csv"), OSError(28, "full"), DayError("12")]
)
def test_what_could_not_be_made_is_said_after_what_was(error: DiaryError | OSError) -> None:
    alone = words.not_written(error, [])
    assert alone.startswith("Not saved. ")
    assert words.not_written(error, ["a.txt"]) == f"{words.written(['a.txt'])} {alone}"


def test_the_whole_sentences_read_well() -> None:
    for text in (
        *(words.ENCRYPTED, words.NOTHING_CHOSEN, words.NOT_YET, words.COPIED),
        *(words.WITHOUT_OPTION, words.NAME_OPTION, words.TO_CLINIC_OPTION, words.NO_ENTRIES),
    ):
        assert_reads_well(text)
