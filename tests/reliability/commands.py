"""The commands that write, each with the diary it is run on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from diary.core.areas import area_named
from diary.core.records import CheckIn, Revision, TreatmentSession, rating
from diary.storage.store import FileStore
from tests.cli.running import TODAY
from tests.diaries import revise
from tests.reliability.calls import Hook
from tests.reliability.forks import Ended, ended
from tests.reliability.forms import Form
from tests.reliability.program import Child, run
from tests.reliability.scrypt import NEW_PASSPHRASE, PASSPHRASE

Preparation = Callable[[Path], None]


def _id(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


SESSION = revise(_id(99), TreatmentSession(TODAY - timedelta(5), (area_named("left-calf"),)))


def check_in(number: int, note: str = "") -> Revision:
    """The check-in that many days ago."""
    ratings = (rating("left-calf", "bruising", number % 5), rating("left-calf", "soreness", 3))
    value = CheckIn(TODAY - timedelta(number), ratings, note=note or f"{number} days ago")
    return revise(_id(number), value)


def _of_days(*days: int) -> Preparation:
    def prepare(stage: Path) -> None:
        store = FileStore(stage / "home")
        store.append(SESSION)
        for number in days:
            store.append(check_in(number))

    return prepare


_usual = _of_days(4, 3, 0)


def _no_diary(stage: Path) -> None:
    pass


def _torn(stage: Path) -> None:
    _usual(stage)
    with FileStore(stage / "home").path.open("ab") as file:
        file.write(b'{"seq":5,"id":"')


def _another(stage: Path) -> None:
    _usual(stage)
    other = Command("", ("export", "json", "-o", "{stage}/other.json"))
    _of_days(2, 1)(stage / "other")
    assert other.run(stage / "other").value[0] == 0
    (stage / "other" / "other.json").rename(stage / "other.json")


def _with_a_key(stage: Path) -> None:
    _usual(stage)
    public = "age1ntee40jag8wt7d6nm0w6czys0elr0vumvanfepf50krlkrem6ypsqfql6t"
    (stage / "clinic.pub").write_text(f"{public}\n")


@dataclass(frozen=True)
class Command:
    """One run of the program; `{stage}` in its arguments is the folder it is run in."""

    name: str
    args: tuple[str, ...]
    prepare: Preparation = _usual
    #: What is typed where a passphrase is asked for, after the one that opens the diary.
    typed: tuple[str, ...] = ()
    forms: tuple[Form, ...] = tuple(Form)
    #: What happens to the diary's file before.
    damage: Callable[[bytes], bytes] | None = None
    #: False while the program does not have it yet.
    is_there: bool = True

    @property
    def is_long(self) -> bool:
        """Whether it goes on from where it was cut short, and has to be done before all else."""
        return self.args[0] in ("encrypt", "decrypt", "passphrase") or self.damage is not None

    def run(
        self,
        stage: Path,
        hook: Hook | None = None,
        notes: object = None,
        through: Child = ended,
    ) -> Ended:
        """Run it in a child; see `program.run`."""
        args = [word.format(stage=stage) for word in self.args]
        return run(stage / "home", *args, typed=self.typed, hook=hook, notes=notes, through=through)


def _spoil(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + b"?" + content[middle + 1 :]


def _shorten(content: bytes) -> bytes:
    return content[: content.index(b"\n") + 1]


_LOG = ("log", "--rate", "left-calf:1:2", "--note", "A note of the evening")
_ENCRYPT = ("encrypt",)
#: Each with its own name; the first save of a day is the one that makes a backup.
ALL = (
    Command("log", _LOG),
    Command("log, the first save ever", _LOG, _no_diary),
    Command("log, the first save of a day", _LOG, _of_days(4, 3)),
    Command("log after a torn line", _LOG, _torn, forms=(Form.PLAIN,)),
    Command("session add", ("session", "add", "--on", "today", "--area", "neck")),
    Command("profile set", ("profile", "set", "--name", "Ana", "--emergency", "112")),
    Command("amend", ("amend", _id(4), "--note", "x", "--reason", "slip")),
    Command("withdraw", ("withdraw", _id(3), "--reason", "twice")),
    Command("undo", ("undo",)),
    Command("import", ("import", "{stage}/other.json", "--yes"), _another),
    Command("backup", ("backup",)),
    Command("restore", ("restore", "3", "--yes")),
    Command("restore of a damaged diary", ("restore", "--yes"), damage=_spoil),
    Command("restore of a shortened diary", ("restore", "--yes"), damage=_shorten),
    Command("encrypt", _ENCRYPT, typed=(PASSPHRASE,) * 2, forms=(Form.PLAIN,)),
    Command("encrypt before the first save", _ENCRYPT, _no_diary, (PASSPHRASE,) * 2, (Form.PLAIN,)),
    Command("encrypt after a torn line", _ENCRYPT, _torn, (PASSPHRASE,) * 2, (Form.PLAIN,)),
    Command("decrypt", ("decrypt", "--yes"), forms=(Form.ENCRYPTED,)),
    Command("passphrase", ("passphrase",), typed=(NEW_PASSPHRASE,) * 2, forms=(Form.ENCRYPTED,)),
    Command("check", ("check",)),
    Command("export", ("export", "json", "-o", "{stage}/export.json")),
    Command(
        "export to the clinic",
        ("export", "csv", "--to-clinic", "{stage}/clinic.pub", "-o", "{stage}/export.csv"),
        _with_a_key,
    ),
)
CASES = [(one, form) for one in ALL if one.is_there for form in one.forms]
NAMES = [f"{one.name}, {form}" for one, form in CASES]
NEXT = check_in(1, "The save after the fault")
