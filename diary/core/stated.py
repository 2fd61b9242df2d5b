"""How what stands on a date was entered: by whom it was said, late, or corrected since."""

from typing import NamedTuple

from diary.core.entries import Entry
from diary.core.records import CheckIn, Rating, Revision


class Stated(NamedTuple):
    """A rating as it stands on a date: who said it and when it was entered."""

    rating: Rating
    check_in: Entry[CheckIn]
    entered: Revision

    @property
    def is_late(self) -> bool:
        return self.entered.is_late_for(self.check_in.value.day)

    @property
    def is_edited(self) -> bool:
        """Whether it was corrected, or added to its check-in later."""
        return self.check_in.is_edited(self.rating.is_in)


class Marks(NamedTuple):
    """What is said beside a day wherever it is shown."""

    is_late: bool
    is_edited: bool
