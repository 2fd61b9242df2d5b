"""What a flag carries, how long it is active, and when it is loud."""

from datetime import time

import pytest

from diary.core.flags import Flag
from diary.core.plan import Level
from diary.core.records import CheckIn, Revision, rating
from tests.core.small import (
    CALF,
    bruised,
    day,
    diary,
    flag,
    said,
    session,
    signs,
    sore,
    soreness,
    told_clinic,
)
from tests.diaries import PLAN, at, revise


def test_a_flag_carries_what_it_was_judged_by() -> None:
    raised = flag(diary(session(0), session(3, "neck"), said("P 6–9"), as_of=9), "beyond")
    assert raised.id == f"beyond_window:{CALF}:bruising:s0"
    assert raised.area is not None
    assert raised.area.name == CALF
    assert raised.symptom is not None
    assert raised.symptom.name == "bruising"
    assert raised.session is not None
    assert (raised.session.id, raised.session.number) == ("s0", 1)
    assert (raised.level, raised.limit_days) == (Level.TELL_CLINIC, 7)
    assert (raised.plan_id, raised.plan_version) == (PLAN.id, PLAN.version)
    assert (raised.is_active, raised.is_certain, raised.is_quiet) == (True, True, False)
    assert (raised.sign, raised.told) == (None, None)
    assert [(one.day, one.day_number, one.severity) for one in raised.evidence] == [
        (day(8), 8, 1),
        (day(9), 9, 1),
    ]
    assert [one.check_in for one in raised.evidence] == [f"{CALF}-bruising-{n}" for n in (8, 9)]
    assert (raised.first, raised.last) == (raised.evidence[0], raised.evidence[-1])


# Active or past.


@pytest.mark.parametrize(
    ("reports", "as_of", "active"),
    [
        ("P 8", 84, True),
        ("P 8", 85, False),
        ("P 8, Z 9", 9, False),
        ("P 8, Z 9, P 10", 10, True),
    ],
)
def test_a_flag_is_active_while_its_course_is_open_and_84_days_old_at_most(
    reports: str, as_of: int, active: bool
) -> None:
    told = bruised(reports, as_of)
    assert flag(told, "beyond").is_active is active
    assert len(told.active_flags) == active


def test_the_flag_of_a_closed_course_is_past() -> None:
    told = diary(session(0), session(10), said("P 8, P 10 no"), as_of=10)
    assert not flag(told, "beyond").is_active


@pytest.mark.parametrize(
    ("reports", "active"),
    [
        ("P8 0", True),
        ("P8 0, P7 1", True),
        ("P8 0, P7 1, P6 2", False),
        ("P8 0, P9 1", True),
        ("P8 0, Z 1", False),
    ],
)
def test_severe_is_past_once_the_latest_is_below_its_latest_evidence(
    reports: str, active: bool
) -> None:
    assert flag(soreness(reports, 2), "severe").is_active is active


@pytest.mark.parametrize(
    ("reports", "active"),
    [("P2 1, P5 2", True), ("P2 1, P5 2, P5 3", True), ("P4 1, P6 2, P5 3", False)],
)
def test_worsening_is_past_once_the_latest_is_below_its_latest_evidence(
    reports: str, active: bool
) -> None:
    assert flag(soreness(reports, 3), "worsening").is_active is active


def test_a_report_that_is_not_own_can_keep_severe_active_or_end_it() -> None:
    for now, active in (("P4 8 yes", True), ("P3 8 yes", False)):
        told = diary(session(0), session(7), said(f"P4 6, {now}"), as_of=8)
        assert flag(told, f"severe:{CALF}:bruising:s0").is_active is active


# Certain or possible.


def test_one_certain_date_makes_a_flag_certain() -> None:
    told = diary(session(0), session(7), said("P 0–6, P 7–8"), as_of=8)
    assert not flag(told, "beyond").is_certain
    told = diary(session(0), session(7), said("P 0–6, P 7–8, P 9 yes"), as_of=9)
    assert flag(told, "beyond").is_certain
    assert [one.certain for one in flag(told, "beyond").evidence] == [False, True]


# Signs.


def test_a_sign_is_flagged_on_any_date_without_a_session() -> None:
    raised = flag(diary(signs(0, "fever"), as_of=0), "sign")
    assert (raised.id, raised.level, raised.sign) == ("sign:fever", Level.CONTACT_TODAY, "fever")
    assert (raised.area, raised.symptom, raised.session) == (None, None, None)
    assert (raised.pattern, raised.limit_days) == (None, None)
    assert raised.is_certain
    assert [tuple(one) for one in raised.evidence] == [(day(0), None, None, True, "signs-0-21")]


def test_a_sign_is_as_urgent_as_the_plan_says_and_an_unknown_one_is_for_today() -> None:
    told = diary(signs(0, "sight", "fever", "retired-sign"), as_of=0)
    assert [(one.sign, one.level) for one in told.flags] == [
        ("sight", Level.EMERGENCY),
        ("fever", Level.CONTACT_TODAY),
        ("retired-sign", Level.CONTACT_TODAY),
    ]


def test_a_sign_grows_by_the_first_check_in_of_each_date() -> None:
    told = diary(
        signs(2, "fever"),
        signs(0, "fever", hour=22),
        signs(0, "fever", hour=20),
        signs(0, "fever", hour=21),
        signs(3, "fever"),
        as_of=2,
    )
    raised = flag(told, "sign:fever")
    assert [one.check_in for one in raised.evidence] == ["signs-0-20", "signs-2-21"]


