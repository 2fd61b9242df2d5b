"""A diary that a stranger made, on a real terminal: of its texts nothing acts, on any screen."""

from pathlib import Path

from tests.terminal import Terminal
from tests.ui.hostile import ACTING, PAYLOADS

ROOT = Path(__file__).parent.parent

#: The app over a diary in memory, so that nothing is cleaned on the way from a file.
PROGRAM = """
from dataclasses import replace
from datetime import timedelta
from diary.cli.clock import now
from diary.cli.compose import run_app
from diary.core.errors import StorageError
from diary.core.records import CheckIn, Revision, ToldClinic, TreatmentSession
from diary.journal import Journal
from diary.ui.drafts import CheckInDraft, text_of
from tests.diaries import PLAN, NoChoices
from tests.ui.hostile import ALL
from tests.ui.stage import BELLY, THIGH, ratings

ALL = "evil " + ALL
today = now()
YESTERDAY = today.evening - timedelta(1)

def saved(id_, number, value, back=1):
    at = today.instant - timedelta(back)
    return Revision(id_ + ALL, number, at, today.offset, ALL, value, ALL)

class Drafts:
    def __init__(self):
        note = CheckInDraft(YESTERDAY, "", False, (), {{}}, {{}}, ALL)
        self.texts = {{ALL: text_of([note])}}
    def keep(self, text): pass
    def drop(self): pass
    def left(self): return list(self.texts.items())
    def drop_left(self, key): del self.texts[key]

class Store:
    choices = NoChoices()
    is_encrypted = is_locked = True
    notices = [("damaged", ALL), ("moved-aside", ALL), (ALL, ALL)]
    def __init__(self):
        self.drafts = Drafts()
        check_in = CheckIn(YESTERDAY, ratings((BELLY, 1, 2), (THIGH, 2, 9)), (),
            frozenset([ALL, "pus"]), (ALL[:70], ALL[70:140]), ALL)
        self.kept = [
            saved("s", 1, TreatmentSession(YESTERDAY - timedelta(5), (THIGH, BELLY), note=ALL), 6),
            saved("c", 1, check_in), saved("c", 2, replace(check_in, note=ALL + "x")),
            saved("t", 1, ToldClinic(ALL, YESTERDAY, ALL)),
        ]
    def revisions(self, since=None): return self.kept
    def append(self, *new): self.kept = [*self.kept, *new]
    def has_grown(self): return False
    def lock(self): self.is_locked = True
    def unlock(self, passphrase):
        if passphrase == "no":
            raise StorageError(ALL, ALL)
        self.is_locked = False

run_app(Journal(Store(), PLAN), now)
"""

#: Keys, what they bring up; where there are none, what is hostile is pasted.
_PLACES = (
    *(("c", "Earlier"), ("v", "newest first"), ("\r", "How it went"), ("\x1b", "newest first")),
    *(("p", "The summary"), ("\x1b", "q Quit")),
    *(("/", "newest first"), ("", "1 found"), ("\x1b", "q Quit")),
    *((",", "Printed on what you share"), ("", "evil"), ("\x1b\x1b", "q Quit")),
)


def test_no_text_of_a_diary_acts_on_any_screen(tmp_path: Path) -> None:
    program = tmp_path / "hostile.py"
    program.write_text(PROGRAM.format(), "utf-8")
    terminal = Terminal([str(program)], size=(120, 40), env={"PYTHONPATH": str(ROOT)})

    def go(keys: str, text: str) -> None:
        terminal.press(keys)
        terminal.wait_for(text)

    def back(gone: str) -> None:
        terminal.press("\x1b")
        while gone in terminal.text:
            terminal.read()

    terminal.wait_for("This diary is locked")
    go("no\r", "cannot be used")
    go("yes\r", "You were typing a check-in")
    go("\r", "Day before")  # the form of yesterday, with its note
    pasted = "".join(f"\x1b[200~{text}\x1b[201~" for text, _ in PAYLOADS.values()
                     if "\ud800" not in text)  # fmt: skip
    terminal.press("\t" + pasted)
    terminal.read(0.5)
    go("\x13", "Why do you")
    terminal.press("\t" + pasted)
    go("\r", "Corrected for")  # back on Today, with what is said of the file
    go("h", "newest first")
    terminal.press("\x1b[B\x1b[B")
    go("x", "Why do you")
    go("1", "Withdrawn")
    go("u", "Taken back")
    go("\x1b[B\r", "Day before")
    go("\x1b", "newest first")
    go("\x1b", "q Quit")
    go("w", "Why this limit")
    go("\x1b", "q Quit")
    go("t", "C corrected")
    for view in "234":
        terminal.press(view)
        terminal.read(0.3)
    for keys, text in _PLACES:
        go(keys or pasted, text)
    go("?", "Each evening")
    back("Each evening")
    go("d", "Which day?")
    go(pasted, "could not be understood")
    back("Which day?")
    go("\x10", "Search for commands")
    go(pasted, "No matches")
    back("No matches")
    go("\x0c", "This diary is locked")
    terminal.press("\x11")
    assert terminal.wait_for_end() == 0
    for acting in ACTING:
        assert acting not in terminal.bytes, ascii(acting)
