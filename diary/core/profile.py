"""Who the diary is about, and whom to call: what a patient may have printed, and may leave out."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from diary.core.errors import RecordError
from diary.core.text import LONGEST_NAME, clean

#: Of the clinic's name with how to reach it.
LONGEST_CLINIC = 200
#: Nobody alive was born before.
_EARLIEST_BIRTH = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Profile:
    """All of it is optional. `day` is the day on which it was first said.

    `patient_number` is the one the clinic knows the patient by; `clinic` is how to reach it.
    """

    RECORD = "profile"

    day: date
    name: str = ""
    born: date | None = None
    patient_number: str = ""
    clinic: str = ""
    emergency: str = ""

    @property
    def says_nothing(self) -> bool:
        return self == Profile(self.day)


#: What can be said, in the order in which it is asked, shown and told.
PARTS = tuple(one.name for one in fields(Profile) if one.name != "day")
LONGEST = {part: LONGEST_CLINIC if part == "clinic" else LONGEST_NAME for part in PARTS}


def accepted_profile(value: Profile, today: date) -> Profile:
    """The profile with its texts cleaned. Raises `RecordError` for what can't be kept."""
    texts: dict[str, Any] = {part: clean(getattr(value, part)) for part in PARTS if part != "born"}
    for part, text in texts.items():
        if len(text) > LONGEST[part]:
            raise RecordError("too-long", str(LONGEST[part]))
    if value.born is not None and not _EARLIEST_BIRTH <= value.born <= today:
        raise RecordError("born-when", value.born.isoformat())
    return replace(value, **texts)
