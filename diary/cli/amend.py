"""`diary amend`: correct one entry; only what is given changes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import click

from diary.cli.check_in import (
    ratings_of,
    read_answer,
    read_rates,
    read_remedies,
    read_signs,
    say_what_follows,
)
from diary.cli.context import Context, piped
from diary.cli.say import say, show_json
from diary.core.areas import Area, area_named
from diary.core.errors import RecordError
from diary.core.profile import Profile
from diary.core.records import (
    CheckIn,
    Leftover,
    Rating,
    Record,
    Revision,
    SessionKind,
    TreatmentSession,
    read_points,
)
from diary.wording import commands, profile
from diary.wording import corrections as words

#: Given in place of something, it takes it out.
_OUT = "-"

#: The options that only some kinds of entries have, by what they are called.
_OPTIONS = {
    "rates": "--rate", "leftovers": "--leftover", "signs": "--sign", "remedies": "--remedy",
    "at": "--at", "areas": "--area", "kind": "--kind", "cream": "--numbing-cream",
    "products": "--products", "points": "--points", "by": "--by",
    "check": "--check", "uncheck": "--uncheck", "session": "--session", "seen": "--seen",
    "size": "--size", "week": "--week", "answer": "--answer", "results": "--result",
    "plan": "--plan",
}  # fmt: skip
_OF_KIND = {
    "check-in": ("rates", "leftovers", "signs", "remedies"),
    "session": ("at", "areas", "kind", "cream", "products", "points", "by"),
    "planned": ("at", "areas", "check", "uncheck"),
    "reaction": ("session", "seen", "at", "size"),
    "late-check": ("session", "week", "answer"),
    "result": ("session", "results"),
    "plan": ("plan",),
}


@click.command(help=words.AMEND, epilog=commands.DAYS)
@click.argument("id_", metavar="ID")
@click.option("--reason", metavar="TEXT", help=words.REASON)
@click.option("--on", metavar="DAY", help=words.AMEND_ON)
@click.option("--note", metavar="TEXT", help=words.AMEND_NOTE)
@click.option("--rate", "rates", metavar="AREA:BRUISE:SORE", multiple=True, help=words.AMEND_RATE)
@click.option(
    "--leftover", "leftovers", metavar="AREA:ANSWER", multiple=True, help=words.AMEND_LEFTOVER
)
@click.option("--sign", "signs", metavar="SIGN", multiple=True, help=words.AMEND_SIGN)
@click.option("--remedy", "remedies", metavar="NAME", multiple=True, help=words.AMEND_REMEDY)
@click.option("--at", metavar="HH:MM", help=words.AMEND_AT)
@click.option("--area", "areas", metavar="AREA", multiple=True, help=words.AMEND_AREA)
@click.option(
    "--kind", type=click.Choice([one.value for one in SessionKind]), help=words.AMEND_KIND
)
@click.option("--numbing-cream/--no-numbing-cream", "cream", default=None, help=words.AMEND_CREAM)
@click.option("--products", metavar="TEXT", help=words.AMEND_PRODUCTS)
@click.option("--points", metavar="N", help=words.AMEND_POINTS)
@click.option("--by", metavar="TEXT", help=words.AMEND_BY)
@click.option("--check", metavar="NAME", multiple=True, help=words.AMEND_CHECK)
@click.option("--uncheck", metavar="NAME", multiple=True, help=words.AMEND_UNCHECK)
@click.option("--session", metavar="ID", help=words.AMEND_SESSION)
@click.option("--seen", metavar="NAME", multiple=True, help=words.AMEND_SEEN)
@click.option("--size", metavar="TEXT", help=words.AMEND_SIZE)
@click.option("--week", metavar="N", type=int, help=words.AMEND_WEEK)
@click.option("--answer", metavar="ANSWER", help=words.AMEND_ANSWER)
@click.option("--result", "results", metavar="AREA:CHANGE", multiple=True, help=words.AMEND_RESULT)
@click.option("--plan", metavar="FILE|NAME", help=words.AMEND_PLAN)
@click.option("--json", "as_json", is_flag=True, help=commands.JSON)
@click.pass_obj
def amend(
    context: Context, /, *, id_: str, reason: str | None, as_json: bool, **options: Any
) -> None:
    from diary.cli.why import reason_of
    from diary.core.accepting import accepted
    from diary.core.changes import changes
    from diary.core.payload import revision_to_plain

    given = {name: one for name, one in options.items() if one is not None and one != ()}
    if not given:
        raise click.UsageError(words.NOTHING_TO_CHANGE)
    last = context.journal.find(id_)[-1]
    # Nobody is asked for the reason of what would be refused anyway.
    value = accepted(_amended(context, last, given), context.now, context.journal.plan, last.value)
    if not (wanted := changes(last.value, value)):
        raise RecordError("unchanged-record", last.id)
    why = reason_of(reason, *words.to_be_changed(last.value, wanted))
    revision = context.journal.amend(last.id, value, context.now, why)
    changed = changes(last.value, revision.value)
    say(*words.amended(revision, changed, context.now.today))
    if as_json:
        show_json(revision_to_plain(revision))
    _say_what_follows(context, last.value, revision.value)


def _amended(context: Context, last: Revision, given: Mapping[str, Any]) -> Record:
    """The record as it is to be. Raises `DiaryError`, and `UsageError` for another's option."""
    old = last.value
    if last.withdrawn:
        raise RecordError("withdrawn-record", last.id)
    if isinstance(old, Profile):
        raise click.UsageError(profile.NOT_AMENDED)
    own = _OF_KIND.get(old.RECORD, ())
    strange = [option for name, option in _OPTIONS.items() if name in given and name not in own]
    if strange:
        raise click.UsageError(words.not_for(strange[0], old))
    parts: dict[str, Any] = {}
    if "on" in given and old.RECORD != "planned":
        parts["day"] = context.day(given["on"])
    if "note" in given:
        parts["note"] = piped() if given["note"] == "-" else given["note"]
    if isinstance(old, CheckIn):
        parts |= _check_in_parts(context, old, given)
    elif isinstance(old, TreatmentSession):
        parts |= _session_parts(given)
    elif own:
        from diary.cli.amend_answers import answer_parts

        parts |= answer_parts(context, old, given)
    try:
        return replace(old, **parts)
    except RecordError as error:
        if error.problem != "empty-check-in":
            raise
        raise RecordError("nothing-left", last.id) from None


