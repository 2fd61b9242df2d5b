"""The questions around a session asked line by line; Enter always gives the quiet answer."""

from datetime import date, time
from typing import TYPE_CHECKING

from diary.cli.answer import read_answer, read_reactions
from diary.cli.context import Context
from diary.cli.questions import Ask, is_confirmed, left_unsaved, until_read
from diary.cli.say import folded, say
from diary.core.answers import AreaSeen, LateAnswer, Reaction, ResultAnswer, Seen
from diary.core.asking import Due, LateCheckDue, ReactionDue, ResultDue
from diary.core.errors import RecordError
from diary.core.injections import refuse_unseen
from diary.wording import answering as words
from diary.wording.asking import ASK_START, HELP_DAY

if TYPE_CHECKING:
    from diary.core.plan import CarePlan

Value = Reaction | LateAnswer | ResultAnswer


def asked(context: Context, due: Due, ask: Ask | None = None) -> Value | None:
    """What was answered; None where it was left open. Ctrl-C and the end of input save nothing."""
    with left_unsaved():
        say(ASK_START)
        value = _answered(context, due, ask or input)
        if value is None:
            say(words.LEFT_OPEN)
        return value


def _answered(context: Context, due: Due, ask: Ask) -> Value | None:
    today, plan = context.now.today, context.journal.plan
    if isinstance(due, ReactionDue):
        return _reaction(context, due, plan, ask)
    if isinstance(due, LateCheckDue):
        question = words.ask_late(plan, due.week, due.session, today)
        answer = until_read(ask, None, question, words.HELP_LATE, read_answer)
        if answer is None:
            return None
        return LateAnswer(due.session.id, due.week, today, answer, _note(ask))
    return _result(due, plan, today, ask)


def _reaction(context: Context, due: ReactionDue, plan: "CarePlan", ask: Ask) -> Reaction | None:
    from diary.core.days import read_day, read_time

    today = context.now.today
    *before, question = words.ask_reaction(plan)
    say(*(part for line in before for part in folded(line)))

    def read(typed: str) -> frozenset[str]:
        if typed.lower() in ("none of these", "no"):
            return frozenset()
        return read_reactions(tuple(one for one in typed.split(",") if one.strip()), plan)

    seen = until_read(ask, frozenset[str](), question, words.HELP_REACTION, read)
    day, at, size = today, None, ""
    if seen:

        def read_seen_on(typed: str) -> date:
            found = read_day(typed, today)
            refuse_unseen(due.session.value, found, None, context.now)
            return found

        day = until_read(ask, today, words.ASK_SEEN_ON, HELP_DAY, read_seen_on)
        no_time: time | None = None

        def read_at(typed: str) -> time:
            found = read_time(typed)
            refuse_unseen(due.session.value, day, found, context.now)
            return found

        at = until_read(ask, no_time, words.ASK_SEEN_AT, words.HELP_TIME, read_at)
        size = until_read(ask, "", words.ASK_SIZE, words.HELP_SIZE, str)
    note = _note(ask)
    if not is_confirmed(ask):
        return None
    return Reaction(due.session.id, day, seen, at, size, note)


def _result(due: ResultDue, plan: "CarePlan", today: date, ask: Ask) -> ResultAnswer | None:
    say(*folded(plan.results.question))
    seen = []
    for area in due.areas:
        nothing: Seen | None = None
        said = until_read(ask, nothing, words.ask_result(area), words.HELP_RESULT, _seen)
        if said is not None:
            seen.append(AreaSeen(area, said))
    if not seen:
        return None
    return ResultAnswer(due.session.id, today, tuple(seen), _note(ask))


def _seen(typed: str) -> Seen:
    found = [one for one in Seen if one.value.startswith(typed.lower())]
    if len(found) != 1:
        raise RecordError("bad-seen", typed)
    return found[0]


def _note(ask: Ask) -> str:
    return until_read(ask, "", words.ASK_NOTE, words.HELP_NOTE, str)
