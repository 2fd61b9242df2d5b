"""Files that are not as they were written."""

import os
from pathlib import Path
from random import Random

import pytest

from diary.core.errors import (
    DamagedError,
    NewerDiaryError,
    StorageError,
)
from diary.storage import codec
from diary.storage.store import FileStore
from tests.storage.samples import check_in, content, diary_of, kept


def test_a_changed_byte_anywhere_is_noticed_and_never_written_over(tmp_path: Path) -> None:
    path = diary_of(tmp_path, 3)
    whole = path.read_bytes()
    draw = Random(3)
    ends = [place for place, byte in enumerate(whole) if byte == 10]
    for place in {*range(0, len(whole), 5), *ends, len(whole) - 2}:
        changed = bytearray(whole)
        changed[place] ^= 1 << draw.randrange(8)
        path.write_bytes(changed)
        store = FileStore(tmp_path)
        line = whole[:place].count(b"\n") + 1
        if line == 1 and b'"schema":1' not in changed and place == whole.index(b'"schema":') + 9:
            with pytest.raises((NewerDiaryError, DamagedError)):
                store.append(check_in(9))
            continue
        readable = list(store.revisions())
        assert readable == [check_in(n) for n in range(3) if check_in(n) in readable]
        assert len(readable) >= 1 + (line == 1)
        assert store.notices[0] == ("damaged", f"line {line}")
        with pytest.raises(DamagedError) as refused:
            store.append(check_in(9))
        assert refused.value.detail == f"line {line}"
        assert content(tmp_path) == {"diary.jsonl": bytes(changed)}


def rebuilt(path: Path, *bodies: bytes, seqs: list[int] | None = None) -> None:
    """Write a file whose chain is sound around these bodies."""
    header = path.read_bytes().splitlines()[0]
    lines, previous = [header], codec.digest_of(header)
    for seq, body in zip(seqs or range(1, len(bodies) + 1), bodies, strict=True):
        lines.append(codec.seal(body, seq, previous))
        previous = codec.digest_of(lines[-1])
    path.write_bytes(b"\n".join((*lines, b"")))


def bodies_of(path: Path) -> list[bytes]:
    return [
        line[line.index(b',"id"') + 1 : line.index(b',"previous":"')]
        for line in path.read_bytes().splitlines()[1:]
    ]


@pytest.mark.parametrize("seqs", [[1, 2, 4], [2, 3, 4], [1, 1, 2]])
def test_a_wrong_seq_is_damage(tmp_path: Path, seqs: list[int]) -> None:
    path = diary_of(tmp_path, 3)
    rebuilt(path, *bodies_of(path), seqs=seqs)
    store = FileStore(tmp_path)
    wrong = next(place for place, seq in enumerate(seqs) if seq != place + 1)
    assert list(store.revisions()) == [check_in(n) for n in range(3)]
    assert list(store.notices) == [("damaged", f"line {wrong + 2}")]
    with pytest.raises(DamagedError):
        store.append(check_in(9))


@pytest.mark.parametrize("change", ["swapped", "dropped", "doubled", "header of another"])
def test_lines_in_another_order_or_from_another_diary_are_damage(
    tmp_path: Path, change: str
) -> None:
    path = diary_of(tmp_path / "one", 3)
    header, first, second, third = path.read_bytes().splitlines()
    other = diary_of(tmp_path / "two", 1).read_bytes().splitlines()[0]
    lines = {
        "swapped": [header, second, first, third],
        "dropped": [header, second, third],
        "doubled": [header, first, first, second],
        "header of another": [other, first, second],
    }[change]
    path.write_bytes(b"\n".join((*lines, b"")))
    store = FileStore(path.parent)
    store.revisions()
    assert [key for key, _ in store.notices] == ["damaged"]
    with pytest.raises(DamagedError):
        store.append(check_in(9))
    assert path.read_bytes() == b"\n".join((*lines, b""))


def test_an_empty_file_reads_as_nothing_and_is_never_written(tmp_path: Path) -> None:
    (tmp_path / "diary.jsonl").touch()
    store = FileStore(tmp_path)
    assert list(store.revisions()) == []
    assert list(store.notices) == [("empty-file", str(tmp_path / "diary.jsonl"))]
    with pytest.raises(DamagedError) as refused:
        store.append(check_in(0))
    assert refused.value.detail == "empty"
    assert content(tmp_path) == {"diary.jsonl": b""}


@pytest.mark.parametrize(
    "foreign",
    [b"\n", b"{}\n", b"[]\n", b"hello\n", b"\xef\xbb\xbf{}\n", b"\0" * 500, b'"x"\n', b"[" * 9999],
)
def test_a_file_that_is_no_diary_is_damage_and_is_never_written(
    tmp_path: Path, foreign: bytes
) -> None:
    (tmp_path / "diary.jsonl").write_bytes(foreign)
    store = FileStore(tmp_path)
    assert list(store.revisions()) == []
    assert list(store.notices) == [("damaged", "line 1")]
    with pytest.raises(DamagedError):
        store.append(check_in(0))
    assert content(tmp_path) == {"diary.jsonl": foreign}


def test_a_newer_schema_is_refused_for_reading_and_for_writing(tmp_path: Path) -> None:
    path = diary_of(tmp_path, 1)
    newer = path.read_bytes().replace(b'"schema":1', b'"schema":2')
    path.write_bytes(newer)
    store = FileStore(tmp_path)
    for _ in range(2):
        with pytest.raises(NewerDiaryError):
            store.revisions()
        with pytest.raises(NewerDiaryError):
            store.append(check_in(1))
    assert content(tmp_path) == {"diary.jsonl": newer}


def test_a_last_line_exchanged_for_one_as_long_is_noticed_before_a_save(tmp_path: Path) -> None:
    path = diary_of(tmp_path / "one", 2)
    store = FileStore(path.parent)
    store.revisions()
    status = path.stat()
    rebuilt(path, *[body.replace(b"Day 1", b"Day 9") for body in bodies_of(path)])
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert path.stat().st_size == status.st_size
    with pytest.raises(StorageError):
        store.append(check_in(2))
    assert kept(path.parent) == [check_in(0), check_in(1, "Day 9")]
