"""One run of the program in a child, with its passphrases typed and its calls handed to a hook."""

import getpass
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from diary.cli import confirm
from diary.cli.main import main
from tests.cli.running import moment
from tests.reliability.calls import Hook, foresee, intercept
from tests.reliability.forks import Ended, ended
from tests.reliability.forms import opening
from tests.reliability.scrypt import PASSPHRASE

#: `forks.ended`, or `forks.load` where nothing is to be imported again later.
Child = Callable[[Callable[[], Any]], Ended]


def run(
    home: Path,
    *args: str,
    typed: Sequence[str] = (),
    hook: Hook | None = None,
    notes: object = None,
    through: Child = ended,
) -> Ended:
    """`diary ARGS`, each time with the same clock and the same new ids.

    Where a passphrase is asked for, the one that opens the diary is typed, and then those in
    `typed`. The child's value is the exit status, and `notes` as the hook has filled them there.
    """

    def action() -> tuple[int | None, object]:
        answers = [*opening(home)[:1], *typed]
        confirm._has_terminal = lambda: True  # a child of a test has none
        getpass.getpass = lambda *_: answers.pop(0) if answers else PASSPHRASE
        foresee()
        if hook is not None:
            intercept(hook)
        return main(["--home", str(home), *args], clock=moment), notes

    return through(action)
