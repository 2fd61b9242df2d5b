"""`diary status` around a session: what is due, what to leave be, what is planned."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from diary.core.moment import Now
from tests.cli.running import TODAY, Patient
from tests.cli.treatment import treated_at, with_test


def said(patient: Patient, *args: str) -> str:
    return " ".join(patient.does("status", *args).out.split())


def test_waits_run_with_their_end_and_fold_away_when_they_are_over(patient: Patient) -> None:
    treated_at(patient, TODAY, time(10, 30), "forehead")
    patient.on(TODAY, time(14, 0))
    out = patient.does("status").out
    assert "No make-up until 14:30, in 30 min.\nNo hot shower until 18:30, in 4 h 30 min.\n" in out
    out = patient.on(TODAY, time(17, 18)).does("status").out
    assert "No hot shower until 18:30, in 1 h 12 min.\nOver by now: no make-up.\n" in out
    assert "Over by now: no make-up, no hot shower." in said(patient.on(TODAY, time(18, 30)))
    assert "No make-up" not in said(patient.on(TODAY + timedelta(2)))


def test_a_wait_that_has_seconds_left_is_not_over(patient: Patient) -> None:
    treated_at(patient, TODAY, time(10, 30))
    assert "until 18:30, in 1 min." in said(patient.on(TODAY, time(18, 29, 59)))


def test_no_make_up_is_only_said_after_a_face_was_treated(patient: Patient) -> None:
    treated_at(patient, TODAY, time(10, 30), "neck")
    out = said(patient)
    assert "hot shower" in out
    assert "make-up" not in out


def test_a_wait_until_tomorrow_says_so(patient: Patient) -> None:
    treated_at(patient, TODAY, time(18, 0))
    assert "No hot shower until 02:00 tomorrow, in 8 h." in said(patient)
    assert "until 02:00, in 1 h." in said(patient.on(TODAY + timedelta(1), time(1, 0)))


def test_without_a_time_it_says_for_how_long_and_how_to_add_one(patient: Patient) -> None:
    patient.does("session", "add", "--on", "today", "--area", "neck")
    out = said(patient)
    assert "No hot shower for about 8 hours after your session." in out
    assert "“diary amend” with --at adds the time" in out


@pytest.mark.parametrize(
    ("zone", "start", "until"),
    [
        # The clocks go forward there, so that an hour or half of one is missing, or back.
        ("Europe/Berlin", "2026-03-28 20:00", "05:00 tomorrow"),
        ("Europe/Berlin", "2026-10-24 20:00", "03:00 tomorrow"),
        ("Australia/Lord_Howe", "2026-10-03 20:00", "04:30 tomorrow"),
        ("America/New_York", "2026-11-01 00:30", "07:30"),
        ("Asia/Kolkata", "2026-11-01 09:00", "17:00"),
    ],
)
def test_no_wait_moves_a_minute_when_the_clocks_change(
    patient: Patient, zone: str, start: str, until: str
) -> None:
    local = datetime.fromisoformat(start).replace(tzinfo=ZoneInfo(zone))
    offset = local.utcoffset() or timedelta(0)
    patient.now = Now(local.astimezone(UTC), int(offset.total_seconds()) // 60, zone)
    patient.does("session", "add", "--on", "today", "--at", f"{local:%H:%M}", "--area", "neck")
    assert f"No hot shower until {until}, in 8 h." in said(patient)
    (wait,) = patient.does("status", "--json").json["countdowns"]
    assert wait["minutes_left"] == 480


def test_a_traveller_reads_the_end_on_the_clock_of_where_they_are(patient: Patient) -> None:
    treated_at(patient, TODAY, time(14, 0))
    patient.now = Now(patient.now.instant + timedelta(hours=1), -300, "America/New_York")
    assert "No hot shower until 16:00, in 7 h." in said(patient)


def test_what_is_due_is_asked_with_the_way_to_answer(patient: Patient) -> None:
    with_test(patient).on(TODAY)
    assert (
        "Did the skin around your test injections react? “diary answer” takes what you say."
        in said(patient)
    )
    treated_at(patient, TODAY, time(14, 0))
    later = patient.on(TODAY + timedelta(weeks=2))
    out = said(later)
    assert (
        "2 weeks after session 1 (Sun 22 Nov): Is there any new lump, sore or pain where you were"
        " treated?" in out
    )
    assert "After session 1 (Sun 22 Nov), neck: Can you see a change yet?" in out
    assert [one["kind"] for one in later.does("status", "--json").json["due"]] == [
        "late-check", "result",
    ]  # fmt: skip


def test_tips_come_when_they_help_and_end_with_the_days_that_are_followed(
    patient: Patient,
) -> None:
    treated_at(patient, TODAY, time(14, 0))
    assert "Food rich in protein helps" in said(patient)
    for day, clock, helps in (
        (2, time(13, 59), False),
        (2, time(14, 0), True),
        (15, time(9), False),
    ):
        out = said(patient.on(TODAY + timedelta(day), clock))
        assert ("Regular exercise and a good diet keep the result." in out) is helps
        names = [one["name"] for one in patient.does("status", "--json").json["tips"]]
        assert ("exercise" in names) is helps


def test_a_planned_session_is_counted_down_with_what_is_to_do(patient: Patient) -> None:
    patient.does("session", "plan", "--on", "in 2 days", "--at", "14:30")
    out = said(patient)
    assert "Your next session is on Tue 24 Nov at 14:30, in 1 day and 17 hours." in out
    assert "No coffee" not in out
    assert "No coffee" in said(patient.on(TODAY + timedelta(1)))
    patient.does("session", "plan", "--check", "no-caffeine", "--check", "tell-clinic")
    assert "No coffee" not in said(patient)
    assert "A session was planned for Tue 24 Nov" in said(patient.on(TODAY + timedelta(3)))


def test_as_of_a_day_it_says_what_it_said_then(patient: Patient) -> None:
    treated_at(patient, TODAY, time(14, 0))
    patient.on(TODAY, time(15, 0)).does("session", "plan", "--on", "in 9 days")
    then = said(patient)
    assert "No hot shower until 22:00, in 7 h." in then
    later = patient.on(TODAY + timedelta(5), time(15, 0))
    assert "No hot shower until 22:00, in 7 h." in said(later, "--as-of", "2026-11-22")
    assert "hot shower" not in said(later)
    assert "Your next session is on Tue 1 Dec" in said(later, "--as-of", "2026-11-22")
    for args, shown in (((), True), (("--as-of", "2026-11-21"), False)):
        assert ("Your next session" in said(later, *args)) is shown
        assert (later.does("status", "--json", *args).json["planned"] is not None) is shown
    assert said(later, "--as-of", "0001-01-01")


def test_as_json_it_says_all_of_it(patient: Patient) -> None:
    treated_at(patient, TODAY, time(10, 30), "forehead")
    patient.on(TODAY, time(17, 18))
    printed = patient.does("status", "--json").json
    assert printed["plan"] == {"id": "mesotherapy", "version": "1"}
    assert printed["countdowns"] == [
        {
            "name": "hot-shower", "words": "No hot shower", "state": "running",
            "until": "2026-11-22T17:30:00Z", "until_local": "2026-11-22T18:30",
            "minutes_left": 72,
        },
        {
            "name": "make-up", "words": "No make-up", "state": "over", "until": None,
            "until_local": None, "minutes_left": None,
        },
    ]  # fmt: skip
    assert [one["name"] for one in printed["tips"]] == ["protein"]
    assert [(one["week"], one["day"]) for one in printed["late_checks"]][:2] == [
        (2, "2026-12-06"), (3, "2026-12-13"),
    ]  # fmt: skip
    assert printed["results"]["areas"][0]["sessions"][0]["seen"] is None
    assert printed["planned"] is None
    empty = Patient(patient.home / "empty", patient._capfd).does("status", "--json").json
    assert (empty["due"], empty["countdowns"], empty["planned"]) == ([], [], None)
