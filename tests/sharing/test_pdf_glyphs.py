"""Every script, every character: drawn as it is, or named by its number; and never as markup."""

import random
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.core.profile import Profile
from diary.core.shared import Shared
from diary.sharing import json_in, pdf
from diary.sharing.pdf import fonts, glyphs
from diary.sharing.pdf.cmap import characters
from diary.sharing.pdf.content import content
from diary.sharing.pdf.fonts import FOLDER, SHIPPED, Face
from diary.sharing.pdf.glyphs import Printer
from tests.diaries import START, revise
from tests.sharing.held import check_in, session
from tests.sharing.pages import NOW, attached, bare, held, lines, made, needs_poppler, opened, text

NOTES = {
    "Latin": "Ça va, ťž ğışİ ő ŵ ß Æ Đỡ đau hơn – “ok” … 5 °C ± ½ € №",
    "Cyrillic": "Небольшой синяк, болит меньше; ґ є ї ђ қ",
    "Greek": "Μικρή μελανιά, πονάει λιγότερο· ὦ ἄνθρωπε",
    "Arabic": "كدمة صغيرة على الفخذ الأيسر، الألم أقل",
    "Hebrew": "סימן כחול קטן בירך שמאל, כואב פחות",
    "Devanagari": "मेरी बाईं जांघ पर एक छोटा सा निशान है क्षत्रिय",
    "Chinese": "左大腿有一小块瘀伤，今天不太痛了。輕微瘀青",
    "Japanese": "左の太ももに小さなアザがあります。痛みは少ないです。",
    "Korean": "왼쪽 허벅지에 작은 멍이 있어요. 쀍 뷁",
    "symbols": "→ ≤ ≥ ✓ ☺ ★ ♥ ½ ① ─ ▲",
}
MARKUP = (
    '#read("/etc/passwd")', "$x^2$", "*b* _i_", "@ref", "<label>", "\\ \\u{41} \\#", "`r` ```x```",
    "= h", "// c", "/* c */", "#let x = 1", "#import \"@preview/x:1.0.0\"", "- a\n+ b", "[a] {b}",
    "~ -- --- ...", "'q' \"q\"", "https://example.org", "#sys.inputs.attached", "#pagebreak()",
)  # fmt: skip


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without any fonts but those that come with the diary."""
    monkeypatch.setattr(glyphs, "installed", tuple[Face, ...])


def noted(note: str) -> bytes:
    return made(session(0), check_in(1, note=note))


@needs_poppler
@pytest.mark.parametrize("script", NOTES)
@pytest.mark.usefixtures("alone")
def test_a_note_in_this_script_comes_out_as_it_is_with_the_diary_s_own_fonts(script: str) -> None:
    note = NOTES[script]
    report = pdf.report(held([session(0), check_in(1, note=note)]))
    assert report.unprinted == ()
    if script in ("Arabic", "Hebrew"):
        # pdftotext tells the two letters of a ligature the wrong way round, and moves commas.
        words = re.split(r"[\s,،\u202a-\u202e]+", lines(report.content))
        letters = [sorted(bare(word)) for word in words]
        assert all(sorted(word) in letters for word in re.split("[ ,،]+", note))
    else:
        assert bare(note) in text(report.content)


@needs_poppler
@pytest.mark.usefixtures("alone")
def test_names_in_these_scripts_are_on_every_page() -> None:
    for name in ("Łucja Nuñez", "Дарья", "Ευγενία", "李小龙", "김민준", "नेहा"):
        said = lines(made(revise("p", Profile(START, name)), session(0)))
        assert all(bare(name) in bare(page) for page in said.split("\f")[:-1])


def test_letters_are_shaped_and_run_from_right_to_left() -> None:
    """Joined letters are other glyphs than the same ones apart."""

    def shapes(note: str) -> set[str]:
        book = opened(noted(note))
        return {
            str(font.BaseFont)[8:] for page in book.pages for font in page.Resources.Font.values()
        }

    assert "DiaryArabic-Regular" in shapes("مرحبا")
    assert "DiaryArabic-Regular" not in shapes("hello")


@needs_poppler
@pytest.mark.usefixtures("alone")
def test_a_character_that_no_font_has_stands_as_its_number_and_stays_whole_in_the_data() -> None:
    note = "ok 👍 and 👩‍🚀 and \U00020bb7 end"
    report = pdf.report(held([session(0), check_in(1, note=note)]))
    said = " ".join(lines(report.content).split())
    assert "Note: ok [U+1F44D] and [U+1F469][U+1F680] and [U+20BB7] end" in said
    assert report.unprinted == ("👍", "👩", "🚀", "\U00020bb7")
    found = attached(report.content)
    assert found is not None
    assert note in found.decode()


@pytest.mark.usefixtures("alone")
def test_what_was_not_printed_is_told_once_each_and_only_then() -> None:
    told: list[str] = []
    chosen = held([session(0), check_in(1, note="👍👍"), check_in(2, note="👍 👎")])
    pdf.exported(chosen, tell=told.extend)
    assert told == ["👍", "👎"]
    pdf.exported(held([session(0), check_in(1, note="ok")]), tell=told.extend)
    assert told == ["👍", "👎"]


@needs_poppler
def test_what_a_patient_types_is_never_read_as_markup() -> None:
    notes = [check_in(day, note=note) for day, note in enumerate(MARKUP, 1)]
    profile = revise("p", Profile(START, MARKUP[0], None, MARKUP[1]))
    extra = check_in(30, remedies=MARKUP[:6], signs=frozenset(MARKUP[6:12]))
    said = text(made(profile, session(0), *notes, extra))
    for note in MARKUP:
        assert bare(" ".join(note.split())) in said
    assert "root:" not in said


# All of Unicode.

_ODD = st.sampled_from(
    "\ud800\udfff\ufffe\uffff\ufdd0\ue000\U0010ffff\u202e\u2066\u2069\u200f\u200d\u200c\ufe0f\u00ad"
    "\u0301\u20e3\u0600\u06dd\u0640\u094d\u093f\u1100\u1161\u11a8\u115f\u3164\u180e\u2028\x00\x1b\n"
    "\U0001f468\U0001f3fd\U0001f1ea\U000e0020\U0001d173\u3000\u00a0\u034f\u05b0\u25cc",
)
_DRAWN = st.sampled_from(sorted(set().union(*(one.characters for one in fonts.shipped())))).map(chr)
TEXTS = st.text(st.one_of(st.characters(), _ODD, _DRAWN), max_size=12)


@given(st.lists(TEXTS, min_size=12, max_size=12))
@settings(max_examples=40, deadline=None)
def test_whatever_is_typed_anywhere_there_is_a_report(texts: list[str]) -> None:
    chosen = whatever(texts)
    report = pdf.report(chosen)
    assert report.content.startswith(b"%PDF-1.7")


def whatever(texts: list[str]) -> Shared:
    a, b, c, d, *rest = texts
    revisions = [
        revise("p", Profile(START, a, None, b)),
        session(0),
        check_in(1, note=c, remedies=(d, a), signs=frozenset({b})),
        *(check_in(2 + place, note=one) for place, one in enumerate(rest)),
    ]
    return held(revisions)


@given(st.lists(TEXTS, min_size=40, max_size=40))
@settings(max_examples=25, deadline=None)
def test_the_printer_never_lets_through_what_the_fonts_do_not_have(texts: list[str]) -> None:
    """Set with these fonts alone, all of it at once: typst refuses what it can't draw."""
    printer = Printer(with_installed=False)
    said = content(held([session(0)]), b"", with_data=False)
    said["changes"] = [{"title": one, "lines": [one]} for one in texts]
    assert pdf._set(said, "", printer).content


