"""Opening, adding to and refusing to add to the file of a diary."""

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from diary.core.errors import (
    DamagedError,
    NewerDiaryError,
    StorageError,
)
from diary.storage import codec
from diary.storage.chain import Chain
from diary.storage.store import FileStore
from tests.storage.samples import check_in, content, diary_of, kept


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.usefixtures("open_umask")
def test_folder_and_files_are_the_owners_alone_under_any_umask(tmp_path: Path) -> None:
    path = diary_of(tmp_path / "of" / "mine", 2)
    with path.open("ab") as file:
        file.write(b'{"seq":3,"id')
    FileStore(path.parent).append(check_in(2))
    assert mode(path.parent) == mode(path.parent.parent) == 0o700
    assert sorted(one.name for one in path.parent.iterdir()) == [
        "diary.jsonl",
        "diary.lock",
        "diary.torn-1",
    ]
    assert {mode(one) for one in path.parent.iterdir()} == {0o600}


def test_an_umask_that_takes_everything_does_not_lock_the_owner_out(tmp_path: Path) -> None:
    before = os.umask(0o777)
    try:
        path = diary_of(tmp_path / "mine", 2)
    finally:
        os.umask(before)
    assert (mode(path.parent), mode(path)) == (0o700, 0o600)


def test_a_file_that_was_open_to_others_is_closed_by_the_next_save(tmp_path: Path) -> None:
    path = diary_of(tmp_path, 1)
    path.chmod(0o644)
    FileStore(tmp_path).append(check_in(1))
    assert mode(path) == 0o600


def test_an_empty_folder_made_for_the_diary_is_closed_and_one_with_other_things_is_not(
    tmp_path: Path,
) -> None:
    for name in ("empty", "used"):
        (tmp_path / name).mkdir()
        (tmp_path / name).chmod(0o755)
    (tmp_path / "used" / "holiday.jpg").touch()
    diary_of(tmp_path / "empty", 1)
    diary_of(tmp_path / "used", 1)
    assert (mode(tmp_path / "empty"), mode(tmp_path / "used")) == (0o700, 0o755)


def test_reading_a_diary_that_is_not_there_makes_nothing(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "mine")
    assert (list(store.revisions()), store.diary_id, store.notices) == ([], None, ())
    assert not store.has_grown()
    assert list(tmp_path.iterdir()) == []


def test_reading_a_diary_makes_and_changes_nothing(tmp_path: Path) -> None:
    path = diary_of(tmp_path, 3)
    (tmp_path / "diary.lock").unlink()
    with path.open("ab") as file:
        file.write(b'{"seq":4,')
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    store = FileStore(tmp_path)
    assert list(store.revisions()) == [check_in(0), check_in(1), check_in(2)]
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [one.name for one in tmp_path.iterdir()] == ["diary.jsonl"]


def test_keeping_nothing_makes_nothing(tmp_path: Path) -> None:
    FileStore(tmp_path / "mine").append()
    assert list(tmp_path.iterdir()) == []


def test_the_file_is_a_header_and_a_line_a_revision_each_chained_to_the_one_before(
    tmp_path: Path,
) -> None:
    lines = diary_of(tmp_path, 3).read_bytes().splitlines()
    header, *rest = (json.loads(line) for line in lines)
    assert header["diary"] == FileStore(tmp_path).diary_id
    assert [one["seq"] for one in rest] == [1, 2, 3]
    digests = [one["digest"] for one in (header, *rest)]
    assert [one["previous"] for one in rest] == digests[:-1]


def test_a_torn_last_line_is_passed_over_and_moved_aside_by_the_next_save(tmp_path: Path) -> None:
    path = diary_of(tmp_path, 2)
    whole = path.read_bytes()
    with path.open("ab") as file:
        file.write(b'{"seq":3,"id":"half a li')
    store = FileStore(tmp_path)
    assert list(store.revisions()) == [check_in(0), check_in(1)]
    assert list(store.notices) == [("torn-tail", "line 4")]
    store.append(check_in(2))
    assert list(store.notices) == [("moved-aside", str(tmp_path / "diary.torn-1"))]
    assert (tmp_path / "diary.torn-1").read_bytes() == b'{"seq":3,"id":"half a li'
    assert path.read_bytes().startswith(whole)
    assert kept(tmp_path) == [check_in(0), check_in(1), check_in(2)]


def test_a_second_torn_line_does_not_replace_the_first(tmp_path: Path) -> None:
    path = diary_of(tmp_path, 1)
    for number in (1, 2):
        with path.open("ab") as file:
            file.write(b"piece %d" % number)
        FileStore(tmp_path).append(check_in(number))
    assert (tmp_path / "diary.torn-1").read_bytes() == b"piece 1"
    assert (tmp_path / "diary.torn-2").read_bytes() == b"piece 2"
    assert kept(tmp_path) == [check_in(0), check_in(1), check_in(2)]


def test_every_cut_of_a_file_opens_with_the_whole_lines_before_it_and_is_not_written(
    tmp_path: Path,
) -> None:
    path = diary_of(tmp_path, 2)
    whole = path.read_bytes()
    header_end = whole.index(b"\n") + 1
    for cut in range(len(whole)):
        path.write_bytes(whole[:cut])
        store = FileStore(tmp_path)
        lines = whole[:cut].count(b"\n")
        assert list(store.revisions()) == [check_in(n) for n in range(lines - 1)]
        keys = [key for key, _ in store.notices]
        if cut == 0:
            assert keys == ["empty-file"]
        elif cut < header_end:
            assert keys == ["damaged"]
        else:
            assert keys == ([] if whole[cut - 1 : cut] == b"\n" else ["torn-tail"])
        assert path.read_bytes() == whole[:cut]


