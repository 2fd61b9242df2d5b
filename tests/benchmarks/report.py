"""The report for the clinic: beside what typst takes for the same pages, and of ten years.

Each run is the first of its data in a process of its own: typst remembers what it has laid out.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from diary.core.entries import current
from diary.core.selection import Selection
from diary.core.shared import Shared, shared
from diary.core.summary import summary
from diary.sharing import json as data
from diary.sharing import pdf
from diary.sharing.pdf.content import content
from diary.sharing.pdf.fonts import SHIPPED, book
from tests.benchmarks.long_diary import LAST, revisions
from tests.benchmarks.measure import PYTHON, paired, ratio
from tests.diaries import PLAN
from tests.sharing.held import check_in, session

#: Days after the session of a diary whose report has three pages.
_DAYS = 6


def small(last: date = date(2026, 3, 20)) -> Shared:
    days = (check_in(day, note="a little better than yesterday") for day in range(1, _DAYS))
    every = [session(0), *days]
    return shared(every, summary(current(every), PLAN, last), Selection())


def long(years: int) -> Shared:
    every = revisions(years)
    return shared(every, summary(current(every), PLAN, LAST), Selection())


def _ours() -> float:
    chosen = small()
    return _timed(lambda: pdf.exported(chosen))


def _ten() -> float:
    chosen = long(10)
    return _timed(lambda: pdf.exported(chosen))


def _floor() -> float:
    """What typst takes for the same pages, compiled from fixed data."""
    import typst

    chosen = small()
    attached = data.exported(chosen)
    said = json.dumps({**content(chosen, attached, with_data=True), "fonts": list(SHIPPED)})
    template = Path(pdf.__file__).with_name("report.typ")
    return _timed(
        lambda: typst.compile(
            str(template),
            root=str(template.parent),
            font_paths=book(with_installed=False),
            ignore_system_fonts=True,
            sys_inputs={"said": said, "attached": attached.decode(), "name": pdf.ATTACHED},
            format="pdf",
            pdf_standards=["a-3a", "ua-1"],
        )
    )


def _timed(run: Callable[[], object]) -> float:
    """The seconds of one run, once everything is imported and the fonts are known."""
    warm = small(date(2026, 3, 20) + timedelta(300))
    pdf.exported(warm)
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def _alone(name: str) -> float:
    done = subprocess.run(
        [PYTHON, "-m", "tests.benchmarks.report", name], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def reporting(home: Path, years: int) -> None:
    """A report of three pages to typst alone, and the seconds of a long one."""
    if years == 1:
        runs = paired(lambda: _alone("ours"), lambda: _alone("floor"), 9)
        ratio("a report of 3 pages: time to typst's for the same pages", 1.3, runs)
        return
    seconds = sorted(_alone("ten") for _ in range(5))
    around = f"({seconds[0]:.2f} to {seconds[-1]:.2f})"
    print(f"{'a report of 10 years':<58} {seconds[2]:6.2f} s  {around}  allowed 3")


if __name__ == "__main__":
    print({"ours": _ours, "floor": _floor, "ten": _ten}[sys.argv[1]]())