def _check_in_parts(context: Context, old: CheckIn, given: Mapping[str, Any]) -> dict[str, Any]:
    parts: dict[str, Any] = {}
    if "rates" in given:
        severities = {(one.area, one.symptom): one.severity for one in old.ratings}
        for key, severity in read_rates(given["rates"]).items():
            severities.pop(key, None)
            if severity is not None:
                severities[key] = severity
        parts["ratings"] = ratings_of(severities)
    if "leftovers" in given:
        parts["leftovers"] = _leftovers(old, given["leftovers"], parts.get("ratings", old.ratings))
    if "signs" in given:
        parts["signs"] = None if given["signs"] == (_OUT,) else read_signs(given["signs"])
    if "remedies" in given:
        taken = given["remedies"] == (_OUT,)
        parts["remedies"] = () if taken else read_remedies(context, given["remedies"])
    return parts


def _leftovers(
    old: CheckIn, given: Sequence[str], ratings: Sequence[Rating]
) -> tuple[Leftover, ...]:
    """The answers, with those given in place of what was answered about the same areas."""
    rated = {one.area for one in ratings}
    new: dict[Area, Leftover | None] = {}
    for text in given:
        name, _, answer = text.rpartition(":")
        found = None if answer.strip() == _OUT else read_answer(text)
        area = found.area if found else area_named(name)
        if area in new:
            raise RecordError("answer-twice", area.name)
        if found and area not in rated:
            raise RecordError("leftover-without-rating", area.name)
        new[area] = found
    kept = [one for one in old.leftovers if one.area not in new]
    return (*kept, *(one for one in new.values() if one))


def _session_parts(given: Mapping[str, Any]) -> dict[str, Any]:
    from diary.core.days import read_time

    parts: dict[str, Any] = {}
    if "at" in given:
        parts["at"] = None if given["at"] == _OUT else read_time(given["at"])
    if "areas" in given:
        parts["areas"] = tuple(area_named(name) for name in given["areas"])
    if "kind" in given:
        parts["kind"] = SessionKind(given["kind"])
    if "cream" in given:
        parts["numbing_cream"] = given["cream"]
    for name in ("products", "by"):
        if name in given:
            parts[name] = "" if given[name] == _OUT else given[name]
    if "points" in given:
        parts["points"] = None if given["points"] == _OUT else read_points(given["points"])
    return parts


def _say_what_follows(context: Context, old: Record, new: Record) -> None:
    """As after a new check-in, where the correction said something that may need doing."""
    if not isinstance(old, CheckIn) or not isinstance(new, CheckIn):
        return
    ticked = (new.signs or frozenset()) - (old.signs or frozenset())
    if ticked or (old.day, old.ratings) != (new.day, new.ratings):
        say_what_follows(context, new, ticked)
