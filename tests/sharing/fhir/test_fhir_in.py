"""A bundle brought back: all of the diary, or a sentence that says why not."""

import json
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from diary import wording
from diary.cli.compose import open_journal
from diary.cli.context import Context
from diary.cli.imports import incoming_from
from diary.core.errors import BadFileError, DiaryError
from diary.core.records import Revision
from diary.core.selection import Selection
from diary.core.text import clean
from diary.journal.sharing import shared_from
from diary.sharing import fhir
from diary.sharing import json as json_export
from diary.sharing.fhir_in import LARGEST_BUNDLE, is_bundle, read
from diary.sharing.incoming import LARGEST_FILE
from tests.sharing.fhir.bundles import NOW, diary, selection, shared
from tests.sharing.held import check_in
from tests.sharing.mutations import mutated
from tests.sharing.test_fuzz import in_little_room


def bundle(revisions: list[Revision]) -> bytes:
    return fhir.exported(shared(revisions))


def carrying(content: bytes, **attachment: Any) -> bytes:
    """A bundle with that in it, as another program might write one."""
    parts = {"contentType": "application/json", "data": b64encode(content).decode(), **attachment}
    document = {"resourceType": "DocumentReference", "content": [{"attachment": parts}]}
    return json.dumps(
        {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": document}]}
    ).encode()


# There and back.


def comes_back(home: Path, seeds: range) -> None:
    for seed in seeds:
        chosen = shared(diary(seed), Selection() if seed % 2 else selection(seed))
        journal = open_journal(home / str(seed))
        context = Context(lambda: NOW, str(home / str(seed)))
        incoming = incoming_from(fhir.exported(chosen), context)
        assert incoming.form == "fhir"
        journal.accept(journal.preview(incoming.revisions, NOW), NOW)
        again = shared_from(open_journal(home / str(seed)), Selection(), NOW.today)
        assert json_export.whole(again.revisions) == json_export.whole(chosen.revisions)
        if chosen.selection == Selection():
            assert json_export.exported(again) == json_export.exported(chosen)
            assert fhir.exported(again) == fhir.exported(chosen)


def test_fifty_diaries_come_back_byte_for_byte(tmp_path: Path) -> None:
    comes_back(tmp_path, range(50))


@pytest.mark.long
def test_five_hundred_diaries_come_back_byte_for_byte(tmp_path: Path) -> None:
    comes_back(tmp_path, range(2000, 2500))


def test_a_bundle_that_another_program_wrote_anew_still_holds_the_diary() -> None:
    content = bundle([check_in(0, note="? ?? ???"), *diary(1)])
    expected = read(content, NOW).revisions
    plain = json.loads(content)
    assert "/" in plain["entry"][1]["resource"]["content"][0]["attachment"]["data"]
    plain["entry"].reverse()
    last = json.dumps(dict(reversed(plain.items())), indent=4, ensure_ascii=True)
    for written in (last, json.dumps(plain).replace("/", "\\/"), f"\ufeff{json.dumps(plain)}"):
        assert read(written.encode(), NOW).revisions == expected
    assert is_bundle(json.dumps(plain).replace(": ", "\t:\n").encode())


def test_what_only_looks_like_a_bundle_in_a_note_is_none() -> None:
    note = '"resourceType":"Bundle","attachment":{"contentType":"application/json","data":"e30="}'
    export = json_export.exported(shared([check_in(0, note=note)]))
    assert not is_bundle(export[:4096])
    assert read(bundle([check_in(0, note=note)]), NOW).revisions[0].value.note == note  # type: ignore[union-attr]


# What is refused.


def refusal(content: bytes) -> str:
    with pytest.raises(BadFileError) as caught:
        read(content, NOW)
    return wording.problem(caught.value)


SOUND = bundle([check_in(0)])

FOREIGN = "This FHIR bundle has no diary in it. Export that diary anew, with its data."
SPOILT = "The diary inside this FHIR bundle is damaged. Export it anew."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"resourceType":"Bundle","type":"collection"}', FOREIGN),
        (fhir.exported(shared([check_in(0)]), with_data=False), FOREIGN),
        (carrying(b'{"a": 1}'), FOREIGN),
        (carrying(b"[]"), FOREIGN),
        (carrying(b""), FOREIGN),
        (carrying(b"%PDF-1.7", contentType="application/pdf"), FOREIGN),
        (carrying(b"x", data="@@@@"), SPOILT),
        (carrying(b"x", data="e30"), SPOILT),
        (carrying(b"{}", hash="AAAA"), SPOILT),
        (SOUND.replace(b'"hash":"', b'"hash":"A'), SPOILT),
        (SOUND[: SOUND.index(b'"data":"') + 300], FOREIGN),
        (
            carrying(b'{"format": "symptom-diary-export", "schema": 9, "revisions": []}'),
            "newer version",
        ),
        (carrying(b"{" * 100_000), "not well formed"),
        (carrying(b'{"format": ' + b"[" * 100_000), "too many brackets"),
    ],
)
def test_a_bundle_without_a_sound_diary_is_refused_in_a_sentence(content: bytes, said: str) -> None:
    assert said in refusal(content)


