"""The summary for a message: short for any diary, and complete about what was left out."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary import __version__
from diary.core.answers import PlanChange
from diary.core.areas import AREAS, area_named
from diary.core.profile import Profile
from diary.core.records import CheckIn, Revision, TreatmentSession, rating
from diary.core.scales import SYMPTOMS
from diary.core.selection import Part
from diary.sharing.text import exported
from tests.core.plans import SHIPPED
from tests.diaries import START, RandomDiary, revise
from tests.sharing.held import check_in, handed_on, journal, later, session


def summary(
    revisions: Iterable[Revision],
    day: int,
    first: int | None = None,
    last: int | None = None,
    **chosen: Any,
) -> list[str]:
    today = START + timedelta(day)
    content = exported(handed_on(journal(*revisions), today, first, last, **chosen))
    lines = content.decode().splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 78
    assert not any(line.endswith(" ") for line in lines)
    return lines


def test_it_says_what_the_clinic_needs() -> None:
    bruise = [check_in(day, bruising=2 if day < 3 else 1) for day in (0, 1, 2, 4, 7, 8, 9)]
    assert summary([session(0, "left-calf", "neck"), *bruise], 9) == [
        "SYMPTOM DIARY: MESOTHERAPY",
        "From Mon 2 Mar 2026 to Wed 11 Mar 2026.",
        f"Made with the program “diary”, version {__version__}.",
        "Reported by the patient, not measured. It is not a diagnosis or advice.",
        "Nobody reads the diary live, and nobody watches it between visits.",
        "",
        "SESSIONS",
        "1. Mon 2 Mar 2026: left calf, neck",
        "",
        "TO LOOK AT (active now)",
        "▲ To mention: Left calf, bruise: there 9 days after session 1 (limit 7 days).",
        "    10 Mar spots; 11 Mar spots",
        "",
        "HOW IT WENT, the latest for each area",
        "Left calf, bruise: 2 to 11 Mar, at worst coin, still there after 10 days.",
        "",
        "Remedies: none were noted.",
        "Warning signs: not asked about in this time.",
        "Of 10 expected days, 7 logged on time, 3 missed.",
        "A missed day says nothing. It is not a zero.",
        "Bruise: 0 none, 1 spots, 2 coin, 3 palm, 4 large. Soreness: 0 to 10.",
    ]


def test_it_is_headed_by_the_treatment_of_the_plan_in_force() -> None:
    lipolysis = SHIPPED["injection-lipolysis"]
    change = revise("plan", PlanChange(START + timedelta(3), "", "", lipolysis))
    assert summary([session(0), change], 4)[0] == "SYMPTOM DIARY: INJECTION LIPOLYSIS"
    assert summary([session(0), change], 2)[0] == "SYMPTOM DIARY: MESOTHERAPY"
    endless = lipolysis.replace('"Injection lipolysis"', f'"{"straße " * 30}"')
    change = revise("plan", PlanChange(START + timedelta(3), "", "", endless))
    assert summary([session(0), change], 4)[0].startswith("SYMPTOM DIARY: STRASSE STRASSE")


def test_an_empty_diary_has_a_summary_too() -> None:
    lines = summary([], 0)
    assert "No session in this time." in lines
    assert "Nothing is flagged now." in lines
    assert "Nothing was reported in this time." in lines


def test_what_is_only_possible_is_called_possible() -> None:
    bruise = [check_in(day) for day in range(9)]
    lines = summary([session(0), session(7), *bruise], 8)
    assert any("Possible: it may be from another session." in line for line in lines)


def test_what_was_corrected_or_logged_late_is_marked() -> None:
    treated = session(0, "left-calf")
    assert isinstance(treated.value, TreatmentSession)
    moved = later(treated, replace(treated.value, at=time(9, 5)), 1)
    bruise = [check_in(day) for day in range(10)]
    assert isinstance(bruise[8].value, CheckIn)
    worse = replace(bruise[8].value, ratings=(rating("left-calf", "bruising", 2),))
    lines = summary([treated, moved, *bruise, later(bruise[8], worse, 30)], 9)
    assert "1. Mon 2 Mar 2026 at 09:05: left calf (corrected)" in lines
    assert "    10 Mar coin (logged late, corrected); 11 Mar spots" in lines
    assert "2 entries corrected later." in lines
    assert "2 entries corrected later." not in summary([treated, moved, *bruise], 9)


def test_of_many_days_it_is_counted_how_many_were_corrected_or_late() -> None:
    bruise = [check_in(day) for day in range(15)]
    late = [
        one._replace(recorded_at=one.recorded_at + timedelta(1)) if place in (9, 10) else one
        for place, one in enumerate(bruise)
    ]
    assert isinstance(bruise[11].value, CheckIn)
    worse = replace(bruise[11].value, ratings=(rating("left-calf", "bruising", 2),))
    lines = summary([session(0), *late, later(bruise[11], worse, 1)], 14)
    said = "10 to 16 Mar, 7 days reported (2 late, 1 corrected), last 16 Mar spots"
    assert any(said in line for line in lines)


def test_what_is_no_longer_active_is_counted() -> None:
    bruise = [check_in(day) for day in range(9)]
    lines = summary([session(0), *bruise, check_in(9, bruising=0), check_in(10, bruising=0)], 10)
    assert "1 earlier flag no longer active." in lines
    assert "Left calf, bruise: 2 to 10 Mar, at worst spots, gone after 9 days." in lines


def test_a_sign_is_something_to_look_at() -> None:
    lines = summary([check_in(0, bruising=None, signs=frozenset(["fever"]))], 0)
    assert "◆ Same day: Warning sign: “Feeling hot and shivery”." in lines


def test_a_report_far_from_any_session_is_not_lost() -> None:
    assert "Left calf, bruise: spots on 3 Mar, no session near." in summary([check_in(1)], 1)


def test_from_and_to_bound_what_is_told() -> None:
    every = [session(0), check_in(0), session(20, "neck"), check_in(21)]
    lines = summary(every, 30, first=10, last=25)
    assert lines[1] == "From Thu 12 Mar 2026 to Fri 27 Mar 2026."
    assert not any(line.startswith("1. ") for line in lines)
    assert any(line.startswith("2. ") for line in lines)


def test_from_a_day_on_only_the_days_since_are_counted() -> None:
    every = [session(0), *(check_in(day) for day in range(10))]
    assert "Of 10 expected days, 10 logged on time." in summary(every, 9)
    assert "Of 3 expected days, 3 logged on time." in summary(every, 9, first=7)


# Remedies, warning signs, and what was chosen.


def with_remedies(day: int, *remedies: str) -> Revision:
    return check_in(day, remedies=remedies)


def with_signs(day: int, *signs: str) -> Revision:
    return check_in(day, id_=f"g{day}", bruising=None, signs=frozenset(signs))


def test_remedies_are_told_with_how_many_days_each_was_used() -> None:
    used = [with_remedies(0, "arnica", "cold pack"), with_remedies(1, "arnica"), check_in(2)]
    twice = check_in(1, id_="x", remedies=("arnica",))
    lines = summary([session(0), *used, twice], 2)
    assert "Remedies: arnica on 2 days, cold pack on 1 day." in lines
    assert "Remedies: arnica on 1 day." in summary([session(0), *used], 2, first=1)
    lines = summary([session(0), *used], 2, without=frozenset({Part.REMEDIES}))
    assert "Remedies are left out here." in lines
    assert not any("arnica" in line for line in lines)


def test_warning_signs_are_told_with_their_days_also_when_they_are_over() -> None:
    none = [with_signs(day) for day in (3, 4)]
    assert "Warning signs: none, asked about on 2 days." in summary([session(0), *none], 4)
    ticked = [with_signs(0, "fever"), with_signs(1, "fever", "faint"), with_signs(2, "fever")]
    lines = " ".join(line.strip() for line in summary([session(0), *ticked, *none], 4))
    assert (
        "Warning signs: “Feeling hot and shivery” on 3 days, last 4 Mar;"
        " “Feeling faint or collapsing” on 1 day, last 3 Mar." in lines
    )
    assert "Warning signs: none, asked about on 2 days." in summary([*ticked, *none], 4, first=3)


def test_a_sign_and_a_remedy_of_another_plan_are_one_harmless_line() -> None:
    odd = check_in(0, signs=frozenset({"x\x1b[31m\ny"}), remedies=("a\nb\u202e",))
    lines = summary([odd], 0)
    assert "Remedies: a b on 1 day." in lines
    assert "Warning signs: “x[31m y” on 1 day, last 2 Mar." in lines


def test_of_chosen_areas_it_is_said_that_it_is_about_them_alone() -> None:
    treated = session(0, "left-calf", "neck")
    other = revise("n", CheckIn(START, (rating("neck", "bruising", 4),)))
    chosen = frozenset({area_named("left-calf")})
    lines = summary([treated, check_in(0), other], 0, areas=chosen)
    assert lines[2] == "Only about: left calf."
    assert not any("eck" in line for line in lines)
    every = " ".join(summary([treated], 0, areas=frozenset(AREAS)))
    assert "Only about: forehead, left cheek" in every


def test_notes_and_the_name_are_never_in_it() -> None:
    who = revise("p", Profile(START, name="Ana Ruiz", patient_number="4711", clinic="Sol"))
    text = " ".join(summary([who, session(0), check_in(0, note="a secret")], 0))
    assert not any(word in text for word in ("Ana", "4711", "Sol", "secret"))


def ten_years_of_everything() -> list[Revision]:
    ratings = [
        rating(area.name, symptom.name, symptom.worst) for area in AREAS for symptom in SYMPTOMS
    ]
    signs = frozenset(["fever", "breathing", "sight", "faint", "stroke", "open-sore"])
    found = []
    for number in range(130):
        day = START + timedelta(28 * number)
        found.append(revise(f"s{number}", TreatmentSession(day, AREAS, note="n" * 500)))
        remedies = tuple(f"remedy {number} {n}" for n in range(9))
        check = CheckIn(day + timedelta(3), tuple(ratings), (), signs, remedies, note="n" * 2000)
        found.append(revise(f"c{number}", check))
    return found


@pytest.mark.parametrize("chosen", [{}, {"areas": frozenset(AREAS)}])
def test_ten_years_of_everything_fit_and_it_says_how_much_was_left_out(
    chosen: dict[str, Any],
) -> None:
    lines = summary(ten_years_of_everything(), 28 * 130, **chosen)
    left_out = [line for line in lines if "left out here" in line]
    assert len(left_out) == 3
    assert "(128 more sessions left out here; the diary has all.)" in left_out
    assert lines[-1].startswith("Bruise: 0 none")
    assert any(line.startswith("✚ Emergency: Warning sign") for line in lines)
    assert any(line.startswith("Warning signs:") for line in lines)
    assert any(line.startswith("Remedies: remedy 0 0 on 1 day, ") for line in lines)
    assert lines.index("HOW IT WENT, the latest for each area") < len(lines) - 9


@settings(max_examples=60)
@given(st.integers(0, 2**40), st.integers(1, 33), st.integers(0, 60))
def test_any_diary_fits(seed: int, areas: int, day: int) -> None:
    lines = summary(RandomDiary(seed, areas=areas).revisions(), day)
    assert lines[0] == "SYMPTOM DIARY: MESOTHERAPY"
    assert lines[-1].startswith("Bruise: 0 none")


@pytest.mark.parametrize("day", [date(2026, 12, 31), date(2027, 1, 1)])
def test_days_of_another_year_have_their_year(day: date) -> None:
    offset = (day - START).days
    lines = summary([session(offset - 9), *(check_in(offset - n) for n in range(10))], offset)
    shown = next(line for line in lines if line.startswith("Left calf, bruise:"))
    assert ("2026" in shown) == (day.year == 2027)


def test_an_active_flag_goes_out_with_those_of_its_days_that_are_chosen() -> None:
    bruise = [check_in(day, bruising=2 if day < 3 else 1) for day in range(10)]
    lines = summary([session(0), *bruise], 9, first=9)
    flag = next(place for place, line in enumerate(lines) if line.startswith("▲ To mention"))
    assert lines[flag + 1] == "    11 Mar spots"
    late = summary([session(0), *bruise], 11, first=11)
    flag = next(place for place, line in enumerate(late) if line.startswith("▲ To mention"))
    assert late[flag + 1] == ""