def test_every_cut_after_the_header_is_healed_by_the_next_save_without_losing_a_byte(
    tmp_path: Path,
) -> None:
    path = diary_of(tmp_path / "first", 2)
    whole = path.read_bytes()
    for cut in range(whole.index(b"\n") + 1, len(whole), 7):
        folder = tmp_path / str(cut)
        folder.mkdir()
        (folder / "diary.jsonl").write_bytes(whole[:cut])
        FileStore(folder).append(check_in(5))
        sound = whole[:cut].count(b"\n") - 1
        assert kept(folder) == [*(check_in(n) for n in range(sound)), check_in(5)]
        files = content(folder)
        kept_bytes = files["diary.jsonl"].rsplit(b"\n", 2)[0] + b"\n"
        assert kept_bytes + files.get("diary.torn-1", b"") == whole[:cut]


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
        assert list(store.revisions()) == [check_in(n) for n in range(line - 2)]
        assert list(store.notices) == [("damaged", f"line {line}")]
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
    assert list(store.revisions()) == [check_in(n) for n in range(wrong)]
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
    with pytest.raises(DamagedError):
        store.append(check_in(0))
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


def test_a_link_in_place_of_the_file_or_the_lock_is_refused(tmp_path: Path) -> None:
    path = diary_of(tmp_path / "real", 1)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "diary.jsonl").symlink_to(path)
    before = path.read_bytes()
    store = FileStore(tmp_path / "mine")
    with pytest.raises(StorageError):
        store.revisions()
    with pytest.raises(StorageError):
        store.append(check_in(1))
    (tmp_path / "mine" / "diary.jsonl").unlink()
    (tmp_path / "mine" / "diary.lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StorageError):
        store.append(check_in(1))
    assert path.read_bytes() == before
    assert not (tmp_path / "elsewhere").exists()


def test_links_that_wait_where_files_are_to_be_made_are_not_followed(tmp_path: Path) -> None:
    path = diary_of(tmp_path / "mine", 1)
    with path.open("ab") as file:
        file.write(b"torn")
    (tmp_path / "mine" / "diary.torn-1").symlink_to(tmp_path / "elsewhere")
    FileStore(tmp_path / "mine").append(check_in(1))
    assert (tmp_path / "mine" / "diary.torn-2").read_bytes() == b"torn"
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "diary.jsonl.new").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StorageError):
        FileStore(tmp_path / "new").append(check_in(1))
    assert not (tmp_path / "elsewhere").exists()


def test_a_pipe_in_place_of_the_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "diary.jsonl")
    with pytest.raises(StorageError):
        FileStore(tmp_path).revisions()


def test_a_diary_that_vanished_while_open_is_shown_and_not_begun_again(tmp_path: Path) -> None:
    path = diary_of(tmp_path, 2)
    store = FileStore(tmp_path)
    store.revisions()
    path.rename(tmp_path / "away")
    assert store.has_grown()
    assert list(store.revisions()) == [check_in(0), check_in(1)]
    assert list(store.notices) == [("file-gone", str(path))]
    with pytest.raises(StorageError):
        store.append(check_in(2))
    assert not path.exists()
    (tmp_path / "away").rename(path)
    store.append(check_in(2))
    assert list(store.notices) == []
    assert kept(tmp_path) == [check_in(0), check_in(1), check_in(2)]


def test_a_file_that_got_shorter_is_read_again_before_a_save(tmp_path: Path) -> None:
    path = diary_of(tmp_path, 3)
    store = FileStore(tmp_path)
    store.revisions()
    lines = path.read_bytes().splitlines(keepends=True)
    os.truncate(path, len(b"".join(lines[:2])))
    assert list(store.revisions()) == [check_in(0)]
    store.append(check_in(7))
    assert kept(tmp_path) == [check_in(0), check_in(7)]


def test_a_last_line_exchanged_for_one_as_long_is_noticed_before_a_save(tmp_path: Path) -> None:
    path = diary_of(tmp_path / "one", 2)
    store = FileStore(path.parent)
    store.revisions()
    status = path.stat()
    rebuilt(path, *[body.replace(b"Day 1", b"Day 9") for body in bodies_of(path)])
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert path.stat().st_size == status.st_size
    store.append(check_in(2))
    assert kept(path.parent) == [check_in(0), check_in(1, "Day 9"), check_in(2)]


def test_a_replaced_file_is_read_anew_and_said_where_it_is_another_one(tmp_path: Path) -> None:
    path = diary_of(tmp_path / "one", 2)
    store = FileStore(path.parent)
    store.revisions()
    (tmp_path / "copy").write_bytes(path.read_bytes())
    (tmp_path / "copy").replace(path)
    assert list(store.revisions()) == [check_in(0), check_in(1)]
    assert list(store.notices) == []
    other = diary_of(tmp_path / "two", 1)
    other.replace(path)
    store.append(check_in(4))
    assert list(store.revisions()) == [check_in(0), check_in(4)]
    assert list(store.notices) == [("replaced", str(path))]


def test_a_chain_taken_in_pieces_is_the_chain_taken_at_once(tmp_path: Path) -> None:
    whole = diary_of(tmp_path, 5).read_bytes()
    first = whole.index(b"\n") + 1
    for cut in range(first, len(whole), 11):
        chain = Chain()
        chain.extend(whole[:cut])
        chain.extend(whole[chain.end :])
        assert chain.lines == whole.splitlines()
        assert (chain.end, chain.torn, chain.damaged_at) == (len(whole), b"", None)
