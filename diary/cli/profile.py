"""`diary profile`: who the diary is about and whom to call."""

from datetime import date

import click

from diary.cli.context import Context
from diary.cli.say import folded, say, show, show_json
from diary.core.profile import PARTS, Profile
from diary.wording import profile as words

#: The name of a part's option, without its dashes.
_OPTIONS = {part: part.replace("_", "-") for part in PARTS}


@click.group(help=words.PROFILE, no_args_is_help=False)
def profile() -> None:
    pass


@profile.command("show", help=words.SHOW)
@click.option("--json", "as_json", is_flag=True, help=words.JSON)
@click.pass_obj
def show_(context: Context, as_json: bool) -> None:
    entry = context.journal.records().profile
    value = entry.value if entry else None
    if as_json:
        show_json(_plain(value))
        return
    lines = words.profile_lines(value) if value else []
    if not lines:
        say(words.NOTHING_SAID)
    for line in lines:
        show(*folded(line, "", "  "))


@profile.command("set", help=words.SET)
@click.option("--name", metavar="TEXT", help=words.NAME)
@click.option("--born", metavar="DAY", help=words.BORN)
@click.option("--patient-number", metavar="TEXT", help=words.PATIENT_NUMBER)
@click.option("--clinic", metavar="TEXT", help=words.CLINIC)
@click.option("--emergency", metavar="TEXT", help=words.EMERGENCY_NUMBER)
@click.option("--clear", multiple=True, type=click.Choice([*_OPTIONS.values()]), help=words.CLEAR)
@click.option("--json", "as_json", is_flag=True, help=words.JSON)
@click.pass_obj
def set_(
    context: Context, /, *, clear: tuple[str, ...], as_json: bool, **options: str | None
) -> None:
    from dataclasses import replace

    from diary.core.days import read_day

    given: dict[str, str | date | None] = {
        part: one for part, one in options.items() if one is not None
    }
    if not given and not clear:
        raise click.UsageError(words.NOTHING_GIVEN)
    for part, option in _OPTIONS.items():
        if option in clear:
            if part in given:
                raise click.UsageError(words.given_and_cleared(f"--{option}"))
            given[part] = None if part == "born" else ""
    if options["born"] is not None:
        given["born"] = read_day(options["born"], context.now.today)
    entry = context.journal.records().profile
    before = entry.value if entry else Profile(context.now.today)
    revision = context.journal.keep_profile(replace(before, **given), context.now)  # type: ignore[arg-type]  # by name
    if as_json:
        from diary.core.payload import revision_to_plain

        show_json(revision_to_plain(revision))
    say(*words.saved(revision))


def _plain(value: Profile | None) -> dict[str, str | None]:
    """Every part by its name; None where nothing is said."""
    said = {part: getattr(value, part, None) or None for part in PARTS}
    return {part: one.isoformat() if isinstance(one, date) else one for part, one in said.items()}
