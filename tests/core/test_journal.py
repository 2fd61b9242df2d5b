"""The use cases, on a store that is a list."""

import re
from collections.abc import Sequence
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.core.areas import area_named
from diary.core.errors import FutureDayError, RecordError, UnknownNameError
from diary.core.moment import Now
from diary.core.records import (
    CheckIn,
    Record,
    Revision,
    ToldClinic,
    TreatmentSession,
    rating,
)
from diary.core.rules import Rule
from diary.core.text import LONGEST_NOTE
from diary.journal import Journal, new_id
from tests.core.small import CALF, day
from tests.core.tangled import tangled
from tests.diaries import PLAN, START, OpenStore, RandomDiary, at, note_of


class Pages(OpenStore):
    """A store in memory. `others` wait until the journal looks again."""

    def __init__(self, revisions: Sequence[Revision] = ()) -> None:
        self.kept = list(revisions)
        self.others: list[Revision] = []
        self.reads = 0
        self.full = False

    @property
    def notices(self) -> Sequence[tuple[str, str]]:
        return [("moved-aside", "torn.jsonl")]

    def revisions(self, since: date | None = None) -> Sequence[Revision]:
        self.reads += 1
        self.kept += self.others
        self.others = []
        if since is None:
            return list(self.kept)
        recent = {
            one.id
            for one in self.kept
            if one.recorded_at.date() >= since or not isinstance(one.value, CheckIn)
        }
        return [one for one in self.kept if one.id in recent]

    def append(self, *revisions: Revision) -> None:
        self.kept += self.others
        self.others = []
        if self.full:
            raise OSError("no space left")
        self.kept += revisions

    def has_grown(self) -> bool:
        return bool(self.others)


NOW = Now(at(day(3)), 60, "Europe/Paris")
SESSION = TreatmentSession(day(0), (area_named(CALF),))


def check_in(number: int, severity: int = 1, note: str = "") -> CheckIn:
    return CheckIn(day(number), (rating(CALF, "bruising", severity),), note=note)


def test_what_is_recorded_is_kept_as_the_first_revision_of_a_new_record() -> None:
    pages = Pages()
    journal = Journal(pages, PLAN)
    revision = journal.record(SESSION, NOW)
    assert pages.kept == [revision]
    assert (revision.revision, revision.value, revision.withdrawn) == (1, SESSION, False)
    assert (revision.recorded_at, revision.offset, revision.zone) == tuple(NOW)
    assert revision.reason == ""
    assert journal.record(SESSION, NOW).id != revision.id
    assert journal.history() == pages.kept


def test_what_was_recorded_is_in_the_next_summary() -> None:
    journal = Journal(Pages(), PLAN)
    assert journal.summary(day(3)).sessions == ()
    journal.record(SESSION, NOW)
    assert len(journal.summary(day(3)).sessions) == 1
    journal.record(check_in(3), NOW)
    assert journal.summary(day(3)).ratings_on(day(3)) == (rating(CALF, "bruising", 1),)


def test_a_summary_is_made_once_until_something_is_saved() -> None:
    pages = Pages()
    journal = Journal(pages, PLAN)
    journal.record(SESSION, NOW)
    first = journal.summary(day(3))
    assert journal.summary(day(3)) is first
    assert journal.summary(day(4)).as_of == day(4)
    assert pages.reads == 1
    journal.record(check_in(3), NOW)
    assert journal.summary(day(3)) is not first


def test_another_program_s_save_is_seen_at_the_next_look() -> None:
    pages = Pages()
    journal, other = Journal(pages, PLAN), Journal(Pages(), PLAN)
    assert journal.records().sessions == ()
    assert not journal.has_grown()
    pages.others.append(other.record(SESSION, NOW))
    assert journal.has_grown()
    assert len(journal.summary(day(3)).sessions) == 1
    assert not journal.has_grown()
    assert journal.saves_elsewhere == 1
    assert list(journal.notices) == [("moved-aside", "torn.jsonl")]


def test_only_what_another_program_saved_counts_as_saved_elsewhere() -> None:
    pages = Pages()
    journal, other = Journal(pages, PLAN), Journal(Pages(), PLAN)
    journal.record(SESSION, NOW)
    assert journal.summary(day(3)).sessions
    assert journal.saves_elsewhere == 0
    pages.others.append(other.record(check_in(2), NOW))
    journal.record(check_in(3), NOW)
    assert journal.saves_elsewhere == 1


@pytest.mark.parametrize("look", ["history", "amend", "record"])
def test_another_program_s_save_is_seen_whatever_was_done_in_between(look: str) -> None:
    pages = Pages()
    journal = Journal(pages, PLAN)
    assert journal.summary(day(3)).sessions == journal.recent(day(3)).sessions == ()
    pages.others.append(Journal(Pages(), PLAN).record(SESSION, NOW))
    pages.full = True
    if look == "history":
        assert len(journal.history()) == 1
    elif look == "amend":
        with pytest.raises(RecordError):
            journal.amend("no-such-id", check_in(3), NOW, "mistake")
    else:
        with pytest.raises(OSError, match="no space"):
            journal.record(check_in(3), NOW)
    assert not journal.has_grown()
    assert len(journal.summary(day(3)).sessions) == 1
    assert len(journal.recent(day(3)).sessions) == 1


def test_another_program_s_save_is_seen_in_the_last_months_too() -> None:
    pages = Pages()
    journal = Journal(pages, PLAN)
    assert journal.recent(day(3)).sessions == ()
    pages.others.append(Journal(Pages(), PLAN).record(SESSION, NOW))
    assert len(journal.recent(day(3)).sessions) == 1


