"""What a diary can be handed on as. `diary.cli` has the one that makes files."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Protocol

from diary.core.selection import Selection
from diary.core.shared import Shared, shared
from diary.journal import Journal


class Format(NamedTuple):
    """One form to hand a diary on in: what the command line calls it, and how its files end.

    `is_binary` where it can't be read on a terminal; `has_history` where it tells what entries said
    before, and `has_name` where it holds what the patient said about themselves. Without
    `has_entries` it holds nothing that was logged, and without `has_answers` none of the answers
    around a session and no planned one. `options` are those of the command line that not
    every form takes.
    """

    name: str
    ending: str
    is_binary: bool = False
    has_history: bool = True
    has_name: bool = True
    has_entries: bool = True
    has_answers: bool = True
    options: tuple[str, ...] = ()


class Exporters(Protocol):
    """The forms there are, and the files they become."""

    @property
    def formats(self) -> Sequence[Format]:
        """All of them, the one most people want first."""

    def summary(self, shared: Shared) -> str:
        """The short text for the clinic."""

    def proposed(self, shared: Shared) -> str:
        """A whole path without an ending, under which none of the formats has a file yet."""

    def paths(
        self, formats: Sequence[Format], path: str, *, is_sealed: bool = False
    ) -> Sequence[str]:
        """The whole path of each format's file, for what was typed. Raises `RecordError`."""

    def write(
        self, form: Format, path: str, shared: Shared, *, key_file: str = ""
    ) -> Sequence[str]:
        """Make one new file, for its owner alone; returns once it is on the disk.

        Gives what is to be said of it, in sentences.

        With a `key_file` only the clinic whose key it holds can open it. Raises `DiaryError`, among
        them the `RecordError` that the file is there already, and `OSError`; nothing is left behind
        then.
        """


def shared_from(journal: Journal, selection: Selection, today: date) -> Shared:
    """What a selection lets out of a diary. Without an end it goes to today, or what is later.

    Whoever crossed the date line may hold a day that is tomorrow here.
    """
    records = journal.records()
    days = [*records.by_day, *(one.value.day for one in records.sessions)]
    until = selection.period.last or max([today, *days])
    summary = journal.summary(until)
    remind_at = journal.choices.settings().remind_at
    return shared(
        journal.history(), summary, selection, is_whole=journal.is_whole, remind_at=remind_at
    )
