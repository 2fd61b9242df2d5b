"""Every sentence about a flag, read aloud once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from diary import wording
from diary.core.areas import AREAS, area_named
from diary.core.courses import SessionRef
from diary.core.flags import Evidence, Flag
from diary.core.plan import Level
from diary.core.rules import Pattern, Rule
from diary.core.scales import BRUISING, SORENESS, SYMPTOMS, Symptom
from diary.wording.flags import NOT_WRONG
from diary.wording.screens import source
from tests.diaries import PLAN
from tests.wording.reading import assert_reads_well, sentences

#: The second treatment of the diary, so near the end of a year that evidence lies in the next.
SESSION = SessionRef("s", 2, date(2026, 12, 29))
SYMPTOMS_OF = {Rule.NOT_CLEARING: (BRUISING,), Rule.NEVER_CLEAR: (BRUISING,), Rule.SIGN: ()}
LIMITS = {Rule.NOT_CLEARING: 14, Rule.NEVER_CLEAR: 21}
#: Only these look at reports that may belong to another session.
MAY_BE_POSSIBLE = (Rule.BEYOND_WINDOW, Rule.NOT_CLEARING)


def made(
    rule: Rule,
    symptom: Symptom,
    *,
    area: str = "left-calf",
    pattern: Pattern | None = None,
    certain: bool = True,
    active: bool = True,
    number: int = 9,
    severities: tuple[int, ...] = (),
) -> Flag:
    evidence = tuple(
        Evidence(SESSION.day + timedelta(number + place), number + place, severity, certain, "c")
        for place, severity in enumerate(severities or (symptom.worst,))
    )
    window = PLAN.window_days(symptom) if rule is Rule.BEYOND_WINDOW else None
    return Flag(
        "id",
        rule,
        Level.TELL_CLINIC,
        active,
        evidence,
        PLAN.id,
        PLAN.version,
        pattern,
        area_named(area),
        symptom,
        None,
        SESSION,
        LIMITS.get(rule, window),
    )


def ticked(sign: str, active: bool = True) -> Flag:
    evidence = (Evidence(SESSION.day, None, None, True, "c"),)
    level = Level.CONTACT_TODAY
    return Flag("id", Rule.SIGN, level, active, evidence, PLAN.id, PLAN.version, sign=sign)


def every_flag() -> Iterator[Flag]:
    """One of each kind that the rules can raise, for an area whose name is long."""
    for active in (True, False):
        yield from (ticked(sign, active) for sign in PLAN.signs)
        for rule in Rule:
            for symptom in SYMPTOMS_OF.get(rule, SYMPTOMS):
                for pattern in Pattern if rule is Rule.BEYOND_WINDOW else (None,):
                    for certain in (True, False) if rule in MAY_BE_POSSIBLE else (True,):
                        for number in (0, 1, 9, 84):
                            yield made(
                                rule,
                                symptom,
                                area="left-front-thigh",
                                pattern=pattern,
                                certain=certain,
                                active=active,
                                number=number,
                            )


EVERY = list(every_flag())


def test_every_sentence_is_short_whole_and_calm() -> None:
    assert {flag.rule for flag in EVERY} == set(Rule)
    for flag in EVERY:
        sentence = wording.flag(flag, PLAN)
        assert_reads_well(sentence)
        assert len(sentences(sentence)) == 1
        assert sentence.endswith(".")


def test_every_area_fits_into_the_longest_sentence() -> None:
    for area in AREAS:
        for flag in (
            made(Rule.SEVERE, SORENESS, area=area.name),
            made(Rule.NEVER_CLEAR, BRUISING, area=area.name),
            made(Rule.WORSENING, BRUISING, area=area.name),
        ):
            assert_reads_well(wording.flag(flag, PLAN))


def test_what_is_usual_the_rule_and_its_source_read_well_too() -> None:
    for flag in EVERY:
        assert_reads_well(wording.rule_words(flag, PLAN))
        assert wording.because(flag, PLAN).strip()
        usual = wording.usually(flag, PLAN)
        assert_reads_well(usual)
    assert_reads_well(NOT_WRONG)
    for text in (wording.NOT_LIVE, wording.NOT_ADVICE, wording.urgent(None)):
        assert_reads_well(text)


def said(flag: Flag) -> str:
    return wording.flag(flag, PLAN)


PERSISTING, RETURNED, LATE = Pattern
AFTER = "9 days after your session on Tue 29 Dec 2026."
#: Of a flag that has passed.
LONG_AFTER = "9 days after your session on 29 Dec 2026."


@pytest.mark.parametrize(
    ("flag", "sentence"),
    [
        (made(Rule.BEYOND_WINDOW, BRUISING, pattern=PERSISTING), "is still bruised"),
        (made(Rule.BEYOND_WINDOW, SORENESS, pattern=PERSISTING), "is still sore"),
        (made(Rule.BEYOND_WINDOW, SORENESS, pattern=RETURNED), "is sore again,"),
        (made(Rule.BEYOND_WINDOW, BRUISING, pattern=RETURNED), "is bruised again,"),
        (made(Rule.WORSENING, SORENESS), "is getting sorer (10 of 10),"),
        (made(Rule.SEVERE, SORENESS), "is very sore (10 of 10),"),
    ],
)
def test_a_sentence_says_what_where_and_how_long_after_the_session(
    flag: Flag, sentence: str
) -> None:
    assert said(flag) == f"Your left calf {sentence} {AFTER}"


@pytest.mark.parametrize(
    ("rule", "pattern", "certain", "sentence"),
    [
        (Rule.BEYOND_WINDOW, PERSISTING, True, "was still bruised"),
        (Rule.BEYOND_WINDOW, PERSISTING, False, "may still have been bruised"),
        (Rule.BEYOND_WINDOW, RETURNED, True, "was bruised again,"),
    ],
)
def test_a_past_flag_is_told_in_the_past(
    rule: Rule, pattern: Pattern | None, certain: bool, sentence: str
) -> None:
    flag = made(rule, BRUISING, pattern=pattern, certain=certain, active=False)
    assert said(flag) == f"Your left calf {sentence} {LONG_AFTER}"


@pytest.mark.parametrize(
    ("certain", "active", "is_bruised"),
    [
        (True, True, "is still bruised"),
        (True, False, "was still bruised"),
        (False, True, "may still be bruised"),
        (False, False, "may still have been bruised"),
    ],
)
def test_one_that_does_not_clear_says_past_which_day_so_no_two_flags_say_the_same(
    certain: bool, active: bool, is_bruised: str
) -> None:
    flag = made(Rule.NOT_CLEARING, BRUISING, certain=certain, active=active, number=16)
    day = "Tue 29 Dec 2026" if active else "29 Dec 2026"
    expected = f"Your left calf {is_bruised} more than 14 days after your session on {day}."
    assert said(flag) == expected
    beside = flag._replace(rule=Rule.BEYOND_WINDOW, pattern=PERSISTING, limit_days=7)
    assert said(beside) == expected.replace("more than 14", "16")


@pytest.mark.parametrize("active", [True, False])
def test_a_late_one_says_only_when_it_was_first_reported(active: bool) -> None:
    flag = made(Rule.BEYOND_WINDOW, BRUISING, pattern=LATE, active=active)
    assert said(flag) == (
        f"You first reported a bruise on your left calf {AFTER if active else LONG_AFTER}"
    )
    flag = made(Rule.BEYOND_WINDOW, SORENESS, pattern=LATE, active=active, certain=False)
    session = f"your session on {'Tue ' * active}29 Dec 2026"
    assert said(flag) == f"Soreness in your left calf may be from {session}, 9 days earlier."


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        (PERSISTING, "may still be bruised"),
        (RETURNED, "may be bruised again,"),
    ],
)
def test_what_may_be_another_session_s_is_told_with_may(pattern: Pattern, sentence: str) -> None:
    flag = made(Rule.BEYOND_WINDOW, BRUISING, pattern=pattern, certain=False)
    assert said(flag) == f"Your left calf {sentence} {AFTER}"


@pytest.mark.parametrize(
    ("rule", "active", "sentence"),
    [
        (Rule.WORSENING, True, "is getting bigger,"),
        (Rule.WORSENING, False, "got bigger,"),
        (Rule.SEVERE, True, "is large,"),
        (Rule.SEVERE, False, "was large,"),
    ],
)
def test_a_large_or_growing_bruise_is_the_subject_itself(
    rule: Rule, active: bool, sentence: str
) -> None:
    flag = made(rule, BRUISING, active=active)
    after = AFTER if active else LONG_AFTER
    assert said(flag) == f"The bruise on your left calf {sentence} {after}"


@pytest.mark.parametrize(("active", "has"), [(True, "has"), (False, "had")])
def test_a_bruise_that_never_clears_is_counted_through_its_session(active: bool, has: str) -> None:
    assert said(made(Rule.NEVER_CLEAR, BRUISING, active=active)) == (
        f"Your left calf {has} been bruised for more than 21 days,"
        f" through your session on {'Tue ' * active}29 Dec 2026."
    )


def test_the_severity_in_a_sentence_is_that_of_the_day_it_names() -> None:
    for rule in (Rule.SEVERE, Rule.WORSENING):
        flag = made(rule, SORENESS, severities=(9, 7))
        assert "(7 of 10), 10 days after" in said(flag)


def test_the_session_s_own_day_and_one_day_after_are_said_as_people_say_them() -> None:
    assert "on the day of your session on Tue 29 Dec." in said(
        made(Rule.SEVERE, BRUISING, number=0)
    )
    assert "1 day after your session on Tue 29 Dec." in said(made(Rule.SEVERE, BRUISING, number=1))


def test_a_possible_flag_says_may_and_a_certain_one_never() -> None:
    for flag in EVERY:
        assert (" may " in said(flag)) is (not flag.is_certain)


def test_a_past_flag_says_so_in_its_heading_and_its_sentence_is_not_in_the_present() -> None:
    for flag in EVERY:
        heading = wording.heading(flag)
        assert heading.endswith(" (past)") is (not flag.is_active)
        if not flag.is_active:
            assert " is " not in said(flag)


def test_a_sign_is_quoted_as_it_was_asked() -> None:
    assert said(ticked("fever")) == "You ticked “Feeling hot and shivery” on Tue 29 Dec."
    assert said(ticked("retired-sign")) == "You ticked “retired-sign” on Tue 29 Dec."
    assert wording.because(ticked("retired-sign"), PLAN) == ""


def test_every_level_has_words_and_a_symbol_of_its_own() -> None:
    assert len({wording.level_words(level) for level in Level}) == len(Level)
    assert len({wording.level_symbol(level) for level in Level}) == len(Level)
    assert wording.heading(made(Rule.SEVERE, BRUISING)) == "▲ Tell your clinic"


def test_the_words_of_a_rule_carry_its_numbers() -> None:
    def rule_words(rule: Rule, symptom: Symptom) -> str:
        return wording.rule_words(made(rule, symptom), PLAN)

    assert "more than 7 days" in rule_words(Rule.BEYOND_WINDOW, BRUISING)
    assert "more than 2 days" in rule_words(Rule.BEYOND_WINDOW, SORENESS)
    assert "more than 14 days" in rule_words(Rule.NOT_CLEARING, BRUISING)
    assert "more than 21 days" in rule_words(Rule.NEVER_CLEAR, BRUISING)
    assert "4 or more that rises by 2 or more within 3 days" in rule_words(Rule.WORSENING, SORENESS)
    assert "grows by 2 sizes or more within 3 days" in rule_words(Rule.WORSENING, BRUISING)
    assert "7 or more" in rule_words(Rule.SEVERE, SORENESS)
    assert "bigger than a palm" in rule_words(Rule.SEVERE, BRUISING)


def test_the_words_go_by_the_numbers_of_the_plan_whatever_they_are() -> None:
    stricter = replace(PLAN, severe={BRUISING: 2, SORENESS: 3}, not_clearing_days=5)
    coin, mild = (
        made(Rule.SEVERE, symptom, severities=(severity,))
        for symptom, severity in ((BRUISING, 2), (SORENESS, 3))
    )
    assert "is coin-sized, 9 days" in wording.flag(coin, stricter)
    assert "is mildly sore (3 of 10), 9 days" in wording.flag(mild, stricter)
    assert wording.rule_words(coin, stricter) == (
        "The diary flags a bruise of “coin” or more on any day."
    )
    assert "3 or more" in wording.rule_words(mild, stricter)
    gone = made(Rule.NOT_CLEARING, BRUISING)
    assert wording.usually(gone, stricter) == "Most bruises are gone in about 5 days."
    assert wording.usually(gone, PLAN) == "Most bruises are gone in about 2 weeks."


@pytest.mark.parametrize("symptom", SYMPTOMS)
def test_every_severity_a_plan_may_call_severe_has_words(symptom: Symptom) -> None:
    for severity in range(1, symptom.worst + 1):
        assert_reads_well(said(made(Rule.SEVERE, symptom, severities=(severity,))))


@pytest.mark.parametrize("has_limit", [True, False])
def test_where_something_comes_from_is_said_with_one_colon_and_no_limit_for_a_sign(
    has_limit: bool,
) -> None:
    said = source("Treatment description: it may last a week.", has_limit=has_limit)
    assert said.count(":") == 1
    assert ("limit" in said) is has_limit
    assert source("", has_limit=has_limit) == ""
