"""The table's data dictionary, a table itself: one row for each column."""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import NamedTuple

from diary.core.areas import AREAS
from diary.core.plan import CarePlan
from diary.core.records import Answer
from diary.core.scales import SYMPTOMS, severity_word
from diary.wording import dictionary as words

#: Put between the values that a column may have.
BETWEEN = "|"


class Column(NamedTuple):
    """One column: what may stand in it, and what it means."""

    name: str
    type: str
    when_empty: str
    meaning: str
    unit: str = ""
    lowest: int | str = ""
    highest: int | str = ""
    allowed: tuple[str, ...] = ()


def dictionary(plan: CarePlan) -> bytes:
    """Every column of the table, in its order. What is `allowed` stands between bars."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(words.HEADER)
    for one in columns(plan):
        writer.writerow(
            (one.name, one.type, one.unit, one.lowest, one.highest, BETWEEN.join(one.allowed),
             one.when_empty, one.meaning)
        )  # fmt: skip
    return text.getvalue().encode()


def columns(plan: CarePlan) -> Iterator[Column]:
    """As `diary.sharing.csv.HEADER` has them."""
    never, worst = words.NEVER_EMPTY, max(one.worst for one in SYMPTOMS)
    scales = {severity_word(one, n): None for one in SYMPTOMS for n in range(one.worst + 1)}
    yield Column("day", words.DATE, never, words.DAY)
    yield Column(
        "day_number", words.INTEGER, words.NO_SESSION, words.DAY_NUMBER, words.DAYS,
        0, plan.follow_up_days,
    )  # fmt: skip
    yield Column("session_day", words.DATE, words.NO_SESSION, words.SESSION_DAY)
    areas = tuple(one.name for one in AREAS)
    yield Column("area", words.TEXT, words.NO_AREA, words.AREA, allowed=areas)
    symptoms = tuple(one.name for one in SYMPTOMS)
    yield Column("symptom", words.TEXT, words.NOT_SAID, words.SYMPTOM, allowed=symptoms)
    yield Column(
        "severity", words.INTEGER, words.NOT_SAID, words.SEVERITY, words.SCALE_UNIT, 0, worst
    )
    yield Column(
        "severity_words", words.TEXT, words.NOT_SAID, words.SEVERITY_WORDS, allowed=tuple(scales)
    )
    answers = tuple(one.value for one in Answer)
    yield Column("leftover", words.TEXT, words.NOT_ANSWERED, words.LEFTOVER, allowed=answers)
    yield Column("recorded_at", words.MOMENT, never, words.RECORDED_AT)
    yield Column("late", words.BOOLEAN, never, words.LATE)
    yield Column("note", words.TEXT, words.NO_NOTE, words.NOTE)
    yield Column("check_in", words.TEXT, never, words.CHECK_IN)
    yield Column("edited", words.BOOLEAN, never, words.EDITED)
