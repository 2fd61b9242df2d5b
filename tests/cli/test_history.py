"""`diary history`: when, why, what it was and what it is, of everything ever saved."""

from datetime import time, timedelta

import pytest

from diary.cli.compose import open_journal
from diary.core.records import CheckIn, rating
from diary.core.text import clean
from tests.cli.running import TODAY, Patient, refused
from tests.diaries import at, revise


@pytest.fixture
def corrected(treated: Patient) -> Patient:
    """Someone who logged yesterday late, corrected it, and took an entry of today out again."""
    treated.on(TODAY, time(21, 10)).does("log", "--on", "yesterday", "--rate", "left-calf:2:3")
    id_ = ids(treated)[-1]
    treated.on(TODAY, time(21, 18)).does(
        *("amend", id_, "--rate", "left-calf:1:3", "--note", "a", "--reason", "mistake"),
    )
    treated.on(TODAY, time(21, 20)).does("log", "--rate", "neck:0:0", "--note", "a bit better")
    treated.does("withdraw", ids(treated)[-1], "--reason", "twice: the phone too")
    return treated.on(TODAY, time(21, 30))


def ids(patient: Patient) -> list[str]:
    """The id of each record, oldest first."""
    return list(dict.fromkeys(one["id"] for one in patient.does("history", "--json").json))


def test_history_says_when_what_and_why_the_newest_last(corrected: Patient) -> None:
    corrected.does("undo")
    session, late, gone = (id_[:8] for id_ in ids(corrected))
    ran = corrected.does("history")
    assert ran.err == ""
    assert (
        ran.out
        == f"""\
You, Thu 19 Nov 2026 at 21:00: session on Thu 19 Nov 2026: left calf, neck
  Id: {session}
You, Sun 22 Nov 2026 at 21:10 (late entry): check-in for Sat 21 Nov 2026
  Left calf - bruise: coin, sore: 3 (mild)
  Id: {late}
You, Sun 22 Nov 2026 at 21:18 (late entry): check-in for Sat 21 Nov 2026
  corrected, because you typed it wrong
  left calf, bruise: coin → spots
  note: none → “a”
  Id: {late}
You, Sun 22 Nov 2026 at 21:20: check-in for Sun 22 Nov 2026
  Neck - bruise: none, sore: 0
  Note: a bit better
  Id: {gone}
You, Sun 22 Nov 2026 at 21:20: check-in for Sun 22 Nov 2026
  withdrawn, because you entered it twice: “the phone too”
  Id: {gone}
You, Sun 22 Nov 2026 at 21:30: check-in for Sun 22 Nov 2026
  undone: the withdrawal of Sun 22 Nov 2026 at 21:20
  Id: {gone}
"""
    )


def test_history_of_one_entry_shows_that_one_alone(corrected: Patient) -> None:
    late = ids(corrected)[1]
    for typed in (late, late[:8], late[:4].upper()):
        ran = corrected.does("history", typed)
        assert ran.out.count("You, ") == ran.out.count(f"Id: {late[:8]}") == 2
    assert [one["revision"] for one in corrected.does("history", late, "--json").json] == [1, 2]


def test_as_json_every_member_is_as_stored_and_what_changed_is_added(corrected: Patient) -> None:
    printed = corrected.does("history", "--json").json
    assert [list(one) for one in printed] == [
        [
            *("id", "revision", "kind", "recorded_at", "offset", "zone", "reason", "withdrawn"),
            *("payload", "changes"),
        ]
    ] * 5
    calf = {"field": "rating", "area": "left-calf", "symptom": "bruising", "old": 2, "new": 1}
    note = {"field": "note", "area": None, "symptom": None, "old": None, "new": "a"}
    assert printed[2]["changes"] == [calf, note]
    assert printed[2]["payload"]["note"] == "a"
    assert printed[4]["changes"][0]["field"] == "withdrawn"
    stored = [one.reason for one in open_journal(corrected.home).history()]
    assert [one["reason"] for one in printed] == stored


