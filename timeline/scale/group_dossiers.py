"""Dossiers: of a group of documents all lines that the log has, with where and when they speak of.

A group are an article, its copies and revisions, what bears its text or address, what people judged of any of them and
of what they tell, and, where a judgement names two groups, both. One group more bears on everything: which names are of
one. A view of some regions is the same made of their groups and that one as of the whole log.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from timeline.index.disorder import in_doubt
from timeline.scale.line_homes import EVERYWHERE, UNREADABLE, FiledLine, filed
from timeline.views.current_lines import sealed
from timeline.views.history import projection
from timeline.views.seal_order import SealOrder

_SEVERAL = 2

Spine = Callable[[Iterable[str]], list[bytes]]


class GroupDossier(Struct, frozen=True):
    """All lines of one group, each once, in the order they stand in.

    `key` names it: its least document, or of a group without any its least line; EVERYWHERE of what bears on
    everything, UNREADABLE of what no view can decode. `regions` take their countries along; `first` and `last` are days
    (ordinals) or None. `spine` repeats lines of other groups that say which of two judgements or readings is the
    later, where clocks went wrong.
    """

    key: str
    lines: tuple[bytes, ...]
    documents: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    spine: tuple[bytes, ...] = ()

    @property
    def folded(self) -> Iterator[bytes]:
        """The lines a view is made of."""
        yield from self.lines
        yield from self.spine


def dossier_of_group(key: str, lines: Iterable[bytes], spine: Spine, *, ordered: bool) -> GroupDossier:
    """Return the dossier of a group, its lines given as they stand in the log.

    `ordered` says that no line of the log stands before one that it was appended after; `spine` returns what else is to
    be read of a log to set lines in order, by their ids.
    """
    every = tuple(dict.fromkeys(lines))
    if key == UNREADABLE:
        return GroupDossier(key, every)
    told = [filed(raw) for raw in every]
    days = [day for one in told for day in (one.first, one.last) if day is not None]
    return GroupDossier(
        key,
        every,
        tuple(sorted({name for one in told for name in one.documents})),
        tuple(sorted({code for one in told for code in one.regions})),
        min(days, default=None),
        max(days, default=None),
        tuple(_spine(every, told, spine, ordered=ordered)),
    )


def _spine(lines: Sequence[bytes], told: Sequence[FiledLine], spine: Spine, *, ordered: bool) -> list[bytes]:
    bearing = [(raw, one.names) for raw, one in zip(lines, told, strict=True) if one.seal is not None]
    if len(bearing) < _SEVERAL or (ordered and not in_doubt((raw for raw, _ in bearing), lambda _: "")):
        return []
    own = set(lines)
    return [raw for raw in spine(name for _, names in bearing for name in names) if raw not in own]


def spine_of(lines: Iterable[bytes]) -> Spine:
    """Return what finds the spine of a group among all lines of a log that bear seals."""
    state = projection.fold(lines)
    order = SealOrder(lambda: sealed(state), None)
    rows = {row.id: row.line for row in sealed(state)}

    def found(identities: Iterable[str]) -> list[bytes]:
        return sorted(rows[name] for name in order.consulted(identities))

    return found


def nothing_beside(_: Iterable[str]) -> list[bytes]:
    """Return no spine: for a log whose clocks nobody doubts."""
    return []


def bears_on(dossier: GroupDossier, regions: Iterable[str]) -> bool:
    """Whether a view of some regions (all, where none is named) is made of a dossier too."""
    wanted = set(regions)
    if dossier.key == UNREADABLE:
        return False
    return dossier.key == EVERYWHERE or not wanted or not wanted.isdisjoint(dossier.regions)
