"""What the answers around a session raise: a reaction to the test injections, and a late check."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from diary.core.courses import SessionRef
from diary.core.entries import Entry, Records
from diary.core.records import Answer, SessionKind
from diary.core.rules import Rule

if TYPE_CHECKING:
    from diary.core.answers import LateAnswer, Reaction
    from diary.core.plan import CarePlan


class SaidYes(NamedTuple):
    """A day, the record that says yes on it, and whether it is sure of it."""

    day: date
    id: str
    is_certain: bool = True


class AboutAnswers(NamedTuple):
    """One flag to be. `about` is the id of the session that the answers are about."""

    rule: Rule
    about: str
    is_active: bool
    days: tuple[SaidYes, ...]
    session: SessionRef | None = None


def answers_raise(
    records: Records, sessions: list[SessionRef], plan: "CarePlan", as_of: date
) -> Iterator[AboutAnswers]:
    """One for each test session that had a reaction, and for each session with a late yes."""
    yield from _reactions(records, as_of)
    yield from _late_checks(records, sessions, plan, as_of)


def _reactions(records: Records, as_of: date) -> Iterator[AboutAnswers]:
    """Active until a treatment after it, and for as long as the clinic was not told of it.

    Whoever was treated without a word of it may be treated so again: the flag is a question to the
    clinic, which a treatment does not answer.
    """
    by_session: dict[str, list[Entry[Reaction]]] = {}
    for entry in records.reactions:
        if entry.value.day <= as_of:
            by_session.setdefault(entry.value.session, []).append(entry)
    for session, entries in by_session.items():
        seen = [one for one in entries if one.value.seen]
        if not seen:
            continue
        last = seen[-1].value.day
        is_over = any(
            one.value.kind is SessionKind.TREATMENT and last < one.value.day <= as_of
            for one in records.sessions
        )
        is_over = is_over and is_clinic_told(records, session, last, as_of)
        days = tuple(SaidYes(one.value.day, one.id) for one in seen)
        yield AboutAnswers(Rule.REACTION, session, not is_over, days)


def is_clinic_told(records: Records, test: str, since: date, as_of: date) -> bool:
    """Whether the clinic was told of a reaction to these test injections, on `since` or later."""
    flag = f"{Rule.REACTION}:{test}"
    return any(one.value.flag == flag and since <= one.value.day <= as_of for one in records.told)


def _late_checks(
    records: Records, sessions: list[SessionRef], plan: "CarePlan", as_of: date
) -> Iterator[AboutAnswers]:
    """Active for some weeks after the last yes, unless a later check says no.

    Whoever is unsure has seen something, and may have no session any more that it was about.
    """
    refs = {one.id: one for one in sessions}
    by_session: dict[str, list[Entry[LateAnswer]]] = {}
    for entry in records.late_checks:
        if entry.value.day <= as_of:
            by_session.setdefault(entry.value.session, []).append(entry)
    for session, entries in by_session.items():
        yes = [one for one in entries if one.value.answer is not Answer.NO]
        if not yes:
            continue
        is_last = entries[-1] is yes[-1]
        is_recent = (as_of - yes[-1].value.day).days <= plan.late_checks.active_days
        days = tuple(SaidYes(one.value.day, one.id, one.value.answer is Answer.YES) for one in yes)
        yield AboutAnswers(Rule.LATE_CHECK, session, is_last and is_recent, days, refs.get(session))
