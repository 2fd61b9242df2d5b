"""`diary answer`: what the diary asks around a session, answered."""

from typing import TYPE_CHECKING

import click

from diary.cli.completing import reactions
from diary.cli.context import Context, piped
from diary.cli.say import say, show_json
from diary.core.errors import RecordError, UnknownNameError
from diary.core.payload import revision_to_plain
from diary.core.records import Answer, Revision
from diary.core.text import tidy_name
from diary.wording import answering as words
from diary.wording import commands

if TYPE_CHECKING:
    from datetime import date

    from diary.core.answers import AreaSeen
    from diary.core.asking import Due
    from diary.core.courses import SessionRef
    from diary.core.entries import Entry
    from diary.core.plan import CarePlan
    from diary.core.records import TreatmentSession
    from diary.core.summary import Summary


@click.group(help=words.ANSWER, invoke_without_command=True)
@click.pass_context
def answer(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is not None:
        return
    from diary.cli.compose import is_terminal
    from diary.core.asking import due
    from diary.journal.zones import zone_named

    if not is_terminal():
        raise click.UsageError(words.NOT_ALONE)
    context: Context = ctx.obj
    summary = context.journal.summary(context.now.today)
    asked = due(summary, context.now, zone_named)
    if not asked:
        say(words.NOTHING_DUE)
    for one in asked:
        _ask(context, one, as_json=False)


@answer.command(help=words.REACTION, epilog=commands.DAYS)
@click.argument("names", metavar="[none|NAME...]", nargs=-1, shell_complete=reactions)
@click.option("--on", metavar="DAY", help=words.REACTION_ON)
@click.option("--at", metavar="HH:MM", help=words.REACTION_AT)
@click.option("--size", metavar="TEXT", default="", help=words.REACTION_SIZE)
@click.option("--note", metavar="TEXT", help=words.NOTE)
@click.option("--json", "as_json", is_flag=True, help=commands.JSON)
@click.pass_obj
def reaction(
    context: Context,
    /,
    *,
    names: tuple[str, ...],
    on: str | None,
    at: str | None,
    size: str,
    note: str | None,
    as_json: bool,
) -> None:
    from diary.core.answers import Reaction
    from diary.core.asking import ReactionDue
    from diary.core.days import read_time

    if not names:
        _alone(given=any(one is not None for one in (on, at, note)) or bool(size))
        _ask(context, ReactionDue(latest_test(context, None)), as_json=as_json)
        return
    seen = read_reactions(names, context.journal.plan)
    day = context.now.today if on is None else context.day(on)
    test = latest_test(context, day)
    time_of_day = None if at is None else read_time(at)
    value = Reaction(test.id, day, seen, time_of_day, size, _note(note))
    _say_saved(context, context.journal.record(value, context.now), as_json=as_json)


@answer.command("late-check", help=words.LATE_CHECK)
@click.argument("said", metavar="yes|no|unsure", required=False)
@click.option("--week", metavar="N", type=int, help=words.LATE_WEEK)
@click.option("--note", metavar="TEXT", help=words.NOTE)
@click.option("--json", "as_json", is_flag=True, help=commands.JSON)
@click.pass_obj
def late_check(
    context: Context, said: str | None, week: int | None, note: str | None, as_json: bool
) -> None:
    from diary.core.answers import LateAnswer
    from diary.core.asking import LateCheckDue

    session, number = _check(context, week)
    if said is None:
        _alone(given=note is not None)
        _ask(context, LateCheckDue(session, number), as_json=as_json)
        return
    value = LateAnswer(session.id, number, context.now.today, read_answer(said), _note(note))
    _say_saved(context, context.journal.record(value, context.now), as_json=as_json)


@answer.command(help=words.RESULT)
@click.argument("said", metavar="AREA:none|slight|clear...", nargs=-1)
@click.option("--note", metavar="TEXT", help=words.NOTE)
@click.option("--json", "as_json", is_flag=True, help=commands.JSON)
@click.pass_obj
def result(context: Context, said: tuple[str, ...], note: str | None, as_json: bool) -> None:
    from diary.core.answers import ResultAnswer
    from diary.core.asking import ResultDue, results_due

    summary = context.journal.summary(context.now.today)
    last = summary.last_session
    if last is None:
        raise RecordError("no-session")
    if not said:
        _alone(given=note is not None)
        of_last = ResultDue(last, summary.session_entry(last).value.areas)
        _ask(context, next(iter(results_due(summary)), of_last), as_json=as_json)
        return
    seen = tuple(read_seen(one) for one in said)
    value = ResultAnswer(_session_of(summary, seen), context.now.today, seen, _note(note))
    _say_saved(context, context.journal.record(value, context.now), as_json=as_json)


def read_reactions(
    names: tuple[str, ...], plan: "CarePlan", also: frozenset[str] = frozenset()
) -> frozenset[str]:
    """What was seen, each by its name or its words; nothing for `none`.

    Names in `also` are known too. Raises `DiaryError`.
    """
    known = plan.test_injections.reactions
    by_words = {tidy_name(one): name for name, one in known.items()}
    found = set()
    for one in names:
        tidy = tidy_name(one)
        name = tidy if tidy in ("none", *known, *also) else by_words.get(tidy)
        if name is None:
            raise UnknownNameError("reaction", one.strip(), accepted=("none", *known))
        found.add(name)
    if "none" not in found:
        return frozenset(found)
    if len(found) > 1:
        raise RecordError("none-and-names")
    return frozenset()


def read_answer(typed: str) -> Answer:
    """`yes`, `no` or `unsure`, or as much of it as tells them apart."""
    tidy = typed.strip().lower()
    found = [one for one in Answer if tidy and one.value.startswith(tidy)]
    if len(found) != 1:
        raise RecordError("bad-answer", typed)
    return found[0]


def read_seen(text: str) -> "AreaSeen":
    """`left-calf:slight`. Raises `DiaryError`."""
    from diary.core.answers import AreaSeen, Seen
    from diary.core.areas import area_named

    name, colon, seen = text.rpartition(":")
    if not colon or seen.strip().lower() not in list(Seen):
        raise RecordError("bad-result", text)
    return AreaSeen(area_named(name), Seen(seen.strip().lower()))


def latest_test(context: Context, day: "date | None") -> "Entry[TreatmentSession]":
    """The test injections that an answer of that day is about. Raises `RecordError`."""
    from diary.core.injections import latest_test as latest

    found = latest(context.journal.summary(day or context.now.today))
    if found is None:
        raise RecordError("no-test")
    return found


def _check(context: Context, week: int | None) -> "tuple[SessionRef, int]":
    """The late check that is meant: the one of that week, else what can be told of now."""
    from diary.core.aftercare import late_checks
    from diary.core.asking import late_check_to_tell

    today = context.now.today
    summary = context.journal.summary(today)
    found = late_check_to_tell(summary)
    come = [one for one in late_checks(summary) if one.day <= today]
    if found is None or (week is not None and not come):
        raise RecordError("no-late-check")
    if week is None:
        return found
    for one in come:
        if one.week == week:
            return one.session, one.week
    weeks = tuple(str(one.week) for one in come)
    raise UnknownNameError("late check of week", str(week), accepted=weeks)


def _session_of(summary: "Summary", seen: "tuple[AreaSeen, ...]") -> str:
    """The session that an answer about these areas is about: that asked about, else the latest."""
    from diary.core.asking import results_due

    areas = {one.area for one in seen}
    for due in results_due(summary):
        if areas <= set(due.areas):
            return due.session.id
    last = summary.last_session
    if last and areas <= summary.last_areas:
        return last.id
    latest = set()
    for one in seen:
        of_area = summary.areas.get(one.area)
        if of_area is None or not of_area.sessions:
            raise RecordError("not-treated", one.area.name)
        latest.add(of_area.sessions[-1].id)
    if len(latest) > 1:
        raise RecordError("two-sessions")
    return latest.pop()


def _alone(*, given: bool) -> None:
    """Nothing was answered: it is asked, where somebody can be and no option says otherwise."""
    from diary.cli.compose import is_terminal

    if given or not is_terminal():
        raise click.UsageError(words.NOTHING_TO_ANSWER)


def _ask(context: Context, one: "Due", *, as_json: bool) -> None:
    from diary.cli.ask_answer import asked

    value = asked(context, one)
    if value is not None:
        _say_saved(context, context.journal.record(value, context.now), as_json=as_json)


def _note(note: str | None) -> str:
    return piped() if note == "-" else note or ""


def _say_saved(context: Context, revision: Revision, *, as_json: bool) -> None:
    from diary.cli.after_answer import say_answer

    if as_json:
        show_json(revision_to_plain(revision))
    say_answer(context, revision)
