"""The report as a PDF: what kind of file it is, what is in it besides its pages."""

import hashlib
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.core.answers import PlanChange
from diary.core.areas import area_named
from diary.core.entries import current
from diary.core.period import Period
from diary.core.profile import Profile
from diary.core.records import Revision
from diary.core.selection import Part, Selection
from diary.core.shared import shared
from diary.core.summary import summary
from diary.sharing import json, pdf
from tests.benchmarks.long_diary import revisions as long_diary
from tests.core.plans import SHIPPED
from tests.diaries import PLAN, START, revise
from tests.sharing.held import check_in, session
from tests.sharing.pages import (
    attached,
    drawn,
    held,
    lines,
    made,
    needs_poppler,
    needs_qpdf,
    opened,
    page_of,
    pages,
    tags,
    text,
)

ANA = revise("p", Profile(START, "Ana Ruiz", date(1980, 3, 19), "N-4711"))
SMALL = (ANA, session(0), *(check_in(day, note=f"day {day}") for day in range(1, 12)))
SEEDS = st.integers(0, 2**40)


@needs_qpdf
@pytest.mark.parametrize("revisions", [(), SMALL], ids=["empty", "small"])
def test_qpdf_finds_nothing_wrong_with_it(revisions: tuple[Revision, ...], tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(made(*revisions))
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"No syntax or stream encoding errors found" in done.stdout


def test_it_says_that_it_is_tagged_and_for_archives_and_in_which_language() -> None:
    found = opened(made(*SMALL))
    root = found.Root
    assert str(root.Lang) == "en"
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    with found.open_metadata() as said:
        assert said.pdfa_status == "3A"
        assert said["pdfuaid:part"] == "1"
        assert said["dc:title"] == "Symptom diary: Mesotherapy, 2 Mar 2026 to 11 Apr 2026"
        assert "dc:creator" not in said
        assert "dc:description" not in said


@needs_poppler
def test_it_is_headed_by_the_treatment_of_the_plan_in_force() -> None:
    lipolysis = SHIPPED["injection-lipolysis"]
    change = revise("plan", PlanChange(START, "", "", lipolysis))
    content = made(*SMALL, change)
    assert "Symptomdiary:Injectionlipolysis" in text(content, "-l", "1")
    with opened(content).open_metadata() as said:
        assert said["dc:title"].startswith("Symptom diary: Injection lipolysis, 2 Mar 2026")
    long = lipolysis.replace('"Injection lipolysis"', f'"{"melting 👍🏽 " * 40}"')
    content = made(*SMALL, revise("plan", PlanChange(START, "", "", long)))
    assert "Symptomdiary:melting" in text(content, "-l", "1")
    assert len(opened(content).pages) == len(opened(made(*SMALL, change)).pages)


def test_nothing_of_the_patient_or_the_machine_is_in_the_metadata() -> None:
    found = opened(made(*SMALL))
    said = {key: str(value) for key, value in found.docinfo.items()}
    assert set(said) == {"/Title", "/Creator", "/CreationDate", "/ModDate"}
    assert said["/CreationDate"] == said["/ModDate"] == "D:20260411000000Z"
    assert re.fullmatch(r"Typst [\d.]+", said["/Creator"])
    assert b"Ana" not in bytes(found.Root.Metadata.read_bytes())


def test_headings_tables_with_header_cells_and_figures_are_tagged_as_such() -> None:
    found = list(tags(made(*SMALL)))
    kinds = {kind for kind, _ in found}
    assert {"H1", "H2", "H3", "Table", "TH", "TD", "Figure"} <= kinds
    assert all(alt for kind, alt in found if kind == "Figure")
    days = [kind for kind, _ in found if kind == "TH"]
    assert len(days) > 12  # a header cell for each day of the grid


def test_a_chart_is_told_in_words_for_who_cannot_see_it() -> None:
    bruise, soreness = (alt for kind, alt in tags(made(*SMALL)) if kind == "Figure")
    assert bruise == (
        "Bruise, left calf: from Tue 3 Mar, at least 11 days, no report since Fri 13 Mar."
        " Day by day from Mon 2 Mar 2026: missed, 1, 1, 1, 1, 1, 1, 1, 1 past the expected days,"
        " 1 past the expected days, 1 past the expected days, 1 past the expected days,"
        " missed, missed, missed. Expected for 7 days."
    )
    assert soreness.startswith("Soreness, left calf: nothing logged.")


@given(SEEDS)
@settings(max_examples=10, deadline=None)
def test_the_same_diary_gives_the_same_bytes(seed: int) -> None:
    assert pdf.exported(drawn(seed)) == pdf.exported(drawn(seed))


def test_it_gives_the_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib; from tests.sharing.pages import drawn; from diary.sharing import pdf;"
        "print(hashlib.sha256(pdf.exported(drawn(7))).hexdigest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parents[2], capture_output=True,
        text=True, check=True, env={"PYTHONHASHSEED": "5", "TZ": "Asia/Tokyo"},
    )  # fmt: skip
    assert done.stdout.strip() == hashlib.sha256(pdf.exported(drawn(7))).hexdigest()


# What is attached.


def test_the_same_data_as_the_json_export_is_inside_and_said_to_be_the_source() -> None:
    chosen = held(SMALL)
    found = opened(pdf.exported(chosen))
    (file,) = found.Root.AF
    assert str(file.AFRelationship) == "/Source"
    assert str(file.UF) == "diary.json"
    assert "as data" in str(file.Desc)
    assert str(file.EF.F.Subtype) == "/application/json"
    assert file.EF.F.read_bytes() == json.exported(chosen)


