"""What went wrong, in one sentence that says what is accepted instead."""

from errno import EACCES, EDQUOT, EIO, ENOENT, ENOSPC, ENOTDIR, EPERM, EROFS

from diary.core import errors as e
from diary.core.text import clean
from diary.wording.days import day_words

_DAYS = "Use a date such as 2026-11-19, “19 November”, “yesterday” or “3 days ago”."
_DAYS_TO_COME = "Use a date such as 2026-11-19, “19 November”, “in 3 days” or “next Friday”."

_RECORDS = {
    "session-without-area": "A session needs at least one area.",
    "area-twice": "The area “{}” is given twice: give each area and symptom once.",
    "points": "The number of places treated lies between 1 and {}.",
    "week": "The week after a session lies between 1 and {}.",
    "result-without-area": "An answer about results needs at least one area.",
    "unchanged-plan": "That is the care plan you already use. Nothing was changed.",
    "no-test": "There are no test injections up to that day to answer about.",
    "no-session": "There is no treatment session in this diary yet.",
    "no-late-check": "No late check is due yet. The first one comes some weeks after a session.",
    "seen-to-come": "The time {} is still to come.",
    "seen-before-test": "The test injections were given at {}, so it was seen later than that.",
    "before-test": "“{}” is before the test injections. Give the day on which you saw it.",
    "none-and-names": "Give “none” alone, or what you saw without it.",
    "bad-result": "“{}” is not AREA:none, AREA:slight or AREA:clear.",
    "bad-seen": "“{}” is not an answer here. Type none, slight or clear.",
    "not-treated": "There is no session on the area “{}” yet.",
    "two-sessions": "These areas were last treated on different days. Answer them one by one.",
    "nothing-planned": "No session is planned. “diary session plan --on DAY” plans one.",
    "not-a-session": "“{}” is not the id of a session that counts.",
    "not-planned": "The entry “{}” is no planned session. “diary session list” shows those.",
    "plan-past": "The day {} is past. What took place is added as a session.",
    "confirm-early": "It is planned for {}. If it took place earlier, say when with --on.",
    "unknown-flag": "There is nothing flagged as “{}”. “diary flags” shows the ids.",
    "unclear-flag": "More than one thing is flagged as “{}”. Give more of its id.",
    "no-such-plan": "There is no file “{}”, and no care plan of that name comes with the diary.",
    "faulty-plan": "This care plan cannot be used as it is. Nothing was changed.",
    "answer-twice": "The leftover answer for “{}” is given twice: give each area once.",
    "empty-check-in": "There is nothing to save yet: set at least one value, or write a note.",
    "unknown-record": "There is no record “{}” in this diary.",
    "short-id": "“{}” is too short for an id. Give at least 4 characters of it.",
    "unclear-id": "More than one entry has an id that begins with “{}”. Give more of it.",
    "another-kind": "The entry “{}” is of another kind, and an entry keeps its kind.",
    "unchanged-record": "Nothing has changed, so there is nothing to save.",
    "withdrawn-record": "That entry is withdrawn already. “diary history” shows what it said.",
    "nothing-left": "Nothing would be left of it. “diary withdraw” takes a whole entry out.",
    "nothing-to-undo": "There is nothing left to take back.",
    "nothing-to-bring-back": "There is nothing to bring back any more.",
    "no-reason": "A reason is needed. Say in a few words why.",
    "unreadable-record": "A record cannot be read ({}).",
    "unknown-kind": "A record is of a kind that this version does not know ({}).",
    "recorded-before-its-day": "A record was entered before the day it is about ({}).",
    "no-yesterday": "There is no check-in for {} to repeat.",
    "nothing-followed": "No area is being followed on {}, so there is nothing to set to zero.",
    "bad-rate": "“{}” is not AREA:BRUISING:SORENESS. An example is left-calf:2:3; “-” skips one.",
    "bad-leftover": "“{}” is not AREA:yes, AREA:no or AREA:unsure.",
    "leftover-without-rating": "The leftover answer for “{}” needs a rating of that area too.",
    "file-exists": "“{}” is already there. Choose another name; nothing was written over.",
    "time-to-come": "The time {} is still to come. Add a session once it has been.",
    "born-when": "A date of birth lies between 1900 and today, and {} does not.",
    "too-long": "The text is too long: at most {} characters can be kept.",
    "same-and-none": "Choose one of --same and --none.",
    "none-and-signs": "Give “none” alone, or the signs without it.",
    "home-is-file": "“{}” is a file. The diary needs a folder: choose one with --home.",
    "bad-path": "“{}” cannot be the name of a file.",
    "bad-answer": "“{}” is not an answer here. Type yes, no or unsure.",
    "yes-or-no": "“{}” is neither yes nor no.",
    "needs-terminal": "The passphrase is only taken from a terminal. Open one and try again there.",
    "short-passphrase": "A passphrase needs at least {} characters.",
    "passphrases-differ": "The two passphrases are not alike. Nothing was changed.",
    "encrypted-already": "This diary is encrypted already.",
    "not-encrypted": "This diary is not encrypted.",
    "not-whole": "No backup was made, as the diary is not whole. “diary restore” mends it first.",
    "earlier-passphrase": "Encrypting was begun here before. Use the passphrase you chose then.",
    "bad-typing": "What was typed cannot be read as text. Nothing was changed.",
    "stopped": "Nothing was changed.",
    "nothing-to-remind": "There is nothing to remind you of: no area is followed now.",
    "nothing-to-back-up": "There is no diary yet, so there is nothing to copy.",
    "no-such-backup": "There is no backup “{}”. “diary restore” lists them.",
    "spoilt-backup": "The backup “{}” is damaged and cannot be used. Choose another one.",
    "choose-area": "Choose at least one area first.",
    "no-key": "“{}” holds no public key. One begins with “age1” or “ssh-ed25519”.",
    "bad-key": "“{}” is no public key. One begins with “age1” or “ssh-ed25519”.",
    "secret-key": "“{}” is a secret key. Ask the clinic for their public one.",
    "from-after-to": "The first day is after the last one ({}).",
    # A file that is brought in; what stands before says which entry or row.
    "no-such-file": "There is no file “{}”.",
    "not-a-file": "“{}” is not a file that can be read. Give the name of an export.",
    "link-to-file": "“{}” only leads to another file. Give the name of that one.",
    "too-big": "The file is bigger than any diary: at most {} MB can be brought in.",
    "not-an-export": "This is neither a diary's JSON or CSV export nor a diary's own file.",
    "foreign-bundle": "This FHIR bundle has no diary in it. Export that diary anew, with its data.",
    "spoilt-bundle": "The diary inside this FHIR bundle is damaged. Export it anew.",
    "newer-export": "A newer version of this program wrote the file. Update the program first.",
    "newer-kind": "This version does not know such an entry ({}). Update the program first.",
    "sealed-file": "The file is encrypted with another key. Export that diary as JSON instead.",
    "pdf-without-data": "There is no diary's data in this PDF. It may have been left out of it.",
    "locked-pdf": "This PDF is locked. Save it without a password, then try that.",
    "two-reports": "This PDF holds the data of more than one report. Bring them in one by one.",
    "broken-pdf": "The data in this PDF is damaged, so nothing can be brought in.",
    "spreadsheet-file": "This is a spreadsheet's own file. Save it as CSV (UTF-8), then try that.",
    "not-utf-8": "The file is not written in UTF-8. Save it as “CSV UTF-8”, or export it anew.",
    "ends-early": "The file ends too early. It may not have been copied whole.",
    "broken-json": "The JSON is not well formed here.",
    "key-twice": "The name “{}” is given twice.",
    "bad-number": "The number “{}” cannot be read.",
    "too-deep": "There are too many brackets inside one another.",
    "entry-too-long": "It is longer than an entry can be.",
    "not-an-entry": "This is no entry of a diary.",
    "part-missing": "It does not say its “{}”.",
    "unreadable-part": "What it says as its “{}” cannot be read.",
    "says-nothing": "It says nothing: no value, no sign, no remedy and no note.",
    "bad-id": "The id “{}” cannot be one.",
    "bad-revision": "Its revision cannot be right: at most {}.",
    "bad-moment": "“{}” cannot be when it was entered.",
    "from-the-future": "It was entered on {}, which is still to come.",
    "too-many": "There are too many {}.",
    "column-twice": "The column “{}” is there twice.",
    "column-missing": "The column “{}” is missing. “diary export csv --template” shows them all.",
    "row-too-long": "It is longer than a row can be. A quotation mark may be missing.",
    "broken-row": "A quotation mark is missing or too many.",
    "more-cells": "It has more cells than the header. A text with commas needs quotation marks.",
    "no-day": "The day is missing.",
    "no-area": "The area is missing.",
    "no-symptom": "The symptom is missing: bruising or soreness.",
    "unclear-date": "“{}” is no clear date. Write days as 2026-11-19, or name the month.",
    "two-days": "The check-in “{}” is given two days.",
    "two-notes": "One check-in is given two different notes.",
    "no-check-in": "“{}” is not the id of a check-in.",
}


