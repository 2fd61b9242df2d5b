"""The words of the settings, read aloud once."""

from datetime import date

from diary.core.reasons import CODES
from diary.core.settings import Settings
from diary.wording import settings as words
from tests.wording.reading import assert_reads_well


def test_every_setting_that_cannot_be_read_has_words_of_its_own() -> None:
    said = [words.setting_not_read(name) for name in ("", *Settings._fields[:-1])]
    assert len(set(said)) == len(said)
    for text in (
        *said,
        *(words.PRINTED_HINT, words.CLINIC_HINT, words.MORE_THEMES, words.LOCK_HINT),
        *(words.SAVED, words.WRONG_MINUTES),
    ):
        assert_reads_well(text.replace("_", "-"))


def test_what_is_wrong_with_a_key_names_it_and_cuts_a_long_name() -> None:
    for problem in ("whole", "unknown", "unusable", "taken"):
        assert_reads_well(words.key_not_read(problem, "today.why"))
        assert "x" * 41 not in words.key_not_read(problem, "x" * 200)


def test_every_reason_has_a_tip() -> None:
    assert len({words.reason_tip(code) for code in CODES}) == len(CODES)


def test_a_date_of_birth_is_echoed_where_it_is_not_what_was_typed() -> None:
    born = date(1960, 3, 19)
    assert words.born_words(born) == "19 Mar 1960"
    assert words.born_words(None) == ""
    assert words.born_echo(born, " 19 Mar 1960") == ""
    assert words.born_echo(born, "1960-03-19") == "Sat 19 Mar 1960"
