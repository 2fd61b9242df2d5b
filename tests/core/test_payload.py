import json
import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.core.areas import area_named
from diary.core.errors import DiaryError, OffScaleError, RecordError, UnknownNameError
from diary.core.payload import (
    record_from_plain,
    record_to_plain,
    revision_from_plain,
    revision_to_plain,
)
from diary.core.profile import Profile
from diary.core.records import (
    Answer,
    CheckIn,
    Leftover,
    Rating,
    Record,
    Revision,
    ToldClinic,
    TreatmentSession,
)
from diary.core.scales import SYMPTOMS
from tests.core.drawn import RECORDS, revisions


def through_json(plain: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(plain))
    return found


@given(RECORDS)
def test_every_record_comes_back_from_its_plain_form_as_it_was(record: Record) -> None:
    plain = record_to_plain(record)
    assert record_from_plain(record.RECORD, through_json(plain)) == record


def test_what_could_act_on_a_terminal_is_taken_out_of_every_text_that_is_read() -> None:
    hostile, harmless = "a\x1b]52;c;eA==\x07\u202eb\x9b31m\ud800", "a]52;c;eA==b31m"
    check_in = {
        "day": "2026-03-02",
        "ratings": {},
        "signs": [hostile],
        "remedies": [hostile],
        "note": hostile,
    }
    plain: dict[str, Any] = {
        "id": hostile,
        "revision": 1,
        "kind": "check-in",
        "offset": 0,
        "withdrawn": False,
        "recorded_at": "2026-03-02T20:00:00.000000Z",
        "zone": hostile,
        "reason": hostile,
        "payload": check_in,
    }
    for kind, payload in (
        ("check-in", check_in),
        ("told", {"flag": hostile, "day": "2026-03-02", "note": hostile}),
        ("session", {"day": "2026-03-02", "kind": "test", "areas": ["neck"], "note": hostile}),
    ):
        found = repr(revision_from_plain({**plain, "kind": kind, "payload": payload}))
        assert harmless in found
        assert not {"\\x1b", "\\x07", "\\u202e", "\\x9b", "\\ud800"} & {*_escapes(found)}


def _escapes(text: str) -> Iterator[str]:
    yield from re.findall(r"\\x..|\\u....", text)


@given(revisions())
def test_every_revision_comes_back_from_its_plain_form_as_it_was(revision: Revision) -> None:
    plain = through_json(revision_to_plain(revision))
    assert revision_from_plain(plain) == revision
    assert revision_to_plain(revision_from_plain(plain)) == plain


CALF = area_named("left-calf")
SESSION = TreatmentSession(date(2026, 3, 2), (CALF,), at=time(9, 5), numbing_cream=True, note="n")
TOLD_NOTE = ToldClinic("sign:fever", date(2026, 3, 2), "called")
PROFILE = Profile(date(2026, 3, 2), "Ana", date(1960, 3, 19), "A 12", "Clinica Sol", "112")
CHECK_IN = CheckIn(
    date(2026, 3, 2),
    (Rating(CALF, SYMPTOMS[0], 2), Rating(CALF, SYMPTOMS[1], 0)),
    (Leftover(CALF, Answer.UNSURE),),
    frozenset({"sight", "fever"}),
    ("ice",),
    "better",
)


def plain_of(value: Record = CHECK_IN) -> dict[str, Any]:
    recorded_at = datetime(2026, 3, 2, 21, 0, 0, 5, UTC)
    return revision_to_plain(Revision("an-id", 2, recorded_at, 60, "Europe/Paris", value, "typo"))


def test_the_plain_form_is_this_one() -> None:
    assert plain_of() == {
        "id": "an-id",
        "revision": 2,
        "kind": "check-in",
        "recorded_at": "2026-03-02T21:00:00.000005Z",
        "offset": 60,
        "zone": "Europe/Paris",
        "reason": "typo",
        "withdrawn": False,
        "payload": {
            "day": "2026-03-02",
            "ratings": {"left-calf": {"bruising": 2, "soreness": 0}},
            "leftovers": {"left-calf": "unsure"},
            "signs": ["fever", "sight"],
            "remedies": ["ice"],
            "note": "better",
        },
    }
    assert plain_of(SESSION)["payload"] == {
        "day": "2026-03-02",
        "kind": "treatment",
        "areas": ["left-calf"],
        "at": "09:05",
        "numbing_cream": True,
        "note": "n",
    }
    assert plain_of(TOLD_NOTE)["payload"] == {
        "flag": "sign:fever",
        "day": "2026-03-02",
        "note": "called",
    }
    assert plain_of(PROFILE)["kind"] == "profile"
    assert plain_of(PROFILE)["payload"] == {
        "day": "2026-03-02",
        "name": "Ana",
        "born": "1960-03-19",
        "patient_number": "A 12",
        "clinic": "Clinica Sol",
        "emergency": "112",
    }


