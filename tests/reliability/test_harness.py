"""That the harness itself sees what it says it sees."""

import ast
import os
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

import diary
from tests.reliability import calls
from tests.reliability.calls import Real, intercept
from tests.reliability.crashes import states
from tests.reliability.disk import Cut, Disk, Named, Synced, Wrote
from tests.reliability.forks import ended
from tests.reliability.searching import files_with

_PROGRAM = Path(diary.__file__).parent
#: Whatever of the program writes to the disk.
_WRITERS = (*(_PROGRAM / "storage").glob("*.py"), _PROGRAM / "cli" / "outfile.py")
#: Other ways to the disk; what goes through `os` in the end may be let in here.
_OTHER_WAYS = frozenset(("shutil", "tempfile", "mmap", "sqlite3", "subprocess", "dbm", "shelve"))


def used(path: Path) -> Iterator[str]:
    """The names of `os` that a module uses, and the modules it imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.value.id == "os" and not node.attr.isupper():
                yield node.attr
        elif isinstance(node, ast.Import):
            yield from (f"import {one.name}" for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield f"import {node.module}"
            assert node.module != "os", "then a test could not make it fail"


@pytest.mark.parametrize("path", _WRITERS, ids=lambda path: path.name)
def test_every_call_by_which_the_program_writes_is_known(path: Path) -> None:
    found = set(used(path))
    names = {one for one in found if not one.startswith("import ")}
    unknown = {one for one in names if not one.startswith(("O_", "SEEK_"))}
    assert unknown <= calls.WRITING | calls.READING | calls.NO_FILE | {"open"}
    assert not {one.removeprefix("import ") for one in found} & _OTHER_WAYS


def written(folder: Path) -> list[str]:
    """What a program that writes in many ways is seen to do."""
    seen: list[str] = []

    def hook(name: str, real: Real, arguments: tuple[Any, ...], named: dict[str, Any]) -> Any:
        if calls.is_writing(name, arguments, named):
            seen.append(name)
        return real(*arguments, **named)

    intercept(hook)
    (folder / "one").write_bytes(b"1")
    with (folder / "two").open("w", encoding="utf-8") as text:
        text.write("2")
    with os.fdopen(os.open(folder / "three", os.O_WRONLY | os.O_CREAT), "wb") as file:
        file.write(b"3")
    (folder / "four").hardlink_to(folder / "one")
    (folder / "four").unlink()
    (folder / "five").touch(exist_ok=False)
    return seen


def test_files_written_in_whatever_way_are_seen(tmp_path: Path) -> None:
    opened = ["open", "write", "close"]
    assert ended(lambda: written(tmp_path)).value == [
        *opened * 3,
        "link",
        "unlink",
        "open",
        "close",
    ]


def images(*operations: Any, names: Any = None) -> set[tuple[tuple[str, bytes | None], ...]]:
    disk = Disk(names={(0, "a"): 1}, contents={1: b"old"})
    for one in operations:
        disk.do(one)
    return {tuple(sorted(image.items())) for image in states(disk, Random(1))}


def test_what_was_not_synced_may_be_there_in_part_and_what_was_is_there() -> None:
    wrote = Wrote(1, 3, b"new")
    assert images(wrote) == {
        (("a", content),) for content in (b"old", b"oldn", b"oldne", b"oldnew", b"old\0\0\0")
    }
    assert images(wrote, Synced(1)) == {(("a", b"oldnew"),)}
    assert images(Cut(1, 1)) == {(("a", b"old"),), (("a", b"o"),)}


def test_sectors_reach_the_disk_in_any_order() -> None:
    found = images(Wrote(1, 3, b"x" * 1500))
    assert (("a", b"old" + b"\0" * 509 + b"x" * 991),) in found
    assert (("a", b"old" + b"x" * 509 + b"\0" * 512 + b"x" * 479),) in found


def test_a_new_file_may_have_its_name_without_its_bytes_and_its_bytes_without_its_name() -> None:
    made, renamed = Named(given=(((0, "b"), 2),)), Named(given=(((0, "a"), 2),), gone=((0, "b"),))
    old, new = (("a", b"old"),), (("a", b"new"),)
    wrote = Wrote(2, 0, b"new")
    assert {old, (("a", b""),), new} < images(made, wrote, renamed)
    assert images(made, wrote, Synced(2), renamed) == {old, new, (*old, ("b", b"new"))}
    assert images(made, wrote, Synced(2), renamed, Synced(0)) == {new}


@pytest.mark.parametrize("content", [b"a zyxomma b", "zyxomma".encode("utf-16"), b"7a79786f6d6d61"])
def test_a_word_is_found_in_whatever_way_it_stands_there(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").write_bytes(content)
    assert list(files_with("zyxomma", tmp_path)) == [str(tmp_path / "a" / "b")]
    assert list(files_with("zyxommb", tmp_path)) == []


@pytest.mark.parametrize("before", [b"", b"1", b"12", b"123"])
def test_a_word_is_found_in_base64_wherever_it_begins(tmp_path: Path, before: bytes) -> None:
    (tmp_path / "b").write_bytes(b64encode(before + b"zyxomma quivver" + b"4567"))
    assert list(files_with("zyxomma quivver", tmp_path))


def test_a_word_in_a_name_is_found(tmp_path: Path) -> None:
    (tmp_path / "zyxomma.txt").touch()
    assert list(files_with("zyxomma", tmp_path))
