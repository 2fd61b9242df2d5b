"""Make the report's fonts: `python -m tests.fonts FOLDER`, with the unpacked packages in it.

Which packages: `diary/sharing/pdf/fonts/README.md`. Needed only to change what they hold.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset

from diary.sharing.pdf.fonts import FOLDER

_LATIN = (
    "20-7E,A0-36F,370-3FF,400-52F,1C80-1C8F,1D00-1DFF,1E00-1FFF,2000-206F,2070-209F,20A0-20CF,"
    "2100-218F,2190-2199,2200-22FF,25CC,2C60-2C7F,2DE0-2DFF,2E00-2E5D,A640-A69F,A720-A7FF,"
    "AB30-AB6F,FB00-FB06,FE00,FE20-FE2F"
)
_SYMBOLS = (
    "2010-2027,2030-205E,2190-2426,2440-244A,2460-27BF,27C0-27EF,27F0-27FF,2900-297F,2B00-2BFF,"
    "530-58F,10A0-10FF,1C90-1CBF,2D00-2D2F,FB13-FB17"
)
_HANGUL = "1100-11FF,3130-318F,A960-A97F,AC00-D7AF,D7B0-D7FF"
_HAN = (
    "2E80-2FDF,2FF0-2FFF,3000-312F,3190-31FF,3200-33FF,4E00-9FFF,F900-FAFF,FE10-FE1F,FE30-FE4F,"
    "FF01-FFEF"
)
_ALL = "0-10FFFF"
#: The name and style of each, what it is made from, the characters it keeps, its file.
_FONTS = (
    ("Diary Sans", "Regular", "noto/NotoSans-Regular.ttf", _LATIN, "sans-regular.ttf"),
    ("Diary Sans", "Bold", "noto/NotoSans-Bold.ttf", _LATIN, "sans-bold.ttf"),
    ("Diary Arabic", "Regular", "noto/NotoSansArabic-Regular.ttf", _ALL, "arabic.ttf"),
    ("Diary Hebrew", "Regular", "noto/NotoSansHebrew-Regular.ttf", _ALL, "hebrew.ttf"),
    ("Diary Devanagari", "Regular", "noto/NotoSansDevanagari-Regular.ttf", _ALL, "devanagari.ttf"),
    ("Diary Symbols", "Regular", "dejavu/DejaVuSans.ttf", _SYMBOLS, "symbols.ttf"),
    ("Diary Hangul", "Regular", "nanum/NanumGothic.ttf", _HANGUL, "hangul.ttf"),
    ("Diary Han", "Regular", "droid/DroidSansFallbackFull.ttf", _HAN, "han.ttf"),
)
_DROPPED = (
    *("vhea", "vmtx", "gasp", "FFTM", "DSIG", "STAT", "meta", "BASE", "VORG"),
    *("TSI0", "TSI1", "TSI2", "TSI3", "TSI5"),
)
_COPYRIGHT, _LICENCE, _LICENCE_ADDRESS = 0, 13, 14


def _characters(ranges: str) -> Iterator[int]:
    for one in ranges.split(","):
        first, _, last = one.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def make(family: str, style: str, source: Path, ranges: str, target: Path) -> None:
    options = subset.Options()
    options.hinting = options.glyph_names = options.recalc_timestamp = False
    options.layout_features = options.name_IDs = ["*"]
    options.notdef_outline = True
    options.drop_tables += _DROPPED
    font = subset.load_font(str(source), options)
    kept = set(font.getBestCmap()) & set(_characters(ranges))
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=kept)
    subsetter.subset(font)
    names = {
        one.nameID: one.toUnicode()
        for one in font["name"].names
        if one.platformID == 3 and one.nameID in (_COPYRIGHT, _LICENCE, _LICENCE_ADDRESS)
    }
    postscript = f"{family.replace(' ', '')}-{style}"
    names |= {1: family, 2: style, 3: postscript, 4: f"{family} {style}"}
    names |= {5: "Version 1.000", 6: postscript}
    font["name"].names = []
    for key, said in sorted(names.items()):
        font["name"].setName(said, key, 3, 1, 0x409)
    font.save(str(target))


if __name__ == "__main__":
    for family, style, source, ranges, name in _FONTS:
        folder = Path(sys.argv[1], "usr/share/fonts/truetype")
        make(family, style, folder / source, ranges, FOLDER / name)