@pytest.mark.parametrize(
    ("after", "as_of", "active"),
    [
        ([], 60, True),
        (signs(1), 1, True),  # today's or yesterday's
        (signs(1), 2, False),
        (signs(1, "sight"), 2, False),
        (signs(0, hour=22), 1, True),
        (signs(0, hour=22), 2, False),
        ([*signs(1), *signs(2, "fever")], 60, True),
        (said("P 1"), 60, True),  # not asked
        (signs(0, hour=20), 60, True),  # absent before it was ticked
    ],
)
def test_a_sign_is_active_for_two_days_and_until_it_is_reported_absent(
    after: list[Revision], as_of: int, active: bool
) -> None:
    told = diary(signs(0, "fever"), after, as_of=as_of)
    assert flag(told, "sign:fever").is_active is active


def test_signs_after_the_as_of_date_do_not_exist() -> None:
    assert diary(signs(3, "fever"), as_of=2).flags == ()
    assert flag(diary(signs(0, "fever"), signs(3), as_of=2), "sign").is_active


# Told the clinic.


WINDOW = f"beyond_window:{CALF}:soreness:s0"


def quiet(reports: str, *notes: int, as_of: int = 9) -> Flag:
    parts = [told_clinic(WINDOW, one) for one in notes]
    return flag(diary(session(0), sore(reports), *parts, as_of=as_of), WINDOW)


def test_a_flag_the_clinic_was_told_of_is_quiet_and_stays() -> None:
    raised = quiet("P2 3, P2 4", 4)
    assert raised.is_quiet
    assert raised.is_active
    assert raised.told is not None
    assert (raised.told.day, raised.told.note) == (day(4), "called")
    assert not quiet("P2 3, P2 4").is_quiet


def test_it_is_loud_again_on_later_worse_evidence_and_on_no_other() -> None:
    assert quiet("P2 3, P2 4, P2 5, P 6", 4).is_quiet
    assert quiet("P3 3, P2 4, P3 5", 4).is_quiet
    assert not quiet("P2 3, P2 4, P3 5", 4).is_quiet
    assert not quiet("P2 3, P2 4, P3 5, P 6", 4).is_quiet
    # What is dated as the note is known to it.
    assert quiet("P2 3, P3 4", 4).is_quiet
    assert quiet("P2 3, P3 4, P3 5", 4).is_quiet


def test_a_note_dated_before_all_evidence_keeps_nothing_quiet() -> None:
    assert not quiet("P 3", 2).is_quiet


def test_of_several_notes_the_latest_dated_counts() -> None:
    assert quiet("P2 3, P3 5", 5, 4).is_quiet
    assert not quiet("P2 3, P3 5", 4, 3).is_quiet


def test_a_note_of_another_flag_or_after_the_as_of_date_is_none() -> None:
    told = diary(session(0), sore("P 3"), told_clinic("sign:fever", 3), as_of=9)
    assert flag(told, WINDOW).told is None
    assert quiet("P 3", 10).told is None
    assert quiet("P 3", 9).told is not None


def test_a_sign_ticked_on_a_later_date_than_the_note_is_loud_again() -> None:
    parts = signs(0, "fever"), told_clinic("sign:fever", 0)
    assert flag(diary(*parts, as_of=0), "sign").is_quiet
    assert flag(diary(*parts, signs(0, "fever", hour=22), as_of=0), "sign").is_quiet
    assert not flag(diary(*parts, signs(1, "fever"), as_of=1), "sign").is_quiet


# Their order.


def test_flags_stand_active_first_then_most_urgent_then_oldest_then_by_id() -> None:
    told = diary(
        session(0, CALF, "neck", "chest"),
        sore("P9 0, Z 1"),
        said("P 8–16"),
        said("P 9–16", area="neck"),
        said("P 9–16", area="chest"),
        signs(16, "fever"),
        as_of=16,
    )
    assert [one.id for one in told.flags] == [
        "sign:fever",
        "not_clearing:chest:bruising:s0",
        "not_clearing:left-calf:bruising:s0",
        "not_clearing:neck:bruising:s0",
        "beyond_window:left-calf:bruising:s0",
        "beyond_window:chest:bruising:s0",
        "beyond_window:neck:bruising:s0",
        "severe:left-calf:soreness:s0",
    ]


def test_evidence_names_the_check_in_that_gave_the_date_its_value() -> None:
    def made(id_: str, severity: int, hour: int) -> list[Revision]:
        value = CheckIn(day(0), (rating(CALF, "soreness", severity),))
        return [revise(id_, value, recorded_at=at(day(0), time(hour)))]

    parts = made("d", 7, 8), made("c", 9, 11), made("b", 9, 10), made("a", 9, 11)
    told = diary(session(0), *parts, as_of=0)
    assert [one.check_in for one in flag(told, "severe").evidence] == ["b"]


def test_what_a_sign_asks_for_is_for_now_on_its_day_and_the_next() -> None:
    for as_of, is_of_now in ((3, True), (4, True), (5, False), (40, False)):
        told = diary(signs(3, "breathing"), as_of=as_of)
        raised = flag(told, "sign")
        assert (told.is_of_now(raised), raised.is_active) == (is_of_now, True)
        assert raised.level is Level.EMERGENCY
    bruise = diary(session(0), said("P 0–8"), as_of=11)
    assert bruise.is_of_now(flag(bruise, "beyond"))
