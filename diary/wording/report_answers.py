"""What is planned and answered around the sessions, in the report and the summary for the clinic.

The clinic reads it: the patient is not spoken to.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from diary.core.answers import LateAnswer, PlanChange, PlannedSession, Reaction, ResultAnswer, Seen
from diary.core.areas import Area
from diary.core.plan import CarePlan
from diary.core.plans import named
from diary.core.results import AfterSession
from diary.core.text import clean
from diary.wording.answers import SEEN_WORDS
from diary.wording.body import area_label, area_words
from diary.wording.days import count, day_words, short_day
from diary.wording.letters import small

if TYPE_CHECKING:
    from diary.core.injections import SaidEarly

AROUND = "Around the sessions"
ALL_ANSWERS = "What was asked around the sessions"
PLAN_CHANGES = "Changes of the care plan"
PLANNED = "Planned session"
UNCONFIRMED = "Planned, not confirmed"
TESTED = "Test injections"
LATE_CHECKS = "Late checks"
LATE_CHECK = "Late check"
CHANGE_SEEN = "Change seen"
PRODUCTS, POINTS, GIVEN_BY = "Products:", "Places treated:", "Given by:"
RESULTS = "Change seen, session by session"
NOTHING_SEEN = "no reaction"
NOT_READ = "It could not be read, and judged no day."
NOT_YET = "It is only planned. It counts for nothing yet."

_ANSWERS = {"yes": "yes", "no": "no", "unsure": "not sure"}
_SHORT = {Seen.NONE: "no", Seen.SLIGHT: "slight", Seen.CLEAR: "clear"}


def reactions(seen: Iterable[str], plan: CarePlan) -> str:
    """`a rash, swelling`; `no reaction` for none."""
    known = plan.test_injections.reactions
    found = (small(known[one]) if one in known else clean(one) for one in sorted(seen))
    return ", ".join(filter(None, found)) or NOTHING_SEEN


def reaction(
    one: Reaction, plan: CarePlan, early: "SaidEarly | None" = None, *, with_size: bool = True
) -> str:
    """`a rash, swelling, seen on Tue 3 Mar 2026 at 08:30, this large: a coin`."""
    at = f" at {one.at:%H:%M}" if one.at else ""
    size = f", this large: {one.size}" if one.size and with_size else ""
    seen = "seen" if one.seen else "said"
    return f"{reactions(one.seen, plan)}, {seen} on {day_words(one.day)}{at}{size}{_early(early)}"


def _early(early: "SaidEarly | None") -> str:
    """` (8 h after the injections)`, of a none that was said too soon to count."""
    if early is None:
        return ""
    if early.hours is None:
        return " (on the day of the injections)"
    hours = f"{early.hours} h" if early.hours else "under 1 h"
    return f" ({hours} after the injections)"


def late_check(one: LateAnswer) -> str:
    """`week 2 no, said on Mon 16 Mar 2026`."""
    return f"{weeks([one])}, said on {day_words(one.day)}"


def weeks(found: Sequence[LateAnswer]) -> str:
    """`week 2 no, week 3 yes`."""
    return ", ".join(f"week {one.week} {_ANSWERS[one.answer.value]}" for one in found)


def result(one: ResultAnswer) -> str:
    """`left calf a slight change, neck no change, said on Tue 17 Mar 2026`."""
    said = ", ".join(f"{area_words(each.area)} {SEEN_WORDS[each.seen.value]}" for each in one.seen)
    return f"{said}, said on {day_words(one.day)}"


def change_seen(area: Area) -> str:
    return f"{area_label(area)}, change seen"


def over_sessions(after: Sequence[AfterSession]) -> str:
    """`session 1 no, session 2 slight`; the sessions of which nothing was said are left out."""
    return ", ".join(
        f"session {one.session.number} {_SHORT[one.seen]}" for one in after if one.seen is not None
    )


def planned(one: PlannedSession, as_of: date, plan: CarePlan | None = None) -> str:
    """`Thu 19 Nov, 14:30: left calf`; with a plan what of its checklist is done."""
    at = f", {one.at:%H:%M}" if one.at else ""
    areas = f": {', '.join(map(area_words, one.areas))}" if one.areas else ""
    done = sorted(one.checked) if plan else []
    known = plan.checklist if plan else {}
    words = [small(known[x].words) if x in known else x for x in done]
    checked = f" Done: {'; '.join(words)}." if words else ""
    return f"{day_words(one.day, as_of)}{at}{areas}{'.' * bool(checked)}{checked}"


def plan_change(change: PlanChange, plan: CarePlan | None) -> str:
    """`From Thu 12 Mar 2026: “Injection lipolysis” (injection-lipolysis), version 1`."""
    since = f"From {day_words(change.day)}:"
    if plan is None:
        return f"{since} {clean(named(change))[:60]}. {NOT_READ}"
    return f"{since} “{plan.title}” ({plan.id}), version {plan.version}"


def more_answers(number: int) -> str:
    return f"{number} more: see “{ALL_ANSWERS}”."


# The summary for a message: a line each.


def planned_line(one: PlannedSession, more: int, as_of: date) -> str:
    rest = f" ({more} more planned)" if more else ""
    label = UNCONFIRMED if one.day < as_of else "Planned"
    return f"{label}: {planned(one, as_of)}{rest}"


def reaction_line(
    found: Iterable[str], day: date, plan: CarePlan, as_of: date, early: "SaidEarly | None" = None
) -> str:
    """`Test injections: a rash, seen on 3 Mar.`"""
    said = reactions(found, plan)
    verb = "said" if said == NOTHING_SEEN else "seen"
    when = f"{short_day(day, as_of)}{_early(early)}"
    return f"{TESTED}: {said}, {verb} on {when}."


def late_line(found: Sequence[LateAnswer], session: int | None) -> str:
    """`Late checks after session 2: week 2 no, week 3 yes.`"""
    after = f" after session {session}" if session else ""
    return f"{LATE_CHECKS}{after}: {weeks(found)}."


def result_line(found: Sequence[tuple[Area, Seen]], session: int | None, widest: int) -> str:
    """`Change seen after session 3: left calf slight, neck no.` Many areas are counted."""
    after = f" after session {session}" if session else ""
    said = ", ".join(f"{area_words(area)} {_SHORT[seen]}" for area, seen in found)
    line = f"Change seen{after}: {said}."
    if len(line) <= widest:
        return line
    numbers = [(one, sum(seen is one for _, seen in found)) for one in reversed(Seen)]
    said = ", ".join(f"{_SHORT[one]} in {count(n, 'area')}" for one, n in numbers if n)
    return f"Change seen{after}: {said}."
