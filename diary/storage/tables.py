"""TinyDB over the log: one table, `revisions`, that only grows.

    db = LogDB(LogFile(folder))
    db.search(where("kind") == "session")

A document is a line's members; its `doc_id` is the line's `seq`. Nothing is cached here, so that a
document taken out and changed changes nothing else; `FileStore` keeps the decoded revisions.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NoReturn

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from diary.core.payload import Plain
from diary.storage import codec
from diary.storage.chain import Chain
from diary.storage.log import LogFile

REVISIONS = "revisions"


class Lines(Mapping[str, Plain]):
    """The log as TinyDB's table: `str(seq)` to members, a line decoded when it is asked for."""

    def __init__(self, chain: Chain) -> None:
        self._lines = chain.lines

    def __getitem__(self, key: str) -> Plain:
        seq = int(key) if key.isdecimal() else 0
        if not 1 <= seq < len(self._lines) or str(seq) != key:
            raise KeyError(key)
        return codec.plain_of(self._lines[seq])

    def __iter__(self) -> Iterator[str]:
        return map(str, range(1, len(self._lines)))

    def __len__(self) -> int:
        return max(0, len(self._lines) - 1)


class Grown(Mapping[str, Mapping[str, Any]]):
    """A table with `new` documents at its end, so that a save need not look at the old ones."""

    def __init__(
        self, old: Mapping[str, Mapping[str, Any]], new: Sequence[Mapping[str, Any]]
    ) -> None:
        self._old, self.new = old, new
        self._size = len(old)
        #: What the new ones are stored as, once they are.
        self.seqs = range(0)

    def __getitem__(self, key: str) -> Mapping[str, Any]:
        place = int(key) - self._size - 1 if key.isdecimal() else -1
        return self.new[place] if 0 <= place < len(self.new) else self._old[key]

    def __iter__(self) -> Iterator[str]:
        return map(str, range(1, len(self) + 1))

    def __len__(self) -> int:
        return self._size + len(self.new)


class AppendOnlyError(TypeError):
    """Something that would change or take away what a log has kept."""


class LogStorage(Storage):
    """TinyDB's storage over a log; `write` adds the lines that are new and never another byte."""

    def __init__(self, log: LogFile) -> None:
        self.log = log

    def read(self) -> Any:
        return {REVISIONS: Lines(self.log.refresh())}

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Raises `AppendOnlyError` where something old was changed or left out, `RecordError` for a
        document that is no revision, and what `Log.append` raises.
        """
        if set(data) != {REVISIONS}:
            raise AppendOnlyError("a diary has one table, and it stays")
        table = data[REVISIONS]
        new = table.new if isinstance(table, Grown) else self._new_in(table)
        bodies = [codec.body(document) for document in new]
        seqs = self.log.append(bodies) if bodies else range(0)
        if isinstance(table, Grown):
            table.seqs = seqs

    def _new_in(self, table: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        """What a plain TinyDB table, which hands over everything, has more than the log."""
        old = Lines(self.log.refresh())
        if any(table.get(key) != document for key, document in old.items()):
            raise AppendOnlyError("a log's records stay as they are")
        return [document for key, document in table.items() if key not in old]


class LogTable(Table):
    """TinyDB's table without what a log cannot do, and without a query cache.

    Another program may add to the file at any time, so a cached answer may be out of date.
    """

    def __init__(
        self, storage: Storage, name: str, cache_size: int = 0, persist_empty: bool = False
    ) -> None:
        super().__init__(storage, name, 0, persist_empty)

    def insert(self, document: Mapping[str, Any]) -> int:
        """Add one revision's plain form; gives its `seq`."""
        return self.insert_multiple([document])[0]

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Add revisions' plain forms, all or none; gives their seqs.

        The work is the same however many are there already: TinyDB's own would make a new
        dictionary of the whole table.
        """
        new = list(documents)
        for document in new:
            if not isinstance(document, Mapping):
                raise ValueError("Document is not a Mapping")
            if isinstance(document, Document):
                raise AppendOnlyError("the log numbers its records itself")
        grown = Grown(self._read_table(), new)
        self._storage.write({self.name: grown})  # type: ignore[dict-item]  # stands for a dict
        return list(grown.seqs)

    def _refuse(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError("a log only grows: add a revision instead")

    update = update_multiple = upsert = remove = truncate = _update_table = _refuse


class LogDB(TinyDB):
    """A TinyDB of one diary; its default table is the revisions."""

    table_class = LogTable
    default_table_name = REVISIONS

    def __init__(self, log: LogFile) -> None:
        super().__init__(log, storage=LogStorage)

    def drop_tables(self) -> NoReturn:
        raise AppendOnlyError("a diary's table stays")

    def drop_table(self, name: str) -> NoReturn:
        raise AppendOnlyError("a diary's table stays")
