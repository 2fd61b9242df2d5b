import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.core.text import clean


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  took a walk  ", "took a walk"),
        ("one\ntwo\r\nthree\tfour", "one two three four"),
        ("one\x0btwo\x0cthree\x85four\u2028five\u2029six", "one two three four five six"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("bell\x07 null\x00 delete\x7f csi\x9b", "bell null delete csi"),
        ("left\u202eright\u2066x\u2069\u200f", "leftrightx"),
        ("zero\u200bwidth\ufeff\u2060", "zerowidth"),
        ("\ud800half a pair\udfff", "half a pair"),
        ("tag\U000e0041\U000e007f", "tag"),
        ("\ufff9note\ufffb\u061c", "note"),
        ("\n\t ", ""),
    ],
)
def test_nothing_stays_that_acts_on_a_terminal(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@pytest.mark.parametrize(
    "text",
    ["بهتر می\u200cشود", "क्\u200dष", "👩\u200d👧", "très légère – “mieux”", "e\u0301", "日本語"],
)
def test_the_words_of_any_script_stay_as_they_are(text: str) -> None:
    assert clean(text) == text


@given(st.text())
def test_what_is_kept_is_one_clean_line_and_cleaning_it_again_changes_nothing(text: str) -> None:
    kept = clean(text)
    assert clean(kept) == kept == kept.strip()
    assert len(kept.splitlines()) <= 1
    assert not any(unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp") for one in kept)


@given(st.text(st.characters(categories=["L", "N", "P", "S"])))
def test_letters_figures_and_signs_are_never_lost(text: str) -> None:
    assert clean(text) == text.strip()
