"""The patient's own details: what each is called, and where they are said."""

from diary.core.profile import PARTS, Profile
from diary.core.records import Revision
from diary.wording.days import day_words

#: What the record is called in the history.
PAGE = "page about you and your clinic"

PART_WORDS = {
    "name": "name",
    "born": "date of birth",
    "patient_number": "patient number",
    "clinic": "clinic",
    "emergency": "emergency number",
}

URGENT = "If you feel very unwell, call {}."
EMERGENCY = "Call {}, then tell your clinic."
LOCAL_NUMBER = "your local emergency number"

# `diary profile`.

PROFILE = """Your name, your clinic and whom to call.

All of it is optional, and it is kept in the diary like everything else. “diary export” says when
your name goes out. With --no-name, none of this does.
"""
SHOW = "Show what you have said about yourself and your clinic."
SET = """Say your name, your clinic or whom to call. Only what you give here changes.

\b
  diary profile set --name "Ana Ruiz" --born "19 March 1960"
  diary profile set --clinic "Clinica Sol, 555 0100" --emergency 112
  diary profile set --clear born
"""
NAME = "Your name."
BORN = "Your date of birth, such as “1960-03-19”."
PATIENT_NUMBER = "The number your clinic knows you by."
CLINIC = "Your clinic, and how to reach it."
EMERGENCY_NUMBER = "The number to call in an emergency."
CLEAR = "Take this out; give it once for each."
JSON = "Print it as JSON, for other programs."

NOTHING_SAID = "Nothing is said here yet. “diary profile set --help” shows how."
NOT_AMENDED = "“diary profile set” changes what is said about you and your clinic."
NOTHING_GIVEN = "there is nothing to change. Give what it should be, such as --name."


def given_and_cleared(option: str) -> str:
    return f"{option} is given and cleared too. Choose one."


def saved(revision: Revision) -> list[str]:
    """That it was saved, and what is said now."""
    stays = " What it said before stays in the history." if revision.revision > 1 else ""
    assert isinstance(revision.value, Profile)
    return [f"Saved.{stays}", *(f"  {line}" for line in profile_lines(revision.value))]


def profile_lines(profile: Profile) -> list[str]:
    """`Name: Ana Ruiz`, a line for each part that is said."""
    return [
        f"{PART_WORDS[part].capitalize()}: {words}"
        for part in PARTS
        if (words := part_words(profile, part))
    ]


def part_words(profile: Profile, part: str) -> str:
    """What is said there, as words; empty where nothing is."""
    if part == "born":
        return day_words(profile.born) if profile.born else ""
    said: str = getattr(profile, part)
    return said


def urgent(profile: Profile | None) -> str:
    """What to do when it is urgent, with the patient's own number where there is one."""
    return URGENT.format(_number(profile))


def emergency(profile: Profile | None) -> str:
    """What an emergency sign asks for."""
    return EMERGENCY.format(_number(profile))


def if_still_there(profile: Profile | None) -> tuple[str, str]:
    """What an emergency sign of a day that is past asks for: the call, and to tell the clinic."""
    clinic = (profile.clinic if profile else "") or "your clinic"
    return f"If it is still there, call {_number(profile)}.", f"Tell {clinic} that it was there."


def _number(profile: Profile | None) -> str:
    return (profile.emergency if profile else "") or LOCAL_NUMBER


def clinic_line(profile: Profile | None) -> str:
    """`Your clinic: Clinica Sol, 555 0100`; empty where none is known."""
    return f"Your clinic: {profile.clinic}" if profile and profile.clinic else ""
