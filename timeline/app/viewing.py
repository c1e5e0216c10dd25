"""From a workspace's log to a view, by folding as few of its lines as the view needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from timeline.app.opening import uncollected
from timeline.codec import LineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from timeline.app.ids import Ids
    from timeline.app.opening import OpenWorkspace
    from timeline.index import FoundLines, Scan
    from timeline.views.compared_figures import ComparedFigures
    from timeline.views.fold import Projection, State
    from timeline.views.history import History
    from timeline.views.imported_documents import ImportedDocuments
    from timeline.views.narrow_rows import EventRow, LineRow
    from timeline.views.query import Query

    R = TypeVar("R", bound=LineRow)
    V = TypeVar("V")
    Keys = Callable[[V], Iterable[tuple[Any, ...]]]

_MOST_COUNTED = 50_000  # lines that are counted for what is only told to be about so many


def history_of(space: OpenWorkspace, query: Query) -> tuple[History, Ids]:
    """Return what happened, and the ids to shorten by. Raises the log's faults."""
    from msgspec.structs import replace

    from timeline.views.history import projection

    check_types(space, query)

    def made(found: FoundLines) -> tuple[History, State[EventRow]]:
        state = fold(space.workspace.log, projection, found.blocks)
        return projection.view(state, query), state

    founds = space.log.widening(regions=query.regions, types=query.types, limit=query.limit)
    history, state, whole = first_enough(founds, made, lambda shown: (told.key() for told in shown.events))
    if not whole:
        history = replace(history, total=None, about=roughly(space, query, query.types))
    return history, ids_of(state, space.log)


def figures_of(space: OpenWorkspace, query: Query) -> tuple[ComparedFigures, Ids]:
    """Return the figures, and the ids to shorten by. Raises UnknownTypeError, UnknownUnitError, the log's faults."""
    from msgspec.structs import replace

    from timeline.views.compared_figures import projection

    check_types(space, query)
    query = replace(query, units=_units(space, query.units))
    found = space.log.find(regions=query.regions, types=("figure",))
    state = fold(space.workspace.log, projection, found.blocks)
    return projection.view(state, query), ids_of(state, space.log)


def roughly(space: OpenWorkspace, query: Query, types: Iterable[str]) -> int | None:
    """Return about how many events of these types answer a question of which only the latest were looked for.

    None where more is asked than an index counts by, or where they are too many to be counted at a glance.
    """
    if not _counted_by_index(query):
        return None
    found = space.log.roughly(regions=query.regions, types=tuple(types), most=_MOST_COUNTED)
    return None if found == _MOST_COUNTED else found


def _counted_by_index(query: Query) -> bool:
    """Whether a question asks for no more than regions and types."""
    from timeline.views.query import Query

    return query == Query(regions=query.regions, types=query.types, limit=query.limit, today=query.today)


def check_types(space: OpenWorkspace, query: Query) -> None:
    """See that there are events of the types asked for, or could be. Raises UnknownTypeError, and the log's faults."""
    if not query.types:
        return
    from timeline.app.asked_names import UnknownTypeError, unknown_types
    from timeline.views.history import projection
    from timeline.vocabulary import EVENT_TYPES

    for name in unknown_types(query.types):
        state = fold(space.workspace.log, projection, space.log.find(types=(name,)).blocks)
        if not any(row.type == name for row in state.events.values()):
            raise UnknownTypeError(name, EVENT_TYPES)


def _units(space: OpenWorkspace, asked: Iterable[str]) -> tuple[str, ...]:
    """Return units as the log has them. Raises UnknownUnitError where no figure of any region is in one."""
    from timeline.app.asked_names import UnknownUnitError, is_general, unit
    from timeline.views.compared_figures import projection, units_told

    units = tuple(map(unit, asked))
    if not all(map(is_general, units)):
        state = fold(space.workspace.log, projection, space.log.find(types=("figure",)).blocks)
        known = units_told(state)
        for name in units:
            if not is_general(name) and name.casefold() not in {one.casefold() for one in known}:
                raise UnknownUnitError(name, known)
    return units


def articles_of(space: OpenWorkspace, query: Query) -> tuple[ImportedDocuments, Ids]:
    """Return what was imported, and the ids to shorten by. Raises the log's faults."""
    from attrs import evolve

    from timeline.views.imported_documents import projection
    from timeline.views.query import in_time

    check_types(space, query)

    def made(found: FoundLines) -> tuple[ImportedDocuments, State[EventRow]]:
        state = fold(space.workspace.log, projection, found.blocks)
        return projection.view(state, query), state

    founds = space.log.documents(regions=query.regions, since=query.since, limit=query.limit)
    articles, state, whole = first_enough(
        founds, made, lambda shown: (in_time(one.reading.date, one.reading.article) for one in shown.documents)
    )
    if not whole:
        countable = _counted_by_index(query) and not query.types
        found = space.log.roughly_documents(regions=query.regions) if countable else None
        articles = evolve(articles, total=None, about=found)
    return articles, ids_of(state, space.log)


def fold(log: Path, projection: Projection[R, Any], blocks: Iterable[bytes], state: State[R] | None = None) -> State[R]:
    """Fold blocks of lines of a log, onto a state where one is given. Raises the log's fault at a bad line."""
    state = state or projection.zero()
    with uncollected():
        for block in blocks:
            rows = projection.rows(block)
            state = projection.gather(state, _decoded(log, projection, block.split(b"\n")) if rows is None else rows)
    return state


def first_enough(
    founds: Iterable[FoundLines], make: Callable[[FoundLines], tuple[V, State[R]]], keys: Keys[V]
) -> tuple[V, State[R], bool]:
    """Make a view of ever more lines until they are enough; return it, its state, and whether all lines were seen."""
    for found in founds:
        view, state = make(found)
        if found.enough(keys(view)):
            break
    return view, state, found.reach is None


def ids_of(state: State[R], log: Scan | None = None) -> Ids:
    """Return the ids that may be shortened or looked up in what was folded: lines and documents."""
    from timeline.app.ids import ids

    documents = (row.article for row in state.articles.values())
    found = (*state.events, *state.articles, *state.judgements, *documents)
    return ids(found, log.ids if log is not None and log.stored else None)


def _decoded(log: Path, projection: Projection[R, Any], lines: Iterable[bytes]) -> Iterator[R]:
    decode = projection.decode
    for raw in lines:
        try:
            row = decode(raw)
        except LineError as error:
            from timeline.log.lines import fault

            raise fault(log, raw, error) from None
        yield row