def test_an_entry_of_the_carried_diary_is_checked_and_named() -> None:
    export = json_export.exported(shared([check_in(0)]))
    bad = export.replace(b'"bruising": 1', b'"bruising": 9')
    assert bad != export
    assert refusal(carrying(bad)).startswith("Entry 1: ")


def test_an_attachment_larger_than_any_diary_is_refused() -> None:
    assert "bigger" in refusal(carrying(b" " * (LARGEST_FILE + 1)))
    assert "bigger" in refusal(carrying(b"", data="A" * (LARGEST_FILE * 3 // 2 + 4)))


def test_cut_and_broken_bundles_are_read_or_refused_and_nothing_else(tmp_path: Path) -> None:
    draw, found = Random(5), {"read": 0, "refused": 0}
    context = Context(lambda: NOW, str(tmp_path))
    files = [bundle(diary(seed, days=4)) for seed in range(6)]
    for _ in range(300):
        content = mutated(draw, *draw.sample(files, 2))
        try:
            incoming_from(content, context)
        except DiaryError as error:
            found["refused"] += 1
            assert wording.problem(error) == clean(wording.problem(error))
        else:
            found["read"] += 1
    assert found["read"] > 30
    assert found["refused"] > 30


_HEAD = b'{"resourceType":"Bundle","entry":['


def filled(start: bytes, part: bytes, size: int = LARGEST_BUNDLE - 3) -> bytes:
    return start + part * ((size - len(start)) // len(part))


MONSTERS: dict[str, Callable[[], bytes]] = {
    "brackets": lambda: filled(_HEAD, b"[]"),
    "depth": lambda: filled(_HEAD, b"["),
    "attachments": lambda: filled(_HEAD, b'{"attachment":{'),
    "empty attachments": lambda: filled(_HEAD, b'{"attachment":{}},'),
    "an attachment without end": lambda: filled(_HEAD + b'{"attachment":{', b'"a":1,'),
    "data without end": lambda: filled(_HEAD + b'{"attachment":{"data":"', b"A"),
    "blanks": lambda: filled(_HEAD + b'{"attachment"', b" "),
    "types": lambda: (
        filled(_HEAD + b'{"attachment":{', b'"contentType":"application/json",') + b"}"
    ),
    "backslashes": lambda: filled(_HEAD + b'{"attachment":{"data":"', b"\\/") + b'"}}',
    "data": lambda: (
        filled(_HEAD + b'{"attachment":{"contentType":"application/json","data":"', b"A") + b'"}}'
    ),
    "no text": lambda: filled(_HEAD, b"\xff"),
}


#: Those that CI looks at, too.
_ALWAYS = frozenset(("attachments", "an attachment without end", "backslashes", "data"))


@pytest.mark.parametrize(
    "name",
    [pytest.param(one, marks=[] if one in _ALWAYS else [pytest.mark.long]) for one in MONSTERS],
)
def test_the_worst_bundles_there_can_be_are_refused_in_little_room(
    tmp_path: Path, name: str
) -> None:
    content = MONSTERS[name]()
    assert 0.9 * LARGEST_BUNDLE < len(content) <= LARGEST_BUNDLE
    assert _imports(tmp_path, content) == 1


def test_the_largest_diary_in_the_largest_bundle_is_read_in_little_room(tmp_path: Path) -> None:
    from tests.sharing import monsters

    carried = carrying(monsters.MONSTERS["entries with wide notes"]())
    assert _imports(tmp_path, carried) in (0, 1)  # more entries than any diary has


def _imports(folder: Path, content: bytes) -> int:
    (folder / "bundle").write_bytes(content)
    code = (
        "import sys; from diary.cli.main import main\n"
        "found = main(['--home', *sys.argv[1:], '--dry-run'])"
    )
    status: int = in_little_room(code, folder / "home", "import", folder / "bundle")
    (folder / "bundle").unlink()  # pytest keeps what a test leaves, for three runs
    assert not (folder / "home").exists()
    return status


def test_a_bundle_one_byte_too_big_is_refused(tmp_path: Path) -> None:
    content = filled(_HEAD, b" ") + b" " * len(_HEAD)
    assert len(content) > LARGEST_BUNDLE
    assert _imports(tmp_path, content) == 1
