"""Which days of a diary are handed on."""

from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from diary.core.errors import RecordError
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
