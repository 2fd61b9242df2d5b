"""Days and counts in words. English whatever the machine's locale, so that exports agree."""

from datetime import date, datetime

from diary.core.courses import SessionRef

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WEEKDAYS_LONG = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_words(day: date, as_of: date | None = None) -> str:
    """`Thu 19 Nov`, with the year where it isn't the as-of date's."""
    words = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    return words if as_of is not None and as_of.year == day.year else f"{words} {day.year}"


def long_day(day: date) -> str:
    """`Thursday 19 Nov 2026`."""
    return f"{WEEKDAYS_LONG[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def month_words(day: date) -> str:
    """`Nov 2026`."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def days_left_in_month(day: date) -> int:
    """How many days of its month come after a day."""
    from calendar import monthrange  # 3 ms, for it reads the machine's locale

    return monthrange(day.year, day.month)[1] - day.day


def moment_words(moment: datetime) -> str:
    """`Thu 19 Nov 2026 at 21:40`, on the wall clock it was written by."""
    return f"{day_words(moment.date())} at {moment:%H:%M}"


def count(number: int, one: str, many: str = "") -> str:
    """`1 day`, `3 days`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def short_day(day: date, as_of: date) -> str:
    """`19 Nov`, with the year where it isn't the as-of date's."""
    words = f"{day.day} {MONTHS[day.month - 1]}"
    return words if as_of.year == day.year else f"{words} {day.year}"


def span_words(first: date, last: date, as_of: date) -> str:
    """`12 to 18 Nov`, `28 Oct to 3 Nov`."""
    end = short_day(last, as_of)
    if first == last:
        return end
    same_month = (first.year, first.month) == (last.year, last.month)
    return f"{first.day if same_month else short_day(first, as_of)} to {end}"


def ago(day: date, today: date) -> str:
    """`today`, `yesterday`, `3 days ago`; of a day to come `tomorrow`, `in 3 days`."""
    days = (today - day).days
    if days < 0:
        return "tomorrow" if days == -1 else f"in {count(-days, 'day')}"
    if days < 2:
        return "yesterday" if days else "today"
    return f"{count(days, 'day')} ago"


def after_session(day_number: int, session: str = "your session") -> str:
    """`3 days after your session`; the session's own day is `on the day of your session`."""
    if day_number == 0:
        return f"on the day of {session}"
    return f"{count(day_number, 'day')} after {session}"


def session_words(session: SessionRef, as_of: date) -> str:
    """`session 2 (Thu 19 Nov)`."""
    return f"session {session.number} ({day_words(session.day, as_of)})"
