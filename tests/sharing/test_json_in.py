"""The JSON export read back: all that was in it, and nothing that has no place in a diary."""

import json
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary import wording
from diary.core.answers import PlanChange, PlannedSession, Reaction, cleaned
from diary.core.errors import BadFileError, FutureDayError, PlanError, RecordError
from diary.core.moment import Now
from diary.core.records import CheckIn, Record, Revision, ToldClinic, TreatmentSession
from diary.sharing import incoming
from diary.sharing.incoming import Receiver
from diary.sharing.json import whole
from diary.sharing.json_in import LONGEST_ENTRY, read
from tests.core.drawn import ANSWERS
from tests.core.plans import SHIPPED
from tests.core.test_payload import changed
from tests.diaries import START, RandomDiary, at, note_of, revise
from tests.sharing.fuzzed import NOW
from tests.sharing.held import check_in, journal, session
from tests.sharing.mutations import diary


def revisions(content: bytes | str) -> tuple[Revision, ...]:
    found = read(content.encode() if isinstance(content, str) else content, NOW)
    assert found.form == "json"
    return found.revisions


def refused(content: bytes | str) -> str:
    """The sentence in which a file is refused."""
    with pytest.raises(BadFileError) as error:
        revisions(content)
    return wording.problem(error.value)


def plain(*revisions: Revision) -> Any:
    return json.loads(whole(revisions))


def with_entry(path: str, value: object, revision: Revision | None = None) -> str:
    """An export of two entries, of which the second has another member at `path`."""
    found = plain(check_in(0), revision or check_in(1))
    found["revisions"][1] = changed(found["revisions"][1], path, value)
    return json.dumps(found)


@given(st.integers(0, 2**40))
def test_every_revision_comes_back_and_an_own_export_adds_nothing(seed: int) -> None:
    log = diary(seed)
    found = revisions(whole(log))
    assert sorted(found, key=repr) == sorted(log, key=repr)
    assert journal(*log).preview(found, NOW).new == ()


@given(st.integers(0, 2**40))
def test_how_it_is_laid_out_makes_no_difference(seed: int) -> None:
    log = RandomDiary(seed).revisions()
    content = json.loads(whole(log))
    for text in (
        json.dumps(content, separators=(",", ":")),
        json.dumps(content, indent="\t", sort_keys=True),
        "\ufeff\r\n " + json.dumps(dict(reversed(content.items()))) + " \n\n",
    ):
        assert journal(*log).preview(revisions(text), NOW).new == ()


def test_an_export_larger_than_what_is_read_at_once_is_read_whole() -> None:
    log = [check_in(one % 40, id_=f"c{one}", note="ça va – 痛い 😀" * 90) for one in range(700)]
    content = whole(log)
    assert len(content) > 5 * LONGEST_ENTRY
    assert revisions(content) == tuple(sorted(log, key=lambda one: (one.recorded_at, one.id)))
    spread = content.replace(b"\n  {", b" " * 70_000 + b"{", 12)
    assert revisions(spread) == revisions(content)


def test_an_empty_export_brings_nothing() -> None:
    assert revisions(whole([])) == ()


# What a file is refused for, and the sentence that says so.


@pytest.mark.parametrize(
    "content",
    [
        "{}", "[]", "[1]", "{", '{"format": "symptom-diary-export"}', '"revisions"', "",
        '{"format": "symptom-diary-export", "schema": 1}',
        '{"format": "symptom-diary-export", "revisions": []}',
        '{"schema": 1, "revisions": []}',
        '{"format": "fhir", "schema": 1, "revisions": []}',
        '{"revisions": [], "format": "fhir", "schema": 1}',
        '{"format": "symptom-diary-export", "schema": "1", "revisions": []}',
        '{"format": "symptom-diary-export", "schema": true, "revisions": []}',
        '{"format": "symptom-diary-export", "schema": 0, "revisions": []}',
        '{"format": "symptom-diary-export", "schema": 1, "revisions": {}}',
        '{"format": "symptom-diary-export", "schema": 1, "revisions": null}',
        "{" + ", ".join(f'"{one}": 1' for one in range(21)) + "}",
    ],
)  # fmt: skip
def test_what_is_no_export_is_refused(content: str) -> None:
    said = refused(content)
    assert said.startswith(("This is neither", "The JSON", "The file ends"))


