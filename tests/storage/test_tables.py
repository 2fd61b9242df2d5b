"""The diary as a TinyDB."""

from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where
from tinydb.table import Document, Table

from diary.core.errors import RecordError
from diary.core.payload import Plain, revision_to_plain
from diary.storage.log import LogFile
from diary.storage.store import FileStore
from diary.storage.tables import AppendOnlyError, LogDB, LogStorage
from tests.storage.samples import check_in, diary_of, kept


def plain(number: int) -> Plain:
    return revision_to_plain(check_in(number))


def opened(folder: Path, count: int = 3) -> LogDB:
    diary_of(folder, count)
    return LogDB(LogFile(folder))


def test_a_table_is_searched_counted_and_walked_as_any_tinydb_table(tmp_path: Path) -> None:
    db = opened(tmp_path)
    assert db.tables() == {"revisions"}
    assert len(db) == 3
    assert [one["id"] for one in db] == ["id-0", "id-1", "id-2"]
    assert [one.doc_id for one in db.all()] == [1, 2, 3]
    assert [one["seq"] for one in db.search(where("payload").note == "Day 1")] == [2]
    assert db.count(where("kind") == "check-in") == 3
    assert db.contains(where("id") == "id-2")
    assert not db.contains(where("id") == "id-3")


def test_a_document_is_found_by_its_id(tmp_path: Path) -> None:
    db = opened(tmp_path)
    found = db.get(doc_id=2)
    assert isinstance(found, Document)
    assert (found["id"], found.doc_id) == ("id-1", 2)
    assert db.get(doc_id=0) is db.get(doc_id=4) is db.get(doc_id=-1) is None
    assert [one["id"] for one in db.get(doc_ids=[1, 3])] == ["id-0", "id-2"]
    assert db.get(where("id") == "id-9") is None
    table = LogStorage(LogFile(tmp_path)).read()["revisions"]
    assert [key in table for key in ("1", "01", "4", "0", "-1", "x", "²")] == [True] + [False] * 6


def test_a_document_holds_the_members_of_its_line(tmp_path: Path) -> None:
    found = opened(tmp_path).get(doc_id=1)
    assert isinstance(found, Document)
    assert {name: found[name] for name in plain(0)} == plain(0)
    assert set(found) - set(plain(0)) == {"seq", "previous", "digest"}


def test_a_diary_that_is_not_there_is_an_empty_table(tmp_path: Path) -> None:
    db = LogDB(LogFile(tmp_path / "none"))
    assert (len(db), db.all(), db.get(doc_id=1)) == (0, [], None)
    assert list(tmp_path.iterdir()) == []


def test_what_is_inserted_gets_the_next_seq_and_is_kept(tmp_path: Path) -> None:
    db = opened(tmp_path, 1)
    assert db.insert(plain(1)) == 2
    assert db.insert_multiple([plain(2), plain(3)]) == [3, 4]
    assert db.insert_multiple(plain(number) for number in (4,)) == [5]
    assert kept(tmp_path) == [check_in(number) for number in range(5)]


def test_the_seq_is_right_when_another_program_saved_between(tmp_path: Path) -> None:
    db = opened(tmp_path, 1)
    assert len(db) == 1
    FileStore(tmp_path).append(check_in(1))
    assert db.insert(plain(2)) == 3
    assert [one["id"] for one in db] == ["id-0", "id-1", "id-2"]


def test_no_answer_is_cached(tmp_path: Path) -> None:
    db, query = opened(tmp_path, 1), where("kind") == "check-in"
    assert len(db.search(query)) == 1
    FileStore(tmp_path).append(check_in(1))
    assert len(db.search(query)) == 2


def test_a_document_changed_by_its_reader_changes_nothing_else(tmp_path: Path) -> None:
    db = opened(tmp_path)
    db.all()[0]["payload"]["note"] = "changed"
    assert db.all()[0]["payload"]["note"] == "Day 0"


@pytest.mark.parametrize(
    "change",
    [
        lambda db: db.update({"reason": "x"}),
        lambda db: db.update({"reason": "x"}, doc_ids=[1]),
        lambda db: db.update_multiple([({"reason": "x"}, where("id") == "id-0")]),
        lambda db: db.upsert(plain(7), where("id") == "id-7"),
        lambda db: db.remove(where("id") == "none"),
        lambda db: db.remove(doc_ids=[1]),
        lambda db: db.truncate(),
        lambda db: db.drop_table("revisions"),
        lambda db: db.drop_table("none"),
        lambda db: db.drop_tables(),
        lambda db: db.insert(Document(plain(3), doc_id=1)),
        lambda db: db.table("others").insert(plain(3)),
        lambda db: db.table("others", persist_empty=True),
        lambda db: db.storage.write({}),
        lambda db: db.storage.write({"revisions": {}}),
        lambda db: db.storage.write({"revisions": {"1": plain(0), "2": plain(1), "3": plain(2)}}),
    ],
)
def test_what_a_log_cannot_do_is_refused_and_changes_nothing(tmp_path: Path, change: Any) -> None:
    db = opened(tmp_path)
    before = (tmp_path / "diary.jsonl").read_bytes()
    with pytest.raises(AppendOnlyError):
        change(db)
    assert (tmp_path / "diary.jsonl").read_bytes() == before


@pytest.mark.parametrize("document", [{}, {"foo": 1}, plain(1) | {"kind": "mood"}])
def test_a_document_that_is_no_revision_is_refused_with_all_that_came_with_it(
    tmp_path: Path, document: Plain
) -> None:
    db = opened(tmp_path, 1)
    with pytest.raises(RecordError):
        db.insert_multiple([plain(1), document])
    with pytest.raises(ValueError, match="Mapping"):
        db.insert_multiple([plain(1), "text"])
    assert kept(tmp_path) == [check_in(0)]


def test_a_plain_tinydb_over_the_storage_adds_only_what_is_new(tmp_path: Path) -> None:
    diary_of(tmp_path, 2)
    before = (tmp_path / "diary.jsonl").read_bytes()
    table: Table = TinyDB(LogFile(tmp_path), storage=LogStorage).table("revisions")
    assert table.insert(plain(2)) == 3
    assert (tmp_path / "diary.jsonl").read_bytes().startswith(before)
    with pytest.raises(AppendOnlyError):
        table.update({"reason": "x"})
    assert kept(tmp_path) == [check_in(0), check_in(1), check_in(2)]


def test_a_save_decodes_none_of_the_old_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = opened(tmp_path)
    db.insert(plain(3))
    monkeypatch.setattr("diary.storage.codec.plain_of", None)
    assert db.insert(plain(4)) == 5
