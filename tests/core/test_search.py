"""Finding words in notes and remedies."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.core.answers import (
    AreaSeen,
    LateAnswer,
    PlanChange,
    PlannedSession,
    Reaction,
    ResultAnswer,
    Seen,
)
from diary.core.areas import area_named
from diary.core.entries import current
from diary.core.records import Answer, CheckIn, Record, ToldClinic, TreatmentSession
from diary.core.search import Notes, folded, found_in, passage, words_in
from tests.core.small import day
from tests.diaries import revise

TEXTS = st.text(st.sampled_from("aAbéÉe\u0301ßﬁİ œ.\n") | st.characters(), max_size=40)
WORDS = st.lists(st.text(st.sampled_from("abesi"), min_size=1, max_size=3), max_size=3)


def notes(*records: Record) -> Notes:
    return Notes(current(revise(f"r{n}", one) for n, one in enumerate(records)))


def found(of: Notes, typed: str) -> list[str]:
    return [one.id for one in of.matching(words_in(typed))]


NECK = (area_named("neck"),)
DIARY = notes(
    CheckIn(day(1), note="Slept badly, it was SORE"),
    CheckIn(day(3), note="Café after work", remedies=("Arnica", "cold pack")),
    TreatmentSession(day(2), NECK, note="Sore at once"),
    TreatmentSession(day(2), NECK),
    CheckIn(day(4), remedies=("arnica",)),
    ToldClinic("sign:fever", day(5), note="They will call back"),
    ToldClinic("sign:fever", day(6)),
)


def test_words_are_found_whatever_their_case_newest_first() -> None:
    assert found(DIARY, "sore") == ["r2", "r0"]
    assert found(DIARY, "ARNICA") == ["r4", "r1"]
    assert found(DIARY, "call") == ["r5"]
    assert found(DIARY, "nothing like it") == []


def test_all_words_must_be_there_in_the_note_or_among_what_was_used() -> None:
    assert found(DIARY, "work arnica") == ["r1"]
    assert found(DIARY, "sore badly") == ["r0"]
    assert found(DIARY, "sore café") == []
    assert found(DIARY, "  pack   Col ") == ["r1"]


def test_what_was_said_around_a_session_is_found_too() -> None:
    around = notes(
        TreatmentSession(day(0), NECK, products="Hyaluron, batch 7", by="Dr Ruiz"),
        PlannedSession(day(90), note="ask about the lump"),
        Reaction("r0", day(1), frozenset({"rash"}), size="like a coin"),
        LateAnswer("r0", 2, day(14), Answer.NO, "all well"),
        ResultAnswer("r0", day(14), (AreaSeen(NECK[0], Seen.SLIGHT),), "smoother"),
        PlanChange(day(3), "x", "1", "nothing of this text", "as Dr Ruiz said"),
    )
    assert found(around, "batch") == ["r0"]
    assert found(around, "ruiz") == ["r5", "r0"]
    assert [found(around, one) for one in ("lump", "coin", "well", "smoother", "text")] == [
        *(["r1"], ["r2"], ["r3"], ["r4"], []),
    ]


def test_without_words_it_is_everything_that_was_written() -> None:
    assert found(DIARY, " ") == ["r5", "r4", "r1", "r2", "r0"]


def test_what_was_written_is_told_with_its_record_and_clean() -> None:
    [one] = notes(CheckIn(date(2026, 1, 2), note="a\x1b[31m\nb", remedies=("x\x07y",))).matching(())
    assert (one.record.day, one.note, one.remedies) == (date(2026, 1, 2), "a[31m b", ("xy",))


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("cafe", "Café"),
        ("CAFÉ", "cafe\u0301"),
        ("strasse", "Straße"),
        ("office", "oﬃce"),
        ("istanbul", "İstanbul"),
        ("αθηνα", "Αθήνα"),
        ("nguyen", "Nguyễn"),
        ("العربية", "العَرَبِيَّة"),
    ],
)
def test_accents_and_other_forms_of_letters_do_not_matter(typed: str, text: str) -> None:
    assert folded(typed) in folded(text)
    assert found_in(text, words_in(typed)) == ((0, len(text)),)


def test_a_vowel_that_is_a_mark_is_no_accent() -> None:
    assert folded("कि") != folded("कु")


@given(TEXTS, TEXTS)
def test_a_text_is_folded_letter_by_letter(one: str, other: str) -> None:
    assert folded(one + other) == folded(one) + folded(other)


@given(TEXTS, WORDS)
def test_what_is_marked_is_in_order_apart_and_holds_what_was_found(
    text: str, words: list[str]
) -> None:
    places = found_in(text, words)
    assert bool(places) == any(word in folded(text) for word in words)
    edges = [edge for place in places for edge in place]
    assert edges == sorted(set(edges))
    assert not edges or (edges[0] >= 0 and edges[-1] <= len(text))
    for word in words:
        # Take all that is marked away, and none of the words is left within one piece.
        pieces = [0, *edges, len(text)]
        for start, end in zip(pieces[::2], pieces[1::2], strict=True):
            assert word not in folded(text[start:end])


def test_words_over_one_another_are_marked_once() -> None:
    assert found_in("ananas and bananas", ("ana", "nas")) == ((0, 6), (12, 18))
    assert found_in("aaa", ("aa",)) == ((0, 3),)
    assert found_in("so sore", ("so",)) == ((0, 2), (3, 5))


def test_a_long_text_is_shown_around_what_was_found() -> None:
    text = " ".join(f"word{n}" for n in range(400))
    shown = passage(text, words_in("word200"), 60)
    assert shown.text.startswith("… word1") and shown.text.endswith(" …")
    [(start, end)] = shown.found
    assert shown.text[start:end] == "word200"
    assert len(shown.text) <= 64
    assert passage(text, (), 60).text.startswith("word0 word1")
    assert passage("short", ("or",), 60) == ("short", ((2, 4),))
    assert passage(text, words_in("word399"), 60).text.endswith("word398 word399")


@given(st.text(st.sampled_from("ab "), max_size=200), st.integers(3, 60))
def test_a_passage_holds_the_first_word_that_was_found(text: str, longest: int) -> None:
    shown = passage(text, ("b",), longest)
    assert bool(shown.found) == ("b" in text)
    assert len(shown.text) <= longest + 4
    assert shown.text.removeprefix("… ").removesuffix(" …") in text