def test_a_newer_form_is_refused_before_its_entries_are_looked_at() -> None:
    newer = plain(check_in(0)) | {"schema": 2}
    newer["revisions"][0] = {"new": "form"}
    assert "Update the program" in refused(json.dumps(newer))
    assert "Update the program" in refused(
        '{"revisions": [], "schema": 3, "format": "symptom-diary-export"}'
    )
    assert "Update the program" in refused(with_entry("kind", "dream"))


BAD: list[tuple[str, object, str]] = [
    ("payload.ratings.left-calf.bruising", 9, "Entry 2: Bruising “9” is off its scale."),
    ("payload.ratings.left-calf", 9, "Entry 2: What it says as its “ratings” cannot be read."),
    ("payload.ratings.tail", {"bruising": 1}, "Entry 2: There is no area “tail”."),
    ("payload.ratings.left-calf.itch", 1, "Entry 2: There is no symptom “itch”."),
    ("payload.day", "2026-02-30", "Entry 2: What it says as its “day” cannot be read."),
    ("payload", {"ratings": {}}, "Entry 2: It does not say its “day”."),
    ("payload.day", "2026-05-03", "Entry 2: A record was entered before the day"),
    ("recorded_at", "1969-12-31T23:00:00Z", "Entry 2: A record was entered before"),
    ("recorded_at", "2026-05-02T12:00:01Z", "Entry 2: It was entered on 2026-05-02"),
    ("recorded_at", "2026-03-03T21:00:00", "Entry 2: What it says as its “recorded_at” cannot"),
    ("id", "", "Entry 2: The id “” cannot be one."),
    ("id", "x" * 81, "Entry 2: The id “xxx"),
    ("id", "a\x1b[31m", "Entry 2: The id “a[31m” cannot be one."),
    ("id", " a", "Entry 2: The id “a” cannot be one."),
    ("id", "\ud800", "Entry 2: The id “” cannot be one."),
    ("id", 7, "Entry 2: What it says as its “id” cannot be read."),
    ("revision", 1_000_000, "Entry 2: Its revision cannot be right"),
    ("revision", 0, "Entry 2: What it says as its “revision” cannot be read."),
    ("offset", 5000, "Entry 2: What it says as its “offset” cannot be read."),
    ("zone", "x" * 81, "Entry 2: The text is too long: at most 80 "),
    ("reason", "x" * 2001, "Entry 2: The text is too long: at most 2000 "),
    ("payload.note", "x" * 2001, "Entry 2: The text is too long: at most 2000 "),
    ("payload.remedies", ["x" * 81], "Entry 2: The text is too long: at most 80 "),
    ("payload.remedies", ["x"] * 41, "Entry 2: There are too many remedies."),
    ("payload.signs", ["x" * 81], "Entry 2: The text is too long: at most 80 "),
    ("payload.signs", [str(one) for one in range(41)], "Entry 2: There are too many warning"),
    ("payload", {"day": "2026-03-03", "ratings": {}}, "Entry 2: It says nothing"),
    ("payload", {"day": "2026-03-03", "ratings": {}, "note": "\x07\u202e"}, "Entry 2: It says"),
    (
        "payload",
        {"day": "2026-03-03", "ratings": {}, "remedies": ["\x07"]},
        "Entry 2: It says nothing",
    ),
    ("payload.mood", ["x" * LONGEST_ENTRY], "Entry 2: It is longer than an entry can be."),
]


