"""`diary session plan` and `confirm`: a session to come, until it has taken place."""

from datetime import time, timedelta

import pytest

from tests.cli.running import TODAY, Patient, id_of, last_saved, refused

PLAN = ("session", "plan")


@pytest.fixture
def planned(treated: Patient) -> Patient:
    """A session on the calf and the neck three days ago, and one planned in five days."""
    treated.does(*PLAN, "--on", "in 5 days", "--at", "14:30", "--area", "neck", "--note", "ask")
    return treated


def test_a_session_to_come_is_kept_and_opens_nothing(planned: Patient) -> None:
    saved = last_saved(planned)
    assert saved["kind"] == "planned"
    assert saved["payload"] == {
        "day": "2026-11-27", "areas": ["neck"], "at": "14:30", "note": "ask",
    }  # fmt: skip
    later = planned.on(TODAY + timedelta(9))
    assert len(later.does("session", "list", "--json").json["sessions"]) == 1
    assert later.does("status", "--json").json["last_session"]["number"] == 1


def test_planning_says_what_was_understood_and_how_long_it_is(patient: Patient) -> None:
    ran = patient.does(*PLAN, "--on", "next Friday", "--at", "14:30")
    assert ran.out == ""
    assert "Saved: planned session on Fri 27 Nov 2026 (in 5 days)." in ran.err
    assert "Your next session is on Fri 27 Nov at 14:30, in 4 days and 17 hours." in ran.err
    ran = patient.does(*PLAN, "--on", "tomorrow", "--json")
    assert ran.json["payload"] == {"day": "2026-11-23"}
    assert "on Mon 23 Nov, tomorrow." in ran.err


def test_one_that_waits_hides_neither_the_next_one_nor_its_list(planned: Patient) -> None:
    planned.does(*PLAN, "--on", "in 8 days", "--at", "09:00", "--area", "chest")
    later = planned.on(TODAY + timedelta(7))
    out = " ".join(later.does("status").out.split())
    past, _, ahead = out.partition("Your next session is on Mon 30 Nov at 09:00, in 1")
    assert "A session was planned for Fri 27 Nov at 14:30. If it took place" in past
    assert "To do" not in past
    assert "To do: Tell the clinic what is not clear yet (tell-clinic)" in ahead
    said = later.does("status", "--json").json
    (waits,) = said["unconfirmed"]
    assert (waits["day"], waits["checklist"]) == ("2026-11-27", [])
    assert said["planned"]["day"] == "2026-11-30"
    assert "Your next session is on Mon 30 Nov" in later.does(*PLAN).out
    assert "Before the session" not in later.does(*PLAN, waits["id"]).out
    assert "on Fri 27 Nov 2026 at 14:30: neck" in later.does("session", "confirm").err
    assert "is planned for Mon 30 Nov" in refused(later, "session", "confirm", status=1)


def test_the_one_of_today_is_in_hand_while_an_older_one_waits(planned: Patient) -> None:
    later = planned.on(TODAY + timedelta(9))
    for clock in ("09:00", "08:00"):
        later.does(*PLAN, "--on", "today", "--at", clock, "--area", "chest")
    assert "A session was planned for Tue 1 Dec at 08:00." in later.does("status").out
    assert "planned for Tue 1 Dec at 08:00." in later.does(*PLAN).out
    assert "on Tue 1 Dec 2026 at 08:00: chest" in later.does("session", "confirm").err


def test_alone_it_shows_the_countdown_the_list_and_what_is_not_clear(planned: Patient) -> None:
    planned.does("log", "--on", "yesterday", "--rate", "left-calf:1:0")
    planned.does("log", "--rate", "left-calf:2:3")
    id_ = id_of(planned, "planned")[:8]
    assert (
        planned.does(*PLAN).out
        == f"""\
Your next session is on Fri 27 Nov at 14:30, in 4 days and 17 hours.
  Areas: neck
  Note: ask
  Id: {id_}

Before the session:
  To do from 24 hours before: No coffee, tea, cola or energy
    drinks, and nothing else that stimulates (no-caffeine)
  To do: Tell the clinic what is not clear yet (tell-clinic)
  “diary session plan --check NAME” ticks one, --uncheck takes the tick back.

Not clear yet. Tell your clinic:
  Left calf, bruise: coin on Sun 22 Nov, there since Sat 21 Nov
  Left calf, sore: 3 (mild) on Sun 22 Nov
"""
    )


def test_where_all_is_clear_it_says_so(planned: Patient) -> None:
    planned.does("log", "--none")
    assert "Nothing is left from earlier sessions" in planned.does(*PLAN).out


