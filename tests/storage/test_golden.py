"""Diaries as each version has written them: what they say must be read for ever."""

from datetime import date, time, timedelta
from pathlib import Path
from shutil import copytree

import pytest

from diary.core.answers import Reaction, Seen
from diary.core.entries import current
from diary.core.errors import DiaryError
from diary.core.moment import Now
from diary.core.payload import Plain
from diary.core.records import Answer, CheckIn, Revision, TreatmentSession, rating
from diary.journal import Journal
from diary.storage import codec, migrations
from diary.storage.chain import read
from diary.storage.store import FileStore
from tests.diaries import PLAN, note_of
from tests.storage.samples import check_in, content, unlocked

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("form", ["v1", "v1-sealed"])
def test_a_diary_of_the_first_version_says_what_it_said(tmp_path: Path, form: str) -> None:
    folder = copytree(GOLDEN / form, tmp_path / "mine")
    store = unlocked(folder)
    revisions = store.revisions()
    assert store.notices == ()
    assert [(one.revision, one.withdrawn) for one in revisions] == [
        *((1, False), (1, False), (1, False), (2, False)),
        *((1, False), (2, True), (1, False)),
    ]
    session = revisions[1].value
    assert isinstance(session, TreatmentSession)
    assert (session.day, session.note) == (date(2026, 3, 2), "Erste Sitzung, „gut“")
    first = revisions[2].value
    assert isinstance(first, CheckIn)
    assert first.ratings == (rating("left-calf", "bruising", 2), rating("left-calf", "soreness", 4))
    assert (first.remedies, first.note) == (("arnica", "Kühlpack"), 'Ñandú \\ "quoted" 🙂')
    assert revisions[3].reason == "typed the wrong value"
    store.append(check_in(30))
    assert unlocked(folder).revisions() == [*revisions, check_in(30)]


def test_the_first_line_says_the_present_schema(tmp_path: Path) -> None:
    FileStore(tmp_path).append(check_in(0))
    header = (tmp_path / "diary.jsonl").read_bytes().splitlines()[0]
    assert f'"schema":{codec.SCHEMA},'.encode() in header
    assert (GOLDEN / f"v{codec.SCHEMA}").is_dir()
    assert set(migrations.STEPS) == set(range(1, codec.SCHEMA))


def louder(plain: Plain) -> Plain:
    """What a next schema may change: every note in capitals."""
    payload = {**plain["payload"]}
    if "note" in payload:
        payload["note"] = payload["note"].upper()
    return {**plain, "payload": payload}


def notes(revisions: "list[Revision]") -> list[str]:
    return [note_of(one.value) for one in revisions if note_of(one.value)]


@pytest.mark.parametrize("form", ["v1", "v1-sealed"])
def test_an_older_diary_is_read_as_it_is_and_migrated_by_its_first_save_after_a_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    folder = copytree(GOLDEN / form, tmp_path / "mine")
    before = content(folder)
    monkeypatch.setattr(codec, "SCHEMA", 2)
    monkeypatch.setattr(migrations, "STEPS", {1: louder})
    store = unlocked(folder)
    read_first = list(store.revisions())
    assert notes(read_first) == ["ERSTE SITZUNG, „GUT“", 'ÑANDÚ \\ "QUOTED" 🙂', "BY PHONE"]
    assert content(folder) == before
    store.append(check_in(30))
    after = unlocked(folder)
    assert after.revisions() == [*read_first, check_in(30)]
    assert after.notices == ()
    chain = after.log.chain
    assert chain.header is not None
    assert (chain.schema, chain.header.diary) == (2, "7d1f0c52-6f1b-4f0e-8a55-2f9f7c3f1e77")
    (copy,) = [one for one in after.backups.listed() if one.before == "migration"]
    kept = read(after.log.opened(after.backups.read(copy), ""))
    assert kept.header is not None
    assert kept.header.schema == 1
    assert len(kept.lines) == len(read_first) + 1


def test_a_migration_that_cannot_be_made_says_so_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copytree(GOLDEN / "v1", tmp_path / "mine")
    before = content(folder)
    monkeypatch.setattr(codec, "SCHEMA", 2)
    monkeypatch.setattr(migrations, "STEPS", {1: lambda plain: {**plain, "payload": None}})
    store = unlocked(folder)
    assert store.revisions() == []
    assert [key for key, _ in store.notices] == ["unreadable-record"] * 7
    with pytest.raises(DiaryError):
        store.append(check_in(30))
    assert content(folder) == before


def test_what_was_said_around_a_session_is_read_as_it_was_kept(tmp_path: Path) -> None:
    folder = copytree(GOLDEN / "v1-around", tmp_path / "mine")
    store = unlocked(folder)
    kept = list(store.revisions())
    assert store.notices == ()
    records = current(kept)
    (reaction,), (late,), (result,) = records.reactions, records.late_checks, records.results
    (test, session), (told, _) = records.sessions, records.told
    assert reaction.value == Reaction(
        test.id, date(2026, 3, 2), frozenset({"redness", "itching"}), time(11),
        "wie eine Münze", "nach dem Duschen",
    )  # fmt: skip
    given = session.value
    assert (given.products, given.points, given.by) == ("Hyaluron 1 ml, batch 7Ü", 24, "Dr Ruiz")
    week = (late.value.session, late.value.week, late.value.answer)
    assert week == (session.id, 2, Answer.UNSURE)
    assert [one.seen for one in result.value.seen] == [Seen.SLIGHT, Seen.NONE]
    assert [one.value.day for one in records.planned] == [date(2026, 12, 31)]
    journal = Journal(store, PLAN)
    assert (journal.plan.id, journal.plan.version) == ("injection-lipolysis", "1")
    flags = journal.summary(date(2026, 3, 18)).flags
    assert {one.id for one in flags} == {f"reaction:{test.id}", f"late_check:{session.id}"}
    assert all(one.is_quiet for one in flags)
    now = Now(told.latest.recorded_at + timedelta(1), 60, "Europe/Madrid")
    undone = [journal.undo(now) for _ in range(4)]
    assert [len(one.along) for one in undone] == [1, 0, 0, 0]
    assert journal.plan == PLAN
    assert len(journal.history()) == len(kept) + 5
