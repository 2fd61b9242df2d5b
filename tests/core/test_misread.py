"""Whatever makes an entry unreadable, the part that does is named."""

import pytest

from diary.core.errors import DiaryError, RecordError
from diary.core.misread import misread
from diary.core.payload import revision_from_plain
from diary.core.records import Record
from tests.core.test_payload import CHECK_IN, GONE, MANGLED, changed, plain_of


@pytest.mark.parametrize(("value", "path", "put"), MANGLED)
def test_the_part_that_cannot_be_read_is_named(value: Record, path: str, put: object) -> None:
    plain = changed(plain_of(value), path, put)
    with pytest.raises(DiaryError) as refused:
        revision_from_plain(plain)
    if not isinstance(refused.value, RecordError) or refused.value.problem != "unreadable-record":
        return  # it knows better itself
    first, *below = path.split(".")
    said = misread(plain)
    # A payload read as one of another kind, or as none, lacks or spoils another part.
    expected = {below[0] if below else first} if path != "kind" else {"kind", "areas"}
    assert said.detail in expected
    assert said.problem == ("part-missing" if put is GONE or path == "kind" else "unreadable-part")


@pytest.mark.parametrize(
    ("path", "put", "part"),
    [
        ("recorded_at", "0001-01-01T00:00:00Z", "recorded_at"),
        ("offset", 1440, "offset"),
        ("revision", 0, "revision"),
        ("payload", {}, "day"),
        ("reason", 5, "reason"),
    ],
)
def test_one_out_of_its_range_is_named_too(path: str, put: object, part: str) -> None:
    plain = changed(plain_of(CHECK_IN), path, put)
    plain["offset"] = put if path == "offset" else -60
    assert misread(plain).detail == part
