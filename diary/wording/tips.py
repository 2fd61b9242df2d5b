"""What each key does, and the help that lists them."""

from diary.core.scales import BRUISING_WORDS
from diary.wording.body import BRUISE_HINTS

HELP_INTRO = (
    "Each evening: set how bruised and how sore each area was at its worst, then press Enter. What"
    " you leave empty counts as not said, never as zero."
)
_BRUISES = "\n".join(
    f"{number} {word:<6} {hint}"
    for number, (word, hint) in enumerate(zip(BRUISING_WORDS, BRUISE_HINTS, strict=True))
)
SYMBOLS = f"""What to tell your clinic
▲  tell it
▲▲ contact it
◆  contact it today
✚  get emergency help now

The timeline
░  the days on which it is expected
▲  past its window     △  possibly past it
·  missed              ▼  a session
◇  a planned session
L  logged late         C  corrected
*  late and corrected  +  a remedy
X  10, where there is room for one figure

The calendar
●  logged               ▽  test injections

Bruise
{_BRUISES}

Sore
0 not sore, to 10, the worst you can imagine"""

SAVE = "Keep this check-in"
SAME = "Fill in what you said the day before"
NOTHING = "Say zero for everything asked"
AREA = "Say something about an area that isn't asked"
ADD = "Add a second check-in for this day"
OTHER = "Open the other check-in of this day"
WITHDRAW = "Withdraw the check-in that shows; it stays in the history"
TAKE_OUT = "Withdraw this entry; it stays in the history"
WHY = "See what to tell your clinic, and the days that show it"
BACK = "Go back"
NEXT = "Go to the next field"
BEFORE = "Go to the field before"
ROWS = "Go back to the rows"
DIGITS = "Set the row in hand; 1 then 0 makes 10"
DIGITS_KEY = "0 to 9"
ANSWER = "Answer yes, no or unsure"
CHOOSE = "Choose the area in hand"
SCROLL = "Scroll"
TIMELINE = "See all days of all areas"
DAY = "Open, fill in or correct another day"
SESSION = "Add a treatment session"
HISTORY = "See everything ever saved, and what was changed"
UNDO = "Take back what was saved last"
CLEAR = "Say nothing"
LOCK = "Lock the diary until your passphrase is given"
JUMP = "Jump to anything on the screen, or to another place"
GO_TO_PLACE = "Go there"
CALENDAR = "See the months, and open any day"
SESSIONS = "See your sessions, and how each went"
SHARE = "Hand the diary to your clinic"
SEARCH = "Find words in your notes"
SETTINGS = "Your details, your clinic, and how the app works"
LATER = "Ask again at the next start"
HELP = "Show the keys and what the symbols mean"
QUIT = "Close the diary"
