"""Why something was changed: codes, free text, and undo."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diary.core.errors import RecordError
from diary.core.reasons import CODES, Reason, read_reason, reason_from, undo_reason
from diary.core.text import LONGEST_NOTE, clean


@pytest.mark.parametrize(
    ("stored", "reason"),
    [
        ("mistake", Reason("mistake", "")),
        ("wrong-day: it was Friday", Reason("wrong-day", "it was Friday")),
        ("twice:the phone too", Reason("twice", "the phone too")),
        ("other: undo: revision 3", Reason("other", "undo: revision 3")),
        ("corrected", Reason(None, "corrected")),
        ("I mistook it: a slip", Reason(None, "I mistook it: a slip")),
        ("mistaken", Reason(None, "mistaken")),
        ("", Reason(None, "")),
        ("undo: revision 3", Reason(None, "", 3)),
        ("undo: revision 3 ", Reason(None, "undo: revision 3 ")),
        ("undo: revision -3", Reason(None, "undo: revision -3")),
        ("undo: revision ", Reason(None, "undo: revision ")),
        ("undo: revision ٣", Reason(None, "undo: revision ٣")),
        ("Undo: revision 3", Reason(None, "Undo: revision 3")),
    ],
)
def test_a_stored_reason_is_a_code_a_text_or_an_undo(stored: str, reason: Reason) -> None:
    assert read_reason(stored) == reason


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("mistake", "mistake"),
        (" Wrong day\n", "wrong-day"),
        ("TWICE", "twice"),
        ("mistake: a slip", "mistake: a slip"),
        ("I looked again", "I looked again"),
        ("a\x1b[31m\nslip\u202e", "a[31m slip"),
        ("undo: revision 3", "other: undo: revision 3"),
        ("\x07undo: revision 3\n", "other: undo: revision 3"),
        ("undo: revision three", "undo: revision three"),
    ],
)
def test_a_reason_is_stored_as_given_unless_it_is_a_code_or_an_undo(
    typed: str, stored: str
) -> None:
    assert reason_from(typed) == stored


@pytest.mark.parametrize("typed", ["", " \n\t", "\x07\u202e"])
def test_nothing_is_no_reason(typed: str) -> None:
    with pytest.raises(RecordError) as refused:
        reason_from(typed)
    assert refused.value.problem == "no-reason"


@pytest.mark.parametrize("typed", ["x" * (LONGEST_NOTE + 1), "undo: revision " + "9" * 1985])
def test_a_reason_too_long_is_refused_and_not_cut(typed: str) -> None:
    with pytest.raises(RecordError) as refused:
        reason_from(typed)
    assert (refused.value.problem, refused.value.detail) == ("too-long", str(LONGEST_NOTE))


@given(st.text() | st.integers(0).map(undo_reason))
@example("undo: revision 7")
def test_nothing_that_can_be_typed_reads_as_an_undo(typed: str) -> None:
    try:
        stored = reason_from(typed)
    except RecordError:
        return
    reason = read_reason(stored)
    assert reason.undone is None
    assert reason.code in (None, *CODES)
    assert stored in CODES or stored.endswith(clean(typed))
    assert reason_from(stored) == stored


@given(st.text() | st.integers(0).map(undo_reason))
@example("undo: revision " + "9" * 5000)
@example("undo: revision 0")
def test_whatever_a_stranger_s_file_holds_is_read(stored: str) -> None:
    reason = read_reason(stored)
    assert reason.undone is None or undo_reason(reason.undone) in stored or "revision 0" in stored


@given(st.integers(1, 10**18))
def test_what_the_program_stores_is_read_back(number: int) -> None:
    assert read_reason(undo_reason(number)) == Reason(None, "", number)
