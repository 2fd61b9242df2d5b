"""What can go wrong, as small named errors that carry the facts.

They hold no sentences: `wording.problem` turns each into what a patient reads.
"""

from datetime import date


class DiaryError(Exception):
    """Something the diary refuses. Nothing was changed when one is raised."""


class OffScaleError(DiaryError):
    """A severity that its scale does not have."""

    def __init__(self, symptom: str, given: object) -> None:
        super().__init__(symptom, given)
        self.symptom, self.given = symptom, given


class UnknownNameError(DiaryError):
    """A name not on its list. `nearest` are the likeliest, `accepted` all of a short list."""

    def __init__(
        self, what: str, given: str, nearest: tuple[str, ...] = (), accepted: tuple[str, ...] = ()
    ) -> None:
        super().__init__(what, given)
        self.what, self.given, self.nearest, self.accepted = what, given, nearest, accepted


class DayError(DiaryError):
    """A day that cannot be taken; `given` is what was typed.

    `may_come` where a day to come would have been taken too.
    """

    def __init__(self, given: str) -> None:
        super().__init__(given)
        self.given, self.may_come = given, False


class UnclearDayError(DayError):
    """Words or figures that name no day."""


class BareNumberError(DayError):
    """A number alone, which could be any month's day."""


class NoSuchDayError(DayError):
    """A date that the calendar does not have."""


class UnclearTimeError(DayError):
    """A time of day that is not HH:MM."""


class FutureDayError(DiaryError):
    """A day after today; the diary takes only what has happened."""

    def __init__(self, day: date, today: date) -> None:
        super().__init__(day, today)
        self.day, self.today = day, today


class RecordError(DiaryError):
    """A record that contradicts itself. `problem` is a short key, `detail` the part it is about."""

    def __init__(self, problem: str, detail: str = "") -> None:
        super().__init__(problem, detail)
        self.problem, self.detail = problem, detail


class BadFileError(DiaryError):
    """A file that cannot be brought in. `place` says where in it (`entry 3`, `row 7`), or nothing.

    `fault` is what is wrong there.
    """

    def __init__(self, place: str, fault: DiaryError) -> None:
        super().__init__(place, fault)
        self.place, self.fault = place, fault


class PlanError(DiaryError):
    """A care plan with a `key` missing, mistyped or out of range."""

    def __init__(self, key: str, problem: str) -> None:
        super().__init__(key, problem)
        self.key, self.problem = key, problem


class StorageError(DiaryError):
    """The diary's file cannot be read or written as it should be; `detail` says where."""

    def __init__(self, path: str, detail: str = "") -> None:
        super().__init__(path, detail)
        self.path, self.detail = path, detail


class BusyError(StorageError):
    """Another program holds the diary's lock and did not let go in time."""


class DamagedError(StorageError):
    """The file is not as it was written. It is read up to the damage and never written over."""


class NewerDiaryError(StorageError):
    """The file was written by a newer version of this program."""


class NotConfirmedError(StorageError):
    """The line was written, but the disk did not confirm it: it may or may not last."""


class LockedError(StorageError):
    """The diary is encrypted, and its passphrase has not been given yet."""


class WrongPassphraseError(StorageError):
    """The passphrase does not open this diary. Nothing was touched."""
