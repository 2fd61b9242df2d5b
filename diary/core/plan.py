"""The care plan: every number the rules use, read from TOML.

Days are calendar days. A key that is missing, mistyped or out of range raises `PlanError`.
Its parts are named tuples: a frozen dataclass costs every start seven times as much.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from diary.core.areas import Area, Region
from diary.core.scales import Symptom

#: Characters of a plan's file.
LONGEST_PLAN = 32_768


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
    """What is asked so many weeks after the last session; a yes counts for `active_days`.

    The last of them stays due for `last_stays_days`, the others until the next one.
    """

    weeks: tuple[int, ...]
    active_days: int
    last_stays_days: int
    question: str
    source: str


class TestInjections(NamedTuple):
    """What is asked about the test injections, and how many hours they lie before a treatment.

    After `ask_days` nobody is asked any more: they would hardly remember. `reactions` are the names
    to choose from and their words.
    """

    hours_before: int
    ask_days: int
    question: str
    reactions: Mapping[str, str]
    source: str


class Advice(NamedTuple):
    """Something to do before a session, or from so many hours after it on."""

    name: str
    hours: int
    words: str
    source: str


class Results(NamedTuple):
    """When the patient is asked for a change, and after how many sessions one usually shows.

    Each time the question stays for `stays_days`.
    """

    first_day: int
    most_months: int
    stays_days: int
    usual_sessions: int
    question: str
    words: str
    source: str


class NumbingCream(NamedTuple):
    """What is said of the soreness of a day on which a cream was used."""

    words: str
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
    test_injections: TestInjections
    numbing_cream: NumbingCream
    checklist: Mapping[str, Advice]
    tips: Mapping[str, Advice]
    results: Results
    remedies: Mapping[str, str]
    signs: Mapping[str, WarningSign]
    sources: Mapping[str, str]

    @classmethod
    def from_toml(cls, text: str) -> "CarePlan":
        """Read a plan file's text; raises `PlanError` with the first key at fault."""
        from diary.core.plan_reading import read_plan

        return read_plan(text)

    @classmethod
    def from_stored(cls, text: str) -> "CarePlan":
        """Read a plan that a diary holds, which may be from before some of the keys.

        Raises `PlanError`.
        """
        from diary.core.plan_reading import read_plan

        return read_plan(text, is_stored=True)

    def is_of_now(self, day: date, today: date) -> bool:
        """Whether a sign ticked for a day is taken to be there now: it may have passed since."""
        return (today - day).days <= self.sign_active_days

    def window_days(self, symptom: Symptom) -> int:
        """The last day, counted from the session, on which the symptom is expected."""
        return self.windows[symptom].days
