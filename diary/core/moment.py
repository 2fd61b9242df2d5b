"""Now, as it is handed in: the instant and the wall clock it was read from."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from diary.core.records import DAY_ENDS


class Now(NamedTuple):
    """An instant (UTC), with local time minus UTC in minutes and the zone's name."""

    instant: datetime
    offset: int
    zone: str

    @property
    def local(self) -> datetime:
        """The wall clock, without a zone."""
        return self.instant.replace(tzinfo=None) + timedelta(minutes=self.offset)

    @property
    def today(self) -> date:
        """The local calendar date; no report may be about a later one."""
        return self.local.date()

    @property
    def evening(self) -> date:
        """The date a check-in is most likely about: before 04:00 still the day before."""
        return self.today - timedelta(self.local.time() < DAY_ENDS)