@pytest.mark.parametrize(("path", "value", "said"), BAD)
def test_a_faulty_entry_is_named_with_what_is_wrong(path: str, value: object, said: str) -> None:
    assert refused(with_entry(path, value)).startswith(said)


LONGEST: list[tuple[str, object]] = [
    ("id", "x" * 80),
    ("revision", 999_999),
    ("recorded_at", "2026-05-02T12:00:00.000000Z"),
    ("zone", "x" * 80),
    ("reason", "x" * 2000),
    ("payload.note", "x" * 2000),
    ("payload.remedies", ["x" * 80] * 40),
    ("payload.signs", [f"{one:080}" for one in range(40)]),
]


@pytest.mark.parametrize(("path", "value"), LONGEST)
def test_what_is_just_short_enough_comes_in(path: str, value: object) -> None:
    first, second = plain(check_in(0), *revisions(with_entry(path, value))[1:])["revisions"]
    found = second if first["id"] == "c0" else first
    for name in path.split("."):
        found = found[name]
    assert found == value


def test_the_longest_flag_that_can_be_named_comes_in() -> None:
    told = session(0)._replace(value=ToldClinic("x" * 240, START))
    assert revisions(whole([told])) == (told,)
    told = session(0)._replace(value=ToldClinic("x" * 241, START))
    assert "too long" in refused(whole([told]))


def test_the_first_moment_of_computers_comes_in() -> None:
    old = check_in((datetime(1970, 1, 1, tzinfo=UTC).date() - START).days)
    assert revisions(whole([old])) == (old,)


def test_a_moment_before_there_were_computers_is_refused() -> None:
    old = plain(check_in(0))
    one = old["revisions"][0]
    one["payload"]["day"], one["recorded_at"] = "1960-01-01", "1960-01-01T21:00:00Z"
    assert refused(json.dumps(old)) == "Entry 1: “1960-01-01” cannot be when it was entered."


def test_a_day_may_be_one_ahead_where_another_country_is_and_no_more() -> None:
    tomorrow = NOW.today + timedelta(1)
    one = check_in((tomorrow - START).days)
    ahead = one._replace(recorded_at=NOW.instant + timedelta(hours=13), offset=660)
    assert revisions(whole([ahead])) == (ahead,)
    beyond = session((tomorrow - START).days + 1)
    beyond = beyond._replace(recorded_at=NOW.instant + timedelta(hours=20), offset=1439)
    assert "is still to come" in refused(whole([beyond]))
    with pytest.raises(FutureDayError):
        journal().preview([beyond], NOW)


def test_texts_are_cleaned_as_they_come_in() -> None:
    found = plain(check_in(1), session(0))
    nasty = "a\x1b]0;x\x07\r\nb\u202e\ud800"
    for one in found["revisions"]:
        one["zone"] = one["reason"] = one["payload"]["note"] = nasty
    found["revisions"][1]["payload"] |= {"signs": [nasty, "\x07"], "remedies": ["\u200b", nasty]}
    first, second = revisions(json.dumps(found))
    clean = "a]0;x b"
    for one in (first, second):
        assert (one.zone, one.reason, note_of(one.value)) == (clean,) * 3
    assert isinstance(first.value, TreatmentSession)
    assert isinstance(second.value, CheckIn)
    assert second.value.signs == frozenset([clean])
    assert second.value.remedies == (clean,)
    told = plain(session(0)._replace(value=ToldClinic("sign:\x07fever", START, nasty)))
    (one,) = revisions(json.dumps(told))
    assert one.value == ToldClinic("sign:fever", START, clean)


def test_whichever_reader_hands_an_entry_over_it_is_cleaned_or_refused() -> None:
    dirty = CheckIn(START, signs=frozenset(["a\x07"]), remedies=("\x1b", "b\x1b"), note="c\u202e")
    one = revise("i", dirty)._replace(zone="z\x00", reason="r\x9b")
    taken = Receiver(NOW).take(one)
    assert taken == one._replace(
        zone="z", reason="r", value=CheckIn(START, (), (), frozenset("a"), ("b",), "c")
    )
    for bad in ("i\x1b", "", "i" * 81):
        with pytest.raises(RecordError):
            Receiver(NOW).take(taken._replace(id=bad))
    with pytest.raises(RecordError):
        Receiver(NOW).take(one._replace(value=CheckIn(START, remedies=("\x1b",))))


