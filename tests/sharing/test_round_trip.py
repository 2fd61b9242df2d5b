"""A diary goes out, comes into an empty home, and goes out again as the same bytes."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.core.selection import Part, Selection
from diary.journal import Journal
from diary.journal.sharing import shared_from
from diary.sharing import json_in
from diary.sharing.json import exported, whole
from diary.storage.store import FileStore
from tests.core.chosen import Chosen
from tests.diaries import PLAN
from tests.sharing.fuzzed import NOW
from tests.sharing.held import journal

SEEDS = st.integers(0, 2**40)
NUMBERS = (pytest.param(50, id="some"), pytest.param(500, id="all", marks=pytest.mark.long))


def sent(held: Journal, selection: Selection) -> bytes:
    return exported(shared_from(held, selection, NOW.today))


def received(*files: bytes, home: str) -> Journal:
    """What an empty home holds once these files were brought in, one after another."""
    held = Journal(FileStore(home), PLAN)
    for content in files:
        held.accept(held.preview(json_in.read(content, NOW).revisions, NOW), NOW)
    return Journal(FileStore(home), PLAN)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_whole_diary_comes_back_byte_for_byte(number: int) -> None:
    @given(SEEDS)
    @settings(max_examples=number)
    def law(seed: int) -> None:
        first = sent(journal(*Chosen(seed).revisions), Selection())
        with tempfile.TemporaryDirectory() as home:
            assert sent(received(first, home=home), Selection()) == first

    law()


@pytest.mark.parametrize("number", NUMBERS)
def test_a_part_of_a_diary_comes_back_byte_for_byte_but_for_what_was_left_out(number: int) -> None:
    """Whoever has a part of a diary does not know what was left out of it."""

    @given(SEEDS)
    @settings(max_examples=number)
    def law(seed: int) -> None:
        one = Chosen(seed)
        held = journal(*one.revisions)
        part = sent(held, one.selection)
        bare = whole(shared_from(held, one.selection, NOW.today).revisions)
        with tempfile.TemporaryDirectory() as home:
            back = received(part, home=home)
            assert sent(back, Selection()) == bare
            assert sent(back, one.selection) == part  # choosing the same again leaves out no more

    law()


@pytest.mark.parametrize("number", NUMBERS)
def test_a_part_and_the_whole_come_to_the_whole_in_either_order(number: int) -> None:
    @given(SEEDS)
    @settings(max_examples=number)
    def law(seed: int) -> None:
        one = Chosen(seed)
        held = journal(*one.revisions)
        part, everything = sent(held, one.selection), sent(held, Selection())
        for files in ((part, everything), (everything, part), (part, part, everything, part)):
            with tempfile.TemporaryDirectory() as home:
                back = received(*files, home=home)
                assert sent(back, Selection()) == everything
                assert back.summary(NOW.today).flags == held.summary(NOW.today).flags

    law()


@given(SEEDS)
@settings(max_examples=30)
def test_less_and_less_of_a_diary_is_what_was_chosen_last(seed: int) -> None:
    one = Chosen(seed)
    held = journal(*one.revisions)
    less = replace(one.selection, without=frozenset(Part), with_name=False)
    with tempfile.TemporaryDirectory() as home:
        back = received(sent(held, one.selection), sent(held, less), home=home)
        assert sent(back, less) == sent(held, less)
        assert len(back.history()) == len(shared_from(held, one.selection, NOW.today).revisions)


def test_the_folder_is_a_home_like_any_other(tmp_path: Path) -> None:
    back = received(sent(journal(), Selection()), home=str(tmp_path))
    assert sent(back, Selection()) == whole([])
