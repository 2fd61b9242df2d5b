"""The words around the patient's own details."""

from datetime import date

from diary import wording
from diary.core.profile import PARTS, Profile
from diary.core.steps import history
from diary.wording import profile as words
from diary.wording.history import entry_words, saved_lines
from diary.wording.signs import printed_card
from tests.diaries import PLAN, revise
from tests.wording.reading import assert_reads_well
from tests.wording.test_flags import ticked

DAY = date(2026, 11, 21)
ANA = Profile(DAY, "Ana Ruiz", date(1960, 3, 19), clinic="Clinica Sol, 555 0100", emergency="112")


def test_every_part_has_a_name_and_is_told_on_a_line() -> None:
    assert set(words.PART_WORDS) == set(PARTS)
    assert words.profile_lines(ANA) == [
        "Name: Ana Ruiz",
        "Date of birth: Sat 19 Mar 1960",
        "Clinic: Clinica Sol, 555 0100",
        "Emergency number: 112",
    ]
    assert words.profile_lines(Profile(DAY)) == []


def test_the_number_to_call_is_the_patient_s_own_where_there_is_one() -> None:
    assert wording.urgent(ANA) == "If you feel very unwell, call 112."
    local = "If you feel very unwell, call your local emergency number."
    assert wording.urgent(None) == wording.urgent(Profile(DAY, "Ana")) == local
    emergency = ticked("breathing")._replace(level=PLAN.signs["breathing"].level)
    assert wording.usually(emergency, PLAN, ANA) == "Call 112, then tell your clinic."
    said = wording.usually(emergency, PLAN)
    assert said == "Call your local emergency number, then tell your clinic."


def test_the_clinic_is_named_where_it_is_known() -> None:
    assert wording.clinic_line(ANA) == "Your clinic: Clinica Sol, 555 0100"
    assert wording.clinic_line(None) == wording.clinic_line(Profile(DAY, "Ana")) == ""


def test_a_sign_s_card_says_the_patient_s_own_numbers() -> None:
    breathing = frozenset(["breathing"])
    card = printed_card(breathing, PLAN, ANA)
    assert card[2] == "  - Call 112."
    assert card[3] == "  - Then tell Clinica Sol, 555 0100."
    assert card[-1] == "  - Nobody reads this diary live."
    assert printed_card(breathing, PLAN)[3] == "  - Then tell your clinic."
    assert printed_card(frozenset(), PLAN) == []


def test_a_change_is_told_field_by_field_and_nobody_gave_a_reason() -> None:
    first = revise("p", ANA)
    second = revise(
        "p", Profile(DAY, "Ana Sol", emergency="112", patient_number="A 12"), number=2
    )._replace(reason="changed")
    told = history([first, second])
    assert entry_words(ANA) == "page about you and your clinic"
    assert saved_lines(told[0]) == words.profile_lines(ANA)
    assert saved_lines(told[1]) == [
        "changed",
        "name: Ana Ruiz → Ana Sol",
        "date of birth: Sat 19 Mar 1960 → none",
        "patient number: none → A 12",
        "clinic: Clinica Sol, 555 0100 → none",
    ]


def test_a_reason_that_only_looks_like_the_program_s_own_is_told() -> None:
    first = revise("p", ANA)
    second = first._replace(revision=2, withdrawn=True, reason="mistake")
    assert saved_lines(history([first, second])[1]) == ["withdrawn, because you typed it wrong"]


def test_the_sentences_read_well() -> None:
    for text in (words.SHOW, words.NOT_AMENDED, words.NOTHING_SAID):
        assert_reads_well(text)
    assert_reads_well(words.saved(revise("p", ANA, number=2))[0])
