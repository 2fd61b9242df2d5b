"""Whatever the form: what stays here is in none of its bytes."""

import csv
import io
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.cli.exporters import FORMATS, as_file
from diary.cli.exporters import exported as made_by
from diary.core.areas import AREAS
from diary.core.selection import Selection, selected
from diary.core.shared import Shared
from diary.journal.sharing import Format, shared_from
from diary.sharing.json import exported, whole
from diary.wording.body import area_words
from tests.core.chosen import CHOSEN, Chosen
from tests.sharing.held import journal

READABLE = [form for form in FORMATS if form.has_entries and not form.is_binary]


def handed_on(one: Chosen) -> Shared:
    return shared_from(journal(*one.revisions), one.selection, one.today)


@pytest.mark.parametrize("form", READABLE, ids=lambda form: form.name)
@given(CHOSEN)
@settings(max_examples=60)
def test_nothing_private_is_in_the_bytes(form: Format, one: Chosen) -> None:
    content = as_file(form, made_by(form, handed_on(one))[0]).decode()
    assert [begin for begin in one.private() if begin in content] == []


@pytest.mark.parametrize("form", READABLE, ids=lambda form: form.name)
@given(CHOSEN)
@settings(max_examples=60)
def test_no_other_area_is_in_the_bytes(form: Format, one: Chosen) -> None:
    content = made_by(form, handed_on(one))[0].decode()
    chosen = [area for area in AREAS if one.selection.holds(area)]
    for area in one.areas:
        if area in chosen:
            continue
        for words in (area.name, area_words(area)):
            if not any(words in area_words(other) or words in other.name for other in chosen):
                assert words not in content.lower()


@given(CHOSEN)
def test_a_table_has_rows_of_chosen_days_and_areas_alone_and_all_of_them(one: Chosen) -> None:
    shared = handed_on(one)
    form = next(form for form in FORMATS if form.name == "csv")
    rows = list(csv.DictReader(io.StringIO(made_by(form, shared)[0].decode(), newline="")))
    said = sorted(
        (str(entry.value.day), each.area.name, each.symptom.name, str(each.severity))
        for entry in shared_from(journal(*one.revisions), Selection(), one.today).records.check_ins
        for each in entry.value.ratings
        if entry.value.day in one.selection.period and one.selection.holds(each.area)
    )
    columns = ("day", "area", "symptom", "severity")
    assert sorted(tuple(row[name] for name in columns) for row in rows if row["symptom"]) == said
    assert all(date.fromisoformat(row["day"]) in one.selection.period for row in rows)


@given(CHOSEN)
def test_json_holds_just_what_was_chosen_and_says_what_was_left_out(one: Chosen) -> None:
    plain: Any = json.loads(exported(handed_on(one)))
    assert whole(selected(one.revisions, one.selection)) == whole(handed_on(one).revisions)
    days = [date.fromisoformat(each["payload"]["day"]) for each in plain["revisions"]
            if each["kind"] not in ("profile", "plan")]  # fmt: skip
    assert all(day in one.selection.period for day in days)
    chosen = one.selection
    expected = {
        "before": chosen.period.first and str(chosen.period.first),
        "after": chosen.period.last and str(chosen.period.last),
        "areas_but": [area.name for area in AREAS if area in chosen.areas],
        "parts": [part for part in ("notes", "remedies", "history") if part in chosen.without],
        "profile": not chosen.with_name,
    }
    assert plain.get("left_out", {}) == {name: said for name, said in expected.items() if said}


@given(st.integers(0, 2**40))
def test_with_no_choice_json_is_what_it_always_was(seed: int) -> None:
    one = Chosen(seed)
    one.selection = Selection()
    shared = handed_on(one)
    assert exported(shared) == whole(shared.revisions)
    assert b"left_out" not in exported(shared)