def test_as_json_it_says_all_of_it(planned: Patient) -> None:
    planned.does("log", "--rate", "left-calf:2:0")
    assert planned.does(*PLAN, "--json").json == {
        "id": id_of(planned, "planned"),
        "day": "2026-11-27",
        "at": "14:30",
        "areas": ["neck"],
        "note": "ask",
        "days_left": 5,
        "minutes_left": (4 * 24 + 17) * 60 + 30,
        "checklist": [
            {
                "name": "no-caffeine",
                "words": "No coffee, tea, cola or energy drinks, and nothing else that stimulates",
                "due": False,
                "done": False,
            },
            {
                "name": "tell-clinic",
                "words": "Tell the clinic what is not clear yet",
                "due": True,
                "done": False,
            },
        ],
        "not_clear": [
            {
                "area": "left-calf",
                "symptom": "bruising",
                "first_day": "2026-11-22",
                "last_day": "2026-11-22",
                "severity": 2,
            }
        ],
        "flags": [],
    }


def test_what_is_flagged_beside_a_symptom_is_to_be_told_too(patient: Patient) -> None:
    patient.on(TODAY - timedelta(2)).does(
        *("session", "add", "--on", "today", "--area", "neck", "--kind", "test")
    )
    patient.on(TODAY).does("answer", "reaction", "rash")
    patient.does("log", "--sign", "fever")
    patient.does(*PLAN, "--on", "in 5 days")
    out = " ".join(patient.does(*PLAN).out.split())
    assert "Tell your clinic: “Feeling hot and shivery” on 22 Nov Neck: a reaction to your" in out
    assert "Nothing is left" not in out
    sign, reaction = patient.does(*PLAN, "--json").json["flags"]
    assert (sign["id"], sign["areas"]) == ("sign:fever", [])
    assert reaction["id"].startswith("reaction:")
    assert {**reaction, "id": ""} == {
        "id": "",
        "areas": ["neck"],
        "first_day": "2026-11-22",
        "last_day": "2026-11-22",
        "words": "Neck: a reaction to your test injections on 22 Nov",
    }


def test_points_are_ticked_and_the_tick_is_taken_back(planned: Patient) -> None:
    ran = planned.does(*PLAN, "--check", "No caffeine", "--check", "tell-clinic")
    assert "  Done: No coffee" in ran.out
    assert "  Done: Tell the clinic" in ran.out
    assert last_saved(planned)["payload"]["checked"] == ["no-caffeine", "tell-clinic"]
    ran = planned.does(*PLAN, "--uncheck", "tell-clinic")
    assert "  To do: Tell the clinic" in ran.out
    assert last_saved(planned)["payload"]["checked"] == ["no-caffeine"]
    planned.does("undo")
    assert last_saved(planned)["payload"]["checked"] == ["no-caffeine", "tell-clinic"]
    history = planned.does("history").out
    assert "changed" in history
    assert "your reason" not in history


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (("--check", "sleep"), 2, "There is no point “sleep”. Use no-caffeine or tell-clinic."),
        (("--uncheck", "tell-clinic"), 1, "Nothing has changed"),
        (("--on", "yesterday"), 2, "The day Sat 21 Nov is past."),
        (("--on", "30 February"), 2, "is not in the calendar"),
        (("--on", "32 Dec"), 2, "“in 3 days” or “next Friday”"),
        (("--on", "tomorrow", "--at", "25:00"), 2, "is not a time of day"),
        (("--on", "tomorrow", "--area", "nek"), 2, "Did you mean neck?"),
        (("--on", "tomorrow", "--area", "neck", "--area", "neck"), 2, "given twice"),
        (("--on", "tomorrow", "--check", "no-caffeine"), 2, "Choose one."),
        (("--at", "14:00"), 2, "give --on too"),
        (("--note", "x"), 2, "give --on too"),
        (("0000",), 2, "There is no record"),
    ],
)
def test_what_cannot_be_planned_is_refused(
    planned: Patient, args: tuple[str, ...], status: int, said: str
) -> None:
    assert said in refused(planned, *PLAN, *args, status=status)


def test_it_cannot_be_moved_to_a_day_that_is_past(planned: Patient) -> None:
    amended = ("amend", id_of(planned, "planned"), "--on", "yesterday", "--reason", "mistake")
    assert "The day Sat 21 Nov is past." in refused(planned, *amended, status=2)


