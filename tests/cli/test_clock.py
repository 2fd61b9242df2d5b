"""The machine's clock as the diary reads it: the instant, and the zone's own offset on that day."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from diary.cli.clock import now

SUMMER, WINTER = datetime(2026, 7, 1, 19, 30, tzinfo=UTC), datetime(2026, 12, 1, 19, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "instant", "offset"),
    [
        ("Europe/Madrid", SUMMER, 120),
        ("Europe/Madrid", WINTER, 60),
        ("America/Santiago", SUMMER, -240),
        ("America/Santiago", WINTER, -180),
        ("Australia/Lord_Howe", WINTER, 660),
        ("Asia/Kolkata", SUMMER, 330),
    ],
)
def test_summer_time_counts_where_it_holds(zone: str, instant: datetime, offset: int) -> None:
    with time_machine.travel(instant.astimezone(ZoneInfo(zone)), tick=False):  # sets TZ too
        read = now()
    assert read == (instant, offset, zone)
    assert read.local == instant.replace(tzinfo=None) + timedelta(minutes=offset)


def test_the_night_of_a_change_has_both_offsets() -> None:
    change = datetime(2026, 10, 25, 1, 0, tzinfo=UTC)
    for instant, offset in ((change - timedelta(seconds=1), 120), (change, 60)):
        with time_machine.travel(instant.astimezone(ZoneInfo("Europe/Madrid")), tick=False):
            assert now().offset == offset
