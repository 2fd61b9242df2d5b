"""The care plan: every number the rules use, read from TOML.

Days are calendar days. A key that is missing, mistyped or out of range raises `PlanError`.
Its parts are named tuples: a frozen dataclass costs every start seven times as much.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import Any, NamedTuple

from diary.core.areas import Area, Region
from diary.core.errors import PlanError
from diary.core.scales import SYMPTOMS, Symptom

_WITH_SOURCE = (
    "not_clearing", "never_clear", "severe", "episodes", "follow_up", "following", "leftover",
    "sign_flags"
)  # fmt: skip


class Level(IntEnum):
    """How soon the clinic should hear of it, rising."""

    TELL_CLINIC = 1
    CONTACT_CLINIC = 2
    CONTACT_TODAY = 3
    EMERGENCY = 4

    @property
    def label(self) -> str:
        return self.name.lower()


class Window(NamedTuple):
    """How long a symptom is expected to last: `days` after the session, the last day included."""

    days: int
    usual: str
    source: str


class Worsening(NamedTuple):
    """When a rise counts: `rise` steps above the lowest report of the `look_back` days before."""

    from_severity: int
    from_day: int
    rise: int
    look_back: int
    source: str


class WarningSign(NamedTuple):
    """A sign the check-in asks about, and how soon the clinic should hear of it."""

    name: str
    level: Level
    words: str
    source: str


class Timer(NamedTuple):
    """What to leave be for some hours after a session on that region; None is any area."""

    name: str
    hours: int
    region: Region | None
    words: str
    source: str

    def covers(self, areas: Iterable[Area]) -> bool:
        return self.region is None or any(one.region is self.region for one in areas)


class LateChecks(NamedTuple):
    """What is asked so many weeks after the last session."""

    weeks: tuple[int, ...]
    question: str
    source: str


class Episodes(NamedTuple):
    """What keeps two reports in one episode, and what ends one."""

    longest_gap: int
    slips: int
    clear_reports: int
    recent: int


@dataclass(frozen=True, slots=True)
class CarePlan:
    """One care plan. `sources` names where each rule's numbers come from."""

    id: str
    version: str
    title: str
    windows: Mapping[Symptom, Window]
    not_clearing_days: int
    never_clear_days: int
    worsening: Mapping[Symptom, Worsening]
    severe: Mapping[Symptom, int]
    episodes: Episodes
    follow_up_days: int
    following_days: int
    leftover_soreness_days: int
    sign_active_days: int
    timers: Mapping[str, Timer]
    late_checks: LateChecks
    signs: Mapping[str, WarningSign]
    sources: Mapping[str, str]

    @classmethod
    def from_toml(cls, text: str) -> "CarePlan":
        """Read a plan file's text; raises `PlanError` with the key at fault."""
        try:
            root = _Table("", tomllib.loads(text))
        except tomllib.TOMLDecodeError as error:
            raise PlanError("", str(error)) from error
        return cls(
            id=root.text("id"),
            version=root.text("version"),
            title=root.text("title"),
            windows={one: _window(root.table("windows").table(one.name)) for one in SYMPTOMS},
            not_clearing_days=root.table("not_clearing").number("days", 1, 365),
            never_clear_days=root.table("never_clear").number("days", 1, 365),
            worsening={
                one: _worsening(root.table("worsening").table(one.name), one) for one in SYMPTOMS
            },
            severe={one: root.table("severe").number(one.name, 1, one.worst) for one in SYMPTOMS},
            episodes=_episodes(root.table("episodes")),
            follow_up_days=root.table("follow_up").number("days", 1, 365),
            following_days=root.table("following").number("days", 1, 365),
            leftover_soreness_days=root.table("leftover").number(
                "soreness_latest_report_days", 1, 365
            ),
            sign_active_days=root.table("sign_flags").number("active_days", 0, 365),
            timers={name: _timer(name, table) for name, table in root.table("timers").tables()},
            late_checks=_late_checks(root.table("late_checks")),
            signs={name: _sign(name, table) for name, table in root.table("signs").tables()},
            sources={name: root.table(name).text("source") for name in _WITH_SOURCE},
        )

    def window_days(self, symptom: Symptom) -> int:
        """The last day, counted from the session, on which the symptom is expected."""
        return self.windows[symptom].days


class _Table:
    """One table of a plan file that says which key is wrong."""

    def __init__(self, path: str, content: object) -> None:
        if not isinstance(content, dict):
            raise PlanError(path, "is not a table")
        self._path, self._content = path, content

    def _key(self, name: str) -> str:
        return f"{self._path}.{name}" if self._path else name

    def _value(self, name: str) -> Any:
        if name not in self._content:
            raise PlanError(self._key(name), "is missing")
        return self._content[name]

    def table(self, name: str) -> "_Table":
        return _Table(self._key(name), self._value(name))

    def tables(self) -> "list[tuple[str, _Table]]":
        return [(name, self.table(name)) for name in self._content]

    def text(self, name: str) -> str:
        value = self._value(name)
        if not isinstance(value, str) or not value.strip():
            raise PlanError(self._key(name), "is not a text")
        return value

    def number(self, name: str, least: int, most: int) -> int:
        value = self._value(name)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise PlanError(self._key(name), f"is not a whole number from {least} to {most}")
        return value

    def rising(self, name: str, least: int, most: int) -> tuple[int, ...]:
        values = self._value(name)
        numbers = isinstance(values, list) and all(type(one) is int for one in values)
        if not numbers or not all(a < b for a, b in pairwise([least - 1, *values, most + 1])):
            raise PlanError(self._key(name), f"is not a rising list of numbers {least} to {most}")
        return tuple(values)


def _window(table: _Table) -> Window:
    return Window(table.number("days", 1, 365), table.text("usual"), table.text("source"))


def _worsening(table: _Table, symptom: Symptom) -> Worsening:
    return Worsening(
        from_severity=table.number("from_severity", 1, symptom.worst),
        from_day=table.number("from_day", 0, 365),
        rise=table.number("rise", 1, symptom.worst),
        look_back=table.number("look_back_days", 1, 30),
        source=table.text("source"),
    )


def _episodes(table: _Table) -> Episodes:
    return Episodes(
        longest_gap=table.number("longest_gap_days", 0, 30),
        slips=table.number("slips", 0, 10),
        clear_reports=table.number("clear_reports", 1, 10),
        recent=table.number("recent_days", 0, 30),
    )


def _timer(name: str, table: _Table) -> Timer:
    areas = table.text("areas")
    if areas not in ("all", *Region):
        raise PlanError(f"timers.{name}.areas", "is neither all nor a region of the body")
    region = None if areas == "all" else Region(areas)
    hours = table.number("hours", 1, 168)
    return Timer(name, hours, region, table.text("words"), table.text("source"))


def _late_checks(table: _Table) -> LateChecks:
    weeks = table.rising("weeks", 1, 52)
    return LateChecks(weeks, table.text("question"), table.text("source"))


def _sign(name: str, table: _Table) -> WarningSign:
    level = table.text("level")
    if level not in ("contact_today", "emergency"):
        raise PlanError(f"signs.{name}.level", "is neither contact_today nor emergency")
    return WarningSign(name, Level[level.upper()], table.text("words"), table.text("source"))
