"""Every sentence a patient reads. Spoken to "you", at most 20 words a sentence, no blame, no alarm.

`days` and `body` hold the words, `flags` what to tell the clinic, `problems` what went wrong,
`commands` and `screens` the texts of the command line and of the app, `asking` those of a check-in
that is asked line by line.
"""

from diary.wording.body import (
    area_label,
    area_words,
    region_label,
    severity_phrase,
    symptom_label,
)
from diary.wording.days import (
    after_session,
    count,
    day_words,
    days_left_in_month,
    long_day,
    month_words,
    session_words,
)
from diary.wording.flags import (
    NOT_WRONG,
    because,
    heading,
    judged_by,
    level_symbol,
    level_words,
    rule_words,
    usually,
)
from diary.wording.flags import sentence as flag
from diary.wording.problems import not_saved, notice, problem
from diary.wording.profile import clinic_line, urgent

NOT_LIVE = "Nobody reads this diary live."
NOT_ADVICE = "This diary does not diagnose and is not medical advice."

__all__ = [
    "NOT_ADVICE",
    "NOT_LIVE",
    "NOT_WRONG",
    "after_session",
    "area_label",
    "area_words",
    "because",
    "clinic_line",
    "count",
    "day_words",
    "days_left_in_month",
    "flag",
    "heading",
    "judged_by",
    "level_symbol",
    "level_words",
    "long_day",
    "month_words",
    "not_saved",
    "notice",
    "problem",
    "region_label",
    "rule_words",
    "session_words",
    "severity_phrase",
    "symptom_label",
    "urgent",
    "usually",
]
