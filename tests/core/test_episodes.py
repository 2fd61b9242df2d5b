"""The unbroken stretches of a course, and how each ended."""

import pytest

from diary.core.courses import Episode, EpisodeStatus
from tests.core.small import course, day, diary, said, session


def episodes(reports: str, as_of: int = 60) -> tuple[Episode, ...]:
    told = diary(session(0), said(reports), as_of=as_of)
    return told.episodes(course(told))


def spans(reports: str) -> list[tuple[int, int]]:
    return [
        ((one.first_day - day(0)).days, (one.last_day - day(0)).days) for one in episodes(reports)
    ]


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ("P 0, P 1", [(0, 1)]),
        ("P 0, P 4", [(0, 4)]),  # three dates missing
        ("P 0, P 5", [(0, 0), (5, 5)]),  # four
        ("P 0, Z 1, P 2", [(0, 2)]),
        ("P 0, Z 1, P 5", [(0, 5)]),  # one zero and three missing
        ("P 0, Z 3, P 5", [(0, 5)]),
        ("P 0, Z 1, P 6", [(0, 0), (6, 6)]),  # one zero and four missing
        ("P 0, Z 1, Z 2, P 3", [(0, 0), (3, 3)]),
        ("Z 0, P 1, P 3", [(1, 3)]),
        ("P 0, Z 1, P 2, Z 3, P 4", [(0, 4)]),
        ("P 0, P 4, P 8, P 13", [(0, 8), (13, 13)]),
        ("Z 0, Z 1", []),
    ],
)
def test_one_zero_and_three_missing_dates_keep_an_episode_together(
    reports: str, expected: list[tuple[int, int]]
) -> None:
    assert spans(reports) == expected


def test_a_course_without_a_report_has_no_episode() -> None:
    told = diary(session(0), as_of=3)
    assert told.episodes(course(told)) == ()


@pytest.mark.parametrize(
    ("reports", "as_of", "status"),
    [
        ("P 0, Z 1, Z 2", 2, EpisodeStatus.RESOLVED),
        ("P 0, Z 1, Z 9, Z 10", 60, EpisodeStatus.RESOLVED),
        ("P 0, Z 1", 1, EpisodeStatus.LOOKS_CLEAR),
        ("P 0, Z 1", 60, EpisodeStatus.LOOKS_CLEAR),
        ("P 0, Z 1, P 9", 9, EpisodeStatus.LOOKS_CLEAR),
        ("P 0, Z 1, Z 2, P 9", 9, EpisodeStatus.RESOLVED),
        ("P 0, P 9", 9, EpisodeStatus.END_UNKNOWN),
        ("P 0", 3, EpisodeStatus.ONGOING),
        ("P 0", 4, EpisodeStatus.NO_RECENT_REPORT),
    ],
)
def test_an_episode_ends_as_the_zeros_after_it_say(
    reports: str, as_of: int, status: EpisodeStatus
) -> None:
    assert episodes(reports, as_of)[0].status is status


@pytest.mark.parametrize(
    ("reports", "status"),
    [
        ("P 0–6, P 7 no", EpisodeStatus.REPLACED),
        ("P 0–6, Z 7, P 8 no", EpisodeStatus.LOOKS_CLEAR),
    ],
)
def test_a_course_that_a_no_closed_was_replaced_unless_a_zero_was_said(
    reports: str, status: EpisodeStatus
) -> None:
    told = diary(session(0), session(7), said(reports), as_of=8)
    (episode,) = told.episodes(course(told))
    assert episode.status is status


def test_only_the_last_episode_of_a_closed_course_was_replaced() -> None:
    told = diary(session(0), session(7), said("P 0, P 6, P 7 no"), as_of=7)
    statuses = [one.status for one in told.episodes(course(told))]
    assert statuses == [EpisodeStatus.END_UNKNOWN, EpisodeStatus.REPLACED]


def test_how_long_it_lasted_counts_both_ends_and_at_most_up_to_the_first_zero() -> None:
    first, second = episodes("P2 1, P4 3, Z 4, P 5, Z 8, Z 9, P3 20")
    assert (first.lasted_at_least, first.lasted_at_most) == (5, 7)
    assert (first.days_present, first.peak) == (3, 4)
    assert (second.lasted_at_least, second.lasted_at_most) == (1, None)
    assert (second.days_present, second.peak) == (1, 3)


def test_a_silence_says_nothing_about_how_long_it_lasted_at_most() -> None:
    assert [one.lasted_at_most for one in episodes("P 0, P 9")] == [None, None]
