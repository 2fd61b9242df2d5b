"""`diary`: the entry point, and the one place where what went wrong becomes a sentence.

Exit status: 0 done; 1 could not, and nothing was lost; 2 wrong usage; 130 after Ctrl-C.
"""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diary.core.moment import Now

DONE, COULD_NOT, INTERRUPTED = 0, 1, 130


def main(
    args: Sequence[str] | None = None, *, clock: "Callable[[], Now] | None" = None
) -> int | None:
    """Run one command and give its exit status. Without `args` it is the process's own."""
    if args is not None:
        return _guarded(list(args), clock)
    from diary.cli.late import put_off_inspect

    put_off_inspect()
    # One short command makes no garbage worth a search; the app switches it on again.
    gc.disable()
    status = _guarded([_as_text(word) for word in sys.argv[1:]], clock)
    if "textual" not in sys.modules:
        # What was saved is on the disk and what was printed is out. Taking the interpreter apart
        # would cost another start of it: a fifth of what a check-in may cost.
        os._exit(status)
    return status


def _as_text(word: str) -> str:
    """What was typed as UTF-8, also where the machine says that it knows only ASCII."""
    return os.fsencode(word).decode("utf-8", "replace")


def _guarded(args: list[str], clock: "Callable[[], Now] | None") -> int:
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):  # none at all, or one that a test put there
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a TextIOWrapper
    try:
        status = _run(args, clock)
        _flush()
        return status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _forget_stdout()
        return DONE
    except OSError as error:  # the disk behind the output is full
        from diary.cli.say import say
        from diary.wording.problems import problem

        _forget_stdout()
        say(problem(error))
        _flush()
        return COULD_NOT


def _flush() -> None:
    for stream in (sys.stderr, sys.stdout):
        if stream is not None:
            stream.flush()


def _run(args: list[str], clock: "Callable[[], Now] | None") -> int:
    from diary.cli.clock import now
    from diary.cli.context import Context, status_of
    from diary.cli.quick import read_log, read_start
    from diary.core.errors import DiaryError

    context = Context(clock or now)
    try:
        if "_DIARY_COMPLETE" not in os.environ:
            if alone := read_start(args):
                from diary.cli.start import start

                (context.home,) = alone
                start(context)
                return context.close()
            if check_in := read_log(args):
                from diary.cli.check_in import log_check_in

                context.home, options = check_in
                log_check_in(context, **options)
                return context.close()
        from diary.cli.group import run

        return run(args, context) or context.close()
    except BrokenPipeError:
        raise
    except (DiaryError, OSError) as error:
        from diary.cli.say import say
        from diary.wording.problems import problem

        say(problem(error))
        return status_of(error)


def _forget_stdout() -> None:
    """Whoever read our output has gone: let the interpreter's last flush go nowhere."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