def problem(error: Exception) -> str:
    """One clear sentence (sometimes two) for anything the diary can refuse."""
    match error:
        case e.OffScaleError():
            return _off_scale(error)
        case e.UnknownNameError():
            return _unknown(error)
        case e.DayError():
            return _day(error)
        case e.FutureDayError():
            day, today = day_words(error.day), day_words(error.today)
            return f"{day} is still to come; today is {today}. The diary takes days up to today."
        case e.RecordError():
            return _RECORDS[error.problem].format(_quote(error.detail))
        case e.BadFileError():
            place = f"{error.place.capitalize()}: " if error.place else ""
            return f"{place}{problem(error.fault)}"
        case e.PlanError():
            where = f"“{_quote(error.key)}” " if error.key else ""
            return f"The care plan cannot be used: {where}{error.problem.rstrip('.')}."
        case e.StorageError():
            return _storage(error)
        case OSError():
            return _system(error)
    return str(error)


def _day(error: e.DayError) -> str:
    given, use = f"“{_quote(error.given)}”", _DAYS_TO_COME if error.may_come else _DAYS
    if isinstance(error, e.UnclearTimeError):
        return f"{given} is not a time of day. Use HH:MM, such as 14:30."
    if not error.given.strip():
        return f"There is no day yet. {use}"
    if isinstance(error, e.BareNumberError):
        return f"{given} alone could be a day of any month. {use}"
    if isinstance(error, e.NoSuchDayError):
        return f"{given} is not in the calendar. {use}"
    return f"{given} could not be understood as a day. {use}"


