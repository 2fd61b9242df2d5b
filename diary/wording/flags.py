"""What to tell the clinic, calmly. A flag is a reason to tell, not a sign that all is not well."""

from datetime import date

from diary.core.flags import Flag
from diary.core.plan import CarePlan, Level
from diary.core.profile import Profile
from diary.core.rules import Pattern, Rule
from diary.core.scales import BRUISING, severity_word
from diary.wording.body import BRUISE_HINTS, area_words
from diary.wording.days import after_session, count, day_words, month_words
from diary.wording.letters import capital
from diary.wording.profile import emergency, if_still_there

_LEVELS = {
    Level.TELL_CLINIC: ("▲", "Tell your clinic"),
    Level.CONTACT_CLINIC: ("▲▲", "Contact your clinic"),
    Level.CONTACT_TODAY: ("◆", "Contact your clinic today"),
    Level.EMERGENCY: ("✚", "Get emergency help now"),
}

#: How a bruise that a plan calls severe is, by the word on its scale; and how an area is.
_SIZES = {
    "spots": "in small spots",
    "coin": "coin-sized",
    "palm": "palm-sized",
    "large": "large",
}
_SORE = {"mild": "mildly sore", "moderate": "sore", "severe": "very sore"}
_WEEK = 7

STILL = "If it is still there"
NOBODY_ANSWERS = "If nobody answers there, get urgent medical help."
NOT_WRONG = "This does not mean that something is wrong. Your clinic can tell you what it is."


def level_words(level: Level) -> str:
    return _LEVELS[level][1]


def level_symbol(level: Level) -> str:
    return _LEVELS[level][0]


def what_to_do(level: Level, *, is_now: bool = True) -> str:
    """`✚ Get emergency help now`; of a sign of a day that is past, only if it is still there."""
    words = level_words(level)
    if not is_now:
        words = f"{STILL}, {words[0].lower()}{words[1:]}"
    return f"{level_symbol(level)} {words}"


def heading(flag: Flag, *, is_now: bool = True) -> str:
    """`▲ Tell your clinic`; a flag that is no longer active says so."""
    words = what_to_do(flag.level, is_now=is_now or not flag.is_active)
    return words if flag.is_active else f"{words} (past)"


def sentence(flag: Flag, plan: CarePlan) -> str:
    """What happened: `Your left calf is still sore 3 days after your session on Thu 19 Nov.`"""
    if flag.rule is Rule.SIGN:
        return _sign(flag, plan)
    if flag.rule is Rule.REACTION:
        return f"You saw a reaction to your test injections on {_on_last(flag)}."
    if flag.rule is Rule.LATE_CHECK:
        there = "was" if flag.is_certain else "may have been"
        return f"You said on {_on_last(flag)} that there {there} a new lump, sore or pain."
    assert flag.area and flag.symptom and flag.session
    area = f"your {area_words(flag.area)}"
    number = flag.last.day_number or 0
    when = after_session(number, f"your session on {_on(flag.session.day, flag)}")
    if flag.rule is Rule.NOT_CLEARING:
        # By its limit: the same words as for a passed window, which mostly stands beside it, would
        # be one sentence said twice.
        session = f"your session on {_on(flag.session.day, flag)}"
        return _beyond(
            flag, area, f"more than {count(flag.limit_days or 0, 'day')} after {session}"
        )
    if flag.rule is Rule.BEYOND_WINDOW:
        return _beyond(flag, area, when)
    # The evidence of the rules below is always certain: none of them says "may".
    if flag.rule is Rule.NEVER_CLEAR:
        through = _on(flag.session.day, flag)
        return (
            f"{capital(area)} {'has' if flag.is_active else 'had'} been bruised for more than"
            f" {count(flag.limit_days or 0, 'day')}, through your session on {through}."
        )
    how = _growing(flag) if flag.rule is Rule.WORSENING else _severe(flag)
    if flag.symptom is BRUISING:
        return f"The bruise on {area} {how}, {when}."
    return f"{capital(area)} {how} ({flag.last.severity} of 10), {when}."


