"""The hours after a session, counted down on Today; tips; and what a numbing cream can hide."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from diary.core.areas import area_named
from diary.core.moment import Now
from diary.core.records import TreatmentSession
from diary.journal import Journal
from diary.ui.app import DiaryApp
from diary.ui.widgets.aftercare_lines import AftercareLines, Tip
from diary.ui.widgets.beside_ratings import Remark
from diary.wording.hours import wait
from tests.ui.stage import THIGH, TODAY, Clock, app_over, journal_at, two_sessions
from tests.ui.test_questions import SHOWN
from tests.ui.test_today import SIZE, press

CHEEK = area_named("left-cheek")


def session_at(home: Path, at: time, *, cream: bool = False, face: bool = True) -> Journal:
    journal = two_sessions(home)
    areas = (CHEEK, THIGH) if face else (THIGH,)
    session = TreatmentSession(TODAY, areas, at=at, numbing_cream=cream)
    journal.record(session, Clock(TODAY, at)())
    return journal


def said(app: DiaryApp) -> list[str]:
    lines = app.screen.query_one(AftercareLines)
    return lines.text.split("\n") if lines.display else []


async def test_each_wait_says_until_when_and_how_long(tmp_path: Path) -> None:
    clock = Clock(TODAY, time(12, 18))
    app = app_over(session_at(tmp_path, time(10, 30)), clock)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SHOWN)
        assert said(app) == [
            "No make-up until 14:30, in 2 h 12 min",
            "No hot shower until 18:30, in 6 h 12 min",
        ]


async def test_no_make_up_is_said_only_where_the_face_was_treated(tmp_path: Path) -> None:
    app = app_over(session_at(tmp_path, time(10, 30), face=False), Clock(TODAY, time(12, 0)))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SHOWN)
        assert said(app) == ["No hot shower until 18:30, in 6 h 30 min"]


async def test_it_counts_down_by_the_minute_and_folds_what_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(TODAY, time(14, 28))
    app = app_over(session_at(tmp_path, time(10, 30)), clock)
    painted: list[str] = []
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SHOWN)
        lines = app.screen.query_one(AftercareLines)
        update = lines.update

        def paint(text: str, *, layout: bool = True) -> None:
            painted.append(text)
            update(text, layout=layout)

        monkeypatch.setattr(lines, "update", paint)
        for second in range(120):
            clock.local = datetime.combine(TODAY, time(14, 28)) + timedelta(seconds=second)
            lines.tick(clock())
        assert len(painted) == 1  # of 120 seconds, the one that begins another minute
        clock.set(TODAY, time(14, 31))
        app._tick()
        await pilot.pause()
        assert said(app) == ["No hot shower until 18:30, in 3 h 59 min", "Over by now: no make-up"]
        clock.set(TODAY, time(18, 30))
        app._tick()
        await pilot.pause()
        assert said(app) == []


async def test_a_session_that_is_added_counts_at_once(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    app = app_over(journal, Clock(TODAY, time(12, 0)))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SHOWN)
        assert said(app) == []
        session = TreatmentSession(TODAY, (THIGH,), at=time(11, 0))
        journal_at(tmp_path).record(session, Clock(TODAY, time(12, 0))())
        app._tick()
        await pilot.pause()
        assert said(app) == ["No hot shower until 19:00, in 7 h"]


async def test_of_two_sessions_in_a_day_the_later_wait_counts(tmp_path: Path) -> None:
    journal = session_at(tmp_path, time(9, 0))
    second = TreatmentSession(TODAY, (THIGH,), at=time(11, 0))
    journal.record(second, Clock(TODAY, time(11, 0))())
    app = app_over(journal, Clock(TODAY, time(12, 0)))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SHOWN)
        assert said(app) == [
            "No make-up until 13:00, in 1 h",
            "No hot shower until 19:00, in 7 h",
        ]


async def test_without_a_time_it_says_for_how_long_and_how_to_see_until_when(
    tmp_path: Path,
) -> None:
    journal = two_sessions(tmp_path)
    journal.record(TreatmentSession(TODAY, (CHEEK,)), Clock(TODAY, time(12, 0))())
    clock = Clock(TODAY, time(12, 0))
    app = app_over(journal, clock)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SHOWN)
        assert said(app) == [
            "No make-up for about 4 hours after your session.",
            "No hot shower for about 8 hours after your session.",
            "Add the time of your session to see until when: v, then e.",
        ]
        clock.set(TODAY + timedelta(1), time(7, 59))  # it may have been at midnight
        app._tick()
        await pilot.pause()
        assert said(app) == []


async def test_after_midnight_the_hours_of_a_session_of_that_night_count(tmp_path: Path) -> None:
    journal = two_sessions(tmp_path)
    journal.record(TreatmentSession(TODAY, (THIGH,), at=time(1, 0)), Clock(TODAY, time(1, 0))())
    app = app_over(journal, Clock(TODAY, time(2, 0)))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        await pilot.pause(SHOWN)
        assert said(app) == ["No hot shower until 09:00, in 7 h"]


class WallClock:
    """The clock on the wall of a zone at an instant, whatever it does that night."""

    def __init__(self, instant: datetime, zone: str) -> None:
        self.instant, self.zone = instant, zone

    def __call__(self) -> Now:
        offset = self.instant.astimezone(ZoneInfo(self.zone)).utcoffset()
        assert offset is not None
        return Now(self.instant, int(offset.total_seconds() // 60), self.zone)


@pytest.mark.parametrize(
    ("zone", "day", "until", "left"),
    [
        ("Europe/Paris", date(2026, 10, 24), "05:30 tomorrow", "8 h"),  # the clocks go back
        ("Europe/Paris", date(2026, 3, 28), "07:30 tomorrow", "8 h"),  # and on
        ("America/Santiago", date(2026, 9, 5), "07:30 tomorrow", "8 h"),  # on, at midnight
        ("Australia/Lord_Howe", date(2026, 10, 3), "07:00 tomorrow", "8 h"),  # on, half an hour
        ("Asia/Kolkata", date(2026, 10, 24), "06:30 tomorrow", "8 h"),  # never
    ],
)
async def test_no_clock_change_makes_a_wait_longer_or_shorter(
    tmp_path: Path, zone: str, day: date, until: str, left: str
) -> None:
    began = datetime.combine(day, time(22, 30), ZoneInfo(zone)).astimezone(UTC)
    clock = WallClock(began, zone)
    journal = journal_at(tmp_path)
    journal.record(TreatmentSession(day, (THIGH,), at=time(22, 30)), clock())
    app = DiaryApp(journal, clock)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SHOWN)
        assert said(app) == [f"No hot shower until {until}, in {left}"]


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(seconds=1), "1 min"),
        (timedelta(minutes=59, seconds=1), "1 h"),
        (timedelta(hours=2, minutes=5), "2 h 5 min"),
    ],
)
def test_a_minute_that_has_begun_counts_whole(left: timedelta, words: str) -> None:
    until = datetime.combine(TODAY, time(18, 30))
    assert wait("No sun", until, left, TODAY) == (f"No sun until 18:30, in {words}")


@pytest.mark.parametrize(
    ("clock", "tip"),
    [
        (Clock(date(2026, 11, 21), time(14, 0)), "protein"),
        (Clock(date(2026, 11, 21), time(15, 0)), "exercise"),
    ],
)
async def test_exercise_is_a_tip_only_from_48_hours_on(
    tmp_path: Path, clock: Clock, tip: str
) -> None:
    app = app_over(two_sessions(tmp_path), clock)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SHOWN)
        assert tip in str(app.screen.query_one(Tip).render())


async def test_no_tip_shows_where_no_area_is_followed(tmp_path: Path) -> None:
    app = app_over(two_sessions(tmp_path), Clock(date(2027, 3, 1)))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SHOWN)
        assert not app.screen.query_one(Tip).display


@pytest.mark.parametrize("cream", [True, False])
async def test_the_day_of_a_session_says_what_a_cream_can_hide(tmp_path: Path, cream: bool) -> None:
    app = app_over(session_at(tmp_path, time(10, 0), cream=cream))
    async with app.run_test(size=SIZE) as pilot:
        remark = app.screen.query_one(Remark)
        assert remark.display is cream
        assert ("can hide how sore" in str(remark.render())) is cream
        await press(pilot, "d y e s t e r d a y enter")
        assert not app.screen.query_one(Remark).display
