"""What `diary log` does with its options: put one check-in together, save it, say what follows.

Knows nothing of click, whose import is a sixth of what a check-in may cost; see `quick`.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from diary.cli.context import Context, piped
from diary.cli.say import say, show_json
from diary.core.areas import AREAS, Area, area_named
from diary.core.errors import DiaryError, RecordError
from diary.core.records import Answer, CheckIn, Leftover, Rating, Revision
from diary.core.scales import SYMPTOMS, Symptom, severity_from
from diary.wording import commands as words

if TYPE_CHECKING:
    from diary.core.flags import Flag
    from diary.core.profile import Profile
    from diary.core.summary import Summary

Severities = dict[tuple[Area, Symptom], int]


def log_check_in(
    context: Context,
    *,
    on: str | None = None,
    rates: Sequence[str] = (),
    leftovers: Sequence[str] = (),
    same: bool = False,
    zero: bool = False,
    signs: Sequence[str] = (),
    remedies: Sequence[str] = (),
    note: str | None = None,
    as_json: bool = False,
) -> None:
    """Save one check-in, each option as it was typed. Raises `DiaryError` and `OSError`."""
    if same and zero:
        raise RecordError("same-and-none")
    rated = read_rates(rates)
    answers = [read_answer(one) for one in leftovers]
    ticked = read_signs(signs)
    day = context.now.today if on is None else context.day(on)
    severities: Severities = {}
    if same or zero:
        severities = _starting(context.journal.recent(day), day, same)
        for area in {area for area, _ in rated}:
            for symptom in SYMPTOMS:
                severities.pop((area, symptom), None)
    severities.update({key: one for key, one in rated.items() if one is not None})
    _repeat_answered(context, day, severities, answers)
    revision = context.journal.record(
        CheckIn(
            day,
            ratings_of(severities),
            tuple(answers),
            ticked,
            read_remedies(context, remedies),
            piped() if note == "-" else note or "",
        ),
        context.now,
    )
    say_saved(context, revision, as_json)
    if on is None and context.now.evening != day and not ticked:
        say(words.past_midnight(context.now.evening))


def ratings_of(severities: Mapping[tuple[Area, Symptom], int]) -> tuple[Rating, ...]:
    """The ratings from head to toe, bruising first."""
    return tuple(
        Rating(area, symptom, severities[area, symptom])
        for area in AREAS
        for symptom in SYMPTOMS
        if (area, symptom) in severities
    )


def read_rates(rates: Iterable[str]) -> dict[tuple[Area, Symptom], int | None]:
    """What `--rate` says; None where a severity is left out."""
    found: dict[tuple[Area, Symptom], int | None] = {}
    for one in rates:
        name, *parts = one.split(":")
        if len(parts) != len(SYMPTOMS):
            raise RecordError("bad-rate", one)
        area = area_named(name)
        for symptom, part in zip(SYMPTOMS, parts, strict=True):
            if (area, symptom) in found:
                raise RecordError("area-twice", area.name)
            found[area, symptom] = None if part.strip() == "-" else severity_from(symptom, part)
    return found


def read_answer(text: str) -> Leftover:
    """What `--leftover` says."""
    name, colon, answer = text.rpartition(":")
    if not colon or answer.strip().lower() not in list(Answer):
        raise RecordError("bad-leftover", text)
    return Leftover(area_named(name), Answer(answer.strip().lower()))


def read_signs(signs: Sequence[str]) -> frozenset[str] | None:
    """What all `--sign` say; None where there is none."""
    if not signs:
        return None
    tidy = frozenset("-".join(one.lower().split()) for one in signs)
    if "none" not in tidy:
        return tidy
    if len(tidy) > 1:
        raise RecordError("none-and-signs")
    return frozenset()


def read_remedies(context: Context, remedies: Iterable[str]) -> tuple[str, ...]:
    """What all `--remedy` say: the plan's own by their names, whichever way they are written."""
    if not remedies:
        return ()  # to see which plan holds costs a read
    from diary.core.text import tidy_name

    known = context.journal.plan.remedies
    named = {tidy_name(words): name for name, words in known.items()} | {one: one for one in known}
    found = (named.get(tidy_name(one), "").replace("-", " ") or one for one in remedies)
    return tuple(dict.fromkeys(found))


