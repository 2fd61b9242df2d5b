"""An answer to a question of Today as it stands in its form, and the record that it becomes."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from diary.core.answers import AreaSeen, LateAnswer, Reaction, ResultAnswer, Seen
from diary.core.areas import Area
from diary.core.asking import Due, LateCheckDue, ReactionDue, ResultDue
from diary.core.days import read_day, read_time
from diary.core.entries import Entry
from diary.core.errors import DiaryError
from diary.core.records import Answer, Record
from diary.core.text import clean

#: What can be asked.
KINDS = ("reaction", "late-check", "result")


class About(NamedTuple):
    """A question: its kind, the id of the session, and what of it is asked."""

    kind: str
    session: str
    week: int = 0
    areas: tuple[Area, ...] = ()


class AnswerDraft(NamedTuple):
    """What was typed and chosen, by the names of the fields, on the day `typed_on`.

    An area's answer stands under its name; what was seen is ticked under `seen-` and its name.
    """

    about: About
    typed_on: date
    typed: dict[str, str]

    @property
    def _seen(self) -> frozenset[str]:
        names = [name for name, one in self.typed.items() if one and name.startswith("seen-")]
        return frozenset(name.removeprefix("seen-") for name in names)

    @property
    def is_answered(self) -> bool:
        """Whether it says what is asked, beside whatever else it says."""
        kind, _, _, areas = self.about
        if kind == "reaction":
            return bool(self._seen)
        asked = ["answer"] if kind == "late-check" else [one.name for one in areas]
        return any(self.typed.get(one) for one in asked)

    def to_record(self, today: date) -> Reaction | LateAnswer | ResultAnswer:
        """The answer that it would save, given on `today`, where it is one.

        Raises `DiaryError` for what cannot be understood.
        """
        kind, session, week, areas = self.about
        note = clean(self.typed.get("note", ""))
        if kind == "reaction":
            return self._reaction(session, note)
        if kind == "late-check":
            return LateAnswer(session, week, today, Answer(self.typed["answer"]), note)
        seen = tuple(AreaSeen(one, Seen(self.typed[one.name])) for one in areas
                     if self.typed.get(one.name))  # fmt: skip
        return ResultAnswer(session, today, seen, note)

    def is_in(self, entries: Sequence[Entry[Record]]) -> bool:
        """Whether it is among these answers."""
        if not self.is_answered:
            return False
        try:
            return self.to_record(self.typed_on) in [one.value for one in entries]
        except (DiaryError, ValueError):  # a draft that somebody else has written
            return False

    def _reaction(self, session: str, note: str) -> Reaction:
        at = self.typed.get("at", "").strip()
        return Reaction(
            session,
            read_day(self.typed.get("day", ""), self.typed_on),
            self._seen,
            read_time(at) if at else None,
            clean(self.typed.get("size", "")),
            note,
        )


def about(due: Due) -> About:
    """The question that is due."""
    match due:
        case ReactionDue(session):
            return About("reaction", session.id)
        case LateCheckDue(ref, week):
            return About("late-check", ref.id, week)
        case ResultDue(ref, areas):
            return About("result", ref.id, areas=areas)


def said_no(due: Due, today: date) -> Reaction | LateAnswer | None:
    """The answer no to a question that has one; there is none to how much of a change there is."""
    match due:
        case ReactionDue(session):
            return Reaction(session.id, today)
        case LateCheckDue(ref, week):
            return LateAnswer(ref.id, week, today, Answer.NO)
    return None
