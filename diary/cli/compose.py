"""Where the rooms are put together: a journal gets its storage, the app gets its journal."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from diary.core.errors import RecordError
from diary.core.moment import Now
from diary.core.plan import CarePlan
from diary.journal import Journal

_NAME = "mesotherapy-diary"


def open_journal(home: str | Path | None = None) -> Journal:
    """The diary in that folder, else in DIARY_HOME, else in the user's data folder.

    Nothing is made on the disk before the first save.
    """
    from diary.storage.store import FileStore

    folder = Path(home) if home is not None else default_home()
    if "\0" in str(folder) or folder.is_file():
        raise RecordError("home-is-file", str(folder))
    return Journal(FileStore(folder), care_plan())


def default_home() -> Path:
    """DIARY_HOME, else the platform's folder for a user's own data."""
    chosen = os.environ.get("DIARY_HOME")
    if chosen:
        return Path(chosen).expanduser()
    if sys.platform == "linux":
        # What platformdirs says too, whose import alone costs half of a Python start.
        for name, below in (("XDG_DATA_HOME", ""), ("HOME", ".local/share")):
            folder = Path(os.environ.get(name, ""))
            if folder.is_absolute():
                return folder / below / _NAME
    from platformdirs import user_data_path

    return user_data_path(_NAME, appauthor=False)


def care_plan() -> CarePlan:
    """The plan the diary ships with."""
    path = Path(__file__).parent.parent / "plans" / "mesotherapy.toml"
    return CarePlan.from_toml(path.read_text("utf-8"))


def is_terminal() -> bool:
    """Whether somebody sits there who can type and read."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def run_app(journal: Journal, clock: Callable[[], Now], *, is_demo: bool = False) -> None:
    """Open the app and return when it is left."""
    import gc

    from diary.ui.app import DiaryApp

    gc.freeze()
    gc.enable()
    DiaryApp(journal, clock, is_demo=is_demo).run()
