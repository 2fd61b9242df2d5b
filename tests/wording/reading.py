"""How a text for a patient is read: sentence by sentence, aloud."""

import re


def sentences(text: str) -> list[str]:
    """The sentences of a text; what stands in quotes or brackets belongs to its sentence."""
    return [one.strip() for one in re.split(r"(?<=[.?])\s+(?=[A-Z“/])", text) if one.strip()]


def assert_reads_well(text: str) -> None:
    """Short sentences that begin and end as such, with nothing shouted and no code words."""
    assert text == text.strip()
    assert "  " not in text
    assert "!" not in text
    assert not re.search(r"\bD ?-?\d", text), text
    assert not re.search(r"\b\w+_\w+\b", text), text  # beyond_window and its like
    assert not re.search(r"\bNone\b|\bTrue\b|\bFalse\b", text), text
    assert text.count("“") == text.count("”")
    for sentence in sentences(text):
        assert sentence[0].isupper() or sentence[0].isdigit() or sentence[0] in "“/", sentence
        assert sentence.endswith((".", "?")), sentence
        assert len(sentence.split()) <= 20, sentence
