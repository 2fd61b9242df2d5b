"""The care plan in words: what it expects, what it asks, and where each number comes from."""

from collections.abc import Callable, Iterable

from diary.core.flags import Flag
from diary.core.plan import Advice, CarePlan, Level, Timer
from diary.core.scales import BRUISING, SORENESS, severity_word
from diary.core.summary import Summary
from diary.wording.days import count
from diary.wording.flags import level_words, sentence
from diary.wording.letters import small
from diary.wording.screens import UNDO_KEY

#: A heading and its lines.
Part = tuple[str, list[str]]

NOT_SIGNED = "No clinician has signed this plan off. The diary makes no diagnosis."
NONE_NAMED = "This plan names none. Your clinic can tell you."

SOURCE = "Source: "

# In the app.

IN_USE = "in use"
NOT_USED = "not in use yet"
OTHERS = "Other plans"
OTHERS_TIP = "Choose another care plan, and see what it changes"
USE = "Use this plan"
USE_TIP = "Go by this plan from today on"
WHICH = "Which care plan?"
CHANGES = "What it changes"
IN_USE_ALREADY = "That is the care plan you already use."
FROM_FILE = "A plan from your clinic's file: “diary plan use FILE” in a terminal."

# A change of plan.

SAME_FLAGS = "It changes nothing in what there is to tell your clinic now."
NO_FLAGS = "There is nothing to tell your clinic now, and this plan does not change that."
FROM_TODAY = "It holds from today on. What an earlier plan flagged still names that plan."


def explained(plan: CarePlan) -> list[Part]:
    """All that a plan says, part by part, each with its sources."""
    parts = [
        (title(plan), [NOT_SIGNED]),
        ("A bruise", _bruise(plan)),
        ("Soreness", _soreness(plan)),
        ("Which days count", _days(plan)),
        ("Test injections", _test_injections(plan)),
        ("Before a session", _advice(plan.checklist.values(), _before)),
        ("Numbing cream", [plan.numbing_cream.words, source(plan.numbing_cream.source)]),
        ("The first hours after a session", _timers(plan)),
        ("What helps after a session", _advice(plan.tips.values(), _after)),
        ("Warning signs", _signs(plan)),
        ("Late checks", _late_checks(plan)),
        ("Results", _results(plan)),
        ("Remedies", _remedies(plan)),
    ]
    return [(heading, lines) for heading, lines in parts if lines]


def title(plan: CarePlan) -> str:
    """`Mesotherapy, version 1`."""
    return f"{plan.title}, version {plan.version}"


def source(words: str) -> str:
    return f"{SOURCE}{words}"


def choice(plan: CarePlan, in_use: CarePlan) -> str:
    """`Mesotherapy, version 1 (in use)`."""
    return f"{title(plan)} ({IN_USE})" if plan == in_use else title(plan)


def used(plan: CarePlan) -> str:
    return f"From today on: {title(plan)}. {UNDO_KEY}"


def changed_flags(before: Summary, after: Summary) -> list[str]:
    """What another plan does to what there is to tell the clinic now, a line each.

    Each flag is told in the words of the plan that it names, as it is everywhere else.
    """
    was = {flag.id: flag for flag in before.flags if flag.is_active}
    will = {flag.id: flag for flag in after.flags if flag.is_active}
    gone = [flag for id_, flag in was.items() if id_ not in will]
    new = [flag for id_, flag in will.items() if id_ not in was]
    stay = [will[id_] for id_ in was if id_ in will]
    if not (was or will):
        return [NO_FLAGS]
    lines = [SAME_FLAGS] if not (gone or new) else []
    lines += [_told("No longer a reason to tell your clinic", one, before) for one in gone]
    lines += [_told(f"New: {level_words(one.level)}", one, after) for one in new]
    lines += [_told(f"Stays: {level_words(one.level)}", one, after) for one in stay]
    return lines


def _told(what: str, flag: Flag, summary: Summary) -> str:
    return f"{what}. {sentence(flag, summary.judging(flag))}"


def _bruise(plan: CarePlan) -> list[str]:
    window, rule = plan.windows[BRUISING], plan.worsening[BRUISING]
    return [
        f"It often fades {window.usual}.",
        f"Still there more than {count(window.days, 'day')} after a session: tell your clinic.",
        source(window.source),
        f"Still there more than {count(plan.not_clearing_days, 'day')} after a session:"
        " contact your clinic.",
        source(plan.sources["not_clearing"]),
        f"There for more than {count(plan.never_clear_days, 'day')} across a new session:"
        " tell your clinic.",
        source(plan.sources["never_clear"]),
        f"Bigger by {count(rule.rise, 'size')} within {count(rule.look_back, 'day')},"
        f" {_from_day(rule.from_day)}: contact your clinic.",
        source(rule.source),
        f"“{_severe_bruise(plan)}” on any day: contact your clinic.",
        source(plan.sources["severe"]),
    ]


def _severe_bruise(plan: CarePlan) -> str:
    severity = plan.severe[BRUISING]
    more = " or more" * (severity < BRUISING.worst)
    return f"{severity_word(BRUISING, severity)}{more}"


