"""Where the rooms are put together: a journal gets its storage, the app gets its journal."""

# Paths are strings: importing pathlib would cost a check-in a third of a bare Python's start.
# ruff: noqa: PTH111, PTH113, PTH117, PTH118, PTH120, PTH123, PTH208

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from diary.core.errors import RecordError
from diary.core.moment import Now
from diary.core.plan import CarePlan
from diary.journal import Journal

if TYPE_CHECKING:
    from diary.cli.exporters import FileExporters
    from diary.storage.store import FileStore

_NAME = "mesotherapy-diary"


def open_journal(home: str | os.PathLike[str] | None = None) -> Journal:
    """The diary in that folder, else in DIARY_HOME, else in the user's data folder.

    Nothing is made on the disk before the first save.
    """
    return Journal(open_store(home), care_plan())


def open_store(home: str | os.PathLike[str] | None = None) -> FileStore:
    """What keeps the diary in such a folder."""
    from diary.storage.store import FileStore

    folder = default_home() if home is None else os.path.expanduser(os.fspath(home))
    if "\0" in folder or os.path.isfile(folder):
        raise RecordError("home-is-file", folder)
    return FileStore(folder)


def default_home() -> str:
    """DIARY_HOME, else the platform's folder for a user's own data."""
    chosen = os.environ.get("DIARY_HOME")
    if chosen:
        return os.path.expanduser(chosen)
    if sys.platform == "linux":
        # What platformdirs says too, whose import alone costs half of a Python start.
        for name, below in (("XDG_DATA_HOME", ""), ("HOME", ".local/share")):
            folder = os.environ.get(name, "")
            if os.path.isabs(folder):
                return os.path.join(folder, below, _NAME)
    from platformdirs import user_data_dir

    return user_data_dir(_NAME, appauthor=False)


def care_plan() -> CarePlan:
    """The plan the diary goes by where its owner has chosen no other."""
    return CarePlan.from_toml(shipped_plan("mesotherapy"))


def shipped_plan(name: str) -> str:
    """The text of a plan that comes with the diary."""
    with open(os.path.join(_plans(), f"{name}.toml"), encoding="utf-8") as file:
        return file.read()


def shipped_plans() -> tuple[str, ...]:
    """The names of the plans that come with the diary."""
    files = sorted(os.listdir(_plans()))
    return tuple(one.removesuffix(".toml") for one in files if one.endswith(".toml"))


def _plans() -> str:
    return os.path.join(os.path.dirname(os.path.dirname(__file__)), "plans")


def plan_texts() -> tuple[str, ...]:
    """All of them, to be chosen from."""
    return tuple(map(shipped_plan, shipped_plans()))


def is_terminal() -> bool:
    """Whether somebody sits there who can type and read."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def has_screen() -> bool:
    """Whether the app can be shown there; on a dumb terminal nothing can be but lines."""
    return is_terminal() and os.environ.get("TERM") != "dumb"


def run_app(journal: Journal, clock: Callable[[], Now], *, is_demo: bool = False) -> None:
    """Open the app and return when it is left. Exits with 1 where it failed."""
    from diary.ui.app import DiaryApp

    def exporters() -> FileExporters:
        from diary.cli.exporters import FileExporters

        return FileExporters()

    app = DiaryApp(journal, clock, exporters=exporters, plans=plan_texts, is_demo=is_demo)
    app.run()
    if app.return_code:
        sys.exit(app.return_code)  # it has said what went wrong itself
