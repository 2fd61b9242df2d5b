"""What to tell the clinic, calmly. A flag is a reason to tell, not a sign that all is not well."""

from datetime import date

from diary.core.flags import Flag
from diary.core.plan import CarePlan, Level
from diary.core.rules import Pattern, Rule
from diary.core.scales import BRUISING
from diary.wording.body import area_words
from diary.wording.days import after_session, count, day_words

_LEVELS = {
    Level.TELL_CLINIC: ("▲", "Tell your clinic"),
    Level.CONTACT_CLINIC: ("▲▲", "Contact your clinic"),
    Level.CONTACT_TODAY: ("◆", "Contact your clinic today"),
    Level.EMERGENCY: ("✚", "Get emergency help now"),
}

NOT_WRONG = "This does not mean that something is wrong. Your clinic can tell you what it is."


def level_words(level: Level) -> str:
    return _LEVELS[level][1]


def level_symbol(level: Level) -> str:
    return _LEVELS[level][0]


def heading(flag: Flag) -> str:
    """`▲ Tell your clinic`; a flag that is no longer active says so."""
    words = f"{level_symbol(flag.level)} {level_words(flag.level)}"
    return words if flag.is_active else f"{words} (past)"


def sentence(flag: Flag, plan: CarePlan) -> str:
    """What happened: `Your left calf is still sore 3 days after your session on Thu 19 Nov.`"""
    if flag.rule is Rule.SIGN:
        return _sign(flag, plan)
    assert flag.area and flag.symptom and flag.session
    area = f"your {area_words(flag.area)}"
    number = flag.last.day_number or 0
    when = after_session(number, f"your session on {_on(flag.session.day, flag.last.day)}")
    if flag.rule is Rule.BEYOND_WINDOW or flag.rule is Rule.NOT_CLEARING:
        return _beyond(flag, area, when)
    if flag.rule is Rule.NEVER_CLEAR:
        through = _on(flag.session.day, flag.last.day)
        return (
            f"{_capital(area)} {_verb(flag, 'has', 'had', 'may have')} been bruised for more than"
            f" {count(flag.limit_days or 0, 'day')}, through your session on {through}."
        )
    worst = max(one.severity or 0 for one in flag.evidence)
    if flag.rule is Rule.WORSENING:
        grew = (
            "bigger bruise" if flag.symptom is BRUISING else f"more soreness, up to {worst} of 10"
        )
        have = "may have" if not flag.is_certain else ("has" if flag.is_active else "had")
        return f"{_capital(area)} {have} a {grew}, {when}.".replace("a more", "more")
    size = "large (bigger than a palm, or swollen)"
    if flag.symptom is BRUISING:
        return f"The bruise on {area} {_verb(flag, 'is', 'was', 'may be')} {size}, {when}."
    return (
        f"{_capital(area)} {_verb(flag, 'is', 'was', 'may be')} very sore ({worst} of 10), {when}."
    )


def _beyond(flag: Flag, area: str, when: str) -> str:
    state = "bruised" if flag.symptom is BRUISING else "sore"
    if flag.pattern is Pattern.RETURNED:
        be = _verb(flag, "is", "was", "may be")
        return f"{_capital(area)} {be} {state} again, {when}."
    if flag.pattern is Pattern.LATE:
        became = "may have become" if not flag.is_certain else "became"
        return f"{_capital(area)} {became} {state} late: {when}."
    if not flag.is_certain:
        return (
            f"{_capital(area)} may still {'be' if flag.is_active else 'have been'} {state} {when}."
        )
    return f"{_capital(area)} {'is' if flag.is_active else 'was'} still {state} {when}."


def _sign(flag: Flag, plan: CarePlan) -> str:
    known = plan.signs.get(flag.sign or "")
    words = known.words if known else flag.sign
    return f"You ticked “{words}” on {_on(flag.last.day, flag.last.day)}."


def usually(flag: Flag, plan: CarePlan) -> str:
    """What is usual instead, in one calm sentence; empty for a sign."""
    if flag.symptom is None:
        return ""
    if flag.rule is Rule.BEYOND_WINDOW:
        usual = plan.windows[flag.symptom].usual
        if flag.symptom is BRUISING:
            return f"A bruise often fades {usual}."
        return f"Soreness often eases {usual}."
    if flag.rule in (Rule.NOT_CLEARING, Rule.NEVER_CLEAR):
        return f"Most bruises are gone in about {count(plan.not_clearing_days // 7, 'week')}."
    if flag.rule is Rule.WORSENING:
        return "Most people feel it ease day by day."
    return "Your clinic will want to hear of it."


def rule_words(flag: Flag, plan: CarePlan) -> str:
    """The rule that raised the flag, in one sentence with its limit."""
    if flag.rule is Rule.SIGN:
        return "You ticked a warning sign. The clinic should always hear of one."
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
        steps = f"{rule.rise} steps or more above the {rule.look_back} days before"
        return f"The diary flags {there} that rises {steps}."
    limit = str(plan.severe[flag.symptom]) + (" or more" if flag.symptom is not BRUISING else "")
    return f"The diary flags {there} of {limit} on any day."


def because(flag: Flag, plan: CarePlan) -> str:
    """Where the rule's numbers come from."""
    if flag.rule is Rule.SIGN:
        known = plan.signs.get(flag.sign or "")
        return known.source if known else ""
    assert flag.symptom
    if flag.rule is Rule.BEYOND_WINDOW:
        return plan.windows[flag.symptom].source
    if flag.rule is Rule.WORSENING:
        return plan.worsening[flag.symptom].source
    return plan.sources[flag.rule.value]


def _verb(flag: Flag, now: str, past: str, maybe: str) -> str:
    if not flag.is_certain:
        return maybe
    return now if flag.is_active else past


def _on(day: date, near: date) -> str:
    return day_words(day, near)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
