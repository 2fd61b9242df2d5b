"""The texts of the settings, and of what is wrong in their files."""

from datetime import date

from diary.core.settings import Questions
from diary.wording.days import MONTHS, day_words
from diary.wording.history import REASONS

TITLE = "Settings"

PRINTED = "Printed on what you share"
PRINTED_HINT = "This is kept in your diary. It is printed only where you choose it."
NAME = "Your name"
BORN = "Date of birth"
BORN_EXAMPLE = "such as 19 March 1960"
PATIENT_NUMBER = "Patient number"
PATIENT_NUMBER_EXAMPLE = "from your clinic"

YOUR_CLINIC = "Your clinic"
CLINIC = "How to reach it"
CLINIC_EXAMPLE = "name and telephone"
EMERGENCY = "Emergency number"
EMERGENCY_EXAMPLE = "such as 112, or your own country's"
CLINIC_HINT = "These are shown where the diary says whom to call."

CARE_PLAN = "Care plan"
OPEN = "Open"
OPEN_TIP = "Open what stands here"

LOOKS = "How the app looks and works"
THEME = "Theme"
MORE_THEMES = "For more themes press Ctrl+P and choose “Theme”. Save here to keep it."
QUESTIONS = "Questions"
LOCK_AFTER = "Minutes until it locks"
LOCK_HINT = "Only an encrypted diary locks. With 0 it never locks by itself."
REMIND_AT = "Remind me at"
REMIND_EXAMPLE = "such as 21:00, or leave it empty"
VIM_KEYS = "Move with h j k l too"
ANIMATIONS = "Animations"

CHOICE_BEFORE = "Choose the one before"
CHOICE_NEXT = "Choose the next one"
SAVE_TIP = "Keep these settings"
BACK_TIP = "Leave the settings"
NEXT_TIP = "Go to the next field"
BEFORE_TIP = "Go to the field before"


def reason_tip(code: str) -> str:
    """What the key of a reason does."""
    return f"Choose “{REASONS[code][0]}”"


SAVED = "Your settings are saved."
WRONG_MINUTES = "The minutes are a number from 0 to 1440."

_OUR_THEMES = {"diary-dark": "dark", "diary-light": "light", "diary-contrast": "high contrast"}

QUESTION_WORDS = (
    (Questions.AUTO.value, "as they fit"),
    (Questions.ONE.value, "one at a time"),
    (Questions.ALL.value, "all at once"),
)


def theme_words(name: str) -> str:
    return _OUR_THEMES.get(name, name)


def born_words(born: date | None) -> str:
    """`19 Mar 1960`, as it is typed too."""
    return f"{born.day} {MONTHS[born.month - 1]} {born.year}" if born else ""


def born_echo(born: date, typed: str) -> str:
    """`Sat 19 Mar 1960`: what was understood, where it isn't what was typed."""
    return "" if born_words(born) == typed.strip() else day_words(born)


def where(settings_path: str, keys_path: str) -> str:
    """Where the files lie that are not in the diary."""
    return f"Settings are kept in {settings_path}. Keys of your own can go into {keys_path}."


SETTINGS_NOT_READ = "Your settings file cannot be read. The diary works as it does without one."

_NOT_READ = {
    "lock_after_minutes": "The minutes until the diary locks must be 0 to 1440. It locks after 5.",
    "theme": "There is no theme of the name in your settings. The usual one is shown.",
    "questions": "The questions can be “auto”, “one” or “all”. They are shown as they fit.",
    "vim_keys": "The setting “vim_keys” must be true or false. It is taken as false.",
    "reminder_hour": "The hour to remind you must be like 21:00. No hour is set.",
    "animations": "The setting “animations” must be true or false. It is taken as false.",
}


def setting_not_read(name: str) -> str:
    """What is said at the start of a setting that could not be taken; "" is all of them."""
    return _NOT_READ.get(name, SETTINGS_NOT_READ)


_KEYS = {
    "whole": "Your keys file cannot be read. The usual keys hold.",
    "unknown": "Your keys file names “{}”, which no key of this diary is called.",
    "unusable": "What your keys file gives for “{}” cannot be a key. The usual one holds.",
    "taken": "Your keys file gives one key twice, so “{}” is left without it.",
}


def key_not_read(problem: str, id_: str) -> str:
    """What is said at the start of a part of the keys file that could not be taken."""
    return _KEYS[problem].format(id_[:40])
