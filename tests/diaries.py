"""Made-up diaries for tests: plain ones in a few words, and random ones for the oracle."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random

import diary
from diary.core.areas import AREAS, area_named
from diary.core.entries import Records, current
from diary.core.plan import CarePlan
from diary.core.profile import Profile
from diary.core.records import (
    Answer,
    CheckIn,
    Leftover,
    Record,
    Revision,
    SessionKind,
    ToldClinic,
    TreatmentSession,
    rating,
)
from diary.core.settings import Settings
from tests import oracle

PLAN_TEXT = (Path(diary.__file__).parent / "plans" / "mesotherapy.toml").read_text("utf-8")
PLAN = CarePlan.from_toml(PLAN_TEXT)
START = date(2026, 3, 2)
SIGNS = {name: sign.level.label for name, sign in PLAN.signs.items()}


def oracle_plan(text: str) -> oracle.Plan:
    """A plan as the oracle takes it: its numbers read straight from the file's text."""
    said = tomllib.loads(text)
    worsening, episodes = said["worsening"], said["episodes"]

    def of_each(name: str) -> dict[str, int]:
        return {symptom: worsening[symptom][name] for symptom in oracle.SYMPTOMS}

    return oracle.Plan(
        id=said["id"],
        version=said["version"],
        window_days={symptom: said["windows"][symptom]["days"] for symptom in oracle.SYMPTOMS},
        not_clearing_days=said["not_clearing"]["days"],
        never_clear_days=said["never_clear"]["days"],
        worsening_severity=of_each("from_severity"),
        worsening_from_day=of_each("from_day"),
        worsening_rise=of_each("rise"),
        worsening_dates_before=of_each("look_back_days"),
        severe_from={symptom: said["severe"][symptom] for symptom in oracle.SYMPTOMS},
        most_zeros=episodes["slips"],
        most_missing=episodes["longest_gap_days"],
        resolved_zeros=episodes["clear_reports"],
        ongoing_days=episodes["recent_days"],
        follow_up_days=said["follow_up"]["days"],
        followed_days=said["following"]["days"],
        soreness_unanswered_days=said["leftover"]["soreness_latest_report_days"],
        late_check_days=said["late_checks"]["active_days"],
        sign_recent_days=said["sign_flags"]["active_days"],
        signs={name: sign["level"] for name, sign in said["signs"].items()},
    )


def at(day: date, clock: time = time(21, 0)) -> datetime:
    """That moment of the day, UTC."""
    return datetime.combine(day, clock, UTC)


def note_of(record: Record) -> str:
    """What is noted there; a profile has no note."""
    return "" if isinstance(record, Profile) else record.note


def noted(record: Record, note: str) -> Record:
    """The same record with another text in it."""
    if isinstance(record, Profile):
        return replace(record, name=note)
    return replace(record, note=note)


def revise(
    id_: str,
    value: Record,
    *,
    number: int = 1,
    recorded_at: datetime | None = None,
    offset: int = 0,
    withdrawn: bool = False,
) -> Revision:
    """One revision of a record, entered at nine in the evening of its day if not said otherwise."""
    return Revision(id_, number, recorded_at or at(value.day), offset, "UTC", value, "", withdrawn)


class NoDrafts:
    """Nothing is typed here."""

    def keep(self, text: str) -> None: ...

    def drop(self) -> None: ...

    def left(self) -> Sequence[tuple[str, str]]:
        return ()

    def drop_left(self, key: str) -> None: ...


class NoChoices:
    """The usual settings and keys, and nowhere to keep others."""

    settings_path = keys_path = ""

    def settings(self) -> Settings:
        return Settings()

    def keys(self) -> str:
        return ""

    def keep(self, settings: Settings) -> None:
        raise AssertionError("a diary in memory has nowhere to keep settings")


class OpenStore:
    """What every store in memory has: no passphrase, nothing half typed, nothing chosen."""

    is_encrypted = is_locked = False
    drafts = NoDrafts()
    choices = NoChoices()

    def unlock(self, passphrase: str) -> None: ...

    def lock(self) -> None: ...


