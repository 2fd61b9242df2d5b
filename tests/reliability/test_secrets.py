"""What is written in an encrypted diary stands nowhere else, however it was typed."""

import signal
import sys
from pathlib import Path

import pytest

from tests.reliability.report import Report
from tests.reliability.searching import files_with, shown_by
from tests.terminal import Terminal

_ROOT = Path(__file__).parents[2]
_PASSPHRASE = "the river is green in March"
#: A word for each way of typing, of letters that come together nowhere by chance.
_LINE, _PIPED, _APP, _DRAFT = (f"zyxomma{place}quivver" for place in ("line", "pipe", "app", "key"))
#: Seconds after the last key in which what was typed is kept, and a little.
_UNTIL_KEPT = 3
_ALL = (_LINE, _PIPED, _APP, _DRAFT, _PASSPHRASE)
_SHELL = "import os, sys; os.execvp('sh', ['sh', '-c', *sys.argv[1:]])"


class Machine:
    """A computer of one's own: a home, a folder for what is in passing, and a terminal."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.home, self.searched = folder, folder / "user" / "diary", 0
        for name in ("user", "tmp", "run"):
            (folder / name).mkdir()
        self._env = {
            "HOME": str(folder / "user"),
            "TMPDIR": str(folder / "tmp"),
            "XDG_RUNTIME_DIR": str(folder / "run"),
            "PYTHONPATH": str(_ROOT),
            "DIARY_HOME": str(self.home),
        }

    def types(self, line: str, *answers: tuple[str, str]) -> Terminal:
        """A line typed into a shell, and then an answer to each question, with a look around."""
        program = f"{sys.executable} -m diary"
        terminal = Terminal(["-c", _SHELL, line.format(diary=program)], env=self._env)
        return self._answer(terminal, *answers)

    def opens(self, *answers: tuple[str, str]) -> Terminal:
        """The app, with an answer to each thing that shows."""
        return self._answer(Terminal(["-m", "diary"], env=self._env), *answers)

    def _answer(self, terminal: Terminal, *answers: tuple[str, str]) -> Terminal:
        for question, typed in answers:
            terminal.wait_for(question)
            terminal.press(typed)
            self.search(terminal)
        return terminal

    def search(self, *running: Terminal) -> None:
        """Look into every file there is, and at what is to be seen of the programs that run."""
        for word in _ALL:
            assert list(files_with(word, self.folder)) == []
            for terminal in running:
                assert list(shown_by(terminal.child.pid or 0, word)) == []
            self.searched += 1


def end(terminal: Terminal) -> str:
    """Wait for a program that has to succeed; gives all that it printed."""
    assert terminal.wait_for_end() == 0, terminal.text
    assert _PASSPHRASE not in terminal.bytes
    return terminal.bytes


@pytest.mark.long
def test_a_secret_word_and_the_passphrase_are_found_nowhere(tmp_path: Path, report: Report) -> None:
    (tmp_path / "machine").mkdir()
    (tmp_path / "note").write_text(_PIPED)
    machine, opens = Machine(tmp_path / "machine"), ("Passphrase:", f"{_PASSPHRASE}\r")
    end(machine.types("{diary} session add --on '3 days ago' --area neck"))
    again = ("The same again:", f"{_PASSPHRASE}\r")
    end(machine.types("{diary} encrypt", ("New passphrase:", f"{_PASSPHRASE}\r"), again))
    line_by_line = (
        ("bruise at its worst", "1\r"),
        ("soreness at its worst", "2\r"),
        ("Any of these right now?", "\r"),
        ("What did you use?", "\r"),
        ("A note?", f"{_LINE}\r"),
        ("Save it?", "\r"),
    )
    end(machine.types("{diary} log --on '2 days ago'", opens, *line_by_line))
    piped = f"{{diary}} log --on yesterday --rate neck:1:1 --note - < {tmp_path}/note"
    end(machine.types(piped, opens))
    unlock = ("Your passphrase", f"{_PASSPHRASE}\r")
    # A save takes the keys back to the rows, so that the note has to be gone to again.
    typed = (("[none]", "\t"), ("  Neck", f"{_APP}\r"), ("▸ Neck", "\t"), ("  Neck", _DRAFT))
    app = machine.opens(unlock, ("Same as yesterday", "n"), *typed, (f"{_APP}{_DRAFT}", ""))
    app.read(_UNTIL_KEPT)
    machine.search(app)
    app.child.kill(signal.SIGKILL)
    machine.search()
    said = end(machine.types("{diary} history", opens))
    assert all(word in said for word in (_LINE, _PIPED, _APP))
    after = machine.opens(unlock, ("Go on with it", ""))
    machine.search(after)
    after.child.kill(signal.SIGKILL)
    report.add("a secret word of an encrypted diary, looked for", machine.searched, found=0)
