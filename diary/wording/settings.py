"""The texts of the settings, and of what is wrong in their files."""

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