_SYSTEM = {
    ENOSPC: "The disk is full",
    EDQUOT: "The disk is full",
    EROFS: "The disk can only be read",
    EACCES: "Nothing may be written or read there",
    EPERM: "Nothing may be written or read there",
    ENOENT: "There is no such folder",
    ENOTDIR: "There is no such folder",
    EIO: "The disk has a fault",
}


def _system(error: OSError) -> str:
    """What the system refused, in words where it is one of the usual things."""
    where = f" ({clean(str(error.filename))})" if error.filename else ""
    words = _SYSTEM.get(error.errno or 0) or (error.strerror or str(error)).capitalize()
    return f"{words}{where}."


def not_saved(error: Exception) -> str:
    """Said when a save failed: what was typed is still there."""
    if isinstance(error, e.NotConfirmedError):
        return problem(error)
    return f"Not saved. {problem(error)}"


_MEND = "“diary restore” brings back what can be brought back."
_MERGE = "“diary import” with its name brings both together."
_READABLE = "What can still be read is shown."
_HALF = "Encrypting or decrypting the diary was cut short. Nothing is lost."


def notice(key: str, detail: str) -> str:
    """What the patient should know about the file after opening it."""
    return {
        "torn-tail": "The last line of the diary's file was cut off. Everything before it is here.",
        "moved-aside": f"The unfinished piece of an earlier save was moved to {detail}.",
        "damaged": f"The diary's file is damaged at {detail}. {_READABLE} {_MEND}",
        "empty-file": f"The diary's file is empty ({detail}). That is not how it was left. {_MEND}",
        "file-gone": f"The diary's file is gone ({detail}). That is not how it was left. {_MEND}",
        "unreadable-record": f"One entry cannot be read ({detail}). Nothing will be written over.",
        "unreadable-plan": f"The care plan “{_quote(detail)}” cannot be read, so the plan before it"
        " stays in use.",
        "unknown-in-plan": f"This diary does not know all of the care plan “{_quote(detail)}”, and"
        " uses the rest.",
        "replaced": "Something else changed the diary's file. What it holds now is shown.",
        "older-than-backup": f"Entries are missing that the backup of {detail} has. {_MEND}",
        "other-than-backup": f"The diary and its backup of {detail} do not go together. {_MEND}",
        "conflict-copy": f"Another copy of the diary lies beside it: “{clean(detail)}”. {_MERGE}",
        "half-converted": f"{_HALF} Type “diary encrypt” or “diary decrypt” to finish it.",
        "readable-piece": "Decrypting the diary was cut short. Nothing is lost. "
        f"The next save removes “{clean(detail)}”, which can be read without the passphrase.",
        "backups-unseen": "The backups cannot be looked at just now.",
        "no-backup": "Saved, but today's backup could not be made.",
        "key-spoilt": "The file with the key is damaged, and its copy was used. "
        "“diary passphrase” writes it anew.",
    }.get(key, f"{key}: {detail}")