def _about(days: int) -> str:
    return count(days, "day") if days < 2 * _WEEK else count(days // _WEEK, "week")


def _on_last(flag: Flag) -> str:
    return _on(flag.last.day, flag)


def _growing(flag: Flag) -> str:
    more = "bigger" if flag.symptom is BRUISING else "sorer"
    return f"is getting {more}" if flag.is_active else f"got {more}"


def _severe(flag: Flag) -> str:
    assert flag.symptom and flag.last.severity
    how = _SIZES if flag.symptom is BRUISING else _SORE
    word = severity_word(flag.symptom, flag.last.severity)
    return f"{'is' if flag.is_active else 'was'} {how[word]}"


def _beyond(flag: Flag, area: str, when: str) -> str:
    state = "bruised" if flag.symptom is BRUISING else "sore"
    if flag.pattern is Pattern.RETURNED:
        be = "may be" if not flag.is_certain else ("is" if flag.is_active else "was")
        return f"{capital(area)} {be} {state} again, {when}."
    if flag.pattern is Pattern.LATE:
        # What was there before is not known: only the first report is.
        assert flag.session
        session = f"your session on {_on(flag.session.day, flag)}"
        number = flag.first.day_number or 0
        what = "a bruise on" if flag.symptom is BRUISING else "soreness in"
        if not flag.is_certain:
            earlier = count(number, "day")
            return f"{capital(what)} {area} may be from {session}, {earlier} earlier."
        return f"You first reported {what} {area} {after_session(number, session)}."
    if not flag.is_certain:
        return (
            f"{capital(area)} may still {'be' if flag.is_active else 'have been'} {state} {when}."
        )
    return f"{capital(area)} {'is' if flag.is_active else 'was'} still {state} {when}."


def _sign(flag: Flag, plan: CarePlan) -> str:
    known = plan.signs.get(flag.sign or "")
    words = known.words if known else flag.sign
    return f"You ticked “{words}” on {_on_last(flag)}."


def usually(
    flag: Flag, plan: CarePlan, profile: Profile | None = None, *, is_now: bool = True
) -> str:
    """What is usual instead, in one calm sentence; for a sign what to do now."""
    if flag.rule is Rule.REACTION:
        return "Tell your clinic about it before your next treatment."
    if flag.rule is Rule.LATE_CHECK:
        return "Your clinic can look at it and tell you what it is."
    if flag.symptom is None:
        if flag.level is Level.EMERGENCY:
            return emergency(profile) if is_now else " ".join(if_still_there(profile))
        return NOBODY_ANSWERS
    if flag.rule is Rule.BEYOND_WINDOW:
        usual = plan.windows[flag.symptom].usual
        if flag.symptom is BRUISING:
            return f"A bruise often fades {usual}."
        return f"Soreness often eases {usual}."
    if flag.rule in (Rule.NOT_CLEARING, Rule.NEVER_CLEAR):
        return f"Most bruises are gone in about {_about(plan.not_clearing_days)}."
    if flag.rule is Rule.WORSENING:
        if flag.symptom is BRUISING:
            return "Most bruises get smaller day by day."
        return "Most people feel it ease day by day."
    return "Your clinic will want to hear of it."


def rule_words(flag: Flag, plan: CarePlan) -> str:
    """The rule that raised the flag, in one sentence with its limit."""
    if flag.rule is Rule.SIGN:
        return "You ticked a warning sign. The clinic should always hear of one."
    if flag.rule is Rule.REACTION:
        return "The diary flags any reaction to test injections."
    if flag.rule is Rule.LATE_CHECK:
        return "The diary flags a late check that is not answered with no."
    assert flag.symptom
    there = "a bruise" if flag.symptom is BRUISING else "soreness"
    if flag.rule in (Rule.BEYOND_WINDOW, Rule.NOT_CLEARING):
        limit = count(flag.limit_days or 0, "day")
        return f"The diary flags {there} more than {limit} after a session."
    if flag.rule is Rule.NEVER_CLEAR:
        limit = count(flag.limit_days or 0, "day")
        return f"The diary flags a bruise reported for more than {limit} across a new session."
    if flag.rule is Rule.WORSENING:
        rule = plan.worsening[flag.symptom]
        within = f"or more within {count(rule.look_back, 'day')}"
        if flag.symptom is BRUISING:
            return f"The diary flags a bruise that grows by {count(rule.rise, 'size')} {within}."
        least = f"{rule.from_severity} or more"
        return f"The diary flags soreness of {least} that rises by {rule.rise} {within}."
    if flag.symptom is BRUISING:
        size = severity_word(BRUISING, plan.severe[BRUISING])
        if plan.severe[BRUISING] == BRUISING.worst:
            return f"The diary flags a {size} bruise ({BRUISE_HINTS[-1]}) on any day."
        return f"The diary flags a bruise of “{size}” or more on any day."
    return f"The diary flags soreness of {plan.severe[flag.symptom]} or more on any day."


def because(flag: Flag, plan: CarePlan) -> str:
    """Where the rule's numbers come from."""
    if flag.rule is Rule.SIGN:
        known = plan.signs.get(flag.sign or "")
        return known.source if known else ""
    if flag.rule is Rule.REACTION:
        return plan.test_injections.source
    if flag.rule is Rule.LATE_CHECK:
        return plan.late_checks.source
    assert flag.symptom
    if flag.rule is Rule.BEYOND_WINDOW:
        return plan.windows[flag.symptom].source
    if flag.rule is Rule.WORSENING:
        return plan.worsening[flag.symptom].source
    return plan.sources[flag.rule.value]


def judged_by(flag: Flag, now: CarePlan, then: CarePlan) -> str:
    """Which plan raised a flag, where it is not the one that holds now."""
    if (flag.plan_id, flag.plan_version) == (now.id, now.version):
        return ""
    return f"Judged by the care plan “{then.title}” ({flag.plan_id}), version {flag.plan_version}."


def _on(day: date, flag: Flag) -> str:
    """`Thu 19 Nov`; `19 Nov 2026` where it has passed, as that is read in other years too."""
    return day_words(day, flag.last.day) if flag.is_active else f"{day.day} {month_words(day)}"
