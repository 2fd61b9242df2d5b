"""What is done with each mutated export, in a process of little room."""

import signal
from datetime import UTC, datetime
from random import Random
from typing import Any

from diary import wording
from diary.cli.context import Context
from diary.cli.imports import incoming_from
from diary.core.errors import DiaryError
from diary.core.merge import Merge
from diary.core.moment import Now
from diary.core.text import clean
from diary.sharing import csv, json, json_in, text
from diary.sharing.incoming import merge_plain
from diary.wording import imports as words
from tests.sharing.held import handed_on, journal
from tests.sharing.mutations import as_csv, as_json, diary, mutated

NOW = Now(datetime(2026, 5, 1, 12, 0, tzinfo=UTC), 60, "Europe/Madrid")
_PATIENCE = 60


class HangError(BaseException):
    """One import took so long that something must be wrong."""


def _give_up(*_: object) -> None:
    raise HangError


def run(home: str, number: str, seed: str) -> dict[str, int]:
    """Read so many mutated exports, preview them, and bring some of them into a diary in memory."""
    signal.signal(signal.SIGALRM, _give_up)
    draw = Random(int(seed))
    context = Context(lambda: NOW, home)
    found = {"read": 0, "refused": 0, "changing": 0, "brought in": 0}
    for place in range(int(number)):
        if place % 50 == 0:
            bases = [diary(draw.randrange(4)) for _ in "ab"]
            files = [form(one) for one in bases for form in (as_json, as_csv)]
        signal.alarm(_PATIENCE)
        content = mutated(draw, *draw.sample(files, 2))
        try:
            merge = previewed(content, context)
        except DiaryError as error:
            found["refused"] += 1
            _check_sentence(wording.problem(error))
            continue
        found["read"] += 1
        found["changing"] += bool(merge.new)
        if merge.new and place % 10 == 0:
            found["brought in"] += 1
            _bring_in(context, merge)
    signal.alarm(0)
    return found


def previewed(content: bytes, context: Context) -> Merge:
    """As the command does it, without a terminal."""
    incoming = incoming_from(content, context)
    merge = context.journal.preview(incoming.revisions, context.now)
    said = [words.heading(incoming.form, merge), words.counts(merge)]
    said += [*words.remarks(incoming.remarks), *words.lines(merge)]
    for line in said:
        assert clean(line) == line.strip(), line
    plain(merge_plain(incoming, merge))
    return merge


def plain(found: Any) -> str:
    from json import dumps

    return dumps(found, allow_nan=False)


def _check_sentence(said: str) -> None:
    assert said == clean(said)
    assert said.endswith((".", "?")), said
    assert len(said) < 400


def _bring_in(context: Context, merge: Merge) -> None:
    """Whatever came in, the program goes on working with it, and gives it out again."""
    held = journal(*context.journal.history())
    assert held.accept(merge, NOW) == len(merge.new)
    today = NOW.today
    summary = held.summary(today)
    for flag in summary.flags:
        wording.flag(flag, summary.plan)
        wording.usually(flag, summary.plan)
        wording.rule_words(flag, summary.plan)
        wording.because(flag, summary.plan)
    text.exported(handed_on(held, today))
    csv.exported(handed_on(held, today))
    back = json_in.read(json.exported(handed_on(held, today)), NOW)
    assert not held.preview(back.revisions, NOW).new
