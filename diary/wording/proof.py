"""The days that prove a flag, one a line, with the limit drawn through them."""

from collections.abc import Iterable

from diary.core.flags import Evidence, Flag
from diary.core.proof import ProofDay, proof
from diary.core.scales import Symptom
from diary.core.summary import Summary
from diary.wording.body import mark_words, severity_phrase
from diary.wording.days import after_session, count, day_words

_MOST = 14
_MARK, _NO_MARK = "▲ ", "  "


def proof_lines(flag: Flag, summary: Summary) -> list[str]:
    """What was reported, oldest first; long lists keep their first and last days."""
    days = proof(flag, summary)
    past = [_past(flag, one, summary) for one in flag.evidence]
    if not days:
        return _shortened(past, _MOST)
    within = [_within(flag, one, summary) for one in days if one.is_within]
    return [*_shortened(within, _MOST), _limit(flag), *_shortened(past, _MOST)]


def _shortened(lines: list[str], most: int) -> list[str]:
    if len(lines) <= most:
        return lines
    left_out = count(len(lines) - most, "more day")
    return [*lines[: most // 2], f"{_NO_MARK}… {left_out} …", *lines[-(most // 2) :]]


def _limit(flag: Flag) -> str:
    return f"{_NO_MARK}── expected until {after_session(flag.limit_days or 0)} ──"


def _within(flag: Flag, one: ProofDay, summary: Summary) -> str:
    assert flag.symptom
    said = _said(flag.symptom, one.severity)
    parts = (day_words(one.day, summary.as_of), said, after_session(one.day_number))
    return _line(_NO_MARK, parts, [] if one.is_certain else ["possibly"])


def _past(flag: Flag, one: Evidence, summary: Summary) -> str:
    parts = [day_words(one.day, summary.as_of)]
    marks = [mark_words(*summary.marks(flag, one))]
    if flag.symptom and one.severity is not None and one.day_number is not None:
        parts += [_said(flag.symptom, one.severity), after_session(one.day_number)]
        marks.insert(0, "" if one.certain else "possibly")
    return _line(_MARK, parts, marks)


def _said(symptom: Symptom, severity: int) -> str:
    """The severity, as wide as the widest of its scale."""
    widest = max(len(severity_phrase(symptom, one)) for one in range(symptom.worst + 1))
    return severity_phrase(symptom, severity).ljust(widest)


def _line(mark: str, parts: Iterable[str], marks: Iterable[str]) -> str:
    said = ", ".join(part for part in marks if part)
    return mark + "   ".join(parts) + (f" ({said})" if said else "")
