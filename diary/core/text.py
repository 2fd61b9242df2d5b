"""Free text as it may be kept and shown: nothing in it can act on a terminal."""

import re

# C0 and C1 controls, lone surrogates, and the marks that reorder or hide text (bidi embeddings,
# overrides and isolates, zero-width marks, tags). Joiners U+200C/U+200D stay: scripts need them.
_UNSAFE = (
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)

LONGEST_NOTE = 2000
LONGEST_NAME = 80


def clean(text: str) -> str:
    """One line of `text` without control characters; line breaks and tabs become spaces."""
    if text.isprintable():  # nearly always, and patterns are only compiled for what isn't
        return text.strip()
    return re.sub(_UNSAFE, "", re.sub(r"[\t\r\n\x0b\x0c\x85\u2028\u2029]+", " ", text)).strip()


def clean_line(line: str) -> str:
    """The same of one line of a text; what it is indented by stays."""
    return " " * (len(line) - len(line.lstrip(" "))) + clean(line)


def tidy_name(typed: str) -> str:
    """A name of the care plan as it may be typed: `Cold pack` is `cold-pack`."""
    return "-".join(typed.lower().split())
