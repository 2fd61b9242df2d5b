"""What holds for every diary, whatever stands in it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from diary.core.courses import EpisodeStatus
from diary.core.entries import current
from diary.core.parts import is_part_of
from diary.core.records import (
    CheckIn,
    Rating,
    Record,
    Revision,
    ToldClinic,
    TreatmentSession,
    rating,
)
from diary.core.rules import Pattern, Rule
from diary.core.scales import BRUISING, SYMPTOMS
from diary.core.summary import Summary, summary
from diary.sharing.plain import courses_plain, flags_plain
from tests.core.tangled import Log, law
from tests.core.test_oracle import account
from tests.diaries import PLAN, START, at, revise


def without_numbers(told: Summary) -> dict[str, Any]:
    """The account without sessions' numbers and without completion, which is of the whole body."""
    found = account(told)
    del found["completion"]
    for one in [*found["flags"], *found["courses"]]:
        if one["session"]:
            del one["session"]["number"]
    return found


def plain(told: Summary) -> tuple[object, object]:
    return flags_plain(told)["flags"], courses_plain(told)["courses"]


@law()
def test_the_order_of_the_log_s_lines_never_matters(log: Log) -> None:
    before = current(log.revisions)
    expected = account(summary(before, PLAN, log.as_of))
    for _ in range(3):
        log.draw.shuffle(log.revisions)
        after = current(log.revisions)
        assert after == before
        assert account(summary(after, PLAN, log.as_of)) == expected


@law()
def test_a_record_says_what_its_last_revision_says(log: Log) -> None:
    chains: dict[str, list[Revision]] = {}
    for one in log.revisions:
        chains.setdefault(one.id, []).append(one)
    entries = {one.id: one for one in log.entries()}
    for id_, chain in chains.items():
        number, instant = max((one.revision, one.recorded_at) for one in chain)
        last = [one for one in chain if (one.revision, one.recorded_at) == (number, instant)]
        if id_ in entries:
            assert entries[id_].latest in last
            assert entries[id_].value == entries[id_].latest.value
            history = entries[id_].history
            gone = [one for one in chain if one not in history]
            assert len(history) + len(gone) == len(chain)
            assert all(any(is_part_of(one, other) for other in history) for one in gone)
        else:
            assert any(one.withdrawn for one in last)


@law()
def test_reports_sessions_and_notes_after_the_as_of_date_do_not_exist(log: Log) -> None:
    later = [
        revise(f"later-{number}", log.record(log.as_of + timedelta(1 + log.draw.randrange(9))))
        for number in range(4)
    ]
    assert account(log.told(*later)) == account(log.told())


@law()
def test_a_check_in_moved_past_the_as_of_date_is_as_if_withdrawn(log: Log) -> None:
    entries = log.told().records.check_ins
    if not entries:
        return
    moved = log.draw.choice(entries).latest
    assert isinstance(moved.value, CheckIn)
    value = CheckIn(log.as_of + timedelta(1), moved.value.ratings, note="moved")
    later = moved._replace(revision=99, value=value)
    gone = moved._replace(revision=99, withdrawn=True)
    assert account(log.told(later)) == account(log.told(gone))


@law()
def test_what_is_recorded_and_then_withdrawn_was_never_there(log: Log) -> None:
    made = revise("made", log.record(log.day()))
    gone = made._replace(revision=2, withdrawn=True)
    assert log.told(gone, made).records == log.told().records


@law()
def test_a_session_elsewhere_changes_only_the_numbers_of_sessions(log: Log) -> None:
    elsewhere = revise("0", TreatmentSession(log.day(), (log.elsewhere,)))
    before, after = without_numbers(log.told()), without_numbers(log.told(elsewhere))
    name = log.elsewhere.name
    after["courses"] = [one for one in after["courses"] if one["area"] != name]
    after["followed"] = [one for one in after["followed"] if one != name]
    assert after == before


