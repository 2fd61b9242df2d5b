"""A care plan from the text of its TOML file, and all that is wrong with one."""

import re
import tomllib

from diary.core.areas import Region
from diary.core.errors import PlanError
from diary.core.plan import (
    LONGEST_PLAN,
    Advice,
    CarePlan,
    Episodes,
    LateChecks,
    Level,
    NumbingCream,
    Results,
    TestInjections,
    Timer,
    WarningSign,
    Window,
    Worsening,
)
from diary.core.plan_table import Table
from diary.core.scales import SYMPTOMS, Symptom

_WITH_SOURCE = (
    "not_clearing", "never_clear", "severe", "episodes", "follow_up", "following", "leftover",
    "sign_flags", "remedies"
)  # fmt: skip


def read_plan(text: str, *, is_stored: bool = False) -> CarePlan:
    """The plan. Keys that nobody knows are passed over. Raises `PlanError` with the first fault.

    One that is stored may be from before some keys; it has the numbers that held then.
    """
    faults: list[PlanError] = []
    plan = _read(text, faults, is_stored=is_stored)
    if faults:
        raise faults[0]
    return plan


def faults_of(text: str, *, is_stored: bool = False) -> tuple[PlanError, ...]:
    """Everything wrong with a plan's text, in the order in which it is read."""
    faults: list[PlanError] = []
    try:
        _read(text, faults, is_strict=True, is_stored=is_stored)
    except PlanError as error:  # no TOML at all
        faults.append(error)
    return tuple(faults)


def _read(
    text: str, faults: list[PlanError], *, is_strict: bool = False, is_stored: bool = False
) -> CarePlan:
    if len(text) > LONGEST_PLAN:
        raise PlanError("", f"is longer than {LONGEST_PLAN} letters")
    try:
        root = Table("", tomllib.loads(text), faults, is_stored=is_stored)
    except ValueError as error:  # also a number of thousands of figures
        raise PlanError("", str(error)) from error
    except RecursionError as error:
        raise PlanError("", "has too many brackets inside one another") from error
    plan = CarePlan(
        id=root.name("id"),
        version=root.text("version"),
        title=root.text("title"),
        windows={one: _window(root.table("windows").table(one.name)) for one in SYMPTOMS},
        not_clearing_days=root.table("not_clearing").number("days", 1, 365),
        never_clear_days=root.table("never_clear").number("days", 1, 365),
        worsening={
            one: _worsening(root.table("worsening").table(one.name), one) for one in SYMPTOMS
        },
        severe={one: root.table("severe").number(one.name, 1, one.worst) for one in SYMPTOMS},
        episodes=_episodes(root.table("episodes")),
        follow_up_days=root.table("follow_up").number("days", 1, 365),
        following_days=root.table("following").number("days", 1, 365),
        leftover_soreness_days=root.table("leftover").number("soreness_latest_report_days", 1, 365),
        sign_active_days=root.table("sign_flags").number("active_days", 0, 365),
        timers=root.table("timers").parts(_timer),
        late_checks=_late_checks(root.table("late_checks")),
        test_injections=_test_injections(root.table("test_injections")),
        numbing_cream=_numbing_cream(root.table("numbing_cream")),
        checklist=root.table("checklist").parts(_advice),
        tips=root.table("tips").parts(_advice),
        results=_results(root.table("results")),
        remedies=root.table("remedies").table("names").parts(_words),
        signs=root.table("signs").parts(_sign),
        sources={name: root.table(name).text("source") for name in _WITH_SOURCE},
    )
    if is_strict:
        root.refuse_unknown()
    return plan


def _words(_: str, table: Table) -> str:
    return table.text("words")


def _window(table: Table) -> Window:
    return Window(table.number("days", 1, 365), table.text("usual"), table.text("source"))


def _worsening(table: Table, symptom: Symptom) -> Worsening:
    return Worsening(
        from_severity=table.number("from_severity", 1, symptom.worst),
        from_day=table.number("from_day", 0, 365),
        rise=table.number("rise", 1, symptom.worst),
        look_back=table.number("look_back_days", 1, 30),
        source=table.text("source"),
    )


def _episodes(table: Table) -> Episodes:
    return Episodes(
        longest_gap=table.number("longest_gap_days", 0, 30),
        slips=table.number("slips", 0, 10),
        clear_reports=table.number("clear_reports", 1, 10),
        recent=table.number("recent_days", 0, 30),
    )


def _timer(name: str, table: Table) -> Timer:
    problem = "is neither all nor a region of the body"
    areas = table.one_of("areas", ("all", *Region), problem)
    region = None if areas == "all" else Region(areas)
    return Timer(
        name, table.number("hours", 1, 168), region, table.text("words"), table.text("source")
    )


def _late_checks(table: Table) -> LateChecks:
    return LateChecks(
        weeks=table.rising("weeks", 1, 52),
        active_days=table.number("active_days", 0, 365),
        last_stays_days=table.later_number("last_stays_days", 1, 365, before=14),
        question=table.text("question"),
        source=table.text("source"),
    )


def _test_injections(table: Table) -> TestInjections:
    return TestInjections(
        hours_before=table.number("hours_before", 1, 168),
        ask_days=table.later_number("ask_days", 1, 365, before=14),
        question=table.text("question"),
        reactions=table.table("reactions").parts(_words),
        source=table.text("source"),
    )


def _numbing_cream(table: Table) -> NumbingCream:
    return NumbingCream(table.text("words"), table.text("source"))


def _advice(name: str, table: Table) -> Advice:
    return Advice(name, table.number("hours", 0, 8784), table.text("words"), table.text("source"))


def _results(table: Table) -> Results:
    return Results(
        first_day=table.number("first_day", 1, 365),
        most_months=table.number("most_months", 0, 24),
        stays_days=table.later_number("stays_days", 1, 365, before=14),
        usual_sessions=table.number("usual_sessions", 1, 50),
        question=table.text("question"),
        words=table.text("words"),
        source=table.text("source"),
    )


def _sign(name: str, table: Table) -> WarningSign:
    problem = "is neither contact_today nor emergency"
    level = table.one_of("level", ("contact_today", "emergency"), problem)
    return WarningSign(name, Level[level.upper()], table.text("words"), table.text("source"))


def line_of(text: str, fault: PlanError) -> int:
    """The number, from 1, of the line on which the key of a fault stands, or should.

    That of a key that is missing is its table's, else that of the first table of the same parent,
    else the first.
    """
    if not fault.key:
        found = re.search(r"at line (\d+)", fault.problem)
        if found is None and "end of document" in fault.problem:
            return text.rstrip("\n").count("\n") + 1
        return int(found[1]) if found else 1
    lines = _lines_of_keys(text)
    key = fault.key
    while key:
        within = (line for name, line in lines.items() if name.startswith(f"{key}."))
        if found_at := lines.get(key) or min(within, default=0):
            return found_at
        key = key.rpartition(".")[0]
    return 1


def _lines_of_keys(text: str) -> dict[str, int]:
    table = ""
    lines: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if found := re.match(r"\s*\[\s*([^\[\]]+?)\s*\]", line):
            table = re.sub(r"[\"'\s]", "", found[1])
            lines.setdefault(table, number)
        elif found := re.match(r"\s*([\w.\"'-]+)\s*=", line):
            name = re.sub(r"[\"'\s]", "", found[1])
            lines.setdefault(f"{table}.{name}" if table else name, number)
    return lines
