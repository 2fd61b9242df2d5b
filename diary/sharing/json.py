"""The diary as JSON, with its history: the export that loses nothing."""

import json
from collections.abc import Iterable
from typing import Any

from diary.core.payload import revision_to_plain
from diary.core.records import Revision
from diary.core.selection import Shared

FORMAT = "symptom-diary-export"
SCHEMA = 1


def exported(shared: Shared) -> bytes:
    """The chosen records, each with the revisions that go out."""
    return whole(shared.revisions)


def whole(revisions: Iterable[Revision]) -> bytes:
    """The same diary gives the same bytes: nothing here is about the file or the moment."""
    kept = [revision_to_plain(one) for one in revisions]
    kept.sort(
        key=lambda plain: (plain["recorded_at"], plain["id"], plain["revision"], _text(plain))
    )
    text = json.dumps(
        {"format": FORMAT, "schema": SCHEMA, "revisions": kept}, ensure_ascii=False, indent=1
    )
    # A lone surrogate becomes `\\ud800`, which in JSON is just what it was.
    return text.encode("utf-8", "backslashreplace") + b"\n"


def _text(plain: Any) -> str:
    return json.dumps(plain, sort_keys=True)