def test_what_says_nothing_is_left_out() -> None:
    day = date(2026, 3, 2)
    assert record_to_plain(TreatmentSession(day, (CALF,))).keys() == {"day", "kind", "areas"}
    assert record_to_plain(ToldClinic("f", day)).keys() == {"day", "flag"}
    assert record_to_plain(Profile(day)).keys() == {"day"}
    bare = record_to_plain(CheckIn(day, signs=frozenset()))
    assert bare == {"day": "2026-03-02", "ratings": {}, "signs": []}


def test_another_zone_than_utc_is_stored_as_the_same_instant_in_utc() -> None:
    from datetime import timezone

    at = datetime(2026, 3, 2, 22, 0, tzinfo=timezone(timedelta(hours=1)))
    plain = revision_to_plain(Revision("i", 1, at, 60, "x", CHECK_IN))
    assert plain["recorded_at"] == "2026-03-02T21:00:00.000000Z"


def changed(plain: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """A copy in which the member at `path` is another; without a value it is gone."""
    *parents, last = path.split(".")
    found = plain = deepcopy(plain)
    for parent in parents:
        found = found[parent]
    if value is GONE:
        del found[last]
    else:
        found[last] = value
    return plain


GONE = object()

MANGLED: list[tuple[Record, str, object]] = [
    *((CHECK_IN, member, GONE) for member in plain_of()),
    *((CHECK_IN, member, None) for member in plain_of()),
    *((CHECK_IN, member, []) for member in plain_of()),
    (CHECK_IN, "revision", "2"),
    (CHECK_IN, "revision", True),
    (CHECK_IN, "revision", 0),
    (CHECK_IN, "revision", 1.0),
    (CHECK_IN, "kind", "dream"),
    (CHECK_IN, "kind", "session"),
    (CHECK_IN, "recorded_at", "2026-03-02T21:00:00"),
    (CHECK_IN, "recorded_at", "2026-03-02T21:00:00+01:00"),
    (CHECK_IN, "recorded_at", "9999-12-31T23:59:59Z"),
    (CHECK_IN, "recorded_at", 1_770_000_000),
    (CHECK_IN, "offset", 1440),
    (CHECK_IN, "offset", -1440),
    (CHECK_IN, "offset", True),
    (CHECK_IN, "offset", 60.0),
    (CHECK_IN, "withdrawn", "false"),
    (CHECK_IN, "withdrawn", 0),
    (CHECK_IN, "payload.day", GONE),
    (CHECK_IN, "payload.day", "2026-02-30"),
    (CHECK_IN, "payload.day", "20260302"),
    (CHECK_IN, "payload.day", "2026-W10-1"),
    (CHECK_IN, "payload.ratings", GONE),
    (CHECK_IN, "payload.ratings", []),
    (CHECK_IN, "payload.ratings.left-calf", 2),
    (CHECK_IN, "payload.ratings.left-calf.bruising", 5),
    (CHECK_IN, "payload.ratings.left-calf.bruising", True),
    (CHECK_IN, "payload.ratings.left-calf.bruising", 2.0),
    (CHECK_IN, "payload.ratings.left-calf.bruising", None),
    (CHECK_IN, "payload.ratings.left-calf.itch", 1),
    (CHECK_IN, "payload.ratings.tail", {"bruising": 1}),
    (CHECK_IN, "payload.ratings.Left Calf", {"bruising": 1}),
    (CHECK_IN, "payload.leftovers", ["left-calf"]),
    (CHECK_IN, "payload.leftovers.left-calf", "maybe"),
    (CHECK_IN, "payload.leftovers.LEFT-CALF", "yes"),
    (CHECK_IN, "payload.signs", None),
    (CHECK_IN, "payload.signs", "fever"),
    (CHECK_IN, "payload.signs", {"fever": 1}),
    (CHECK_IN, "payload.signs", ["fever", 1]),
    (CHECK_IN, "payload.signs", [["fever"]]),
    (CHECK_IN, "payload.remedies", "ice"),
    (CHECK_IN, "payload.remedies", [None]),
    (CHECK_IN, "payload.note", None),
    (CHECK_IN, "payload.note", 5),
    (SESSION, "payload.areas", GONE),
    (SESSION, "payload.areas", []),
    (SESSION, "payload.areas", "neck"),
    (SESSION, "payload.areas", {"neck": 1}),
    (SESSION, "payload.areas", ["neck", 3]),
    (SESSION, "payload.areas", ["neck", "neck"]),
    (SESSION, "payload.kind", "rehearsal"),
    (SESSION, "payload.kind", GONE),
    (SESSION, "payload.at", None),
    (SESSION, "payload.at", "25:00"),
    (SESSION, "payload.at", "9:05"),
    (SESSION, "payload.at", "09:05:10"),
    (SESSION, "payload.at", "09:05+01:00"),
    (SESSION, "payload.at", 905),
    (SESSION, "payload.numbing_cream", "no"),
    (SESSION, "payload.numbing_cream", 1),
    (SESSION, "payload.note", ["n"]),
    (TOLD_NOTE, "payload.flag", GONE),
    (TOLD_NOTE, "payload.flag", 7),
    (TOLD_NOTE, "payload.day", 20260302),
    (TOLD_NOTE, "payload.note", False),
    (PROFILE, "payload.day", GONE),
    (PROFILE, "payload.name", 7),
    (PROFILE, "payload.name", None),
    (PROFILE, "payload.born", "19600319"),
    (PROFILE, "payload.born", ""),
    (PROFILE, "payload.clinic", ["a"]),
]


@pytest.mark.parametrize(("value", "path", "put"), MANGLED)
def test_a_mangled_member_is_refused(value: Record, path: str, put: object) -> None:
    revision_from_plain(plain_of(value))
    with pytest.raises(DiaryError):
        revision_from_plain(changed(plain_of(value), path, put))


def test_what_is_wrong_is_said_by_the_error_that_knows_it() -> None:
    off_scale = changed(plain_of(), "payload.ratings.left-calf.bruising", 5)
    with pytest.raises(OffScaleError):
        revision_from_plain(off_scale)
    with pytest.raises(UnknownNameError):
        revision_from_plain(changed(plain_of(), "payload.ratings.tail", {"bruising": 1}))
    for path, put, problem in (
        ("kind", "dream", "unknown-kind"),
        ("zone", None, "unreadable-record"),
        ("recorded_at", "2026-03-01T22:59:59Z", "recorded-before-its-day"),
    ):
        with pytest.raises(RecordError) as refused:
            revision_from_plain(changed(plain_of(), path, put))
        assert refused.value.problem == problem


def test_the_day_may_be_the_local_date_of_its_entry_and_no_later_one() -> None:
    just = changed(plain_of(), "recorded_at", "2026-03-01T23:00:00Z")
    assert revision_from_plain(just).value.day == date(2026, 3, 2)


def test_members_nobody_knows_are_passed_over() -> None:
    plain = changed(plain_of(), "payload.mood", "fine")
    assert revision_from_plain({**plain, "seq": 4}).value == CHECK_IN


JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(["", "left-calf", "2026-03-02", "yes", "bruising", "\ud800", "check-in"])
    | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["left-calf", "bruising", "day", "x"]), inner, max_size=3)
    ),
    max_leaves=5,
)


def paths(plain: dict[str, Any], before: str = "") -> list[str]:
    found = []
    for name, value in plain.items():
        found.append(before + name)
        if isinstance(value, dict):
            found += paths(value, f"{before}{name}.")
    return found


@given(st.sampled_from([CHECK_IN, SESSION, TOLD_NOTE]), st.data())
@settings(max_examples=500)
def test_whatever_stands_in_its_place_a_revision_is_read_or_refused(
    value: Record, data: st.DataObject
) -> None:
    plain = plain_of(value)
    plain = changed(plain, data.draw(st.sampled_from(paths(plain))), data.draw(JUNK))
    try:
        revision = revision_from_plain(plain)
    except DiaryError:
        return
    assert revision_from_plain(revision_to_plain(revision)) == revision


@given(JUNK, st.sampled_from(["check-in", "session", "told", "dream", None]))
def test_anything_at_all_is_refused_as_a_payload(junk: Any, kind: Any) -> None:
    with pytest.raises(DiaryError):
        record_from_plain(kind, junk)
    with pytest.raises(DiaryError):
        revision_from_plain(junk)
