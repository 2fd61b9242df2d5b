"""From the stored form of one schema to that of the next, a revision at a time.

A diary of an older schema is read as it is. Its first save takes a backup, writes a whole new file
of the present schema beside it, and gives that its name.
"""

from collections.abc import Callable, Mapping

from diary.core.errors import RecordError
from diary.core.payload import Plain

Step = Callable[[Plain], Plain]

#: What changes in a revision's members from the schema of that number to the next one. None yet:
#: schema 1 is the first.
STEPS: Mapping[int, Step] = {}


def upgraded(plain: Plain, schema: int, to: int) -> Plain:
    """A revision's members as the schema `to` has them. Raises `RecordError`."""
    try:
        for number in range(schema, to):
            plain = STEPS[number](plain)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RecordError("unreadable-record", str(error)[:80]) from error
    return plain
