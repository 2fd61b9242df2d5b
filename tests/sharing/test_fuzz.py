"""Files that were cut, spliced, edited and made to do harm: read or refused, and nothing else.

Each batch runs in a process of its own that may not take more room than 256 MiB.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from diary.cli.compose import open_journal
from diary.sharing.incoming import LARGEST_FILE
from tests.sharing.monsters import MONSTERS
from tests.sharing.mutations import diary

MIB = 2**20
ROOT = Path(__file__).parents[2]


_BEFORE = "import resource; resource.setrlimit(resource.RLIMIT_AS, (256 * 2**20,) * 2)"
_AFTER = "import json; print(json.dumps(found))"


def in_little_room(code: str, *args: str | Path) -> Any:
    """What that code calls `found`, from a process with 256 MiB of addresses, code and all."""
    done = subprocess.run(
        [sys.executable, "-c", "\n".join((_BEFORE, code, _AFTER)), *map(str, args)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


def imported(home: Path, number: int, seed: int) -> dict[str, int]:
    """How many of these mutated exports were read, refused, would change something."""
    code = "import sys; from tests.sharing.fuzzed import run\nfound = run(*sys.argv[1:])"
    found: dict[str, int] = in_little_room(code, home, str(number), str(seed))
    return found


def fill(home: Path) -> bytes:
    """A diary that has some of what the files hold."""
    journal = open_journal(home)
    journal._store.append(*diary(0)[::2])
    return (home / "diary.jsonl").read_bytes()


def check(home: Path, number: int, seed: int) -> dict[str, int]:
    before = fill(home)
    names = sorted(one.name for one in home.iterdir())
    found = imported(home, number, seed)
    assert (home / "diary.jsonl").read_bytes() == before
    assert sorted(one.name for one in home.iterdir()) == names
    assert found["read"] + found["refused"] == number
    # Neither all refused nor all taken: the files are near enough to real ones to find the way in.
    assert found["read"] > number / 20
    assert found["refused"] > number / 20
    assert found["changing"] > number / 50
    return found


def test_mutated_exports_are_read_or_refused_in_a_sentence(tmp_path: Path) -> None:
    check(tmp_path, 3_000, 1)


@pytest.mark.long
def test_a_hundred_thousand_mutated_exports(tmp_path: Path) -> None:
    print(check(tmp_path, 100_000, 2))


#: Those that CI looks at, too: one of each kind.
_ALWAYS = frozenset(
    (
        *("lists in one entry", "depth", "one wide text", "one number", "members", "twins"),
        *("line ends", "commas", "one cell", "quotes", "columns", "days written out"),
    )
)


@pytest.mark.parametrize(
    "name",
    [pytest.param(one, marks=[] if one in _ALWAYS else [pytest.mark.long]) for one in MONSTERS],
)
def test_the_worst_files_there_can_be_are_read_or_refused_in_little_room(
    tmp_path: Path, name: str
) -> None:
    content = MONSTERS[name]()
    assert 0.8 * LARGEST_FILE < len(content) <= LARGEST_FILE
    (tmp_path / "monster").write_bytes(content)
    code = (
        "import sys; from diary.cli.main import main\n"
        "found = main(['--home', *sys.argv[1:], '--dry-run'])"
    )
    status = in_little_room(code, tmp_path / "home", "import", tmp_path / "monster")
    (tmp_path / "monster").unlink()  # pytest keeps what a test leaves, for three runs
    assert status in (0, 1)
    assert not (tmp_path / "home").exists()
