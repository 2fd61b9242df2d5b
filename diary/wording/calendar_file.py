"""The calendar file's texts. A title may show on a locked phone: it tells nothing."""

from collections.abc import Sequence
from datetime import date, time

from diary.core.aftercare import LateCheck, Wait
from diary.core.answers import PlannedSession
from diary.core.plan import Advice, TestInjections
from diary.wording.days import count, long_day

NAME = "Diary"
DAILY = "Diary: how was today?"
WAIT = "Diary: your wait is over"
LATE_CHECK = "Diary: a short check"
PLANNED = "Diary: a day that you planned"

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


def tested(about: TestInjections) -> str:
    return (
        f"{about.question} Look at the skin there, and note it in your diary. If you see anything,"
        f" tell your clinic before your treatment.\n\n{_NOT_LIVE}"
    )


def planned(one: PlannedSession, left: Sequence[Advice]) -> str:
    """When it is, and what is still to be done before it."""
    at = f" at {_clock(one.at)}" if one.at else ""
    steps = "".join(f"\n- {_since(item)}{item.words}" for item in left)
    before = f" Before it:{steps}" if steps else ""
    return f"Your session is planned for {long_day(one.day)}{at}.{before}\n\n{_NOT_LIVE}"


def _since(item: Advice) -> str:
    return f"From {count(item.hours, 'hour')} before: " if item.hours else ""


def _clock(at: time) -> str:
    return f"{at:%H:%M}"
