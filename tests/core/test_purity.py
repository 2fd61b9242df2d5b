"""The core needs nothing but Python and dateutil."""

import subprocess
import sys
from pathlib import Path

import diary

ROOT = Path(diary.__file__).parent.parent
MODULES = sorted(
    f"diary.core.{path.stem}"
    for path in (ROOT / "diary" / "core").glob("*.py")
    if path.stem != "__init__"
)
# What dateutil itself may need is dateutil's affair.
PROGRAM = """
import sys
before = set(sys.modules)
import {module}
for name in sorted(set(sys.modules) - before):
    print(name)
"""


def loaded_by(module: str) -> set[str]:
    """The modules that importing this one pulls in, in an interpreter of its own."""
    program = PROGRAM.format(module=module)
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_importing_the_whole_core_pulls_in_nothing_but_python_and_dateutil() -> None:
    found = loaded_by(", ".join(MODULES))
    assert set(MODULES) <= found
    allowed = {*sys.stdlib_module_names, "dateutil", "diary"}
    assert {name.partition(".")[0] for name in found} <= allowed
    ours = {name for name in found if name.startswith("diary.")}
    assert ours == {"diary.core", *MODULES}


def test_the_summary_is_there_without_dateutil_difflib_or_a_plan_s_toml() -> None:
    found = loaded_by("diary.core.records, diary.core.payload, diary.core.flags")
    assert not {"dateutil", "difflib", "uuid"} & found