def _off_scale(error: e.OffScaleError) -> str:
    scale = "0 to 10"
    if error.symptom == "bruising":
        scale = "0 to 4, or none, spots, coin, palm, large"
    given = _quote(str(error.given))
    return f"{error.symptom.capitalize()} “{given}” is off its scale. Use {scale}."


def _unknown(error: e.UnknownNameError) -> str:
    start = f"There is no {error.what} “{_quote(error.given)}”."
    if error.nearest:
        return f"{start} Did you mean {_either(error.nearest)}?"
    if error.accepted:
        return f"{start} Use {_either(error.accepted)}."
    return f"{start} “diary session add --help” lists them all."


_DAMAGE = {"sealed": "it cannot be decrypted", "empty": "it is empty"}
_KEY = {"key": "holds no key", "no key": "is missing, and with it the key"}


def _storage(error: e.StorageError) -> str:
    path = error.path
    match error:
        case e.BusyError():
            return "Another program is saving to this diary. Try again in a moment."
        case e.NewerDiaryError():
            return f"{path} was written by a newer version of this program. Update it to open it."
        case e.NotConfirmedError():
            return "The disk did not confirm it. “diary history” shows whether it is there."
        case e.LockedError():
            return "This diary is locked. Its passphrase opens it."
        case e.WrongPassphraseError():
            return "That passphrase does not open this diary. Nothing was changed."
        case e.DamagedError():
            if error.detail in _KEY:
                return (
                    f"{path} {_KEY[error.detail]}. Put a copy of that file back, if you have one."
                )
            where = _DAMAGE.get(error.detail, error.detail)
            return f"{path} is damaged ({where}), and nothing is written to it. {_MEND}"
    return {
        "gone": f"{path} is gone. Nothing was written. {_MEND}",
        "changed": "Something else changed the diary's file. Look at it, then save again.",
        "a link": f"{path} leads to another file. The diary needs a file of its own.",
        "other form": "The diary was encrypted or decrypted meanwhile. Close it and open it again.",
        "two forms": "There are two diaries here, diary.jsonl and diary.jsonl.age. "
        "Move one of them elsewhere, then bring it in with “diary import”.",
        "nothing to restore": "There is nothing that could be brought back here.",
        "not a file": f"{path} is not a file that the diary can use.",
    }.get(error.detail, f"{path} cannot be used ({error.detail}).")


def _either(names: tuple[str, ...]) -> str:
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} or {names[-1]}"


def _quote(text: str) -> str:
    short = clean(text)
    return short if len(short) <= 60 else short[:59] + "…"
