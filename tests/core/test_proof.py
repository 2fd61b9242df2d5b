"""The days that are shown to whoever asks why."""

from diary.core.proof import proof
from tests.core.small import bruised, day, diary, flag, said, session, soreness


def test_every_report_of_the_course_is_shown_on_its_side_of_the_limit() -> None:
    told = soreness("P3 0, P2 1, Z 2, P1 4", as_of=4)
    days = proof(flag(told, "beyond_window"), told)
    assert [(one.day, one.severity, one.is_within) for one in days] == [
        (day(0), 3, True),
        (day(1), 2, True),
        (day(2), 0, True),
        (day(4), 1, False),
    ]


def test_the_days_are_those_of_the_flags_own_session() -> None:
    told = diary(session(0), session(20), said("P 0–8, Z 9, Z 10, P 28"), as_of=28)
    first, second = sorted(
        (one for one in told.flags if one.rule == "beyond_window"), key=lambda one: one.first.day
    )
    assert [one.day_number for one in proof(first, told)] == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    assert [one.day_number for one in proof(second, told)] == [8]
    assert all(one.is_certain for one in proof(second, told))


def test_a_rule_without_days_since_a_session_has_its_evidence_alone() -> None:
    told = bruised("P4 0", as_of=0)
    assert proof(flag(told, "severe"), told) == ()
