"""Random diaries that change their care plan: often, to anything, also to what is no plan."""

import tomllib
from dataclasses import replace
from datetime import timedelta
from random import Random

from diary.core.answers import LateAnswer, PlanChange, Reaction
from diary.core.records import Answer, Revision
from tests import oracle
from tests.core.plans import SHIPPED, keys, with_line
from tests.diaries import START, RandomDiary, at, oracle_plan, revise

#: What may be drawn for a number of a plan, by how its key begins.
_DRAWN = {
    "windows.": (1, 12),
    "not_clearing.": (6, 20),
    "never_clear.": (8, 30),
    "worsening.soreness.from_severity": (2, 7),
    "worsening.bruising.from_severity": (1, 4),
    "worsening.soreness.from_day": (0, 4),
    "worsening.bruising.from_day": (0, 5),
    "worsening.soreness.rise": (1, 4),
    "worsening.bruising.rise": (1, 3),
    "worsening.": (1, 6),  # how far back it looks
    "severe.soreness": (4, 10),
    "severe.bruising": (2, 4),
    "episodes.longest_gap_days": (0, 6),
    "episodes.slips": (0, 3),
    "episodes.clear_reports": (1, 4),
    "episodes.recent_days": (0, 6),
    "follow_up.": (5, 120),
    "following.": (3, 20),
    "leftover.": (1, 8),
    "sign_flags.": (0, 4),
    "late_checks.active_days": (0, 20),
}


def random_plan(draw: Random) -> str:
    """The text of a plan: one that ships as it is, or with some of its numbers and signs others."""
    text = draw.choice(sorted(SHIPPED.values()))
    if draw.random() < 0.4:
        return text
    often = draw.choice((0.1, 0.5, 1.0))
    for key in keys(text):
        drawn = next((of for name, of in _DRAWN.items() if key.name.startswith(name)), None)
        if drawn and type(key.value) is int and draw.random() < often:
            text = with_line(text, key.line, f"{key.last} = {draw.randint(*drawn)}")
        if key.last == "level" and draw.random() < 0.2:
            level = draw.choice(("contact_today", "emergency"))
            text = with_line(text, key.line, f'level = "{level}"')
        if key.name == "version":
            text = with_line(text, key.line, f'version = "{draw.randint(1, 4)}"')
    if draw.random() < 0.3:
        sign = draw.choice(sorted(tomllib.loads(text)["signs"]))
        begins = text.index(f"[signs.{sign}]")
        ends = text.find("[", begins + 1)
        text = text[:begins] + (text[ends:] if ends > 0 else "")
    return text


def _no_plan(draw: Random) -> str:
    text = random_plan(draw)
    key = draw.choice(keys(text))
    return draw.choice(
        ("", with_line(text, key.line, f"{key.last} = {{}}"), text[: len(text) // 2])
    )


class ChangingDiary(RandomDiary):
    """A random diary with changes of plan, some of one day or one instant, and twins of one."""

    def __init__(self, seed: int, *, areas: int = 2, days: int = 35) -> None:
        super().__init__(seed, areas=areas, days=days)
        draw = Random(seed + 1)
        self.texts: dict[str, str] = {}
        for number in range(draw.choice((1, 1, 2, 3, 6))):
            self._change(draw, f"p{draw.randrange(100):02}-{number}", days)
        instants = {one.day: one.recorded_at for one in self.check_ins}
        if draw.random() < 0.5:
            self.check_ins = [replace(one, recorded_at=instants[one.day]) for one in self.check_ins]

        for number in range(draw.choice((0, 0, 1, 3))):
            self._answer(draw, f"a{draw.randrange(100):02}-{number}", days)

    def _answer(self, draw: Random, id_: str, days: int) -> None:
        """What test injections did, or what was said to a late check; sometimes of no session."""
        session = draw.choice(["gone", *(one.id for one in self.sessions)])
        day = START + timedelta(draw.randrange(days))
        others: list[oracle.Reaction | oracle.LateAnswer]
        others = [*self.reactions, *self.late_answers]
        if others and draw.random() < 0.5:
            session, day = others[-1].session, others[-1].day
        recorded_at = at(day) + timedelta(seconds=draw.choice((0, 0, 60)))
        if draw.random() < 0.4:
            seen = draw.random() < 0.7
            self.reactions.append(oracle.Reaction(id_, session, day, seen, recorded_at))
        else:
            answer = draw.choice((oracle.YES, oracle.NO, oracle.UNSURE))
            self.late_answers.append(oracle.LateAnswer(id_, session, day, answer, recorded_at))

    def _change(self, draw: Random, id_: str, days: int) -> None:
        # A session often begins on the day of a change, and so does a flag.
        day = START + timedelta(draw.randrange(-2, days + 2))
        if self.changes and draw.random() < 0.25:
            day = self.changes[-1].day
        recorded_at = at(day) + timedelta(seconds=draw.choice((0, 1, 60, 7200)))
        if draw.random() < 0.2:
            text, plan = _no_plan(draw), None
        else:
            text = random_plan(draw)
            plan = oracle_plan(text)
        self.texts[id_] = text
        self.changes.append(oracle.PlanChange(id_, day, plan, recorded_at))

    def revisions(self) -> list[Revision]:
        """The same diary as the log holds it, in shuffled order."""
        changes = [
            Revision(
                one.id,
                1,
                one.recorded_at,
                0,
                "UTC",
                PlanChange(one.day, "named", "as it likes", self.texts[one.id]),
            )
            for one in self.changes
        ]
        answers = [
            *(
                revise(
                    one.id,
                    Reaction(one.session, one.day, frozenset({"rash"} if one.seen else ())),
                    recorded_at=one.recorded_at,
                )
                for one in self.reactions
            ),
            *(
                revise(
                    one.id,
                    LateAnswer(one.session, 2, one.day, Answer(one.answer)),
                    recorded_at=one.recorded_at,
                )
                for one in self.late_answers
            ),
        ]
        found = [*super().revisions(), *changes, *answers]
        self._draw.shuffle(found)
        return found
