"""`diary demo`: a made-up diary of three sessions, up to yesterday, in a folder that goes away."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

import click

from diary.cli.context import Context
from diary.cli.say import say
from diary.core.areas import area_named
from diary.core.moment import Now
from diary.core.records import Answer, CheckIn, Leftover, Rating, TreatmentSession
from diary.core.scales import BRUISING, SORENESS
from diary.wording import commands as words

if TYPE_CHECKING:
    from diary.journal import Journal

_EVENING, _MORNING = time(20, 40), time(10, 15)

LEFT_THIGH = area_named("left-front-thigh")
RIGHT_THIGH = area_named("right-front-thigh")
ABDOMEN = area_named("lower-abdomen")

#: Days before today, the time, the areas.
_SESSIONS = (
    (17, time(16, 30), (LEFT_THIGH, ABDOMEN)),
    (10, time(16, 0), (LEFT_THIGH, RIGHT_THIGH)),
    (3, time(16, 30), (LEFT_THIGH, ABDOMEN)),
)

# Bruise and soreness of each area, one number a day from its first session on; a space where the
# area wasn't asked about any more. The right thigh's bruise outlasts its week by two days and
# counting; the left thigh is treated again each week while some of its bruise is left.
_BRUISES = {
    LEFT_THIGH: "23322112322111122",
    ABDOMEN: "12211000      122",
    RIGHT_THIGH: "       2333322211",
}
_SORENESS = {
    LEFT_THIGH: "42100003210000310",
    ABDOMEN: "31000000      420",
    RIGHT_THIGH: "       4210000000",
}
_MISSED = (12, 6)
_LATE = 9
_ANSWERS = {10: Answer.YES, 3: Answer.NO}
_NOTES = {
    17: "Two cold packs in the evening.",
    10: "More bruising on the right than last time.",
    2: "Wore loose trousers; that helped.",
}
_REMEDIES = {17: ("cold pack",), 10: ("arnica", "cold pack"), 3: ("arnica",)}


@click.command(help=words.DEMO)
@click.pass_obj
def demo(context: Context) -> None:
    from tempfile import TemporaryDirectory

    from diary.cli.compose import has_screen, open_journal, run_app

    with TemporaryDirectory(prefix="diary-demo-") as folder, _gone_when_killed(folder):
        journal = open_journal(Path(folder))
        fill(journal, context.now)
        if has_screen():
            run_app(journal, context.clock, is_demo=True)
            return
        from diary.cli.reports import print_status

        say(words.IN_DEMO)
        print_status(journal.summary(context.now.today), context.now)


@contextmanager
def _gone_when_killed(folder: str) -> Iterator[None]:
    """A terminal that is closed, or a polite kill, ends it as ever but leaves no folder behind."""

    def end(number: int, _: object) -> None:
        rmtree(folder, ignore_errors=True)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    signals = [getattr(signal, name, None) for name in ("SIGHUP", "SIGTERM")]
    before = {one: signal.signal(one, end) for one in signals if one is not None}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def fill(journal: "Journal", now: Now) -> None:
    """Record the made-up diary, each day at its own moment. Today itself has no check-in yet."""
    first = _SESSIONS[0][0]
    for ago in range(first, 0, -1):
        day = now.today - timedelta(ago)
        for back, at, areas in _SESSIONS:
            if back == ago:
                journal.record(
                    TreatmentSession(day, areas, at=at, numbing_cream=True),
                    _moment(now, ago, time(18, 0)),
                )
        if ago in _MISSED:
            continue
        late = ago == _LATE
        entered = _moment(now, ago - late, _MORNING if late else _EVENING)
        journal.record(_check_in(now, ago, first - ago), entered)


def _check_in(now: Now, ago: int, place: int) -> CheckIn:
    ratings = [
        Rating(area, symptom, int(values[area][place]))
        for area in (ABDOMEN, LEFT_THIGH, RIGHT_THIGH)
        for symptom, values in ((BRUISING, _BRUISES), (SORENESS, _SORENESS))
        if values[area][place] != " "
    ]
    answer = _ANSWERS.get(ago)
    return CheckIn(
        now.today - timedelta(ago),
        tuple(ratings),
        (Leftover(LEFT_THIGH, answer),) if answer else (),
        frozenset(),
        _REMEDIES.get(ago, ()),
        _NOTES.get(ago, ""),
    )


def _moment(now: Now, ago: int, at: time) -> Now:
    """That time of that day, on the wall clock `now` was read from."""
    local = datetime.combine(now.today - timedelta(ago), at, UTC)
    return Now(local - timedelta(minutes=now.offset), now.offset, now.zone)
