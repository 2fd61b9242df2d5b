"""The owner's own keys, read from TOML, and the letters that some people move with.

    "today.why" = "f2"
    "app.help" = ["f1", "question_mark"]

A binding is named by its id. What can't be taken is named and passed over.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

_MOST_KEYS, _LONGEST_KEY = 8, 40
_KEY = re.compile(r"(?:(?:ctrl|shift|alt|super|meta|hyper)\+)*(?:\w+|[^\s\w+,])")
_LETTERS = {"left": "h", "down": "j", "up": "k", "right": "l", "less": "h", "more": "l"}


class Bound(NamedTuple):
    """A binding of the app: its id, its usual keys, and all that are taken where it holds.

    `always` is one that acts even while something is typed: no letter may be its key.
    """

    id: str
    keys: tuple[str, ...]
    beside: frozenset[str] = frozenset()
    always: bool = False


class Keymap(NamedTuple):
    """Keys by the id of their binding, with commas between; and what was wrong, as `(key, id)`.

    `whole` is a text that is no TOML, `unknown` an id that no binding has, `unusable` its keys.
    """

    keys: dict[str, str]
    wrong: tuple[tuple[str, str], ...] = ()


def read_keymap(text: str, bound: Iterable[Bound]) -> Keymap:
    """The owner's keys for these bindings."""
    import tomllib

    try:
        root = tomllib.loads(text)
        given = dict(_flat(root, ""))
    # A number of 5,000 digits is a ValueError too; deep brackets are a RecursionError.
    except (ValueError, RecursionError):
        return Keymap({}, (("whole", ""),))
    known = {one.id: one for one in bound}
    keys: dict[str, str] = {}
    wrong = []
    for id_, value in given.items():
        if id_ not in known:
            wrong.append(("unknown", id_))
        elif (taken := _keys(value, is_always=known[id_].always)) is None:
            wrong.append(("unusable", id_))
        else:
            keys[id_] = taken
    return Keymap(keys, tuple(wrong))


def letters(bound: Iterable[Bound]) -> dict[str, str]:
    """h, j, k and l beside the arrows, wherever they are not taken by something else."""
    found = {}
    for one in bound:
        letter = _LETTERS.get(one.id.rpartition(".")[2])
        if letter and letter not in one.beside:
            found[one.id] = ",".join((*one.keys, letter))
    return found


def _flat(table: Mapping[str, Any], before: str) -> Iterable[tuple[str, Any]]:
    """`[today]` with `why` in it is `today.why` too."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


def _keys(value: object, *, is_always: bool) -> str | None:
    """The keys in one text, None where they can't be used."""
    given = value.split(",") if isinstance(value, str) else value
    if not isinstance(given, list) or not 0 < len(given) <= _MOST_KEYS:
        return None
    if not all(isinstance(one, str) for one in given):
        return None
    keys = [one.strip() for one in given]
    for one in keys:
        if (
            len(one) > _LONGEST_KEY
            or not (one.isprintable() and _KEY.fullmatch(one))
            or (is_always and len(one) == 1)
        ):
            return None
    return ",".join(keys)
