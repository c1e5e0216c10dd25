"""Every projection of the catalogue as records: the same, whoever asks for it, a command or a worker far away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.faces.export.ledger_records import promise_record
from timeline.faces.export.records import article_record, figure_record, history_records
from timeline.views.catalog import PROJECTIONS
from timeline.views.promise_ledger import view as ledger_view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from timeline.views.fold import State
    from timeline.views.query import Query


_RECORDS: Mapping[str, Callable[[Any], Iterator[dict[str, Any]]]] = {
    "history": history_records,
    "pledges": lambda ledger: map(promise_record, ledger.pledges),
    "figures": lambda figures: map(figure_record, figures.figures),
    "articles": lambda articles: map(article_record, articles.documents),
}


def view_records(
    name: str, state: State[Any], query: Query, kept: Iterable[bytes] | None = None
) -> Iterator[dict[str, Any]]:
    """Yield what a projection, by its name, shows of a state; `kept` are proposals that were matched before."""
    if name == "pledges":
        return _RECORDS[name](ledger_view(state, query, kept))
    return _RECORDS[name](PROJECTIONS[name].view(state, query))
