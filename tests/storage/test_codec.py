"""A revision as a line of bytes."""

import json
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from diary.core.errors import DiaryError, RecordError
from diary.core.payload import revision_to_plain
from diary.core.records import CheckIn, Revision, ToldClinic, rating
from diary.storage import codec
from tests.diaries import noted, revise
from tests.storage.samples import START, check_in, revisions

BEFORE = b"0" * 64


def line_of(revision: Revision, seq: int = 1, previous: bytes = BEFORE) -> bytes:
    return codec.seal(codec.body(revision_to_plain(revision)), seq, previous)


@settings(deadline=None)
@given(revisions(), st.integers(1, 20_000))
def test_every_kind_of_record_comes_back_as_it_was_kept(revision: Revision, seq: int) -> None:
    line = line_of(revision, seq)
    assert codec.revision_of(line, seq) == revision
    assert b"\n" not in line


def test_a_line_is_compact_json_with_its_members_in_order_and_its_text_readable() -> None:
    line = line_of(check_in(1, "Über Nacht ☂"))
    plain = json.loads(line)
    assert " ".join(plain) == (
        "seq id revision kind recorded_at offset zone reason withdrawn payload previous digest"
    )
    assert "Über Nacht ☂".encode() in line
    assert line == json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()


def test_a_digest_is_the_sha_256_of_the_bytes_before_it() -> None:
    line = line_of(check_in(1))
    covered, digest = line[:-2].split(b',"digest":"')
    assert sha256(covered).hexdigest().encode() == digest == codec.digest_of(line)


def test_the_header_names_format_schema_and_diary_and_carries_its_digest() -> None:
    line = codec.header("an-id", "2026-03-02T21:00:00Z")
    covered, digest = line[:-2].split(b',"digest":"')
    assert sha256(covered).hexdigest().encode() == digest
    assert json.loads(line) | {"digest": ""} == {
        "format": "symptom-diary",
        "schema": 1,
        "diary": "an-id",
        "created_at": "2026-03-02T21:00:00Z",
        "digest": "",
    }
    assert codec.read_header(line) == ("an-id", "2026-03-02T21:00:00Z", 1)


@pytest.mark.parametrize(
    "revision",
    [
        check_in(1, "a lone \ud800 surrogate"),
        check_in(1)._replace(id="\udfff"),
        check_in(1)._replace(recorded_at=datetime(2026, 3, 2, 1, tzinfo=UTC)),
        check_in(1)._replace(offset=5000),
        revise("x", ToldClinic("f", START), recorded_at=datetime(2026, 1, 1, tzinfo=UTC)),
    ],
)
def test_what_could_not_be_read_back_is_refused_before_it_is_written(revision: Revision) -> None:
    with pytest.raises(RecordError):
        line_of(revision)


@pytest.mark.parametrize("extra", [{"seq": 1}, {"digest": "0"}, {"mood": "fine"}])
def test_members_that_a_revision_does_not_have_are_refused(extra: dict[str, object]) -> None:
    with pytest.raises(RecordError):
        codec.body(revision_to_plain(check_in(1)) | extra)


def test_a_missing_member_is_refused() -> None:
    plain = revision_to_plain(check_in(1))
    del plain["reason"]
    plain["mood"] = "fine"
    with pytest.raises(RecordError):
        codec.body(plain)


@pytest.mark.parametrize(
    "inside",
    [
        b"[" * 100_000,
        b"1" * 5000,
        b'"\xff"',
        b"{}",
        b'{"day":"2026-02-30"}',
        b"null",
        b'""',
        b"NaN",
    ],
    ids=lambda inside: repr(inside[:12]),
)
def test_a_sound_line_with_hostile_content_is_refused_and_nothing_worse(inside: bytes) -> None:
    body = codec.body(revision_to_plain(check_in(1)))
    hostile = body[: body.index(b'"payload":')] + b'"payload":' + inside
    with pytest.raises(DiaryError):
        codec.revision_of(codec.seal(hostile, 1, BEFORE))


def wanted(chosen: list[Revision], day: date) -> list[int]:
    """`recorded_since`, from the values."""
    near = {
        one.id
        for one in chosen
        if one.recorded_at.date() >= day or not isinstance(one.value, CheckIn)
    }
    return [place for place, one in enumerate(chosen) if one.id in near]


@settings(deadline=None, max_examples=50)
@given(st.lists(revisions(), max_size=5), st.dates(date(1900, 1, 1), date(2202, 1, 1)))
def test_lines_are_chosen_by_their_own_date_and_kind(chosen: list[Revision], day: date) -> None:
    firsts = [one.id for one in chosen if one.revision == 1]
    assume(len(set(firsts)) == len(firsts))
    lines = [line_of(one, seq) for seq, one in enumerate(chosen, 1)]
    assert codec.recorded_since(lines, day.isoformat()) == wanted(chosen, day)


@pytest.mark.parametrize(
    "fake",
    [
        '","recorded_at":"2999-01-01',
        '"recorded_at":"2999-01-01T',
        '\\","kind":"session","x":"',
        '"told"',
    ],
)
def test_a_text_that_looks_like_a_member_fools_no_one(fake: str) -> None:
    value = CheckIn(START, (rating("neck", "soreness", 1),), note=fake)
    for revision in (check_in(1)._replace(id=fake), revise("a", value), check_in(1)):
        told = revision._replace(reason=fake, zone=fake)
        assert codec.recorded_since([line_of(told)], "2026-12-31") == []
        later = told._replace(recorded_at=told.recorded_at + timedelta(days=400))
        assert codec.recorded_since([line_of(later)], "2026-12-31") == [0]


def test_all_revisions_of_a_record_are_chosen_with_one_of_them() -> None:
    first, other = check_in(1), check_in(2)
    amended = first._replace(
        revision=2,
        recorded_at=first.recorded_at + timedelta(days=300),
        value=noted(first.value, "corrected"),
    )
    lines = [line_of(one, seq) for seq, one in enumerate((first, other, amended), 1)]
    assert codec.recorded_since(lines, "2026-12-01") == [0, 2]