@law()
def test_ratings_of_an_area_never_treated_change_nothing_elsewhere(log: Log) -> None:
    ratings = tuple(Rating(log.elsewhere, one, one.worst) for one in SYMPTOMS)
    other = revise("0", CheckIn(log.day(), ratings))
    assert without_numbers(log.told(other)) == without_numbers(log.told())


@law()
def test_a_check_in_that_rates_nothing_changes_no_course_and_no_flag(log: Log) -> None:
    notes = [revise(f"n{number}", CheckIn(log.day(), note="fine")) for number in range(6)]
    assert plain(log.told(*notes)) == plain(log.told())


@law()
def test_where_nobody_said_zero_nothing_is_clear(log: Log) -> None:
    def present_only(one: Revision) -> Revision:
        if not isinstance(one.value, CheckIn):
            return one
        ratings = tuple(rating for rating in one.value.ratings if rating.severity)
        return one._replace(
            value=CheckIn(one.value.day, ratings, one.value.leftovers, one.value.signs, (), "x")
        )

    log.revisions = [present_only(one) for one in log.revisions]
    told = log.told()
    for course in told.courses:
        for episode in told.episodes(course):
            assert episode.status not in (EpisodeStatus.RESOLVED, EpisodeStatus.LOOKS_CLEAR)
            assert episode.lasted_at_most is None
    assert not any(flag.pattern is Pattern.RETURNED for flag in told.flags)


@law()
def test_a_zero_after_every_other_report_never_raises_a_flag(log: Log) -> None:
    last = max([log.as_of, *(one.value.day for one in log.revisions)])
    area, symptom = log.draw.choice(log.areas), log.draw.choice(SYMPTOMS)
    as_of = last + timedelta(log.draw.randint(1, 3))
    zero = revise("zero", CheckIn(last + timedelta(1), (Rating(area, symptom, 0),)))
    before, after = log.told(as_of=as_of), log.told(zero, as_of=as_of)
    assert {one.id: one.evidence for one in after.flags} == {
        one.id: one.evidence for one in before.flags
    }
    assert {one.id for one in after.active_flags} <= {one.id for one in before.active_flags}


@law()
def test_a_worse_rating_never_removes_a_severe_flag_nor_any_of_its_dates(log: Log) -> None:
    area, symptom = log.draw.choice(log.areas), log.draw.choice(SYMPTOMS)
    severity = log.draw.randint(1, symptom.worst)
    worse = revise("worse", CheckIn(log.day(), (Rating(area, symptom, severity),)))

    def severe(told: Summary) -> set[tuple[str, date]]:
        flags = [flag for flag in told.flags if flag.rule is Rule.SEVERE]
        return {(flag.id, one.day) for flag in flags for one in flag.evidence}

    assert severe(log.told()) <= severe(log.told(worse))


@law()
def test_a_certain_flag_never_goes_away_as_days_pass(log: Log) -> None:
    earlier = log.as_of - timedelta(log.draw.randrange(1, 20))
    now = {flag.id: flag for flag in log.told().flags}
    for flag in log.told(as_of=earlier).flags:
        if flag.is_certain:
            assert now[flag.id].is_certain
            certain = {one.day for one in flag.evidence if one.certain}
            assert certain <= {one.day for one in now[flag.id].evidence}
            assert now[flag.id].pattern is flag.pattern
            assert now[flag.id].session == flag.session


@law()
def test_own_reports_are_certain_and_come_first_and_courses_never_share_one(log: Log) -> None:
    told = log.told()
    owners: set[tuple[object, object, date]] = set()
    for course in told.courses:
        own = [one.own for one in course.reports]
        assert own == sorted(own, reverse=True)
        for one in course.reports:
            assert one.certain or not one.own
            assert one.day_number >= 0
            if one.own:
                assert (course.area, course.symptom, one.day) not in owners
                owners.add((course.area, course.symptom, one.day))


