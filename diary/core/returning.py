"""Going back to what a diary once said, without losing what it has said since."""

from collections.abc import Iterable, Sequence

from diary.core.entries import chains
from diary.core.merge import said
from diary.core.moment import Now
from diary.core.records import Revision


def going_back(
    existing: Sequence[Revision], then: Sequence[Revision], now: Now, reason: str
) -> list[Revision]:
    """The revisions to add so that the diary says what it said when `then` was all it held.

    A record changed since gets its earlier value back, one added since is withdrawn, one withdrawn
    since returns. Whatever `then` has that the diary lost comes first, as it was.
    """
    held = set(map(repr, existing))
    lost = [one for one in then if repr(one) not in held]
    here, there = _states([*existing, *lost]), _states(then)
    back = []
    for id_, last in here.items():
        wanted = there.get(id_, last._replace(withdrawn=True))
        if (said(wanted.value), wanted.withdrawn) != (said(last.value), last.withdrawn):
            back.append(
                Revision(
                    id_,
                    last.revision + 1,
                    now.instant,
                    now.offset,
                    now.zone,
                    wanted.value,
                    reason,
                    wanted.withdrawn,
                )
            )
    return lost + back


def _states(revisions: Iterable[Revision]) -> dict[str, Revision]:
    """What counts of each record, withdrawn ones too."""
    return {id_: chain[-1] for id_, chain in chains(revisions).items()}