class RandomDiary:
    """A diary drawn from a seed, as the oracle takes it and as revisions."""

    def __init__(self, seed: int, *, areas: int = 3, days: int = 35) -> None:
        draw = Random(seed)
        self._draw = draw
        self.areas = [area.name for area in draw.sample(AREAS, areas)]
        self.last = START + timedelta(days - 1)
        self.sessions = list(self._sessions(days))
        self.check_ins = list(self._check_ins(days))
        self.told: list[oracle.Told] = []
        self.changes: list[oracle.PlanChange] = []
        self.reactions: list[oracle.Reaction] = []
        self.late_answers: list[oracle.LateAnswer] = []
        self.as_of = START + timedelta(draw.randrange(days - days // 4, days + 6))

    def _sessions(self, days: int) -> Iterable[oracle.Session]:
        draw = self._draw
        weekly = draw.random() < 0.6
        starts = range(draw.randrange(4), days, 7) if weekly else draw.sample(range(days), 3)
        for number, offset in enumerate(starts):
            for twin in range(2 if draw.random() < 0.1 else 1):
                day = START + timedelta(offset)
                yield oracle.Session(
                    f"s{draw.randrange(1000):03}-{number}-{twin}",
                    day,
                    tuple(draw.sample(self.areas, draw.randint(1, len(self.areas)))),
                    "test" if draw.random() < 0.1 else "treatment",
                    time(draw.randrange(24), 0) if draw.random() < 0.3 else None,
                    recorded_at=at(day + timedelta(draw.randrange(3))),
                )

    def _check_ins(self, days: int) -> Iterable[oracle.CheckIn]:
        draw = self._draw
        silence = draw.choice((0.05, 0.3, 0.6))
        zeros = draw.choice((0.15, 0.4, 0.7))
        answers = draw.choice((0.0, 0.15, 0.5))
        answer = draw.choice((["no"], ["yes"], ["unsure"], ["yes", "no", "unsure"]))
        for offset in range(days):
            for twin in range(2 if draw.random() < 0.15 else 1):
                if draw.random() < silence:
                    continue
                made = self._check_in(offset, twin, zeros, answers, answer)
                if made.ratings or made.signs is not None:
                    yield made

    def _check_in(
        self, offset: int, twin: int, zeros: float, answers: float, answer: Sequence[str]
    ) -> oracle.CheckIn:
        draw = self._draw
        day = START + timedelta(offset)
        late = timedelta(draw.choice((0, 0, 0, 1, 9)), draw.randrange(36_000))
        ratings = {
            (area, symptom): 0 if draw.random() < zeros else draw.randint(1, worst)
            for area in self.areas
            for symptom, worst in (("bruising", 4), ("soreness", 10))
            if draw.random() < 0.8
        }
        return oracle.CheckIn(
            f"c{draw.randrange(1000):03}-{offset}-{twin}",
            day,
            at(day) + late,
            draw.choice((-300, 0, 60)),
            ratings,
            {area: draw.choice(answer) for area in self.areas if draw.random() < answers},
            draw.choice(
                (None, None, frozenset(), frozenset(draw.sample(sorted(SIGNS), draw.randint(1, 2))))
            ),
        )

    def tell(self, flag_ids: Sequence[str]) -> None:
        """Note that the clinic was told about some of these flags."""
        for id_ in flag_ids:
            if self._draw.random() < 0.5:
                day = START + timedelta(self._draw.randrange(40))
                self.told.append(oracle.Told(id_, day, "called", at(day)))

    def judged(self) -> dict[str, object]:
        return oracle.judge(
            self.sessions,
            self.check_ins,
            self.told,
            self.as_of,
            shipped=oracle_plan(PLAN_TEXT),
            changes=self.changes,
            reactions=self.reactions,
            late_answers=self.late_answers,
        )

    def revisions(self) -> list[Revision]:
        """The same diary as the log holds it, in shuffled order."""
        found = [
            *(
                Revision(one.id, 1, one.recorded_at, 0, "UTC", session_from(one))
                for one in self.sessions
            ),
            *(
                Revision(one.id, 1, one.recorded_at, one.offset_minutes, "UTC", check_in_from(one))
                for one in self.check_ins
            ),
            *(
                Revision(
                    f"t{place}",
                    1,
                    one.recorded_at,
                    0,
                    "UTC",
                    ToldClinic(one.flag_id, one.day, one.note),
                )
                for place, one in enumerate(self.told)
            ),
        ]
        self._draw.shuffle(found)
        return found

    def records(self) -> Records:
        return current(self.revisions())


def session_from(session: oracle.Session) -> TreatmentSession:
    return TreatmentSession(
        session.day,
        tuple(area_named(name) for name in session.areas),
        SessionKind(session.kind),
        session.at,
    )


def check_in_from(check_in: oracle.CheckIn) -> CheckIn:
    return CheckIn(
        check_in.day,
        tuple(rating(area, symptom, worst) for (area, symptom), worst in check_in.ratings.items()),
        tuple(Leftover(area_named(area), Answer(one)) for area, one in check_in.leftovers.items()),
        check_in.signs,
    )
