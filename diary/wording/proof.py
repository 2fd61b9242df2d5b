"""The days that prove a flag, one a line, with the limit drawn through them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from diary.core.flags import Evidence, Flag
from diary.core.proof import ProofDay, proof
from diary.core.records import Record
from diary.core.rules import Rule
from diary.core.scales import Symptom
from diary.core.summary import Summary
from diary.core.text import clean_line
from diary.wording.answers import answer_lines
from diary.wording.body import mark_words, severity_phrase
from diary.wording.days import after_session, count, day_words

_MOST = 14
_MARK, _NO_MARK = "▲ ", "  "


class _Row(NamedTuple):
    """A line about a day."""

    day: date
    line: str


def proof_lines(flag: Flag, summary: Summary) -> list[str]:
    """What was reported, oldest first, and where nothing was; long lists keep both their ends."""
    days = proof(flag, summary)
    dates = [*(one.day for one in days), *(one.day for one in flag.evidence)]
    width = max(len(day_words(one, summary.as_of)) for one in dates)
    past = [_past(flag, one, summary, width) for one in flag.evidence]
    if not days:
        return _shortened([one.line for one in past], _MOST)
    within = [_within(flag, one, summary, width) for one in days if one.is_within]
    before = within[-1].day if within else past[0].day
    return [
        *_shortened(_with_gaps(within), _MOST),
        _limit(flag),
        *_shortened(_with_gaps(past, before), _MOST),
    ]


def _with_gaps(rows: Sequence[_Row], before: date | None = None) -> list[str]:
    """A line for the days between two rows of which nothing was said."""
    lines = []
    for one in rows:
        gap = (one.day - before).days - 1 if before else 0
        if gap > 0:
            lines.append(f"{_NO_MARK}· nothing said for {count(gap, 'day')}")
        lines.append(one.line)
        before = one.day
    return lines


def _shortened(lines: list[str], most: int) -> list[str]:
    if len(lines) <= most:
        return lines
    left_out = count(len(lines) - most, "more day")
    return [*lines[: most // 2], f"{_NO_MARK}… {left_out} …", *lines[-(most // 2) :]]


def _limit(flag: Flag) -> str:
    return f"{_NO_MARK}── expected until {after_session(flag.limit_days or 0)} ──"


def _within(flag: Flag, one: ProofDay, summary: Summary, width: int) -> _Row:
    assert flag.symptom
    said = _said(flag.symptom, one.severity)
    parts = (day_words(one.day, summary.as_of).ljust(width), said, after_session(one.day_number))
    return _Row(one.day, _line(_NO_MARK, parts, [] if one.is_certain else ["possibly"]))


def _past(flag: Flag, one: Evidence, summary: Summary, width: int) -> _Row:
    parts = [day_words(one.day, summary.as_of).ljust(width)]
    marks = [mark_words(*summary.marks(flag, one))]
    if flag.symptom and one.severity is not None and one.day_number is not None:
        parts += [_said(flag.symptom, one.severity), after_session(one.day_number)]
        marks.insert(0, "" if one.certain else "possibly")
    elif flag.rule is not Rule.SIGN:  # what was ticked stands above already
        parts.append(_answered(summary.entry_of(one).value))
    return _Row(one.day, _line(_MARK, parts, marks))


def _answered(record: Record) -> str:
    note = getattr(record, "note", "")
    return clean_line(" · ".join([*answer_lines(record), *([f"Note: {note}"] * bool(note))]))


def _said(symptom: Symptom, severity: int) -> str:
    """The severity, as wide as the widest of its scale."""
    widest = max(len(severity_phrase(symptom, one)) for one in range(symptom.worst + 1))
    return severity_phrase(symptom, severity).ljust(widest)


def _line(mark: str, parts: Iterable[str], marks: Iterable[str]) -> str:
    said = ", ".join(part for part in marks if part)
    return (mark + "   ".join(parts)).rstrip() + (f" ({said})" if said else "")
