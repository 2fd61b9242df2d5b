"""Which days of a diary are handed on, and what was entered for them."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from diary.core.errors import RecordError
from diary.core.records import CheckIn, Entry, Records, SessionKind, TreatmentSession
from diary.core.summary import Summary

_FOUR_WEEKS = timedelta(weeks=4)


class Span(Enum):
    """The ways to choose days. The last one takes a first day, a last day or both."""

    SINCE_SESSION = "since-session"
    FOUR_WEEKS = "four-weeks"
    EVERYTHING = "everything"
    FROM_TO = "from-to"


class Period(NamedTuple):
    """The days from `first` to `last`; None is as far as the diary goes."""

    first: date | None = None
    last: date | None = None

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and (self.first or date.min) <= day <= (self.last or date.max)


class Contents(NamedTuple):
    """What was entered for a period, and the days from which to which it goes."""

    first: date
    last: date
    sessions: int
    tests: int
    check_ins: int
    corrected: int


def period_of(span: Span, summary: Summary, first: date | None, last: date | None) -> Period:
    """The days of a span as of a summary's date; `first` and `last` are for `FROM_TO` alone.

    Without a session the time since it is the whole diary. Raises `RecordError` where `first` is
    after `last`.
    """
    if span is Span.SINCE_SESSION:
        session = summary.last_session
        return Period(session.day if session else None)
    if span is Span.FOUR_WEEKS:
        # Today is the last of the 28 days.
        ordinal = max(1, (summary.as_of.toordinal() - _FOUR_WEEKS.days + 1))
        return Period(date.fromordinal(ordinal), summary.as_of)
    return between(first, last) if span is Span.FROM_TO else Period()


def between(first: date | None, last: date | None) -> Period:
    """The days from one to the other. Raises `RecordError` where they are the wrong way round."""
    if first and last and first > last:
        raise RecordError("from-after-to", first.isoformat())
    return Period(first, last)


def contents(records: Records, period: Period, today: date) -> Contents:
    """Count what was entered for these days. Without an end they go to today, or to what is later.

    Whoever crossed the date line may hold a day that is tomorrow here.
    """
    entries = [one for one in _entries(records) if one.value.day in period]
    days = [one.value.day for one in entries]
    last = period.last or max([today, *days])
    sessions = [one.value for one in entries if isinstance(one.value, TreatmentSession)]
    tests = sum(one.kind is SessionKind.TEST for one in sessions)
    return Contents(
        period.first or min(days, default=last),
        last,
        len(sessions) - tests,
        tests,
        len(entries) - len(sessions),
        sum(one.is_edited() for one in entries),
    )


def _entries(records: Records) -> Iterator[Entry[TreatmentSession] | Entry[CheckIn]]:
    yield from records.sessions
    yield from records.check_ins
