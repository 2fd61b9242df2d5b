"""How an entry came into the diary, by all of its history, whether that is handed on or not."""

from typing import Any

from diary.core.entries import Entry
from diary.core.records import CheckIn, Record
from diary.core.shared import Shared
from diary.core.stated import Marks
from diary.wording import report_pages as words


def entered(shared: Shared, entry: Entry[Any]) -> str:
    """Whether it was late or corrected, and since when it is as it stands; empty for neither.

    A note that was added later makes no check-in late: its ratings were there in time.
    """
    value = entry.value

    def is_it(record: Record) -> bool:
        return bool(record == value)

    def says_so(record: Record) -> bool:
        if isinstance(value, CheckIn) and value.ratings:
            return isinstance(record, CheckIn) and record.ratings == value.ratings
        return is_it(record)

    is_late = shared.entered(entry, says_so).is_late_for(value.day)
    marks = Marks(is_late, shared.is_edited(entry))
    return words.entered(marks, shared.entered(entry, is_it).local_time)
