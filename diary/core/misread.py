"""Which part of an entry cannot be read; looked for only once the entry was refused."""

from typing import Any

from diary.core.errors import RecordError
from diary.core.payload import Plain, revision_from_plain


class _Watched(dict[str, Any]):
    """Plain members that remember which of them was asked for last."""

    last = ""

    def __getitem__(self, name: str) -> Any:
        self.last = name
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        self.last = name
        return super().get(name, default)


def misread(plain: Plain) -> RecordError:
    """What to say of an entry that `revision_from_plain` refuses as unreadable."""
    outer = watched = _Watched(plain)
    if isinstance(said := plain.get("payload"), dict):
        outer["payload"] = said = _Watched(said)
    try:
        revision_from_plain(outer)
    except RecordError as error:
        if isinstance(error.__cause__, OverflowError):  # the first or the last instant there is
            return RecordError("unreadable-part", "recorded_at")
    if outer.last == "payload" and isinstance(said, _Watched):
        watched = said
    if watched.last not in watched:
        return RecordError("part-missing", watched.last)
    return RecordError("unreadable-part", watched.last)
