"""Areas, severities, days and counts in words."""

from datetime import date, datetime

import pytest

from diary import wording
from diary.core.areas import AREAS, Region, area_named
from diary.core.courses import SessionRef
from diary.core.scales import BRUISING, SORENESS
from diary.wording.body import BRUISE_HINTS
from diary.wording.days import moment_words, span_words

DAY = date(2026, 11, 19)


def test_areas_read_well_after_your_and_alone() -> None:
    assert wording.area_words(area_named("left-front-thigh")) == "left thigh (front)"
    assert wording.area_words(area_named("around-eyes")) == "eye area"
    assert wording.area_words(area_named("right-upper-arm")) == "right upper arm"
    assert wording.area_label(area_named("under-chin")) == "Chin (underneath)"
    words = [wording.area_words(area) for area in AREAS]
    assert len(set(words)) == len(AREAS)
    assert not any("-" in one for one in words)
    assert wording.region_label(Region.HEAD_AND_NECK) == "Head and neck"


def test_severities_are_said_with_their_scale() -> None:
    assert wording.severity_phrase(BRUISING, 2) == "bruise: coin"
    assert wording.severity_phrase(BRUISING, 0) == "bruise: none"
    assert wording.severity_phrase(SORENESS, 3) == "sore: 3 (mild)"
    assert wording.severity_phrase(SORENESS, 0) == "sore: 0"
    assert (wording.symptom_label(BRUISING), wording.symptom_label(SORENESS)) == ("bruise", "sore")
    assert len(BRUISE_HINTS) == BRUISING.worst + 1


def test_a_day_is_said_with_its_year_only_where_it_is_another() -> None:
    assert wording.day_words(DAY) == "Thu 19 Nov 2026"
    assert wording.day_words(DAY, date(2026, 1, 1)) == "Thu 19 Nov"
    assert wording.day_words(DAY, date(2027, 1, 1)) == "Thu 19 Nov 2026"
    assert wording.long_day(DAY) == "Thursday 19 Nov 2026"
    assert moment_words(datetime.fromisoformat("2026-11-19 21:05")) == "Thu 19 Nov 2026 at 21:05"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (DAY, DAY, "19 Nov"),
        (date(2026, 11, 12), DAY, "12 to 19 Nov"),
        (date(2026, 10, 28), DAY, "28 Oct to 19 Nov"),
        (date(2025, 11, 12), DAY, "12 Nov 2025 to 19 Nov"),
    ],
)
def test_a_span_of_days_names_a_month_once(first: date, last: date, words: str) -> None:
    assert span_words(first, last, DAY) == words


def test_counts_and_days_after_a_session() -> None:
    assert [wording.count(number, "day") for number in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert wording.count(2, "check", "checks") == "2 checks"
    assert wording.after_session(0) == "on the day of your session"
    assert wording.after_session(1) == "1 day after your session"
    assert wording.after_session(3, "session 2") == "3 days after session 2"
    assert wording.session_words(SessionRef("s", 2, DAY), DAY) == "session 2 (Thu 19 Nov)"


def test_a_day_to_come_is_said_to_come() -> None:
    today = date(2026, 11, 21)
    told = [wording.days.ago(date(2026, 11, day), today) for day in (20, 21, 22, 24)]
    assert told == ["yesterday", "today", "tomorrow", "in 3 days"]
