"""The table of a part of a diary: what its rows say is true, and brought back it does no harm."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.core.areas import AREAS
from diary.core.period import Period
from diary.core.records import CheckIn, Revision, rating
from diary.core.selection import Part, Selection
from diary.core.shared import shared
from diary.core.summary import summary
from diary.journal import Journal
from diary.sharing.csv import exported
from tests.diaries import PLAN, START
from tests.sharing.fuzzed import NOW
from tests.sharing.held import check_in, handed_on, journal, later, session
from tests.sharing.mutations import diary
from tests.sharing.tables import CALF, NECK, edited, preview, read

DAYS = st.none() | st.integers(-3, 45).map(lambda day: START + timedelta(day))


@st.composite
def selections(draw: st.DrawFn, held: Journal) -> Selection:
    rated = {one.area for entry in held.records().check_ins for one in entry.value.ratings}
    known = [area for area in AREAS if area in rated] or list(AREAS[:3])
    first, last = draw(DAYS), draw(DAYS)
    if first and last and first > last:
        first, last = last, first
    return Selection(
        Period(first, last),
        draw(st.frozensets(st.sampled_from(known))),
        draw(st.frozensets(st.sampled_from(Part))),
        draw(st.booleans()),
    )


def table(held: Journal, chosen: Selection) -> bytes:
    last = chosen.period.last or NOW.today
    return exported(shared(held.history(), summary(held.records(), PLAN, last), chosen))


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def said(content: bytes) -> list[tuple[str, ...]]:
    """The rows that a table can bring in, without what depends on sessions it has not."""
    names = ["day", "area", "symptom", "severity", "leftover", "recorded_at", "late", "note"]
    return sorted(
        tuple(row[name] for name in names)
        for row in rows(content)
        if row["severity"] or row["note"]
    )


@settings(max_examples=150)
@given(st.integers(0, 2**40), st.data())
def test_whatever_was_chosen_brought_back_it_adds_nothing(seed: int, data: st.DataObject) -> None:
    held = journal(*diary(seed))
    content = table(held, data.draw(selections(held)))
    found = read(content, held)
    assert preview(content, held).new == ()
    assert found.remarks == ()
    before = tuple(held.history())
    held.accept(held.preview(found.revisions, NOW), NOW)
    assert tuple(held.history()) == before


@settings(max_examples=150)
@given(st.integers(0, 2**40), st.data())
def test_whatever_was_chosen_an_empty_diary_can_take_it_in(seed: int, data: st.DataObject) -> None:
    held = journal(*diary(seed))
    content = table(held, data.draw(selections(held)))
    empty = journal()
    empty.accept(empty.preview(read(content, empty).revisions, NOW), NOW)
    again = table(empty, Selection())
    assert said(again) == said(content)
    assert preview(content, empty).new == ()
    # Whoever then gets the whole of it loses nothing by it.
    assert not [one for one in preview(table(held, Selection()), empty).new if one.withdrawn]


@settings(max_examples=100)
@given(st.integers(0, 2**40), st.data())
def test_a_correction_in_a_part_changes_that_and_nothing_else(
    seed: int, data: st.DataObject
) -> None:
    held = journal(*diary(seed))
    content = table(held, data.draw(selections(held))).decode()
    changed: list[tuple[str, str, str]] = []

    def worse(row: dict[str, str]) -> None:
        if row["severity"] and not changed:
            row["severity"] = str((int(row["severity"]) + 1) % 5)
            changed.append((row["check_in"], row["area"], row["symptom"]))

    if not rows(content.encode()):
        return
    found = edited(content, worse)
    before = {one.id: one.value for one in held.records().check_ins}
    held.accept(preview(found, held), NOW)
    after = {one.id: one.value for one in held.records().check_ins}
    assert before.keys() == after.keys()
    for id_, value in after.items():
        was = before[id_]
        differ = {
            (id_, one.area.name, one.symptom.name) for one in {*value.ratings} ^ {*was.ratings}
        }
        assert differ <= set(changed)
        assert (value.note, value.signs, value.remedies) == (was.note, was.signs, was.remedies)
        assert {*value.leftovers} == {*was.leftovers}


def one_row(*revisions: Revision, **chosen: Any) -> dict[str, str]:
    (row,) = rows(exported(handed_on(journal(*revisions), START + timedelta(40), **chosen)))
    return row


def corrected() -> Sequence[Revision]:
    """A bruise that was in time, and a note that was put right two days later."""
    first = check_in(1, bruising=1, note="a")
    assert isinstance(first.value, CheckIn)
    return first, later(first, replace(first.value, note="b"), 48)


def test_without_the_history_a_row_is_still_as_late_as_it_was() -> None:
    for without in (frozenset[Part](), frozenset({Part.HISTORY})):
        row = one_row(session(0), *corrected(), without=without)
        assert (row["late"], row["recorded_at"][:10]) == ("false", "2026-03-03")
        assert row["edited"] == "true"


def test_what_is_not_in_a_row_does_not_make_it_edited() -> None:
    row = one_row(*corrected(), without=frozenset({Part.NOTES}))
    assert (row["note"], row["edited"]) == ("", "false")
    first = check_in(1, bruising=1)
    assert isinstance(first.value, CheckIn)
    ratings = (*first.value.ratings, rating("neck", "bruising", 2))
    neck = later(first, replace(first.value, ratings=ratings), 1)
    assert one_row(first, neck, areas=frozenset({CALF}))["edited"] == "false"
    assert one_row(first, neck, areas=frozenset({NECK}))["edited"] == "true"


@pytest.mark.parametrize("words", [("yes", "no"), ("ja", "nein"), ("", ""), ("TRUE", "FALSE")])
def test_a_table_of_an_older_version_comes_in_as_ever(words: tuple[str, str]) -> None:
    held = journal(session(0), check_in(1), check_in(2, note="n"))
    content = exported(handed_on(held, NOW.today)).decode()

    def older(row: dict[str, str]) -> None:
        for name in ("late", "edited"):
            row[name] = words[row[name] == "false"]

    found = edited(content, older)
    assert found != content
    assert preview(found, held).new == ()
    assert len(preview(found, journal()).added) == 2
