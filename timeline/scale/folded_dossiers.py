"""Dossiers folded a part at a time: what stands of them, and what of it is theirs.

What a line is shown with hangs on its own dossier, and on the row that bears on everything; so any dossiers may be
folded together, and no part need be larger than a worker likes to hold.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec import Struct

from timeline.app.opening import uncollected
from timeline.views.catalog import PROJECTIONS
from timeline.views.current_lines import ShownEvent, Standing
from timeline.views.query import Query

AT_ONCE = 20_000  # lines that are folded together: some 80 MB with what is made of them

LinesAndSpine = tuple[Sequence[bytes], Sequence[bytes]]


class OwnStanding(Struct, frozen=True):
    """What stands of some dossiers; `foreign` are the events and documents that lines from elsewhere brought along."""

    standing: Standing
    foreign: frozenset[str]

    def events(self) -> Iterator[ShownEvent]:
        """Yield the dossiers' own events that stand, in no order."""
        foreign = self.foreign
        return (told for told in self.standing.events() if not foreign or told.row.id not in foreign)


def folded_dossiers(
    name: str, dossiers: Iterable[LinesAndSpine], everywhere: Sequence[bytes], query: Query, most: int = AT_ONCE
) -> Iterator[OwnStanding]:
    """Yield what stands of dossiers, for a projection by its name, of some `most` lines at a time.

    Each is given as its lines and its spine; `everywhere` are the lines that bear on every dossier.
    """
    lines: list[bytes] = []
    beside: list[bytes] = []
    for own, spine in dossiers:
        lines += own
        beside += spine
        if len(lines) >= most:
            yield _folded(name, lines, (*beside, *everywhere), query)
            lines, beside = [], []
    if lines:
        yield _folded(name, lines, (*beside, *everywhere), query)


def _folded(name: str, lines: Sequence[bytes], beside: Iterable[bytes], query: Query) -> OwnStanding:
    projection = PROJECTIONS[name]
    with uncollected():
        state = projection.fold(lines)
        events, articles = len(state.events), len(state.articles)
        projection.fold(beside, state)
        foreign = set(islice(state.events, events, None))
        if len(state.articles) > articles:
            documents = [row.article for row in state.articles.values()]
            foreign |= {*documents[articles:]} - {*documents[:articles]}
        return OwnStanding(Standing(state, query), frozenset(foreign))