def test_with_none_planned_it_says_how_to(treated: Patient) -> None:
    assert "“diary session plan --on DAY” plans one." in refused(treated, *PLAN, status=1)
    assert "No session is planned." in refused(treated, "session", "confirm", status=1)


def test_one_is_named_by_its_id_and_a_session_is_none(planned: Patient) -> None:
    planned.does(*PLAN, "--on", "in 2 weeks")
    second = str(last_saved(planned)["id"])
    assert planned.does(*PLAN, second[:8], "--json").json["day"] == "2026-12-06"
    shown = planned.does(*PLAN).out
    assert f"Planned too:\n  planned session on Sun 6 Dec 2026 (id {second[:8]})" in shown
    assert "is no planned session" in refused(planned, *PLAN, id_of(planned, "session"), status=2)
    planned.does("withdraw", second, "--reason", "other")
    assert "is withdrawn already" in refused(planned, *PLAN, second, status=1)


def test_on_its_day_it_becomes_a_session_with_what_was_planned(planned: Patient) -> None:
    planned.on(TODAY + timedelta(5), time(16, 0))
    assert "A session was planned for Fri 27 Nov at 14:30." in planned.does(*PLAN).out
    ran = planned.does(
        "session", "confirm", "--numbing-cream", "--points", "12", "--by", "Dr Sol",
        "--products", "Lipo C", "--json",
    )  # fmt: skip
    assert ran.json["payload"] == {
        "day": "2026-11-27", "kind": "treatment", "areas": ["neck"], "at": "14:30",
        "numbing_cream": True, "note": "ask", "products": "Lipo C", "points": 12, "by": "Dr Sol",
    }  # fmt: skip
    assert "A numbing cream can hide" in ran.err
    assert "No hot shower until 22:30, in 6 h 30 min." in ran.err
    assert "still planned" not in ran.err
    assert "No session is planned." in refused(planned, *PLAN, status=1)
    assert "it took place" in planned.does("history").out


def test_after_its_day_too_and_with_what_was_different(planned: Patient) -> None:
    planned.on(TODAY + timedelta(8))
    planned.does("session", "confirm", "--on", "2 days ago", "--at", "15:10", "--area", "scalp",
                 "--note", "")  # fmt: skip
    assert last_saved(planned)["payload"] == {
        "day": "2026-11-28", "kind": "treatment", "areas": ["scalp"], "at": "15:10",
    }  # fmt: skip


def test_before_its_day_it_is_not_confirmed_unless_the_day_was_another(planned: Patient) -> None:
    assert "It is planned for Fri 27 Nov." in refused(planned, "session", "confirm", status=1)
    planned.does("session", "confirm", "--on", "today", "--at", "12:00")
    assert last_saved(planned)["payload"]["day"] == "2026-11-22"


def test_before_its_time_the_time_it_took_place_is_needed(planned: Patient) -> None:
    planned.on(TODAY + timedelta(5), time(14, 0))
    assert "is still to come" in refused(planned, "session", "confirm", status=2)
    planned.does("session", "confirm", "--at", "13:45")


def test_without_an_area_one_is_needed(patient: Patient) -> None:
    patient.does(*PLAN, "--on", "today")
    assert "needs at least one area" in refused(patient, "session", "confirm", status=2)
    patient.does("session", "confirm", "--area", "neck")


def test_one_undo_takes_the_session_back_and_the_plan_returns(planned: Patient) -> None:
    planned.on(TODAY + timedelta(5), time(16, 0)).does("session", "confirm")
    planned.does("undo")
    assert len(planned.does("session", "list", "--json").json["planned"]) == 1
    assert len(planned.does("session", "list", "--json").json["sessions"]) == 1


def test_a_plan_is_moved_to_another_day_to_come_and_withdrawn(planned: Patient) -> None:
    id_ = id_of(planned, "planned")
    planned.does(
        "amend", id_, "--on", "in 9 days", "--at", "-", "--area", "scalp", "--note", "later",
        "--check", "tell-clinic", "--reason", "other",
    )  # fmt: skip
    assert last_saved(planned)["payload"] == {
        "day": "2026-12-01", "areas": ["scalp"], "checked": ["tell-clinic"], "note": "later",
    }  # fmt: skip
    planned.does("amend", id_, "--area", "-", "--uncheck", "tell-clinic", "--reason", "other")
    assert last_saved(planned)["payload"] == {"day": "2026-12-01", "note": "later"}
    planned.does("withdraw", id_, "--reason", "other")
    assert "No session is planned." in refused(planned, *PLAN, status=1)
