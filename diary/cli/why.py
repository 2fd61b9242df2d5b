"""The reason of a correction: as given, else asked for on the terminal."""

import click

from diary.cli.say import folded, say
from diary.core.errors import DiaryError
from diary.core.reasons import CODES, reason_from
from diary.wording import corrections as words
from diary.wording.asking import NOTHING_SAVED
from diary.wording.history import choices
from diary.wording.problems import problem


def reason_of(given: str | None, *about: str) -> str:
    """The reason as it is stored; before it is asked for, what it is `about` is said.

    Ctrl-C and the end of input save nothing.

    Raises `RecordError` for one that cannot be kept, `UsageError` where nobody can be asked.
    """
    if given is not None:
        return reason_from(given)
    from diary.cli.compose import is_terminal

    if not is_terminal():
        raise click.UsageError(words.NO_REASON)
    say(*about)
    try:
        return _asked()
    except (KeyboardInterrupt, EOFError) as stopped:
        say("", NOTHING_SAVED)
        raise click.exceptions.Exit(130 if isinstance(stopped, KeyboardInterrupt) else 1) from None


def _asked() -> str:
    """Ask until the answer is a reason."""
    say(*choices())
    while True:
        typed = input(words.ASK_WHY).strip()
        if typed == "?":
            say(*folded(words.HELP_WHY, "  "))
        elif typed.isdecimal():
            if typed in _NUMBERED:
                return _NUMBERED[typed]
            say(*folded(words.WHICH_NUMBER, "  "))
        else:
            try:
                return reason_from(typed)
            except DiaryError as error:
                say(*folded(problem(error), "  "))


_NUMBERED = {str(number): code for number, code in enumerate(CODES, start=1)}
