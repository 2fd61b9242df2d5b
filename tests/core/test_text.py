"""Texts as they may be kept, and names as they may be typed."""

import pytest

from diary.core.text import tidy_name


@pytest.mark.parametrize("typed", ["cold-pack", "Cold pack", "  COLD \t PACK "])
def test_a_name_of_the_plan_may_be_typed_in_words(typed: str) -> None:
    assert tidy_name(typed) == "cold-pack"