def test_what_was_left_out_is_not_in_the_data_either() -> None:
    chosen = held(SMALL, Selection(without=frozenset({Part.NOTES}), with_name=False))
    content = pdf.exported(chosen)
    found = attached(content)
    assert found == json.exported(chosen)
    assert b"day 3" not in found
    assert b"Ana" not in found


def test_without_data_nothing_is_attached() -> None:
    content = pdf.exported(held(SMALL), with_data=False)
    found = opened(content)
    assert "/AF" not in found.Root
    assert attached(content) is None
    assert b"EmbeddedFile" not in content


@needs_poppler
@pytest.mark.parametrize("with_data", [True, False])
def test_the_digest_is_that_of_the_data(with_data: bool) -> None:
    chosen = held(SMALL)
    said = text(pdf.exported(chosen, with_data=with_data))
    assert hashlib.sha256(json.exported(chosen)).hexdigest() in said
    assert ("insidethisPDF" in said) == with_data
    assert ("leftoutofthisPDF" in said) != with_data


# What is chosen.


@needs_poppler
def test_what_was_left_out_is_nowhere_on_the_pages() -> None:
    every = (*SMALL, check_in(12, note="secret", remedies=("arnica",)))
    assert "AnaRuiz" in text(made(*every))
    assert "secret" in text(made(*every))
    assert "arnica" in text(made(*every))
    without = frozenset(Part)
    said = text(made(*every, selection=Selection(without=without, with_name=False)))
    for one in ("Ana", "4711", "1980", "secret", "arnica", "day3"):
        assert one not in said
    assert "Thepatientleftthemout." in said
    assert "Thepatientleftearlierversionsout." in said


@needs_poppler
def test_only_the_chosen_areas_and_days_are_on_the_pages() -> None:
    every = (session(0, "left-calf", "neck"), *(check_in(day) for day in range(1, 20)))
    said = text(made(*every, selection=Selection(areas=frozenset({area_named("neck")}))))
    assert "Neck" in said
    assert "calf" not in said.lower()
    period = Period(START + timedelta(5), START + timedelta(6))
    account = summary(current(every), PLAN, START + timedelta(6))
    said = text(pdf.exported(shared(every, account, Selection(period))))
    assert "Sat7Mar2026toSun8Mar2026,2days" in said
    assert "Tue3Mar" not in said.partition("Whatwaslogged")[2]


# The first page.


def first_page_fits(content: bytes, has_sessions: bool) -> None:
    after = "After each session" if has_sessions else "What was logged"
    assert page_of(content, "Warning signs") == 0
    assert page_of(content, after) == 1


def test_the_first_page_of_an_empty_diary_is_one_page() -> None:
    content = made()
    first_page_fits(content, has_sessions=False)
    assert pages(content) == 2


@pytest.mark.parametrize("years", [1, pytest.param(10, marks=pytest.mark.long)])
def test_the_first_page_of_a_long_diary_is_one_page(years: int) -> None:
    last = date(2026, 11, 25)
    revisions = long_diary(years, last)
    content = pdf.exported(held(revisions, last=last))
    first_page_fits(content, has_sessions=True)


@pytest.mark.parametrize(("areas", "days"), [(8, 84), (20, 30), (30, 60)])
def test_the_first_page_is_one_page_however_much_there_is(areas: int, days: int) -> None:
    content = pdf.exported(drawn(5, areas=areas, days=days))
    first_page_fits(content, has_sessions=True)


@needs_poppler
def test_what_finds_no_room_on_it_is_counted_and_said_where_it_is() -> None:
    chosen = drawn(5, areas=20, days=84)
    said = " ".join(lines(pdf.exported(chosen), "-l", "1").split())
    left = re.search(r"\b(\d+) more things flagged: see “Everything that was flagged”", said)
    assert left
    shown = len(re.findall(r"To mention|To discuss|Same day|Emergency", said))
    folded = sum(len(card.later) for card in chosen.summary.cards)
    assert int(left[1]) + shown == len(chosen.flags) - folded
    assert "Not shown here:" in said
    assert re.search(r"\d earlier sessions?: see “After each session”", said)


@pytest.mark.parametrize("letter", ["W", "家", "[", "م", "W ", "#"])
def test_the_longest_names_there_can_be_leave_it_one_page(letter: str) -> None:
    name = (letter * 80)[:80].strip()
    signs = frozenset(f"{number}{name}"[:80] for number in range(40))
    remedies = tuple(f"{number}{name}"[:80] for number in range(40))
    profile = revise("p", Profile(START, name, date(1980, 1, 1), name))
    content = made(profile, session(0), check_in(1, signs=signs, remedies=remedies))
    first_page_fits(content, has_sessions=True)


def test_the_template_takes_nothing_from_anywhere_else() -> None:
    files = {one.name: one.read_text("utf-8") for one in Path(pdf.__file__).parent.glob("*.typ")}
    assert len(files) > 3
    for source in files.values():
        assert "@" not in source
        assert files.keys() >= set(re.findall(r'#import "([^"]+)"', source))
        assert not re.search(r"(?<![-.\w])(read|eval|plugin|csv|yaml|toml|xml|image)\(", source)