def entries(text: str) -> str:
    return f'{{"format": "symptom-diary-export", "schema": 1, "revisions": [{text}]}}'


FIRST = json.dumps(plain(check_in(0))["revisions"][0])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (entries("[]"), "Entry 1: This is no entry of a diary."),
        (entries("{}"), "Entry 1: It does not say its “recorded_at”."),
        (entries("null"), "Entry 1: This is no entry"),
        (entries(f"{FIRST}, 5"), "Entry 2: This is no entry"),
        (entries(f"{FIRST} {FIRST}"), "Entry 1: The JSON is not well formed"),
        (entries(f"{FIRST},"), "Entry 1: The JSON is not well formed"),
        (entries(f"{FIRST},]"), "Entry 1: The JSON is not well formed"),
        (entries(", 1, 2, 3, 4, 5, 6"), "Entry 1: The JSON is not well formed"),
        (entries('{"id": "a" "b": 1}' + " " * 20), "Entry 1: The JSON is not well formed"),
        (entries('{"a": 1, "a": 2}'), "Entry 1: The name “a” is given twice."),
        (entries('{"payload": {"x\\u001b": 1, "x\\u001b": 2}}'), "Entry 1: The name “x” is given"),
        (entries("9" * 5000), "Entry 1: The number “999"),
        (entries('{"revision": -%s}' % ("9" * 5000)), "Entry 1: The number “-999"),
        (entries('{"revision": NaN}'), "Entry 1: The number “NaN” cannot be read."),
        (entries('{"revision": Infinity}'), "Entry 1: The number “Infinity”"),
        (entries('{"revision": -Infinity}'), "Entry 1: The number “-Infinity”"),
        (entries('{"revision": 1e999}'), "Entry 1: It does not say its “recorded_at”."),
        (entries("[" * 5000), "Entry 1: There are too many brackets"),
        (entries('{"a":' * 5000), "Entry 1: There are too many brackets"),
        (entries('"%s"' % ("x" * 70_000)), "Entry 1: It is longer than an entry"),
        (entries("[%s1]" % ("1," * 40_000)), "Entry 1: It is longer than an entry"),
        (entries("[%s1]" % ("1," * 300_000)), "Entry 1: It is longer than an entry"),
        (entries(FIRST)[:-2], "Entry 1: The file ends too early."),
        (entries(FIRST)[:-40], "Entry 1: The file ends too early."),
        (entries(FIRST)[:90], "Entry 1: The file ends too early."),
        (entries(FIRST)[:-1], "The file ends too early."),
        (entries(FIRST)[:30], "The file ends too early."),
        (entries(FIRST) + "x", "The JSON is not well formed"),
        (entries(FIRST) + entries(FIRST), "The JSON is not well formed"),
        (entries(FIRST).replace("]}", '], "revisions": []}'), "The name “revisions” is"),
        (entries(FIRST).replace("]}", '], "x": 1, "x": 2}'), "The name “x” is given twice."),
        (entries(FIRST).replace("]}", "],}"), "The JSON is not well formed"),
        (entries(FIRST).replace('"schema": 1', '"schema" 1'), "The JSON is not well formed"),
        (entries(FIRST).replace('"schema"', "schema"), "The JSON is not well formed"),
        (entries(FIRST).replace('"schema"', "7"), "The JSON is not well formed"),
        (entries(FIRST).replace('"schema": 1', '"schema": 1 "x": 1'), "The JSON is not well"),
    ],
)  # fmt: skip
def test_what_is_not_well_formed_is_refused_with_its_place(content: str, said: str) -> None:
    assert refused(content).startswith(said)


