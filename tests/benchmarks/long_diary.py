"""Diaries of any length: a check-in every evening, a session on two areas every 4 weeks."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from diary.core.areas import Area, area_named
from diary.core.records import CheckIn, Rating, Revision, TreatmentSession
from diary.core.scales import BRUISING, SORENESS
from diary.storage.store import FileStore
from tests.diaries import at

LAST = date.today() - timedelta(1)  # noqa: DTZ011 - a benchmark's diary ends yesterday
AREAS = (area_named("left-front-thigh"), area_named("lower-abdomen"))


def revisions(years: int, last: date = LAST) -> list[Revision]:
    """Every evening's four ratings, healing after each session as most people heal."""
    draw = Random(7)
    first = last - timedelta(365 * years - 1)
    made = []
    bruised: dict[Area, int] = {}
    sore: dict[Area, int] = {}
    for number in range(365 * years):
        day = first + timedelta(number)
        since = number % 28
        if since == 0:
            session = TreatmentSession(day, AREAS)
            made.append(Revision(_id(f"s{number}"), 1, at(day), 60, "Europe/Paris", session))
        if since == 0:
            # One session in eight bruises for longer than its week, one in eight hurts for longer.
            bruised = {area: draw.choice((4, 5, 5, 6, 6, 7, 7, 10)) for area in AREAS}
            sore = {area: draw.choice((1, 1, 2, 2, 2, 2, 2, 4)) for area in AREAS}
        check_in = CheckIn(
            day,
            tuple(
                rating
                for area in AREAS
                for rating in (
                    Rating(area, BRUISING, max(0, min(2, bruised[area] - since))),
                    Rating(area, SORENESS, max(0, 2 * (sore[area] + 1 - since))),
                )
            ),
            note="a little better than yesterday" if draw.random() < 0.2 else "",
        )
        made.append(Revision(_id(f"c{number}"), 1, at(day), 60, "Europe/Paris", check_in))
    return made


def _id(seed: str) -> str:
    raw = Random(seed).randbytes(16).hex()
    return f"{raw[:8]}-{raw[8:12]}-4{raw[13:16]}-a{raw[17:20]}-{raw[20:]}"


def write(home: Path, years: int) -> Path:
    """Such a diary on the disk; returns its file."""
    FileStore(home).append(*revisions(years))
    return home / "diary.jsonl"
