"""Ids by their beginnings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.core.errors import RecordError
from diary.core.ids import found, shortened

#: Alike on purpose, so that beginnings meet.
IDS = st.sets(st.text("ab01-", min_size=1, max_size=14), min_size=1, max_size=30)


def test_eight_characters_are_shown_and_more_where_two_begin_alike() -> None:
    ids = ["12345678-aaaa", "1234567890-bb", "abcdefgh-cccc", "abc"]
    assert shortened(ids) == {
        "12345678-aaaa": "12345678-",
        "1234567890-bb": "123456789",
        "abcdefgh-cccc": "abcdefgh",
        "abc": "abc",
    }
    assert shortened([]) == {}


@given(IDS)
def test_what_is_shown_finds_its_own_record(ids: set[str]) -> None:
    shown = shortened(ids)
    assert set(shown) == ids
    for id_, short in shown.items():
        assert id_.startswith(short)
        assert len(short) >= 8 or short == id_
        assert found(ids, short) == id_ or len(short) < 4
        assert found(ids, id_) == id_
    assert len(set(shown.values())) == len(ids)


@given(st.sets(st.text(max_size=9)), st.text(max_size=9))
def test_any_text_finds_one_record_or_is_refused(ids: set[str], typed: str) -> None:
    assert len(shortened(ids)) == len(ids)
    try:
        assert found(ids, typed) in ids
    except RecordError as error:
        assert error.problem in ("short-id", "unknown-record", "unclear-id")


@pytest.mark.parametrize(
    ("typed", "problem"),
    [("", "short-id"), ("abc", "short-id"), ("abcd", "unclear-id"), ("abce", "unknown-record")],
)
def test_what_names_none_or_several_is_refused(typed: str, problem: str) -> None:
    with pytest.raises(RecordError) as refused:
        found(["abcd1-x", "abcd2-x"], typed)
    assert (refused.value.problem, refused.value.detail) == (problem, typed)


def test_a_whole_id_is_meant_where_another_begins_so() -> None:
    assert found(["abcd", "abcde"], "abcd") == "abcd"
    assert found(["abcd-1", "x"], "ABCD") == "abcd-1"