@law()
def test_the_whole_diary_moved_by_some_days_is_judged_the_same(log: Log) -> None:
    # Over the end of a month, a leap day, or the change of the clocks: days are only counted.
    days = timedelta(log.draw.randrange(-800, 800))

    def moved(one: Revision) -> Revision:
        value = _on(one.value, one.value.day + days)
        return one._replace(value=value, recorded_at=one.recorded_at + days)

    # Where two machines made one revision at one instant, its content decides, dates and all.
    log.revisions = [
        one._replace(revision=number)
        for entry in log.entries()
        for number, one in enumerate(entry.history, start=1)
    ]
    after = summary(current([moved(one) for one in log.revisions]), PLAN, log.as_of + days)
    before = log.told()

    def shape(told: Summary) -> list[tuple[object, ...]]:
        return [(one.id, one.is_active, one.is_certain, len(one.evidence)) for one in told.flags]

    assert shape(after) == shape(before)
    assert after.completion == before.completion
    assert [(one.own, one.severities, one.certain) for one in after.courses] == [
        (one.own, one.severities, one.certain) for one in before.courses
    ]


def _on(value: Record, day: date) -> Record:
    if isinstance(value, CheckIn):
        return CheckIn(day, value.ratings, value.leftovers, value.signs, value.remedies, value.note)
    if isinstance(value, TreatmentSession):
        return TreatmentSession(day, value.areas, value.kind, value.at)
    if isinstance(value, ToldClinic):
        return ToldClinic(value.flag, day, value.note)
    return replace(value, day=day)


@law()
def test_the_same_evenings_in_another_zone_are_judged_the_same(log: Log) -> None:
    hours = log.draw.randrange(-11, 12)
    before = account(log.told())
    log.revisions = [
        one._replace(
            recorded_at=one.recorded_at - timedelta(hours=hours), offset=one.offset + 60 * hours
        )
        for one in log.revisions
    ]
    assert account(log.told()) == before


@law()
def test_one_check_in_or_one_for_each_rating_are_judged_the_same(log: Log) -> None:
    def split(one: Revision) -> list[Revision]:
        if not isinstance(one.value, CheckIn):
            return [one]
        value = one.value
        parts = [CheckIn(value.day, (), value.leftovers, value.signs, (), "x")]
        parts += [CheckIn(value.day, (rating,)) for rating in value.ratings]
        return [one._replace(id=f"{one.id}-{n}", value=part) for n, part in enumerate(parts)]

    whole = [entry.latest for entry in log.told().records.check_ins]
    others = [one for one in log.revisions if not isinstance(one.value, CheckIn)]

    def judged(revisions: list[Revision]) -> tuple[object, ...]:
        told = summary(current([*others, *revisions]), PLAN, log.as_of)
        flags = [(one.id, one.is_active, [e[:4] for e in one.evidence]) for one in told.flags]
        return flags, told.courses, told.questions, told.followed, told.reminders

    assert judged([part for one in whole for part in split(one)]) == judged(whole)


@law()
def test_a_note_that_the_clinic_was_told_changes_only_how_loud_a_flag_is(log: Log) -> None:
    flags = log.told().flags
    if not flags:
        return
    about = log.draw.choice(flags)
    note = revise("note", ToldClinic(about.id, log.as_of), recorded_at=at(log.as_of))
    after = log.told(note)
    for one, other in zip(flags, after.flags, strict=True):
        assert (one.id, one.is_active, one.evidence) == (other.id, other.is_active, other.evidence)
        assert other.is_quiet is (True if one.id == about.id else one.is_quiet)


@law()
def test_a_bruise_said_on_every_date_is_flagged_whatever_else_is_said(log: Log) -> None:
    # The promise of the diary: what stays past its window doesn't go unseen.
    area = log.draw.choice(log.areas)
    spots = (rating(area.name, "bruising", 1),)
    every = [revise(f"e{n}", CheckIn(START + timedelta(n), spots)) for n in range(60)]
    told = log.told(*every, as_of=START + timedelta(59))
    flagged = [
        one
        for one in told.flags
        if one.area is area
        and one.symptom is BRUISING
        and one.rule in (Rule.BEYOND_WINDOW, Rule.NEVER_CLEAR)
    ]
    assert bool(flagged) is bool(told.courses_in(area, BRUISING))
