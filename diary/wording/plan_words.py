"""`diary plan`: its help, and what it says of a plan's file."""

from diary.core.errors import PlanError
from diary.core.plan import CarePlan
from diary.wording.care_plan import title

PLAN = """Show the care plan, or go by another.

It says what is usual, what the diary asks, and when to tell the clinic.

Your clinic may give you a file with its own. mesotherapy and injection-lipolysis come with the
diary.
"""
SHOW = """Explain the care plan in words, with the source of each number.

It is the plan in use, or one that you name: a file, or one that comes with the diary.
"""
CHECK = """Look over the file of a care plan.

It names the file, the line and the key of all that is wrong. Nothing is changed.
"""
USE = """Go by another care plan from today on.

It is a file, or one that comes with the diary. What it changes in what there is to tell your
clinic is shown first. What an earlier plan flagged still names that plan.
"""
YES = "Do it without asking."
QUESTION = "Use this plan from today on?"


def fault(file: str, line: int, error: PlanError) -> str:
    """`plan.toml, line 12, windows.bruising.days: is missing.`"""
    key = f", {error.key}" if error.key else ""
    return f"{file}, line {line}{key}: {error.problem.rstrip('.')}."


def sound(file: str, plan: CarePlan) -> str:
    return f"{file}: nothing is wrong with it. {title(plan)}."


def in_use(plan: CarePlan) -> str:
    return f"From today on: {title(plan)}. “diary undo” takes it back."


def to_be_used(plan: CarePlan) -> str:
    return f"Another care plan: {title(plan)}."
