"""What the columns of the table mean, for whoever counts with it."""

HEADER = ("column", "type", "unit", "lowest", "highest", "allowed", "when_empty", "meaning")

TEXT, DATE, INTEGER = "text", "date (YYYY-MM-DD)", "integer"
BOOLEAN = "boolean (true or false)"
MOMENT = "timestamp with offset (ISO 8601)"

DAYS = "days"
SCALE_UNIT = "bruising 0 to 4, soreness 0 to 10"

NEVER_EMPTY = "Never empty."
NO_SESSION = "No session on this area was near enough."
NO_AREA = "The row is about no area: the check-in rates none."
NOT_SAID = "Nothing was said. It is never a zero."
NOT_ANSWERED = "It was not answered here."
NO_NOTE = "There is no note, or notes were left out."

DAY = (
    "The day that the patient tells of. It is not the day of typing. The table holds check-ins"
    " alone. What was asked around a session, and what is planned, goes by pdf, json or fhir."
)
DAY_NUMBER = "Days from the session on this area to the day. The session's own day is 0."
SESSION_DAY = "The day of the session that the day number counts from."
AREA = "The part of the body. Left and right are the patient's own."
SYMPTOM = "What was rated."
SEVERITY = (
    "How bad it was at its worst that day. Bruising goes by size, 0 to 4. Soreness goes from 0 to"
    " 10, the worst the patient can think of. A missed day has no row."
)
SEVERITY_WORDS = "The same in a word. For soreness these are only labels: use the number."
LEFTOVER = (
    "Was any of this there before the latest session? It is one answer for each area, and each of"
    " its rows has it. It is a text: unsure is an answer too."
)
RECORDED_AT = (
    "When this was typed, on the patient's clock, with its offset from UTC. If it was put right"
    " later, it is the time of that."
)
LATE = "Was it typed at or after 04:00 of the next day?"
NOTE = (
    "The patient's own words, the same in each row of a check-in. One ' was put before a text that"
    " a spreadsheet would run."
)
CHECK_IN = "The check-in that the row is from. A day may have more than one."
EDITED = "Was anything in this row put right after it was first saved?"