def _starting(recent: "Summary", day: date, same: bool) -> Severities:
    """Yesterday's values for `--same`, zeros where followed for `--none`."""
    if same:
        from diary.core.days import day_before

        yesterday = day_before(day)
        ratings = recent.ratings_on(yesterday)
        if not ratings:
            raise RecordError("no-yesterday", words.day(yesterday))
        return {(one.area, one.symptom): one.severity for one in ratings}
    if not recent.followed:
        raise RecordError("nothing-followed", words.day(day))
    return {(area, symptom): 0 for area in recent.followed for symptom in SYMPTOMS}


def _repeat_answered(
    context: Context, day: date, severities: Severities, answers: Iterable[Leftover]
) -> None:
    """An answer needs a rating beside it: where none is given now, the day's own is repeated."""
    rated = {area for area, _ in severities}
    missing = [one.area for one in answers if one.area not in rated]
    if not missing:
        return
    said = context.journal.recent(day).ratings_on(day)
    for area in missing:
        of_area = {(area, one.symptom): one.severity for one in said if one.area is area}
        if not of_area:
            raise RecordError("leftover-without-rating", area.name)
        severities.update(of_area)


def say_saved(context: Context, revision: Revision, as_json: bool, *, warned: bool = False) -> None:
    """Say what was saved, and what follows from it; `warned` of its signs, that isn't said anew."""
    check_in = revision.value
    assert isinstance(check_in, CheckIn)
    plan = context.journal.plan if check_in.signs else None
    say(*words.saved_check_in(revision, context.now.today, plan))
    if as_json:
        from diary.core.payload import revision_to_plain

        show_json(revision_to_plain(revision))
    say_what_follows(context, check_in, () if warned else check_in.signs or ())


def say_what_follows(context: Context, check_in: CheckIn, signs: Collection[str]) -> None:
    """Say what to do now about these signs, else what is asked and what is to be told."""
    if say_signs(context, signs, check_in.day):
        return  # and nothing that could wait stands below it
    if check_in.ratings:
        with suppress(DiaryError, OSError):  # it is saved, whatever can be said about it
            _say_what_follows(context, check_in)


def say_signs(context: Context, signs: Collection[str], day: date) -> bool:
    """Say at once what to do about these signs of a day; gives whether there was something."""
    if signs:
        from diary.wording.signs import printed_card

        plan, profile = context.journal.plan, _profile(context)
        is_now = plan.is_of_now(day, context.now.today)
        say(*printed_card(frozenset(signs), plan, profile, is_now=is_now))
    return bool(signs)


def _profile(context: Context) -> "Profile | None":
    with suppress(DiaryError, OSError):  # the card is said, whatever can be read
        return context.journal.recent(context.now.today).profile
    return None


def _say_what_follows(context: Context, check_in: CheckIn) -> None:
    """More than one check-in that day, a question that is due, something to tell the clinic."""
    rated = {one.area for one in check_in.ratings}
    recent = context.journal.recent(check_in.day)
    if len(recent.records.by_day.get(check_in.day, ())) > 1:
        say(words.ANOTHER_THAT_DAY)
    present = {one.area for one in check_in.ratings if one.severity}
    ordinal = check_in.day.toordinal()
    for area, session in recent.questions.items():
        if area in present and ordinal not in recent.areas[area].answers:
            say(*words.leftover_hint(area, session, check_in.day, context.now.today))
    as_of = context.now.today
    today = recent if as_of == check_in.day else context.journal.recent(as_of)
    say(*words.flags_hint(_told_of(today, rated)))


def _told_of(recent: "Summary", rated: set[Area]) -> "list[Flag]":
    """The active flags of these areas that the last months alone are enough for."""
    from diary.core.rules import Rule

    return [
        flag
        for flag in recent.active_flags
        if flag.area in rated and flag.rule is not Rule.NEVER_CLEAR and not flag.is_quiet
    ]
