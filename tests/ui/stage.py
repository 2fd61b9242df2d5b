"""A diary on the disk, a clock that tests can turn, and the app over both."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from textual.pilot import Pilot

from diary.cli.exporters import FileExporters
from diary.core.areas import Area, area_named
from diary.core.moment import Now
from diary.core.records import CheckIn, Rating, TreatmentSession
from diary.core.scales import BRUISING, SORENESS
from diary.core.settings import Settings
from diary.journal import Journal
from diary.storage.store import FileStore
from diary.ui.app import DiaryApp
from diary.ui.widgets.key_bar import KeyLine
from tests.diaries import PLAN

THIGH = area_named("left-front-thigh")
BELLY = area_named("lower-abdomen")
TODAY = date(2026, 11, 22)


class Clock:
    """Reads what it was set to; Paris in winter."""

    def __init__(self, day: date = TODAY, clock: time = time(21, 18)) -> None:
        self.set(day, clock)

    def set(self, day: date, clock: time) -> None:
        self.local = datetime.combine(day, clock)

    def __call__(self) -> Now:
        instant = self.local.replace(tzinfo=UTC) - timedelta(hours=1)
        return Now(instant, 60, "Europe/Paris")


def journal_at(home: Path) -> Journal:
    """The diary in a folder, as another program would open it."""
    return Journal(FileStore(home), PLAN)


def ratings(*values: tuple[Area, int | None, int | None]) -> tuple[Rating, ...]:
    """Area, bruising, soreness; None leaves one out."""
    return tuple(
        Rating(area, symptom, severity)
        for area, bruising, soreness in values
        for symptom, severity in ((BRUISING, bruising), (SORENESS, soreness))
        if severity is not None
    )


def log(journal: Journal, day: date, *values: tuple[Area, int | None, int | None]) -> None:
    """A check-in entered at nine in the evening of its day."""
    journal.record(CheckIn(day, ratings(*values)), Clock(day, time(21, 0))())


def add_session(journal: Journal, day: date, *areas: Area) -> None:
    journal.record(TreatmentSession(day, areas, at=time(14, 30)), Clock(day, time(18, 0))())


def two_sessions(home: Path) -> Journal:
    """A healed first session of the thigh; a second one three days ago, still a little sore."""
    journal = journal_at(home)
    first = date(2026, 10, 20)
    add_session(journal, first, THIGH)
    course = [(2, 4), (3, 4), (3, 3), (2, 1), (2, 0), None, (1, 0), (1, 0), (1, 0), (0, 0), (0, 0)]
    for number, values in enumerate(course):
        if values:
            log(journal, first + timedelta(number), (THIGH, *values))
    second = date(2026, 11, 19)
    add_session(journal, second, THIGH, BELLY)
    for number, (thigh, belly) in enumerate([((1, 6), (0, 2)), ((2, 5), (1, 2)), ((2, 4), (1, 0))]):
        log(journal, second + timedelta(number), (THIGH, *thigh), (BELLY, *belly))
    return journal


def flagged(home: Path) -> Journal:
    """Still sore on the third day of that second session."""
    journal = two_sessions(home)
    log(journal, TODAY, (THIGH, 2, 4), (BELLY, 1, 0))
    return journal


def app_over(journal: Journal, clock: Clock | None = None, theme: str = "") -> DiaryApp:
    settings = Settings(theme=theme) if theme else None
    return DiaryApp(journal, clock or Clock(), settings, FileExporters)


def check_ins(home: Path, day: date = TODAY) -> Sequence[CheckIn]:
    """What another program reads for a day."""
    by_day = journal_at(home).records().by_day
    return [entry.value for entry in by_day.get(day, [])]


def said(check_in: CheckIn) -> dict[tuple[str, str], int]:
    """A check-in's ratings by names."""
    return {(one.area.name, one.symptom.name): one.severity for one in check_in.ratings}


async def click_key(pilot: Pilot[None], said: str, of: str = "KeyLine") -> None:
    """Click a key where it stands in the lines of keys."""
    for line in pilot.app.screen.query(of).results(KeyLine):
        for y, text in enumerate(str(line.render()).split("\n")):
            if said in text:
                assert await pilot.click(line, offset=(text.index(said) + 1, y))
                await pilot.pause()
                return
    raise AssertionError(said)