@pytest.mark.long
def test_each_character_that_a_font_has_can_be_set() -> None:
    said = content(held([session(0)]), b"", with_data=False)
    for face in fonts.shipped():
        every = [chr(one) for one in sorted(face.characters)]
        said["changes"] = [{"title": one, "lines": []} for one in every]
        assert pdf._set(said, "", Printer(with_installed=False)).content


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_a_printed_text_holds_the_same_letters_or_their_numbers(typed: str) -> None:
    printer = Printer(with_installed=False)
    said = printer.text(typed)
    assert said.isprintable() or any(unicodedata.category(one) in ("Cf", "Zs") for one in said)
    for one in printer.unprinted:
        assert f"[U+{ord(one):04X}]" in said.replace("\u200b", "")
    for one in said:
        assert one in typed or one in "[]U+0123456789ABCDEF\u200b\u2068\u2069 "


def test_a_long_word_is_broken_where_the_line_ends_and_a_short_one_never() -> None:
    printer = Printer()
    assert printer.text("x" * 24) == "x" * 24
    assert printer.text("x" * 40).replace("\u200b", "") == "x" * 40
    assert max(map(len, printer.text("x" * 400).split("\u200b"))) <= 16
    assert printer.text("家" * 400) == "家" * 400
    # A mark stays with its letter.
    assert "\u200b\u0301" not in printer.text("e\u0301" * 60)


