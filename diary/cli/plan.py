"""`diary plan`: what the care plan says, whether a file is one, and going by another."""

# ruff: noqa: PTH123 - paths are strings here, as they are wherever a command takes one

from typing import NamedTuple

import click

from diary.cli.context import Context
from diary.cli.say import folded, say, show, show_json
from diary.core.errors import PlanError, RecordError
from diary.core.plan import LONGEST_PLAN, CarePlan
from diary.wording import commands
from diary.wording import plan_words as words

#: Bytes of a file that are read at all: as many as the letters of a plan may take, and one.
_MOST = 4 * LONGEST_PLAN + 1


class _Given(NamedTuple):
    """A plan as it was named, with its text and all that is wrong with it."""

    name: str
    text: str
    faults: tuple[PlanError, ...]


@click.group(help=words.PLAN, no_args_is_help=False)
def plan() -> None:
    pass


@plan.command("show", help=words.SHOW)
@click.argument("which", metavar="[FILE|NAME]", required=False)
@click.option("--json", "as_json", is_flag=True, help=commands.JSON)
@click.pass_obj
def show_(context: Context, which: str | None, as_json: bool) -> None:
    from diary.wording.care_plan import explained

    shown = context.journal.plan
    if which is not None:
        shown = _sound(_given(which), as_json=False)
    if as_json:
        from diary.sharing.plain_plan import plan_plain

        show_json(plan_plain(shown))
        return
    for place, (heading, lines) in enumerate(explained(shown)):
        show(*([""] if place else []), *folded(heading))
        for line in lines:
            show(*folded(line, "  ", "    "))


@plan.command(help=words.CHECK)
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help=commands.JSON)
@click.pass_obj
def check(_: Context, file: str, as_json: bool) -> None:
    given = _given(file)
    if as_json:
        found = None if given.faults else CarePlan.from_toml(given.text)
        named = {"id": found.id, "version": found.version} if found else None
        show_json({"file": given.name, "plan": named, "faults": _faults(given)})
    elif given.faults:
        _show_faults(given)
    else:
        show(*folded(words.sound(given.name, CarePlan.from_toml(given.text))))
    if given.faults:
        raise click.exceptions.Exit(1)


@plan.command(help=words.USE)
@click.argument("which", metavar="FILE|NAME")
@click.option("--yes", is_flag=True, help=words.YES)
@click.option("--json", "as_json", is_flag=True, help=commands.JSON)
@click.pass_obj
def use(context: Context, which: str, yes: bool, as_json: bool) -> None:
    from diary.cli.confirm import confirmed
    from diary.core.payload import revision_to_plain
    from diary.sharing.plain_plan import changed_plain
    from diary.wording.care_plan import FROM_TODAY, changed_flags

    given = _given(which)
    wanted = _sound(given, as_json=as_json)
    if wanted == context.journal.plan:
        raise RecordError("unchanged-plan")
    before = context.journal.summary(context.now.today)
    after = context.journal.under_plan(given.text, context.now)
    say(*folded(words.to_be_used(wanted)))
    for line in changed_flags(before, after):
        say(*folded(line, "  ", "    "))
    say(*folded(FROM_TODAY))
    if not confirmed(words.QUESTION, yes=yes):
        raise click.exceptions.Exit(1)
    revision = context.journal.change_plan(given.text, context.now)
    say(*folded(words.in_use(wanted)))
    if as_json:
        changed = changed_plain(before, after)
        show_json({"revision": revision_to_plain(revision), "flags": changed})


def plan_text(which: str) -> str:
    """The text of a plan that can be used. Raises `RecordError`, `PlanError` and `OSError`."""
    given = _given(which)
    if given.faults:
        raise given.faults[0]
    return given.text


def _given(which: str) -> _Given:
    """The plan of that file, else the one of that name that ships. Raises `RecordError`."""
    from diary.cli.compose import shipped_plan, shipped_plans
    from diary.core.plan_reading import faults_of

    try:
        with open(which, "rb") as file:
            content = file.read(_MOST)
    except (FileNotFoundError, ValueError):
        if which not in shipped_plans():
            raise RecordError("no-such-plan", which) from None
        content = shipped_plan(which).encode()
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace").count("\n")
        return _Given(which, "", (PlanError("", f"is not UTF-8 (at line {before + 1})"),))
    return _Given(which, text, faults_of(text))


def _sound(given: _Given, *, as_json: bool) -> CarePlan:
    """The plan itself. Where it is faulty all that is wrong is shown, and nothing is changed."""
    if not given.faults:
        return CarePlan.from_toml(given.text)
    if as_json:
        show_json({"file": given.name, "plan": None, "faults": _faults(given)})
    else:
        _show_faults(given)
    raise RecordError("faulty-plan")


def _show_faults(given: _Given) -> None:
    from diary.core.plan_reading import line_of

    for one in given.faults:
        show(words.fault(given.name, line_of(given.text, one), one))


def _faults(given: _Given) -> list[dict[str, str | int | None]]:
    from diary.core.plan_reading import line_of

    return [
        {
            "file": given.name,
            "line": line_of(given.text, one),
            "key": one.key or None,
            "problem": one.problem,
        }
        for one in given.faults
    ]
