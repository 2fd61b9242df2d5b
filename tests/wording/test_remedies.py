"""The diary counts what was used, and never says that any of it works."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import diary.wording
from tests.core.plans import SHIPPED
from tests.diaries import PLAN
from tests.wording.test_reading_grade import sentences_in

FILES = sorted(Path(diary.wording.__file__).parent.glob("*.py"))
_NAMES = [one.lower() for one in PLAN.remedies.values()] + [
    *(name.replace("-", " ") for name in PLAN.remedies),
    *("remed(?:y|ies)", "what you used", "ice", "cream", "medicine", "painkillers?"),
]
REMEDY = re.compile(rf"\b(?:{'|'.join(_NAMES)})\b", re.IGNORECASE)
WORKS = re.compile(
    r"\b(?:heal|speed|help|cure|work|ease|eases|relie[fv]|sooth|reduc|improv|prevent|faster|better)",
    re.IGNORECASE,
)
#: That it says nothing of it.
SAYS_SO = "The diary does not say if a remedy helped."


def promises(sentences: Iterator[str] | list[str]) -> list[str]:
    return [one for one in sentences if REMEDY.search(one) and WORKS.search(one)]


def texts(value: object) -> Iterator[str]:
    """Every text in a plan, sentence by sentence."""
    if isinstance(value, str):
        yield from re.split(r"(?<=[.?!:;]) ", value)
    if isinstance(value, dict):
        for part in value.values():
            yield from texts(part)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_sentence_says_that_a_remedy_works(file: Path) -> None:
    assert promises([one for one in sentences_in(file) if one != SAYS_SO]) == []


@pytest.mark.parametrize("name", SHIPPED)
def test_no_care_plan_says_that_a_remedy_works(name: str) -> None:
    assert promises(texts(tomllib.loads(SHIPPED[name]))) == []


@pytest.mark.parametrize(
    "said",
    [
        "The therapist may prescribe remedies to speed healing.",
        "Arnica helps against bruises.",
        "A cold pack eases soreness.",
        "What you used worked.",
    ],
)
def test_a_promise_is_noticed(said: str) -> None:
    assert promises([said]) == [said]
