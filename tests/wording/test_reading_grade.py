"""How hard the words are: all sentences of `diary/wording`, measured together and file by file."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import textstat

import diary.wording

#: The Automated Readability Index: the school year in which a text is read with ease.
GRADE = 6
FILES = sorted(Path(diary.wording.__file__).parent.glob("*.py"))
#: Stands in for what is filled in: an area, a day, a number.
_FILLED = "thigh"


def sentences_in(file: Path) -> Iterator[str]:
    """Every sentence that a file holds; a text in pieces is one text, notes to readers are none."""
    tree = ast.parse(file.read_text("utf-8"))
    notes = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    inner = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in ast.walk(node)
        if part is not node
    }
    for node in ast.walk(tree):
        if id(node) not in notes | inner and isinstance(node, ast.Constant | ast.JoinedStr):
            text = _text(node)
            for paragraph in re.split(r"\n\s*\n|\x08", text):
                yield from _sentences(" ".join(paragraph.split()))


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) for part in node.values)
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    return _FILLED


def _sentences(text: str) -> Iterator[str]:
    for one in re.split(r"(?<=[.?])\s+(?=[A-Za-z0-9“])", text):
        if one.endswith((".", "?")) and len(one.split()) > 2:
            yield re.sub(r"“[^”]*”", "“this”", one)  # commands are shown, not read


def grade(sentences: list[str]) -> float:
    return float(textstat.automated_readability_index(" ".join(sentences)))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_sentences_of_a_file_are_read_with_ease(file: Path) -> None:
    sentences = list(sentences_in(file))
    if sentences:
        assert grade(sentences) <= GRADE, sorted(sentences, key=lambda one: -grade([one]))[:12]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_sentence_has_more_than_twenty_words(file: Path) -> None:
    assert [one for one in sentences_in(file) if len(one.split()) > 20] == []


def test_nothing_is_shouted_and_nobody_praised_or_blamed() -> None:
    said = " ".join(one for file in FILES for one in sentences_in(file)).lower()
    for word in ("!", "great", "well done", "sorry", "oops", "failed", "invalid", "you forgot"):
        assert word not in said
    assert "streak" not in said


def test_the_measure_tells_hard_words_from_easy_ones() -> None:
    easy = ["Press Enter to save it."]
    hard = ["Persisting ecchymosis necessitates immediate professional dermatological evaluation."]
    assert grade(easy) <= GRADE < grade(hard)


def test_texts_in_pieces_are_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "words.py"
    file.write_text(
        '"""Not this one."""\nA = "One is here. And two is\\n here."\nB = f"So {A} is it."\n'
    )
    assert list(sentences_in(file)) == ["One is here.", "And two is here.", "So thigh is it."]
