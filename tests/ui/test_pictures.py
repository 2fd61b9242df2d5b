"""No picture is left over: what pytest-textual-snapshot looks for only where one process tests."""

import re
import subprocess
import sys
from pathlib import Path

PICTURES = Path(__file__).parent / "__snapshots__"
_COLLECT = ("-m", "pytest", "--collect-only", "--numprocesses", "0", "-m", "long or not long")
#: What the name of a file may not hold, and the name of its picture therefore doesn't.
_LEFT_OUT = re.compile(r'[\\/?*:|"<>]')


def compared() -> set[str]:
    """`test_snapshots/test_help`: the picture of each test in the files that compare pictures."""
    files = [str(folder.parent.parent / f"{folder.name}.py") for folder in PICTURES.iterdir()]
    done = subprocess.run(
        [sys.executable, *_COLLECT, *files], capture_output=True, text=True, check=True
    )
    nodes = [line.partition("::") for line in done.stdout.splitlines() if "::" in line]
    return {f"{Path(file).stem}/{_LEFT_OUT.sub('', name)}" for file, _, name in nodes}


def test_every_picture_is_compared_by_a_test() -> None:
    kept = {f"{path.parent.name}/{path.stem}" for path in PICTURES.rglob("*.svg")}
    assert kept
    assert kept - compared() == set()
