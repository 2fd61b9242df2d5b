"""The calendar file's texts. A title may show on a locked phone: it tells nothing."""

from datetime import date, time

from diary.core.aftercare import LateCheck, Wait
from diary.wording.days import count, long_day

NAME = "Diary"
DAILY = "Diary: how was today?"
WAIT = "Diary: your wait is over"
LATE_CHECK = "Diary: a short check"

_NOT_LIVE = (
    "Nobody reads the diary live. If something worries you, call your clinic."
    " If you feel very ill, get emergency help."
)


def daily(last: date) -> str:
    return (
        "Open your diary and say how each area was at its worst. It takes a minute."
        f" These reminders end on {long_day(last)}."
        " Is something still there then? Make a new calendar file.\n\n"
        f"{_NOT_LIVE}"
    )


def wait(one: Wait) -> str:
    return (
        f"{one.timer.words}: that was the advice for {count(one.timer.hours, 'hour')} after your"
        f" session at {_clock(one.since.time())}. The time is up now. If your clinic told you to"
        f" wait longer, do as it said.\n\n{_NOT_LIVE}"
    )


def late_check(one: LateCheck, question: str) -> str:
    return (
        f"Your last session was {count(one.week, 'week')} ago. {question}"
        f" If so, note it in your diary and tell your clinic.\n\n{_NOT_LIVE}"
    )


def _clock(at: time) -> str:
    return f"{at:%H:%M}"
