"""What is said once an answer is saved, and what follows from it."""

from contextlib import suppress

from diary import wording
from diary.cli.context import Context
from diary.cli.say import say
from diary.core.answers import Reaction, ResultAnswer
from diary.core.errors import DiaryError
from diary.core.records import Revision
from diary.wording import answering as words
from diary.wording import treatment


def say_answer(context: Context, revision: Revision) -> None:
    """That it was saved; what to tell the clinic comes at once, the rest below it."""
    say(*words.saved(revision, context.now.today))
    with suppress(DiaryError, OSError):  # it is saved, whatever can be said about it
        _say_what_follows(context, revision)


def _say_what_follows(context: Context, revision: Revision) -> None:
    from diary.core.injections import is_answered, over_since
    from diary.core.results import without_change
    from diary.journal.zones import zone_named

    summary = context.journal.summary(context.now.today)
    for flag in summary.active_flags:
        if revision.id in (one.check_in for one in flag.evidence):
            plan = summary.judging(flag)
            say("", wording.heading(flag), f"  {wording.flag(flag, plan)}")
            say(f"  {wording.usually(flag, plan, summary.profile)}")
            if reached := wording.clinic_line(summary.profile):
                say(f"  {reached}")
            say(f"  {wording.NOT_LIVE}")
    value = revision.value
    if isinstance(value, Reaction):
        tests = [one for one in summary.records.sessions if one.id == value.session]
        for test in tests:
            if not is_answered(summary, test, over_since(test, summary.plan, zone_named)):
                say(words.still_too_early(summary.plan))
    if isinstance(value, ResultAnswer):
        said = {one.area for one in value.seen}
        if areas := [one for one in without_change(summary) if one in said]:
            say(treatment.no_change(areas, summary.plan))