@pytest.mark.parametrize("bad", [b"\xff", b"\xed\xa0\x80", b"\xc3\x28", b"\x80"])
def test_what_is_not_utf_8_is_refused(bad: bytes) -> None:
    content = whole([check_in(0, note="abc")])
    assert "UTF-8" in refused(content.replace(b"abc", bad))
    assert "UTF-8" in refused(content.decode().encode("utf-16"))


def test_members_nobody_knows_are_passed_over() -> None:
    found = plain(check_in(0)) | {"made_by": {"program": [1, 2.5, None]}}
    found["revisions"][0] |= {"seq": 3, "digest": "x"}
    assert revisions(json.dumps(found)) == (check_in(0),)


def test_a_file_of_too_many_members_nobody_knows_is_no_export() -> None:
    for more, is_read in ((17, True), (18, False)):
        content = json.dumps(plain() | {f"x{one}": 1 for one in range(more)})
        if is_read:
            assert revisions(content) == ()
        else:
            assert refused(content).startswith("This is neither")


def test_a_file_of_more_entries_than_a_life_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incoming, "MOST_ENTRIES", 3)
    log = [check_in(one) for one in range(4)]
    assert len(revisions(whole(log[:3]))) == 3
    assert refused(whole(log)) == "Entry 4: There are too many entries."


def test_a_file_of_more_kinds_of_signs_than_there_are_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(incoming, "MOST_SIGNS", 3)
    log = [check_in(one, signs=frozenset((f"s{one}", "s0"))) for one in range(4)]
    assert len(revisions(whole(log[:3]))) == 3
    assert refused(whole(log)) == "Entry 4: There are too many warning signs."


def test_reading_changes_nothing_of_what_was_read() -> None:
    found = plain(check_in(0))
    before = deepcopy(found)
    revisions(json.dumps(found))
    assert found == before


def test_the_fault_itself_is_kept() -> None:
    with pytest.raises(BadFileError) as error:
        revisions(entries("[]"))
    assert error.value.place == "entry 1"
    assert isinstance(error.value.fault, RecordError)


FAR = Now(datetime(2150, 1, 1, tzinfo=UTC), 0, "UTC")


@given(ANSWERS, st.integers(1, 99))
def test_what_was_said_around_a_session_comes_back_as_it_was(value: Record, number: int) -> None:
    one = Revision(
        "a", number, at(date(2149, 1, 1)), 0, "UTC", cleaned(value), "with: revision 1 of b"
    )
    assert read(whole([one]), FAR).revisions == (one,)


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (Reaction("t", date(2026, 3, 2), size="x" * 999), "too-long"),
        (PlannedSession(date(2026, 3, 2), note="x" * 60_000), "too-long"),
        (PlanChange(date(2026, 3, 2), "x", "1", "x" * 33_000), "too-long"),
        (Reaction("t", date(2160, 3, 2)), "recorded-before-its-day"),
    ],
)
def test_an_answer_that_no_diary_could_hold_is_refused(value: Record, problem: str) -> None:
    one = Revision("a", 1, datetime(2026, 3, 2, 21, tzinfo=UTC), 0, "UTC", value)
    with pytest.raises(BadFileError) as found:
        read(whole([one]), FAR)
    assert isinstance(found.value.fault, RecordError)
    assert found.value.fault.problem == problem


def test_a_care_plan_that_cannot_be_used_is_refused_with_its_key() -> None:
    value = PlanChange(date(2026, 3, 2), "x", "1", SHIPPED["mesotherapy"].replace("slips = 1", ""))
    one = Revision("a", 1, datetime(2026, 3, 2, 21, tzinfo=UTC), 0, "UTC", value)
    with pytest.raises(BadFileError) as found:
        read(whole([one]), FAR)
    assert isinstance(found.value.fault, PlanError)
    assert found.value.fault.key == "episodes.slips"
