"""The options that tell of a session what only its own day can tell."""

from collections.abc import Callable
from typing import Any

import click

from diary.core.records import read_points
from diary.wording import commands as words


def tells_what_was_given(command: Callable[..., Any]) -> Callable[..., Any]:
    """Let a command take the cream, the products, how many places were treated, and who gave it."""
    for option in (
        click.option("--by", metavar="TEXT", default="", help=words.SESSION_BY),
        click.option("--points", metavar="N", callback=_points, help=words.SESSION_POINTS),
        click.option("--products", metavar="TEXT", default="", help=words.SESSION_PRODUCTS),
        click.option("--numbing-cream", is_flag=True, help=words.SESSION_CREAM),
    ):
        command = option(command)
    return command


def _points(_: click.Context, __: click.Parameter, typed: str | None) -> int | None:
    return None if typed is None else read_points(typed)