def _soreness(plan: CarePlan) -> list[str]:
    window, rule = plan.windows[SORENESS], plan.worsening[SORENESS]
    return [
        f"It often eases {window.usual}.",
        f"Still there more than {count(window.days, 'day')} after a session: tell your clinic.",
        source(window.source),
        f"{rule.from_severity} or more, and up by {rule.rise} within"
        f" {count(rule.look_back, 'day')}, {_from_day(rule.from_day)}:"
        " contact your clinic today.",
        source(rule.source),
        f"{plan.severe[SORENESS]} or more on any day: contact your clinic today.",
        source(plan.sources["severe"]),
    ]


def _from_day(day: int) -> str:
    return f"from {count(day, 'day')} after a session on" if day else "from the session on"


def _days(plan: CarePlan) -> list[str]:
    episodes = plan.episodes
    return [
        f"The diary asks about an area for {count(plan.following_days, 'day')} after a session.",
        source(plan.sources["following"]),
        f"What is reported up to {count(plan.follow_up_days, 'day')} after a session belongs to"
        " it.",
        source(plan.sources["follow_up"]),
        f"{count(episodes.clear_reports, 'day')} of “none” in a row mean that it is gone.",
        f"{count(episodes.slips, 'day')} of “none” between two reports may be a slip.",
        f"After {count(episodes.recent, 'day')} with no report, nobody knows if it is still there.",
        f"A gap of more than {count(episodes.longest_gap, 'day')} with no report begins anew.",
        source(plan.sources["episodes"]),
        "Soreness that nobody said is the old one counts as such for"
        f" {count(plan.leftover_soreness_days, 'day')} at most.",
        source(plan.sources["leftover"]),
    ]


def _test_injections(plan: CarePlan) -> list[str]:
    test = plan.test_injections
    return [
        f"Two small injections, {count(test.hours_before, 'hour')} before the treatment.",
        f"The diary then asks, for up to {count(test.ask_days, 'day')}: {test.question}",
        f"To choose from: {_listed(test.reactions.values())}.",
        "Any of these: tell your clinic before the treatment.",
        source(test.source),
    ]


def _advice(advice: Iterable[Advice], when: Callable[[Advice], str]) -> list[str]:
    lines = [line for one in advice for line in (when(one), source(one.source))]
    return lines or [NONE_NAMED]


def _before(one: Advice) -> str:
    words = _ended(one.words)
    return f"From {count(one.hours, 'hour')} before: {words}" if one.hours else words


def _after(one: Advice) -> str:
    words = _ended(one.words)
    return f"From {count(one.hours, 'hour')} after: {words}" if one.hours else words


def _timers(plan: CarePlan) -> list[str]:
    lines = [line for one in plan.timers.values() for line in (_timer(one), source(one.source))]
    return lines or [NONE_NAMED]


def _timer(timer: Timer) -> str:
    where = ""
    if timer.region is not None:
        where = f" after a treatment of your {timer.region.value}"
    return f"{timer.words} for about {count(timer.hours, 'hour')}{where}."


def _signs(plan: CarePlan) -> list[str]:
    lines = ["The diary asks about these with every check-in."]
    for level in (Level.CONTACT_TODAY, Level.EMERGENCY):
        for one in plan.signs.values():
            if one.level is level:
                lines += [f"{one.words}: {small(level_words(level))}.", source(one.source)]
    days = plan.sign_active_days
    more = f" and for {count(days, 'day')} more" * bool(days)
    counts = f"A sign that you tick counts on its own day{more}."
    return [*lines, counts, source(plan.sources["sign_flags"])]


def _late_checks(plan: CarePlan) -> list[str]:
    checks = plan.late_checks
    *others, last = map(str, checks.weeks)
    weeks = f"weeks {', '.join(others)} and {last}" if others else f"week {last}"
    return [
        f"In {weeks} after the last session the diary asks: {checks.question}",
        f"The last of them stays for {count(checks.last_stays_days, 'day')}.",
        "Yes or unsure: contact your clinic.",
        f"It counts for {count(checks.active_days, 'day')}, or until a later no.",
        source(checks.source),
    ]


def _results(plan: CarePlan) -> list[str]:
    asked = plan.results
    first = count(asked.first_day, "day")
    monthly = f", then each month for {count(asked.most_months, 'month')}" * bool(asked.most_months)
    return [
        f"The diary asks {first} after a session{monthly}: {asked.question}",
        f"Each time the question stays for {count(asked.stays_days, 'day')}.",
        asked.words,
        f"It says so after {count(asked.usual_sessions, 'session')} with no change.",
        source(asked.source),
    ]


def _remedies(plan: CarePlan) -> list[str]:
    if not plan.remedies:
        return [NONE_NAMED]
    return [
        f"To choose from: {_listed(plan.remedies.values())}.",
        "The diary notes what you used. It does not say that one works.",
        source(plan.sources["remedies"]),
    ]


def _listed(words: Iterable[str]) -> str:
    return ", ".join(small(one) for one in words)


def _ended(words: str) -> str:
    return words if words.endswith((".", "?", "!")) else f"{words}."
