"""What a diary can be handed on as. `diary.cli` has the one that makes files."""

from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple, Protocol

from diary.core.period import Period


class Notes(Enum):
    """Whether the patient's notes are in a form."""

    NEVER = "never"
    AS_CHOSEN = "as-chosen"
    ALWAYS = "always"


class Format(NamedTuple):
    """One form to hand a diary on in: what the command line calls it, and how its files end."""

    name: str
    ending: str
    notes: Notes = Notes.AS_CHOSEN


class Exporters(Protocol):
    """The forms there are, and the files they become."""

    @property
    def formats(self) -> Sequence[Format]:
        """All of them, the one most people want first."""

    def summary(self, period: Period, today: date) -> str:
        """The short text for the clinic."""

    def proposed(self, period: Period, today: date) -> str:
        """A whole path without an ending, under which none of the formats has a file yet."""

    def paths(self, formats: Sequence[Format], path: str) -> Sequence[str]:
        """The whole path of each format's file, for what was typed. Raises `RecordError`."""

    def write(
        self, form: Format, path: str, period: Period, today: date, *, with_notes: bool = True
    ) -> None:
        """Make one new file, for its owner alone; returns once it is on the disk.

        Raises `DiaryError`, among them the `RecordError` that the file is there already, and
        `OSError`; nothing is left behind then.
        """
