"""The care plan in words: every number and every source of it, and what another plan changes."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest

import diary
from diary.core.plan import CarePlan
from diary.core.records import CheckIn
from diary.wording.care_plan import NO_FLAGS, NONE_NAMED, SAME_FLAGS, changed_flags, explained
from tests.ui.stage import BELLY, THIGH, TODAY, Clock, add_session, flagged, journal_at, log

PLANS = sorted((Path(diary.__file__).parent / "plans").glob("*.toml"))
LIPOLYSIS = next(one for one in PLANS if one.stem == "injection-lipolysis")


def said(plan: CarePlan) -> str:
    return "\n".join(line for heading, lines in explained(plan) for line in (heading, *lines))


def texts(table: Any, key: str) -> Iterator[str]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from texts(value, key)
        elif name == key:
            yield value


@pytest.mark.parametrize("file", PLANS, ids=lambda file: file.stem)
def test_every_source_and_all_words_of_a_plan_are_in_its_explanation(file: Path) -> None:
    text = file.read_text("utf-8")
    table, told = tomllib.loads(text), said(CarePlan.from_toml(text)).lower()
    for key in ("source", "words", "question", "usual", "title", "version"):
        for one in texts(table, key):
            assert one.lower() in told


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("[windows.bruising]\ndays = 7", "[windows.bruising]\ndays = 61", "more than 61 days"),
        ("[windows.soreness]\ndays = 2", "[windows.soreness]\ndays = 62", "more than 62 days"),
        ("[not_clearing]\ndays = 14", "[not_clearing]\ndays = 63", "more than 63 days"),
        ("[never_clear]\ndays = 21", "[never_clear]\ndays = 64", "more than 64 days"),
        ("from_severity = 4", "from_severity = 3", "3 or more, and up by 2"),
        ("from_day = 2\nrise = 2", "from_day = 0\nrise = 5", "up by 5 within 3 days, from the se"),
        ("from_day = 3\nrise = 2", "from_day = 65\nrise = 4", "Bigger by 4 sizes within 3 days"),
        ("soreness = 7", "soreness = 9", "9 or more on any day"),
        ("bruising = 4", "bruising = 3", "“palm or more” on any day"),
        ("longest_gap_days = 3", "longest_gap_days = 29", "more than 29 days with no report"),
        ("slips = 1", "slips = 8", "8 days of “none” between"),
        ("clear_reports = 2", "clear_reports = 9", "9 days of “none” in a row"),
        ("recent_days = 3", "recent_days = 28", "After 28 days with no report"),
        ("[follow_up]\ndays = 84", "[follow_up]\ndays = 66", "up to 66 days after"),
        ("[following]\ndays = 14", "[following]\ndays = 67", "an area for 67 days"),
        ("report_days = 4", "report_days = 68", "for 68 days at most"),
        ("active_days = 1\n", "active_days = 69\n", "and for 69 days more"),
        ("hours = 4\n", "hours = 70\n", "No make-up for about 70 hours after a"),
        ("weeks = [2, 3, 4, 8, 12]", "weeks = [5]", "In week 5 after the last session"),
        ("active_days = 84", "active_days = 71", "counts for 71 days"),
        ("hours_before = 24", "hours_before = 72", "72 hours before the treatment"),
        ("first_day = 14", "first_day = 73", "asks 73 days after a session"),
        ("most_months = 6", "most_months = 0", "after a session: Can you see"),
        ("usual_sessions = 3", "usual_sessions = 44", "after 44 sessions with no change"),
        ("hours = 24\n", "hours = 74\n", "From 74 hours before: No coffee"),
        ("hours = 48\n", "hours = 75\n", "From 75 hours after: Regular exercise"),
    ],
)  # fmt: skip
def test_a_number_of_the_plan_is_the_one_that_is_said(old: str, new: str, found: str) -> None:
    text = next(one for one in PLANS if one.stem == "mesotherapy").read_text("utf-8")
    assert text.count(old) == 1
    assert found not in said(CarePlan.from_toml(text))
    assert found in said(CarePlan.from_toml(text.replace(old, new)))


def test_a_plan_without_hours_tips_or_remedies_says_that_the_clinic_can_tell() -> None:
    text = LIPOLYSIS.read_text("utf-8")
    assert said(CarePlan.from_toml(text)).count(NONE_NAMED) == 2
    bare = re.sub(r"\[remedies\.names\..*?\]\nwords = .*?\n", "", text)
    bare = bare.replace("[signs.skin", "[remedies.names]\n\n[signs.skin", 1)
    assert said(CarePlan.from_toml(bare)).count(NONE_NAMED) == 3


def test_what_another_plan_does_to_the_flags_of_today_is_said_flag_by_flag(tmp_path: Path) -> None:
    journal, now = flagged(tmp_path), Clock()()
    text = LIPOLYSIS.read_text("utf-8")
    assert changed_flags(journal.summary(now.today), journal.under_plan(text, now)) == [
        "No longer a reason to tell your clinic. Your left thigh (front) is still sore 3 days after"
        " your session on Thu 19 Nov."
    ]
    journal.change_plan(text, now)
    back = next(one for one in PLANS if one.stem == "mesotherapy").read_text("utf-8")
    later = Clock(TODAY + timedelta(1), time(9, 0))()
    log(journal, later.today, (THIGH, 2, 4), (BELLY, 1, 0))
    lines = changed_flags(journal.summary(later.today), journal.under_plan(back, later))
    assert lines == [
        "New: Tell your clinic. Your left thigh (front) is still sore 4 days after your session on"
        " Thu 19 Nov."
    ]


def test_a_plan_that_changes_no_flag_says_so(tmp_path: Path) -> None:
    journal, now = journal_at(tmp_path), Clock()()
    text = LIPOLYSIS.read_text("utf-8")
    assert changed_flags(journal.summary(now.today), journal.under_plan(text, now)) == [NO_FLAGS]
    add_session(journal, date(2026, 11, 10), THIGH)
    log(journal, TODAY, (THIGH, 1, 0))
    lines = changed_flags(journal.summary(now.today), journal.under_plan(text, now))
    assert lines[0] == SAME_FLAGS
    assert lines[1].startswith("Stays: Tell your clinic. ")
    assert len(lines) == 2


def test_a_flag_is_told_in_the_words_of_the_plan_that_raised_it(tmp_path: Path) -> None:
    journal, now = journal_at(tmp_path), Clock()()
    text = next(one for one in PLANS if one.stem == "mesotherapy").read_text("utf-8")
    journal.record(CheckIn(TODAY, signs=frozenset({"fever"})), Clock(TODAY, time(9, 0))())
    # It has that sign no more, and the diary goes by it from the day of the flag on.
    without = text[: text.index("[signs.fever]")] + text[text.index("[signs.breathing]") :]
    as_before = (
        "Stays: Contact your clinic today. You ticked “Feeling hot and shivery” on Sun 22 Nov."
    )
    lines = changed_flags(journal.summary(now.today), journal.under_plan(without, now))
    assert lines == [SAME_FLAGS, as_before]
    journal.change_plan(without, now)
    lines = changed_flags(journal.summary(now.today), journal.under_plan(text, now))
    assert lines == [SAME_FLAGS, as_before]
