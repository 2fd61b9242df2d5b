"""The store that a journal is given."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diary.core.areas import area_named
from diary.core.entries import current
from diary.core.errors import DamagedError, RecordError
from diary.core.profile import Profile
from diary.core.records import Revision, ToldClinic, TreatmentSession
from diary.journal.store import Store
from diary.storage import codec
from diary.storage.log import LogFile
from diary.storage.store import FileStore
from tests.diaries import noted, revise
from tests.storage.samples import START, check_in, content, diary_of, kept, revisions


def test_a_file_store_is_what_a_journal_asks_for(tmp_path: Path) -> None:
    store: Store = FileStore(tmp_path)
    assert list(store.revisions()) == []


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(revisions(), max_size=3), max_size=4))
def test_what_was_kept_is_read_back_in_order_now_and_by_the_next_program(
    tmp_path_factory: pytest.TempPathFactory, saves: list[list[Revision]]
) -> None:
    folder = tmp_path_factory.mktemp("diary") / "mine"
    store = FileStore(folder)
    for save in saves:
        store.append(*save)
    expected = [one for save in saves for one in save]
    assert list(store.revisions()) == expected == kept(folder)
    assert store.notices == ()


def test_one_of_several_that_cannot_be_kept_keeps_all_of_them_out(tmp_path: Path) -> None:
    diary_of(tmp_path, 1)
    before = content(tmp_path)
    store = FileStore(tmp_path)
    with pytest.raises(RecordError):
        store.append(check_in(1), check_in(2, "\ud800"), check_in(3))
    assert content(tmp_path) == before
    assert list(store.revisions()) == [check_in(0)]


def test_reading_since_a_day_gives_that_days_reports_and_all_that_are_none(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    session = revise("s", TreatmentSession(START, (area_named("neck"),)))
    told = revise("t", ToldClinic("sign:fever", START))
    profile = revise("p", Profile(START, "Ana"))
    quoting = check_in(0, '"session","told","profile","recorded_at":"')
    store.append(session, told, profile, quoting, *(check_in(number) for number in range(1, 30)))
    found = list(store.revisions(since=START + timedelta(20)))
    assert found == [session, told, profile, *(check_in(number) for number in range(19, 30))]
    assert list(store.revisions(since=date.min)) == list(store.revisions())
    assert list(store.revisions(since=date.max)) == [session, told, profile]


def test_a_record_folds_the_same_from_the_last_days_alone_whatever_the_clock_said(
    tmp_path: Path,
) -> None:
    store = FileStore(tmp_path)
    old = check_in(0)
    late = old._replace(
        revision=2,
        value=noted(old.value, "second"),
        recorded_at=old.recorded_at + timedelta(60),
    )
    imported = old._replace(
        revision=3,
        value=noted(old.value, "third"),
        recorded_at=old.recorded_at + timedelta(3),
    )
    store.append(old, late, imported)
    (entry,) = current(store.revisions(since=START + timedelta(50))).check_ins
    assert entry == current(store.revisions()).check_ins[0]
    assert entry.value.note == "third"


def test_reading_again_decodes_only_the_lines_that_are_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary_of(tmp_path, 5)
    decoded: list[int] = []
    revision_of = codec.revision_of

    def counted(line: bytes, schema: int) -> Revision:
        decoded.append(int(line[7:8]))
        return revision_of(line, schema)

    monkeypatch.setattr(codec, "revision_of", counted)
    store = FileStore(tmp_path)
    store.revisions(since=START + timedelta(4))
    assert decoded == [4, 5]
    store.revisions()
    assert sorted(decoded) == [1, 2, 3, 4, 5]
    FileStore(tmp_path).append(check_in(5))
    store.revisions()
    store.revisions()
    assert sorted(decoded) == [1, 2, 3, 4, 5, 6]


def test_a_sound_line_that_holds_no_record_is_said_and_stops_saving_and_nothing_else(
    tmp_path: Path,
) -> None:
    diary_of(tmp_path, 2)
    LogFile(tmp_path).append([b'"id":"x","kind":"mood","payload":{}'])
    FileStore(tmp_path).append(check_in(2))
    before = content(tmp_path)
    store = FileStore(tmp_path)
    assert list(store.revisions()) == [check_in(0), check_in(1), check_in(2)]
    assert store.notices == (("unreadable-record", "line 4"),)
    with pytest.raises(DamagedError) as refused:
        store.append(check_in(3))
    assert refused.value.detail == "line 4"
    assert content(tmp_path) == before
    diary_of(tmp_path / "restored", 1).replace(store.path)
    assert list(store.revisions()) == [check_in(0)]
    store.append(check_in(3))


def test_a_store_has_not_grown_by_its_own_saves(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "mine")
    store.append(check_in(0))
    assert not store.has_grown()
    store.append(check_in(1))
    assert not store.has_grown()
    assert list(store.revisions()) == [check_in(0), check_in(1)]


def test_a_diary_keeps_its_id(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    store.append(check_in(0))
    first = store.diary_id
    store.append(check_in(1))
    assert first is not None
    assert store.diary_id == FileStore(tmp_path).diary_id == first
    assert store.path == tmp_path / "diary.jsonl"


def test_a_save_reads_and_writes_as_much_in_a_long_diary_as_in_a_short_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    amounts = []
    for name, count in (("short", 2), ("long", 500)):
        store = FileStore(tmp_path / name)
        store.append(*(check_in(number) for number in range(count)))
        store.append(check_in(600))  # the first save of a day, which makes a backup
        moved = 0
        read, write = os.read, os.write

        def counted_read(descriptor: int, size: int, read=read) -> bytes:  # type: ignore[no-untyped-def]
            nonlocal moved
            part: bytes = read(descriptor, size)
            moved += len(part)
            return part

        def counted_write(descriptor: int, some: bytes, write=write) -> int:  # type: ignore[no-untyped-def]
            nonlocal moved
            moved += len(some)
            done: int = write(descriptor, some)
            return done

        with monkeypatch.context() as patch:
            patch.setattr(os, "read", counted_read)
            patch.setattr(os, "write", counted_write)
            store.append(check_in(600))
        amounts.append(moved)
    assert amounts[1] - amounts[0] < 20
