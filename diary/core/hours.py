"""The hours after the latest sessions as they stand now: what to leave be, and what is over."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from typing import NamedTuple

from diary.core.aftercare import Countdown, Zones, countdowns
from diary.core.entries import Entry
from diary.core.moment import Now
from diary.core.plan import CarePlan, Timer
from diary.core.records import TreatmentSession
from diary.core.summary import Summary

#: Days, within which the longest timer of any plan ends.
_LONGEST = 9
#: Days after a session, for which it is still said that a wait is over: what is said, not a rule.
_SAID_FOR = 1


class Hours(NamedTuple):
    """What is running, the first to end first; what is over; and what has no time to count from."""

    running: tuple[Countdown, ...] = ()
    over: tuple[Timer, ...] = ()
    untimed: tuple[Timer, ...] = ()


def hours_now(summary: Summary, now: Now, zones: Zones) -> Hours:
    """Each timer once: that of the session after which it ends last."""
    running: dict[str, Countdown] = {}
    over: dict[str, Timer] = {}
    untimed: dict[str, Timer] = {}
    for entry in summary.records.sessions:
        days = (summary.as_of - entry.value.day).days
        if not 0 <= days <= _LONGEST:
            continue
        for one in _sooner_first(countdowns(entry, summary.plan, zones)):
            if one.left(now):
                running[one.timer.name] = max(one, running.get(one.timer.name, one), key=_end)
            elif days <= _SAID_FOR:
                over[one.timer.name] = one.timer
        untimed |= {one.name: one for one in _untimed(entry, summary.plan, now, zones)}
    return Hours(
        tuple(sorted(running.values(), key=_end)),
        tuple(one for name, one in over.items() if name not in running.keys() | untimed.keys()),
        tuple(untimed.values()),
    )


def _untimed(
    entry: Entry[TreatmentSession], plan: CarePlan, now: Now, zones: Zones
) -> Iterator[Timer]:
    """What may not be over where nobody noted the time: it may have been late that day."""
    if entry.value.at is None:
        late = entry._replace(value=replace(entry.value, at=time(23, 59)))
        yield from (one.timer for one in countdowns(late, plan, zones) if one.left(now))


def _sooner_first(found: tuple[Countdown, ...]) -> list[Countdown]:
    return sorted(found, key=_end)


def _end(one: Countdown) -> float:
    return one.until.timestamp()