def test_the_last_months_are_read_once_until_something_is_saved() -> None:
    pages = Pages()
    journal = Journal(pages, PLAN)
    first = journal.recent(day(3))
    assert journal.recent(day(3)) is first
    assert journal.recent(day(4)).as_of == day(4)
    assert pages.reads == 2
    journal.record(SESSION, NOW)
    assert len(journal.recent(day(3)).sessions) == 1


def test_a_save_that_fails_changes_nothing() -> None:
    pages = Pages()
    journal = Journal(pages, PLAN)
    journal.record(SESSION, NOW)
    before = journal.records()
    pages.full = True
    with pytest.raises(OSError, match="no space"):
        journal.record(check_in(3), NOW)
    assert journal.records() == before


@pytest.mark.parametrize(
    "value", [check_in(4), TreatmentSession(day(4), SESSION.areas), ToldClinic("f", day(4))]
)
def test_a_future_day_is_refused(value: Record) -> None:
    pages = Pages()
    with pytest.raises(FutureDayError) as refused:
        Journal(pages, PLAN).record(value, NOW)
    assert (refused.value.day, refused.value.today) == (day(4), day(3))
    assert pages.kept == []


def test_today_is_the_patient_s_own_date() -> None:
    # 23:30 in London is half past midnight of the next date in Paris.
    late = at(day(3), time(23, 30))
    Journal(Pages(), PLAN).record(check_in(4), Now(late, 60, "Europe/Paris"))
    with pytest.raises(FutureDayError):
        Journal(Pages(), PLAN).record(check_in(4), Now(late, 0, "Europe/London"))


def test_texts_are_cleaned_before_they_are_kept() -> None:
    journal = Journal(Pages(), PLAN)
    note = "\x1b[31mred\nand blue\u202e "
    for value in (
        check_in(3, note=note),
        TreatmentSession(day(3), SESSION.areas, note=note),
        ToldClinic("sign:fever", day(3), note),
    ):
        assert note_of(journal.record(value, NOW).value) == "[31mred and blue"
    kept = journal.record(CheckIn(day(3), remedies=("ice\n", "\x07", "x" * 80)), NOW).value
    assert isinstance(kept, CheckIn)
    assert kept.remedies == ("ice", "x" * 80)
    with pytest.raises(RecordError):
        journal.record(CheckIn(day(3), remedies=("x" * 81,)), NOW)


def test_a_session_at_a_time_still_to_come_is_refused() -> None:
    journal = Journal(Pages(), PLAN)
    area = (area_named(CALF),)
    later = (NOW.local + timedelta(minutes=5)).time()
    with pytest.raises(RecordError) as refused:
        journal.record(TreatmentSession(NOW.today, area, at=later), NOW)
    assert refused.value.problem == "time-to-come"
    journal.record(TreatmentSession(NOW.today - timedelta(1), area, at=later), NOW)


@pytest.mark.parametrize("empty", [CheckIn(day(3), note="\n\t"), CheckIn(day(3), remedies=(" ",))])
def test_a_check_in_of_which_cleaning_leaves_nothing_is_refused(empty: CheckIn) -> None:
    with pytest.raises(RecordError) as refused:
        Journal(Pages(), PLAN).record(empty, NOW)
    assert refused.value.problem == "empty-check-in"


def test_a_note_may_be_2000_characters_long_and_no_longer() -> None:
    journal = Journal(Pages(), PLAN)
    assert len(note_of(journal.record(check_in(3, note="x" * LONGEST_NOTE), NOW).value)) == 2000
    with pytest.raises(RecordError) as refused:
        journal.record(check_in(3, note="x" * (LONGEST_NOTE + 1)), NOW)
    assert (refused.value.problem, refused.value.detail) == ("too-long", "2000")


def test_only_the_plan_s_signs_are_taken() -> None:
    journal = Journal(Pages(), PLAN)
    journal.record(CheckIn(day(3), signs=frozenset(PLAN.signs)), NOW)
    journal.record(CheckIn(day(3), signs=frozenset()), NOW)
    with pytest.raises(UnknownNameError) as refused:
        journal.record(CheckIn(day(3), signs=frozenset({"fever", "hiccups"})), NOW)
    assert (refused.value.what, refused.value.given) == ("sign", "hiccups")
    assert refused.value.accepted == ("none", *PLAN.signs)


def test_an_id_is_a_random_uuid() -> None:
    ids = {new_id() for _ in range(200)}
    assert len(ids) == 200
    form = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
    assert all(form.fullmatch(one) for one in ids)


@given(st.integers(0, 2**40), st.integers(0, 30))
@settings(max_examples=20)
def test_the_last_months_alone_agree_with_the_whole_diary(seed: int, later: int) -> None:
    made = RandomDiary(seed, areas=2, days=200)
    journal = Journal(Pages(tangled(seed, made.revisions())), PLAN)
    today = START + timedelta(150 + later)
    whole, recent = journal.summary(today), journal.recent(today)
    assert recent.as_of == today
    assert recent.sessions == whole.sessions
    assert recent.followed == whole.followed
    assert recent.questions == whole.questions
    assert recent.ratings_on(today) == whole.ratings_on(today)
    assert recent.reminders == whole.reminders

    oldest = today - timedelta(PLAN.follow_up_days)
    found = [
        [
            flag
            for flag in told.active_flags
            if flag.rule is not Rule.NEVER_CLEAR and flag.session and flag.session.day >= oldest
        ]
        for told in (whole, recent)
    ]
    assert found[0] == found[1]


def test_the_last_months_can_be_asked_for_at_either_end_of_the_calendar() -> None:
    journal = Journal(Pages(), PLAN)
    for one in (date.min, date.max):
        assert journal.recent(one).sessions == ()
