"""Asking line by line, in plain text that a screen reader can follow."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

import click

from diary.cli.say import folded, say
from diary.core.errors import DiaryError, RecordError
from diary.wording import asking as words
from diary.wording.problems import problem

Ask = Callable[[str], str]
T = TypeVar("T")


@contextmanager
def left_unsaved() -> Iterator[None]:
    """Ctrl-C and the end of input save nothing, and say so."""
    with suppress(ImportError):
        import readline  # noqa: F401  # lets `input` take the arrow keys
    try:
        yield
    except (KeyboardInterrupt, EOFError) as stopped:
        say("", words.NOTHING_SAVED)
        raise click.exceptions.Exit(130 if isinstance(stopped, KeyboardInterrupt) else 1) from None


def until_read(ask: Ask, default: T, question: str, explained: str, read: Callable[[str], T]) -> T:
    """Ask again until the answer can be read; Enter gives the default."""
    while True:
        *before, last = folded(question)
        say(*before)
        typed = ask(f"{last} ").strip()
        if not typed:
            return default
        if typed == "?":
            for line in explained.splitlines():
                say(*folded(line, "  ", "    "))
            continue
        try:
            return read(typed)
        except DiaryError as error:
            say(*folded(problem(error), "  "))


def is_confirmed(ask: Ask) -> bool:
    """Whether it is to be saved; Enter says yes."""

    def read(typed: str) -> bool:
        if typed.lower() not in ("y", "yes", "n", "no"):
            raise RecordError("yes-or-no", typed)
        return typed.lower().startswith("y")

    return until_read(ask, True, words.ASK_SAVE, words.ASK_YES_NO, read)
