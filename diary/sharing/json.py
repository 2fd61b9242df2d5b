"""The diary as JSON, with its history: the export that loses nothing."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from diary.core.areas import AREAS
from diary.core.payload import revision_to_plain
from diary.core.records import Revision
from diary.core.selection import Part, Selection
from diary.core.shared import Shared

FORMAT = "symptom-diary-export"
SCHEMA = 1


def exported(shared: Shared) -> bytes:
    """The chosen records, each with the revisions that go out, and what was left out of them."""
    return whole(shared.revisions, left_out(shared.selection))


def left_out(selection: Selection) -> Mapping[str, Any]:
    """What a selection leaves out, as the file says it; nothing where that is nothing."""
    first, last = selection.period
    found: dict[str, Any] = {}
    if first:
        found["before"] = first.isoformat()
    if last:
        found["after"] = last.isoformat()
    if selection.areas:
        found["areas_but"] = [area.name for area in AREAS if area in selection.areas]
    if selection.without:
        found["parts"] = [part.value for part in Part if not selection.has(part)]
    if not selection.with_name:
        found["profile"] = True
    return found


def schema() -> bytes:
    """The JSON Schema of what `exported` gives."""
    return Path(__file__).with_name("export.schema.json").read_bytes()


def whole(revisions: Iterable[Revision], left_out: Mapping[str, Any] | None = None) -> bytes:
    """The same diary gives the same bytes: nothing here is about the file or the moment."""
    kept = [revision_to_plain(one) for one in revisions]
    kept.sort(
        key=lambda plain: (plain["recorded_at"], plain["id"], plain["revision"], _text(plain))
    )
    head: dict[str, Any] = {"format": FORMAT, "schema": SCHEMA}
    if left_out:
        head["left_out"] = left_out
    text = json.dumps({**head, "revisions": kept}, ensure_ascii=False, indent=1)
    # A lone surrogate becomes `\\ud800`, which in JSON is just what it was.
    return text.encode("utf-8", "backslashreplace") + b"\n"


def _text(plain: Any) -> str:
    return json.dumps(plain, sort_keys=True)
