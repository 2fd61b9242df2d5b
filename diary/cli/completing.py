"""What a shell offers to complete: names of the care plan, and of body areas."""

from contextlib import suppress
from typing import TYPE_CHECKING

import click

from diary.core.errors import DiaryError

if TYPE_CHECKING:
    from diary.core.plan import CarePlan


def remedies(ctx: click.Context, _: click.Parameter, typed: str) -> list[str]:
    """The remedies of the plan in force; anything else may be typed too."""
    return _beginning(typed, *_plan(ctx).remedies)


def signs(ctx: click.Context, _: click.Parameter, typed: str) -> list[str]:
    return _beginning(typed, "none", *_plan(ctx).signs)


def reactions(ctx: click.Context, _: click.Parameter, typed: str) -> list[str]:
    return _beginning(typed, "none", *_plan(ctx).test_injections.reactions)


def checklist(ctx: click.Context, _: click.Parameter, typed: str) -> list[str]:
    return _beginning(typed, *_plan(ctx).checklist)


def _plan(ctx: click.Context) -> "CarePlan":
    """The one in force; where the diary is locked or cannot be read, the one that ships."""
    from diary.cli.compose import care_plan, open_journal

    with suppress(DiaryError, OSError):
        return open_journal(ctx.find_root().params.get("home")).plan
    return care_plan()


def _beginning(typed: str, *names: str) -> list[str]:
    return [one for one in names if one.startswith(typed)]
