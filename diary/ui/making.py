"""Making the files that are handed on, in a thread: the app goes on meanwhile."""

import asyncio
from collections.abc import Callable, Sequence
from threading import Event
from typing import NamedTuple

from diary.core.errors import DiaryError
from diary.core.shared import Shared
from diary.core.text import clean_line
from diary.journal.sharing import Exporters, Format
from diary.wording import share as words

#: The workers that make files.
GROUP = "files"
#: Seconds that the files wait at most until it is seen that they are being made.
_PAINTED = 1.0


class Making(NamedTuple):
    """What is made of what; of the diary nothing is read but `shared`, which never changes."""

    exporters: Exporters
    files: Sequence[tuple[Format, str]]
    shared: Shared
    key_file: str

    async def make(self, is_seen: Event, say: Callable[[str], object]) -> None:
        """Make the files once it `is_seen` that they are being made, and `say` what came of it.

        A thread that was begun is waited for even where the app is left meanwhile.
        """
        say(await asyncio.to_thread(self._made, is_seen))

    def _made(self, is_seen: Event) -> str:
        is_seen.wait(_PAINTED)
        done, remarks, is_sealed = list[str](), list[str](), bool(self.key_file)
        try:
            for one, path in self.files:
                remarks += self.exporters.write(one, path, self.shared, key_file=self.key_file)
                done.append(path)
        except (DiaryError, OSError) as error:
            return words.not_written(error, done, is_sealed=is_sealed)
        return clean_line(" ".join([words.written(done, is_sealed=is_sealed), *remarks]))
