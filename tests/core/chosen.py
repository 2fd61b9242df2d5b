"""Diaries in which everything private can be told by its name, and choices of what goes out."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import strategies as st

from diary.core.answers import Reaction
from diary.core.areas import area_named
from diary.core.entries import current
from diary.core.period import Period
from diary.core.profile import Profile
from diary.core.reasons import undo_reason
from diary.core.records import CheckIn, Record, Revision, TreatmentSession
from diary.core.selection import Part, Selection
from diary.core.summary import Summary, summary
from tests.answered import answers
from tests.core.tangled import tangled
from tests.diaries import PLAN, START, RandomDiary, at, noted, revise

#: What every private text begins with, by what has to be left out for it to stay here.
NOTE, REASON, REMEDY, NAME = "NOTE", "REASON", "REMEDY", "NAME"


class Chosen:
    """A tangled diary of three areas, and a choice; drawn from a seed."""

    def __init__(self, seed: int) -> None:
        self.draw = Random(seed)
        made = RandomDiary(seed, areas=3, days=self.draw.randint(3, 16))
        flags = summary(made.records(), PLAN, made.as_of).flags
        made.tell([flag.id for flag in flags])
        around = answers(seed, made, days=16)
        log = tangled(seed, [*made.revisions(), *self._profile(), *around])
        private = (self._private(number, one) for number, one in enumerate(log))
        self.revisions = list(dict.fromkeys(private))
        self.areas = [area_named(name) for name in made.areas]
        self.selection = self._selection()
        days = [one.value.day for one in self.revisions if one.value.RECORD != "planned"]
        self.today = max([made.as_of, *days])

    def _profile(self) -> list[Revision]:
        if self.draw.random() < 0.3:
            return []
        return [revise("who", Profile(START, "x", clinic=f"{NAME}-clinic", born=date(1961, 2, 3)))]

    def _private(self, number: int, one: Revision) -> Revision:
        value, reason = self._said(number, one.value), ""
        if one.revision > 1:
            reason = self.draw.choice(
                ("mistake", f"mistake: {REASON}{number}", f"{REASON}{number}", "")
            )
            if self.draw.random() < 0.2:
                reason = undo_reason(one.revision - 1)
        # It is entered on its day or later, as whatever is brought in has to be.
        recorded_at = one.recorded_at
        if value.RECORD != "planned":
            recorded_at = max(recorded_at, at(value.day) + timedelta(hours=8))
        return one._replace(value=value, reason=reason, recorded_at=recorded_at)

    def _said(self, number: int, value: Record) -> Record:
        if isinstance(value, Profile):
            return noted(value, f"{NAME}{number}")
        if isinstance(value, CheckIn):
            remedies = (f"{REMEDY}{number}",) if self.draw.random() < 0.4 else ()
            value = CheckIn(
                value.day, value.ratings, value.leftovers, value.signs, remedies, value.note or "n"
            )
            is_noted = self.draw.random() < 0.4
            if not is_noted and (value.ratings or value.signs is not None or remedies):
                return noted(value, "")
            return noted(value, f"{NOTE}{number}")
        if isinstance(value, TreatmentSession):
            areas = value.areas or self.areas[:1]
            given = [f"{NOTE}{number}" if self.draw.random() < 0.2 else "" for _ in range(2)]
            products, by = given
            value = TreatmentSession(
                value.day, tuple(areas), value.kind, value.at, products=products, by=by
            )
        if isinstance(value, Reaction) and value.size:
            value = replace(value, size=f"{NOTE}{number}")
        return noted(value, f"{NOTE}{number}" if self.draw.random() < 0.4 else "")

    def _selection(self) -> Selection:
        draw = self.draw
        days = sorted(START + timedelta(draw.randint(-1, 17)) for _ in range(2))
        period = Period(*(day if draw.random() < 0.5 else None for day in days))
        areas = draw.sample(self.areas, draw.choice((0, 1, 2)))
        parts = draw.sample(tuple(Part), draw.choice((0, 0, 1, 2, 3)))
        return Selection(period, frozenset(areas), frozenset(parts), draw.random() < 0.5)

    def account(self) -> Summary:
        as_of = self.selection.period.last or self.today
        return summary(current(self.revisions), PLAN, as_of)

    def private(self) -> list[str]:
        """What the texts that have to stay here begin with."""
        selection = self.selection
        return [
            *([NOTE, REASON] if not selection.has(Part.NOTES) else []),
            *([REMEDY] if not selection.has(Part.REMEDIES) else []),
            *([REASON] if not selection.has(Part.HISTORY) else []),
            *([NAME, "1961-02-03"] if not selection.with_name else []),
        ]


CHOSEN = st.integers(0, 2**40).map(Chosen)
