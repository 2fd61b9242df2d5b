"""What stands in the form of a check-in, and the keys below it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from diary.core.areas import Area
from diary.core.records import Answer, CheckIn, Leftover, Rating
from diary.core.scales import Symptom
from diary.core.text import clean
from diary.ui.widgets.key_bar import Key
from diary.wording import screens as words
from diary.wording import today


class Typed(NamedTuple):
    """All that can be said in the form; `signs` is None where they were not answered."""

    ratings: Mapping[tuple[Area, Symptom], int] = {}
    answers: Mapping[Area, Answer] = {}
    note: str = ""
    signs: frozenset[str] | None = None
    remedies: tuple[str, ...] = ()

    @classmethod
    def of(cls, check_in: CheckIn) -> "Typed":
        """A check-in that was saved."""
        return cls(
            {(one.area, one.symptom): one.severity for one in check_in.ratings},
            dict(check_in.leftovers),
            clean(check_in.note),
            check_in.signs,
            check_in.remedies,
        )

    def over(self, saved: "Typed") -> "Typed":
        """The same, and what is saved wherever this says nothing."""
        return Typed(
            {**saved.ratings, **self.ratings},
            {**saved.answers, **self.answers},
            self.note or saved.note,
            saved.signs if self.signs is None else self.signs,
            self.remedies or saved.remedies,
        )

    def to_check_in(self, day: date) -> CheckIn:
        """The check-in that this is. Raises `RecordError` where it says nothing."""
        return CheckIn(
            day,
            tuple(Rating(area, symptom, worst) for (area, symptom), worst in self.ratings.items()),
            tuple(Leftover(area, answer) for area, answer in self.answers.items()),
            self.signs,
            self.remedies,
            self.note,
        )


def keys_of(*, is_today: bool, is_saved: bool, check_ins: int) -> Iterator[Key]:
    """What can be done here; `check_ins` is how many the day has."""
    yield Key("s", words.SAME if is_today else words.SAME_AS_BEFORE, "screen.same", "check_in.same")
    yield Key(
        "n",
        words.NOTHING if is_today else words.NOTHING_THAT_DAY,
        "screen.nothing",
        "check_in.nothing",
    )
    yield Key("enter", words.SAVE, "screen.save", "check_in.save")
    yield Key("e", words.AREA, "screen.area", "check_in.area")
    yield Key("m", today.USED, "screen.remedies", "check_in.used")
    if is_saved:
        yield Key("+", words.ADD_ANOTHER, "screen.add_another", "check_in.add")
        yield Key("x", words.WITHDRAW, "screen.withdraw", "check_in.withdraw")
    if check_ins > 1:
        yield Key("o", words.OTHER, "screen.other", "check_in.other")
