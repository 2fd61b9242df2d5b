"""What is said when a file is brought in."""

from datetime import timedelta

import pytest

from diary import wording
from diary.core import errors as e
from diary.core.merge import merged
from diary.core.plan import Level
from diary.core.records import CheckIn, ToldClinic, rating
from diary.wording import imports as words
from diary.wording.commands import flags_hint
from diary.wording.signs import printed_card
from tests.core.small import day, diary, signs
from tests.diaries import PLAN, revise
from tests.wording.reading import assert_reads_well

FIRST = revise("c", CheckIn(day(0), (rating("neck", "bruising", 1),)))
SECOND = revise("c", CheckIn(day(0), note="n"), number=2)
OTHER = revise("d", ToldClinic("sign:fever", day(3), "called"))


def test_what_is_asked_and_answered_reads_well() -> None:
    for text in (words.QUESTION, words.NOTHING_IN_IT, words.NOTHING_NEW, words.DRY_RUN, words.YES):
        assert_reads_well(text)
    for paragraph in words.IMPORT.split("\n\n"):
        assert_reads_well(" ".join(paragraph.split()))


@pytest.mark.parametrize("form", ["json", "csv", "diary"])
def test_a_file_is_introduced_with_what_it_holds(form: str) -> None:
    for log in ([], [FIRST], [FIRST, SECOND], [SECOND], [FIRST, SECOND, OTHER]):
        assert_reads_well(words.heading(form, merged([], log)))
    assert words.heading("csv", merged([], [FIRST, SECOND, OTHER])) == (
        "A table: 2 entries and 1 correction, for Mon 2 Mar 2026 to Thu 5 Mar 2026."
    )


def test_how_much_is_new_is_said() -> None:
    said = [
        words.counts(merged(held, [FIRST, SECOND]))
        for held in ([], [FIRST], [SECOND], [FIRST, SECOND])
    ]
    assert said[0] == "All of it is new."
    assert said[1] == "1 is new, 1 is in your diary already."
    assert words.counts(merged([], [FIRST])) == "It is new."
    for text in said:
        assert_reads_well(text)


def test_what_came_in_is_counted_as_it_came_in() -> None:
    merge = merged([], [FIRST, SECOND, OTHER])
    assert words.brought_in(3, merge) == "Done. 2 entries and 1 correction came in."
    assert_reads_well(words.brought_in(1, merge))


def test_what_was_passed_over_is_said() -> None:
    keys = ("paper", "table-only", "left-out", "older", "withdrawn")
    for number in ("1", "2"):
        for text in words.remarks([(key, number) for key in keys]):
            assert_reads_well(text)
    (text,) = words.remarks([("columns", f"c{number}\x1b") for number in range(7)])
    assert_reads_well(text)
    assert text.endswith("“c0”, “c1”, “c2”, “c3”, “c4” and 2 more.")


def test_a_note_to_the_clinic_is_told_with_its_words() -> None:
    assert list(words.lines(merged([], [OTHER]))) == [
        "New:",
        "  Note of Thu 5 Mar 2026 that the clinic was told",
        "    Note: called",
    ]


def test_what_only_comes_into_the_history_is_counted() -> None:
    assert list(words.lines(merged([SECOND], [FIRST]))) == [
        "1 earlier version comes into the history."
    ]
    gone = revise("d", OTHER.value, number=2, withdrawn=True)
    assert list(words.lines(merged([], [OTHER, gone]))) == [
        "2 earlier versions come into the history."
    ]


def test_two_versions_are_told_by_what_differs() -> None:
    rival = FIRST._replace(recorded_at=FIRST.recorded_at + timedelta(hours=1))
    assert list(words.lines(merged([FIRST], [rival])))[-1] == "    both say the same"
    gone = rival._replace(withdrawn=True)
    assert list(words.lines(merged([FIRST], [gone])))[-1] == "    the one that counts is withdrawn"
    gone = FIRST._replace(withdrawn=True)
    said = list(words.lines(merged([rival], [gone])))
    assert said[-1] == "    the one that only is kept is withdrawn"


def test_the_place_of_a_fault_stands_before_it() -> None:
    fault = e.BadFileError("row 12", e.RecordError("no-area"))
    assert wording.problem(fault) == "Row 12: The area is missing."
    assert wording.problem(e.BadFileError("", e.RecordError("no-area"))) == "The area is missing."


def test_a_sign_of_another_plan_is_worth_a_call_today() -> None:
    (_, heading, *rest) = printed_card(frozenset(["blue toes"]), PLAN)
    assert heading == f"{wording.level_symbol(Level.CONTACT_TODAY)} Contact your clinic today"
    assert "  - You ticked “blue toes”." in rest
    both = printed_card(frozenset(["blue toes", "breathing"]), PLAN)
    assert wording.level_words(Level.EMERGENCY) in both[1]


def test_each_sign_is_a_thing_to_tell() -> None:
    told = diary(signs(0, "fever", "blue toes"), as_of=0)
    assert "2 things" in flags_hint(told.active_flags)[0]


def test_what_was_entered_late_or_corrected_is_marked_as_everywhere() -> None:
    late = FIRST._replace(recorded_at=FIRST.recorded_at + timedelta(2))
    assert "  Check-in for Mon 2 Mar 2026 (logged late)" in words.lines(merged([], [late]))
    both = words.lines(merged([], [late, SECOND]))
    assert "  Check-in for Mon 2 Mar 2026 (logged late, corrected)" in both
    said = list(words.lines(merged([FIRST], [late._replace(revision=2, value=SECOND.value)])))
    assert "  Check-in for Mon 2 Mar 2026 (logged late)" in said
