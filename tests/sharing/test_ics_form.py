"""The calendar file as it is written: by the standard, telling nothing, the same each time."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from diary.core.areas import AREAS
from diary.core.errors import RecordError
from diary.core.selection import Part
from diary.journal.sharing import shared_from
from diary.sharing.ics import exported
from diary.wording import calendar_file as words
from diary.wording.body import area_words
from tests.core.chosen import CHOSEN, NAME, NOTE, REASON, REMEDY, Chosen
from tests.core.tangled import Log
from tests.diaries import START, at
from tests.sharing.calendars import made, read, titled, treated
from tests.sharing.held import check_in, handed_on, journal, later, session


def plain(content: bytes) -> str:
    return content.decode().replace("\r\n ", "")


def test_all_times_float_and_only_the_stamp_is_utc() -> None:
    held = [treated(START, "forehead", clock=time(16), zone="Europe/Berlin")]
    lines = plain(made(held, START)).split("\r\n")
    assert not any("TZID" in line or line.startswith("BEGIN:VTIMEZONE") for line in lines)
    starts = [line for line in lines if line.startswith("DTSTART")]
    assert len(starts) == 8
    assert all(len(one) == len("DTSTART:20260302T210000") for one in starts)
    assert {one for one in lines if one.endswith("Z")} == {"DTSTAMP:20260302T210000Z"}


def test_lines_are_as_the_standard_says() -> None:
    content = made([treated(START, "forehead", clock=time(16))], START)
    assert content.count(b"\r\n") == content.count(b"\n") == content.count(b"\r")
    assert content.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


@given(st.text("aé日😀, ;\\", min_size=1, max_size=300).filter(str.strip))
def test_long_texts_are_folded_between_characters(question: str) -> None:
    shared = handed_on(journal(session(0)), START)
    checks = shared.summary.plan.late_checks._replace(question=question)
    plan = replace(shared.summary.plan, late_checks=checks)
    content = exported(replace(shared, summary=replace(shared.summary, plan=plan)))
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    for one in titled(read(content), words.LATE_CHECK):
        assert question in (one.description or "")


def test_every_event_has_one_alarm_at_its_start_and_is_nobody_else_s() -> None:
    content = made([treated(START, "forehead", clock=time(16))], START)
    for one in read(content).events:
        (alarm,) = one.alarm
        assert (alarm.action, alarm.trigger) == ("DISPLAY", timedelta(0))
        assert alarm.description == one.summary
        assert one.classification == "PRIVATE"
        assert "Nobody reads the diary live." in (one.description or "")
    assert plain(content).count("TRANSP:TRANSPARENT") == len(read(content).events)
    assert "X-WR-CALNAME:Diary" in content.decode()


def test_what_a_locked_phone_shows_tells_nothing() -> None:
    held = [treated(START, "left-buttock", clock=time(16)), check_in(0, note="a secret")]
    text = plain(made(held, START)).lower()
    shown = [one for one in text.split("\r\n") if one.startswith("summary:")]
    assert all(one.startswith("summary:diary:") for one in shown)
    assert not any(
        word in one
        for one in shown
        for word in ("bruis", "sore", "session", "make-up", "shower", "clinic", "treat", "lump")
    )
    assert not any(word in text for word in ("buttock", "secret", "bruise"))


@settings(max_examples=60)
@given(CHOSEN)
def test_nothing_of_what_was_entered_is_in_it(one: Chosen) -> None:
    try:
        shared = shared_from(journal(*one.revisions), one.selection, one.today)
        text = plain(exported(shared))
    except RecordError:
        return
    for area in AREAS:
        assert area.name not in text.lower()
        assert area_words(area) not in text.lower()
    values = [line.partition(":")[2] for line in text.split("\r\n")]
    for begin in (NAME, NOTE, REASON, REMEDY):
        assert not any(begin in value for value in values)
    for revision in one.revisions:
        assert revision.id not in values


# Twice.


def uids(content: bytes) -> set[str]:
    return {one.uid for one in read(content).events if one.uid}


def test_the_same_diary_gives_the_same_bytes() -> None:
    held = [treated(START, "forehead", clock=time(16)), check_in(0)]
    assert made(held, START) == made(held[::-1], START)


def test_brought_in_twice_nothing_is_there_twice() -> None:
    face = treated(START, "forehead", clock=time(16))
    first = made([face], START)
    assert len(uids(first)) == len(read(first).events) == 8
    next_day = made([face, check_in(0), check_in(1)], START + timedelta(1))
    assert uids(next_day) < uids(first)
    before, after = ({one.sequence or 0 for one in read(x).events} for x in (first, next_day))
    assert max(before) < min(after)
    again = session(7, id_="t")
    assert uids(made([face, again], START + timedelta(7))) < uids(first)


def test_the_stamp_is_when_the_diary_was_last_written_in() -> None:
    content = made([session(0), later(session(0), session(0, "neck").value, 30)], START)
    assert {one.dtstamp for one in read(content).events} == {at(START) + timedelta(hours=30)}


@settings(max_examples=60)
@given(st.integers(0, 2**40), st.integers(0, 50), st.integers(0, 23))
def test_any_diary_is_read_by_the_other_library_and_rings_only_ahead(
    seed: int, day: int, clock: int
) -> None:
    hour = time(clock, 15)
    log, today = Log(seed), START + timedelta(day)
    try:
        content = made(log.revisions, today, hour, without=frozenset(Part))
    except RecordError as refused:
        assert refused.problem == "nothing-to-remind"
        return
    assert content == made(log.revisions[::-1], today, hour, without=frozenset(Part))
    shared = handed_on(journal(*log.revisions), today)
    for one in read(content).events:
        assert isinstance(one.dtstart, datetime)
        assert one.dtstart.tzinfo is None
        assert one.dtstart.date() >= shared.last
    assert len(uids(content)) == len(read(content).events)