def test_what_runs_from_right_to_left_keeps_to_its_quotation_marks() -> None:
    assert Printer().text("note: “שלום” → “مرحبا”") == (
        "note: “\u2068שלום\u2069” → “\u2068مرحبا\u2069”"
    )


# A font of the machine that can't draw what it says it can.


def test_a_font_that_lies_costs_its_characters_and_not_the_report(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    thai = frozenset(range(0xE00, 0xE80))
    monkeypatch.setattr(glyphs, "installed", lambda: (Face("Diary Han", thai),))
    report = pdf.report(held([session(0), check_in(1, note="ไทย 家")]))
    assert report.unprinted == ("ไ", "ท", "ย")


def test_fonts_of_the_machine_are_looked_for_only_where_the_own_ones_lack_something(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail() -> tuple[Face, ...]:
        raise AssertionError

    monkeypatch.setattr(glyphs, "installed", fail)
    assert pdf.report(held([session(0), check_in(1, note="".join(NOTES.values()))])).content
    assert pdf.report(held([session(0), check_in(1, note="👍")])).unprinted == ("👍",)
    with pytest.raises(AssertionError):
        pdf.report(held([session(0), check_in(1, note="ไทย")]))


def test_private_characters_are_never_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    everything = frozenset(range(0x110000))
    monkeypatch.setattr(glyphs, "installed", lambda: (Face("All", everything),))
    printer = Printer()
    assert printer.text("\ue000 ไ") == "[U+E000] ไ"
    assert list(printer.families) == ["All"]


# Which characters a font has.


@pytest.mark.parametrize("name", SHIPPED.values())
def test_the_characters_of_a_font_are_those_that_fonttools_finds(name: str) -> None:
    assert characters(str(FOLDER / name)) == set(TTFont(FOLDER / name).getBestCmap())


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: b"",
        lambda content: content[:9],
        lambda content: content[:200],
        lambda content: b"ttcf" + content,
        lambda content: b"\xff" * 4096,
        lambda content: content[:12] + b"\xff" * 400 + content[412:],
    ],
)
def test_a_broken_font_has_no_characters(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "font.ttf"
    path.write_bytes(spoil((FOLDER / "hebrew.ttf").read_bytes()))
    assert characters(str(path)) == frozenset()
    assert characters(str(tmp_path / "none.ttf")) == frozenset()


def test_a_mutated_font_is_read_or_not_and_no_more(tmp_path: Path) -> None:
    draw, whole = random.Random(3), (FOLDER / "hebrew.ttf").read_bytes()
    for number in range(300):
        content = bytearray(whole)
        for _ in range(draw.randint(1, 30)):
            content[draw.randrange(2000)] = draw.randrange(256)
        path = tmp_path / f"{number}.ttf"
        path.write_bytes(content)
        assert len(characters(str(path))) <= 0x110000
        path.unlink()


def test_a_font_of_pictures_is_passed_over(tmp_path: Path) -> None:
    content = (FOLDER / "hebrew.ttf").read_bytes().replace(b"GDEF", b"CBDT")
    (tmp_path / "emoji.ttf").write_bytes(content)
    assert characters(str(tmp_path / "emoji.ttf")) == frozenset()


def test_a_report_of_odd_texts_comes_back_as_it_was() -> None:
    chosen = held([session(0), check_in(1, note="👍 ‌ क्ष ﷺ")])
    found = attached(pdf.exported(chosen))
    assert found is not None
    back = json_in.read(found, NOW).revisions
    assert {one.value for one in back} == {one.value for one in chosen.revisions}
