"""A report's data read back, from whatever a PDF may be."""

import time
import zlib
from io import BytesIO
from random import Random

import pikepdf
import pytest

from diary import wording
from diary.core.errors import BadFileError
from diary.core.selection import Part, Selection
from diary.core.text import clean
from diary.sharing import json, pdf, pdf_in
from diary.sharing.incoming import LARGEST_FILE
from tests.core.tangled import tangled
from tests.diaries import RandomDiary
from tests.sharing.held import check_in, session
from tests.sharing.pages import NOW, held, made, opened

SMALL = (session(0), *(check_in(day, note=f"day {day}") for day in range(1, 12)))
#: What a stream in a PDF looks like, without what stands around it.
_STREAM = b"%%PDF-1.7\n1 0 obj\n<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream\nendobj\n"


def stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return _STREAM % (len(packed), packed)


def refusal(content: bytes) -> str:
    with pytest.raises(BadFileError) as caught:
        pdf_in.read(content, NOW)
    return wording.problem(caught.value)


def comes_back(seed: int, selection: Selection) -> None:
    found = [
        one
        for one in tangled(seed, RandomDiary(seed, areas=2, days=20).revisions())
        if one.value.day <= one.local_time.date()
    ]
    chosen = held(found, selection)
    incoming = pdf_in.read(pdf.exported(chosen), NOW)
    assert incoming.form == "pdf"
    again = held(incoming.revisions, selection)
    assert json.exported(again) == json.exported(chosen)


@pytest.mark.parametrize("seed", range(50))
def test_what_comes_out_of_a_report_is_what_went_in(seed: int) -> None:
    draw = Random(seed)
    left_out = frozenset(one for one in Part if draw.random() < 0.2)
    comes_back(seed, Selection(without=left_out, with_name=draw.random() < 0.8))


@pytest.mark.long
def test_the_same_of_five_hundred_reports() -> None:
    for seed in range(50, 550):
        comes_back(seed, Selection())


@pytest.mark.parametrize("mode", ["preserve", "generate", "linearized", "uncompressed"])
def test_it_comes_back_from_a_pdf_that_another_program_has_saved_anew(mode: str) -> None:
    content, saved = made(*SMALL), BytesIO()
    streams = getattr(pikepdf.ObjectStreamMode, mode, pikepdf.ObjectStreamMode.preserve)
    with opened(content) as book:
        book.save(
            saved,
            object_stream_mode=streams,
            linearize=mode == "linearized",
            compress_streams=mode != "uncompressed",
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        )
    again = pdf_in.data_in(saved.getvalue())
    assert again.rstrip() == json.exported(held(SMALL)).rstrip()


def test_a_report_without_data_is_refused_in_a_sentence() -> None:
    without = pdf.exported(held(SMALL), with_data=False)
    assert refusal(without) == (
        "There is no diary's data in this PDF. It may have been left out of it."
    )
    assert refusal(b"%PDF-1.4\n") == refusal(without)


def test_a_locked_pdf_is_refused_in_a_sentence() -> None:
    saved = BytesIO()
    with opened(made(*SMALL)) as book:
        book.save(saved, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert "is locked" in refusal(saved.getvalue())


def test_two_reports_in_one_pdf_are_refused_and_one_that_is_there_twice_is_not() -> None:
    one, other = json.exported(held(SMALL)), json.exported(held(SMALL[:3]))
    assert pdf_in.data_in(stream(one) + stream(one)) == one
    assert "more than one report" in refusal(stream(one) + stream(other))


def test_a_damaged_or_cut_stream_is_refused_in_a_sentence() -> None:
    content = stream(json.exported(held(SMALL)))
    for broken in (content[:300], content.replace(content[-60:-50], b"0123456789")):
        assert "is damaged" in refusal(broken)


def test_an_export_of_a_newer_program_is_refused_as_ever() -> None:
    newer = json.exported(held(SMALL)).replace(b'"schema": 1', b'"schema": 2')
    assert "newer" in refusal(stream(newer)).lower()


# Made up to do harm.

_BOMB = b'{"format": "symptom-diary-export", "schema": 1, "revisions": [' + b" " * 2 * LARGEST_FILE
MONSTERS = {
    "a bomb": lambda: stream(_BOMB),
    "bombs": lambda: stream(_BOMB) * 100,
    "the largest that may be, again and again": lambda: stream(_BOMB[:LARGEST_FILE]) * 900,
    "a bomb of something else": lambda: stream(b"x" * 200_000_000) * 10,
    "stream after stream": lambda: b"%PDF-" + b"stream\n" * (LARGEST_FILE // 7),
    "packed starts": lambda: b"%PDF-" + (b"stream\n" + zlib.compress(b"x" * 99)[:20]) * 600_000,
    "beginnings": lambda: (
        b"%PDF-" + b'stream\n{"format":"symptom-diary-export"' * (LARGEST_FILE // 42)
    ),
    "beginnings that end": lambda: (
        b"%PDF-" + b'stream\n{"format":"symptom-diary-export"\nendstream\n' * 200_000
    ),
    "blanks": lambda: (
        b'%PDF-stream\n{"format":"symptom-diary-export"' + b" " * 12_000_000 + b"endstreaX"
    ),
    "blanks before": lambda: b"%PDF-" + (b"stream\n" + b" " * 1000) * 16_000,
}


@pytest.mark.parametrize("name", MONSTERS)
def test_the_worst_pdfs_are_refused_soon_and_in_a_sentence(name: str) -> None:
    content = MONSTERS[name]()[:LARGEST_FILE]
    start = time.process_time()
    said = refusal(content)
    assert time.process_time() - start < 10
    assert said.endswith(".")


def mutants(number: int, seed: int) -> tuple[int, int]:
    """So many mutated reports; how many were read and refused."""
    draw = Random(seed)
    whole = [made(*SMALL), pdf.exported(held(SMALL), with_data=False)]
    whole += [stream(json.exported(held(SMALL)))] * 2
    read = 0
    for _ in range(number):
        content = bytearray(draw.choice(whole))
        for _ in range(draw.choice((1, 1, 3, 20))):
            at, end = draw.randrange(len(content) or 1), draw.randrange(1, 3000)
            match draw.randrange(5):
                case 0:
                    content[at : at + 1] = draw.randbytes(1)
                case 1:
                    del content[at : at + end]
                case 2:
                    content[at:at] = content[:end]
                case 3:
                    content[at : at + 9] = draw.choice((b"stream\n", b"endstream", b"obj<<>>"))
                case _:
                    content[at : at + end] = draw.randbytes(end)
        try:
            pdf_in.read(bytes(content), NOW)
        except BadFileError as error:
            said = wording.problem(error)
            assert said == clean(said)
            assert said.endswith((".", "?"))
            assert len(said) < 400
        else:
            read += 1
    return read, number - read


def test_mutated_reports_are_read_or_refused_in_a_sentence() -> None:
    read, refused = mutants(2_000, 1)
    assert min(read, refused) > 100


@pytest.mark.long
def test_twenty_thousand_mutated_reports() -> None:
    print(mutants(20_000, 2))