def test_of_ids_that_begin_alike_as_much_is_shown_as_tells_them_apart(patient: Patient) -> None:
    open_journal(patient.home)._store.append(
        revise("12345678-abc", check_in(1)), revise("12345678-abd", check_in(2))
    )
    for args in (("history",), ("history", "12345678-abd")):
        assert "  Id: 12345678-abd\n" in patient.does(*args).out
    assert "more than one" in refused(patient, "history", "12345678", status=2).lower()


@pytest.mark.parametrize(
    ("id_", "problem"), [("zzzz", "no record"), ("", "too short"), ("ab", "too short")]
)
def test_an_id_that_is_none_is_refused(corrected: Patient, id_: str, problem: str) -> None:
    assert problem in refused(corrected, "history", id_, status=2)


def test_what_two_machines_made_of_one_entry_is_shown_twice_and_which_counts(
    patient: Patient,
) -> None:
    first = revise("abcd1234", check_in(1))
    here, there = (
        revise("abcd1234", check_in(severity), number=2, recorded_at=at(TODAY, time(hour)))
        for severity, hour in ((2, 22), (3, 23))
    )
    open_journal(patient.home)._store.append(first, there, here)
    _, one, other, last = " ".join(patient.does("history").out.split()).split("You, ")
    assert "two places" not in one
    twice = "This change was made in two places. Both versions are kept, and"
    assert f"left calf, bruise: spots → coin {twice} the other one counts." in other
    assert f"left calf, bruise: spots → palm {twice} this one counts." in last


def check_in(severity: int, note: str = "") -> CheckIn:
    return CheckIn(TODAY, (rating("left-calf", "bruising", severity),), note=note)


def test_a_zone_is_shown_where_it_is_another_than_before(patient: Patient) -> None:
    zones = ["Europe/Madrid", "Asia/Tokyo", "Asia/Tokyo", "", "Europe/Madrid"]
    open_journal(patient.home)._store.append(
        *(
            revise(f"c{n}", check_in(1), recorded_at=at(TODAY) + timedelta(minutes=n), offset=90)
            ._replace(zone=zone)
            for n, zone in enumerate(zones)
        )
    )  # fmt: skip
    heads = [one for one in patient.does("history").out.splitlines() if one.startswith("You, ")]
    assert [one.partition("(")[2].partition(")")[0] for one in heads] == [
        *("", "Asia/Tokyo", "", "UTC+01:30", "Europe/Madrid")
    ]


def test_what_a_machine_s_clock_put_last_stands_last(patient: Patient) -> None:
    later, earlier = (
        revise(f"c{hour}", check_in(1), recorded_at=at(TODAY, time(hour))) for hour in (12, 9)
    )
    open_journal(patient.home)._store.append(later, earlier)
    heads = [one for one in patient.does("history").out.splitlines() if one.startswith("You, ")]
    assert [one[24:29] for one in heads] == ["09:00", "12:00"]
    assert [one["id"] for one in patient.does("history", "--json").json] == ["c12", "c9"]


HOSTILE = "\x1b[31mred\x07 [b]x[/b]\u202e\u200f \r\n5 \x9b31m“"


def test_nothing_that_a_stranger_wrote_acts_on_the_terminal(patient: Patient) -> None:
    first = revise("abcd1234", check_in(1, "x"))
    reasons = ["undo: revision 1", "undo: revision " + "9" * 3000, HOSTILE, "undo: revision 0"]
    others = [
        revise("abcd1234", check_in(1, HOSTILE), number=n)._replace(reason=reason, zone=HOSTILE)
        for n, reason in enumerate(reasons, start=2)
    ]
    open_journal(patient.home)._store.append(first, *others)
    for args in (("history",), ("history", "abcd"), ("undo", "--steps", "9"), ("history",)):
        ran = patient.does(*args)
        for line in (ran.out + ran.err).splitlines():
            assert clean(line) == line.strip()
    assert patient.does("status").status == 0
