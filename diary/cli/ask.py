"""The check-in asked line by line, in plain text that a screen reader can follow."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

import click

from diary.cli.check_in import ratings_of, read_remedies, say_signs
from diary.cli.context import Context
from diary.cli.questions import Ask, is_confirmed, left_unsaved, until_read
from diary.cli.say import say
from diary.core.areas import Area, area_named
from diary.core.days import day_before
from diary.core.errors import RecordError, UnknownNameError
from diary.core.plan import Level
from diary.core.records import Answer, CheckIn, Leftover, Revision
from diary.core.scales import BRUISING, SYMPTOMS, Symptom, severity_from, severity_word
from diary.wording import asking as words

if TYPE_CHECKING:
    from diary.core.summary import Summary

T = TypeVar("T")


def ask_check_in(context: Context, day: date | None, ask: Ask | None = None) -> Revision:
    """Ask, show what will be saved, save on Enter. Ctrl-C and the end of input save nothing."""
    with left_unsaved():
        check_in = _Questions(context, ask or input).check_in(day)
    if check_in is None:
        say(words.NOTHING_SAVED)
        raise click.exceptions.Exit(1)
    return context.journal.record(check_in, context.now)


class _Questions:
    """The questions of one check-in, in their order."""

    def __init__(self, context: Context, ask: Ask) -> None:
        self._context, self._ask = context, ask
        self._plan = context.journal.plan

    def check_in(self, day: date | None) -> CheckIn | None:
        say(words.ASK_START)
        if day is None:
            day = self._day()
        say(words.about_day(day, self._context.now.today))
        recent = self._context.journal.recent(day)
        times = len(recent.records.by_day.get(day, ()))
        if times:
            say(words.already_logged(times))
        severities: dict[tuple[Area, Symptom], int] = {}
        answers: list[Leftover] = []
        for area in recent.followed or self._other_areas():
            self._area(recent, area, severities, answers)
        signs = self._signs()
        if say_signs(self._context, signs, day) and self._is_emergency(signs):
            self._ask(words.GO_ON)  # nothing else shows before it is left
        remedies = self._remedies()
        note = self._until("", words.ASK_NOTE, words.HELP_NOTE, str)
        check_in = CheckIn(day, ratings_of(severities), tuple(answers), signs, remedies, note)
        say("", *words.to_be_saved(check_in, self._context.now.today, self._context.journal.plan))
        return check_in if is_confirmed(self._ask) else None

    def _until(self, default: T, question: str, explained: str, read: Callable[[str], T]) -> T:
        """Ask again until the answer can be read; Enter gives the default."""
        return until_read(self._ask, default, question, explained, read)

    def _day(self) -> date:
        from diary.core.days import read_day

        now = self._context.now
        return self._until(
            now.evening,
            words.ask_day(now.evening, now.today),
            words.HELP_DAY,
            lambda typed: read_day(typed, now.today),
        )

    def _other_areas(self) -> list[Area]:
        areas: list[Area] = []
        while True:
            question = words.ASK_MORE if areas else words.ASK_AREA
            area = self._until(None, question, words.HELP_AREA, _area_or_none)
            if area is None:
                return areas
            if area not in areas:
                areas.append(area)

    def _area(
        self,
        recent: "Summary",
        area: Area,
        severities: dict[tuple[Area, Symptom], int],
        answers: list[Leftover],
    ) -> None:
        for symptom in SYMPTOMS:
            before = recent.severity(area, symptom, day_before(recent.as_of))
            value = self._severity(area, symptom, before)
            if value is not None:
                severities[area, symptom] = value
        session = recent.questions.get(area)
        if session and any(severities.get((area, symptom)) for symptom in SYMPTOMS):
            question = words.ask_leftover(area, session, recent.as_of)
            answer = self._until(None, question, words.HELP_LEFTOVER, _answer)
            if answer is not None:
                answers.append(Leftover(area, answer))

    def _severity(self, area: Area, symptom: Symptom, before: int | None) -> int | None:
        is_bruise = symptom is BRUISING
        shown = "" if before is None else f"{before}"
        if before and is_bruise:
            shown = f"{before} {severity_word(symptom, before)}"

        def read(typed: str) -> int | None:
            return None if typed == "-" else severity_from(symptom, typed)

        return self._until(
            before,
            words.ask_severity(area, is_bruise, shown),
            words.HELP_BRUISE if is_bruise else words.HELP_SORE,
            read,
        )

    def _is_emergency(self, signs: frozenset[str]) -> bool:
        return any(self._plan.signs[one].level is Level.EMERGENCY for one in signs)

    def _remedies(self) -> tuple[str, ...]:
        def read(typed: str) -> tuple[str, ...]:
            named = [one.strip() for one in typed.split(",") if one.strip()]
            return () if named in (["none"], ["nothing"]) else read_remedies(self._context, named)

        nothing: tuple[str, ...] = ()
        question = words.ask_remedies(self._plan)
        return self._until(nothing, question, words.HELP_REMEDIES, read)

    def _signs(self) -> frozenset[str]:
        names = tuple(self._plan.signs)

        def read(typed: str) -> frozenset[str]:
            found = set()
            for part in typed.split(","):
                name = "-".join(part.lower().split())
                if name in ("none", "no", "none-of-these", ""):
                    continue
                if name not in names:
                    raise UnknownNameError("sign", part.strip(), accepted=("none", *names))
                found.add(name)
            return frozenset(found)

        return self._until(
            frozenset(), words.ask_signs(names), "\n".join(words.help_signs(self._plan)), read
        )


def _area_or_none(typed: str) -> Area | None:
    return None if typed.lower() in ("-", "no", "none") else area_named(typed)


def _answer(typed: str) -> Answer | None:
    tidy = typed.lower()
    if tidy == "-":
        return None
    found = [one for one in Answer if one.value.startswith(tidy)]
    if len(found) != 1:
        raise RecordError("bad-answer", typed)
    return found[0]
