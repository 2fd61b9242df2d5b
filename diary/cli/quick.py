"""What is typed every evening, `diary` and `diary log --rate left-calf:1:2`, read without click.

Importing click would be a sixth of a check-in's cost and a tenth of the app's start. Whatever is
not spelled out in full here is click's: help, faults, abbreviations, everything else. Tests hold
the two together.
"""

from typing import Any

_ONCE = {"--on": "on", "--note": "note"}
_MANY = {
    "--rate": "rates", "--leftover": "leftovers", "--sign": "signs", "--remedy": "remedies"
}  # fmt: skip
_FLAGS = {"--same": "same", "--none": "zero", "--json": "as_json"}


def read_start(args: list[str]) -> tuple[str | None] | None:
    """The home where the app is to be opened; None where click is to read it."""
    if not args:
        return (None,)
    is_home = len(args) == 2 and args[0] == "--home" and args[1].strip()
    return (args[1],) if is_home else None


def read_log(args: list[str]) -> tuple[str | None, dict[str, Any]] | None:
    """The home and the options of a check-in; None where click is to read it."""
    home = None
    if args[:1] == ["--home"] and len(args) > 1:
        home, args = args[1], args[2:]
    if args[:1] != ["log"] or (home is not None and not home.strip()):
        return None
    options: dict[str, Any] = {}
    words = iter(args[1:])
    for word in words:
        if word in _FLAGS:
            options[_FLAGS[word]] = True
            continue
        value = next(words, None)
        if value is None or (value.startswith("-") and value != "-"):
            return None
        if word in _MANY:
            options.setdefault(_MANY[word], []).append(value)
        elif word in _ONCE and _ONCE[word] not in options:
            options[_ONCE[word]] = value
        else:
            return None
    # With nothing to log, the questions are asked.
    return (home, options) if options.keys() - {"on", "as_json"} else None
