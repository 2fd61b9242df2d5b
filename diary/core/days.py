"""Days and times as people write them: figures, words, weekdays."""

import re
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

from diary.core.errors import (
    BareNumberError,
    DayError,
    FutureDayError,
    NoSuchDayError,
    UnclearDayError,
    UnclearTimeError,
)

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = re.compile("jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec")
_AGO = re.compile(
    r"(\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten) (day|week|month|year)s? ago"
)
_IN = re.compile(
    r"in (\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten) (day|week|month|year)s?"
)
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_LONGEST = 40
#: Days ahead within which a day without its year may be the next one, not the one of last year.
_SOON = 90


def read_day(text: str, today: date) -> date:
    """Read a day: `2026-11-19`, `today`, `3 days ago`, `Thursday` (the latest), `19 Nov`.

    Words without a year mean the latest such day up to `today`. Figures other than year-month-day
    need the month named: 5/11 is two days. Raises `DayError`, or `FutureDayError` past `today`.
    """
    day = _understand(text, today)
    if day > today:
        raise FutureDayError(day, today)
    return day


def read_coming_day(text: str, today: date) -> date:
    """Read a day that may be to come: `in 3 days`, `Friday` (the next), `19 Nov` (the next).

    Whatever names a day that is past, such as `yesterday` or a date with its year, still does.
    Raises `DayError`.
    """
    try:
        return _coming(text, today)
    except DayError as error:
        error.may_come = True
        raise


def _coming(text: str, today: date) -> date:
    tidy = " ".join(text.lower().split())
    if found := _IN.fullmatch(tidy):
        return _away(text, today, found[1], found[2], 1)
    weekday = _weekday(tidy.removeprefix("next "))
    if weekday is not None:
        ahead = (weekday - today.weekday()) % 7
        return _later(text, today, ahead or (7 if tidy.startswith("next ") else 0))
    day = _understand(text, today)
    if day < today and _MONTH.search(tidy) and not re.search(r"\d{4}", tidy):
        return _date(text, day.year + 1, day.month, day.day)
    return day


def day_to_come(text: str, today: date) -> date | None:
    """The day that was typed, where it can only be one to come: `tomorrow`, `in 3 days`."""
    try:
        read_day(text, today)
    except FutureDayError as error:
        return error.day
    except DayError:
        with suppress(DayError):
            day = read_coming_day(text, today)
            return day if day > today else None
    return None


def near_day_to_come(text: str, today: date) -> date | None:
    """The day soon to come that was perhaps meant by one which `read_day` takes for a past one.

    `3 Dec` on 26 Nov 2026 is a day of last year; 3 Dec 2026 is a week away. None where the year
    was named, and where the next such day is not within 90 days.
    """
    try:
        past, coming = read_day(text, today), read_coming_day(text, today)
    except (DayError, FutureDayError):
        return None
    return coming if 0 < (coming - today).days <= _SOON < (today - past).days else None


def _later(text: str, day: date, days: int) -> date:
    try:
        return day + timedelta(days)
    except OverflowError:
        raise NoSuchDayError(text) from None


def _understand(text: str, today: date) -> date:
    tidy = " ".join(text.lower().split())
    if not tidy or len(tidy) > _LONGEST:
        raise UnclearDayError(text)
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", tidy, re.ASCII):
        return _date(text, *(int(part) for part in tidy.split("-")))
    if re.fullmatch(r"\d+\.?", tidy):
        raise BareNumberError(text)
    if tidy in ("today", "tonight", "now"):
        return today
    if tidy == "yesterday":
        return _away(text, today, "1", "day", -1)
    if tidy == "tomorrow":
        return date.fromordinal(min(today.toordinal() + 1, date.max.toordinal()))
    ago = _AGO.fullmatch(tidy)
    if ago is not None:
        return _away(text, today, ago[1], ago[2], -1)
    weekday = _weekday(tidy.removeprefix("last "))
    if weekday is not None:
        back = (today.weekday() - weekday) % 7
        return today - timedelta(back or (7 if tidy.startswith("last ") else 0))
    return _written_out(text, tidy, today)


def _date(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NoSuchDayError(text) from None


def _away(text: str, today: date, number: str, unit: str, sign: int) -> date:
    from dateutil.relativedelta import relativedelta

    amount = int(number) if number.isdigit() else _NUMBERS[number]
    try:
        return today + relativedelta(**{f"{unit}s": sign * amount})  # type: ignore[arg-type]  # a unit
    except (ValueError, OverflowError):
        raise NoSuchDayError(text) from None


def _weekday(tidy: str) -> int | None:
    found = [n for n, name in enumerate(_WEEKDAYS) if len(tidy) >= 3 and name.startswith(tidy)]
    return found[0] if len(found) == 1 else None


def _written_out(text: str, tidy: str, today: date) -> date:
    """A day whose month is named, in whatever order dateutil reads."""
    from dateutil.parser import parse

    # Without a month's name dateutil would take 5/11 for the 11th of May.
    if not _MONTH.search(tidy):
        raise UnclearDayError(text)
    try:
        # Two readings that differ show which part the text left out: dateutil fills it in silently.
        one = parse(tidy, default=datetime(2000, 1, 1, tzinfo=UTC), ignoretz=True)
        # The days are weeks apart, or "Tue March 2026" would be the same Tuesday twice.
        other = parse(tidy, default=datetime(2004, 2, 15, tzinfo=UTC), ignoretz=True)
    except (ValueError, OverflowError) as error:
        if "out of range" in str(error):
            raise NoSuchDayError(text) from None
        raise UnclearDayError(text) from None
    if one.month != other.month or one.day != other.day:
        raise UnclearDayError(text)
    if one.year == other.year:
        return _date(text, one.year, one.month, one.day)
    year = today.year if (one.month, one.day) <= (today.month, today.day) else today.year - 1
    return _date(text, year, one.month, one.day)


def read_moment(text: str, today: date) -> tuple[date, time | None]:
    """Read a day with, if it is known, a time behind it: `today 14:30`, `3 days ago at 9:05`.

    Raises what `read_day` and `read_time` raise.
    """
    tidy = text if len(text) <= 2 * _LONGEST else ""
    found = re.fullmatch(r"(.*?)[\s,]+(?:at\s+)?(\d{1,2}[:.h]\d{1,2})\s*", tidy, re.ASCII)
    if found is None:
        return read_day(text, today), None
    return read_day(found[1], today), read_time(found[2])


def day_before(day: date) -> date:
    """The day before; of the first day there is, that day itself."""
    return date.fromordinal(max(1, day.toordinal() - 1))


def read_time(text: str) -> time:
    """Read a time of day as HH:MM (`9:05`, `14.30`). Raises `UnclearTimeError`."""
    found = re.fullmatch(r"([01]?\d|2[0-3])[:.h]([0-5]\d)", text.strip(), re.ASCII)
    if found is None:
        raise UnclearTimeError(text)
    return time(int(found[1]), int(found[2]))
